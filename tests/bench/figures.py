"""What is measured: two programs side by side, or one by itself; and the arithmetic of ratios."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours and a peer at the same work, in turns: the n-th of one belongs to the n-th of the other.

    Attributes:
        ours, theirs: what each round took, in `unit`.
        audio: seconds of sound that a round works on.
        note: what else there is to know, in words.
    """

    measure: str
    peer: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    audio: float
    note: str = ""
    unit: str = "s"

    def __post_init__(self) -> None:
        if not self.ours or len(self.ours) != len(self.theirs):
            raise ValueError(f"{len(self.ours)} of ours and {len(self.theirs)} of theirs")

    @property
    def ratios(self) -> list[float]:
        """Of each pair, theirs over ours: above one, ours is better."""
        return [b / a for a, b in zip(self.ours, self.theirs, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios, which a busy moment of the computer does not move."""
        return median(self.ratios)

    @property
    def times_realtime(self) -> float | None:
        """Seconds of sound in a second of ours; None where no time is measured."""
        return self.audio / median(self.ours) if self.unit == "s" else None


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of ours alone."""

    measure: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not measured, and why."""

    measure: str
    peer: str
    reason: str


Figure = Comparison | Fact | Skipped
