"""Speech scores → Regions: where speech starts, where it ends, where a long stretch is cut.

Knows no model: whatever scores one frame after another can drive it. Two sets of rules, each as the
models were tuned for: SpeechDetector with two thresholds, WindowDetector with a vote of frames.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.types import Region

_SMOOTHING_FRAMES = 5  # a cut wants a short quiet stretch, not one lucky frame


class Detector(Protocol):
    """Turns the scores of one stream into Regions, in order, as soon as each is certain."""

    @property
    def quiet_until(self) -> int:
        """The sample before which no future region can begin."""

    @property
    def open_from(self) -> int | None:
        """The sample at which the open region begins; None where nobody speaks."""

    @property
    def is_speaking(self) -> bool:
        """Whether somebody speaks right now: what is open goes on for certain."""

    @property
    def likely(self) -> Region | None:
        """The open region as it will be if nobody speaks any more; None while its end can move."""

    def accept(self, scores: npt.NDArray[np.float32]) -> Iterator[Region]:
        """Take the next frames' scores; yield the regions that they complete."""

    def finish(self, n_samples: int) -> Iterator[Region]:
        """The stream ended after `n_samples`, or pauses; yield the region that was open.

        What comes behind a pause is a region of its own.
        """


@dataclass(frozen=True, slots=True)
class VadRules:
    """When speech counts as begun and ended. Seconds, unless said."""

    onset: float = 0.5  # score from which a frame is speech
    offset: float = 0.35  # score below which it is not; between the two nothing changes
    shortest_speech: float = 0.1  # shorter is a click
    shortest_silence: float = 0.6  # that ends a region
    padding: float = 0.3  # kept on both sides, for soft first and last sounds
    longest_region: float = 28.0  # a longer one is cut where it is quietest

    def __post_init__(self) -> None:
        # So a region's padding is complete when its end is known, and regions cannot overlap.
        assert 2 * self.padding <= self.shortest_silence

    def ending_after(self, silence: float | None) -> "VadRules":
        """These, with regions that end after so many seconds of silence; None leaves them."""
        if silence is None:
            return self
        padding = min(self.padding, silence / 2)
        return replace(self, shortest_silence=silence, padding=padding)


