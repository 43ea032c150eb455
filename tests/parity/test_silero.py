"""engine/silero.py against faster-whisper, which scores a whole file at once."""

import numpy as np
import pytest
import soundfile
from faster_whisper.vad import get_vad_model

from engine.silero import FRAME_SAMPLES, SileroScorer

NO_FRAMES = np.empty((0, 80), np.float32)


@pytest.mark.parametrize("size", [100, 512, 5000, 160_000])
def test_blocks_of_any_size_score_like_the_whole(clips, size):
    samples, _ = soundfile.read(clips / "en" / "quick_brown_fox.wav", dtype="float32")
    samples = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES]
    scorer = SileroScorer()
    blocks = [
        scorer.accept(samples[start : start + size], NO_FRAMES)
        for start in range(0, len(samples), size)
    ]
    scores = np.concatenate([*blocks, scorer.finish()])
    np.testing.assert_allclose(scores, get_vad_model()(samples).reshape(-1), atol=1e-5)


def test_a_rest_is_scored_as_if_silence_followed(clips):
    samples, _ = soundfile.read(clips / "en" / "hello_world.wav", dtype="float32")
    padded = np.pad(samples, (0, -len(samples) % FRAME_SAMPLES))
    scorer = SileroScorer()
    scores = np.concatenate([scorer.accept(samples, NO_FRAMES), scorer.finish()])
    np.testing.assert_allclose(scores, get_vad_model()(padded).reshape(-1), atol=1e-5)
