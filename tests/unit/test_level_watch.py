"""How well a source is heard, told from its levels."""

import pytest

from app.level_watch import Hearing, LevelWatch, decibels
from engine import Level


def level(peak, *, is_clipped=False):
    return Level(peak / 3, peak, is_clipped, 0.0)


def hear(watch, peak, start, end, *, is_clipped=False):
    """Let it be as loud for a while; tell what is said at its end."""
    said = Hearing.UNKNOWN
    for i in range(round((end - start) * 20) + 1):
        said = watch.take(level(peak, is_clipped=is_clipped), start + i / 20)
    return said


@pytest.mark.parametrize(("part", "said"), [(1.0, 0.0), (0.5, -6.02), (0.001, -60.0), (0.0, -100)])
def test_decibels_are_below_full_scale(part, said):
    assert decibels(part) == pytest.approx(said, abs=0.01)


def test_speech_is_fine_at_once():
    assert LevelWatch().take(level(0.3), 5.0) is Hearing.FINE


def test_silence_is_told_after_ten_seconds_and_grows():
    watch = LevelWatch()
    assert hear(watch, 0.0, 100.0, 109.9) is Hearing.UNKNOWN
    assert hear(watch, 0.0, 109.95, 110.0) is Hearing.SILENT
    assert hear(watch, 0.0, 110.05, 131.0) is Hearing.SILENT
    assert watch.silence == pytest.approx(31.0)


def test_silence_after_speech_counts_from_its_end():
    watch = LevelWatch()
    hear(watch, 0.3, 0.0, 60.0)
    assert hear(watch, 0.0, 60.05, 69.9) is Hearing.FINE
    assert hear(watch, 0.0, 69.95, 70.1) is Hearing.SILENT
    assert hear(watch, 0.3, 70.15, 70.15) is Hearing.FINE


def test_what_is_hardly_heard_is_told_after_ten_seconds():
    watch = LevelWatch()
    assert hear(watch, 0.005, 0.0, 9.9) is Hearing.UNKNOWN
    assert hear(watch, 0.005, 9.95, 10.0) is Hearing.QUIET
    assert hear(watch, 0.2, 10.05, 10.05) is Hearing.FINE


def test_a_pause_in_speech_is_not_quiet():
    watch = LevelWatch()
    hear(watch, 0.3, 0.0, 10.0)
    assert hear(watch, 0.005, 10.05, 19.9) is Hearing.FINE


def test_a_clipped_peak_is_told_for_a_while():
    watch = LevelWatch()
    assert watch.take(level(1.0, is_clipped=True), 0.0) is Hearing.CLIPPED
    assert watch.take(level(0.3), 2.9) is Hearing.CLIPPED
    assert watch.take(level(0.3), 3.1) is Hearing.FINE


def test_another_source_begins_anew():
    watch = LevelWatch()
    hear(watch, 0.0, 0.0, 12.0)
    watch.reset()
    assert watch.silence == 0.0
    assert hear(watch, 0.0, 12.0, 20.0) is Hearing.UNKNOWN


def test_an_hour_is_remembered_in_little_room():
    watch = LevelWatch()
    for i in range(72_000):
        watch.take(level(0.9 - i % 400 / 1000), i / 20)
    assert len(watch._peaks) <= 201
