"""A report for others to read: checks, settings, crashes and the log, without what is private.

It holds no text that was recognized, no name of a recording, no hotword, and no name in a path.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from app import settings as store
from app.crashes import kept_crashes, new_crashes
from app.doctor_files import settings_file
from app.doctor_words import DoctorWords
from app.findings import Finding
from app.logs import log_files
from app.privacy import public_faults, public_log, public_path, public_words

_LINES = 200
_TAIL = 200_000  # bytes of the log that are read
_PATHS = ("path", "place")
_SAID = ("fault", "detail")  # by the system
_NAMED = ("microphones", "outputs")  # devices go by their owners' names
# Settings that say nothing about anybody; of others only whether they were changed.
_PUBLIC = (
    *("theme", "interface", "language", "outcome", "device", "itn", "script", "files_at_once"),
    *("goes_on", "font_percent", "notifies", "is_welcomed", "is_offline", "hub"),
    *("pause_while_typing", "shortcuts"),
)
_NAMES = ("model", "vad", "punctuation")  # of models, or paths of folders


def save_report(file: Path, findings: Sequence[Finding]) -> None:
    """Write it.

    Raises:
        OSError: it cannot be written.
    """
    new_crashes()
    text = "\n".join(report_lines(findings)) + "\n"
    file.write_text(text, "utf-8", "backslashreplace")


def report_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The report, line by line."""
    yield f"Shengwen, {datetime.now().astimezone().isoformat(timespec='seconds')}"
    if findings:
        yield from ("", "Checks", *check_lines(findings))
    yield from ("", "Settings", *_settings_lines())
    for crash in kept_crashes():
        yield from ("", f"Crash of the {crash.who}", *public_faults(crash.text.splitlines()))
    yield from ("", f"The last {_LINES} lines of the log", *public_log(_log_lines()))


def check_lines(findings: Sequence[Finding]) -> list[str]:
    """What was found, a line a check, and what it comes to."""
    return [*map(_check_line, findings), DoctorWords().summary(list(findings))]


def _check_line(finding: Finding) -> str:
    facts = dict(finding.facts)
    facts |= {name: public_path(str(facts[name])) for name in _PATHS if name in facts}
    facts |= {name: public_words(str(facts[name])) for name in _SAID if name in facts}
    if finding.check in _NAMED and "names" in facts:
        facts["names"] = f"{str(facts['names']).count(', ') + 1}"
    line = DoctorWords().line(replace(finding, facts=facts))
    note = type(finding.error).__name__ if finding.error is not None else line.note
    packages = f" ({facts['packages']})" if "packages" in facts else ""
    return f"{finding.outcome:<8} {line.what}: {note}{packages}".rstrip(": ")


def _settings_lines() -> Iterator[str]:
    """What was chosen; what lies in folders or is written by hand only as chosen or not."""
    chosen, usual = store.load(settings_file()), store.Settings()
    for each in fields(store.Settings):
        value = getattr(chosen, each.name)
        if each.name in _PUBLIC or (each.name in _NAMES and "/" not in value and "\\" not in value):
            yield f"{each.name} = {json.dumps(value, ensure_ascii=False)}"
        elif value != getattr(usual, each.name):
            count = f", {len(value)}" if isinstance(value, tuple | dict) else ""
            yield f"{each.name} was chosen{count}"


def _log_lines() -> list[str]:
    """The last lines, over the files that were put aside."""
    found: list[list[str]] = []
    for file in log_files():
        try:
            with file.open("rb") as log:
                log.seek(max(0, file.stat().st_size - _TAIL))
                found.insert(0, log.read().decode("utf-8", "replace").splitlines())
        except OSError:
            continue
        if sum(map(len, found)) >= _LINES:
            break
    return list(chain.from_iterable(found))[-_LINES:]
