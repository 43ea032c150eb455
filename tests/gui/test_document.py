"""app/document.py: every edit is one step, and undone it is as if it had never been."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.document import Document
from engine import Segment, Tags, Token, Transcript


def sentence(i, text, speaker=None):
    words = text.split(" ")
    length = 1.6 / len(words)
    tokens = tuple(
        Token(" " + word, 2 * i + n * length, 2 * i + (n + 1) * length, -0.1)
        for n, word in enumerate(words)
    )
    return Segment(tokens, text, Tags("en"), speaker)


def document(*texts, speakers=()):
    names = [*speakers, *[None] * len(texts)]
    segments = tuple(sentence(i, text, names[i]) for i, text in enumerate(texts))
    return Document(Transcript("talk.mp4", 100.0, "m", datetime(2026, 1, 1, tzinfo=UTC), segments))


def texts(doc):
    return [segment.text for segment in doc.segments]


class Mirror:
    """Rows as somebody knows them who only listens."""

    def __init__(self, doc):
        self.rows = list(doc.segments)
        self._doc = doc
        doc.about_to_insert.connect(self._on_insert)
        doc.inserted.connect(self._on_inserted)
        doc.about_to_remove.connect(self._on_remove)
        doc.changed.connect(self._on_changed)

    def _on_insert(self, first, last):
        self._new = (first, last)

    def _on_inserted(self):
        first, last = self._new
        self.rows[first:first] = self._doc.segments[first : last + 1]

    def _on_remove(self, first, last):
        del self.rows[first : last + 1]

    def _on_changed(self, first, last):
        self.rows[first : last + 1] = self._doc.segments[first : last + 1]


def test_what_is_typed_in_one_go_is_one_step():
    doc = document("We met Jon there.")
    tokens = doc.segments[0].tokens
    for text in ("We met Jo there.", "We met J there.", "We met Joh there.", "We met John there."):
        doc.rewrite(0, text, typing=7)
    assert doc.steps.count() == 1
    assert doc.segments[0].tokens[2] == Token(" John", tokens[2].start, tokens[2].end)
    doc.steps.undo()
    assert doc.segments[0].tokens == tokens


def test_another_row_or_another_go_is_another_step():
    doc = document("a", "b")
    doc.rewrite(0, "aa", typing=1)
    doc.rewrite(1, "bb", typing=1)
    doc.rewrite(1, "bbb", typing=2)
    assert doc.steps.count() == 3


def test_text_that_stays_is_no_step():
    doc = document("a")
    doc.rewrite(0, " a ")
    assert doc.steps.count() == 0


def test_split_and_merge():
    doc = document("one two three", "four")
    doc.split(0, 4)
    assert texts(doc) == ["one", "two three", "four"]
    doc.merge(0, 2)
    assert texts(doc) == ["one two three four"]
    doc.steps.undo()
    doc.steps.undo()
    assert texts(doc) == ["one two three", "four"]


def test_rows_are_deleted_wherever_they_are():
    doc = document("a", "b", "c", "d")
    doc.delete([0, 2])
    assert texts(doc) == ["b", "d"]
    doc.steps.undo()
    assert texts(doc) == ["a", "b", "c", "d"]


def test_a_row_is_put_between_others():
    doc = document("a", "b")
    doc.insert(1)
    assert texts(doc) == ["a", "", "b"]
    assert (doc.segments[1].start, doc.segments[1].end) == pytest.approx((1.6, 2.0))


def test_times_stay_between_the_neighbours():
    doc = document("a", "b", "c")
    doc.set_times(1, 0.0, 50.0)
    assert (doc.segments[1].start, doc.segments[1].end) == pytest.approx((1.6, 4.0))


def test_a_speaker_is_renamed_everywhere_and_becomes_another():
    doc = document("a", "b", "c", speakers=["A", "B", "A"])
    doc.rename_speaker("A", "Anna")
    assert doc.speakers == ["Anna", "B"]
    doc.rename_speaker("Anna", "B")
    assert doc.speakers == ["B"]
    doc.steps.undo()
    assert [s.speaker for s in doc.segments] == ["Anna", "B", "Anna"]


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["rewrite", "split", "merge", "delete", "insert", "shift", "times", "who"]),
        st.integers(0, 99),
        st.integers(0, 99),
        st.text("ab 我。", max_size=8),
    ),
    max_size=12,
)


def edit(doc, kind, a, b, text):
    n = len(doc.segments)
    if kind == "insert":
        doc.insert(a % (n + 1))
    if not n:
        return
    row, other = sorted((a % n, b % n))
    match kind:
        case "rewrite":
            doc.rewrite(row, text, typing=b % 2)
        case "split":
            doc.split(row, b % (len(doc.segments[row].text) + 1))
        case "merge":
            doc.merge(row, other)
        case "delete":
            doc.delete({row, other})
        case "shift":
            doc.shift(range(row, other + 1), a / 7 - 5)
        case "times":
            doc.set_times(row, a / 10, b / 10)
        case "who":
            doc.set_speaker({row, other}, text)


@given(EDITS)
def test_undoing_everything_gives_back_what_was_there(done):
    doc = document("one two", "three", "four five six")
    before, mirror = list(doc.segments), Mirror(doc)
    for step in done:
        edit(doc, *step)
        assert mirror.rows == list(doc.segments)
    after = list(doc.segments)
    while doc.steps.canUndo():
        doc.steps.undo()
    assert list(doc.segments) == before == mirror.rows
    while doc.steps.canRedo():
        doc.steps.redo()
    assert list(doc.segments) == after == mirror.rows
