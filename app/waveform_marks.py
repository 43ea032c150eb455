"""What is heard besides words, as small signs above the waveform."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.tags import Chip, chips
from engine import Segment, Tags


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a moment; `told` says in words what it means."""

    at: float
    icon: str
    told: str


def marks_of(segments: Iterable[Segment]) -> list[Mark]:
    """A sign where a sound or a mood begins; what goes on from row to row has one."""
    marks = []
    before: set[str] = set()
    known: dict[Tags, list[Chip]] = {}  # there are many rows and few kinds of them
    for segment in segments:
        if segment.tags not in known:
            known[segment.tags] = chips(segment.tags, with_language=False)
        there = known[segment.tags]
        marks += [
            Mark(segment.start, chip.icon, chip.told) for chip in there if chip.told not in before
        ]
        before = {chip.told for chip in there}
    return marks
