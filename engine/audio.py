"""Any media file → 16 kHz mono float32 blocks, streamed, on the clock its player shows.

What opens it, and what its headers say, is in `engine/media.py`.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import av
import numpy as np
import numpy.typing as npt
import soxr

from engine.errors import EndsBefore, UnreadableAudio
from engine.media import (
    chosen_track,
    has_exact_times,
    is_gone,
    open_media,
    promised_duration,
    told_duration,
)
from engine.mixing import Samples, Sound, downmixed, in_unit_range, mono

log = logging.getLogger(__name__)

SAMPLE_RATE = 16_000  # of everything after this file
BLOCK_SECONDS = 10.0  # an hour of mp3 costs the same at 1 s and at 30 s; memory stays small

Waveform: TypeAlias = npt.NDArray[np.float32]  # (n_samples,), mono, [-1, 1]
Seconds: TypeAlias = tuple[float, float]  # from, to

EVERYTHING: Seconds = (0.0, float("inf"))

_MOST_CHANNELS = 64  # more are samples: the array is the wrong way round
_RATES = (1000, 768_000)  # hertz
_SAMPLE_TYPES = (
    "float32",
    "float64",
    "float16",
    "int8",
    "int16",
    "int32",
    "uint8",
)  # full scale is known
_GAP_SECONDS = 0.1  # a clock that runs ahead by more than this has a hole, which stays a hole
_LONGEST_GAP_SECONDS = 3600.0  # more is a broken clock, not a hole
_RUN_UP_SECONDS = 1.0  # decoded before what is wanted: codecs need some packets to be right
_EARLY_END_SECONDS = 1.0  # headers round; less than this missing is not worth a word


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What a file's headers say. `duration` is None where they say nothing."""

    duration: float | None
    n_tracks: int
    has_video: bool


def probe(path: Path, *, pcm_rate: int = SAMPLE_RATE) -> AudioInfo:
    """Read the headers of `path`.

    Raises:
        UnreadableAudio: it cannot be opened.
    """
    with ExitStack() as stack:
        container = open_media(path, pcm_rate, stack)
        pictures = [
            s
            for s in container.streams.video
            if not s.disposition & av.stream.Disposition.attached_pic
        ]
        return AudioInfo(told_duration(container), len(container.streams.audio), bool(pictures))


class Source(Protocol):
    """What can be transcribed.

    Attributes:
        start: where on the source's clock the first block begins, in seconds.
        duration: of all blocks, in seconds; None where nothing says it.
    """

    start: float
    duration: float | None

    def blocks(self) -> Iterator[Waveform]:
        """Yield the sound as 16 kHz mono, from `start` on."""


class SampleSource:
    """Samples that are in memory already."""

    def __init__(self, samples: npt.ArrayLike, rate: int, *, span: Seconds | None = None) -> None:
        """Take (n_samples,) or (n_samples, n_channels), or the part of them in `span` seconds.

        Raises:
            ValueError: they are of another shape, no real numbers, or `rate` is no rate.
        """
        array = np.asarray(samples)
        is_sound = array.ndim == 1 or (array.ndim == 2 and array.shape[1] > 0)  # noqa: PLR2004
        if not is_sound or array.dtype.name not in _SAMPLE_TYPES:
            raise ValueError(
                f"samples are numbers (n_samples,) or (n_samples, n_channels), of "
                f"{', '.join(_SAMPLE_TYPES)}; not {array.dtype} {array.shape}"
            )
        if array.ndim > 1 and array.shape[1] > _MOST_CHANNELS:
            raise ValueError(f"{array.shape} is the wrong way round: (n_samples, n_channels)")
        if not isinstance(rate, int | float) or not _RATES[0] <= rate <= _RATES[1]:
            raise ValueError(f"rate is in hertz, {_RATES[0]} to {_RATES[1]}, not {rate!r}")
        first, last = (round(min(time * rate, len(array))) for time in span or EVERYTHING)
        array = array[first:last]
        self.start = first / rate
        self.duration: float | None = len(array) / rate
        self._channels = array[:, None] if array.ndim == 1 else array
        self._rate = rate

    def blocks(self) -> Iterator[Waveform]:
        """Yield the sound as 16 kHz mono, about BLOCK_SECONDS at a time."""
        size = int(BLOCK_SECONDS * self._rate)
        yield from _resampled(
            (self._rate, mono(in_unit_range(self._channels[start : start + size].T)))
            for start in range(0, len(self._channels), size)
        )


