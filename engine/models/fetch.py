"""One file of a model, tried again where that can help.

The bytes are moved here, as the hubs' libraries can neither be stopped midway nor told how long a
silence may last.
"""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from engine.models.hooks import Hooks
from engine.models.hubs import RemoteFile
from engine.models.manifest import FileRecord
from engine.models.network import Network
from engine.models.transfer import Transfer, Watch
from engine.models.web import Again, Web

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds
_STEP = 0.2  # seconds; how often a pause asks whether it is over
_GOOD_BYTES = 1 << 20  # so much new in one attempt, and the attempts count anew


class Fetcher:
    """Fetches the files of one model."""

    def __init__(
        self,
        model: str,
        network: Network,
        hooks: Hooks,
        on_bytes: Callable[[int], None] = lambda _done: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Get ready; `on_bytes` hears how much of the present file is there."""
        self._model = model
        self._network = network
        self._sleep = hooks.sleep
        self._web = Web(model, network)
        self._watch = Watch(on_bytes, hooks.check, network.stall, clock)

    def close(self) -> None:
        """Let go of connections."""
        self._web.close()

    def fetch(self, file: RemoteFile, target: Path) -> FileRecord:
        """Bring `file` to `target`, going on with what an earlier run left in `<name>.….part`.

        Raises:
            DownloadFailed: it cannot be had, or is not what it should be.
            Stopped: it was cancelled.
            OSError: it cannot be written.
        """
        part = target.with_name(f"{target.name}.{(file.sha256 or '')[:8]}.part")
        if file.sha256 is None:
            part.unlink(missing_ok=True)  # what it is a part of cannot be told
        transfer = Transfer(self._web, self._watch, file, part)
        n_failed = 0
        while True:
            before = transfer.n_present()
            try:
                record = transfer.attempt()
            except Again as fault:
                n_failed = 1 if transfer.n_present() - before >= _GOOD_BYTES else n_failed + 1
                log.warning("%s of %s: %s %s", file.name, self._model, fault.reason, fault.detail)
                if n_failed >= self._network.attempts:
                    raise self._web.failed(file, fault.reason, fault.detail) from fault
                self._pause(max(_FIRST_PAUSE * 2 ** (n_failed - 1), fault.after))
            else:
                part.replace(target)
                return record

    def _pause(self, seconds: float) -> None:
        seconds = min(seconds, _LONGEST_PAUSE)
        while seconds > 0:
            self._watch.check()
            self._sleep(min(seconds, _STEP))
            seconds -= _STEP
