"""Numbers are written as the interface's language has them."""

import pytest
from PySide6.QtCore import QLocale

from app import number_words


@pytest.fixture(params=["en", "zh_CN", "de"])
def language(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_numbers_have_the_languages_points(language):
    point = "," if language == "de" else "."
    group = "." if language == "de" else ","
    assert number_words.decimal(1.55, 2) == f"1{point}55"
    assert number_words.shortest(1.5) == f"1{point}5"
    assert number_words.shortest(30.0) == "30"
    assert number_words.count(10_000) == f"10{group}000"


def test_sizes_are_decimal(language):
    point = "," if language == "de" else "."
    assert number_words.size(936_000_000) == "936 MB"
    assert number_words.size(1_130_000_000) == f"1{point}1 GB"
    assert number_words.size(999) == "1 kB"
    assert number_words.size(0) == "0 kB"


def test_speeds_say_no_more_than_is_known(language):
    point = "," if language == "de" else "."
    assert number_words.times(1.46) == f"1{point}5×"
    assert number_words.times(31.7) == "32×"
