"""Figures as a table for the terminal, as JSON and as a page."""

import json
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from tests.bench.figures import Comparison, Fact, Figure, Skipped

_HEAD = ("measure", "peer", "ours", "peer's", "ratio", "min", "max", "× realtime", "beside")

_MEANING = """\
A ratio is the peer's time over ours, the median of pairs that ran one after the other; above one,
ours is faster. Times are medians. Each program is a process of its own, on the same cores."""


def as_json(figures: Sequence[Figure], computer: str, versions: dict[str, str]) -> str:
    """Comparisons alone, as a list of records."""
    records = [_record(figure, computer) for figure in figures if isinstance(figure, Comparison)]
    for record in records:
        record["versions"] = versions
    return json.dumps(records, indent=1, ensure_ascii=False) + "\n"


def as_text(figures: Sequence[Figure], computer: str, versions: dict[str, str]) -> str:
    """Columns that line up, then what has no peer and what was skipped."""
    rows = [_HEAD, *_rows(figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([*lines, "", *_remarks(figures), "", computer, _named(versions)]) + "\n"


def as_page(
    figures: Sequence[Figure],
    computer: str,
    versions: dict[str, str],
    methods: dict[str, str],
    command: str,
) -> str:
    """Markdown: the table, how each measure is taken, and the command that makes it."""
    head = ["| " + " | ".join(_HEAD) + " |", "|" + "---|" * len(_HEAD)]
    rows = ["| " + " | ".join(row) + " |" for row in _rows(figures)]
    return "\n".join(
        [
            "# What was measured",
            f"\n`{command}` makes this page.",
            f"\n{computer}. {_named(versions)}.",
            f"\n{_MEANING}\n",
            *head,
            *rows,
            "",
            *(f"- {line}" for line in _remarks(figures)),
            "\n## How\n",
            *(f"- **{name}**: {method}" for name, method in methods.items()),
            "",
        ]
    )


def _record(figure: Comparison, computer: str) -> dict[str, object]:
    unit = figure.unit.lower()
    return {
        "measure": figure.measure,
        "peer": figure.peer,
        "ratio": round(figure.ratio, 3),
        "ratio_min": round(min(figure.ratios), 3),
        "ratio_max": round(max(figure.ratios), 3),
        f"ours_{unit}": round(median(figure.ours), 4),
        f"peer_{unit}": round(median(figure.theirs), 4),
        "audio_s": round(figure.audio, 2),
        "rounds": len(figure.ours),
        "beside": figure.note,
        "computer": computer,
    }


def _rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    return [_row(figure) for figure in figures if isinstance(figure, Comparison)]


def _row(figure: Comparison) -> tuple[str, ...]:
    realtime = figure.times_realtime
    return (
        figure.measure,
        figure.peer,
        _amount(median(figure.ours), figure.unit),
        _amount(median(figure.theirs), figure.unit),
        f"{figure.ratio:.2f}",
        f"{min(figure.ratios):.2f}",
        f"{max(figure.ratios):.2f}",
        "" if realtime is None else f"{realtime:.0f}",
        figure.note,
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _remarks(figures: Sequence[Figure]) -> list[str]:
    facts = [figure for figure in figures if isinstance(figure, Fact)]
    lines = [
        f"{measure}: " + "; ".join(f"{fact.name} {fact.value:.4g}" for fact in group)
        for measure, group in groupby(facts, lambda fact: fact.measure)
    ]
    skipped = [figure for figure in figures if isinstance(figure, Skipped)]
    return lines + [f"skipped: {s.measure}, {s.peer}: {s.reason}" for s in skipped]


def _named(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items())
