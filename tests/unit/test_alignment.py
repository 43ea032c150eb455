"""engine/alignment.py: which region a word belongs to, and whose times it takes."""

import shutil
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from engine.alignment import _refined, _segments, is_chinese
from engine.batching import Span
from engine.loader import Loader
from engine.matching import Match, read_units
from engine.models.store import Store
from engine.types import Region, Tags


class FakeAligner:
    """Gives each word a tenth of a second, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def times(self, frames: np.ndarray, words: Sequence[str]) -> list[tuple[float, float]]:
        self.asked.append(list(words))
        return [(i / 10, (i + 1) / 10) for i in range(len(words))]


def spans(*bounds: tuple[float, float]) -> Iterator[Span]:
    for start, end in bounds:
        n_samples = int((end - start) * 16_000)
        samples, frames = np.zeros(n_samples, np.float32), np.zeros((9, 80), np.float32)
        yield Span(int(start * 16_000), samples, (Region(0, n_samples),), frames)


def test_each_region_gets_its_own_words():
    units = read_units("one two three four")
    times = [(1.0, 1.5), (1.8, 2.4), None, (4.4, 4.9)]
    aligner = FakeAligner()
    found = _refined(Match(times, (), ()), units, aligner, spans((1.0, 2.0), (4.5, 6.0)))
    assert aligner.asked == [["one", "two"], ["four"]]
    assert found == [(1.0, 1.1), (1.1, pytest.approx(1.2)), None, (4.5, 4.6)]


def test_words_outside_all_regions_go_to_the_nearest():
    units = read_units("one two three")
    times = [(0.0, 0.2), (3.4, 3.5), (9.0, 9.5)]
    aligner = FakeAligner()
    _refined(Match(times, (), ()), units, aligner, spans((1.0, 2.0), (4.0, 5.0)))
    assert aligner.asked == [["one"], ["two", "three"]]


def test_a_region_without_words_asks_nothing():
    aligner = FakeAligner()
    times = [(4.0, 4.5)]
    found = _refined(
        Match(times, (), ()), read_units("one"), aligner, spans((1.0, 2.0), (4.0, 5.0))
    )
    assert aligner.asked == [["one"]]
    assert found == [(4.0, 4.1)]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("今天天气很好。", True),
        ("今天是 Monday，我们去 the park 吧", True),
        ("Hello my dear world, 你好", False),
        ("Bonjour tout le monde", False),
        ("今日はいい天気です", False),
    ],
)
def test_a_chinese_text_is_known(text, is_so):
    assert is_chinese(read_units(text)) is is_so


def test_segments_end_with_sentences_and_with_lines():
    units = read_units("One two. Three\nfour")
    times = [(0.0, 0.5), (0.5, 1.0), (1.0, 1.5), (1.4, 2.0)]
    found = list(_segments(units, times, 10.0, Tags("en")))
    assert [segment.text for segment in found] == ["One two.", "Three", "four"]
    assert [(segment.start, segment.end) for segment in found] == [(0, 1), (1, 1.5), (1.5, 2)]


def test_what_has_no_time_is_in_no_segment():
    found = list(_segments(read_units("One two"), [None, (0.5, 1.0)], 10.0, Tags()))
    assert [segment.text for segment in found] == ["two"]


def test_an_aligner_that_is_there_is_taken_unasked(tmp_path, models):
    assert Loader(Store(tmp_path)).aligner("auto") is None
    shutil.copytree(models["aligner"], tmp_path / "fa-zh")
    assert Loader(Store(tmp_path)).aligner("auto") is not None
    assert Loader(Store(tmp_path)).aligner("none") is None
