"""The outline of a recording's sound, fetched in the background and handed over as it grows."""

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine import EngineError, Peaks, PeaksBlock, read_peaks

log = logging.getLogger(__name__)

_PAUSE_MS = 100


class OutlineFeed(QObject):
    """One recording at a time; asking for another forgets the first.

    Signals:
        grown: there is more of it: a Peaks, the same one every time; some times a second.
        ended: all of it is there.
        failed: it cannot be had: an EngineError, or an OSError.
    """

    grown = Signal(object)
    ended = Signal()
    failed = Signal(object)

    _received = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0  # of the recording that is wanted
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._peaks = Peaks()
        self._pause = QTimer(self)  # between two tellings
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._received.connect(self._on_received, Qt.ConnectionType.QueuedConnection)

    def fetch(self, path: Path) -> None:
        """Fetch the outline of a recording."""
        self.stop()
        self._peaks = Peaks()
        self._stop = threading.Event()
        asked = (self._number, path, self._stop)
        thread = threading.Thread(target=self._read, args=asked, name="outline", daemon=True)
        self._threads = [*(each for each in self._threads if each.is_alive()), thread]
        thread.start()

    def stop(self) -> None:
        """Fetch no more; nothing is told of what was asked before."""
        self._number += 1
        self._stop.set()
        self._pause.stop()

    def close(self) -> None:
        """Fetch no more and wait until nothing of it runs; to be called before this object goes."""
        self.stop()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int, path: Path, stop: threading.Event) -> None:
        """Run on the other thread."""
        end: EngineError | OSError | None = None
        try:
            for block in read_peaks(path, is_stopped=stop.is_set):
                self._received.emit(number, block)
        except (EngineError, OSError) as error:
            log.info("no outline: %s", type(error).__name__)
            end = error
        if not stop.is_set():
            self._received.emit(number, end)

    def _on_received(
        self, number: int, received: PeaksBlock | EngineError | OSError | None
    ) -> None:
        if number != self._number:
            return
        if isinstance(received, PeaksBlock):
            self._peaks.append(received)
            if not self._pause.isActive():
                self._pause.start()
            return
        self._pause.stop()
        self._tell()
        if received is None:
            self.ended.emit()
        else:
            self.failed.emit(received)

    def _tell(self) -> None:
        self.grown.emit(self._peaks)
