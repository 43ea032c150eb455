"""What is heard besides words, as small signs above the waveform."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from app.tags import Chip, chips
from engine import Segment


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a moment; `told` says in words what it means."""

    at: float
    icon: str
    told: str


def marks_of(segments: Iterable[Segment]) -> list[Mark]:
    """A sign where a sound or a mood begins; what goes on from row to row has one."""
    marks = []
    before: dict[str, Chip] = {}
    known: dict[object, dict[str, Chip]] = {}  # there are many rows and few kinds of them
    for kind, alike in groupby(segments, attrgetter("tags.emotion", "tags.events")):
        first = next(alike)
        if kind not in known:
            known[kind] = {chip.told: chip for chip in chips(first.tags, with_language=False)}
        start, there = first.start, known[kind]
        marks += [
            Mark(start, chip.icon, told) for told, chip in there.items() if told not in before
        ]
        before = there
    return marks
