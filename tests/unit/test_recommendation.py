"""What a computer is recommended."""

import sys

import pytest

from app.computer import graphics, this_computer
from app.recommendation import Computer, recommended

GB = 10**9


@pytest.mark.parametrize("language", ["zh", "yue", "ja", "ko"])
def test_languages_of_east_asia_get_sense_voice(language):
    found = recommended(Computer(16 * GB, 8, (), language))
    assert found.names == ("sense-voice-small", "fsmn-vad")
    assert (found.reason, round(found.size / 1e6)) == ("language", 938)


@pytest.mark.parametrize("language", ["en", "fr", "C", ""])
def test_other_languages_get_the_model_that_knows_the_most(language):
    found = recommended(Computer(16 * GB, 8, (), language))
    assert (found.names, found.reason) == (("whisper-base",), "many-languages")


def test_little_memory_gets_the_small_model():
    assert recommended(Computer(2 * GB, 2, (), "zh")).reason == "memory"


def test_memory_that_nobody_knows_is_no_reason():
    assert recommended(Computer(0, 2, (), "zh")).reason == "language"


def test_this_computer_is_known():
    found = this_computer("zh_CN")
    assert found.memory > GB // 2
    assert found.n_cores > 0
    assert found.language == "zh"
    assert this_computer("system").language


@pytest.mark.parametrize(
    ("said", "cards"),
    [
        ("print('NVIDIA H100\\n NVIDIA T4 \\n')", ("NVIDIA H100", "NVIDIA T4")),
        ("print('No devices were found'); raise SystemExit(6)", ()),
    ],
)
def test_the_driver_names_its_cards(said, cards):
    assert graphics((sys.executable, "-c", said)) == cards


def test_without_a_driver_there_is_no_card():
    assert graphics(("no-such-program-anywhere",)) == ()
