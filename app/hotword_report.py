"""Which words of a list are in a transcript: how often, when, and how each came there.

As a file it has one row a hit, of a word that was never heard one row with nothing in it.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine import Hit, HotwordList, Segment, find_hits

COLUMNS = ("word", "hits", "way", "time", "end", "heard", "likeness")
_DIGITS = 3  # of seconds


@dataclass(frozen=True, slots=True)
class WordReport:
    """One word of the list.

    Attributes:
        group: where the list has it.
        hits: where it is in the text, in order.
        suggestions: where it may be meant.
    """

    word: str
    group: str
    hits: tuple[Hit, ...] = ()
    suggestions: tuple[Hit, ...] = ()

    @property
    def ways(self) -> Counter[str]:
        """How often it came in which way."""
        return Counter(hit.way for hit in (*self.hits, *self.suggestions))


@dataclass(frozen=True, slots=True)
class Report:
    """All words of a list, in its order, and then what its rules put in."""

    words: tuple[WordReport, ...]

    @property
    def n_heard(self) -> int:
        """How many of the words are in the text."""
        return sum(bool(each.hits) for each in self.words)

    @property
    def n_hits(self) -> int:
        """How often any of them is."""
        return sum(len(each.hits) for each in self.words)

    @property
    def n_put_in(self) -> int:
        """How many of these the model did not write by itself."""
        return sum(hit.way != "heard" for each in self.words for hit in each.hits)


def report_of(segments: Sequence[Segment], hotwords: HotwordList) -> Report:
    """Look for a list's words in a text."""
    groups = {each.word: each.group for each in reversed(hotwords.words)}
    hits: dict[str, list[Hit]] = {each.word: [] for each in hotwords.words}
    maybe: dict[str, list[Hit]] = {word: [] for word in hits}
    for hit in find_hits(segments, hotwords):
        kind = maybe if hit.way == "suggestion" else hits
        kind.setdefault(hit.word, []).append(hit)
    return Report(
        tuple(
            WordReport(word, groups.get(word, ""), tuple(found), tuple(maybe.get(word, ())))
            for word, found in hits.items()
        )
    )


def as_rows(report: Report) -> list[dict[str, Any]]:
    """One a hit, by COLUMNS."""
    rows: list[dict[str, Any]] = []
    for each in report.words:
        about = {"word": each.word, "hits": len(each.hits)}
        found = sorted((*each.hits, *each.suggestions), key=lambda hit: hit.start)
        rows += [about | _row(hit) for hit in found]
        if not found:
            rows.append(about | dict.fromkeys(COLUMNS[2:]))
    return rows


def as_csv(report: Report) -> str:
    """The rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(as_rows(report))
    return text.getvalue()


def as_json(report: Report) -> str:
    """The rows as a JSON list."""
    return json.dumps(as_rows(report), ensure_ascii=False, indent=1) + "\n"


def _row(hit: Hit) -> dict[str, Any]:
    return {
        "way": hit.way,
        "time": round(hit.start, _DIGITS),
        "end": round(hit.end, _DIGITS),
        "heard": hit.heard,
        "likeness": round(hit.likeness, _DIGITS),
    }
