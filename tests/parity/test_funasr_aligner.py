"""TP-Aligner against FunASR itself: the times of a text's words."""

import numpy as np
import pytest
import soundfile

from engine.aligner import Aligner
from engine.features import fbank
from engine.models.checkpoint import read_checkpoint
from engine.models.config import read_config
from tests.parity import cases, lively

pytestmark = pytest.mark.filterwarnings("ignore")  # its own, of which there are many

_TEXTS = (
    "今 天 天 气 很 好",
    "我",
    "hello world 今 天 是 the 公 园",
    "the usb world 我 们",
    "没 有 人 知 道 怎 么 办 我 想 问 你 在 做 什 么",
)


@pytest.mark.parametrize("full", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_times_of_a_text(reference, clips, folder, full):
    directory = lively.aligner(folder / "aligner", full=full)
    if full:
        assert len(read_checkpoint(read_config(directory).weights)) == 408
    theirs, ours = reference.load(directory), Aligner(directory, "float32")
    n_words = 0
    for name in cases.TALK_CLIPS:
        wav = folder / "clip.wav"
        samples, rate = soundfile.read(clips / f"{name}.wav", dtype="int16")
        soundfile.write(wav, samples, rate)
        duration = 1000 * 0.06 * np.ceil((1 + (len(samples) - 400) // 160) / 6)
        for text in _TEXTS:
            found = ours.times(fbank(samples.astype(np.float32) / 32768), text.split())
            (result,) = theirs.generate((str(wav), text), data_type=("sound", "text"))
            expected = [(max(s, 0), min(max(e, s + 20), duration)) for s, e in result["timestamp"]]
            in_ms = [(1000 * start, 1000 * end) for start, end in found]
            assert len(in_ms) == len(expected)
            np.testing.assert_allclose(in_ms, expected, atol=1.01)
            n_words += len(expected)
    assert n_words > 80
