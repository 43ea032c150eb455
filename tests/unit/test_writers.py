"""engine/subtitles/formats.py: what each format says besides its cues."""

import csv
import io
import re
import zipfile
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.subtitles import (
    FORMATS,
    Encoder,
    FormatOptions,
    Style,
    cut,
    encode,
    formats,
    read_transcript,
    render,
)
from engine.subtitles.captions import exact_rate
from engine.types import Segment, Tags, Token, Transcript, joined


def said(text: str, start: float, end: float, speaker: str | None = None, **tags) -> Segment:
    """A sentence of words that take the same time each."""
    texts = re.findall(r"\s*(?:[一-鿿][，。]?|[^\s一-鿿]+)", text)
    length = (end - start) / len(texts)
    tokens = tuple(
        Token(each, start + i * length, start + (i + 1) * length) for i, each in enumerate(texts)
    )
    return Segment(tokens, joined(tokens), Tags(**tags), speaker)


def transcript(*segments: Segment) -> Transcript:
    return Transcript("talk.mp4", 30.0, "m", datetime(2026, 11, 22, tzinfo=UTC), segments)


TALK = transcript(
    said(" Well, hello there.", 1, 4, "Anna", language="en", events=("bgm", "laughter")),
    said(" It is fine.", 4.5, 6, "Anna", language="en", emotion="happy", events=("bgm",)),
    said("你好，世界。", 10, 12, "张三", language="zh", emotion="happy", events=("applause",)),
    said("再见。", 13.5, 14.5, "张三", language="zh", emotion="neutral", events=("speech",)),
)


def texts(srt: str) -> list[str]:
    return [block.split("\n", 2)[2].replace("\n", " ") for block in srt.strip().split("\n\n")]


def test_tags_are_printed_when_asked_for_and_in_the_language_that_is_spoken():
    assert texts(render(TALK, "srt")) == ["Well, hello there.", "It is fine.", "你好，世界", "再见"]
    assert texts(render(TALK, "srt", None, FormatOptions(tags="words"))) == [
        "[music][laughter] Well, hello there.",
        "[happy] It is fine.",
        "[掌声]你好，世界",
        "再见",
    ]
    assert texts(render(TALK, "srt", None, FormatOptions(tags="emoji")))[:3] == [
        "🎵😄 Well, hello there.",
        "😊 It is fine.",
        "👏你好，世界",
    ]


def test_a_sound_without_words_has_a_cue_where_it_is_printed():
    laugh = Segment((Token("", 5.0, 7.0),), "", Tags("zh", None, ("laughter",)))
    assert render(transcript(laugh), "srt") == ""
    printed = render(transcript(laugh), "srt", None, FormatOptions(tags="words"))
    assert printed == "1\n00:00:05,000 --> 00:00:07,000\n[笑声]\n\n"


def test_a_tag_that_is_new_to_us_is_printed_as_it_is():
    words = FormatOptions(tags="words")
    assert texts(render(transcript(said(" Hi.", 0, 1, events=("bell",))), "srt", None, words)) == [
        "[bell] Hi."
    ]


def test_speakers_are_named_where_they_begin():
    options = FormatOptions(speakers=True)
    assert texts(render(TALK, "srt", None, options)) == [
        "Anna: Well, hello there.",
        "It is fine.",
        "张三：你好，世界",
        "再见",
    ]
    vtt = render(TALK, "vtt", None, options)
    assert vtt.count("<v Anna>") == vtt.count("<v 张三>") == 2
    assert render(TALK, "ass", None, options).count("Default,张三,0,0,0,,") == 2


def test_lines_have_room_for_names():
    long = transcript(said("一二三四五六七八九十一二三四五六", 0, 5, "说话人", language="zh"))
    (text,) = render(long, "srt", None, FormatOptions(speakers=True)).strip().split("\n\n")
    lines = text.split("\n")[2:]
    assert len(lines) == 2
    assert all(len(line) <= 16 for line in lines)


def test_words_have_their_times_in_karaoke():
    karaoke = FormatOptions(karaoke=True)
    spoken = transcript(
        said(" Well, hello there.", 1, 4), said("你好，世界。", 10, 12, language="zh")
    )
    assert "Well, <00:00:02.000>hello <00:00:03.000>there." in render(spoken, "vtt", None, karaoke)
    assert "你<00:00:10.500>好，<00:00:11.000>世" in render(spoken, "vtt", None, karaoke)
    assert r"{\k100}Well,{\k100} hello{\k100} there." in render(spoken, "ass", None, karaoke)
    assert render(spoken, "lrc", None, karaoke).startswith(
        "[00:01.00]<00:01.00>Well,<00:02.00> hello<00:03.00> there.<00:04.00>\n[00:04.00]\n"
    )


def test_words_of_both_lines_have_a_space_between_them_in_lrc():
    wide = transcript(said(" one two three four five six seven eight nine ten", 0, 5))
    lrc = render(wide, "lrc", "netflix-ja", FormatOptions(karaoke=True))
    assert " ".join(re.sub(r"[\[<][\d:.]+[\]>]", "", lrc).split()) == wide.segments[0].text


def test_lrc_passes_an_hour_and_keeps_times_in_speech_apart():
    late = transcript(said(" At [12:30] we go.", 6000, 6003))
    assert render(late, "lrc").splitlines() == ["[100:00.00]At ［12:30] we go.", "[100:03.00]"]


def test_ass_has_a_style():
    style = Style("Noto Sans", 48, "#ff8000", 2.5, "#102030", "top")
    ass = render(TALK, "ass", None, FormatOptions(style=style))
    assert "Style: Default,Noto Sans,48,&H000080FF," in ass
    assert ",&H00302010," in ass
    assert ",2.5,0,8,60,60,60,1" in ass
    assert "PlayResY: 1080" in ass


