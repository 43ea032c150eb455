"""What we write is read again as it was, by us and by other programs."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from html import unescape

import docx
import pysubs2
import pytest
import webvtt
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.subtitles import FormatOptions, cut, encode, read_transcript
from engine.types import Segment, Tags, Token, Transcript, joined

CUES = ("srt", "vtt", "ass")
PRECISION = {"srt": 0.0005, "vtt": 0.0005, "ass": 0.0056}

# Letters that some format gives a meaning to; "<b>" and "&lt;" are markup in SRT, so neither is
# among them.
words = st.text(list("abNn\\{}é,;:#*|'\"-[]好世，。！0 7"), min_size=1, max_size=8).filter(
    str.strip
)
WORDS = "the U.S. 你 好， 「世」 {a} \\N 3.5% e-mail &c. <b> -7 ！".split()
lines = st.lists(words, min_size=1, max_size=6).map(lambda texts: " ".join(" ".join(texts).split()))
names = st.sampled_from([None, "Anna", "张三", "R&D <x>", "Dr. No"])
seconds = st.integers(0, 400).map(lambda n: n / 100)


@st.composite
def rows(draw) -> Transcript:
    """Subtitles as a person arranged them, to the hundredth of a second."""
    segments, free_from = [], 0.0
    for text in draw(st.lists(st.lists(lines, min_size=1, max_size=2), min_size=1, max_size=5)):
        start = round(free_from + draw(seconds), 2)
        free_from = round(start + 0.01 + draw(seconds), 2)
        whole = "\n".join(text)
        tokens = (Token(whole, start, free_from),)
        segments.append(Segment(tokens, whole, speaker=draw(names)))
    return Transcript("talk", free_from, "", datetime(2026, 11, 22, tzinfo=UTC), tuple(segments))


@st.composite
def speech(draw, least=0.0, words=words) -> Transcript:
    """What a recognizer gives: tokens that take `least` seconds or more."""
    segments, time = [], 0.0
    for texts in draw(st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=4)):
        tokens = []
        for text in texts:
            start = round(time + draw(seconds) / 8, 3)
            time = round(start + least + draw(seconds) / 8, 3)
            tokens.append(Token(" " + text.strip(), start, time, -0.125))
        tags = draw(st.sampled_from([Tags("en"), Tags("zh", "happy", ("bgm", "laughter"))]))
        segments.append(Segment(tuple(tokens), joined(tokens), tags, draw(names)))
    return Transcript("talk.mp4", time, "m", datetime(2026, 11, 22, tzinfo=UTC), tuple(segments))


@pytest.mark.parametrize("fmt", CUES)
@settings(max_examples=60)
@given(document=rows(), crlf=st.booleans(), bom=st.booleans())
def test_rows_come_back_as_they_were(fmt, document, crlf, bom):
    options = FormatOptions(bom=bom, crlf=crlf, speakers=fmt != "srt")
    data = encode(document, fmt, None, options, as_rows=True)
    reading = read_transcript(data, f"talk.{fmt}")
    assert [(s.start, s.end, s.text) for s in reading.transcript.segments] == [
        (s.start, s.end, s.text) for s in document.segments
    ]
    if fmt != "srt":
        assert [s.speaker for s in reading.transcript.segments] == [
            s.speaker for s in document.segments
        ]
    assert reading.remarks == ()
    again = replace(reading.transcript, source="talk")
    assert encode(again, fmt, None, options, as_rows=True) == data


@given(document=speech())
def test_json_loses_nothing(document):
    assert read_transcript(encode(document, "json"), "talk.json").transcript == document


@pytest.mark.parametrize("fmt", ["vtt", "ass"])
@given(document=speech(least=0.3, words=st.sampled_from(WORDS)))
def test_words_keep_their_times(fmt, document):
    options = FormatOptions(karaoke=True, speakers=True)
    read = read_transcript(encode(document, fmt, None, options), f"talk.{fmt}").transcript
    spoken = {token.start for segment in document.segments for token in segment.tokens}
    for segment in read.segments:  # a cue may begin before its first word
        for token in segment.tokens[1:]:
            assert min(abs(token.start - start) for start in spoken) <= PRECISION[fmt]
    written = encode(read, fmt, None, options, as_rows=True)
    assert read_transcript(written, f"talk.{fmt}").transcript.segments == read.segments


@pytest.mark.parametrize("fmt", CUES)
@pytest.mark.parametrize("rate", [None, 23.976, 25.0, 60.0])
@settings(max_examples=20)
@given(document=speech(), tags=st.sampled_from(["none", "words", "emoji"]), karaoke=st.booleans())
def test_cues_are_in_order_and_take_time(fmt, rate, document, tags, karaoke):
    options = FormatOptions(frame_rate=rate, tags=tags, karaoke=karaoke, speakers=True)
    assume(cut(document.segments))
    reading = read_transcript(encode(document, fmt, None, options), f"talk.{fmt}")
    times = [t for s in reading.transcript.segments for t in (s.start, s.end)]
    assert times == sorted(times)
    assert all(s.start < s.end for s in reading.transcript.segments)
    if rate is not None:
        exact = Fraction(24000, 1001) if rate == 23.976 else Fraction(rate)
        frames = [time * exact for time in times]
        assert all(abs(f - round(f)) <= PRECISION[fmt] * exact + 1e-6 for f in frames)


@pytest.mark.parametrize("fmt", CUES)
@settings(max_examples=30)
@given(document=speech(least=0.1))
def test_pysubs2_reads_the_same_cues(fmt, document):
    read = pysubs2.SSAFile.from_string(encode(document, fmt).decode(), format_=fmt)
    cues = cut(document.segments)
    precision = 10 if fmt == "ass" else 1
    assert [round(event.start / precision) for event in read] == [
        round(cue.start_ms / precision) for cue in cues
    ]
    if fmt != "ass":  # which has its own braces
        assert [event.text.replace(r"\N", "\n") for event in read] == [
            "\n".join(cue.lines).replace(r"\N", "\n") for cue in cues
        ]


@settings(max_examples=30)
@given(document=speech())
def test_webvtt_py_reads_the_same_cues(document):
    options = FormatOptions(speakers=True, karaoke=True)
    read = webvtt.from_string(encode(document, "vtt", None, options).decode())
    cues = cut(document.segments)
    assert [caption.text for caption in read] == ["\n".join(cue.lines) for cue in cues]
    ours = read_transcript(encode(document, "vtt", None, options), "talk.vtt").transcript
    assert [unescape(caption.voice or "") or None for caption in read] == [
        s.speaker for s in ours.segments
    ]


@given(document=speech(words=st.sampled_from(["a", "好，", "，", "no.", "。", "-"])))
def test_every_cue_has_the_speaker_of_its_words(document):
    named = [
        replace(s, tokens=tuple(replace(t, text=f"{t.text}{i}") for t in s.tokens), speaker=f"S{i}")
        for i, s in enumerate(document.segments)
    ]
    data = encode(
        replace(document, segments=tuple(named)), "vtt", None, FormatOptions(speakers=True)
    )
    for segment in read_transcript(data, "talk.vtt").transcript.segments:
        assert {f"S{digit}" for digit in segment.text if digit.isdigit()} == {segment.speaker}


@settings(max_examples=20)
@given(document=speech())
def test_python_docx_reads_the_same_table(document):
    (table,) = docx.Document(io.BytesIO(encode(document, "docx"))).tables
    found = [[cell.text for cell in row.cells] for row in table.rows]
    assert found[0] == ["Time", "Speaker", "Text"]
    assert [row[1:] for row in found[1:]] == [[s.speaker or "", s.text] for s in document.segments]
