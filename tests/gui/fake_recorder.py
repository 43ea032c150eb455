"""A recorder of the port's shape: a test says what it hears and what becomes of its source."""

import threading
from collections.abc import Callable
from pathlib import Path

from app.live_capture import Capture
from engine import (
    CaptureFailed,
    CaptureReport,
    EngineError,
    KeptInMemory,
    Level,
    Listening,
    Recorded,
    Recording,
    SoundBlock,
    SoundSource,
    SourceBack,
    SourceLost,
    UnreadableAudio,
)

RATE = 16_000
MICROPHONE = SoundSource("pulse:mic", "Blue Yeti", "microphone", True, 48_000, 2)  # noqa: FBT003
HEADSET = SoundSource("pulse:headset", "Headset", "microphone", False, 16_000, 1)  # noqa: FBT003
SPEAKERS = SoundSource("pulse:out.monitor", "Speakers", "system", False, 44_100, 2)  # noqa: FBT003


class FakeRecorder:
    """Does what it is told at once, and tells of it on a thread of its own."""

    def __init__(self, listener: Callable[[CaptureReport], None], world: "FakeSound") -> None:
        self.listener = listener
        self.world = world
        self.calls: list[str] = []
        self.listened: list[tuple[str, int | None]] = []
        self.path: Path | None = None
        self.returns = True
        self.seconds = 0.0
        self.is_open = self.is_closed = self._is_refused = False
        self._feed: Callable[[SoundBlock], None] | None = None

    def listen(self, source: str = "", channel: int | None = None) -> None:
        self.calls.append("listen")
        self.listened.append((source, channel))
        self.is_open = self.world.refusal is None
        self._is_refused = not self.is_open
        if self.world.refusal is None:
            self.tell(Listening(self.world.heard(source)))
            self._begin()
        else:
            self.tell(CaptureFailed(self.world.refusal))

    def record(
        self,
        path: Path,
        feed: Callable[[SoundBlock], None],
        *,
        returns: bool = True,
        whole: bool = True,
    ) -> None:
        self.calls.append("record")
        if self._is_refused:
            return
        self.path, self._feed, self.returns = path, feed, returns
        self.seconds = 0.0
        self._begin()

    def pause(self) -> None:
        self.calls.append("pause")

    def resume(self) -> None:
        self.calls.append("resume")

    def stop(self) -> None:
        self.calls.append("stop")
        self.end()

    def rest(self) -> None:
        self.calls.append("rest")
        self.is_open = False

    def close(self) -> None:
        self.calls.append("close")
        self.is_closed = True
        if self.path is not None:
            self.end()

    def hear(self, seconds: float, peak: float = 0.5) -> None:
        """Record so much sound, and say how loud it was."""
        assert self.path is not None
        assert self._feed is not None
        block = SoundBlock(round(self.seconds * RATE), b"\1\0" * round(seconds * RATE))
        with self.path.open("ab") as file:
            file.write(b"sound" * round(seconds))
        self.seconds += seconds
        feed = self._feed
        self.tell(Level(0.1, peak, False, self.seconds), lambda: feed(block))  # noqa: FBT003

    def end(self, error: EngineError | None = None, path: Path | None = None) -> None:
        """The file is whole."""
        where, self.path = path or self.path, None
        assert where is not None
        self.tell(Recorded(where, self.seconds, error))

    def lose(self) -> None:
        """The source is unplugged."""
        self.is_open = False
        is_awaited = self.path is None or self.returns
        self.tell(SourceLost(MICROPHONE.name, is_awaited))
        if self.path is not None and not is_awaited:
            self.end()

    def bring_back(self) -> None:
        self.is_open = True
        self.tell(SourceBack(MICROPHONE))

    def die(self, error: EngineError) -> None:
        """Its process ends."""
        if self.path is not None:
            self.end()
        self.tell(CaptureFailed(error))

    def keep(self, error: EngineError, seconds: float) -> None:
        self.tell(KeptInMemory(error, seconds))

    def tell(self, report: CaptureReport, also: Callable[[], None] = lambda: None) -> None:
        """Report from another thread, as the real one does."""

        def speak() -> None:
            also()
            self.listener(report)

        thread = threading.Thread(target=speak, name="fake-recorder")
        thread.start()
        thread.join()

    def _begin(self) -> None:
        """Let the first sound be in the file."""
        if self.path is not None and self.is_open:
            path = self.world.elsewhere or self.path
            self.path = path
            path.write_bytes(b"fLaC")
            self.tell(Recording(path))


class FakeSound:
    """Everything of a computer that is about sound.

    Attributes:
        refusal: why no source can be opened.
        listing: why none can be listed.
        elsewhere: where recordings go in place of where they should.
        lengths: how many seconds a file has that is mended; others cannot be read.
    """

    def __init__(self) -> None:
        self.recorders: list[FakeRecorder] = []
        self.found: list[SoundSource] = [MICROPHONE, HEADSET, SPEAKERS]
        self.refusal: EngineError | None = None
        self.listing: EngineError | None = None
        self.elsewhere: Path | None = None
        self.lengths: dict[str, float] = {}
        self.mended: list[Path] = []
        self.capture = Capture(self._make, self._sources, lambda: "", self._mend)

    @property
    def recorder(self) -> FakeRecorder:
        return self.recorders[-1]

    def heard(self, source: str) -> SoundSource:
        wanted = (each for each in self.found if each.id == source or (not source))
        return next(wanted, MICROPHONE)

    def _make(self, listener: Callable[[CaptureReport], None]) -> FakeRecorder:
        self.recorders.append(FakeRecorder(listener, self))
        return self.recorders[-1]

    def _sources(self) -> list[SoundSource]:
        if self.listing is not None:
            raise self.listing
        return list(self.found)

    def _mend(self, path: Path) -> float:
        if path.name not in self.lengths:
            raise UnreadableAudio(str(path), "missing")
        self.mended.append(path)
        return self.lengths[path.name]
