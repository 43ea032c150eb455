"""`shengwen doctor`: what works on this computer, a line a check, and how to mend what doesn't."""

import json
from pathlib import Path
from typing import Annotated

import typer
from typer import Option

from app.doctor import PARTS, Part, examine
from app.doctor_report import save_report
from app.doctor_words import DoctorWords
from app.findings import Finding
from app.logs import start_logging
from app.terminal import complain, shown

_FAILED = 1


def doctor(
    *,
    only: Annotated[
        str,
        Option(metavar="LIST", help=f"Check nothing but these: {', '.join(PARTS)}, microphone."),
    ] = ",".join(PARTS),
    microphone: Annotated[
        bool,
        Option(
            "--microphone",
            help="Listen for half a second, too, and say how loud it is. Nothing of it is kept.",
        ),
    ] = False,
    report: Annotated[
        Path | None,
        Option(metavar="FILE", help="Write a report for others to read, without what was said."),
    ] = None,
    as_json: Annotated[bool, Option("--json", help="Print a JSON object a check.")] = False,
) -> None:
    """Say what works on this computer, and how to mend what doesn't.

    The exit code is 1 if something does not work.
    """
    start_logging()
    parts = _parts(only)
    if microphone and "microphone" not in parts:
        parts += ("microphone",)
    findings = []
    for finding in examine(parts):
        if finding.state == "unasked" and microphone:
            continue
        findings.append(finding)
        _print(finding, as_json=as_json)
    if not as_json and len(parts) > 1:
        print(DoctorWords().summary(findings))  # noqa: T201 - it speaks
    if report is not None:
        _report(report, findings)
    raise typer.Exit(int(any(finding.outcome == "failed" for finding in findings)))


def window_trial() -> None:
    """Start Qt and print what it finds; `doctor` runs this in a process of its own."""
    from app.window_trial import print_trial  # noqa: PLC0415 - the command line needs no Qt

    print_trial()


def _parts(only: str) -> tuple[Part, ...]:
    known: tuple[Part, ...] = (*PARTS, "microphone")
    names = [name.strip() for name in only.split(",")]
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"“{name}” is none of {', '.join(known)}", param_hint="--only")
    return tuple(part for part in known if part in names)


def _print(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(finding.as_json()), flush=True)  # noqa: T201 - it speaks
    else:
        print(line_of(finding), flush=True)  # noqa: T201 - it speaks


def _report(file: Path, findings: list[Finding]) -> None:
    try:
        save_report(file, findings)
    except OSError as error:
        complain(file, error.strerror or str(error))
        raise typer.Exit(_FAILED) from None


def line_of(finding: Finding) -> str:
    """A finding on one line of the terminal."""
    line = DoctorWords().line(finding)
    note = f": {line.note}" if line.note else ""
    end = "" if note.endswith(".") else "."
    way = f"{end if note else ':'} Run: {finding.command}" if finding.command else ""
    return shown(f"{finding.outcome:<8} {line.what}{note}{way}")
