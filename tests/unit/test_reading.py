"""engine/subtitles/reading.py: subtitles as other programs and people leave them."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import TranscriptUnreadable
from engine.subtitles import FormatOptions, Reading, Remark, encode, read_transcript
from engine.types import Segment, Tags, Token, Transcript, joined

SRT = "1\n00:00:01,000 --> 00:00:02,500\nHello there.\n\n2\n00:00:03,000 --> 00:00:04,000\n你好\n\n"


def read(text: str, name: str = "talk.srt") -> Reading:
    return read_transcript(text.encode(), name)


def rows(reading: Reading) -> list[tuple[float, float, str]]:
    return [(s.start, s.end, s.text) for s in reading.transcript.segments]


def kinds(reading: Reading) -> dict[str, int]:
    return {remark.kind: remark.count for remark in reading.remarks}


TWO = [(1.0, 2.5, "Hello there."), (3.0, 4.0, "你好")]


@pytest.mark.parametrize(
    "data",
    [
        SRT.encode(),
        b"\xef\xbb\xbf" + SRT.encode(),
        SRT.encode("utf-16"),
        SRT.encode("utf-16-le"),
        SRT.encode("utf-16-be"),
        SRT.encode("gb18030"),
        SRT.replace("\n", "\r\n").encode(),
        SRT.replace("\n", "\r").encode(),
        SRT.rstrip("\n").encode(),
        SRT.encode() + b"\x1a",
        SRT.replace("\n\n", "\n\n\n \n").encode(),
        SRT.replace("\n\n", "\n").encode(),
        SRT.replace("00:0", "0:").encode(),
        SRT.replace(",", ".").encode(),
        SRT.replace(",000", "").encode(),
        SRT.replace("00:00:", "00:").encode(),
        SRT.replace(" --> ", "-->").encode(),
        SRT.replace(" --> ", " -> ").encode(),
        SRT.replace(",500", ",5  X1:40 X2:600 Y1:20 Y2:50").encode(),
        SRT.replace("1\n00", "1.\n00").encode(),
        SRT.replace(":", "：").replace(",", "，").encode("gb18030"),
        SRT.replace("Hello", "<i>Hello</i>").replace("你", "{\\an8}<FONT color='#fff'>你").encode(),
    ],
)
def test_an_srt_is_read_however_it_is_written(data):
    reading = read_transcript(data, "talk.srt")
    assert rows(reading) == TWO
    assert set(kinds(reading)) <= {"formatting"}
    assert reading.format == "srt"


def test_words_share_the_time_of_their_cue_by_their_width():
    first, second = read(SRT).transcript.segments
    assert [token.text for token in first.tokens] == ["Hello", " there."]
    assert first.tokens[0].end == pytest.approx(1 + 1.5 * 5 / 11)
    assert second.tokens == (Token("你", 3.0, 3.5), Token("好", 3.5, 4.0))


def test_line_breaks_stay_in_the_place_of_a_space():
    (segment,) = read("1\n0:01,000 --> 0:02,000\nfirst line\n 第二行 \n").transcript.segments
    assert segment.text == "first line\n第二行" == joined(segment.tokens)
    assert [token.text for token in segment.tokens] == ["first", " line", "\n第", "二", "行"]


@pytest.mark.parametrize("numbers", [["", ""], ["7", "7"], ["1", "x"], ["0", "99"]])
def test_wrong_numbers_cost_no_text(numbers):
    first, second = numbers
    text = f"{first}\n0:01,000 --> 0:02,000\nA 42\n\n{second}\n0:03,000 --> 0:04,000\nB"
    reading = read(text)
    said = " ".join(s.text for s in reading.transcript.segments)
    assert said.replace("\nx", "") == "A 42 B"
    assert kinds(reading)["number"] >= 1


def test_a_number_that_is_said_is_no_number_of_a_cue():
    reading = read("1\n0:01,000 --> 0:02,000\n42\n\n2\n0:03,000 --> 0:04,000\nYear\n2024\n")
    assert [text for _, _, text in rows(reading)] == ["42", "Year\n2024"]
    unnumbered = read("0:01,000 --> 0:02,000\n42\n0:03,000 --> 0:04,000\n2024\n")
    assert [text for _, _, text in rows(unnumbered)] == ["42", "2024"]


def test_text_goes_on_over_an_empty_line():
    assert rows(read("1\n0:01,000 --> 0:02,000\nOne\n\ntwo\n\n2\n0:03,000 --> 0:04,000\nB")) == [
        (1.0, 2.0, "One\ntwo"),
        (3.0, 4.0, "B"),
    ]


@pytest.mark.parametrize(
    ("times", "expected", "kind"),
    [
        ("-00:00:01,000 --> 00:00:02,000", (0.0, 2.0), "negative"),
        ("00:00:09,000 --> 00:00:08,000", (8.0, 9.0), "reversed"),
        ("00:00:09,000 --> 00:00:09,000", (9.0, 9.0), "instant"),
        ("00:00:0x,000 --> 00:00:09,000", (4.0, 9.0), "times"),
        ("00:00:05,000 --> 00:00:-1,000", (5.0, 7.0), "times"),
        ("00:00:05,000 --> 00:0x:09,000 align:start", (5.0, 7.0), "times"),
        ("00:00:02,000 --> 00:00:09,000", (2.0, 9.0), "order"),
        ("00:00:03,500 --> 00:00:09,000", (3.5, 9.0), "overlap"),
        ("99999999999999999999:00:01,000 --> 00:00:09,000", (4.0, 9.0), "times"),
    ],
)
def test_times_are_mended_and_the_text_stays(times, expected, kind):
    reading = read(f"1\n0:03,000 --> 0:04,000\nA\n\n2\n{times}\nB\n\n3\n0:20,000 --> 0:21,000\nC")
    assert (*expected, "B") in rows(reading)
    assert Remark(kind, 1, 2) in reading.remarks
    starts = [segment.start for segment in reading.transcript.segments]
    assert starts == sorted(starts)


def test_cues_without_text_are_counted():
    reading = read("1\n0:01,000 --> 0:02,000\n\n2\n0:02,000 --> 0:03,000\n<i></i>\n\n" + SRT)
    assert rows(reading)[-2:] == TWO
    assert kinds(reading)["empty"] == 2


def test_text_in_the_line_of_the_times_is_text():
    assert rows(read("0:01,000 --> 0:02,000 Hello\nthere")) == [(1.0, 2.0, "Hello\nthere")]


def test_what_is_no_tag_stays():
    text = "3 < 4 > 2, <laughs> {sic} a<b AT&T &amp; &lt;i&gt; --> &#39;"
    (row,) = rows(read(f"1\n0:01,000 --> 0:02,000\n{text}\n"))
    assert row[2] == "3 < 4 > 2, <laughs> {sic} a<b AT&T & <i> --> '"


@pytest.mark.parametrize(
    "line", ["Then 5:00 --> 6:00 we go", "0:05 --> next one", "看 --> 0:09", "Look: --> 0:09"]
)
def test_words_beside_an_arrow_are_text(line):
    assert rows(read(f"1\n0:01,000 --> 0:02,000\n{line}\nB\n")) == [(1.0, 2.0, f"{line}\nB")]


VTT = """WEBVTT - a talk
Kind: captions

