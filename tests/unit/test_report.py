"""app/report.py and app/records.py: what is written about a whole run."""

import csv
import os

import pytest

from app.records import InOrder, ListRecord
from app.report import Report, Sums, left_out
from app.scoring import Measure
from app.sources import Outcome, Source


def outcome(name, text="", problem="", score=-0.5, seconds=4.0, *, is_listed=True):
    source = Source(name, f"{name}.wav", ".", name, is_listed=is_listed)
    return Outcome(source, seconds, seconds / 8, text, score, problem)


def rows(folder):
    (file,) = folder.glob("report*.csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,path,seconds,rtfx,reference,hypothesis,")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


def reported(folder, references, outcomes, **options):
    sums = Sums()
    report = Report(folder, references, sums, **options)
    for each in outcomes:
        sums.add(each)
        report.add(each)
    assert report.finish() == [folder / "report.csv"]
    return sums, report


def test_a_report_has_a_row_an_utterance_and_a_sum(tmp_path):
    sums, report = reported(
        tmp_path,
        {"b": "天地玄黄", "a": "你好世界"},
        [outcome("a", "你好世界"), outcome("b", "天的玄", seconds=2.0)],
    )
    found = rows(tmp_path)
    assert list(found) == ["a", "b"]
    assert found["b"] == {
        "id": "b", "path": "b.wav", "seconds": "2.000", "rtfx": "8.00", "reference": "天地玄黄",
        "hypothesis": "天的玄", "substitutions": "1", "deletions": "1", "insertions": "0",
        "length": "4", "cer": "0.5000", "error": "",
    }  # fmt: skip
    line = "CER 25.00 % (2 of 8: 1 sub, 1 del, 0 ins) over 2 utterances; 8.0 × realtime"
    assert str(sums) == line
    assert left_out(report) == []


def test_a_failure_counts_as_silence_and_cannot_hide(tmp_path):
    failed = outcome("a", problem="The file is not there.", seconds=0.0)
    sums, _ = reported(tmp_path, {"a": "two words"}, [failed])
    assert str(sums) == "WER 100.00 % (2 of 2: 0 sub, 2 del, 0 ins) over 1 utterance; 1 failed"
    assert rows(tmp_path)["a"]["error"] == "The file is not there."


def test_what_has_no_counterpart_is_named_and_left_out(tmp_path):
    outcomes = [outcome("a", "yes"), outcome("a", "no"), outcome("x", "what")]
    sums, report = reported(tmp_path, {"a": "yes", **{f"r{n}": "no" for n in range(7)}}, outcomes)
    assert sums.n_scored == 1
    assert left_out(report) == [
        "a, x: no reference, so not in the error rate.",
        "r0, r1, r2, r3, r4 and 2 more: a reference and no recording, left out.",
    ]
    found = rows(tmp_path)
    assert found["r6"]["error"] == "not among the inputs"
    assert (found["x"]["error"], found["x"]["wer"]) == ("no reference", "")


def test_a_reference_of_nothing_has_no_rate(tmp_path):
    sums, _ = reported(tmp_path, {"a": ""}, [outcome("a", "noise")])
    assert rows(tmp_path)["a"]["wer"] == ""
    assert str(sums).startswith("WER unknown (1 of 0: 0 sub, 0 del, 1 ins)")


def test_hotwords_are_in_the_sum(tmp_path):
    outcomes = [outcome("a", "科大讯飞"), outcome("b", "好")]
    sums, _ = reported(tmp_path, {"a": "科大讯飞", "b": "讯飞"}, outcomes, hotwords=("讯飞",))
    assert "hotwords recall 50.0 %, precision 100.0 %, F1 66.7 % (1 of 2, 1 written)" in str(sums)


def test_a_measure_that_was_asked_for_is_kept_to(tmp_path):
    sums = Sums(Measure.cer)
    report = Report(tmp_path, {"a": "GPU"}, sums)
    report.add(outcome("a", "CPU"))
    report.finish()
    assert rows(tmp_path)["a"]["cer"] == "0.3333"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t="])
def test_no_cell_is_a_formula(tmp_path, start):
    text = f'{start}cmd|"/c calc"!A1'
    reported(tmp_path, {"-id": text}, [outcome("-id", text, problem=text)])
    row = rows(tmp_path)["'-id"]
    assert row["reference"] == row["hypothesis"] == row["error"] == f"'{text}"


def test_names_that_are_no_text_are_written_all_the_same(tmp_path):
    reported(tmp_path, {"a": "b"}, [outcome(os.fsdecode(b"\xff"))])
    assert "\\udcff" in rows(tmp_path)


def test_text_and_score_hold_every_id_of_the_list(tmp_path):
    record = ListRecord(tmp_path)
    record.add(outcome("a", "你好 world"))
    record.add(outcome("b", problem="The file is not there.", score=None))
    record.add(outcome("c", "elsewhere", is_listed=False))
    assert (tmp_path / "text.incomplete").read_text("utf-8") == "a 你好 world\nb\n"
    assert record.finish() == [tmp_path / "text", tmp_path / "score"]
    assert (tmp_path / "text").read_text("utf-8") == "a 你好 world\nb\n"
    assert (tmp_path / "score").read_text("utf-8") == "a -0.5000\nb\n"


def test_nothing_is_overwritten_and_an_unfinished_run_keeps_its_name(tmp_path):
    for name in ("text", "text.incomplete", "report.csv"):
        (tmp_path / name).write_text("mine")
    record = ListRecord(tmp_path)
    record.add(outcome("a", "new"))
    assert record.finish()[0] == tmp_path / "text (2)"
    stopped = ListRecord(tmp_path)
    stopped.add(outcome("a", "half"))
    stopped.close()
    assert (tmp_path / "text.incomplete (2)").read_text() == "a half\n"
    assert Report(tmp_path, {"a": ""}, Sums()).finish() == [tmp_path / "report (2).csv"]
    assert {(tmp_path / name).read_text() for name in ("text", "text.incomplete")} == {"mine"}


def test_outcomes_are_put_in_order(tmp_path):
    record = ListRecord(tmp_path)
    in_order = InOrder([record])
    for number in (2, 0, 3, 1):
        in_order.add(number, outcome(f"u{number}"))
    assert record.finish()[0].read_text() == "u0\nu1\nu2\nu3\n"


def test_a_record_that_cannot_be_written_keeps_the_others_going(tmp_path):
    class Full(Sums):
        def add(self, _outcome):
            raise OSError(28, "No space left on device")

    record = ListRecord(tmp_path)
    in_order = InOrder([Full(), record])
    with pytest.raises(OSError, match="No space"):
        in_order.add(0, outcome("a", "kept"))
    assert record.finish()[0].read_text() == "a kept\n"
