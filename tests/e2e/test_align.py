"""A recording and its text become subtitles, with the real starter model."""

import json
from pathlib import Path

import pytest
import soundfile

from tests.parity import cases


@pytest.fixture
def talk(tmp_path, clips, starter) -> Path:
    path = tmp_path / "talk.wav"
    soundfile.write(path, cases.talk(clips), cases.RATE, subtype="PCM_16")
    return path


@pytest.fixture
def said(clips) -> list[str]:
    return [(clips / f"{name}.txt").read_text("utf-8").strip() for name in cases.TALK_CLIPS]


def places(clips: Path) -> list[tuple[float, float]]:
    """Where each clip lies in the talk, in seconds."""
    found, start = [], 0.0
    for name in cases.TALK_CLIPS:
        end = start + soundfile.info(clips / f"{name}.wav").duration
        found.append((start, end))
        start = end + 1.0
    return found


def segments(path: Path) -> list[dict]:
    return json.loads(path.with_suffix(".json").read_text("utf-8"))["segments"]


@pytest.mark.thorough
def test_every_line_is_timed_where_it_is_said(shengwen, talk, said, clips, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("\n".join(said), "gb18030")
    done = shengwen("align", talk, text, "--format", "json,srt")
    assert done.returncode == 0, done.stderr
    found = segments(talk)
    assert [segment["text"] for segment in found] == said
    for segment, (start, end) in zip(found, places(clips), strict=True):
        assert start - 0.3 <= segment["start"] < segment["end"] <= end + 0.3


@pytest.mark.thorough
def test_the_aligner_keeps_to_the_regions(shengwen, talk, said, clips, models):
    times = []
    for aligner in ("none", models["aligner"]):
        done = shengwen(
            "align", talk, "\n".join(said), "--format", "json", "--aligner", aligner,
            "--output", talk.parent / Path(aligner).name,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found = segments(talk.parent / Path(aligner).name / "talk.json")
        assert [segment["text"] for segment in found] == said
        for segment, (start, end) in zip(found, places(clips), strict=True):
            assert start - 0.3 <= segment["start"] < segment["end"] <= end + 0.5
        times.append([token["start"] for segment in found for token in segment["tokens"]])
    assert times[0] != times[1]


@pytest.mark.thorough
def test_a_word_that_is_not_in_the_audio_is_said_and_not_invented(shengwen, talk, said):
    said[2] = said[2].replace("three", "three purple elephants")
    done = shengwen("align", talk, "\n".join(said))
    assert done.returncode == 1
    assert "purple elephants" in done.stderr
    written = talk.with_suffix(".srt").read_text("utf-8")
    assert "purple" not in written
    assert "three four" in written


@pytest.mark.thorough
def test_what_is_not_in_the_text_is_named(shengwen, talk, said):
    done = shengwen("align", talk, said[1])
    assert done.returncode == 0
    assert "Hello" in done.stderr
    assert "not in the text" in done.stderr


@pytest.mark.thorough
def test_subtitles_are_timed_anew(shengwen, talk, said, tmp_path):
    old = tmp_path / "old.srt"
    cues = [
        f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n<i>{text}</i>\n\n" for i, text in enumerate(said)
    ]
    old.write_text("".join(cues), "utf-8")
    done = shengwen("align", talk, old, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [segment["text"] for segment in segments(talk)] == said


@pytest.mark.parametrize("name", ["wav.scp", pytest.param("folder", marks=pytest.mark.thorough)])
def test_a_text_belongs_to_one_recording(shengwen, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "wav.scp").write_text("a a.wav\n", "utf-8")
    done = shengwen("align", name, "Hello world.")
    assert done.returncode == 2
    assert "one recording" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "……",
        pytest.param("", marks=pytest.mark.thorough),
        pytest.param("missing.txt", marks=pytest.mark.thorough),
        pytest.param("missing.srt", marks=pytest.mark.thorough),
    ],
)
def test_no_text(shengwen, talk, text):
    done = shengwen("align", talk, text)
    assert done.returncode == 2
    assert not talk.with_suffix(".srt").exists()


@pytest.mark.thorough
def test_a_model_that_times_no_text(shengwen, talk, models):
    done = shengwen("align", talk, "Hello world.", "--aligner", models["bicif"])
    assert done.returncode == 1
    assert "times no text" in done.stderr


@pytest.mark.thorough
def test_silence_has_no_times(shengwen, tmp_path, starter):
    quiet = tmp_path / "quiet.wav"
    soundfile.write(quiet, [0.0] * 32_000, 16_000)
    done = shengwen("align", quiet, "Hello world.")
    assert done.returncode == 1
    assert "No speech" in done.stderr
