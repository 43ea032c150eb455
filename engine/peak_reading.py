"""The outline of a file's sound, as it grows: found in the cache, or computed by a process.

Not by a thread: while one decodes an hour of MP3 (5 s), the window's 10 ms timer is late by up to
28 ms, beside a process by 3 ms at most. A crash in the decoder takes no window along either, and
what decoding needs is never loaded there.
"""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from engine import peak_cache
from engine.child import settle_in
from engine.errors import AudioError, UnreadableAudio, WorkerDied
from engine.peaks import Peaks, PeaksBlock

_PATIENCE = 0.1  # seconds between two looks at whether it is still wanted

Message = PeaksBlock | AudioError | None  # None: that was all


def read_peaks(
    path: Path, *, track: int | None = None, is_stopped: Callable[[], bool] = lambda: False
) -> Iterator[PeaksBlock]:
    """Yield the outline of a file: at once where it is known, else while it is computed.

    Args:
        path: any media file.
        track: which audio track, from 1; None takes the one FFmpeg calls best.
        is_stopped: asked several times a second; the iterator then ends early.

    Raises:
        AudioError: the file cannot be read.
        WorkerDied: the process that decodes it did.
    """
    try:
        name = peak_cache.key(path, track)
    except (OSError, ValueError) as error:  # the latter for a name that no file can have
        reason = "permission" if isinstance(error, PermissionError) else "missing"
        raise UnreadableAudio(str(path), reason) from error
    kept = peak_cache.load(name)
    if kept is not None:
        yield kept
    else:
        yield from _computed(path, track, name, is_stopped)


def _computed(
    path: Path, track: int | None, name: str, is_stopped: Callable[[], bool]
) -> Iterator[PeaksBlock]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, path, track, name), daemon=True)
    process.start()
    theirs.close()  # so that the pipe ends when the process does
    try:
        yield from _received(ours, is_stopped)
    except (EOFError, OSError):
        process.join()
        raise WorkerDied(process.exitcode) from None
    finally:
        process.kill()
        process.join()
        ours.close()


def _received(
    connection: "Connection[None, Message]", is_stopped: Callable[[], bool]
) -> Iterator[PeaksBlock]:
    while not is_stopped():
        if connection.poll(_PATIENCE):
            match connection.recv():
                case PeaksBlock() as block:
                    yield block
                case None:
                    return
                case error:
                    raise error


def _serve(
    connection: "Connection[Message, None]", path: Path, track: int | None, name: str
) -> None:
    """Run in the process: send the blocks, then how it ended."""
    settle_in()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # nothing is lost with this process

    from engine.outline import outlined  # noqa: PLC0415 - only this process pays for the decoder

    peaks = Peaks()
    with suppress(BrokenPipeError):  # nobody looks any more
        try:
            for block in outlined(path, track=track):
                connection.send(block)
                peaks.append(block)
        except AudioError as error:
            connection.send(error)
            return
        peak_cache.keep(name, peaks.whole)
        connection.send(None)
