"""Sound into a file: WAV, FLAC, MP3."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import av.container
import numpy as np

from engine.mixing import Sound

_CODECS: dict[str, str] = {"wav": "pcm_s16le", "flac": "flac", "mp3": "libmp3lame"}
_OPTIONS: dict[str, dict[str, str]] = {
    "wav": {"rf64": "auto"},  # a WAV of more than 4 GiB
    "flac": {},
    "mp3": {},
}
_MP3_RATES = (8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
_MP3_BIT_RATE = 192_000
_MP3_CHANNELS = 2
_FLAC_CHANNELS = 8


def can_encode(clip_format: str) -> bool:
    """Whether FFmpeg as it is here has what the format needs."""
    return _CODECS[clip_format] in av.codecs_available


@contextmanager
def encoder(target: Path, clip_format: str) -> Iterator["Encoder"]:
    """Open a file to be written.

    Raises:
        OSError: it cannot be written.
    """
    with (
        # As an open file: FFmpeg would take some names for addresses.
        target.open("wb") as file,
        av.open(file, "w", format=clip_format, options=_OPTIONS[clip_format]) as container,
    ):
        yield Encoder(container, clip_format)


class Encoder:
    """Writes one file, run by run. What was not finished is no whole file."""

    def __init__(self, container: av.container.OutputContainer, clip_format: str) -> None:
        self._container = container
        self._format = clip_format
        self._stream: av.AudioStream | None = None
        self._converter: av.AudioResampler | None = None
        self._taken: tuple[int, tuple[str, ...]] | None = None  # rate and speakers so far
        self._n_samples = 0

    def write(self, sound: Sound) -> None:
        """Append. The first run says which rate and channels the file has.

        Raises:
            OSError: it cannot be written.
        """
        if self._stream is None:
            self._stream = self._begin(sound)
        if (sound.rate, sound.speakers) != self._taken:
            self._flush()
            self._taken = sound.rate, sound.speakers
            self._converter = av.AudioResampler(
                self._stream.format, self._stream.layout, self._stream.rate
            )
        assert self._converter is not None
        self._encode(self._converter.resample(_frame(sound)))

    def finish(self) -> None:
        """Write what is left; once it is closed, the file is whole.

        Raises:
            OSError: it cannot be written.
        """
        self._flush()
        if self._stream is not None:
            self._container.mux(self._stream.encode(None))

    def _begin(self, sound: Sound) -> av.AudioStream:
        rate, layout = sound.rate, _layout(sound.speakers)
        if self._format == "mp3":
            rate = next((known for known in _MP3_RATES if known >= rate), _MP3_RATES[-1])
            layout = "stereo" if len(sound.speakers) > _MP3_CHANNELS else layout
        if self._format == "flac" and len(sound.speakers) > _FLAC_CHANNELS:
            layout = "stereo"
        stream = self._container.add_stream(_CODECS[self._format], rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        if self._format == "mp3":
            stream.bit_rate = _MP3_BIT_RATE
        return stream

    def _flush(self) -> None:
        if self._converter is not None:
            self._encode(self._converter.resample(None))
            self._converter = None

    def _encode(self, frames: list[av.AudioFrame]) -> None:
        assert self._stream is not None
        for frame in frames:
            frame.pts = self._n_samples
            frame.time_base = Fraction(1, frame.sample_rate)
            self._n_samples += frame.samples
            self._container.mux(self._stream.encode(frame))


def _frame(sound: Sound) -> av.AudioFrame:
    samples = np.ascontiguousarray(sound.samples)
    frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout=_layout(sound.speakers))
    frame.sample_rate = sound.rate
    return frame


def _layout(speakers: tuple[str, ...]) -> str:
    """What FFmpeg calls channels for these speakers; for unknown ones, so many channels."""
    try:
        layout = av.AudioLayout("+".join(speakers))
    except ValueError:
        layout = None
    if layout is not None and layout.nb_channels == len(speakers):
        return layout.name
    return {1: "mono", 2: "stereo"}.get(len(speakers), f"{len(speakers)} channels")
