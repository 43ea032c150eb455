"""`shengwen hotwords`, and `transcribe --hotwords`, on real speech with the starter model."""

import csv
import json
from pathlib import Path

import pytest
import soundfile

from tests.e2e.words import normalized


@pytest.mark.thorough
def test_a_list_is_tried_on_a_recording_and_says_what_it_did(shengwen, clips, tmp_path):
    """A rule for a word that is surely heard shows the whole way, whatever the model hears."""
    clip = clips / "en" / "quick_brown_fox.wav"
    reference = clip.with_suffix(".txt").read_text("utf-8")
    (tmp_path / "words.txt").write_text("brown => umber\nfox\nZanzibar\n")
    done = shengwen("hotwords", "try", "words.txt", clip, "--reference", reference, "--json", "-q")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "umber fox" in told["changed"][0]["after"]
    assert "brown fox" in told["changed"][0]["before"]
    assert {(hit["word"], hit["way"]) for hit in told["hits"]} >= {("fox", "heard")}
    assert told["never"] == ["Zanzibar"]
    assert told["scores"]["before"]["errors"] < told["scores"]["after"]["errors"]
    assert list(tmp_path.iterdir()) == [tmp_path / "words.txt"]

    shown = shengwen("hotwords", "try", "words.txt", clip, "--language", "en")
    assert shown.returncode == 0, shown.stderr
    assert "umber by a rule, for brown" in shown.stdout
    assert "never heard: Zanzibar" in shown.stdout


@pytest.mark.thorough
def test_a_run_says_what_became_of_its_hotwords_and_writes_it(shengwen, clips, tmp_path):
    folder = tmp_path / "data" / "lists"
    folder.mkdir(parents=True)
    (folder / "terms.txt").write_text("fox\nlazy dog | lazy duck\nZanzibar\n")
    done = shengwen(
        *("transcribe", clips / "en" / "quick_brown_fox.wav", clips / "en" / "hello_world.wav"),
        *("--hotwords", folder / "terms.txt", "--hotwords", "world"),
        *("--output", tmp_path, "--hotword-report", tmp_path / "hits.csv"),
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if ": hotwords: " in line]
    assert len(lines) == 2
    assert "never heard" in lines[0]
    assert done.stdout.splitlines()[-1] == str(tmp_path / "hits.csv")
    with (tmp_path / "hits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    fox = next(row for row in rows if row["word"] == "fox" and row["hits"] == "1")
    duration = soundfile.info(clips / "en" / "quick_brown_fox.wav").duration
    assert 0 < float(fox["time"]) < float(fox["end"]) <= duration
    assert {row["word"] for row in rows if row["way"] == "never"} >= {"Zanzibar"}


@pytest.mark.thorough
def test_a_list_of_ones_own_is_taken_by_its_name(shengwen, clips, tmp_path):
    folder = Path(shengwen("hotwords", "path").stdout.strip())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "terms.txt").write_text("brown => umber\n")
    try:
        listed = shengwen("hotwords", "list").stdout
        clip = clips / "en" / "quick_brown_fox.wav"
        asked = ("transcribe", clip, "--output", tmp_path, "--format", "txt", "--quiet")
        done = shengwen(*asked, "--hotwords", "TERMS")
        assert done.returncode == 0, done.stderr
        assert (done.stdout, done.stderr) == ("", "")
        with_list = normalized((tmp_path / "quick_brown_fox.txt").read_text("utf-8"))
        shengwen(*asked)
        without = normalized((tmp_path / "quick_brown_fox (2).txt").read_text("utf-8"))
    finally:
        (folder / "terms.txt").unlink()
    assert "terms" in listed
    assert "umber" in with_list
    assert "umber" not in without


@pytest.mark.thorough
def test_a_session_says_what_became_of_its_hotwords(live, sound_server, clips, tmp_path):
    report = tmp_path / "hits.json"
    asked = ("--hotwords", "brown => umber, fox, Zanzibar", "--hotword-report", report)
    with live(*asked) as program:
        program.wait_for("recording")
        assert sound_server.say(clips / "en" / "quick_brown_fox.wav").wait() == 0
        program.wait_for("started")
        assert program.stop() == 0, program.errors
    assert "umber fox" in program.text
    (told,) = program.named("hotwords")
    assert {(hit["word"], hit["way"]) for hit in told["hits"]} >= {("fox", "heard")}
    assert told["never"] == ["Zanzibar"]
    (written,) = json.loads(report.read_text("utf-8"))
    assert written["hits"] == told["hits"]
    assert program.named("written")[-1]["paths"] == [str(report)]
