"""The player's line drives the player and shows what it does, at any width."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.player import Player
from app.player_bar import PlayerBar
from app.theme import Theme
from tests.gui.fake_playback import FakeClock, FakePlayback


@pytest.fixture
def playback():
    return FakePlayback()


@pytest.fixture
def bar(qapp, qtbot, playback):
    owner = QObject()
    player = Player(owner, playback, FakeClock())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1400, 100)
    bar = PlayerBar(player, Theme(qapp, "light", owner), window)
    bar.resize(1000, bar.height())
    window.show()
    yield bar
    qapp.setStyleSheet("")
    owner.deleteLater()


@pytest.fixture
def player(bar, playback):
    bar._player.load(Path("talk.mp4"))
    playback.open(3_725_000)
    return bar._player


def _shown(bar: PlayerBar) -> list[QWidget]:
    return [widget for widget in bar._wide if widget.isVisible()]


def test_play_and_pause_are_one_button(qtbot, bar, player):
    assert bar.play.text() == "Play"
    qtbot.mouseClick(bar._buttons[bar.play], Qt.MouseButton.LeftButton)
    assert player.is_playing
    assert bar.play.text() == "Pause"
    bar.play.trigger()
    assert not player.is_playing
    assert bar._buttons[bar.play].accessibleName() == "Play"


def test_it_goes_back_and_forward_by_five_seconds(bar, player):
    bar.forward.trigger()
    bar.forward.trigger()
    bar.back.trigger()
    assert player.position == 5.0


def test_the_time_is_shown_to_the_tenth_and_never_changes_its_width(bar, player):
    player.seek(62.39)
    assert bar._time.text() == "0:01:02.3 / 1:02:05.0"
    width = bar._time.width()
    player.seek(3725.0)
    assert bar._time.text() == "1:02:05.0 / 1:02:05.0"
    assert bar._time.width() == width


def test_the_speed_goes_by_steps_and_by_menu(bar, player):
    bar.faster.trigger()
    assert player.rate == 1.1
    bar.slower.trigger()
    bar.slower.trigger()
    assert player.rate == 0.9
    assert bar._speed.text() == "0.9×"
    bar._speeds[2.0].trigger()
    assert player.rate == 2.0
    assert bar._speed.text() == "2×"
    assert not bar.faster.isEnabled()


def test_the_volume_and_silence(bar, player, playback):
    bar._volume.setValue(40)
    assert player.volume == 0.4
    bar.mute.trigger()
    assert player.is_muted
    player.set_muted(is_muted=False)
    assert not bar.mute.isChecked()
    player.set_volume(0.9)
    assert bar._volume.value() == 90


def test_when_following_stops_now_is_a_click_away(qtbot, bar, player):
    assert not bar._jump.isVisible()
    bar.follow.setChecked(False)
    assert bar._jump.isVisible()
    with qtbot.waitSignal(bar.jump_requested):
        qtbot.mouseClick(bar._jump, Qt.MouseButton.LeftButton)
    assert bar.follow.isChecked()
    assert not bar._jump.isVisible()


@pytest.mark.parametrize("width", [640, 480, 300, 160])
@pytest.mark.parametrize("follows", [True, False])
def test_nothing_is_cut_off_at_any_width(bar, player, width, follows):
    bar.follow.setChecked(follows)
    bar.resize(width, bar.height())
    QApplication.sendPostedEvents()  # what is hidden leaves its room
    shown = _shown(bar)
    assert set(bar._keepers()) <= set(shown)
    for widget in shown:
        assert bar.rect().contains(widget.geometry()), widget
        assert widget.width() >= widget.sizeHint().width() or widget is bar._volume
        assert widget.height() >= 28 or widget in {bar._time, bar._volume}
    assert bar.height() <= 44


def test_at_640_all_but_the_volume_is_there(bar, player):
    bar.follow.setChecked(False)
    bar.resize(640, bar.height())
    assert [w for w in bar._wide if not w.isVisible()] in ([], [bar._volume])


def test_less_important_things_go_first_and_come_back(bar, player):
    bar.resize(360, bar.height())
    assert bar._time.isVisible()
    assert not bar._volume.isVisible()
    bar.resize(1000, bar.height())
    assert bar._volume.isVisible()


def test_everything_has_a_name_and_takes_the_focus(bar, player):
    bar.follow.setChecked(False)
    controls = [*bar.findChildren(QAbstractButton), bar._volume]
    assert all(each.accessibleName() for each in controls)
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in controls)
    assert all(action.text() for action in bar.actions())
    assert all(action in bar.actions() for action in (bar.play, bar.loop, bar.mute, bar.jump))


def test_larger_letters_keep_their_room(bar, player):
    font = bar.font()
    font.setPixelSize(26)
    bar.setFont(font)
    bar.resize(640, bar.height())
    text = bar._time.text()
    if bar._time.isVisible():
        assert bar._time.width() >= bar._time.fontMetrics().horizontalAdvance(text)
    assert all(bar.rect().contains(widget.geometry()) for widget in _shown(bar))
