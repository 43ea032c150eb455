"""What became of a list's words in one text: the hits of each, and which were never heard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine import Hit, HotwordList, Segment, Way, find_hits, never_heard

_NOT_AT_FIRST: dict[Way, str] = {
    "model": "heard when listening for it",
    "sound": "put in by sound",
    "alias": "put in for an alias",
    "rule": "put in by a rule",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counted in one text.

    Attributes:
        n_words: of the list.
        hits: in order, suggestions among them.
        never: words of the list that were not heard.
    """

    n_words: int
    hits: tuple[Hit, ...] = ()
    never: tuple[str, ...] = ()

    @property
    def n_heard(self) -> int:
        """How many of the words were heard."""
        return self.n_words - len(self.never)

    @property
    def written(self) -> tuple[Hit, ...]:
        """The hits that are in the text."""
        return tuple(hit for hit in self.hits if hit.way != "suggestion")

    def __str__(self) -> str:
        """One line."""
        ways = Counter(hit.way for hit in self.hits)
        parts = [f"{self.n_heard} of {self.n_words} heard", _counted(len(self.written), "hit")]
        parts += [f"{ways[way]} {words}" for way, words in _NOT_AT_FIRST.items() if ways[way]]
        if ways["suggestion"]:
            parts.append(_counted(ways["suggestion"], "suggestion"))
        text = ", ".join(parts)
        return f"{text}; {len(self.never)} never heard" if self.never else text


def tally_of(segments: Sequence[Segment], hotwords: HotwordList) -> Tally:
    """Count what a list's words came to in sentences."""
    hits = find_hits(segments, hotwords)
    return Tally(len(hotwords.spoken), tuple(hits), never_heard(hits, hotwords))


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
