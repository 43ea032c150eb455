"""What a run writes about all of its sources together: Kaldi's text and score."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.outputs import GrowingFile
from app.sources import Outcome


class Record(Protocol):
    """Hears how every source ended, in the order of the sources."""

    def add(self, outcome: Outcome) -> None:
        """Write what there is to say of one source; OSError where that fails."""

    def finish(self) -> list[Path]:
        """Complete the files and return them; OSError where that fails."""

    def close(self) -> None:
        """Leave the files incomplete."""


class ListRecord:
    """`text` with an id and its words a line, `score` with an id and its mean log-probability."""

    def __init__(self, folder: Path) -> None:
        """Begin both.

        Raises:
            OSError: they cannot be made.
        """
        self._text = GrowingFile(folder, "text")
        self._score = GrowingFile(folder, "score")

    def add(self, outcome: Outcome) -> None:
        if not outcome.source.is_listed:
            return
        score = "" if outcome.score is None else f"{outcome.score:.4f}"
        try:
            self._text.write(f"{outcome.source.id} {outcome.text}".rstrip() + "\n")
        finally:  # what a full disk refuses now is written with the next line
            self._score.write(f"{outcome.source.id} {score}".rstrip() + "\n")

    def finish(self) -> list[Path]:
        return [self._text.finish(), self._score.finish()]

    def close(self) -> None:
        self._text.close()
        self._score.close()


class InOrder:
    """Passes outcomes on to records in the order of their numbers, from 0."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._early: dict[int, Outcome] = {}
        self._next = 0

    def add(self, number: int, outcome: Outcome) -> None:
        """Take the outcome of source `number`.

        Raises:
            OSError: a record cannot be written.
        """
        self._early[number] = outcome
        errors: list[OSError] = []
        while self._next in self._early:
            for record in self._records:
                try:
                    record.add(self._early[self._next])
                except OSError as error:
                    errors.append(error)
            del self._early[self._next]
            self._next += 1
        if errors:
            raise errors[0]
