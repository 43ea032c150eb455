"""A playback that plays nothing, and does as tests say."""

from pathlib import Path

from app.playback import Playback


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class FakePlayback(Playback):
    """Records what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[object, ...]] = []

    def load(self, path: Path) -> None:
        self.asked.append(("load", path))

    def play(self) -> None:
        self.asked.append(("play",))

    def pause(self) -> None:
        self.asked.append(("pause",))

    def seek(self, position_ms: int) -> None:
        self.asked.append(("seek", position_ms))

    def set_rate(self, rate: float) -> None:
        self.asked.append(("rate", rate))

    def set_volume(self, volume: float) -> None:
        self.asked.append(("volume", volume))

    def set_muted(self, *, is_muted: bool) -> None:
        self.asked.append(("muted", is_muted))

    def close(self) -> None:
        self.asked.append(("close",))

    def open(self, duration_ms: int = 60_000) -> None:
        """Say that the file is open."""
        self.measured.emit(duration_ms)
        self.loaded.emit()
