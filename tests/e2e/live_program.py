"""`shengwen live` as a program of its own, for tests that speak to it, unplug it and kill it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import numpy as np
import psutil
import soundfile

from engine.child import LIVE_NICE
from tests.e2e.words import normalized

_PATIENCE = 60.0  # seconds until what is to come has come

Event = dict[str, Any]


class LiveProgram:
    """It runs while the context lasts; what it prints is JSON events.

    Attributes:
        recording: where it is told to record.
        events: what it has printed, with the time of this computer at which it came.
    """

    def __init__(self, folder: Path, *arguments: object, **environment: str) -> None:
        self.recording = folder / "talk.flac"
        self.events: list[Event] = []
        self._changed = threading.Condition()
        self._is_over = False
        self._is_reading = True
        command = [sys.executable, "-m", "app", "live", "--events", "--record", self.recording]
        self._process = subprocess.Popen(
            [*map(str, command), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | environment,
            start_new_session=True,
        )
        self.errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._read_events),
            threading.Thread(target=self._read_errors),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()

    def wait_for(self, name: str, check: Callable[[Event], object] = lambda _event: True) -> Event:
        """The first event of that name that passes; AssertionError where none comes."""
        found: list[Event] = []

        def look() -> bool:
            found.extend(e for e in self.events if e["event"] == name and check(e))
            return bool(found) or self._is_over

        with self._changed:
            self._changed.wait_for(look, _PATIENCE)
        assert found, (name, self.events[-5:], self.errors)
        return found[0]

    def hear(self, *words: str) -> None:
        """Wait until all these words are in the text."""
        with self._changed:
            self._changed.wait_for(
                lambda: all(word in self.text.lower() for word in words) or self._is_over, _PATIENCE
            )
        assert [word for word in words if word not in self.text.lower()] == [], self.text

    def record_until(self, seconds: float) -> float:
        """Wait until so much is recorded, and say how much it is."""
        level = self.wait_for("level", lambda event: event["elapsed"] >= seconds)
        return float(level["elapsed"])

    @property
    def text(self) -> str:
        """All that is final, the sentences one after the other."""
        return " ".join(e["segment"]["text"] for e in self.named("segment_ready"))

    @property
    def elapsed(self) -> float:
        """Seconds that were recorded when it was last told."""
        return float(self.named("level")[-1]["elapsed"])

    def named(self, name: str) -> list[Event]:
        """All events of that name."""
        return [event for event in self.events if event["event"] == name]

    @property
    def process(self) -> psutil.Process:
        """The program itself."""
        return psutil.Process(self._process.pid)

    @property
    def worker(self) -> psutil.Process:
        """The process that recognizes."""
        return next(
            each for each in self.children if each.nice() == self.process.nice() + LIVE_NICE
        )

    @property
    def recorder(self) -> psutil.Process:
        """The process that listens."""
        return self._with_nice(0)

    @property
    def workers(self) -> list[psutil.Process]:
        """The processes that record, recognize, or wait to."""
        return [each for each in self.children if "spawn_main" in " ".join(each.cmdline())]

    def _with_nice(self, niceness: int) -> psutil.Process:
        nice = self.process.nice() + niceness
        return next(each for each in self.workers if each.nice() == nice)

    @property
    def children(self) -> list[psutil.Process]:
        return self.process.children(recursive=True)

    def interrupt(self) -> None:
        """Press Ctrl+C."""
        self.send_all(signal.SIGINT)

    def send_all(self, number: int) -> None:
        """Send a signal to the program and all that it started."""
        os.killpg(self._process.pid, number)

    def send(self, number: int) -> None:
        """Send a signal to the program alone."""
        self._process.send_signal(number)

    def kill_all(self) -> None:
        """Kill it and all that it started, at once."""
        children = self.children
        os.killpg(self._process.pid, signal.SIGKILL)
        psutil.wait_procs(children, _PATIENCE)

    def kill(self) -> None:
        """Kill it alone, and wait until what it started has ended by itself."""
        children = self.children
        self._process.kill()
        _gone, alive = psutil.wait_procs(children, _PATIENCE)
        assert not alive

    def stop_reading(self) -> None:
        """Close the pipe that its standard output goes into, after the next event."""
        self._is_reading = False
        self._readers[0].join()

    def end(self, patience: float = _PATIENCE) -> int:
        """Wait for its end, and give its exit code."""
        code = self._process.wait(patience)
        for reader in self._readers:
            reader.join()
        return code

    def stop(self, patience: float = _PATIENCE) -> int:
        """Press Ctrl+C and wait."""
        self.interrupt()
        return self.end(patience)

    def _read_events(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            now = time.monotonic()
            with self._changed:
                self.events.append(json.loads(line) | {"at": now})
                self._changed.notify_all()
            if not self._is_reading:
                self._process.stdout.close()
                return
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        self.errors.extend(self._process.stderr)


def wait_until(check: Callable[[], object]) -> None:
    """Wait for something that nobody tells of."""
    deadline = time.monotonic() + _PATIENCE
    beat = threading.Event()
    while not check():
        assert time.monotonic() < deadline
        beat.wait(0.02)


def has(word: str) -> Callable[[dict[str, str]], bool]:
    """Whether a text that came says it."""
    return lambda event: word in normalized(event["text"])


def loud_span(path: Path) -> tuple[float, float]:
    """Seconds from which to which a recording is no silence."""
    samples, rate = soundfile.read(path, dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    return loud[0] / rate, loud[-1] / rate
