"""Where the words of a list are in a text, and how each came there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.hotwords.lists import HotwordList
from engine.types import Segment, Way


@dataclass(frozen=True, slots=True)
class Hit:
    """A hotword in a text.

    Attributes:
        word: as the list has it.
        row: which sentence, from 0.
        start, end: when it is said, in seconds.
        way: how it came there; "heard" is as the model wrote it.
        heard: what was recognized.
        likeness: as a Change has it.
    """

    word: str
    row: int
    start: float
    end: float
    way: Way | Literal["heard"]
    heard: str
    likeness: float = 1.0


def find_hits(segments: Iterable[Segment], hotwords: HotwordList) -> list[Hit]:
    """Every hotword of the list in the sentences, suggestions among them, in order."""
    raise NotImplementedError


def never_heard(hits: Sequence[Hit], hotwords: HotwordList) -> tuple[str, ...]:
    """The words of the list that no hit has, suggestions not counted, in the list's order."""
    raise NotImplementedError
