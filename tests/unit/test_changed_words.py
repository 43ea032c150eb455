"""What hotwords changed goes with the words: to the disk and back, and through every edit."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import edits, journal
from app.comparison import Comparison
from app.inputs import Source
from app.segment_text import read_segment, stored, written
from app.terminal import EventView
from engine import (
    Change,
    JobId,
    Remark,
    Segment,
    SegmentReady,
    Tags,
    Token,
    Transcript,
    changes_in,
    encode,
    joined,
    read_transcript,
    timed_anew,
)

HEARD = Change("科大训飞", "科大讯飞", "sound", 0.93)
MEANT = Change("Mike", "Maik", "suggestion", 0.7)


def sentence(*words, start=0.0):
    """Words with, or without, their changes."""
    pairs = [word if isinstance(word, tuple) else (word, None) for word in words]
    tokens = tuple(
        Token(text, start + n, start + n + 0.5, -0.25, change)
        for n, (text, change) in enumerate(pairs)
    )
    return Segment(tokens, joined(tokens), Tags("zh"))


def put(change, text):
    return [(char, change) for char in text]


IFLYTEK = sentence("我", "在", *put(HEARD, "科大讯飞"), "，", (" Mike", MEANT), " 说。")


def transcript(*rows):
    return Transcript("a.wav", 9.0, "m", datetime(2026, 1, 1, tzinfo=UTC), rows)


def left(segment):
    """The changes, each with what stands there."""
    return [
        (changed.change, joined(segment.tokens[changed.first : changed.last]))
        for changed in changes_in(segment)
    ]


ALL = [(HEARD, "科大讯飞"), (MEANT, "Mike")]


def test_a_line_of_the_library_has_them_and_only_once():
    assert read_segment(written(IFLYTEK)) == IFLYTEK
    assert read_segment(stored(IFLYTEK)) == IFLYTEK
    assert written(IFLYTEK).count("科大训飞") == 1


def test_a_sentence_without_any_is_written_as_it_always_was():
    plain = sentence("你", "好")
    assert len(json.loads(written(plain))) == 6
    assert {len(token) for token in json.loads(written(plain))[0]} == {4}


@pytest.mark.parametrize(
    "changes",
    [
        None,
        7,
        [],
        [[]],
        [["a", "b", "sound", 1.0]],
        [["a", "b", "magic", 1.0, 0]],
        [["a", 5, "sound", 1.0, 0]],
        [["a", "b", "sound", 1e999, 0]],
        [["a", "b", "sound", 10**400, 0]],
        [["a", "b", "sound", -1.0, 0]],
        [["a", "b", "sound", "1", 0]],
        [["a", "b", ["sound"], 1.0, 0]],
    ],
)
def test_a_damaged_change_costs_no_word(changes):
    spoken, *more = json.loads(written(IFLYTEK))
    found = read_segment(json.dumps([spoken, *more[:5], changes]))
    assert found.text == IFLYTEK.text
    assert left(found) == []


@pytest.mark.parametrize("number", [-1, 2, "0", None, 0.5])
def test_a_damaged_number_of_a_change_costs_no_word(number):
    spoken, *more = json.loads(written(IFLYTEK))
    spoken[2][4] = number
    found = read_segment(json.dumps([spoken, *more]))
    assert found.text == IFLYTEK.text
    assert found.tokens[2].change is None
    assert found.tokens[3].change == HEARD


@pytest.fixture
def place(tmp_path) -> Path:
    return tmp_path / "a.edits"


def version_of(place):
    return json.loads(place.read_bytes().split(b"\n")[0])["version"]


def test_corrections_are_of_the_first_version_until_there_are_changes(place):
    journal.begin(place, transcript(sentence("你", "好")), None, 1)
    assert version_of(place) == 1
    journal.append(place, [journal.Change(0, 1, (sentence("您", "好"),), 1)])
    assert version_of(place) == 1
    journal.append(place, [journal.Change(1, 0, (IFLYTEK,), 2)])
    assert version_of(place) == 2
    journal.append(place, [journal.Change(0, 1, (), 2)])
    assert version_of(place) == 2
    kept = journal.read(place)
    assert kept.transcript.segments == (IFLYTEK,)
    assert kept.is_whole


def test_corrections_that_begin_with_changes(place):
    journal.begin(place, transcript(IFLYTEK), None, 1)
    assert version_of(place) == 2
    assert journal.read(place).transcript.segments == (IFLYTEK,)


def test_json_has_them_and_gives_them_back():
    text = encode(transcript(IFLYTEK), "json")
    token = json.loads(text)["segments"][0]["tokens"][2]
    expected = {"heard": "科大训飞", "word": "科大讯飞", "way": "sound", "likeness": 0.93, "n": 0}
    assert token["change"] == expected
    assert "change" not in json.loads(text)["segments"][0]["tokens"][0]
    read = read_transcript(text, "a.json")
    assert read.transcript.segments == (IFLYTEK,)
    assert read.remarks == ()


@pytest.mark.parametrize(
    "change",
    [
        5,
        {},
        {"heard": "a", "word": "b", "way": "magic"},
        {"heard": "a", "word": "b", "way": ["sound"]},
        {"heard": "a", "word": "b", "way": "sound", "likeness": 2},
        {"heard": "a", "word": "b", "way": "sound", "n": "x"},
        {"heard": "a", "way": "sound"},
    ],
)
def test_a_bad_change_in_json_is_a_remark(change):
    document = json.loads(encode(transcript(sentence("你"), IFLYTEK), "json"))
    document["segments"][1]["tokens"][2]["change"] = change
    read = read_transcript(json.dumps(document).encode(), "a.json")
    assert read.transcript.segments[1].text == IFLYTEK.text
    assert read.remarks == (Remark("change", 1, 2),)


def test_programs_are_told_of_them_as_they_come(capsys):
    source = Source("a.wav", Path("a.wav"), Path(), "a")
    EventView().show(source, SegmentReady(JobId(1), IFLYTEK))
    tokens = json.loads(capsys.readouterr().out)["segment"]["tokens"]
    assert [token["change"] and token["change"]["word"] for token in tokens[1:4]] == [
        None,
        "科大讯飞",
        "科大讯飞",
    ]


@pytest.mark.parametrize("form", ["srt", "vtt", "txt", "csv"])
def test_what_others_write_is_the_text_alone(form):
    plain = replace(IFLYTEK, tokens=tuple(replace(t, change=None) for t in IFLYTEK.tokens))
    assert encode(transcript(IFLYTEK), form) == encode(transcript(plain), form)


def test_an_edit_elsewhere_leaves_them():
    assert left(edits.rewritten(IFLYTEK, "他在科大讯飞，Mike 说。")) == ALL
    marked = edits.rewritten(IFLYTEK, "我在科大讯飞！Mike, 说。")
    assert left(marked) == [(HEARD, "科大讯飞！"), (MEANT, "Mike,")]


def test_an_edit_of_the_word_takes_its_change_out():
    assert left(edits.rewritten(IFLYTEK, "我在科大汛飞，Mike 说。")) == ALL[1:]
    assert left(edits.rewritten(IFLYTEK, "我在科大讯飞，Maik 说。")) == ALL[:1]


def test_sentences_are_divided_with_their_changes():
    first, second = edits.split(IFLYTEK, 7)
    assert (left(first), left(second)) == (ALL[:1], ALL[1:])
    first, second = edits.split(IFLYTEK, 4)
    assert (first.text, left(first)) == ("我在科大", [])
    assert left(second) == ALL[1:]


def test_two_alike_that_meet_are_still_two():
    one, other = sentence(*put(HEARD, "科大讯飞")), sentence(*put(HEARD, "科大讯飞"), start=5)
    found = edits.merged([one, other])
    assert [text for _change, text in left(found)] == ["科大讯飞", "科大讯飞"]
    assert [change.n for change, _text in left(found)] == [0, 1]


def test_moved_words_keep_them():
    assert left(edits.shifted(IFLYTEK, 3.0)) == ALL
    assert left(edits.timed(IFLYTEK, 1.0, 4.0)) == ALL
    assert left(edits.spoken_by(IFLYTEK, "Ann")) == ALL


def test_words_that_are_timed_anew_keep_them():
    heard = sentence("我", "在", "科", "大", "讯", "飞", " Mike", " 说", start=3)
    [found] = timed_anew([IFLYTEK], [heard], 2.0, 20.0)
    assert left(found) == ALL
    at_once = replace(IFLYTEK, tokens=tuple(replace(t, start=1, end=1) for t in IFLYTEK.tokens))
    [found] = timed_anew([at_once], [heard], 2.0, 20.0)
    assert left(found) == ALL


def test_of_a_second_hearing_whole_words_are_taken_with_their_changes():
    old = sentence("我", "在", *"科大训飞", "上", "班")
    new = sentence("你", "在", *put(HEARD, "科大讯飞"), "上", "班")
    comparison = Comparison([old], [new])
    assert [left(each) for each in comparison.merged(())] == [[]]
    [mixed] = comparison.merged(comparison.differences)
    assert mixed.text == "你在科大讯飞上班"
    assert left(mixed) == []  # three of its four characters are as they were


def test_what_is_left_of_an_old_hearing_keeps_its_changes():
    new = sentence("他", "在", *"科大讯飞", "，", " Mike", " 说。")
    comparison = Comparison([IFLYTEK], [new])
    [mixed] = comparison.merged(comparison.differences)
    assert mixed.text.startswith("他")
    assert left(mixed) == ALL
