"""Lists, references and addresses through `shengwen transcribe`, as those who evaluate use it."""

import csv
import functools
import json
import os
import re
import signal
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
import soundfile

_SUM = re.compile(
    r"shengwen: (?P<measure>[A-Z]ER) (?P<rate>[\d.]+) % \((?P<errors>\d+) of (?P<length>\d+): "
    r"\d+ sub, \d+ del, \d+ ins\) over (?P<n>\d+) utterances?; "
    r"((?P<failed>\d+) failed; )?(?P<speed>[\d.]+) × realtime"
)


def summed_up(done):
    (found,) = filter(None, map(_SUM.fullmatch, done.stderr.splitlines()))
    return found


def texts(path):
    lines = path.read_text("utf-8").splitlines()
    return {name: text for name, _, text in (line.partition(" ") for line in lines)}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


@pytest.mark.thorough
def test_a_list_and_its_references_give_the_error_rate(shengwen, clips, tmp_path):
    names = ["zh/nihao_shijie", "zh/pangrama", "en/hello_world", "en/quick_brown_fox"]
    ids = [name.replace("/", "-") for name in names]
    (tmp_path / "wav.scp").write_text(
        "".join(f"{each} {clips / name}.wav\n" for each, name in zip(ids, names, strict=True))
    )
    (tmp_path / "text").write_text(
        "".join(
            f"{each} {(clips / name).with_suffix('.txt').read_text('utf-8').strip()}\n"
            for each, name in zip(reversed(ids), reversed(names), strict=True)
        ),
        "utf-8",
    )
    done = shengwen("transcribe", "wav.scp", "--reference", "text")
    assert done.returncode == 0, done.stderr
    sums = summed_up(done)
    assert (sums["measure"], sums["length"], sums["n"]) == ("MER", "31", "4")
    assert float(sums["rate"]) <= 35  # 22.58 was measured
    assert float(sums["speed"]) > 0.2
    results = tmp_path / "wav-results"
    assert done.stdout.splitlines() == [
        f"wav-results/{name}" for name in ("text", "score", "report.csv")
    ]
    assert sorted(path.name for path in results.iterdir()) == ["report.csv", "score", "text"]
    heard = texts(results / "text")
    assert (
        list(heard) == list(texts(results / "score")) == list(rows(results / "report.csv")) == ids
    )
    assert "brown fox" in heard["en-quick_brown_fox"]
    assert all(-3 < float(score) < 0 for score in texts(results / "score").values())
    report = rows(results / "report.csv")
    assert sum(int(row["length"]) for row in report.values()) == 31
    assert float(report["en-quick_brown_fox"]["mer"]) == 0
    assert float(report["en-quick_brown_fox"]["seconds"]) == pytest.approx(2.9, abs=0.1)
    assert float(report["en-quick_brown_fox"]["rtfx"]) > 0.2


@pytest.mark.thorough
def test_a_list_full_of_mistakes_loses_nothing(shengwen, clips, tmp_path):
    folder = tmp_path / "数据"
    folder.mkdir()
    samples, rate = soundfile.read(clips / "en" / "hello_world.wav", dtype="float32")
    soundfile.write(folder / "my talk.wav", samples, rate)
    (folder / "raw.pcm").write_bytes((samples[::2] * 32767).astype("<i2").tobytes())
    soundfile.write(folder / "still.wav", np.zeros(rate, np.int16), rate)
    lines = [
        "甲 my talk.wav", "a/b my talk.wav", "甲 other.wav", "gone gone.wav", "bare",
        "run touch ran |", "raw raw.pcm", "still still.wav", "",
    ]  # fmt: skip
    (folder / "wav.scp").write_bytes("\r\n".join(lines).encode("gb18030"))
    (tmp_path / "text").write_text(
        "raw hello world\nelse where\n甲 Hello, world!\ngone two words\n"
    )
    arguments = (
        "--reference text --output out --format txt --rate 8000 --hotwords world --events".split()
    )
    done = shengwen("transcribe", "数据/wav.scp", *arguments)
    assert done.returncode == 1
    out = tmp_path / "out"
    heard = texts(out / "text")
    assert list(heard) == ["甲", "a/b", "gone", "bare", "run", "raw", "still"]
    assert [name for name, text in heard.items() if "hello" in text.lower()] == ["甲", "a/b", "raw"]
    assert {path.name for path in out.iterdir()} == {
        "text", "score", "report.csv", "甲.txt", "a_b.txt", "raw.txt",
    }  # fmt: skip
    assert not (folder / "ran").exists()
    assert not (tmp_path / "ran").exists()
    for mistake in (
        "甲 is in line 1 (my talk.wav) and in line 3 (other.wav)",
        "gone (数据/gone.wav): The file is not there.",
        "bare: Line 5 has an id and no path.",
        "run (touch ran |): Line 6 is a command",
        "still (数据/still.wav): No speech",
        "a/b, bare, run, still: no reference",
        "else: a reference and no recording",
    ):
        assert mistake in done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    (sums,) = [event for event in events if event["event"] == "summed_up"]
    assert sums["errors"] == {"substitutions": 0, "deletions": 2, "insertions": 0, "length": 6}
    assert (sums["n_failed"], sums["n_scored"]) == (4, 3)
    assert sums["hits"] == {"both": 2, "in_reference": 2, "in_text": 2}
    assert {event["id"] for event in events if event["event"] == "finished"} == {"甲", "a/b", "raw"}


