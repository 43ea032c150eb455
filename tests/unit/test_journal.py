"""app/journal.py: it all comes back to the bit; a torn end costs the last change alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import journal
from app.journal import Change, NotAJournal
from engine import Segment, Tags, Token, Transcript, joined

BARE = Transcript("talk.mp4", 100.25, "m", datetime(2026, 1, 1, tzinfo=UTC), ())
TIMES = st.floats(0, 1e9)
WORDS = st.text(max_size=6)
TOKENS = st.builds(Token, WORDS, TIMES, TIMES, st.none() | st.floats(-99, 0))
NAMES = st.none() | st.text(max_size=4)


@st.composite
def segments(draw):
    tokens = tuple(draw(st.lists(TOKENS, min_size=1, max_size=3)))
    text = draw(st.just(joined(tokens)) | WORDS)
    tags = Tags(draw(NAMES), draw(NAMES), tuple(draw(st.lists(WORDS, max_size=2))))
    return Segment(tokens, text, tags, draw(NAMES))


ROWS = st.lists(segments(), max_size=3).map(tuple)


@st.composite
def histories(draw):
    """How it began, and what was done then."""
    rows = list(draw(ROWS))
    begun, changes = tuple(rows), []
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(rows)))
        n_gone = draw(st.integers(0, len(rows) - first))
        change = Change(first, n_gone, draw(ROWS), draw(st.integers(0, 99)))
        rows[first : first + n_gone] = change.segments
        changes.append(change)
    return begun, changes, tuple(rows)


def sentence(text, start=0.0):
    return Segment((Token(text, start, start + 1),), text)


def with_rows(*rows):
    return Transcript(BARE.source, BARE.duration, BARE.model, BARE.created, rows)


def change(first, n_gone, *rows, n_heard=1):
    return Change(first, n_gone, rows, n_heard)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("kept") / "a.edits"


@pytest.fixture
def three(path):
    """A journal of one row and two changes of it."""
    journal.begin(path, with_rows(sentence("你好")), None, 1)
    journal.append(path, [change(0, 1, sentence("您好")), change(1, 0, sentence("再见", 2.0))])
    return path


@settings(max_examples=40)
@given(histories())
def test_what_was_done_comes_back_to_the_bit(path, history):
    begun, changes, rows = history
    journal.begin(path, with_rows(*begun), Path("/media/talk.mp4"), 7)
    journal.append(path, changes)
    kept = journal.read(path)
    assert kept.transcript == with_rows(*rows)
    assert kept.media == Path("/media/talk.mp4")
    assert kept.n_heard == (changes[-1].n_heard if changes else 7)


def test_a_file_that_is_torn_off_anywhere_has_what_was_done_before(three):
    data, seen = three.read_bytes(), []
    beginning = data.index(b"\n") + 1
    for n in range(beginning, len(data) + 1):
        three.write_bytes(data[:n])
        try:
            kept = journal.read(three)
        except journal.NotAJournal:
            seen.append(["nothing"])
        else:
            seen.append([segment.text for segment in kept.transcript.segments])
    assert kept.is_whole
    in_order = [["nothing"], ["你好"], ["您好"], ["您好", "再见"]]
    assert [each for i, each in enumerate(seen) if i == 0 or each != seen[i - 1]] == in_order


@pytest.mark.parametrize(
    "damage",
    [b"{}", b"[0]", b'[0,"1",1,1]', b"[-1,0,0,0]", b"[0,9,0,0]", b"[[]]", b"\xff", b"[0,1,0.5,1]"],
)
def test_nothing_behind_a_damaged_line_counts(three, damage):
    lines = three.read_bytes().split(b"\n")
    three.write_bytes(b"\n".join([*lines[:3], damage, *lines[3:]]))
    assert [segment.text for segment in journal.read(three).transcript.segments] == ["你好"]


@pytest.mark.parametrize(
    "said", [b'[[["a","b",1,null]],null,null,[],null,null]', b"[[],0,0,[],0,0]"]
)
def test_a_damaged_sentence_ends_it(three, said):
    lines = three.read_bytes().split(b"\n")
    three.write_bytes(b"\n".join([*lines[:4], said, *lines[5:]]))
    assert [segment.text for segment in journal.read(three).transcript.segments] == ["你好"]


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe\n", b"[]\n", b'{"format":"other"}\n'])
def test_another_file_is_no_journal(path, data):
    path.write_bytes(data)
    with pytest.raises(NotAJournal):
        journal.read(path)


def test_a_journal_of_a_later_version_is_left_alone(three):
    three.write_bytes(three.read_bytes().replace(b'"version": 1', b'"version": 3'))
    with pytest.raises(NotAJournal):
        journal.read(three)


def test_names_that_are_no_text_are_kept(path):
    media = Path("/media/caf\udce9.mp4")
    named = Transcript("caf\udce9.mp4", 1.0, "m", BARE.created, (sentence("\ud83d"),))
    journal.begin(path, named, media, 1)
    assert journal.read(path).transcript == named
    assert journal.read(path).media == media


def test_a_disk_that_is_full_leaves_what_was_there(three, monkeypatch):
    data = three.read_bytes()

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.journal.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        journal.append(three, [change(0, 1)])
    with pytest.raises(OSError, match="No space"):
        journal.begin(three, with_rows(), None, 0)
    assert three.read_bytes() == data
    assert [each.name for each in three.parent.iterdir()] == [three.name]
