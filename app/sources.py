"""What goes into a run, one recording each, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.hotword_tally import Tally
from app.input_errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """A recording to transcribe and the folder for its results.

    Attributes:
        id: what lists and references call it; the stem of a file that was given by itself.
        path: where it is; for an address, what its file is called there.
        stem: what its results are called.
        address: where it has to be fetched from.
        refused: why it cannot be transcribed, where that is known before the work.
        is_listed: it comes from a list, so its text goes into the list's results.
    """

    id: str
    path: Path
    folder: Path
    stem: str
    address: str | None = None
    refused: InputError | None = None
    is_listed: bool = False

    @property
    def place(self) -> str:
        """The address, or the path as it was given; empty where there was none."""
        return self.address or ("" if self.path == Path() else str(self.path))

    @property
    def name(self) -> str:
        """What the user knows it by."""
        if not self.is_listed:
            return self.place
        return f"{self.id} ({self.place})" if self.place else self.id


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one source ended.

    Attributes:
        seconds: how much of it was transcribed.
        processing: seconds that this took, loading the model apart.
        score: the tokens' mean log-probability, None where the model gives none.
        problem: what went wrong, in words; empty where nothing did.
        tally: what became of the hotwords, where there were any and there is a text.
    """

    source: Source
    seconds: float = 0.0
    processing: float = 0.0
    text: str = ""
    score: float | None = None
    problem: str = ""
    tally: Tally | None = None

    @property
    def speed(self) -> float | None:
        """Seconds transcribed in a second."""
        return self.seconds / self.processing if self.processing else None


def mean(scores: Sequence[float]) -> float | None:
    """The mean of token scores, of which there may be none."""
    return sum(scores) / len(scores) if scores else None
