"""Which regions run together: neighbours share one pass of the recognizer, silence included.

Keeping the silence keeps the clock: a time in a span plus the span's start is a time in the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.audio import SAMPLE_RATE, Waveform
from engine.types import Region
from engine.vad import SpeechDetector, VadRules


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of audio for one pass: `start` in the file, `speech` inside it, both in samples."""

    start: int
    samples: Waveform
    speech: tuple[Region, ...]

    @property
    def offset(self) -> float:
        """Where the span starts in the file, in seconds."""
        return self.start / SAMPLE_RATE

    @property
    def end(self) -> float:
        """Where the span ends in the file, in seconds."""
        return (self.start + len(self.samples)) / SAMPLE_RATE


class Scorer(Protocol):
    """Scores one stream for speech, one score every `frame_samples`."""

    frame_samples: int

    def accept(self, block: Waveform) -> npt.NDArray[np.float32]:
        """Score every frame that `block` completes: (n_frames,), in [0, 1]."""

    def finish(self) -> npt.NDArray[np.float32]:
        """Score what is left, filled up with silence."""


class SpanFinder:
    """Turns one stream of blocks into Spans, in order, holding no more audio than is still open."""

    def __init__(self, scorer: Scorer, longest: float, widest_gap: float) -> None:
        """Make one for a stream.

        Args:
            scorer: hears where there is speech; new for every stream.
            longest: seconds the recognizer takes at once.
            widest_gap: seconds of silence that a span may hold between two regions.
        """
        self._longest = int(longest * SAMPLE_RATE)
        self._widest_gap = int(widest_gap * SAMPLE_RATE)
        self._scorer = scorer
        rules = VadRules(longest_region=longest)
        self._detector = SpeechDetector(scorer.frame_samples, SAMPLE_RATE, rules)
        self._held = np.empty(0, np.float32)  # audio from sample `_held_from` on
        self._held_from = 0
        self._regions: list[Region] = []  # of the span that is being gathered

    @property
    def settled(self) -> float:
        """Seconds up to which every span has been given out."""
        return self._held_from / SAMPLE_RATE

    def accept(self, block: Waveform) -> Iterator[Span]:
        """Take the next block; yield the spans that it completes."""
        self._held = np.concatenate([self._held, block])
        for region in self._detector.accept(self._scorer.accept(block)):
            yield from self._add(region)
        if self._regions and self._detector.quiet_until - self._regions[-1].end > self._widest_gap:
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
        return not too_long and region.start - regions[-1].end <= self._widest_gap

    def _take(self) -> Span:
        start, end = self._regions[0].start, self._regions[-1].end
        samples = self._held[start - self._held_from : end - self._held_from].copy()
        speech = tuple(
            Region(r.start - start, min(r.end - start, len(samples))) for r in self._regions
        )
        self._regions = []
        return Span(start, samples, speech)

    def _forget(self) -> None:
        keep_from = self._regions[0].start if self._regions else self._detector.quiet_until
        if keep_from > self._held_from:
            self._held = self._held[keep_from - self._held_from :]
            self._held_from = keep_from
