"""app/clock_text.py: times as people type them."""

import pytest

from app.clock_text import parsed_clock, typed_clock


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:02:03.5", 3723.5), ("02:03", 123.0), (" 63,5 ", 63.5), ("1：05", 65.0), ("7.", 7.0)],
)
def test_times(text, seconds):
    assert parsed_clock(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-1", "1:2:3:4", ":", "1::2", "٣"])
def test_what_is_no_time(text):
    assert parsed_clock(text) is None


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0, "0:00.000"), (123.5, "2:03.500"), (3723.0004, "1:02:03.000"), (59.9996, "1:00.000")],
)
def test_times_are_written_as_they_are_typed(seconds, text):
    assert typed_clock(seconds) == text
    assert parsed_clock(text) == pytest.approx(seconds, abs=0.0005)
