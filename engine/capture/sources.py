"""What sound can be recorded from, and how a source is opened.

On Linux the sound server says and gives it; where none answers, and on Windows and macOS, it is
PortAudio. What a Windows computer plays is heard by WASAPI.
"""

import logging
import math
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.capture.reports import SoundSource
from engine.errors import EngineError, MicrophoneUnusable, PackageMissing

if TYPE_CHECKING:  # importing the port stays light
    from engine.capture.streams import Ended, Hear, Samples, Stream

log = logging.getLogger(__name__)

_PULSE, _LOOPBACK = "pulse:", "loopback:"  # how their ids begin
_FULL_SCALE = 32_768
_PATIENCE = 5.0  # seconds beyond what is asked for, as some devices wake up slowly


@dataclass(frozen=True, slots=True)
class Loudness:
    """Of a short recording, in parts of full scale: the root of the mean square, and the most."""

    rms: float
    peak: float


def sound_sources() -> list[SoundSource]:
    """What can be heard now: microphones, then what the computer plays.

    Raises:
        PackageMissing, PortAudioMissing: there is nothing to ask.
        MicrophoneUnusable: it cannot be listed.
    """
    if sys.platform.startswith("linux"):
        from engine.capture.pulse import pulse_sources  # noqa: PLC0415 - the port stays light

        try:
            return pulse_sources()
        except MicrophoneUnusable as error:
            log.debug("no sound server: %s", error.reason)
    from engine.capture.portaudio import portaudio_sources  # noqa: PLC0415

    return [*portaudio_sources(), *_speakers()]


def microphones() -> list[SoundSource]:
    """The microphones among them.

    Raises:
        PackageMissing, PortAudioMissing, MicrophoneUnusable: as above.
    """
    return [source for source in sound_sources() if source.kind == "microphone"]


def system_sound_hint() -> str:
    """Why what the computer plays cannot be recorded; "" where it can.

    "no-server" on a Linux without a sound server, "no-package" on a Windows without `soundcard`,
    "macos", which lets no program listen to another one.
    """
    if sys.platform == "darwin":
        return "macos"
    try:
        is_there = any(source.kind == "system" for source in sound_sources())
    except EngineError:
        is_there = False
    missing = "no-package" if sys.platform == "win32" else "no-server"
    return "" if is_there else missing


def open_stream(
    wanted: str, hear: "Hear", ended: "Ended", *, instead: SoundSource | None = None
) -> "Stream":
    """Open a source.

    Args:
        wanted: its id, "" for the system's own.
        hear: is given its sound.
        ended: is told of its loss.
        instead: of which one that was lost. A sound server that begins anew is waited for: whoever
            opened its devices meanwhile would keep them from it.

    Raises:
        PackageMissing, PortAudioMissing: there is nothing to open it with.
        MicrophoneUnusable: there is none, or it cannot be opened.
    """
    source = _chosen(wanted)
    if instead is not None and instead.id.startswith(_PULSE) and not source.id.startswith(_PULSE):
        raise MicrophoneUnusable(instead.name, "gone")
    if source.id.startswith(_PULSE):
        from engine.capture.pulse_stream import PulseStream  # noqa: PLC0415 - the port stays light

        return PulseStream(source, hear, ended, follows=not wanted)
    if source.id.startswith(_LOOPBACK):
        from engine.capture.loopback import LoopbackStream  # noqa: PLC0415

        return LoopbackStream(source, hear, ended)
    from engine.capture.portaudio import PortAudioStream  # noqa: PLC0415

    return PortAudioStream(source, hear, ended)


def measure_loudness(seconds: float = 0.5, source: str = "") -> Loudness:
    """Record for a moment, by default from the system's microphone, and keep nothing of it.

    Raises:
        PackageMissing, PortAudioMissing: as above.
        MicrophoneUnusable: it cannot be opened, or was taken away.
    """
    blocks: list[Samples] = []
    missing = math.inf
    is_over = threading.Event()

    def hear(block: "Samples", _is_late: bool) -> None:  # noqa: FBT001 - the contract
        blocks.append(block)
        if sum(map(len, blocks)) >= missing:
            is_over.set()

    stream = open_stream(source, hear, lambda _: is_over.set())
    missing = seconds * stream.source.rate
    if sum(map(len, blocks)) < missing:  # what came before that was known
        is_over.wait(seconds + _PATIENCE)
    stream.close()
    if not blocks:
        raise MicrophoneUnusable(stream.source.name, "silent")
    return _loudness(blocks)


def _chosen(wanted: str) -> SoundSource:
    """The source of that id, or what the system prefers."""
    sources = sound_sources()
    if wanted:
        found = [source for source in sources if source.id == wanted]
        if not found:
            raise MicrophoneUnusable(wanted.partition(":")[2].rpartition("/")[2], "gone")
        return found[0]
    # A server that has no microphone names what the computer plays as its default.
    heard = [source for source in sources if source.kind == "microphone"]
    if not heard:
        raise MicrophoneUnusable("", "none")
    return next((source for source in sources if source.is_default), heard[0])


def _speakers() -> list[SoundSource]:
    """What plays on a Windows computer; a fault there takes no microphone away."""
    if sys.platform == "win32":
        from engine.capture.loopback import loopback_sources  # noqa: PLC0415

        try:
            return loopback_sources()
        except (PackageMissing, MicrophoneUnusable) as error:
            log.warning("the speakers cannot be listened to: %r", error)
    return []


def _loudness(blocks: "list[Samples]") -> Loudness:
    import numpy as np  # noqa: PLC0415 - the port stays light

    samples = np.concatenate(blocks).astype(np.float64) / _FULL_SCALE
    return Loudness(float(np.sqrt(np.mean(samples**2))), float(np.max(np.abs(samples))))
