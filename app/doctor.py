"""What works on this computer: every check, in order, as facts. Free of Qt."""

import logging
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from app.doctor_computer import check_computer
from app.doctor_files import check_folders, check_kept, check_network
from app.doctor_models import check_all_models
from app.doctor_sound import check_decoding, check_microphones, measure_microphone
from app.doctor_window import check_window
from app.findings import Finding
from engine import InternalError, Store

log = logging.getLogger(__name__)

Part = Literal["computer", "window", "sound", "files", "models", "microphone"]
PARTS: tuple[Part, ...] = ("computer", "window", "sound", "files", "models")  # what is not asked


def examine(parts: tuple[Part, ...] = PARTS, store: Store | None = None) -> Iterator[Finding]:
    """Look at these parts; each finding comes as soon as it is known."""
    store = store or Store()
    checks: Mapping[Part, Callable[[], Iterator[Finding]]] = {
        "computer": check_computer,
        "window": check_window,
        "sound": _sound,
        "files": lambda: _files(store),
        "models": lambda: check_all_models(store),
        "microphone": measure_microphone,
    }
    for part in parts:
        try:
            yield from checks[part]()
        except Exception:  # a bug in one check, and the others are still to be made
            log.exception("checking the %s failed", part)
            error = InternalError(traceback.format_exc())
            yield Finding("part", part, "failed", action="report:", error=error)


def _sound() -> Iterator[Finding]:
    yield from check_decoding()
    yield from check_microphones()


def _files(store: Store) -> Iterator[Finding]:
    yield from check_folders(store)
    yield from check_kept()
    yield check_network()
