"""Silero VAD, as faster-whisper ships it: samples → one speech score every 32 ms."""

import numpy as np
import numpy.typing as npt
from faster_whisper.vad import get_vad_model

from engine.audio import SAMPLE_RATE, Waveform
from engine.features import Features
from engine.vad import SpeechDetector, VadRules

FRAME_SAMPLES = 512  # 32 ms
_CONTEXT_SAMPLES = 64  # the network sees the end of the frame before
_STATE_SHAPE = (1, 1, 128)  # of the LSTM's hidden and cell state


class SileroVad:
    """Silero's network with the rules of `VadRules`."""

    wants_frames = False

    def begin(
        self, longest: float, silence: float | None = None
    ) -> tuple["SileroScorer", SpeechDetector]:
        """Start on a new source."""
        rules = VadRules(longest_region=longest).ending_after(silence)
        return SileroScorer(), SpeechDetector(FRAME_SAMPLES, SAMPLE_RATE, rules)


class SileroScorer:
    """Scores one stream; block boundaries leave no trace in the scores."""

    def __init__(self) -> None:
        self._session = get_vad_model().session
        self._hidden = np.zeros(_STATE_SHAPE, np.float32)
        self._cell = np.zeros(_STATE_SHAPE, np.float32)
        self._tail = np.zeros(_CONTEXT_SAMPLES, np.float32)  # context and samples not scored yet

    def accept(self, block: Waveform, frames: Features) -> npt.NDArray[np.float32]:
        """Score every frame that `block` completes: (n_frames,), in [0, 1]."""
        del frames
        return self._score(block)

    def finish(self) -> npt.NDArray[np.float32]:
        """Score what is left, filled up with silence: (1,), or (0,) where nothing is left."""
        left = len(self._tail) - _CONTEXT_SAMPLES
        if not left:
            return np.empty(0, np.float32)
        return self._score(np.zeros(FRAME_SAMPLES - left, np.float32))

    def _score(self, block: Waveform) -> npt.NDArray[np.float32]:
        samples = np.concatenate([self._tail, block])
        n_frames = (len(samples) - _CONTEXT_SAMPLES) // FRAME_SAMPLES
        self._tail = samples[n_frames * FRAME_SAMPLES :]
        if n_frames == 0:
            return np.empty(0, np.float32)
        frames = np.lib.stride_tricks.sliding_window_view(
            samples, _CONTEXT_SAMPLES + FRAME_SAMPLES
        )[::FRAME_SAMPLES]
        inputs = {
            "input": np.ascontiguousarray(frames[:n_frames]),
            "h": self._hidden,
            "c": self._cell,
        }
        scores, self._hidden, self._cell = self._session.run(None, inputs)
        return np.asarray(scores, np.float32).reshape(-1)
