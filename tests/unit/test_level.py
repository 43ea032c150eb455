"""engine/level.py: all sound is speech."""

import numpy as np
import pytest

from engine.audio import SAMPLE_RATE
from engine.level import LevelScorer, NoVad
from engine.types import Region

NO_FRAMES = np.empty((0, 80), np.float32)


def sound(*parts: tuple[float, float]) -> np.ndarray:
    """Samples for parts of (seconds, level)."""
    return np.concatenate(
        [np.full(round(seconds * SAMPLE_RATE), level, np.float32) for seconds, level in parts]
    )


def scores(samples: np.ndarray, block: int = 1 << 30) -> np.ndarray:
    scorer = LevelScorer()
    blocks = [samples[start : start + block] for start in range(0, len(samples), block)]
    return np.concatenate([*(scorer.accept(b, NO_FRAMES) for b in blocks), scorer.finish()])


def regions(samples: np.ndarray, longest: float = 28.0) -> list[Region]:
    scorer, detector = NoVad().begin(longest)
    found = [*detector.accept(scorer.accept(samples, NO_FRAMES))]
    found += detector.accept(scorer.finish())
    return [*found, *detector.finish(len(samples))]


def test_a_score_is_a_level_between_nothing_and_full_scale():
    found = [scores(sound((0.03, level)))[0] for level in (0.0, 1e-6, 0.001, 0.1, 1.0, 4.0)]
    assert found == pytest.approx([0.0, 0.0, 0.4, 0.8, 1.0, 1.0], abs=1e-6)


@pytest.mark.parametrize("block", [480, 481, 500, 5000])
def test_blocks_leave_no_trace_in_the_levels(block):
    samples = np.random.default_rng(0).uniform(-1, 1, 7200).astype(np.float32)
    np.testing.assert_array_equal(scores(samples, block), scores(samples))


@pytest.mark.parametrize(("n_samples", "n_scores"), [(480, 1), (481, 2), (1439, 3), (1440, 3)])
def test_the_rest_of_a_sound_has_a_score_of_its_own(n_samples, n_scores):
    assert len(scores(np.ones(n_samples, np.float32))) == n_scores


@pytest.mark.parametrize("parts", [[(5.01, 0.5)], [(5.01, 0.0)], [(2, 0.0), (1, 0.5), (2, 0.0)]])
def test_all_of_a_sound_is_one_region_silence_included(parts):
    samples = sound(*parts)
    assert regions(samples) == [Region(0, len(samples))]


def test_a_long_sound_is_cut_in_its_pauses_and_nothing_is_lost():
    samples = sound((22, 0.5), (0.5, 0.001), (22, 0.5), (0.5, 0.001), (10, 0.5))
    found = regions(samples)
    cuts = [region.end / SAMPLE_RATE for region in found]
    assert cuts == pytest.approx([22.25, 44.75, 55.0], abs=0.25)
    assert [region.start for region in found] == [0, *(region.end for region in found[:-1])]


def test_no_region_is_longer_than_the_recognizer_takes():
    found = regions(sound((100, 0.5)), longest=10.0)
    assert found[0].start == 0
    assert found[-1].end == 100 * SAMPLE_RATE
    assert all(region.n_samples <= 10 * SAMPLE_RATE for region in found)


def test_a_block_of_less_than_a_frame_has_no_score_yet():
    scorer = LevelScorer()
    assert len(scorer.accept(np.ones(100, np.float32), NO_FRAMES)) == 0
    assert len(scorer.finish()) == 1


def test_no_sound_is_no_region():
    scorer, detector = NoVad().begin(28.0)
    assert list(detector.accept(scorer.accept(np.empty(0, np.float32), NO_FRAMES))) == []
