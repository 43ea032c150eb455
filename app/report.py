"""Results against their references: report.csv, and the sums of a run."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.outputs import GrowingFile
from app.scoring import Errors, Hits, Measure, count_errors, count_hits, measure_for
from app.sources import Outcome

_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")  # a spreadsheet would calculate what follows
_N_NAMED = 5


@dataclass(slots=True)
class Sums:
    """What a run comes to; Errors and Hits only where there are references."""

    measure: Measure | None = None
    errors: Errors = field(default_factory=Errors)
    hits: Hits = field(default_factory=Hits)
    n_scored: int = 0
    n_sources: int = 0
    n_failed: int = 0
    seconds: float = 0.0
    processing: float = 0.0

    def add(self, outcome: Outcome) -> None:
        self.n_sources += 1
        self.n_failed += bool(outcome.problem)
        self.seconds += outcome.seconds
        self.processing += outcome.processing

    def finish(self) -> list[Path]:
        """Sums have no file."""
        return []

    def close(self) -> None:
        """Nor anything to close."""

    @property
    def speed(self) -> float | None:
        """Seconds transcribed in a second."""
        return self.seconds / self.processing if self.processing else None

    def __str__(self) -> str:
        """One line."""
        parts = (
            [_rate(self)] if self.measure is not None else [_counted(self.n_sources, "recording")]
        )
        if self.hits.in_reference or self.hits.in_text:
            parts.append(_hotwords(self.hits))
        if self.n_failed:
            parts.append(f"{self.n_failed} failed")
        if self.speed is not None:
            parts.append(f"{self.speed:.1f} × realtime")
        return "; ".join(parts)


class Report:
    """Scores outcomes as they come, a row each; adds what they come to to `sums`."""

    def __init__(
        self,
        folder: Path,
        references: Mapping[str, str],
        sums: Sums,
        *,
        hotwords: Sequence[str] = (),
    ) -> None:
        """Begin the file.

        Args:
            sums: its measure, where there is none yet, becomes what suits the references.

        Raises:
            OSError: it cannot be made.
        """
        self.unscored: list[str] = []  # ids without a reference, or with one that is taken
        self._references = references
        self._waiting = dict(references)
        self._sums = sums
        self._measure = sums.measure = sums.measure or measure_for(references.values())
        self._hotwords = hotwords
        self._file = GrowingFile(folder, "report", ".csv")
        head = "id path seconds rtfx reference hypothesis substitutions deletions insertions length"
        self._file.write("\ufeff" + csv_row([*head.split(), self._measure.value, "error"]))

    @property
    def unused(self) -> list[str]:
        """Ids of references that nothing was compared with."""
        return list(self._waiting)

    def add(self, outcome: Outcome) -> None:
        source = outcome.source
        reference = self._waiting.pop(source.id, None)
        problem = outcome.problem
        errors = None
        if reference is None:
            self.unscored.append(source.id)
            taken = source.id in self._references
            problem = problem or ("reference already used" if taken else "no reference")
        else:
            errors = count_errors(reference, outcome.text, self._measure)
            self._sums.errors += errors
            self._sums.hits += count_hits(reference, outcome.text, self._hotwords)
            self._sums.n_scored += 1
        speed = "" if outcome.speed is None else f"{outcome.speed:.2f}"
        seconds = f"{outcome.seconds:.3f}"
        about = [source.id, source.place, seconds, speed, reference or "", outcome.text]
        self._file.write(csv_row([*about, *_counts(errors), problem]))

    def finish(self) -> list[Path]:
        for name, reference in self._waiting.items():
            self._file.write(
                csv_row([name, "", "", "", reference, "", *_counts(None), "not among the inputs"])
            )
        return [self._file.finish()]

    def close(self) -> None:
        self._file.close()


def left_out(report: Report) -> list[str]:
    """Lines that say what the error rate does not hold."""
    lines = []
    if report.unscored:
        lines.append(f"{_listing(report.unscored)}: no reference, so not in the error rate.")
    if report.unused:
        lines.append(f"{_listing(report.unused)}: a reference and no recording, left out.")
    return lines


def _rate(sums: Sums) -> str:
    assert sums.measure is not None
    errors = sums.errors
    rate = "unknown" if errors.rate is None else f"{100 * errors.rate:.2f} %"
    return (
        f"{sums.measure.upper()} {rate} ({errors.total} of {errors.length}: "
        f"{errors.substitutions} sub, {errors.deletions} del, {errors.insertions} ins) "
        f"over {_counted(sums.n_scored, 'utterance')}"
    )


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _hotwords(hits: Hits) -> str:
    return (
        f"hotwords recall {_percent(hits.recall)}, precision {_percent(hits.precision)}, "
        f"F1 {_percent(hits.f1)} ({hits.both} of {hits.in_reference}, {hits.in_text} written)"
    )


def _percent(share: float | None) -> str:
    return "unknown" if share is None else f"{100 * share:.1f} %"


def _counts(errors: Errors | None) -> list[str]:
    if errors is None:
        return [""] * 5
    rate = "" if errors.rate is None else f"{errors.rate:.4f}"
    counts = (errors.substitutions, errors.deletions, errors.insertions, errors.length)
    return [*map(str, counts), rate]


def _listing(ids: Sequence[str]) -> str:
    named = ", ".join(ids[:_N_NAMED])
    return named if len(ids) <= _N_NAMED else f"{named} and {len(ids) - _N_NAMED} more"


def csv_row(cells: Sequence[str]) -> str:
    """A line of a CSV file."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(_as_text, cells))
    return line.getvalue()


def _as_text(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
