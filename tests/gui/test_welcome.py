"""The first start: shown once, above the files, and in nobody's way."""

import json
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from app.commands import STARTER_COMMAND
from app.recommendation import Computer, recommended
from app.welcome_card import WelcomeCard
from engine import Store

CHINESE = Computer(16 * 10**9, 8, (), "zh")


@pytest.fixture
def here(monkeypatch):
    """The names of the models that are on this computer."""
    models = {"whisper-base"}
    monkeypatch.setattr(Store, "has", lambda _store, name: name in models)
    monkeypatch.setattr(Store, "comes_along", lambda _store, _model: False)
    monkeypatch.setattr("app.welcome.graphics", lambda: ("NVIDIA T4",))
    monkeypatch.setattr("app.welcome.this_computer", lambda _interface: CHINESE)
    return models


@pytest.fixture
def fresh(here, config):
    """Nobody has started the program yet."""
    stored = {"interface": "en", "theme": "light", "is_offline": True}
    (config / "settings.json").write_text(json.dumps(stored), encoding="utf-8")


def card(desk):
    found = desk.window.files.findChildren(WelcomeCard)
    return next((each for each in found if each.isVisible()), None)


def stored(config):
    return json.loads((config / "settings.json").read_text(encoding="utf-8"))


def test_it_says_what_is_ready_and_what_suits_the_computer(fresh, desk):
    shown = card(desk)
    assert shown.ready.text() == (
        "Whisper base is ready: drop a recording, and its subtitles land beside it."
    )
    desk.wait(lambda: "NVIDIA T4" in shown.advice.text())
    assert "16.0 GB" in shown.advice.text()
    assert shown.advice.text().endswith("Recommended for Chinese: SenseVoice Small.")
    assert shown.main.text() == "Get SenseVoice Small (938 MB)"


def test_a_line_that_is_wrapped_has_room_in_a_wide_window(fresh, desk):
    desk.window.resize(1240, 780)
    desk.wait(lambda: "NVIDIA T4" in card(desk).advice.text())
    many = replace(CHINESE, graphics=("NVIDIA GeForce RTX 4070 Ti",))
    card(desk).show_computer(many, recommended(many), (), chosen="whisper-base")
    advice = card(desk).advice
    one_line = advice.fontMetrics().horizontalAdvance(advice.text())
    assert advice.width() < one_line < card(desk).width()
    desk.wait(lambda: advice.height() >= advice.heightForWidth(advice.width()))


def test_what_is_recommended_is_had_with_one_button(fresh, desk, config):
    wanted = []
    desk.app._welcome.model_wanted.connect(wanted.append)
    card(desk).main.click()
    assert wanted == ["sense-voice-small"]
    assert desk.window.place == "models"
    assert card(desk) is None
    assert stored(config)["is_welcomed"]


def test_what_is_here_already_is_used_with_one_button(here, fresh, desk, config):
    here.update(("sense-voice-small", "fsmn-vad"))
    desk.app._welcome.adopt(desk.app.settings.now)
    assert card(desk).main.text() == "Use SenseVoice Small"
    card(desk).main.click()
    assert stored(config)["model"] == "sense-voice-small"
    assert desk.window.files.toolbar.settings.model == "sense-voice-small"


def test_not_now_is_the_end_of_it(fresh, desk, config):
    card(desk).later.click()
    assert card(desk) is None
    assert stored(config)["is_welcomed"]
    assert stored(config)["model"] == "whisper-base"


def test_a_dropped_file_needs_no_answer(fresh, desk, media, config):
    desk.submit(media / "a.wav")
    assert card(desk) is None
    assert stored(config)["is_welcomed"]


def test_it_is_shown_again_when_asked_for(here, desk, config):
    assert card(desk) is None
    for _ in range(2):
        desk.app._preferences.welcome_wanted.emit()
    desk.wait(lambda: card(desk))
    assert desk.window.place == "files"
    assert (
        len([each for each in desk.window.files.findChildren(WelcomeCard) if each.isVisible()]) == 1
    )
    assert not stored(config)["is_welcomed"]


def test_without_any_model_the_ways_are_told(here, fresh, desk):
    here.clear()
    desk.app._welcome.adopt(desk.app.settings.now)
    shown = card(desk)
    assert shown.ready.text().startswith("There is no model on this computer yet.")
    assert shown.command.text() == STARTER_COMMAND
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == STARTER_COMMAND
    assert shown.pack.isVisible()


@pytest.mark.thorough
def test_in_another_language_it_is_still_there(fresh, desk):
    before = card(desk)
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: card(desk) not in (before, None))
    desk.choose_setting(interface="en")
    desk.wait(lambda: desk.window.files.toolbar._add.text() == "Add")
