"""Microphones: which there are, and how loud one of them hears. The only speaker to PortAudio."""

import math
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import MicrophoneUnusable, PackageMissing, PortAudioMissing

if TYPE_CHECKING:  # importing the port stays light
    import numpy as np
    import numpy.typing as npt

_PATIENCE = 5.0  # seconds beyond what is asked for, as some devices wake up slowly


@dataclass(frozen=True, slots=True)
class Microphone:
    """What can be recorded from; `index` is PortAudio's."""

    index: int
    name: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Loudness:
    """Of a short recording, in parts of full scale: the root of the mean square, and the most."""

    rms: float
    peak: float


def microphones() -> list[Microphone]:
    """What sound can be recorded from.

    Raises:
        PackageMissing, PortAudioMissing: there is nothing to ask.
        MicrophoneUnusable: PortAudio cannot list them.
    """
    portaudio = _portaudio()
    try:
        default = portaudio.default.device[0]
        return [
            Microphone(index, str(device["name"]), index == default)
            for index, device in enumerate(portaudio.query_devices())
            if device["max_input_channels"] > 0
        ]
    except portaudio.PortAudioError as error:
        raise MicrophoneUnusable("", str(error)) from error


def measure_loudness(seconds: float = 0.5, device: int | None = None) -> Loudness:
    """Record for a moment, by default from the system's microphone, and keep nothing of it.

    Raises:
        PackageMissing, PortAudioMissing: as above.
        MicrophoneUnusable: it cannot be opened, or was taken away.
    """
    portaudio = _portaudio()
    blocks: list[npt.NDArray[np.float32]] = []
    missing = math.inf
    is_over = threading.Event()

    def hear(block: "npt.NDArray[np.float32]", *_: object) -> None:
        blocks.append(block.copy())
        if sum(map(len, blocks)) >= missing:
            is_over.set()

    try:
        with portaudio.InputStream(
            device=device, channels=1, dtype="float32", callback=hear, finished_callback=is_over.set
        ) as stream:
            missing = seconds * stream.samplerate
            is_over.wait(seconds + _PATIENCE)
    except (portaudio.PortAudioError, ValueError) as error:
        raise MicrophoneUnusable("" if device is None else str(device), str(error)) from error
    if not blocks:
        raise MicrophoneUnusable("" if device is None else str(device), "it gives no sound")
    return _loudness(blocks)


def _loudness(blocks: "list[npt.NDArray[np.float32]]") -> Loudness:
    import numpy as np  # noqa: PLC0415 - the port stays light

    samples = np.concatenate(blocks).astype(np.float64)
    return Loudness(float(np.sqrt(np.mean(samples**2))), float(np.max(np.abs(samples))))


def _portaudio() -> Any:  # noqa: ANN401 - a module without types
    try:
        import sounddevice  # noqa: PLC0415 - loads PortAudio, which may not be there
    except ImportError as error:
        raise PackageMissing("sounddevice") from error
    except OSError as error:
        raise PortAudioMissing(str(error)) from error
    except Exception as error:  # its own error, which cannot be named where it is not loaded
        raise MicrophoneUnusable("", str(error)) from error
    return sounddevice
