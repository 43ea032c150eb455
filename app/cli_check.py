"""`shengwen check`: what in subtitles breaks the rules they should keep, a line a violation."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from app.cli_values import profile_in
from app.input_errors import InputError
from app.input_words import in_words
from app.logs import start_logging
from app.messages import Messages
from app.reading_words import ReadingWords
from app.subtitle_files import read_subtitle_file
from app.terminal import print_json, shown
from engine import (
    PROFILES,
    EngineError,
    Reading,
    Remark,
    Segment,
    Violation,
    check_segments,
)

_WORDS = {
    "speed": "%v characters a second, at most %l",
    "columns": "a line of %v columns, at most %l",
    "lines": "%v lines, at most %l",
    "short": "up for %v s, at least %l",
    "long": "up for %v s, at most %l",
    "gap": "%v s of empty screen after it, at least %l",
    "overlap": "up together with the next for %v s",
    "order": "starts %v s before the one before",
}
_MENDED = {"times", "negative", "reversed", "instant", "order"}
_NOTES = {"columns": "one word", "short": "no room", "speed": "no room"}

_Found = list[tuple[int, Segment, Violation]]


def check(
    file: Annotated[
        Path, Argument(metavar="FILE", help="Subtitles (SRT, WebVTT, ASS) or a transcript (JSON).")
    ],
    *,
    profile: Annotated[
        str,
        Option(
            metavar="NAME|FILE.json|auto",
            help=f"The rules: {', '.join(PROFILES)}, or a file with your own; auto goes by the "
            "language, or the script of the text.",
        ),
    ] = "auto",
    strict: Annotated[
        bool, Option("--strict", help="Count notes as violations: what no other times can mend.")
    ] = False,
    as_json: Annotated[
        bool, Option("--json", help="All that was found as one JSON object.")
    ] = False,
) -> None:
    """Say what in subtitles breaks the rules.

    A transcript is cut into subtitles first. Exit code 1 where something breaks a rule. What is
    spoken too fast, and stays as long as the next cue lets it, is a note and no violation, as is a
    word that is wider than a line.
    """
    start_logging()
    reading = _read(file)
    rows, faults = reading.transcript.segments, _faults(reading)
    violations = check_segments(rows, profile_in(profile), as_rows=reading.has_cues)
    found = [
        (number, row, violation)
        for number, row, each in zip(reading.numbers, rows, violations, strict=True)
        for violation in each
    ]
    n_notes = sum(violation.is_unavoidable for _, _, violation in found)
    if as_json:
        print_json(_fields(profile, rows, found, faults))
    else:
        for fault in faults:
            typer.echo(ReadingWords().remark(fault))
        for number, row, violation in found:
            typer.echo(_line(number, row, violation))
        n_violations = len(found) - n_notes + sum(fault.count for fault in faults)
        what = "cues" if reading.has_cues else "sentences"
        summary = f"{len(rows)} {what}, {n_violations} violations, {n_notes} notes"
        typer.echo(f"{shown(file)}: {summary}", err=True)
    raise typer.Exit(int(bool(faults) or len(found) > (0 if strict else n_notes)))


def _read(file: Path) -> Reading:
    try:
        return read_subtitle_file(file)
    except InputError as error:
        raise typer.BadParameter(f"{file}: {in_words(error)}", param_hint="FILE") from error
    except EngineError as error:
        what = Messages().error(error).what
        raise typer.BadParameter(f"{file}: {what}", param_hint="FILE") from error


def _faults(reading: Reading) -> list[Remark]:
    """What is wrong with times so that reading had to mend it: the cues do not show it any more."""
    return [remark for remark in reading.remarks if remark.kind in _MENDED]


def _line(number: int, row: Segment, violation: Violation) -> str:
    words = _WORDS[violation.kind]
    text = words.replace("%v", _rounded(violation.value)).replace("%l", _rounded(violation.limit))
    note = f" (note: {_NOTES[violation.kind]})" if violation.is_unavoidable else ""
    return f"{number}  {_clock(row.start)}  {violation.kind}: {text}{note}"


def _rounded(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _clock(seconds: float) -> str:
    ms = max(0, round(seconds * 1000))
    minutes, ms = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{ms // 1000:02}.{ms % 1000:03}"


def _fields(
    profile: str, rows: Sequence[Segment], found: _Found, faults: Sequence[Remark]
) -> dict[str, object]:
    return {
        "profile": profile,
        "cues": len(rows),
        "faults": [dataclasses.asdict(fault) for fault in faults],
        "violations": [
            {
                "cue": number,
                "start": round(row.start, 3),
                "text": row.text,
                **dataclasses.asdict(violation),
            }
            for number, row, violation in found
        ],
    }