class SpeechDetector:
    """Turns the scores of one stream into Regions, in order, as soon as each is certain."""

    def __init__(self, frame_samples: int, rate: int, rules: VadRules) -> None:
        self._frame_samples = frame_samples
        self._rules = rules
        frames_per_second = rate / frame_samples
        self._shortest_speech = round(rules.shortest_speech * frames_per_second)
        self._shortest_silence = round(rules.shortest_silence * frames_per_second)
        self._padding = int(rules.padding * frames_per_second)
        self._longest = int(rules.longest_region * frames_per_second) - 2 * self._padding
        self._n_frames = 0  # seen so far
        self._start: int | None = None  # frame where the open region began
        self._is_cut = False  # the open region continues one that was cut
        self._earliest = 0  # frame before which no region can begin: where the stream paused
        self._silence: int | None = None  # frame where the silence inside it began
        self._scores: list[float] = []  # of the open region

    @property
    def quiet_until(self) -> int:
        """The sample before which no future region can begin."""
        frame = self._n_frames if self._start is None else self._start
        return max(self._earliest, frame - self._padding) * self._frame_samples

    @property
    def open_from(self) -> int | None:
        """The sample at which the open region begins; None where nobody speaks."""
        return None if self._start is None else self._first(self._start) * self._frame_samples

    @property
    def is_speaking(self) -> bool:
        """Whether somebody speaks right now: what is open goes on for certain."""
        return self._start is not None and self._silence is None

    @property
    def likely(self) -> Region | None:
        """The open region as it will be if nobody speaks any more; None while its end can move."""
        if self._start is None or self._silence is None:
            return None
        if self._n_frames - self._silence < self._padding:
            return None
        return next(self._close(self._start, self._silence), None)

    def accept(self, scores: Iterable[float] | npt.NDArray[np.float32]) -> Iterator[Region]:
        """Take the next frames' scores; yield the regions that they complete."""
        for score in scores:
            yield from self._accept(float(score))

    def finish(self, n_samples: int) -> Iterator[Region]:
        """The stream ended after `n_samples`; yield the region that was open."""
        if self._start is not None:
            end = self._n_frames if self._silence is None else self._silence
            yield from self._close(self._start, end, limit=n_samples)
            self._start = None
        self._earliest = self._n_frames

    def _accept(self, score: float) -> Iterator[Region]:
        frame = self._n_frames
        self._n_frames += 1
        if self._start is None:
            if score >= self._rules.onset:
                self._open(frame, [score])
            return
        self._scores.append(score)
        if score >= self._rules.onset:
            self._silence = None
        elif score < self._rules.offset and self._silence is None:
            self._silence = frame
        if self._silence is not None and self._n_frames - self._silence >= self._shortest_silence:
            yield from self._close(self._start, self._silence)
            self._start = None
        elif len(self._scores) >= self._longest:
            yield from self._cut(self._start)

    def _open(self, frame: int, scores: list[float], *, is_cut: bool = False) -> None:
        self._start, self._scores, self._is_cut, self._silence = frame, scores, is_cut, None

    def _close(self, start: int, end: int, limit: int | None = None) -> Iterator[Region]:
        if end - start < (1 if self._is_cut else self._shortest_speech):
            return
        last = (end + self._padding) * self._frame_samples
        yield Region(
            self._first(start) * self._frame_samples, last if limit is None else min(last, limit)
        )

    def _first(self, start: int) -> int:
        """The first frame of the region in which speech began with `start`."""
        return start if self._is_cut else max(self._earliest, start - self._padding)

    def _cut(self, start: int) -> Iterator[Region]:
        """End the open region at the quietest place of its second half and open the rest."""
        cut = _quietest(self._scores)
        first = self._first(start) * self._frame_samples
        yield Region(first, (start + cut) * self._frame_samples)
        silence = self._silence
        self._open(start + cut, self._scores[cut:], is_cut=True)
        self._silence = None if silence is None else max(silence, start + cut)


@dataclass(frozen=True, slots=True)
class WindowRules:
    """When a vote of frames begins and ends speech. Seconds, unless said; FSMN-VAD's defaults."""

    margin: float = 0.6  # by which speech must be likelier than silence in a frame
    window: float = 0.2  # in which frames vote
    onset: float = 0.15  # of votes from which speech has begun
    offset: float = 0.15  # of votes down to which it has paused
    silence: float = 0.8  # that ends a region, the pause's own delay included
    look_back: float = 0.2  # kept before the window in which speech began
    look_ahead: float = 0.1  # kept behind the pause
    longest_region: float = 60.0  # a longer one is cut where it is quietest


