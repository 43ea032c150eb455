"""Lists of hotwords at an http address: fetched once they are asked for, and kept."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app.addresses import Fetcher
from app.hotword_lists import lists_folder
from app.input_errors import FetchFailed, ListNotFetched

LIMIT = 2 << 20  # bytes

_KEPT = ".fetched"
_STALLED = 8.0  # seconds without a byte
_PATIENCE = 20.0  # seconds in all, for a server that never ends
_LOOK = 0.1  # seconds from one look at whether somebody stops it to the next
_TEXT = "text/plain, text/csv, */*;q=0.5"


class _Stopped(Exception):  # noqa: N818 - cancelling is no error
    """Nobody waits for it any more."""


def fetch_list(
    address: str,
    *,
    offline: bool = False,
    is_stopped: Callable[[], bool] = lambda: False,
    folder: Path | None = None,
    patience: float = _PATIENCE,
) -> Path | None:
    """The file that holds the list at an address; None where it was stopped.

    Whether it may be fetched is asked before, by whoever calls.

    Args:
        offline: take what was fetched before.
        folder: where lists are kept, by default with the user's own.

    Raises:
        ListNotFetched: there is no list to have there.
        OSError: it cannot be kept.
    """
    attempt = _Attempt(_fetcher(folder, offline=offline), address)
    # A server may send a letter a minute wherever it likes: only somebody else can keep the time.
    thread = threading.Thread(target=attempt.run, name="fetching", daemon=True)
    thread.start()
    end = time.monotonic() + patience
    while thread.is_alive() and not is_stopped() and time.monotonic() < end:
        thread.join(_LOOK)
    attempt.give_up()
    if attempt.result is None and not is_stopped():
        raise ListNotFetched(address, "slow", f"{patience:.0f}")
    if isinstance(attempt.result, Exception):
        raise attempt.result
    return attempt.result


class _Attempt:
    """A thread's work, which may be given up on."""

    def __init__(self, fetcher: Fetcher, address: str) -> None:
        self.result: Path | ListNotFetched | OSError | None = None
        self._fetcher = fetcher
        self._address = address
        self._given_up = threading.Event()

    def run(self) -> None:
        with suppress(_Stopped):
            try:
                self.result = self._fetcher.fetch(self._address, self._go_on)
            except FetchFailed as error:
                self.result = ListNotFetched(error.address, error.reason, error.detail)
            except OSError as error:
                self.result = error

    def give_up(self) -> None:
        """Nobody waits for it any more."""
        self._given_up.set()

    def _go_on(self, _done: int, _total: int | None) -> None:
        if self._given_up.is_set():
            raise _Stopped


def kept_list(address: str, folder: Path | None = None) -> tuple[Path, datetime] | None:
    """The file of a list that was fetched before, and when that was."""
    file = _fetcher(folder, offline=True).kept(address)
    if file is None:
        return None
    return file, datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _fetcher(folder: Path | None, *, offline: bool) -> Fetcher:
    place = (folder or lists_folder()) / _KEPT
    return Fetcher(place, limit=LIMIT, offline=offline, timeout=_STALLED, accept=_TEXT)