STYLE
::cue { color: red }

REGION
id:x

NOTE nobody
says this

intro
00:01.000 --> 00:02.500 align:start position:10%
<v.loud Bob>Hello <00:01.800><c>you</c> &amp; me

NOTE again

1:00:03.000 --> 1:00:04.000
<v Anna>Yes.</v>
<v Bob>No.
"""


def test_vtt():
    reading = read(VTT, "talk.vtt")
    assert reading.format == "vtt"
    assert rows(reading) == [(1.0, 2.5, "Hello you & me"), (3603.0, 3604.0, "Yes.\nBob: No.")]
    first, second = reading.transcript.segments
    assert (first.speaker, second.speaker) == ("Bob", "Anna")
    assert [(token.text, token.start) for token in first.tokens[:2]] == [
        ("Hello", 1),
        (" you", 1.8),
    ]
    assert kinds(reading) == {"formatting": 1}  # its place


ASS = r"""[Script Info]
; a comment
Title: talk
[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not shown
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Bob,0,0,0,,{\i1}Well, hello{\i0}\Nthere,\h\{sic\}
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\k50}你{\kf20}好{\k30}吗
Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\p1}m 0 0 l 1 1{\p0}
"""


def test_ass():
    reading = read(ASS, "talk.ass")
    assert rows(reading) == [
        (1.0, 2.5, "Well, hello\nthere, {sic}"),
        (3.0, 4.0, "你好吗"),
    ]
    bob, sung = reading.transcript.segments
    assert bob.speaker == "Bob"
    assert [token.start for token in sung.tokens] == pytest.approx([3.0, 3.5, 3.7])
    assert kinds(reading) == {"comment": 1, "formatting": 2, "empty": 1}


def test_ssa_has_other_fields():
    text = (
        "[Events]\nFormat: Marked, Start, End, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,a, b\n"
    )
    assert rows(read(text, "old.ssa")) == [(1.0, 2.0, "a, b")]


DOCUMENT = {
    "format": "shengwen-transcript",
    "version": 1,
    "source": "talk.mp4",
    "duration": 5.0,
    "model": "m",
    "created": "2026-11-21T10:00:00+08:00",
    "segments": [
        {
            "start": 1.0,
            "end": 2.0,
            "text": "Hi you",
            "tokens": [
                {"text": " Hi", "start": 1.0, "end": 1.2, "score": -0.5},
                {"text": " you", "start": 1.5, "end": 2.0},
            ],
        }
    ],
}


def changed(**fields: object) -> bytes:
    return json.dumps(DOCUMENT | fields).encode()


def segment_with(**fields: object) -> bytes:
    return changed(segments=[DOCUMENT["segments"][0] | fields])


def test_json_may_leave_out_what_nobody_knows():
    reading = read_transcript(changed(), "talk.json")
    tokens = (Token(" Hi", 1.0, 1.2, -0.5), Token(" you", 1.5, 2.0))
    assert reading.transcript.segments == (Segment(tokens, "Hi you"),)
    assert reading.transcript.source == "talk.mp4"


def test_json_text_that_was_edited_wins_over_its_tokens():
    reading = read_transcript(segment_with(text="Hi me"), "talk.json")
    (segment,) = reading.transcript.segments
    assert segment.text == joined(segment.tokens) == "Hi me"
    assert (segment.start, segment.end) == (1.0, 2.0)
    assert kinds(reading) == {"words": 1}


def test_json_words_that_go_back_in_time_are_put_one_after_the_other():
    tokens = [
        {"text": " Hi", "start": 5.0, "end": 6.0},
        {"text": " you", "start": -2.0, "end": -1.0},
        {"text": " there", "start": -2.0, "end": 8.0},
    ]
    reading = read_transcript(segment_with(text="Hi you there", tokens=tokens), "talk.json")
    (segment,) = reading.transcript.segments
    assert [(token.start, token.end) for token in segment.tokens] == [(5, 6), (6, 6), (6, 8)]
    assert kinds(reading) == {"negative": 1, "times": 1}  # of one sentence


@pytest.mark.parametrize(
    ("data", "name", "reason", "detail"),
    [
        (b"", "a.srt", "empty", ""),
        (b"\xef\xbb\xbf \r\n", "a.srt", "empty", ""),
        (b"WEBVTT\n", "a.vtt", "empty", ""),
        (b"1\n0:01,000 --> 0:02,000\n\n", "a.srt", "empty", ""),
        (b"Just words.", "a.srt", "unknown", ""),
        (b"RIFF\0\0\0\0WAVE" * 50, "a.srt", "binary", ""),
        (b'{"a": 1', "a.json", "json", "1:8"),
        (b"[" * 100_000, "a.json", "json", ""),
        (b"[]", "a.json", "other", ""),
        (b'{"format": "other"}', "a.json", "other", ""),
        (changed(version=2), "a.json", "version", "2"),
        (changed(version=None), "a.json", "version", "None"),
        (changed(created="yesterday"), "a.json", "field", "created"),
        (changed(duration="long"), "a.json", "field", "duration"),
        (changed(segments={}), "a.json", "field", "segments"),
        (changed(segments=[1]), "a.json", "field", "segments[0]"),
        (segment_with(text=None), "a.json", "field", "segments[0].text"),
        (segment_with(events=[1]), "a.json", "field", "segments[0].events"),
        (segment_with(tokens=[{"text": "a"}]), "a.json", "field", "segments[0].tokens[0].start"),
        (changed(duration=10**400), "a.json", "field", "duration"),
        (changed(duration=float("nan")), "a.json", "field", "duration"),
        (changed(duration=1e308), "a.json", "field", "duration"),
        (
            segment_with(tokens=[{"text": "a", "start": 1e305, "end": 1e306}]),
            "a.json",
            "field",
            "segments[0].tokens[0].start",
        ),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_reason(data, name, reason, detail):
    with pytest.raises(TranscriptUnreadable) as caught:
        read_transcript(data, name)
    error = caught.value
    assert (error.name, error.reason, error.detail) == (name, reason, detail)


def test_a_file_that_breaks_off_inside_a_character_is_still_utf_8():
    text = "1\n00:00:01,000 --> 00:00:02,000\n" + "你好世界，大家好"
    reading = read_transcript(text.encode()[:-1], "talk.srt")
    assert reading.transcript.segments[0].text == text.split("\n")[2][:-1] + "\ufffd"
    assert kinds(reading) == {"damaged": 1}


def test_what_is_in_a_file_counts_more_than_its_name():
    assert read(VTT, "talk.srt").format == "vtt"
    assert read(SRT, "talk.txt").format == "srt"
    assert read_transcript(changed(), "talk.txt").format == "json"
    assert read(ASS, "talk.srt").format == "ass"


@pytest.mark.parametrize("fmt", ["srt", "vtt", "ass"])
def test_many_cues_are_read(fmt):
    n = 10_000
    segments = tuple(
        Segment(
            (Token("大家好啊 all right", 2.0 * i, 2.0 * i + 1.5),), "大家好啊 all right", Tags("zh")
        )
        for i in range(n)
    )
    long = Transcript("long.mp4", 2.0 * n, "m", datetime.now(UTC), segments)
    data = encode(long, fmt, None, FormatOptions(), as_rows=True)
    assert len(read_transcript(data, f"long.{fmt}").transcript.segments) == n


def test_western_files_of_old_are_read():
    text = "1\n0:01,000 --> 0:02,000\nÇa va très bien, Zoë. C’était l’été à Málaga.\n"
    reading = read_transcript(text.encode("cp1252"), "talk.srt")
    assert reading.transcript.segments[0].text == text.split("\n")[2]


@pytest.mark.parametrize(
    "line",
    [
        " " * 200_000 + "> x",
        "0:01,000 --> 0:02,000" + " " * 200_000 + "x",
        "0:01,000 --> 0:02,000 " + "a:b" * 100_000 + " !",
        "0:01,000 --> 0:02,000\n" + "<b " * 100_000 + "{\\" * 100_000 + "x",
        "Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,," + "{" * 200_000 + "x",
        "0:01,000 --> 0:02,000\n" + "(" * 100_000 + "&#" * 100_000 + "x",
        "\n" * 200_000 + "0:01,000 --> 0:02,000\nx",
        "-" * 200_000 + ">" + "9" * 200_000,
    ],
    ids=range(8),
)
@pytest.mark.parametrize("name", ["a.srt", "a.ass"])
def test_long_lines_take_no_longer_than_their_length(line, name):
    """A reader that goes back and forth would take hours."""
    with suppress(TranscriptUnreadable):
        assert read(line, name).transcript.segments[-1].text.endswith(("x", "!"))


@pytest.mark.parametrize("n_digits", [9, 400, 5000])
def test_numbers_of_any_length_are_read(n_digits):
    digits = "9" * n_digits
    (row,) = rows(read(f"{digits}\n0:01,000 --> 0:02,000\n&#{digits}; B"))
    assert row == (1.0, 2.0, "\N{REPLACEMENT CHARACTER} B")
    sung = f"Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,{{\\k{digits}}}A {{\\k5}}B"
    assert rows(read(sung)) == [(1.0, 2.0, "A B")]


TIMES = [
    "0:00:01,000 --> 0:00:02,000",
    "0:00:0x --> 0:00:04,000",
    "-0:01.0 --> 0:03.0 a:b",
    "9:00 -> 8:00",
]
OTHERS = (
    "", " ", "1", "2", "3", "-->", "NOTE", "<i>", "</i>", "{\\an8}", "<v Bob>", "<00:00:01.500>",
    "&amp;", "x --> y", "[Events]", "word",
)  # fmt: skip


@settings(max_examples=300)
@given(lines=st.lists(st.sampled_from([*TIMES, *OTHERS]), max_size=14))
def test_no_word_after_the_first_times_is_lost(lines):
    numbered = [f"{line}{i}." if line == "word" else line for i, line in enumerate(lines)]
    first = next((i for i, line in enumerate(lines) if line in TIMES), len(lines))
    words = [line for line in numbered[first:] if line.startswith("word")]
    try:
        segments = read("\n".join(numbered)).transcript.segments
    except TranscriptUnreadable:
        assert words == []
    else:
        said = " ".join(segment.text for segment in segments)
        assert all(said.count(word) == 1 for word in words)
        assert all(segment.text == joined(segment.tokens) for segment in segments)


@given(data=st.binary(max_size=200), name=st.sampled_from(["a.srt", "a.json", "a.vtt", "a.ass"]))
def test_any_bytes_are_read_or_refused(data, name):
    heads = (b"", b"WEBVTT\n\n0:1.0 --> 0:2.0\n", b"0:1,0 --> 0:2,0\n", b"Dialogue: ")
    for head in heads:
        with suppress(TranscriptUnreadable):
            assert read_transcript(head + data, name).transcript.segments
