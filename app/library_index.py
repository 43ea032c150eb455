"""What is found and shown of an entry: its text as it is now, and the index of its words.

`Sentence` is all that a preview and hits in context need; a whole transcript takes ten times as
long to read.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.job_words import clock
from app.library_entries import languages_in, segments_of
from app.word_index import Term, cut, expression, hits, is_met, n_words, terms
from engine import Segment

_BEFORE, _AFTER = 24, 120  # characters around a hit
_MOST_HITS = 500  # in a text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's text, when it begins, in seconds, and who says it."""

    start: float
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of text with where the hits are in it, as [start, end)."""

    text: str
    hits: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """All of a text as it is shown beside the list, a sentence a line, with its first hits."""

    text: str
    hits: tuple[tuple[int, int], ...]


def index_recognized(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    """Make findable what was recognized; corrections are to be read again after that."""
    for i in ids:
        index(connection, i, segments_of(connection, i))
        connection.execute("UPDATE entries SET stamp = NULL WHERE id = ? AND deleted IS NULL", (i,))


def index(connection: sqlite3.Connection, entry: int, segments: Sequence[Segment]) -> None:
    """Make an entry findable by these sentences, and by what is noted of it."""
    body = [[round(each.start, 3), each.text, each.speaker] for each in segments]
    connection.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (entry, _json(body)))
    connection.execute(
        "UPDATE entries SET languages = ?, n_words = ? WHERE id = ?",
        (json.dumps(languages_in(segments)), sum(n_words(each.text) for each in segments), entry),
    )
    index_again(connection, entry)


def index_again(connection: sqlite3.Connection, entry: int) -> None:
    """The same after its title, tags or notes changed."""
    found = connection.execute(
        "SELECT title, tags, notes FROM entries WHERE id = ?", (entry,)
    ).fetchone()
    connection.execute("DELETE FROM words WHERE rowid = ?", (entry,))
    if found is not None:
        title, tags, notes = found
        text = "\n".join(each.text for each in sentences(connection, entry))
        connection.execute(
            "INSERT INTO words (rowid, title, text, notes, tags) VALUES (?, ?, ?, ?, ?)",
            (entry, cut(title), cut(text), cut(notes), cut(" ".join(json.loads(tags)))),
        )


def unindexed(connection: sqlite3.Connection) -> list[int]:
    """Entries that nothing finds yet: the program ended before, or the library was salvaged."""
    found = connection.execute(
        "SELECT * FROM (SELECT id FROM entries EXCEPT SELECT entry FROM texts)"
        " UNION SELECT * FROM (SELECT id FROM entries EXCEPT SELECT id FROM words_docsize)"
    )
    return [i for [i] in found]


def sentences(connection: sqlite3.Connection, entry: int) -> list[Sentence]:
    """An entry's text, with corrections; of a job that goes on, what there is so far."""
    found = connection.execute("SELECT body FROM texts WHERE entry = ?", (entry,)).fetchone()
    if found is not None:
        return [Sentence(start, text, speaker) for start, text, speaker in json.loads(found[0])]
    return [Sentence(s.start, s.text, s.speaker) for s in segments_of(connection, entry)]


def preview(connection: sqlite3.Connection, entry: int, query: str) -> Preview:
    """An entry's text with times, and where a query is met in it."""
    asked = terms(query)
    lines: list[str] = []
    marks: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences(connection, entry):
        text = " ".join(sentence.text.split())
        before = f"{clock(sentence.start)}  " + (
            f"{sentence.speaker}: " if sentence.speaker else ""
        )
        words = cut(text) if asked and len(marks) < _MOST_HITS else ""
        met = [term for term in asked if words and is_met(term, words)]
        start = at + len(before)
        marks += [(start + first, start + last) for first, last in hits(text, met)] if met else []
        lines.append(before + text)
        at += len(lines[-1]) + 1
    return Preview("\n".join(lines), tuple(marks))


def find(connection: sqlite3.Connection, query: str) -> set[int]:
    """The entries in which every term of a query is met, somewhere."""
    asked = expression(query)
    if asked is None:
        return set()
    found = connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (asked,))
    return {i for [i] in found}


def excerpts(
    connection: sqlite3.Connection, ids: Collection[int], query: str
) -> dict[int, Excerpt]:
    """Where a query is met in the texts of some entries; none where it is met in a title."""
    asked = terms(query)
    found = ((i, _excerpt(sentences(connection, i), asked)) for i in ids)
    return {i: excerpt for i, excerpt in found if excerpt is not None}


def _excerpt(text: Iterable[Sentence], asked: Sequence[Term]) -> Excerpt | None:
    """The sentence in which most terms are met, around the first hit."""
    best: tuple[int, str] | None = None
    for sentence in text:
        words = cut(sentence.text)
        n_met = sum(is_met(term, words) for term in asked)
        if n_met and (best is None or n_met > best[0]):
            best = (n_met, sentence.text)
            if n_met == len(asked):
                break
    return None if best is None else _around(" ".join(best[1].split()), asked)


def _around(text: str, asked: Sequence[Term]) -> Excerpt:
    found = hits(text, asked)
    start = max(0, found[0][0] - _BEFORE) if found else 0
    dots = "…" if start else ""
    short = dots + text[start : start + _BEFORE + _AFTER]
    shift = len(dots) - start
    moved = ((first + shift, last + shift) for first, last in found)
    return Excerpt(short, tuple(pair for pair in moved if pair[1] <= len(short)))


def _json(body: object) -> str:
    text = json.dumps(body, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(body)
    return text