class AudioSource:
    """One track of one file, or a part of it, decoded once from start to end.

    Attributes:
        start: where the part begins, in seconds.
        duration: how long it is as the headers promise; None where they say nothing.
        decoded: seconds delivered so far, silence in holes included.
        ends_early: after the last block, whether the sound stopped well before `duration`.
        n_damaged: packets that could not be decoded and were skipped.
    """

    def __init__(
        self,
        path: Path,
        *,
        track: int | None = None,
        pcm_rate: int = SAMPLE_RATE,
        span: Seconds | None = None,
    ) -> None:
        """Open `path`.

        Args:
            track: which audio track, from 1; None takes the one FFmpeg calls best.
            pcm_rate: sample rate of a headerless .pcm file (16-bit little endian, mono).
            span: the part that is wanted; None takes all of it.

        Raises:
            UnreadableAudio: it cannot be opened.
            NoAudioTrack: it has no sound, or no such track.
        """
        self._path = path
        with ExitStack() as stack:
            self._container = open_media(path, pcm_rate, stack)
            self._stream = chosen_track(self._container, path, track)
            self._resources = stack.pop_all()
        self._stream.codec_context.thread_type = "AUTO"
        self.duration = promised_duration(self._container, path, self._stream.bit_rate)
        self.start, self._end = span or EVERYTHING
        if self.duration is not None:
            self.duration = max(0.0, min(self.duration, self._end) - self.start)
        self.decoded = 0.0
        self.ends_early = False
        self.n_damaged = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._resources.close()

    def blocks(self) -> Iterator[Waveform]:
        """Yield the sound as 16 kHz mono, about BLOCK_SECONDS at a time.

        Raises:
            UnreadableAudio: not one packet could be decoded, or the file went away meanwhile.
            EndsBefore: there is nothing from `start` on.
        """
        waveforms = ((sound.rate, downmixed(sound)) for sound in self.sounds())
        for block in _resampled(_gathered(waveforms)):
            self.decoded += len(block) / SAMPLE_RATE
            yield block
        self._check()

    def sounds(self) -> Iterator[Sound]:
        """Yield the same frame by frame, in the file's own rate and channels."""
        for clock, sound in self._timed():
            if clock >= self._end:
                return
            n_samples = sound.samples.shape[1]
            first = max(0, round((self.start - clock) * sound.rate))
            last = round(min((self._end - clock) * sound.rate, n_samples))
            if first < last:
                yield replace(sound, samples=sound.samples[:, first:last])

    def _check(self) -> None:
        """Say what of the sound was not there."""
        if self.decoded == 0.0 and (self.n_damaged or self.ends_early):
            raise UnreadableAudio(str(self._path), "damaged")
        if self.decoded == 0.0 and self.start:
            raise EndsBefore(str(self._path), self.start)
        if (
            has_exact_times(self._container)
            and self.duration is not None
            and self.decoded < self.duration - _EARLY_END_SECONDS
        ):
            self.ends_early = True
        if self.ends_early and not _is_there(self._path):
            raise UnreadableAudio(str(self._path), "gone")

    def _timed(self) -> Iterator[tuple[float, Sound]]:
        """Yield the sound with when it begins, in seconds; holes are filled with silence."""
        zero = (self._container.start_time or 0) / av.time_base
        frames, clock = self._sought(zero)
        for frame in frames:
            rate = frame.sample_rate
            speakers = tuple(channel.name for channel in frame.layout.channels)
            ahead = 0.0 if frame.time is None else frame.time - zero - clock
            if (_GAP_SECONDS if clock else 0.0) < ahead < _LONGEST_GAP_SECONDS:
                for silence in _silence(rate, len(speakers), round(ahead * rate)):
                    yield clock, Sound(rate, speakers, silence)
                    clock += silence.shape[1] / rate
            yield clock, Sound(rate, speakers, _as_float(frame))
            clock += frame.samples / rate

    def _sought(self, zero: float) -> tuple[Iterator[av.AudioFrame], float]:
        """Frames from a little before `start` on, and when the first one begins.

        From the very beginning where the file's own times cannot be trusted.
        """
        wanted = self.start - _RUN_UP_SECONDS
        if wanted <= 0 or not has_exact_times(self._container):
            return self._frames(), 0.0
        try:
            self._container.seek(round((wanted + zero) * av.time_base))
            frames = self._frames()
            first = next(frames, None)
            if first is not None and first.time is not None and first.time - zero <= self.start:
                return chain([first], frames), first.time - zero
            self._container.seek(self._container.start_time or 0)
        except av.FFmpegError as error:
            log.info("cannot be searched: %s", error)
        self.ends_early, self.n_damaged = False, 0  # a wrong place says nothing
        return self._frames(), 0.0

    def _frames(self) -> Iterator[av.AudioFrame]:
        """Decode packet by packet, so that one damaged packet costs only itself."""
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except (av.FFmpegError, OSError) as error:
                log.warning("reading broke off after %.1f s: %s", self.decoded, error)
                if is_gone(error):
                    raise UnreadableAudio(str(self._path), "gone") from error
                self.ends_early = True
                packet = None
            if packet is None:
                return
            try:
                yield from packet.decode()
            except av.FFmpegError as error:
                log.debug("skipped a damaged packet: %s", error)
                self.n_damaged += 1


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # its drive does not answer
        return False


