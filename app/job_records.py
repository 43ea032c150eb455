"""Jobs as rows of the library, and back: what a start needs to go on with them.

What a row says may come from another version of the program, so whatever makes no sense takes its
default, and a job that cannot be read at all is left out.
"""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from app.checkpoint_store import Stamp
from app.hotword_records import Find, nothing, option_fields, read_hotwords
from app.job import Job, ListsLeftOut, Note, SourceChanged, State
from app.schema import path_of, stored_path
from engine import (
    Damaged,
    EndedEarly,
    EngineError,
    FellBack,
    HotwordsLeftOut,
    JobId,
    Options,
    WorkerDied,
)

log = logging.getLogger(__name__)
T = TypeVar("T")

Stored = str | bytes | int | float | None

COLUMNS = (
    "position",
    "entry",
    "path",
    "options",
    "formats",
    "created",
    "state",
    "duration",
    "done",
    "device",
    "notes",
    "error",
    "written",
    "is_complete",
    "source",
    "attempts",
    "choice",
)
_KINDS = (EndedEarly, Damaged, FellBack, HotwordsLeftOut, ListsLeftOut)
_NOTES = {kind.__name__: kind for kind in _KINDS}
_PLACES = ("output", "archive", "moved")
_NOBODY = JobId(0)  # whose notes are restored


def row_of(job: Job) -> dict[str, Stored]:
    """What is stored of a job; its order and its sentences are stored by others."""
    return {
        "entry": job.entry,
        "path": stored_path(job.path),
        "options": json.dumps(option_fields(job.options)),
        "formats": json.dumps(job.formats),
        "created": job.created.isoformat(),
        "state": job.state.name,
        "duration": job.duration,
        "done": job.done,
        "device": job.device,
        "notes": json.dumps([_note_fields(note) for note in job.notes]),
        "error": None if job.error is None else json.dumps(_error_fields(job.error)),
        "written": json.dumps([str(path) for path in job.written]),
        "is_complete": int(job.is_complete),
        "source": None if job.source is None else json.dumps(asdict(job.source)),
        "attempts": job.attempts,
        "choice": json.dumps(_choice_fields(job)),
    }


def job_of(row: Mapping[str, Any], find: Find = nothing) -> Job:
    """A job from what was stored of it; `find` has its hotwords.

    Raises:
        ValueError: nothing can be made of it.
    """
    try:
        job = Job(
            path_of(row["path"]),
            read_options(row["options"], find),
            tuple(json.loads(row["formats"])),
            datetime.fromisoformat(row["created"]),
        )
        job.state = State[row["state"]]
        job.attempts = int(row["attempts"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no job: {error!r}") from error
    job.entry = row["entry"]
    job.duration, job.done, job.device = row["duration"], row["done"], row["device"]
    job.is_complete = bool(row["is_complete"])
    job.notes = _lenient(row["notes"], _notes, [])
    job.written = _lenient(row["written"], lambda names: [Path(name) for name in names], [])
    job.source = _lenient(row["source"], lambda stamp: Stamp(**stamp), None)
    job.error = _lenient(row["error"], _error, None)
    chosen: dict[str, Any] = _lenient(row["choice"], _choice, {})
    for name, value in chosen.items():
        setattr(job, name, value)
    return job


def _choice_fields(job: Job) -> dict[str, Any]:
    """What was chosen for a job alone, and where its file went."""
    places = ((name, getattr(job, name)) for name in _PLACES)
    return {
        "has_own_options": job.has_own_options,
        "lists": job.lists,
        **{name: None if place is None else str(place) for name, place in places},
    }


def _choice(stored: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the file holds
    places = {name: stored.get(name) for name in _PLACES}
    return {
        "has_own_options": stored.get("has_own_options") is True,
        "lists": _names(stored.get("lists")),
        **{name: None if place is None else Path(place) for name, place in places.items()},
    }


def _names(stored: object) -> tuple[str, ...] | None:
    return tuple(map(str, stored)) if isinstance(stored, list) else None


def read_options(text: str, find: Find = nothing) -> Options:
    """Options; those that are unknown here are left out. `find` has the hotwords of a key.

    Raises:
        TypeError, ValueError: they make no sense.
    """
    stored = json.loads(text)
    if not isinstance(stored, dict):
        raise TypeError(text)
    known = {each.name: stored[each.name] for each in fields(Options) if each.name in stored}
    hotwords = read_hotwords(known.pop("hotwords", None), find)
    options = Options(**{name: _frozen(value) for name, value in known.items()})
    return replace(options, hotwords=hotwords)


def _frozen(value: object) -> Any:  # noqa: ANN401 - whatever the file holds
    return tuple(value) if isinstance(value, list) else value


def _note_fields(note: Note) -> list[Any]:
    facts = asdict(note)
    del facts["job"]
    return [type(note).__name__, facts]


def _notes(stored: Iterable[Any]) -> list[Note]:
    return [
        _NOTES[name](job=_NOBODY, **{key: _frozen(value) for key, value in facts.items()})
        for name, facts in stored
    ]


def _error_fields(error: EngineError | OSError | SourceChanged) -> list[Any]:
    if isinstance(error, OSError):
        name = None if error.filename is None else str(error.filename)
        return ["OSError", [error.errno, error.strerror, name]]
    return [type(error).__name__, list(error.args)]


def _error(stored: tuple[str, list[Any]]) -> EngineError | OSError | SourceChanged:
    name, facts = stored
    if name == "OSError":
        return OSError(*facts)
    if name == SourceChanged.__name__:
        return SourceChanged(*facts)
    kinds = {kind.__name__: kind for kind in _kinds_of(EngineError)}
    return kinds[name](*facts) if name in kinds else WorkerDied(None)


def _kinds_of(kind: type[EngineError]) -> Iterable[type[EngineError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)


def _lenient(text: str | None, read: Callable[[Any], T], default: T) -> T:
    if text is None:
        return default
    try:
        return read(json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        log.warning("part of a stored job makes no sense: %r", error)
        return default
