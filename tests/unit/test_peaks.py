"""engine/peaks.py: the outline of a sound at any zoom, and where it is kept."""

import numpy as np
import platformdirs
import pytest

from engine.errors import UnreadableAudio
from engine.peaks import Peaks, read_peaks


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: folder)
    return folder


@pytest.fixture
def wav(tmp_path, write_media):
    ramp = np.linspace(0, 0.9, 16_000 * 40, dtype=np.float32)
    ramp[::2] *= -1
    return write_media(tmp_path / "ramp.wav", ramp[None])


def test_every_zoom_shows_the_extremes(wav):
    peaks = read_peaks(wav)
    assert peaks.duration == pytest.approx(40, abs=0.02)
    for start, end, n in ((0, 40, 10), (10, 10.5, 25), (39.9, 40, 4), (0, 40, 1)):
        for i, (low, high) in enumerate(peaks.between(start, end, n)):
            loudest = 0.9 * (start + (i + 1) * (end - start) / n) / 40
            assert high == pytest.approx(loudest, abs=0.03)
            assert low == pytest.approx(-loudest, abs=0.03)


def test_nothing_sounds_before_and_behind(wav):
    peaks = read_peaks(wav)
    assert peaks.between(-10, -5, 3) == [(0, 0)] * 3
    assert peaks.between(41, 60, 3) == [(0, 0)] * 3
    assert peaks.between(-20, 60, 4)[0] == (0, 0)


def test_silence_of_no_length():
    assert Peaks(np.empty((0, 2), np.int8)).between(0, 1, 2) == [(0, 0)] * 2


def test_it_is_told_as_it_grows(wav):
    lengths = []
    read_peaks(wav, grown=lambda peaks: lengths.append(peaks.duration))
    assert lengths == sorted(lengths)
    assert 0 < lengths[0] < 40


def test_it_is_computed_once(wav, cache, monkeypatch):
    first = read_peaks(wav)
    monkeypatch.setattr("engine.peaks.AudioSource", None)
    np.testing.assert_array_equal(read_peaks(wav).finest, first.finest)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nonsense"])
def test_a_damaged_one_is_computed_again(wav, cache, content):
    read_peaks(wav)
    (kept,) = (cache / "peaks").iterdir()
    kept.write_bytes(content)
    assert read_peaks(wav).duration == pytest.approx(40, abs=0.02)


def test_it_can_be_stopped(wav, cache):
    assert read_peaks(wav, is_stopped=lambda: True) is None
    assert not cache.exists()


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(UnreadableAudio):
        read_peaks(tmp_path / "missing.wav")
