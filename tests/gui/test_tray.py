"""The icon in the notification area, what it offers, and the window that goes on behind it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.dictation_choices import choices_from
from app.dictation_settings import DictationSettings
from app.dictation_state import DictationState
from app.dictation_take import Take
from app.hotkey import HotKey
from app.keeper import Claim
from app.live_state import LiveState
from app.settings import Settings
from app.theme import Theme
from app.tray import Tray
from app.tray_icon import Sign, icon_for
from engine import JobId, Options, WorkerDied
from tests.gui.fake_engine import sentence

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def owner(qapp):
    owner = QObject()
    yield owner
    qapp.setStyleSheet("")


@pytest.fixture
def theme(qapp, owner):
    return Theme(qapp, "light", owner)


@pytest.fixture
def tray(theme, owner):
    tray = Tray(theme, owner)
    yield tray
    tray.close()


def offered(tray):
    return [a.text() for a in tray.menu.actions() if a.isVisible() and not a.isSeparator()]


def choose(tray, text):
    next(action for action in tray.menu.actions() if action.text() == text).trigger()


@pytest.mark.parametrize(
    ("dictation", "session", "sign", "said"),
    [
        ("READY", "CLOSED", Sign.IDLE, "Shengwen"),
        ("READY", "RECORDING", Sign.RECORDING, "Shengwen: a live session is recorded"),
        ("OFF", "AWAITING", Sign.RECORDING, "Shengwen: a live session is recorded"),
        ("READY", "PAUSED", Sign.PAUSED, "Shengwen: the live session is paused"),
        ("LISTENING", "RECORDING", Sign.DICTATING, "Shengwen: listening to your dictation"),
        ("RECOGNIZING", "OFF", Sign.RECOGNIZING, "Shengwen: your dictation is being recognized"),
    ],
)
def test_the_icon_says_what_goes_on(tray, dictation, session, sign, said):
    tray.show_dictation(DictationState[dictation])
    if session != "OFF":
        tray.show_session(LiveState[session])
    assert tray.sign is sign
    assert tray.said == said


def test_signs_differ_in_their_shape(theme):
    pictures = [icon_for(sign, theme).pixmap(32, 32).toImage() for sign in Sign]
    grey = [picture.convertToFormat(picture.Format.Format_Grayscale8) for picture in pictures]
    assert len({bytes(each.constBits()) for each in grey}) == len(Sign)


def test_the_menu_offers_what_can_be_done_now(tray):
    tray.want(is_wanted=True)
    assert offered(tray) == ["Start dictation", "Show the window", "Quit"]
    tray.offer_live()
    assert offered(tray)[1] == "Start a live session"
    tray.show_session(LiveState.RECORDING)
    assert offered(tray)[1:3] == ["Pause the live session", "End the live session"]
    tray.show_session(LiveState.PAUSED)
    assert offered(tray)[1] == "Go on with the live session"
    tray.show_session(LiveState.READY)
    tray.show_dictation(DictationState.LISTENING)
    assert offered(tray)[:2] == ["Stop dictation", "Start a live session"]
    tray.offer_captions()
    assert "Show or hide captions" in offered(tray)


def test_the_menu_tells_what_is_wanted(tray):
    told = []
    tray.want(is_wanted=True)
    tray.offer_live()
    tray.offer_captions()
    for name in ("dictation", "session", "window", "quit"):
        signal = getattr(tray, f"{name}_wanted")
        signal.connect(lambda *_, name=name: told.append(name))
    tray.captions_caught.connect(lambda *_: told.append("caught"))
    for text in (
        "Start dictation",
        "Start a live session",
        "Let clicks reach the captions again",
        "Show the window",
        "Quit",
    ):
        choose(tray, text)
    assert told == ["dictation", "session", "caught", "window", "quit"]


def test_without_a_notification_area_nothing_is_different(tray, monkeypatch):
    monkeypatch.setattr("app.tray._has_area", lambda: False)
    tray.want(is_wanted=True)
    tray.show_dictation(DictationState.LISTENING)
    assert not tray.is_there


def test_nothing_is_shown_until_it_is_wanted(tray):
    tray.show_dictation(DictationState.READY)
    assert tray._icon is None
    tray.show_dictation(DictationState.LISTENING)
    assert tray._icon.isVisible()
    tray.show_dictation(DictationState.READY)
    assert not tray._icon.isVisible()


@pytest.fixture
def group(theme, qtbot):
    group = DictationSettings(theme, lambda key: "Settings" if key.key == "f10" else "")
    qtbot.addWidget(group)
    group.settings = Settings()

    def adopt(values):
        group.settings = replace(group.settings, **values)
        group.show_settings(group.settings)

    group.edited.connect(adopt)
    group.show_settings(group.settings)
    group.show()
    return group


def rows(group):
    return {row._field: row for row in group._parts if hasattr(row, "_field")}


def test_choices_apply_at_once_and_can_be_taken_back(group):
    row = rows(group)["has_commands"]
    row.box.click()
    assert choices_from(group.settings.dictation).has_commands
    rows(group)["mode"].combo.setCurrentIndex(1)
    rows(group)["mode"].combo.activated.emit(1)
    chosen = choices_from(group.settings.dictation)
    assert (chosen.mode, chosen.has_commands) == ("toggle", True)
    assert row._reset.isVisible()
    row._reset.click()
    assert not choices_from(group.settings.dictation).has_commands


def test_a_key_is_chosen_and_what_stands_against_it_is_told(group):
    row = rows(group)["key"]
    assert row.field.text() == "Right Ctrl"
    row.field.chosen.emit(HotKey("f9"))
    assert choices_from(group.settings.dictation).key == "f9"
    assert (row.field.text(), row.problem) == ("F9", "")
    for key, said in (
        (HotKey("d"), "D is needed to type."),
        (HotKey("enter"), "Enter is needed for other things."),
        (HotKey("c", frozenset({"ctrl"})), "Ctrl+C is a command of nearly every program."),
    ):
        row.field.chosen.emit(key)
        assert row.problem.startswith(said)
        assert choices_from(group.settings.dictation).key == "f9"
    row.field.chosen.emit(HotKey("f10"))
    assert row.problem == "In this window F10 is for “Settings” as well."
    assert choices_from(group.settings.dictation).key == "f10"
    row._reset.click()
    assert row.field.text() == "Right Ctrl"


def test_why_the_key_is_not_heard_stands_where_it_is_switched_on(group):
    group.show_trouble("Another program has this key already. Choose another one.")
    assert "Another program" in group.is_on.said
    group.show_trouble("")
    assert "Another program" not in group.is_on.said


def test_the_button_says_what_comes_next(group):
    started = []
    group.started.connect(lambda: started.append(1))
    assert group._start.text() == "Start"
    group._start.click()
    group.show_state(DictationState.LISTENING)
    assert (group._start.text(), started) == ("Stop", [1])
    assert group._start.accessibleName().startswith("Without the key")


def switch(desk, **values):
    desk.choose_setting(dictation=values)


def test_closing_the_window_ends_the_program_as_ever(desk):
    assert desk.window.close()
    assert not desk.window.isVisible()


def test_where_that_is_chosen_the_program_goes_on_without_its_window(desk, monkeypatch):
    monkeypatch.setattr("app.tray._has_area", lambda: True)
    shown = []
    monkeypatch.setattr(desk.app.dictation._notifications, "show", lambda *said: shown.append(said))
    switch(desk, stays=True)
    assert not desk.window.close()
    assert not desk.window.isVisible()
    assert shown == [("Shengwen goes on", "The menu of its icon here ends it.")]
    desk.app.dictation.tray.window_wanted.emit()
    assert desk.window.isVisible()
    assert not desk.window.close()
    assert len(shown) == 1
    quits = []
    monkeypatch.setattr("app.main_window.QApplication.quit", lambda: quits.append(1))
    desk.app.dictation.tray.quit_wanted.emit()
    assert quits == [1]


def test_without_an_area_the_window_is_not_hidden_where_nobody_finds_it(desk, monkeypatch):
    monkeypatch.setattr("app.tray._has_area", lambda: False)
    switch(desk, stays=True)
    assert desk.window.close()


def test_the_end_of_the_session_is_not_held_up(desk, monkeypatch):
    monkeypatch.setattr("app.tray._has_area", lambda: True)
    monkeypatch.setattr(QGuiApplication, "isSavingSession", lambda _: True)
    switch(desk, stays=True)
    assert desk.window.close()


def test_the_icon_begins_and_ends_a_live_session(desk):
    switch(desk, stays=True)
    tray = desk.app.dictation.tray
    choose(tray, "Start a live session")
    desk.wait(lambda: desk.app.live.desk.state is LiveState.RECORDING)
    assert tray.sign is Sign.RECORDING
    choose(tray, "End the live session")
    desk.wait(lambda: desk.app.live.desk.state in {LiveState.ENDING, LiveState.CLOSED})


def test_a_recording_that_is_kept_is_in_the_library_with_its_text(desk, tmp_path):
    path = tmp_path / "dictation.flac"
    path.write_bytes(b"fLaC")
    take = Take(path, Claim(tmp_path / "claim"), NOW, JobId(1), Options())
    take.segments = [sentence(0.0, "Good morning.")]
    take.duration, take.error = 5.0, WorkerDied(-9)
    desk.app.dictation._keep(take)
    found = []
    desk.wait(lambda: load(desk, found))
    [entry] = found
    assert entry.title == "Dictation 2026-11-22 12:00"
    assert (entry.media, entry.is_complete) == (path, False)


def load(desk, found):
    desk.app.library.load(lambda entries: found.__setitem__(slice(None), entries))
    desk.qtbot.wait(50)
    return found


def test_the_part_is_on_the_page_of_settings(desk):
    desk.window.show_page("settings")
    page = desk.window._places["settings"]
    desk.wait(lambda: page.groups)
    assert [each for each in page.groups if isinstance(each, DictationSettings)]
    page.search.setText("spoken commands")
    [group] = [each for each in page.groups if not each.isHidden()]
    assert isinstance(group, DictationSettings)
