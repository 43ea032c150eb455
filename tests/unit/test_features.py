"""engine/features.py: sound on the spot, and numbers of Kaldi's own implementation."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ModelCorrupt
from engine.features import (
    N_MELS,
    Cmvn,
    FbankStream,
    FrameStacker,
    fbank,
    n_frames_in,
    read_cmvn,
    stack_frames,
)

AM_MVN = """<Nnet>
<Splice> 3 3
[ 0 ]
<AddShift> 3 3
<LearnRateCoef> 0 [ -8.5 -7.25 1 ]
<Rescale> 3 3
<LearnRateCoef> 0 [ 0.5 2e-1 4 ]
</Nnet>
"""


def noise(n_samples: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-0.5, 0.5, n_samples).astype(np.float32)


def numbered(n_frames: int) -> np.ndarray:
    """Frames of one value each: their number."""
    return np.arange(n_frames, dtype=np.float32)[:, None]


def cmvn_file(folder: Path, text: str) -> Path:
    path = folder / "am.mvn"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("n_samples", "n_frames"),
    [(0, 0), (1, 0), (399, 0), (400, 1), (559, 1), (560, 2), (9600, 58), (16_000, 98)],
)
def test_frames_of_25_ms_every_10_ms_and_none_beyond_the_end(n_samples, n_frames):
    assert n_frames_in(n_samples) == n_frames
    assert fbank(noise(n_samples)).shape == (n_frames, N_MELS)


def test_the_filter_bank_is_kaldis():
    """80 bins, Hamming window, 16-bit scale, no dither, by kaldi_native_fbank 1.23."""
    times, n = np.arange(1000) / 16_000, np.arange(1000.0)
    tones = 0.3 * np.sin(2 * np.pi * 440 * times) + 0.1 * np.sin(2 * np.pi * 3000 * times)
    found = fbank((tones + 0.01 * np.cos(7 * n**1.5)).astype(np.float32))
    bins = [0, 10, 20, 40, 60, 79]
    first, last = found[0, bins], found[3, bins]
    assert first == pytest.approx([12.0528, 11.6711, 14.1531, 17.0799, 17.1065, 19.2784], abs=1e-3)
    assert last == pytest.approx([12.7472, 13.0190, 15.1515, 16.0129, 18.3962, 19.1803], abs=1e-3)


def test_silence_is_a_finite_floor():
    np.testing.assert_allclose(fbank(np.zeros(4000, np.float32)), np.log(np.finfo(np.float32).eps))


def test_a_constant_offset_changes_nothing():
    samples = noise(4000)
    np.testing.assert_allclose(fbank(samples + np.float32(0.25)), fbank(samples), atol=1e-3)


def test_a_higher_tone_stands_in_a_higher_bin(tone):
    peaks = [int(fbank(tone(0.1, hertz)).mean(axis=0).argmax()) for hertz in (200, 1000, 4000)]
    assert peaks == sorted(set(peaks))


def test_a_frame_is_the_same_bit_by_bit_whatever_its_neighbours():
    samples = noise(83_000)
    whole = fbank(samples)
    np.testing.assert_array_equal(fbank(samples[160 * 37 : 160 * 37 + 400]), whole[37:38])
    np.testing.assert_array_equal(fbank(samples[160 * 501 :]), whole[501:])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 3000), max_size=8))
def test_blocks_of_any_size_give_the_frames_of_the_whole(sizes):
    samples = noise(sum(sizes))
    stream = FbankStream()
    edges = np.cumsum([0, *sizes])
    parts = [stream.accept(samples[start:end]) for start, end in pairwise(edges)]
    np.testing.assert_array_equal(np.concatenate([fbank(samples[:0]), *parts]), fbank(samples))


def test_600_ms_become_ten_frames_of_seven():
    stacked = stack_frames(fbank(noise(9600)), 7, 6)
    assert stacked.shape == (10, 560)


def test_seven_frames_every_six_with_the_first_and_last_repeated_at_the_rims():
    assert stack_frames(numbered(9), 7, 6).tolist() == [
        [0, 0, 0, 0, 1, 2, 3],
        [3, 4, 5, 6, 7, 8, 8],
    ]


def test_five_frames_every_one_look_two_ahead():
    assert stack_frames(numbered(3), 5, 1).tolist() == [
        [0, 0, 0, 1, 2],
        [0, 0, 1, 2, 2],
        [0, 1, 2, 2, 2],
    ]


def test_a_single_frame_is_its_own_neighbour():
    assert stack_frames(numbered(1) + 4, 7, 6).tolist() == [[4] * 7]


def test_nothing_stacks_to_nothing():
    nothing = np.empty((0, N_MELS), np.float32)
    assert stack_frames(nothing, 7, 6).shape == (0, 560)
    stacker = FrameStacker(7, 6)
    assert stacker.accept(nothing).shape == (0, 560)
    assert len(stacker.finish()) == 0


@given(st.integers(1, 200))
def test_n_frames_become_a_sixth_rounded_up(n_frames):
    assert len(stack_frames(numbered(n_frames), 7, 6)) == -(-n_frames // 6)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), max_size=12), st.sampled_from([(7, 6), (5, 1)]))
def test_stacking_block_by_block_is_stacking_the_whole(sizes, shape):
    frames = numbered(sum(sizes))
    stacker = FrameStacker(*shape)
    edges = np.cumsum([0, *sizes])
    parts = [stacker.accept(frames[start:end]) for start, end in pairwise(edges)]
    last = stacker.finish().reshape(-1, shape[0])
    joined = np.concatenate([np.empty((0, shape[0]), np.float32), *parts, last])
    np.testing.assert_array_equal(joined, stack_frames(frames, *shape))


def test_a_stacked_frame_is_out_as_soon_as_its_neighbours_have_come():
    stacker = FrameStacker(5, 1)
    assert len(stacker.accept(numbered(2))) == 0
    assert stacker.accept(numbered(3)[2:]).tolist() == [[0, 0, 0, 1, 2]]


def test_normalising_shifts_and_then_scales():
    assert Cmvn([-1.0, 2.0], [10.0, 0.5])(np.array([[3, 4]], np.float32)).tolist() == [[20, 3]]


def test_the_brackets_of_splice_are_not_the_means(tmp_path):
    cmvn = read_cmvn(cmvn_file(tmp_path, AM_MVN))
    assert cmvn.dim == 3
    assert cmvn.shift.tolist() == [-8.5, -7.25, 1.0]
    assert cmvn.scale == pytest.approx([0.5, 0.2, 4.0])


def test_values_may_stand_on_many_lines(tmp_path):
    text = AM_MVN.replace("[ -8.5 ", "[\n -8.5\n").replace("\n", "\r\n")
    assert read_cmvn(cmvn_file(tmp_path, text)).shift.tolist() == [-8.5, -7.25, 1.0]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("-7.25", "nan", "not all of it are numbers"),
        ("2e-1", "inf", "not all of it are numbers"),
        ("-7.25", "seven", "seven"),
        ("2e-1 4", "2e-1", "3 means and 2 deviations"),
        ("[ -8.5 -7.25 1 ]", "[ ]", "<AddShift> has no values"),
        ("[ -8.5 -7.25 1 ]", "", "<AddShift> has no values"),
        ("<Rescale> 3 3", "", "<Rescale> has no values"),
        ("4 ]\n</Nnet>", "", "<Rescale> has no values"),
    ],
)
def test_a_malformed_am_mvn_is_corrupt(tmp_path, old, new, reason):
    path = cmvn_file(tmp_path, AM_MVN.replace(old, new))
    with pytest.raises(ModelCorrupt) as caught:
        read_cmvn(path)
    assert caught.value.model == str(path)
    assert reason in caught.value.reason


@pytest.mark.parametrize("content", [b"", b"<Nnet>", b"\x00\xff\xfe" * 100])
def test_what_is_no_am_mvn_is_corrupt(tmp_path, content):
    path = tmp_path / "am.mvn"
    path.write_bytes(content)
    with pytest.raises(ModelCorrupt):
        read_cmvn(path)


def test_a_folder_in_the_place_of_am_mvn_is_corrupt(tmp_path):
    (tmp_path / "am.mvn").mkdir()
    with pytest.raises(ModelCorrupt):
        read_cmvn(tmp_path / "am.mvn")


def test_a_value_too_large_for_a_float_is_corrupt(tmp_path):
    row = "<LearnRateCoef> 0 [ {} ]\n"
    text = "<AddShift> 1 1\n" + row.format("1e40") + "<Rescale> 1 1\n" + row.format("1")
    (tmp_path / "am.mvn").write_text(text)
    with pytest.raises(ModelCorrupt):
        read_cmvn(tmp_path / "am.mvn")
