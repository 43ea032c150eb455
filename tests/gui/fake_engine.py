"""An engine of the port's shape that records calls and plays scripted events."""

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from engine import EndpointRules, Event, JobId, Options, Segment, Tags, Token

PROBE = 1000  # requests for headers have numbers from here on
LIVE = 2000  # live jobs likewise


class FakeEngine:
    """Plays what a test scripts, from a thread of its own, as the real one does."""

    def __init__(self, listener: Callable[[Event], None]) -> None:
        self.calls: list[tuple[JobId, Path, Options]] = []
        self.heard: list[tuple[bytes, ...]] = []
        self.texts: list[str] = []
        self.probed: list[Path] = []
        self.cancelled: list[JobId] = []
        self.paused: list[JobId] = []
        self.sizes: list[int] = []
        self.live: list[Options] = []
        self.fed: dict[JobId, bytearray] = {}
        self.finished: list[JobId] = []
        self.warmed: list[Options] = []
        self.is_closed = False
        self.n_renewed = 0
        self._listener = listener
        self._events: queue.Queue[Event | None] = queue.Queue()
        self._thread = threading.Thread(target=self._speak, name="fake-engine", daemon=True)
        self._thread.start()

    def transcribe(self, path: Path, options: Options, heard: tuple[bytes, ...] = ()) -> JobId:
        self.heard.append(heard)
        job = JobId(len(self.calls) + 1)
        self.calls.append((job, path, options))
        return job

    def align(self, path: Path, text: str, options: Options) -> JobId:
        self.texts.append(text)
        return self.transcribe(path, options)

    def probe(self, path: Path, options: Options) -> JobId:
        self.probed.append(path)
        return JobId(PROBE + len(self.probed))

    def listen(
        self,
        options: Options = Options(),  # noqa: B008
        rules: EndpointRules = EndpointRules(),  # noqa: B008
        start: float = 0.0,
    ) -> JobId:
        self.live.append(options)
        job = JobId(LIVE + len(self.live))
        self.fed[job] = bytearray()
        return job

    def feed(self, job: JobId, samples: bytes) -> None:
        self.fed[job] += samples

    def finish(self, job: JobId) -> None:
        self.finished.append(job)

    def warm_up(self, options: Options = Options()) -> None:  # noqa: B008
        self.warmed.append(options)

    def pause(self, job: JobId) -> None:
        self.paused.append(job)

    def resize(self, n_workers: int) -> None:
        self.sizes.append(n_workers)

    def cancel(self, job: JobId) -> None:
        self.cancelled.append(job)

    def renew(self) -> None:
        self.n_renewed += 1

    def close(self) -> None:
        self.is_closed = True
        self._events.put(None)
        self._thread.join()

    def play(self, *events: Event) -> None:
        """Let the listener hear these, on the other thread."""
        for event in events:
            self._events.put(event)

    def _speak(self) -> None:
        while (event := self._events.get()) is not None:
            self._listener(event)


def sentence(
    start: float, text: str, language: str | None = "en", *events: str, emotion: str | None = None
) -> Segment:
    """A segment of one token, two seconds long."""
    return Segment((Token(text, start, start + 2.0),), text, Tags(language, emotion, events))
