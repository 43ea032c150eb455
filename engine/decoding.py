"""Whether recordings can be decoded here: which codecs there are, and a clip from end to end."""

from pathlib import Path

# FFmpeg's names of what recordings and videos commonly hold.
_COMMON = (
    *("mp3", "aac", "alac", "flac", "opus", "vorbis", "ac3", "eac3", "dca", "wmav2", "amrnb"),
    *("pcm_s16le", "pcm_s24le", "pcm_f32le", "pcm_mulaw", "adpcm_ms"),
    *("h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video"),
)


def missing_codecs() -> tuple[str, ...]:
    """Those of the common ones that cannot be decoded, by FFmpeg's names."""
    from engine.media import can_decode  # noqa: PLC0415 - the port stays light

    return tuple(name for name in _COMMON if not can_decode(name))


def decoded_seconds(path: Path) -> float:
    """Decode a file and say how much there was.

    Raises:
        AudioError: it cannot be decoded.
    """
    from engine.audio import SAMPLE_RATE, AudioSource  # noqa: PLC0415 - as above

    with AudioSource(path) as source:
        return sum(len(block) for block in source.blocks()) / SAMPLE_RATE
