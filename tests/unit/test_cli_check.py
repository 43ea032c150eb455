"""`shengwen check`, as a user types it."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from app.cli import cli
from engine import PROFILES, Transcript, render
from tests.unit.streams import streams

GOOD = "1\n00:00:01,000 --> 00:00:03,000\nThis is the house.\n\n"
FAST = "2\n00:00:04,000 --> 00:00:04,910\nIncomprehensibilities notwithstanding.\n\n"
NEXT = "3\n00:00:05,000 --> 00:00:07,000\nAnd on we go.\n"


@pytest.fixture
def check(tmp_path, monkeypatch):
    monkeypatch.setattr("app.cli_check.start_logging", lambda: None)
    monkeypatch.chdir(tmp_path)

    def run(name: str, content: str | bytes, *options: str):
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(data)
        return CliRunner().invoke(cli, ["check", name, *options])

    return run


def test_good_subtitles_are_accepted(check):
    done = check("a.srt", GOOD)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "a.srt: 1 cues, 0 violations, 0 notes\n"


def test_a_violation_has_its_line(check):
    done = check("a.srt", GOOD + FAST)
    assert done.exit_code == 1
    assert done.stdout == ("2  00:00:04.000  speed: 41.758 characters a second, at most 20\n")


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("2\n00:00:09,000 --> 00:00:06,000\nTurned round.\n", "reversed"),
        ("2\n-00:00:02,000 --> 00:00:00,500\nToo early.\n", "negative"),
        ("2\n00:00:06,000 --> 00:00:06,000\nNo time.\n", "instant"),
        ("2\n00:0x:06,000 --> 00:00:07,000\nWhat?\n", "times"),
    ],
)
def test_times_that_reading_mends_are_violations(check, cue, kind):
    done = check("a.srt", GOOD + cue, "--json")
    assert done.exit_code == 1
    assert kind in [fault["kind"] for fault in json.loads(done.stdout)["faults"]]
    assert check("a.srt", GOOD + cue).stdout


def test_all_cues_whose_times_reading_mends_are_counted(check):
    turned = "00:00:09,000 --> 00:00:06,000\nTurned round, as is the other.\n\n"
    done = check("a.srt", GOOD + "2\n" + turned + "3\n" + turned.replace("0:0", "0:1"))
    assert done.stderr == "a.srt: 3 cues, 2 violations, 0 notes\n"


def test_a_cue_has_the_number_that_it_has_in_the_file(check):
    empty = "1\n00:00:00,100 --> 00:00:00,900\n\n"
    done = check("a.srt", empty + GOOD.replace("1\n", "2\n", 1) + FAST.replace("2\n", "3\n", 1))
    assert done.stdout.startswith("3  00:00:04.000  speed")


def test_what_is_in_a_file_counts_more_than_its_name(check):
    stream = next(streams(1))
    done = check("a.txt", render(_transcript(stream.segments), "json"))
    assert done.exit_code == 0
    assert "sentences, 0 violations" in done.stderr


def test_what_no_other_times_can_mend_is_a_note(check):
    done = check("a.srt", GOOD + FAST + NEXT)
    assert done.exit_code == 0
    assert done.stdout.endswith("at most 20 (note: no room)\n")
    assert check("a.srt", GOOD + FAST + NEXT, "--strict").exit_code == 1


def test_json_has_everything(check):
    done = check("a.srt", GOOD + FAST, "--json", "--profile", "netflix-latin")
    assert json.loads(done.stdout) == {
        "profile": "netflix-latin",
        "cues": 2,
        "faults": [],
        "violations": [
            {
                "cue": 2,
                "start": 4.0,
                "text": "Incomprehensibilities notwithstanding.",
                "kind": "speed",
                "value": pytest.approx(41.758, abs=0.001),
                "limit": 17.0,
                "is_unavoidable": False,
            }
        ],
    }


def test_json_says_what_no_terminal_can_show(check):
    row = {"text": "\ud800 " + "word " * 30 + "end.", "tokens": []}
    rows = [row | {"start": start, "end": start + 0.1} for start in (1.0, 1.1)]
    head = {"format": "shengwen-transcript", "version": 1, "created": "2026-11-22", "duration": 2}
    done = check("a.json", json.dumps({**head, "segments": rows}), "--json")
    assert json.loads(done.stdout)["violations"][0]["text"] == row["text"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_files_are_read_as_people_have_them(check, encoding):
    text = "WEBVTT\r\n\r\n00:01.000 --> 00:09.000\r\n<i>你好</i>\r\n".encode(encoding)
    done = check("a.vtt", text)
    assert done.exit_code == 1
    assert "long: up for 8 s, at most 7" in done.stdout


def test_a_profile_of_the_user(check, tmp_path):
    (tmp_path / "mine.json").write_text('{"name": "mine", "base": "netflix-en", "columns": 10}')
    done = check("a.srt", GOOD, "--profile", "mine.json")
    assert "a line of 18 columns, at most 10" in done.stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[]", "no JSON object"),
        ("{", "no JSON object"),
        ('{"name": "a", "base": "netflix-en", "columns": 1}', "“columns” has to be in the range"),
        ('{"name": "a", "base": "netflix-en", "row": 1}', "“row” is nothing"),
    ],
)
def test_a_profile_that_makes_no_sense(check, tmp_path, content, words):
    (tmp_path / "mine.json").write_text(content)
    done = check("a.srt", GOOD, "--profile", "mine.json")
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())


def test_a_profile_that_is_not_there(check):
    assert check("a.srt", GOOD, "--profile", "imax").exit_code == 2
    assert check("a.srt", GOOD, "--profile", "gone.json").exit_code == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.srt", ""),
        ("a.srt", "Just some words.\n"),
        ("a.srt", b"\0\1\2"),
        ("a.json", "{}"),
        ("a.json", "{"),
        ("a.json", '{"format": "shengwen-transcript", "segments": [{}]}'),
    ],
)
def test_what_cannot_be_read(check, name, content):
    assert check(name, content).exit_code == 2


def test_a_transcript_is_cut_first(check):
    stream = next(streams(1))
    done = check("a.json", render(_transcript(stream.segments), "json"))
    assert done.exit_code == 0
    assert "0 violations" in done.stderr


def test_what_we_write_is_accepted_under_its_own_profile(check):
    for stream in streams(60):
        if stream.profile.name not in PROFILES:
            continue
        srt = render(_transcript(stream.segments), "srt", stream.profile.name)
        done = check("a.srt", srt, "--profile", stream.profile.name)
        assert done.exit_code == 0, done.stdout


def _transcript(segments):
    created = datetime(2026, 1, 1, tzinfo=UTC)
    return Transcript("a.wav", 1.0, "m", created, tuple(segments))
