"""PortAudio as sounddevice has it, with the devices and the faults that a test wants."""

import types
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

INVALID_RATE, INVALID_CHANNELS, UNAVAILABLE, HOST_ERROR = -9997, -9998, -9985, -9999


class PortAudioError(Exception):
    """As sounddevice raises it: words, a code, what the host says."""


class FakePortAudio(types.ModuleType):
    """Stands in sys.modules for sounddevice.

    Attributes:
        names: of the microphones; the first one is the system's own.
        samples: that each of them gives at once when it is opened: (n_samples, n_channels), int16.
        refuses: asked with the options of each stream; what it returns is raised.
        opened: the streams, in order.
    """

    PortAudioError = PortAudioError

    def __init__(
        self,
        *names: str,
        samples: npt.NDArray[np.int16] | None = None,
        rate: float = 1000.0,
        n_channels: int = 1,
        refuses: Callable[[dict[str, object]], Exception | None] = lambda _options: None,
    ) -> None:
        super().__init__("sounddevice")
        self.names: Sequence[str] = names
        self.samples = np.zeros((0, n_channels), np.int16) if samples is None else samples
        self.rate, self.n_channels = rate, n_channels
        self.refuses = refuses
        self.host = "ALSA"
        self.opened: list[FakeStream] = []
        self.n_looks = 0

    def _terminate(self) -> None:
        pass

    def _initialize(self) -> None:
        self.n_looks += 1

    def query_hostapis(self):
        return [{"name": self.host, "default_input_device": 0 if self.names else -1}]

    def query_devices(self):
        found = [(name, self.n_channels) for name in self.names] + [("Speaker", 0)]
        return [
            {
                "name": name,
                "hostapi": 0,
                "max_input_channels": n_channels,
                "default_samplerate": self.rate,
            }
            for name, n_channels in found
        ]

    def InputStream(self, **options):  # noqa: N802 - its own
        refusal = self.refuses(options)
        if refusal is not None:
            raise refusal
        stream = FakeStream(self.samples, options)
        self.opened.append(stream)
        return stream


class FakeStream:
    """What is open. `give` and `end` do what PortAudio does on its own thread."""

    latency = 0.01

    def __init__(self, samples: npt.NDArray[np.int16], options: dict[str, object]) -> None:
        self.options = options
        self.samplerate = float(options["samplerate"])
        self.is_closed = False
        self._samples = samples

    def start(self) -> None:
        for start in range(0, len(self._samples), 100):
            self.give(self._samples[start : start + 100])

    def give(self, samples: npt.NDArray[np.int16], *, overflow: bool = False) -> None:
        block = samples.copy()
        status = types.SimpleNamespace(input_overflow=True) if overflow else None
        self.options["callback"](block, len(block), None, status)
        block[:] = -1  # PortAudio uses its memory again

    def end(self) -> None:
        self.options["finished_callback"]()

    def close(self, *, ignore_errors: bool = True) -> None:
        self.is_closed = True
        self.end()