def _silence(rate: int, n_channels: int, n_samples: int) -> Iterator[Samples]:
    size = int(BLOCK_SECONDS * rate)
    for start in range(0, n_samples, size):
        yield np.zeros((n_channels, min(size, n_samples - start)), np.float32)


def _gathered(chunks: Iterable[tuple[int, Waveform]]) -> Iterator[tuple[int, Waveform]]:
    """Gather frames into blocks of a little over BLOCK_SECONDS; a new rate starts a new block."""
    parts: list[Waveform] = []
    n, rate = 0, 0
    for chunk_rate, samples in chunks:
        if parts and (chunk_rate != rate or n >= BLOCK_SECONDS * rate):
            yield rate, np.concatenate(parts)
            parts, n = [], 0
        rate = chunk_rate
        parts.append(samples)
        n += len(samples)
    if parts:
        yield rate, np.concatenate(parts)


def _resampled(chunks: Iterable[tuple[int, Waveform]]) -> Iterator[Waveform]:
    """Bring (rate, samples) to SAMPLE_RATE; a rate that changes midway starts a new resampler."""
    rate, resampler = SAMPLE_RATE, None
    for chunk_rate, samples in chunks:
        if chunk_rate != rate:
            if resampler is not None:
                yield resampler.resample_chunk(np.empty(0, np.float32), last=True)
            rate = chunk_rate
            resampler = None if rate == SAMPLE_RATE else _resampler(rate)
        block = samples if resampler is None else resampler.resample_chunk(samples)
        if len(block):
            yield block
    if resampler is not None:
        yield resampler.resample_chunk(np.empty(0, np.float32), last=True)


def _resampler(rate: int) -> soxr.ResampleStream:
    return soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32", quality="HQ")


def _as_float(frame: av.AudioFrame) -> Samples:
    """The frame's samples in [-1, 1]."""
    raw = frame.to_ndarray()
    if not frame.format.is_planar:
        raw = raw.reshape(-1, frame.layout.nb_channels).T
    return in_unit_range(raw)