def test_text_may_be_laid_out_in_paragraphs_or_with_times():
    options = FormatOptions(text_layout="paragraphs", speakers=True)
    assert render(TALK, "txt", None, options) == (
        "Anna: Well, hello there. It is fine.\n\n张三：你好，世界。再见。\n"
    )
    timed = render(TALK, "txt", None, FormatOptions(text_layout="timed"))
    assert timed.splitlines()[2] == "[00:00:10] 你好，世界。"


def test_csv_is_a_table_that_spreadsheets_take_as_it_is():
    formula = transcript(
        Segment((Token("=1+1", 0, 1.5),), '=1+1, "so"\nto say', Tags("en", None, ("bgm", "cry")))
    )
    data = encode(formula, "csv")
    assert data.startswith(b"\xef\xbb\xbfstart,end,speaker,text,language,emotion,events\n")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert row["text"] == '\'=1+1, "so"\nto say'
    assert (row["start"], row["end"], row["events"]) == ("0.000", "1.500", "bgm cry")
    assert not encode(formula, "csv", None, FormatOptions(bom=False)).startswith(b"\xef")


def test_bom_and_windows_lines_are_options():
    options = FormatOptions(bom=True, crlf=True)
    for name, each in FORMATS.items():
        if each.is_text:
            data = encode(TALK, name, None, options)
            assert data.startswith(b"\xef\xbb\xbf") == each.takes_bom
            assert data.count(b"\n") == data.count(b"\r\n") > 0


def test_formats_that_show_the_same_share_the_cutting(monkeypatch):
    n_cut = []
    monkeypatch.setattr(formats, "cut", lambda *given: n_cut.append(1) or cut(*given))
    options = FormatOptions(speakers=True)
    encoder = Encoder(TALK, None, options)
    for name in FORMATS:
        assert encoder.data(name) == encode(TALK, name, None, options)
    assert len(n_cut) == 2 + 5  # with names in the text and without; and once a format


def test_times_move_to_whole_frames():
    srt = render(TALK, "srt", None, FormatOptions(frame_rate=23.976))
    times = re.findall(r"(\d\d),(\d{3})", srt)
    frames = [float(f"{seconds}.{ms}") * 24000 / 1001 for seconds, ms in times]
    assert all(abs(frame - round(frame)) < 0.02 for frame in frames)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (1, "1"),
        (4, "4"),
        (25, "25"),
        (23.976, "24000/1001"),
        (29.97, "30000/1001"),
        (12.5, "25/2"),
        (60, "60"),
    ],
)
def test_a_frame_rate_is_the_one_that_is_meant(given, meant):
    assert str(exact_rate(given)) == meant


seconds = st.integers(0, 30_000).map(lambda ms: ms / 1000)


@given(times=st.lists(st.tuples(seconds, seconds), min_size=1, max_size=8))
def test_rows_that_overlap_are_written_one_after_the_other(times):
    rows = [
        Segment((Token(f"x{i}", *sorted(pair)),), f"x{i}") for i, pair in enumerate(sorted(times))
    ]
    data = encode(transcript(*rows), "srt", as_rows=True)
    reading = read_transcript(data, "talk.srt")
    assert reading.remarks == ()
    assert [segment.text for segment in reading.transcript.segments] == [row.text for row in rows]


@given(times=st.lists(st.tuples(seconds, seconds), max_size=8))
def test_a_textgrid_covers_all_of_the_time_without_overlap(times):
    spoken = transcript(
        *(
            Segment((Token(f'"{i}"', *sorted(pair)),), f'"{i}"')
            for i, pair in enumerate(sorted(times))
        )
    )
    grid = render(spoken, "textgrid")
    for tier in grid.split("item [")[2:]:
        found = re.findall(r"intervals \[\d+\]:\s+xmin = (\S+)\s+xmax = (\S+)\s+text = (.*)", tier)
        edges = [(float(start), float(end)) for start, end, _ in found]
        assert edges[0][0] == 0
        assert all(start < end for start, end in edges)
        assert all(a[1] == b[0] for a, b in pairwise(edges))
        said = [text for _, _, text in found if text != '""']
        assert said == [f'"""{i}"""' for i in range(len(times))]


def test_fcpxml_has_a_title_a_cue_on_whole_frames():
    nasty = transcript(*TALK.segments, said(' a<b & "c" \ufffe', 20, 22))
    root = ET.fromstring(render(nasty, "fcpxml", None, FormatOptions(frame_rate=29.97)))
    titles = root.findall(".//gap/title")
    assert len(titles) == len(TALK.segments) + 1
    assert "".join(titles[-1].find("text").itertext()) == 'a<b & "c" \ufffd'
    assert root.find(".//format").get("frameDuration") == "1001/30000s"
    for title in titles:
        numerator, _, denominator = title.get("offset").rstrip("s").partition("/")
        assert (int(numerator) * 30_000) % (1001 * int(denominator or 1)) == 0
    defined = {each.get("id") for each in root.iter("text-style-def")}
    assert {each.get("ref") for each in root.iter("text-style") if each.get("ref")} == defined


def test_docx_is_the_same_for_the_same_transcript_and_survives_any_text():
    nasty = transcript(said(" <w:t>&\ufffe\x00\udc80", 0, 1, "A & B"))
    data = encode(nasty, "docx")
    assert data == encode(nasty, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            ET.fromstring(package.read(name))
        text = "".join(ET.fromstring(package.read("word/document.xml")).itertext())
    assert "<w:t>&\ufffd \ufffd" in text or "<w:t>&\ufffd" in text
