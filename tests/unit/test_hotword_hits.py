"""The file that remembers when hotwords were last heard."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.hotword_hits import LastHits

MONDAY, TUESDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_the_last_time_and_the_number_of_hits_are_remembered(tmp_path: Path):
    file = tmp_path / "hotwords" / "hits.json"
    LastHits(file).note(["邓郁松", "CUDA", "邓郁松"], MONDAY)
    hits = LastHits(file)
    hits.note(["邓郁松"], TUESDAY)
    again = LastHits(file)
    assert again.of("邓郁松") == (TUESDAY, 3)
    assert again.of("CUDA") == (MONDAY, 1)
    assert again.of("cuda") is None


def test_an_older_job_that_ends_later_takes_no_time_back(tmp_path: Path):
    hits = LastHits(tmp_path / "hits.json")
    hits.note(["CUDA"], TUESDAY)
    hits.note(["CUDA"], MONDAY)
    assert hits.of("CUDA") == (TUESDAY, 2)


def test_nothing_heard_writes_nothing(tmp_path: Path):
    LastHits(tmp_path / "hits.json").note([], MONDAY)
    assert list(tmp_path.iterdir()) == []


ENDLESS = '{"a": ["2026-11-23T12:00:00+00:00", 1e999]}'


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[1]",
        '{"a": 1}',
        '{"a": ["never", 1]}',
        '{"a": ["2026-11-23", "x"]}',
        "[" * 9999,
        ENDLESS,
    ],
)
def test_a_bad_file_counts_as_empty_and_is_replaced(tmp_path: Path, damage: str):
    file = tmp_path / "hits.json"
    file.write_text(damage)
    hits = LastHits(file)
    assert hits.of("a") is None
    hits.note(["a"], MONDAY)
    assert LastHits(file).of("a") == (MONDAY, 1)


def test_words_that_were_not_heard_for_longest_are_forgotten(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("app.hotword_hits._MOST", 2)
    hits = LastHits(tmp_path / "hits.json")
    hits.note(["a"], MONDAY)
    hits.note(["b", "c"], TUESDAY)
    assert [hits.of(word) is not None for word in "abc"] == [False, True, True]
