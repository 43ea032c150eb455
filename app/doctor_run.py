"""Checks this computer in a process of its own, and hands over each finding as it comes.

Models are loaded for it, which the window's process never does.
"""

import json
import logging

from PySide6.QtCore import QObject, QProcess, Signal

from app.doctor import PARTS, Part
from app.findings import Finding
from app.own_process import own_command

log = logging.getLogger(__name__)

_PATIENCE_MS = 2000


class DoctorRun(QObject):
    """One process at a time.

    Signals:
        found: a Finding.
        ended: whether it came to its end; not after `stop`.
    """

    found = Signal(object)
    ended = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""

    @property
    def is_running(self) -> bool:
        """Whether more may come."""
        return self._process is not None

    def start(self, parts: tuple[Part, ...] = PARTS) -> None:
        """Check these parts; what runs is stopped."""
        self.stop()
        self._rest = b""
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.setStandardErrorFile(QProcess.nullDevice())
        program, *arguments = own_command("doctor", "--json", "--only", ",".join(parts))
        process.start(program, arguments)

    def stop(self) -> None:
        """End it; nothing more is said."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)  # noqa: FBT003 - Qt's signature
            process.kill()
            process.waitForFinished(_PATIENCE_MS)
            process.deleteLater()

    def _read(self) -> None:
        assert self._process is not None
        read = self._rest + bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = read.split(b"\n")
        for line in lines:
            try:
                finding = Finding.from_json(json.loads(line))
            except (KeyError, TypeError, ValueError):  # what a library prints
                log.info("doctor says something else")
            else:
                self.found.emit(finding)

    def _on_finished(self, code: int) -> None:
        """The process ended: 0 and 1 say whether everything works."""
        self._end(is_whole=code in (0, 1))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(is_whole=False)

    def _end(self, *, is_whole: bool) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.ended.emit(is_whole)
