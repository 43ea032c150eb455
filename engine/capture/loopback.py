"""What a Windows computer plays, heard by WASAPI: PortAudio as it is shipped has no loopback."""

import sys
import threading
import warnings
from typing import Any

import numpy as np

from engine.capture.reports import SoundSource
from engine.capture.streams import Ended, Hear, Samples
from engine.errors import MicrophoneUnusable, PackageMissing

PREFIX = "loopback:"

_RATE = 48_000  # Windows' mixer converts to it where it runs at another one
_BLOCK = 1440  # samples: 30 ms
_FULL_SCALE = 32_768
_MULTITHREADED = 0x0  # of COINIT
_PATIENCE = 2.0  # seconds in which a speaker gives a block, or its silence


def loopback_sources() -> list[SoundSource]:
    """List the speakers, the system's own first.

    Raises:
        PackageMissing: `soundcard` is not installed.
        MicrophoneUnusable: they cannot be listed.
    """
    soundcard = _soundcard()
    try:
        own = soundcard.default_speaker().name
        speakers = [
            SoundSource(PREFIX + str(m.id), str(m.name), "system", False, _RATE, m.channels)  # noqa: FBT003
            for m in soundcard.all_microphones(include_loopback=True)
            if m.isloopback
        ]
    except (RuntimeError, OSError, IndexError, AssertionError) as error:
        raise MicrophoneUnusable("", str(error)) from error
    return sorted(speakers, key=lambda speaker: own not in speaker.name)


class LoopbackStream:
    """A speaker that is listened to."""

    latency = 0.1

    def __init__(self, source: SoundSource, hear: Hear, ended: Ended) -> None:
        """Open it: what it plays goes to `hear`, its loss to `ended`.

        Raises:
            PackageMissing: as above.
            MicrophoneUnusable: it cannot be opened.
        """
        self.source = source
        self._hear = hear
        self._ended = ended
        self._is_closing = threading.Event()
        self._is_open = threading.Event()
        self._was_loud = False
        self._error: MicrophoneUnusable | None = None
        arguments = (_soundcard(),)
        self._thread = threading.Thread(
            target=self._listen, args=arguments, name="capture-loopback", daemon=True
        )
        self._thread.start()
        self._is_open.wait()
        if self._error is not None:
            raise self._error

    def is_alive(self) -> bool:
        """A speaker that plays nothing may give nothing."""
        return self._thread.is_alive()

    def close(self) -> None:
        self._is_closing.set()
        self._thread.join(_PATIENCE)

    def _listen(self, soundcard: Any) -> None:  # noqa: ANN401 - a module without types
        """Open, hear and close it, all on one thread, as Windows wants it."""
        source = self.source
        _enter_com()
        try:
            speaker = soundcard.get_microphone(
                source.id.removeprefix(PREFIX), include_loopback=True
            )
            with speaker.recorder(source.rate, source.n_channels, _BLOCK) as recorder:
                self._is_open.set()
                while not self._is_closing.is_set():
                    self._take(recorder)
        except (RuntimeError, OSError, IndexError, AssertionError, TypeError) as error:
            self._error = MicrophoneUnusable(source.name, _reason(error))
            if self._is_open.is_set() and not self._is_closing.is_set():
                self._ended(self._error)
        finally:
            self._is_open.set()

    def _take(self, recorder: Any) -> None:  # noqa: ANN401 - a class without types
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            block = recorder.record(None)
        if len(block):
            # Where a speaker begins again after silence, Windows counts that as a gap, too.
            self._hear(_as_int16(block), bool(warned) and self._was_loud)
            self._was_loud = bool(np.any(block))


def _enter_com() -> None:
    """Let this thread speak to Windows' devices; soundcard does so for the thread that loads it.

    It is not left again, as soundcard lets go of some of them late.
    WORKAROUND https://github.com/bastibe/SoundCard/issues/83
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.ole32.CoInitializeEx(None, _MULTITHREADED)


def _as_int16(block: Any) -> Samples:  # noqa: ANN401 - floats
    scaled = np.rint(np.asarray(block, np.float32) * _FULL_SCALE)
    return np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16)


def _reason(error: Exception) -> str:
    return "gone" if isinstance(error, IndexError) else str(error)


def _soundcard() -> Any:  # noqa: ANN401 - a module without types
    try:
        import soundcard  # noqa: PLC0415 - only where it is needed: it connects when it is loaded
    except ImportError as error:
        raise PackageMissing("soundcard") from error
    except (OSError, AssertionError, RuntimeError) as error:
        raise MicrophoneUnusable("", str(error)) from error
    return soundcard