@pytest.mark.thorough
def test_an_interruption_keeps_what_the_list_has_so_far(long_recording, clips, tmp_path):
    (tmp_path / "wav.scp").write_text(
        f"a {clips}/en/hello_world.wav\nb {long_recording}\nc x.wav\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-m", "app", "transcribe", str(tmp_path / "wav.scp"), "--events"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for line in running.stdout:
        event = json.loads(line)
        if event["event"] == "segment_ready" and event["id"] == "b":
            break
    os.killpg(running.pid, signal.SIGTERM)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130, errors
    heard = texts(tmp_path / "wav-results" / "text.incomplete")
    assert list(heard) == ["a", "b"]
    assert "Hello" in heard["a"]
    assert "fox" in heard["b"]
    assert not (tmp_path / "wav-results" / "text").exists()


@pytest.mark.thorough
def test_an_address_is_a_recording_and_its_name_the_id(shengwen, clips, tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    files = functools.partial(SimpleHTTPRequestHandler, directory=clips / "en")
    with ThreadingHTTPServer(("127.0.0.1", 0), files) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        there = f"http://127.0.0.1:{server.server_port}/hello_world.wav"
        gone = f"http://127.0.0.1:{server.server_port}/gone.wav"
        (tmp_path / "wav.scp").write_text(f"u {there}\n")
        (tmp_path / "text").write_text("hello_world Hello world.\nu Hello, world!\n")
        done = shengwen("transcribe", there, gone, "wav.scp", "--reference", "text", "--events")
        server.shutdown()
        thread.join()
    assert done.returncode == 1
    assert f"{gone}: The server answers 404" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {
        "hello_world.srt", "text", "wav-results", "wav.scp",
    }  # fmt: skip
    report = rows(tmp_path / "wav-results" / "report.csv")
    assert [(row["id"], row["path"], row["wer"]) for row in report.values()] == [
        ("hello_world", there, "0.0000"),
        ("gone", gone, ""),
        ("u", there, "0.0000"),
    ]
    events = [json.loads(line) for line in done.stdout.splitlines()]
    fetched = [event for event in events if event["event"] == "fetching"]
    assert {event["file"] for event in fetched} == {there}
    assert not [event for event in fetched if "id" in event]  # unchanged, so not sent again


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--reference", "none"], "not there"),
        pytest.param(["--reference", "empty"], "nothing in it", marks=pytest.mark.thorough),
        pytest.param(["--reference", "junk"], "no text file", marks=pytest.mark.thorough),
        pytest.param(["--reference", "."], "folder", marks=pytest.mark.thorough),
        (["--limit", "lots"], "no size"),
    ],
)
def test_what_cannot_be_meant_ends_before_any_work(shengwen, tmp_path, arguments, word):
    (tmp_path / "empty").touch()
    (tmp_path / "junk").write_bytes(b"\0\1\2")
    done = shengwen("transcribe", "gone.wav", *arguments)
    assert done.returncode == 2
    assert word in " ".join(done.stderr.replace("│", " ").split())
    assert "gone.wav" not in done.stderr


def test_results_that_cannot_be_written_are_found_before_the_work(shengwen, clips, tmp_path):
    (tmp_path / "wav.scp").write_text(f"a {clips}/en/hello_world.wav\n")
    (tmp_path / "out").touch()
    done = shengwen("transcribe", "wav.scp", "--output", "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert "out cannot be written" in done.stderr
