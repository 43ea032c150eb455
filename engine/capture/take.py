"""One recording while it is made: every sample goes to the disk and to whoever recognizes it."""

from collections.abc import Callable
from pathlib import Path

from engine.capture.converting import Converter
from engine.capture.disk import DiskThread
from engine.capture.reports import SAMPLE_RATE, CaptureReport, SoundBlock
from engine.capture.streams import Samples


class Take:
    """Keeps what it is given. Its file has the rate of the first source that it hears."""

    def __init__(
        self,
        path: Path,
        rate: int,
        feed: Callable[[SoundBlock], None],
        report: Callable[[CaptureReport], None],
    ) -> None:
        self._rate = rate
        self._feed = feed
        self._disk = DiskThread(path, rate, report)
        self._n_kept = 0
        self._n_fed = 0
        self._to_disk = Converter(rate, rate)
        self._to_feed = Converter(rate, SAMPLE_RATE)

    @property
    def elapsed(self) -> float:
        """Seconds that were kept."""
        return self._n_kept / self._rate

    def keep(self, samples: Samples) -> None:
        """Take (n_samples,) at the rate of the source that is open."""
        self._give(self._to_disk.convert(samples), self._to_feed.convert(samples))

    def turn_to(self, rate: int) -> None:
        """Go on with another source: what the last one left over comes first."""
        self._give(self._to_disk.tail(), self._to_feed.tail())
        self._to_disk = Converter(rate, self._rate)
        self._to_feed = Converter(rate, SAMPLE_RATE)

    def end(self) -> None:
        """Keep the rest; Recorded comes."""
        self._give(self._to_disk.tail(), self._to_feed.tail())
        self._disk.end()

    def is_open(self) -> bool:
        """Whether its file is not closed yet."""
        return self._disk.is_alive()

    def join(self) -> None:
        """Wait until the file is closed."""
        self._disk.join()

    def _give(self, for_disk: Samples, for_feed: Samples) -> None:
        if len(for_disk):
            self._disk.write(for_disk)
            self._n_kept += len(for_disk)
        if len(for_feed):
            self._feed(SoundBlock(self._n_fed, for_feed.astype("<i2").tobytes()))
            self._n_fed += len(for_feed)
