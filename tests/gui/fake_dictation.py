"""A recorder, a keyboard and a hand of the shapes that dictation needs, for tests without any."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from engine import (
    CaptureFailed,
    JobId,
    Listening,
    Recorded,
    Recording,
    SoundBlock,
    SoundSource,
)

SOURCE = SoundSource("mic", "Microphone", "microphone", is_default=True, rate=48_000, n_channels=1)


class FakeRecorder:
    """Does at once what it is asked, and reports from a thread of its own, as the real one does."""

    def __init__(self, listener):
        self.listener = listener
        self.calls: list[str] = []
        self.whole: list[bool] = []
        self.path: Path | None = None
        self.feed = None
        self.is_slow = False  # it opens, and closes files, when it is told to
        self.error = None  # why nothing can be opened
        self.n_samples = 0
        self._is_open = False

    def report(self, *reports):
        thread = threading.Thread(target=lambda: [self.listener(each) for each in reports])
        thread.start()
        thread.join()

    def listen(self, source="", channel=None):
        self.calls.append(f"listen {source} {channel}")
        if self.error is not None:
            self.report(CaptureFailed(self.error))
        elif not self.is_slow:
            self._is_open = True
            self.report(Listening(SOURCE))

    def record(self, path, feed, *, returns=True, whole=True):
        assert returns is False
        self.calls.append("record")
        self.path, self.feed, self.n_samples = path, feed, 0
        self.whole.append(whole)
        if self.error is None and self._is_open:
            self.begin()

    def begin(self):
        self.path.write_bytes(b"fLaC")
        self.report(Recording(self.path))

    def speak(self, samples=b"\1\0" * 1600):
        """Let a block be heard."""
        block = SoundBlock(self.n_samples, samples)
        self.n_samples += block.n_samples
        thread = threading.Thread(target=self.feed, args=(block,))
        thread.start()
        thread.join()

    def stop(self):
        self.calls.append("stop")
        if not self.is_slow and self.error is None:
            self.end()

    def end(self, error=None):
        """The file is whole."""
        path, self.path = self.path, None
        self.report(Recorded(path, self.n_samples / 16_000, error))

    def rest(self):
        self.calls.append("rest")
        self._is_open = False

    def close(self):
        self.calls.append("close")


class FakeListeningEngine:
    """Takes live jobs, and plays what a test scripts."""

    def __init__(self, on_event):
        self.on_event = on_event
        self.jobs: list = []
        self.fed: dict[JobId, int] = {}
        self.finished: list[JobId] = []
        self.cancelled: list[JobId] = []
        self.warmed: list = []

    def listen(self, options):
        job = JobId(len(self.jobs) + 1)
        self.jobs.append(options)
        self.fed[job] = 0
        return job

    def feed(self, job, samples):
        self.fed[job] += len(samples) // 2

    def finish(self, job):
        self.finished.append(job)

    def cancel(self, job):
        self.cancelled.append(job)

    def warm_up(self, options):
        self.warmed.append(options)

    def play(self, *events):
        for event in events:
            self.on_event(event)


class FakeKeyboard:
    """A keyboard whose keys a test presses."""

    def __init__(self):
        self.heard = self.lost = self.hot_key = None
        self.n_again = 0
        self.is_closed = True
        self.refused: Exception | None = None

    def open(self, hot_key, heard, lost):
        if self.refused is not None:
            raise self.refused
        self.hot_key, self.heard, self.lost = hot_key, heard, lost
        self.is_closed = False
        return self

    def close(self):
        self.is_closed = True

    def again(self):
        self.n_again += 1


class Program(QObject):
    """Another program: takes what is pasted, on the GUI thread."""

    pasted = Signal(str)
    _pressed = Signal()

    def __init__(self):
        super().__init__()
        self.text = ""
        self.takes = True
        self._pressed.connect(self._paste, Qt.ConnectionType.QueuedConnection)

    def press(self):
        self._pressed.emit()

    def _paste(self):
        if self.takes:
            self.text += QGuiApplication.clipboard().text()


@dataclass
class FakeHand:
    """Presses keys for a Program."""

    program: Program
    keys: list = field(default_factory=list)
    front: int = 7
    windows: set = field(default_factory=lambda: {7})
    locked: bool = False
    n_held: int = 0
    n_lifted: int = 0
    size: int | None = 0
    fault: Exception | None = None

    def close(self):
        self.keys.append("closed")

    def window(self):
        return self.front

    def is_there(self, window):
        return window in self.windows

    def is_locked(self):
        return self.locked

    def clipboard_size(self):
        return self.size

    def held(self):
        self.n_held -= 1
        return self.n_held >= 0

    def lift(self):
        self.n_lifted += 1

    def press(self, *keys):
        if self.fault is not None:
            raise self.fault
        self.keys.append(keys)
        self.program.press()

    def type(self, text):
        if self.fault is not None:
            raise self.fault
        self.keys.append("typed")
        self.program.text += text
