"""app/texts.py: the words of subtitles."""

import pytest

from app.texts import without_times


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            (
                "1\r\n00:00:00,000 --> 00:00:02,000\r\n<i>One</i>\r\n\r\n"
                "2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}two\r\n3 < 4, <laughs>\r\n"
            ),
            ["One", "two", "3 < 4, <laughs>"],
        ),
        (
            (
                "WEBVTT - a talk\n\nintro\n00:01.000 --> 00:02.000 align:start\n"
                "<v Bob>Hello <00:01.500>you\n\n1:00:03.000 --> 1:00:04.000\nbye\n"
            ),
            ["Hello you", "bye"],
        ),
        # Without the blank lines, what is said before a time is no cue's name.
        ("0:01,000 --> 0:02,000\none\n0:02,000 --> 0:03,000\ntwo\n", ["one", "two"]),
        ("At 10:30 --> the <b>door</b>\n", ["At 10:30 --> the <b>door</b>"]),
    ],
)
def test_subtitles_are_read_for_their_words(text, words):
    assert [line for line in without_times(text).splitlines() if line] == words
