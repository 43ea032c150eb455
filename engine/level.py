"""No VAD: all of the sound is one stretch of speech, cut where it is quietest."""

import numpy as np
import numpy.typing as npt

from engine.audio import SAMPLE_RATE, Waveform
from engine.features import Features
from engine.vad import SpeechDetector, VadRules

_FRAME_SAMPLES = 480  # 30 ms
_FLOOR_DB = -100.0  # what counts as nothing at all
_NONE = np.empty(0, np.float32)


class NoVad:
    """Takes everything for speech."""

    wants_frames = False

    def begin(
        self, longest: float, silence: float | None = None
    ) -> tuple["LevelScorer", SpeechDetector]:
        """Start on a new source, which no silence divides."""
        del silence
        rules = VadRules(onset=0.0, offset=0.0, shortest_speech=0.0, longest_region=longest)
        return LevelScorer(), SpeechDetector(_FRAME_SAMPLES, SAMPLE_RATE, rules)


class LevelScorer:
    """Scores by loudness, from 0 at -100 dB to 1 at full scale, so that a cut finds a pause."""

    def __init__(self) -> None:
        self._rest = np.empty(0, np.float32)

    def accept(self, block: Waveform, frames: Features) -> npt.NDArray[np.float32]:
        """Score every frame that `block` completes: (n_frames,), in [0, 1]."""
        del frames
        return self._score(block)

    def finish(self) -> npt.NDArray[np.float32]:
        """Score what is left as a frame of its own."""
        left = len(self._rest)
        return self._score(np.zeros(_FRAME_SAMPLES - left, np.float32)) if left else _NONE

    def _score(self, block: Waveform) -> npt.NDArray[np.float32]:
        samples = np.concatenate([self._rest, block])
        n_frames = len(samples) // _FRAME_SAMPLES
        self._rest = samples[n_frames * _FRAME_SAMPLES :]
        power = (
            np.square(samples[: n_frames * _FRAME_SAMPLES])
            .reshape(n_frames, _FRAME_SAMPLES)
            .mean(axis=1)
        )
        decibels = 10 * np.log10(np.maximum(power, 10 ** (_FLOOR_DB / 10)))
        scores: npt.NDArray[np.float32] = np.clip(1 - decibels / _FLOOR_DB, 0, 1)
        return scores
