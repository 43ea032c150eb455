"""engine/peaks.py and its neighbours: the outline of a sound at any zoom, and where it is kept."""

import multiprocessing
import os
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from engine import Peaks, PeaksBlock, peak_cache, read_peaks
from engine.errors import NoAudioTrack, UnreadableAudio, WorkerDied
from engine.outline import outlined

RATE = 16_000


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Where this test's outlines are kept, also by processes that it starts."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return platformdirs.user_cache_path("shengwen", appauthor=False) / "peaks"


@pytest.fixture
def wav(tmp_path, write_media):
    """Forty seconds that grow from silence to 0.9."""
    ramp = np.linspace(0, 0.9, RATE * 40, dtype=np.float32)
    ramp[::2] *= -1
    return write_media(tmp_path / "ramp.wav", ramp[None])


def all_of(blocks) -> Peaks:
    peaks = Peaks()
    for block in blocks:
        peaks.append(block)
    return peaks


def levels(n_bins: int, low: int = 28, high: int = 228) -> PeaksBlock:
    """An outline that is the same everywhere."""
    sizes = [n_bins]
    while len(sizes) < 6:
        sizes.append(-(-sizes[-1] // 4))
    return PeaksBlock(
        tuple(bytes([low]) * size for size in sizes), tuple(bytes([high]) * size for size in sizes)
    )


@pytest.mark.parametrize(
    ("start", "end", "n"), [(0, 40, 10), (10, 10.5, 25), (39.8, 40, 4), (0, 40, 1), (0, 40, 900)]
)
def test_every_zoom_shows_the_extremes(wav, start, end, n):
    parts = all_of(outlined(wav)).between(start, end, n)
    loudest = 0.9 * (start + (np.arange(n) + 1) * (end - start) / n) / 40
    np.testing.assert_allclose([high for _, high in parts], loudest, atol=0.03)
    np.testing.assert_allclose([low for low, _ in parts], -loudest, atol=0.03)


def test_a_click_is_seen_at_every_zoom(tmp_path, write_media):
    samples = np.zeros(RATE * 600, np.float32)
    samples[RATE * 321] = 0.5
    peaks = all_of(outlined(write_media(tmp_path / "click.wav", samples[None])))
    for width in (0.1, 1, 10, 100, 600):
        start = min(321 - width / 3, 600 - width)
        heard = [high for _, high in peaks.between(start, start + width, 300)]
        assert max(heard) == pytest.approx(0.5, abs=0.01)
        place = start + (heard.index(max(heard)) + 0.5) * width / 300
        assert place == pytest.approx(321, abs=max(0.02, width / 300))


def test_the_length_is_right_at_every_level(wav):
    peaks = all_of(outlined(wav))
    assert peaks.duration == pytest.approx(40, abs=0.02)
    sizes = [len(low) for low in peaks.whole.lows]
    assert sizes == [len(high) for high in peaks.whole.highs] == [2500, 625, 157, 40, 10, 3]


def test_nothing_sounds_before_and_behind(wav):
    peaks = all_of(outlined(wav))
    assert peaks.between(-10, -5, 3) == [(0, 0)] * 3
    assert peaks.between(41, 60, 3) == [(0, 0)] * 3
    assert peaks.between(-20, 60, 4)[0] == (0, 0)
    assert len(peaks.between(-20, 60, 1000)) == 1000


def test_of_a_sound_without_length_every_part_is_silent():
    assert Peaks().between(0, 1, 2) == [(0, 0)] * 2


def test_it_comes_as_it_grows(wav):
    blocks = outlined(wav)
    assert all_of([next(blocks)]).duration == pytest.approx(16.4, abs=0.1)
    assert len(list(blocks)) == 2


def test_a_process_computes_it_once(wav, cache, monkeypatch):
    computed = all_of(read_peaks(wav)).whole
    assert computed == all_of(outlined(wav)).whole
    assert [path.suffix for path in cache.iterdir()] == [".peaks"]
    monkeypatch.setattr("engine.peak_reading.multiprocessing", None)
    assert all_of(read_peaks(wav)).whole == computed


def test_a_file_that_changed_is_another(wav, write_media):
    before = peak_cache.key(wav, None)
    os.utime(wav, (1, 1))
    assert peak_cache.key(wav, None) != before
    assert peak_cache.key(wav, 1) != peak_cache.key(wav, 2)


@pytest.mark.parametrize("n_bytes", [0, 4, 20, 30, 1000])
def test_one_that_was_cut_off_is_not_used(cache, n_bytes):
    peak_cache.keep("a", levels(1000))
    content = (cache / "a.peaks").read_bytes()
    assert peak_cache.load("a") == levels(1000)
    (cache / "a.peaks").write_bytes(content[:n_bytes])
    assert peak_cache.load("a") is None


def test_other_files_are_not_taken_for_outlines(cache):
    peak_cache.keep("a", levels(1000))
    (cache / "a.peaks").write_bytes(b"nonsense" * 400)
    assert peak_cache.load("a") is None


def test_the_folder_stays_small(cache, monkeypatch):
    monkeypatch.setattr(peak_cache, "_MOST_BYTES", 10_000)
    for age, name in enumerate("abc"):
        peak_cache.keep(name, levels(1500))
        os.utime(cache / f"{name}.peaks", (1000 + age, 1000 + age))
    assert {path.stem for path in cache.iterdir()} == {"b", "c"}
    peak_cache.load("b")  # used: it outlives the younger one
    peak_cache.keep("d", levels(1500))
    assert {path.stem for path in cache.iterdir()} == {"b", "d"}


def test_what_a_killed_process_left_goes_after_a_day(cache):
    peak_cache.keep("a", levels(10))
    (cache / ".b.1.tmp").touch()
    os.utime(cache / ".b.1.tmp", (1000, 1000))
    (cache / ".c.2.tmp").touch()
    peak_cache.keep("d", levels(10))
    assert sorted(path.name for path in cache.iterdir()) == [".c.2.tmp", "a.peaks", "d.peaks"]


def test_a_cache_that_cannot_be_written_is_no_harm(cache):
    cache.parent.mkdir(parents=True)
    cache.write_text("a file where the folder should be")
    peak_cache.keep("a", levels(10))
    assert peak_cache.load("a") is None


def test_it_can_be_stopped(wav, cache):
    assert list(read_peaks(wav, is_stopped=lambda: True)) == []
    assert multiprocessing.active_children() == []
    assert not cache.exists()


def test_nobody_computes_what_nobody_waits_for(wav):
    blocks = read_peaks(wav)
    next(blocks)
    blocks.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("name", ["missing.wav", "no\0name.wav", "long" * 100])
def test_a_missing_file_is_named_without_a_process(tmp_path, monkeypatch, name):
    monkeypatch.setattr("engine.peak_reading.multiprocessing", None)
    with pytest.raises(UnreadableAudio) as caught:
        list(read_peaks(tmp_path / name))
    assert caught.value.reason == "missing"


def test_what_is_no_media_is_named(tmp_path):
    (tmp_path / "a.wav").write_text("no sound")
    with pytest.raises(UnreadableAudio):
        list(read_peaks(tmp_path / "a.wav"))


def test_a_file_without_such_a_track_is_named(wav):
    with pytest.raises(NoAudioTrack):
        list(read_peaks(wav, track=3))


def _crash(_connection, _path, _track, _name) -> None:
    os._exit(7)


def test_a_process_that_crashes_is_told(wav, monkeypatch):
    monkeypatch.setattr("engine.peak_reading._serve", _crash)
    with pytest.raises(WorkerDied) as caught:
        list(read_peaks(wav))
    assert caught.value.exitcode == 7


def test_sound_of_no_length_has_an_outline(tmp_path, write_media):
    path = write_media(tmp_path / "short.wav", np.full((1, 100), 0.5, np.float32))
    peaks = all_of(outlined(Path(path)))
    assert peaks.between(0, 0.016, 1)[0] == pytest.approx((0, 0.5), abs=0.01)
