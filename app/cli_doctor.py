"""`shengwen doctor`: what works on this computer, a line a check, and how to mend what doesn't."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import typer
from typer import Option

from app.logs import start_logging
from app.messages import Messages, install_command
from app.model_words import OUTCOMES, again, shown_size
from app.resources import resource
from engine import Check, Network, Store, check_models, look_up

_LITTLE_SPACE = 2_000_000_000  # bytes; the largest model has half of it


@dataclass(frozen=True, slots=True)
class Line:
    """One check in words."""

    outcome: Literal["ok", "failed", "skipped"]
    what: str
    note: str = ""


def doctor(
    *,
    models: Annotated[bool, Option("--models", help="Look at nothing but the models.")] = False,
) -> None:
    """Say what works on this computer, and how to mend what doesn't."""
    start_logging()
    store = Store()
    failed = False
    for line in (*(() if models else _surroundings(store)), *_none_here(store)):
        _print(line)
        failed |= line.outcome == "failed"
    for check in check_models(resource("samples"), store):
        line = _line(check, store)
        _print(line)
        failed |= line.outcome == "failed"
    raise typer.Exit(int(failed))


def _print(line: Line) -> None:
    note = f": {line.note}" if line.note else ""
    print(f"{line.outcome:<8} {line.what}{note}", flush=True)  # noqa: T201 - it speaks


def _surroundings(store: Store) -> Iterator[Line]:
    """What every model needs."""
    if importlib.util.find_spec("torch") is None:
        note = f"only models on a graphics card need it. Install it: {install_command('torch')}"
        yield Line("skipped", "PyTorch", note)
    else:
        yield Line("ok", "PyTorch")
    yield _models_folder(store)
    if Network().is_offline:
        yield Line("ok", "downloads", "off, as SHENGWEN_OFFLINE says")


def _models_folder(store: Store) -> Line:
    what = f"models folder {store.folder}"
    place = next(path for path in (store.folder, *store.folder.parents) if path.exists())
    if not place.is_dir() or not os.access(place, os.W_OK):
        return Line("failed", what, f"{place} cannot be written to. Change its permissions.")
    free = shutil.disk_usage(place).free
    if free < _LITTLE_SPACE:
        return Line("failed", what, f"only {shown_size(free)} are free. Make room.")
    return Line("ok", what, f"{shown_size(free)} are free")


def _none_here(store: Store) -> Iterator[Line]:
    whisper = look_up("whisper-base")
    if whisper is not None and not store.comes_along(whisper) and store.place(whisper) is None:
        yield Line("skipped", "whisper-base", "the starter model is not installed")


def _line(check: Check, store: Store) -> Line:
    return Line(check.outcome, f"{check.model}: {_what(check)}", _note(check, store))


def _what(check: Check) -> str:
    if check.what == "clip":
        return f"hears {check.clip}"
    return {"files": "files", "load": "loads"}[check.what]


def _note(check: Check, store: Store) -> str:
    if check.error is not None:
        return str(Messages().error(check.error))
    if check.what == "files":
        return _files_note(check, store)
    if check.outcome == "skipped":
        return "not in its folder"
    if check.outcome == "failed":
        return (
            f"“{check.heard}” instead of “{check.expected}”. If the files are right, this is a "
            "fault of the program; please report it."
        )
    return ""


def _files_note(check: Check, store: Store) -> str:
    wrong = [f"{file.file} {OUTCOMES[file.outcome]}" for file in check.files if file.is_wrong]
    unknown = [file.file for file in check.files if file.outcome == "unknown"]
    if wrong:
        return f"{', '.join(wrong)}. Get it again: {again(check.model, store)}"
    return f"no hash is known of {', '.join(unknown)}" if unknown else ""
