"""One process at a time works on a model; the others wait and say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.models.catalog import Model
from engine.models.hooks import Hooks

_WAIT_STEP = 0.1  # seconds; how often a waiting process asks whether it is cancelled


@contextmanager
def locked(folder: Path, model: Model, hooks: Hooks) -> Iterator[None]:
    """Hold the model's lock, which the system frees when a process dies.

    Raises:
        Stopped: cancelled while another process held it.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - the port stays light

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f".{model.name}.lock")
    is_told = False
    while not lock.is_locked:
        try:
            lock.acquire(timeout=_WAIT_STEP if is_told else 0, poll_interval=_WAIT_STEP)
        except Timeout:
            hooks.check()
            if not is_told:
                hooks.on_waiting()
            is_told = True
    try:
        yield
    finally:
        lock.release()
