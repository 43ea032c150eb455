"""Which regions run together: neighbours may share one pass of the recognizer, silence included.

Keeping the silence keeps the clock: a time in a span plus the span's start is a time in the file.
Filter banks are computed once a block, for whoever needs them: the VAD, the recognizer, or both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.audio import SAMPLE_RATE, Waveform
from engine.features import HOP_SAMPLES, N_MELS, FbankStream, Features, n_frames_in
from engine.types import Region
from engine.vad import Detector

_NO_FRAMES: Features = np.empty((0, N_MELS), np.float32)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of audio for one pass: `start` in the file, `speech` inside it, both in samples.

    `frames` is its filter bank, (n_frames, N_MELS); empty where no recognizer wants it.
    """

    start: int
    samples: Waveform
    speech: tuple[Region, ...]
    frames: Features = field(default_factory=_NO_FRAMES.copy)

    @property
    def offset(self) -> float:
        """Where the span starts in the file, in seconds."""
        return self.start / SAMPLE_RATE

    @property
    def end(self) -> float:
        """Where the span ends in the file, in seconds."""
        return (self.start + len(self.samples)) / SAMPLE_RATE


class Scorer(Protocol):
    """Scores one stream for speech."""

    def accept(self, block: Waveform, frames: Features) -> npt.NDArray[np.float32]:
        """Score what can be scored after this block: (n_scores,), in [0, 1].

        Args:
            frames: the filter bank that `block` completes; empty where the VAD does not want it.
        """

    def finish(self) -> npt.NDArray[np.float32]:
        """Score what is left."""


class Vad(Protocol):
    """Hears where there is speech; shared by every stream."""

    wants_frames: bool

    def begin(self, longest: float, silence: float | None = None) -> tuple[Scorer, Detector]:
        """Start on a new source.

        Args:
            longest: seconds that a region may last.
            silence: seconds of it that end one; None leaves that to the model.
        """


class SpanFinder:
    """Turns one stream of blocks into Spans, in order, holding no more audio than is still open."""

    def __init__(
        self,
        vad: Vad,
        longest: float,
        widest_gap: float | None,
        *,
        wants_frames: bool,
        silence: float | None = None,
    ) -> None:
        """Make one for a stream.

        Args:
            longest: seconds the recognizer takes at once.
            widest_gap: seconds of silence that a span may hold between two regions; None gives
                each region a span of its own.
            wants_frames: whether spans carry their filter bank.
            silence: seconds that end a region; None leaves that to the VAD.
        """
        self._longest = int(longest * SAMPLE_RATE)
        self._widest_gap = None if widest_gap is None else int(widest_gap * SAMPLE_RATE)
        self._wants_frames = wants_frames
        self._vad_wants_frames = vad.wants_frames
        self._scorer, self._detector = vad.begin(longest, silence)
        self._fbank = FbankStream()
        self._held = np.empty(0, np.float32)  # audio from sample `_held_from` on
        self._held_frames = _NO_FRAMES  # of it, where the recognizer wants them
        self._held_from = 0  # a multiple of HOP_SAMPLES
        self._regions: list[Region] = []  # of the span that is being gathered

    @property
    def settled(self) -> float:
        """Seconds up to which every span has been given out."""
        return self._held_from / SAMPLE_RATE

    @property
    def heard(self) -> float:
        """Seconds that have come."""
        return (self._held_from + len(self._held)) / SAMPLE_RATE

    @property
    def is_open(self) -> bool:
        """Whether there is a region that has begun and not ended."""
        return self._detector.open_from is not None

    @property
    def is_speaking(self) -> bool:
        """Whether somebody speaks right now."""
        return self._detector.is_speaking

    @property
    def opened(self) -> Span | None:
        """What has come of the region that is open; None where none is."""
        start = self._detector.open_from
        if start is None:
            return None
        return self._span([Region(start, self._held_from + len(self._held))])

    @property
    def likely(self) -> Span | None:
        """The span that comes next if nobody speaks any more; None while its end can move.

        Only where each region is a span of its own.
        """
        region = self._detector.likely
        return None if region is None else self._span([region])

    def accept(self, block: Waveform) -> Iterator[Span]:
        """Take the next block; yield the spans that it completes."""
        self._held = np.concatenate([self._held, block])
        frames = _NO_FRAMES
        if self._wants_frames or self._vad_wants_frames:
            frames = self._fbank.accept(block)
        if self._wants_frames:
            self._held_frames = np.concatenate([self._held_frames, frames])
        for region in self._detector.accept(self._scorer.accept(block, frames)):
            yield from self._add(region)
        if self._regions and self._is_far(self._detector.quiet_until):
            yield self._take()
        self._forget()

    def rest(self) -> Iterator[Span]:
        """The stream pauses; yield what is still open, as it is."""
        for region in self._detector.finish(self._held_from + len(self._held)):
            yield from self._add(region)
        if self._regions:
            yield self._take()
        self._forget()

    def finish(self) -> Iterator[Span]:
        """The stream ended; yield what is still open."""
        n_samples = self._held_from + len(self._held)
        for region in self._detector.accept(self._scorer.finish()):
            yield from self._add(region)
        for region in self._detector.finish(n_samples):
            yield from self._add(region)
        if self._regions:
            yield self._take()

    def _add(self, region: Region) -> Iterator[Span]:
        if self._regions and not self._fits(region, self._regions):
            yield self._take()
        self._regions.append(region)

    def _fits(self, region: Region, regions: Sequence[Region]) -> bool:
        too_long = region.end - regions[0].start > self._longest
        return not too_long and not self._is_far(region.start)

    def _is_far(self, sample: int) -> bool:
        """Whether a region that begins there needs another span."""
        return self._widest_gap is None or sample - self._regions[-1].end > self._widest_gap

    def _take(self) -> Span:
        regions, self._regions = self._regions, []
        return self._span(regions)

    def _span(self, regions: Sequence[Region]) -> Span:
        start, end = _on_hop(regions[0].start), regions[-1].end
        samples = self._held[start - self._held_from : end - self._held_from].copy()
        first = (start - self._held_from) // HOP_SAMPLES
        frames = self._held_frames[first : first + n_frames_in(len(samples))].copy()
        speech = tuple(Region(r.start - start, min(r.end - start, len(samples))) for r in regions)
        return Span(start, samples, speech, frames)

    def _forget(self) -> None:
        keep_from = _on_hop(self._regions[0].start if self._regions else self._detector.quiet_until)
        if keep_from > self._held_from:
            self._held = self._held[keep_from - self._held_from :]
            self._held_frames = self._held_frames[(keep_from - self._held_from) // HOP_SAMPLES :]
            self._held_from = keep_from


def _on_hop(sample: int) -> int:
    """The start of the frame that a sample is in, so that spans and frames begin together."""
    return sample - sample % HOP_SAMPLES
