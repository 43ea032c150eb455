import json
from datetime import datetime, timedelta, timezone

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.subtitles import FORMATS, cut, encode, render
from engine.types import Segment, Tags, Token, Transcript, joined

CREATED = datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def sentence(text: str, start: float, end: float, language: str = "en") -> Segment:
    """A segment of one token."""
    return Segment((Token(text, start, end, -0.25),), text.strip(), Tags(language))


def transcript(*segments: Segment) -> Transcript:
    return Transcript("talk.mp4", 3605.2, "whisper-base", CREATED, segments)


TWO = transcript(
    sentence(" Hello there.", 0.5, 2.0), sentence("你好，世界。", 3661.0, 3663.0, "zh")
)


def test_srt() -> None:
    assert render(TWO, "srt") == (
        "1\n00:00:00,500 --> 00:00:02,000\nHello there.\n\n"
        "2\n01:01:01,000 --> 01:01:03,000\n你好，世界\n\n"
    )


def test_vtt() -> None:
    assert render(TWO, "vtt") == (
        "WEBVTT\n\n"
        "00:00:00.500 --> 00:00:02.000\nHello there.\n\n"
        "01:01:01.000 --> 01:01:03.000\n你好，世界\n\n"
    )


def test_txt_is_one_sentence_a_line_and_a_paragraph_a_pause() -> None:
    spoken = transcript(
        sentence(" First.", 0, 1), sentence(" Second.", 2.9, 4), sentence(" Third.", 6, 7)
    )
    assert render(spoken, "txt") == "First.\nSecond.\n\nThird.\n"


def test_json_is_the_interchange_format() -> None:
    token = Token(" 欢", 0.6404, 0.81, -0.02)
    tags = Tags("zh", "neutral", ("bgm",))
    document = transcript(Segment((token, Token("迎", 0.81, 4.8)), "欢迎", tags))
    text = render(document, "json")
    assert text.endswith("}\n")
    assert "欢迎" in text
    assert json.loads(text) == {
        "format": "shengwen-transcript",
        "version": 1,
        "source": "talk.mp4",
        "duration": 3605.2,
        "model": "whisper-base",
        "created": "2026-11-21T10:00:00+08:00",
        "segments": [
            {
                "start": 0.64,
                "end": 4.8,
                "text": "欢迎",
                "language": "zh",
                "emotion": "neutral",
                "events": ["bgm"],
                "speaker": None,
                "tokens": [
                    {"text": " 欢", "start": 0.64, "end": 0.81, "score": -0.02},
                    {"text": "迎", "start": 0.81, "end": 4.8, "score": None},
                ],
            }
        ],
    }


@pytest.mark.parametrize(("fmt", "text"), [("srt", ""), ("vtt", "WEBVTT\n\n"), ("txt", "")])
def test_an_empty_transcript_makes_an_empty_file(fmt: str, text: str) -> None:
    assert render(transcript(), fmt) == text


def test_times_are_rounded_once_to_milliseconds() -> None:
    srt = render(transcript(sentence(" Hi there.", 1.0009, 59.9999 - 55)), "srt")
    assert "00:00:01,001 --> 00:00:05,000" in srt


def test_hours_may_pass_99() -> None:
    assert "100:00:00,000 --> 100:00:02,000" in render(
        transcript(sentence(" Late.", 360_000.0, 360_002.0)), "srt"
    )


def test_the_profile_is_chosen_by_name() -> None:
    wide = transcript(sentence(" The weather is lovely today.", 0, 3))
    assert "The weather is\nlovely today." in render(wide, "srt", "netflix-ja")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(KeyError, match="doc"):
        render(TWO, "doc")
    with pytest.raises(KeyError, match="doc"):
        encode(TWO, "doc")


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(KeyError, match="imax"):
        render(TWO, "srt", "imax")


def test_vtt_escapes_what_it_reserves() -> None:
    vtt = render(transcript(sentence(" if a<b && b-->c", 0, 2)), "vtt")
    assert "if a&lt;b &amp;&amp; b--&gt;c" in vtt


def test_an_arrow_in_speech_is_no_cue_in_srt() -> None:
    srt = render(transcript(sentence(" 00:00:01,000 --> 00:00:02,000", 0, 2)), "srt")
    assert srt.count("-->") == 1
    assert "00:00:01,000 → 00:00:02,000" in srt


def test_text_without_anything_to_show_makes_no_cue() -> None:
    srt = render(transcript(sentence(" \x00\x07", 0, 1), sentence(" \n Yes.", 5, 7)), "srt")
    assert srt == "1\n00:00:05,000 --> 00:00:07,000\nYes.\n\n"


@pytest.mark.parametrize("fmt", [name for name in FORMATS if FORMATS[name].is_text])
def test_control_characters_and_lone_surrogates_do_not_break_the_file(fmt: str) -> None:
    text = render(transcript(sentence(" a\x00b\n\nc\udc80\x1bd", 0, 2)), fmt)
    assert "\N{REPLACEMENT CHARACTER}" in text.encode().decode()
    assert not {"\x00", "\x1b"} & set(text)


words = st.text("abcdeéß你好世界，。!?{}#-'0123456789", min_size=1, max_size=12)
spoken = st.lists(st.lists(words, min_size=1, max_size=20), max_size=4).map(
    lambda sentences: transcript(
        *(
            Segment(tokens, joined(tokens), Tags("en"))
            for i, texts in enumerate(sentences)
            for tokens in [
                tuple(
                    Token(" x" + text + "x", 20.0 * i + 0.5 * k, 20.0 * i + 0.5 * k + 0.4)
                    for k, text in enumerate(texts)
                )
            ]
        )
    )
)


@pytest.mark.parametrize("fmt", ["srt", "vtt"])
@given(document=spoken)
def test_another_program_reads_the_same_cues(fmt: str, document: Transcript) -> None:
    read = pysubs2.SSAFile.from_string(render(document, fmt), format_=fmt)
    assert [(event.start, event.end, event.text.replace(r"\N", "\n")) for event in read] == [
        (cue.start_ms, cue.end_ms, "\n".join(cue.lines)) for cue in cut(document.segments)
    ]
