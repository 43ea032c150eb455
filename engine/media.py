"""Media files as FFmpeg opens them: which sound is in them, and how long they say they are.

Nothing here reaches the network: the file is handed to FFmpeg as an open file, and whatever a
playlist inside it points at may only be another local file.
"""

import errno
import logging
import stat
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import av
import av.audio
import av.container

from engine.errors import NoAudioTrack, UnreadableAudio

log = logging.getLogger(__name__)

_GONE = frozenset(  # what a drive says that was taken away
    getattr(errno, name)
    for name in ("EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT")
    if hasattr(errno, name)
)
_LARGEST_WAV = 0x7FFF_0000  # bytes; sizes near 2 and 4 GiB stand for "unknown"

_LAST_STRICT_PYAV = 18  # up to here a tag that is not UTF-8 is an error unless one says otherwise

# Where FFmpeg only estimates a duration from the bit rate, an early end means nothing.
_ESTIMATED_DURATION = frozenset(
    {"mp3", "aac", "ac3", "eac3", "mpeg", "mpegts", "amr", "loas", "dts"}
)


def can_decode(codec: str) -> bool:
    """Whether FFmpeg came with a decoder of that name."""
    try:
        av.Codec(codec, "r")
    except ValueError:
        return False
    return True


def open_media(path: Path, pcm_rate: int, stack: ExitStack) -> av.container.InputContainer:
    """Open `path` for reading, until `stack` is closed.

    Args:
        pcm_rate: sample rate of a headerless .pcm file (16-bit little endian, mono).

    Raises:
        UnreadableAudio: it cannot be opened.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableAudio(str(path), "folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableAudio(str(path), "not a file")
        if status.st_size == 0:
            raise UnreadableAudio(str(path), "empty")
        file = stack.enter_context(path.open("rb"))
        raw = path.suffix.lower() == ".pcm"
        options = {"protocol_whitelist": "file"}
        strict = int(av.__version__.partition(".")[0]) <= _LAST_STRICT_PYAV
        # Old recorders write their tags in GBK or Latin-1.
        tags: dict[str, Any] = {"metadata_errors": "replace"} if strict else {}
        if raw:
            options |= {"sample_rate": str(pcm_rate), "ch_layout": "mono"}
        container: av.container.InputContainer = av.open(
            file,
            mode="r",
            format="s16le" if raw else None,
            options=options,
            **tags,
        )
        return stack.enter_context(container)
    except FileNotFoundError as error:
        raise UnreadableAudio(str(path), "missing") from error
    except PermissionError as error:
        raise UnreadableAudio(str(path), "permission") from error
    except (av.FFmpegError, OSError, ValueError) as error:
        log.info("FFmpeg refuses the file: %s", error)
        raise UnreadableAudio(str(path), "gone" if is_gone(error) else "not media") from error


def is_gone(error: Exception) -> bool:
    """Whether a file cannot be read as its drive was taken away; FFmpeg's errors say it too."""
    return getattr(error, "errno", None) in _GONE


def chosen_track(
    container: av.container.InputContainer, path: Path, track: int | None
) -> av.audio.AudioStream:
    """An audio track by its number, from 1; None takes the one FFmpeg calls best.

    Raises:
        NoAudioTrack: it has no sound, or no such track.
    """
    streams = container.streams.audio
    if not streams or (track is not None and not 1 <= track <= len(streams)):
        raise NoAudioTrack(str(path), len(streams))
    if track is not None:
        return streams[track - 1]
    best = container.streams.best("audio")
    return best if isinstance(best, av.audio.AudioStream) else streams[0]


def told_duration(container: av.container.InputContainer) -> float | None:
    """How long it is, in seconds, as FFmpeg finds it; None where nothing says it."""
    return None if container.duration is None else container.duration / av.time_base


def promised_duration(
    container: av.container.InputContainer, path: Path, bit_rate: int | None
) -> float | None:
    """The same, and of a WAV file that breaks off, how long it was to be."""
    duration = told_duration(container)
    if duration is None or container.format.name != "wav":
        return duration
    return duration * _promised_share(path, duration, bit_rate)


def has_exact_times(container: av.container.InputContainer) -> bool:
    """Whether places and durations in it are known, and not guessed from the bit rate."""
    return container.format.name not in _ESTIMATED_DURATION


def _promised_share(path: Path, duration: float, bit_rate: int | None) -> float:
    """How many times as long as FFmpeg finds it a WAV file claims to be.

    FFmpeg believes the file's size alone, unless a "fact" chunk tells the number of samples.
    """
    with path.open("rb") as file:
        head = file.read(8)
    claimed, size = int.from_bytes(head[4:], "little"), path.stat().st_size
    # A recorder that could not go back and fill in the size leaves a placeholder.
    is_real = head[:4] == b"RIFF" and size < claimed < _LARGEST_WAV
    if bit_rate and duration > 8 * size / bit_rate:  # it is what the file claims
        return 1.0
    return claimed / size if is_real else 1.0
