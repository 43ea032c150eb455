"""app/corrections.py: which word somebody corrected."""

import time

import pytest

from app.corrections import Correction, correction


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("We met Jon there.", "We met John there.", ("Jon", "John")),
        ("今天邓玉松来了。", "今天邓郁松来了。", ("邓玉松", "邓郁松")),
        ("玉松来了", "郁松来了", ("玉松", "郁松")),
        ("使用Pytorch训练", "使用PyTorch训练", ("Pytorch", "PyTorch")),
        ("a new york day", "a New York day", None),  # two places
        ("So it is.", "So it is!", None),
        ("We met.", "We met John.", None),
        ("same", "same", None),
        ("word", "x" * 40, None),
    ],
)
def test_one_place_is_a_correction(old, new, found):
    assert correction(old, new) == (Correction(*found) if found else None)


def test_a_long_text_that_repeats_itself_keeps_nobody_waiting():
    old = "we met Jon and " * 2000
    began = time.perf_counter()
    assert correction(old, old.replace("Jon", "John", 1)) == Correction("Jon", "John")
    assert time.perf_counter() - began < 1


def test_words_that_the_neighbours_have_as_well_are_one_place():
    assert correction("a a Jon", "a Jack") == Correction("a Jon", "Jack")
