"""Checking models in a process of its own: what loads them cannot take the window with it."""

import logging
import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from engine.checkup import Check, check_models
from engine.child import settle_in
from engine.errors import WorkerDied
from engine.models.hooks import Hooks
from engine.models.store import Store

log = logging.getLogger(__name__)

_STEP = 0.2  # seconds; how often it is asked whether to go on
_PATIENCE = 5.0  # seconds for a process that has said everything to end


def check_apart(samples: Path, names: Sequence[str], store: Store, hooks: Hooks) -> Iterator[Check]:
    """Check models as `check_models` does, until `hooks` say stop.

    A process that dies makes a failed check of the first model.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    arguments = (theirs, samples, tuple(names), store.folder)
    process = context.Process(target=_serve, args=arguments, daemon=True)
    process.start()
    theirs.close()
    try:
        while not hooks.is_cancelled():
            if not ours.poll(_STEP):
                continue
            check = ours.recv()
            if check is None:
                process.join(_PATIENCE)
                return
            yield check
    except EOFError:
        process.join()
        log.exception("checking %s ended with %s", names, process.exitcode)
        yield Check(names[0], "load", "failed", error=WorkerDied(process.exitcode))
    finally:
        process.kill()
        process.join()
        ours.close()


def _serve(
    connection: "Connection[Check | None, None]",
    samples: Path,
    names: tuple[str, ...],
    folder: Path,
) -> None:
    settle_in()
    for check in check_models(samples, Store(folder), names=names):
        connection.send(check)
    connection.send(None)
