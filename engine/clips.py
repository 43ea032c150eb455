"""A part of a source's sound as a file of its own, at the rate and with the channels it has.

Importing this loads no FFmpeg, as it is part of the port.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

ClipFormat = Literal["wav", "flac", "mp3"]
_STEP = 1.0  # seconds of sound between two reports
CLIP_FORMATS: tuple[ClipFormat, ...] = ("wav", "flac", "mp3")


def writable_clip_formats() -> tuple[ClipFormat, ...]:
    """The formats that can be written on this computer: not every FFmpeg makes MP3."""
    from engine.encoding import can_encode  # noqa: PLC0415 - see above

    return tuple(each for each in CLIP_FORMATS if can_encode(each))


def write_clip(  # noqa: PLR0913 - which part of what, to where, and who watches
    source: Path,
    span: tuple[float, float],
    target: Path,
    clip_format: ClipFormat,
    *,
    track: int | None = None,
    told: Callable[[float], None] = lambda _: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Write what is heard between two times, in seconds, to a file that is there already.

    WAV and FLAC hold 16 bits; MP3 is stereo at most, and at the nearest rate that it knows.

    Args:
        told: is given the seconds that are written, after about every second of sound.
        is_stopped: asked more often.

    Returns:
        False where `is_stopped` said so; the file is unfinished then.

    Raises:
        AudioError: the source cannot be read, or ends before the span begins.
        OSError: the file cannot be written.
    """
    from engine.audio import AudioSource  # noqa: PLC0415 - see above
    from engine.encoding import encoder  # noqa: PLC0415
    from engine.errors import EndsBefore  # noqa: PLC0415

    seconds = last_told = 0.0
    with (
        AudioSource(source, track=track, span=span) as audio,
        encoder(target, clip_format) as clip,
    ):
        for sound in audio.sounds():
            if is_stopped():
                return False
            clip.write(sound)
            seconds += sound.samples.shape[1] / sound.rate
            if seconds >= last_told + _STEP:
                last_told = seconds
                told(seconds)
        if not seconds:
            raise EndsBefore(str(source), span[0])
        clip.finish()
    return True
