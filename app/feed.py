"""Hands sources to the engine in order, a few ahead of it, and fetches those at an address."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.addresses import Fetcher
from app.input_errors import InputError
from app.sources import Source

_AHEAD = 4  # sources that wait for the engine: a list may have a hundred thousand
_PATIENCE = 1.0  # seconds that a download gets to stop


@dataclass(frozen=True, slots=True)
class Ready:
    """The file of source `number` can be transcribed."""

    number: int
    source: Source
    file: Path


@dataclass(frozen=True, slots=True)
class Unready:
    """Source `number` has no file."""

    number: int
    source: Source
    error: InputError | OSError


@dataclass(frozen=True, slots=True)
class Fetching:
    """`done` bytes of a source's file are here, of `total`, None where unknown."""

    source: Source
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class AllFed:
    """There is no more to come; unless `is_whole`, though there should be."""

    is_whole: bool


FeedEvent = Ready | Unready | Fetching | AllFed


class _Stopped(Exception):  # noqa: N818 - cancelling is no error
    """The run ended before a download did."""


class Feed:
    """Posts numbered sources from a thread of its own: a slow server holds up no result.

    Every Ready and Unready has to be answered by `take_next` once its source is done with.
    """

    def __init__(
        self,
        sources: Sequence[tuple[int, Source]],
        fetcher: Fetcher,
        post: Callable[[FeedEvent], None],
    ) -> None:
        self._sources = sources
        self._fetcher = fetcher
        self._post = post
        self._room = threading.Semaphore(_AHEAD)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feed", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def take_next(self) -> None:
        """There is room for one more."""
        self._room.release()

    def stop(self) -> None:
        """Post nothing more, and give up what is being fetched."""
        self._stopped.set()
        self._room.release()
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        is_whole = False
        try:
            for number, source in self._sources:
                self._room.acquire()
                if self._stopped.is_set():
                    return
                self._post(self._prepared(number, source))
            is_whole = True
        except _Stopped:
            return
        finally:  # a bug here must not leave the run waiting for ever
            self._post(AllFed(is_whole))

    def _prepared(self, number: int, source: Source) -> Ready | Unready:
        if source.refused is not None:
            return Unready(number, source, source.refused)
        if source.address is None:
            return Ready(number, source, source.path)
        try:
            file = self._fetcher.fetch(
                source.address, lambda done, total: self._report(source, done, total)
            )
        except (InputError, OSError) as error:
            return Unready(number, source, error)
        return Ready(number, source, file)

    def _report(self, source: Source, done: int, total: int | None) -> None:
        if self._stopped.is_set():
            raise _Stopped
        self._post(Fetching(source, done, total))
