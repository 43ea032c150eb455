"""PortAudio: where no sound server of Linux answers, it lists the microphones and hears them."""

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.capture.reports import SoundSource
from engine.capture.streams import Ended, Hear
from engine.errors import MicrophoneUnusable, PackageMissing, PortAudioMissing

if TYPE_CHECKING:  # importing the port stays light
    import numpy as np
    import numpy.typing as npt

PREFIX = "portaudio:"

_WINDOWS_HOST = "Windows WASAPI"  # the others show every device once more
_LATENCY = 0.1  # seconds that wait for us when the computer is busy
_MOST_CHANNELS = 8  # a device with more is no device: ALSA's "default" claims 32
_RATES = (48_000, 44_100, 32_000, 16_000, 8_000)  # tried in this order after the source's own

# PortAudio's codes as MicrophoneUnusable has them; PaErrorCode in portaudio.h.
_INVALID_CHANNELS, _INVALID_RATE = -9998, -9997
_REASONS = {_INVALID_CHANNELS: "rate", _INVALID_RATE: "rate", -9996: "gone", -9985: "busy"}
_DENIED = ("denied", "permission", "not permitted", "0x80070005")  # what hosts say of it


def portaudio_sources() -> list[SoundSource]:
    """List the microphones, freshly; no source may be open in this process.

    Raises:
        PackageMissing, PortAudioMissing: there is nothing to ask.
        MicrophoneUnusable: PortAudio cannot list them.
    """
    return [source for source, _ in _devices(_portaudio())]


class PortAudioStream:
    """A source of PortAudio's, at its own rate or the first that it takes, 16 bits."""

    def __init__(self, source: SoundSource, hear: Hear, ended: Ended) -> None:
        """Open it: what is heard goes to `hear`, its loss to `ended`.

        Raises:
            PackageMissing, PortAudioMissing: as above.
            MicrophoneUnusable: it cannot be opened.
        """
        portaudio = _portaudio()
        indices = [index for found, index in _devices(portaudio) if found.id == source.id]
        if not indices:
            raise MicrophoneUnusable(source.name, "gone")
        self._hear = hear
        self._ended = ended
        self._is_closing = False
        self._name = source.name
        self._stream, self.source = self._open(portaudio, source, indices[0])
        self.latency = float(self._stream.latency)

    def is_alive(self) -> bool:
        """A device always gives sound: one that does not has been asleep, or is gone."""
        return False

    def close(self) -> None:
        self._is_closing = True
        self._stream.close(ignore_errors=True)

    def _open(self, portaudio: Any, source: SoundSource, index: int) -> tuple[Any, SoundSource]:  # noqa: ANN401
        rates = dict.fromkeys((source.rate, *_RATES))
        channels = dict.fromkeys((source.n_channels, 2, 1))
        refusal: Exception | None = None
        for rate, n_channels in ((r, n) for n in channels for r in rates):
            try:
                with _quiet():
                    stream = portaudio.InputStream(
                        device=index,
                        samplerate=rate,
                        channels=n_channels,
                        dtype="int16",
                        latency=_LATENCY,
                        dither_off=True,
                        callback=self._on_block,
                        finished_callback=self._on_end,
                    )
                    stream.start()
            except (portaudio.PortAudioError, ValueError) as error:
                refusal = error
                if _code(error) not in {_INVALID_RATE, _INVALID_CHANNELS}:
                    break
            else:
                return stream, replace(source, rate=int(stream.samplerate), n_channels=n_channels)
        raise MicrophoneUnusable(source.name, _reason(refusal)) from refusal

    def _on_block(
        self,
        block: "npt.NDArray[np.int16]",
        _n: int,
        _time: object,
        status: Any,  # noqa: ANN401
    ) -> None:
        self._hear(block.copy(), bool(status and status.input_overflow))

    def _on_end(self) -> None:
        if not self._is_closing:
            self._ended(MicrophoneUnusable(self._name, "gone"))


def _devices(portaudio: Any) -> list[tuple[SoundSource, int]]:  # noqa: ANN401 - a module without types
    """Every source with its index, as they are plugged in now."""
    try:
        with _quiet():
            # As its documentation says; nothing else looks anew.
            with contextlib.suppress(portaudio.PortAudioError):  # it did not begin the last time
                portaudio._terminate()  # noqa: SLF001
            portaudio._initialize()  # noqa: SLF001
        hosts = portaudio.query_hostapis()
        devices = list(portaudio.query_devices())
    except portaudio.PortAudioError as error:
        raise MicrophoneUnusable("", _reason(error)) from error
    found: list[tuple[SoundSource, int]] = []
    for index, device in enumerate(devices):
        host = hosts[device["hostapi"]]
        n_channels = device["max_input_channels"]
        if n_channels <= 0 or (sys.platform == "win32" and host["name"] != _WINDOWS_HOST):
            continue
        name = str(device["name"])
        is_default = index == host["default_input_device"]
        source = SoundSource(
            f"{PREFIX}{host['name']}/{name}",
            name,
            "microphone",
            is_default and not any(other.is_default for other, _ in found),
            round(device["default_samplerate"]),
            n_channels if n_channels <= _MOST_CHANNELS else 1,
        )
        found.append((source, index))
    return found


def _portaudio() -> Any:  # noqa: ANN401 - a module without types
    try:
        with _quiet():
            import sounddevice  # noqa: PLC0415 - loads PortAudio, which may not be there
    except ImportError as error:
        raise PackageMissing("sounddevice") from error
    except OSError as error:
        raise PortAudioMissing(str(error)) from error
    except Exception as error:  # its own error, which cannot be named where it is not loaded
        raise MicrophoneUnusable("", str(error)) from error
    return sounddevice


def _code(error: Exception) -> int | None:
    return error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else None


def _reason(error: Exception | None) -> str:
    """What PortAudio's error is, as MicrophoneUnusable has it."""
    words = "".join(map(str, error.args)) if error is not None else ""
    if any(word in words.lower() for word in _DENIED):
        return "denied"
    code = None if error is None else _code(error)
    if code in _REASONS:
        return _REASONS[code]
    return str(error.args[0]) if error is not None and error.args else words


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what ALSA and JACK print, as they look for devices, out of the user's terminal."""
    if not sys.platform.startswith("linux"):
        yield
        return
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
