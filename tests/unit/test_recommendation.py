"""What a computer is recommended."""

import pytest

from app.computer import graphics, this_computer
from app.recommendation import Computer, recommended

GB = 10**9


@pytest.mark.parametrize("language", ["zh", "en", "yue", "ja", "ko"])
def test_the_languages_of_sense_voice_get_it(language):
    found = recommended(Computer(16 * GB, 8, (), language))
    assert found.names == ("sense-voice-small", "fsmn-vad")
    assert (found.reason, round(found.size / 1e6)) == ("language", 938)


@pytest.mark.parametrize("language", ["fr", "de", "C", ""])
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


def test_the_driver_names_its_cards(monkeypatch):
    said = ("NVIDIA H100, 81559 MiB, 550.1", "NVIDIA T4, 15360 MiB, 550.1")
    monkeypatch.setattr("app.computer.listed_cards", lambda: (said, ""))
    assert graphics() == ("NVIDIA H100", "NVIDIA T4")


def test_a_driver_that_fails_has_no_cards(monkeypatch):
    monkeypatch.setattr("app.computer.listed_cards", lambda: ((), "it does not answer"))
    assert graphics() == ()
