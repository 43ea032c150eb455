"""What became of hotwords: counted, in words, and in files."""

import csv
import json
from pathlib import Path

import pytest

from app.hotword_report_file import COLUMNS, HotwordReportFile
from app.hotword_tally import Tally
from app.sources import Outcome, Source
from engine import Hit

TALLY = Tally(
    4,
    (
        Hit("邓郁松", 0, 1.0, 1.5, "sound", "邓玉松", 0.93),
        Hit("邓郁松", 1, 62.25, 63.0, "heard", "邓郁松"),
        Hit("CUDA", 1, 64.0, 65.0, "suggestion", "coda", 0.7),
        Hit("=SUM", 2, 70.0, 71.0, "rule", "some"),
    ),
    ("CUDA", "张三丰"),
)


def test_what_became_of_hotwords_is_one_line():
    assert str(TALLY) == (
        "2 of 4 heard, 3 hits, 1 put in by sound, 1 put in by a rule, 1 suggestion; 2 never heard"
    )
    confirmed = Hit("滨海新区", 0, 1.0, 2.0, "model", "冰台新区", 0.8)
    assert str(Tally(1, (confirmed,))) == "1 of 1 heard, 1 hit, 1 heard when listening for it"
    assert str(Tally(1, TALLY.hits[1:2])) == "1 of 1 heard, 1 hit"
    assert str(Tally(1, (), ("a",))) == "0 of 1 heard, 0 hits; 1 never heard"


def write(path: Path, *names: str) -> Path:
    report = HotwordReportFile(path)
    for name in names:
        file = Path(name)
        report.add(Outcome(Source(file.stem, file, Path(), file.stem), tally=TALLY))
    report.add(Outcome(Source("silent", Path("silent.wav"), Path(), "silent")))
    (written,) = report.finish()
    return written


def test_a_table_has_a_row_a_hit_and_a_row_a_word_that_was_never_heard(tmp_path: Path):
    with write(tmp_path / "report.csv", "talk.wav").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0] == {
        "word": "邓郁松",
        "hits": "1",
        "way": "sound",
        "time": "1.000",
        "end": "1.500",
        "heard": "邓玉松",
        "likeness": "0.93",
        "file": "talk.wav",
    }
    assert [row["hits"] for row in rows] == ["1", "1", "0", "1", "0", "0"]
    assert [row["way"] for row in rows][-3:] == ["rule", "never", "never"]
    assert rows[3]["word"] == "'=SUM"  # no spreadsheet takes it for a formula


@pytest.mark.parametrize("names", [(), ("a.wav",), ("a.wav", "b.wav")])
def test_json_has_an_object_a_file(tmp_path: Path, names: tuple[str, ...]):
    told = json.loads(write(tmp_path / "report.json", *names).read_text("utf-8"))
    assert [each["file"] for each in told] == list(names)
    for each in told:
        assert (each["words"], each["heard"], each["never"]) == (4, 2, ["CUDA", "张三丰"])
        assert each["hits"][0]["likeness"] == 0.93


def test_a_report_is_never_written_over_another(tmp_path: Path):
    first = write(tmp_path / "report.csv", "a.wav")
    second = write(tmp_path / "report.csv", "b.wav")
    assert (first.name, second.name) == ("report.csv", "report (2).csv")