class WindowDetector:
    """FSMN-VAD's rules, as FunASR has them with a fixed end silence (`dynamic_silence` off).

    Differs on purpose where a region is too long: FunASR cuts it at that very frame and listens
    anew, which can break a word and lose up to 0.14 s; here it is cut where it is quietest, and
    goes on.
    """

    def __init__(self, frame_samples: int, rate: int, rules: WindowRules) -> None:
        def frames(seconds: float) -> int:
            return round(seconds * rate / frame_samples)

        self._frame_samples = frame_samples
        self._margin = rules.margin
        self._window = frames(rules.window)
        self._onset = frames(rules.onset)
        self._offset = frames(rules.offset)
        self._patience = max(1, frames(rules.silence) - frames(rules.offset))
        self._look_ahead = frames(rules.look_ahead)
        self._before = self._window + frames(rules.look_back)
        self._most_kept = 10 * self._before + 1000  # scores of no region: forgotten now and then
        self._longest = frames(rules.longest_region)
        self._n_frames = 0  # seen so far
        self._earliest = 0  # frame before which no region can begin: the end of the last one
        self._start: int | None = None  # frame where the open region began
        self._scores: list[float] = []  # from frame `_start` on, or of `_before` frames and more
        self._votes = [False] * self._window
        self._count = 0
        self._is_speech = False
        self._pause = 0  # frames since speech has paused

    @property
    def quiet_until(self) -> int:
        """The sample before which no future region can begin."""
        frame = self._n_frames - self._before if self._start is None else self._start
        return max(self._earliest, frame) * self._frame_samples

    @property
    def open_from(self) -> int | None:
        """The sample at which the open region begins; None where nobody speaks."""
        return None if self._start is None else self._start * self._frame_samples

    @property
    def is_speaking(self) -> bool:
        """Whether somebody speaks right now: what is open goes on for certain."""
        return self._is_speech

    @property
    def likely(self) -> Region | None:
        """The open region as it will be if nobody speaks any more; None while its end can move."""
        if self._start is None or self._is_speech or self._pause <= self._look_ahead:
            return None
        last = self._n_frames - 1 - (self._pause - self._look_ahead - 1)
        return Region(self._start * self._frame_samples, (last + 1) * self._frame_samples)

    def accept(self, scores: npt.NDArray[np.float32]) -> Iterator[Region]:
        """Take the next frames' scores; yield the regions that they complete."""
        votes = scores >= (1 - scores) + self._margin
        for score, vote in zip(scores.tolist(), votes.tolist(), strict=True):
            region = self._accept(score, vote)
            if region is not None:
                yield region

    def finish(self, n_samples: int) -> Iterator[Region]:
        """The stream ended after `n_samples`; yield the region that was open."""
        if self._start is not None:
            last = min(self._n_frames * self._frame_samples, n_samples)
            yield Region(self._start * self._frame_samples, last)
        self._listen_anew(self._n_frames - 1)

    def _accept(self, score: float, vote: bool) -> Region | None:  # noqa: FBT001
        frame = self._n_frames
        self._n_frames += 1
        self._scores.append(score)
        place = frame % self._window
        if vote is not self._votes[place]:
            self._count += 1 if vote else -1
            self._votes[place] = vote
        if not self._is_speech and self._count >= self._onset:
            self._is_speech, self._pause = True, 0
            if self._start is None:
                self._start = max(self._earliest, frame - self._before)
                self._scores = self._scores[self._start - self._n_frames :]
        elif self._is_speech and self._count <= self._offset:
            self._is_speech, self._pause = False, 0
        elif not self._is_speech:
            self._pause += 1
        if self._start is None:
            if len(self._scores) > self._most_kept:
                del self._scores[: -self._before - 1]
            return None
        is_long = len(self._scores) > self._longest
        if not self._is_speech and (is_long or self._pause >= self._patience):
            return self._end(frame - max(0, self._pause - self._look_ahead - 1))
        return self._cut() if is_long else None

    def _end(self, last: int) -> Region:
        """Close the open region with frame `last`, and listen anew."""
        assert self._start is not None
        region = Region(self._start * self._frame_samples, (last + 1) * self._frame_samples)
        self._listen_anew(last)
        return region

    def _listen_anew(self, last: int) -> None:
        """Let no region that comes begin before the frame behind `last`."""
        self._start = None
        self._earliest = last + 1
        self._votes = [False] * self._window
        self._count = self._pause = 0
        self._is_speech = False

    def _cut(self) -> Region:
        """Close the open region at its quietest place; the rest is the next one."""
        assert self._start is not None
        cut = _quietest(self._scores)
        region = Region(
            self._start * self._frame_samples, (self._start + cut) * self._frame_samples
        )
        self._start = self._earliest = self._start + cut
        self._scores = self._scores[cut:]
        return region


def _quietest(scores: list[float]) -> int:
    """The frame of the second half around which the scores are lowest; of equal ones the last."""
    half = len(scores) // 2
    if len(scores) - half <= 2 * _SMOOTHING_FRAMES:
        return max(1, half)
    smooth = np.convolve(scores[half:], np.ones(_SMOOTHING_FRAMES) / _SMOOTHING_FRAMES, "same")
    inner = smooth[_SMOOTHING_FRAMES:-_SMOOTHING_FRAMES]  # "same" pads the rims with zeros
    return half + _SMOOTHING_FRAMES + int(len(inner) - 1 - np.argmin(inner[::-1]))
