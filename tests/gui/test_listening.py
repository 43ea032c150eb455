"""What is heard, and what shows it: table, waveform, video and the player's line together."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.document import Document
from app.document_model import DocumentModel
from app.document_view import DocumentView
from app.export_choices import ExportChoices
from app.listening import Listening
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.waveform import Waveform
from engine import Transcript
from tests.gui.fake_engine import sentence
from tests.gui.fake_playback import FakePlayback

PATIENCE_MS = 10_000
Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Room:
    """Everything that hears and shows, without the page around it."""

    def __init__(self, app: QApplication, playback: FakePlayback) -> None:
        rows = (
            sentence(1.0, "Good morning."),
            sentence(4.0, "大家早上好。", "zh"),
            sentence(8.0, "Jon laughed."),
        )
        self.playback = playback
        self.window = QWidget()
        self.document = Document(
            Transcript("talk.mp4", 60.0, "m", datetime(2026, 1, 1, tzinfo=UTC), rows), self.window
        )
        model = DocumentModel(self.document, lambda _row: "", lambda _row: "", self.window)
        theme = Theme(app, "light", self.window)
        self.view = DocumentView(self.document, model, Shortcuts({}, self.window), theme)
        self.view.setParent(self.window)
        self.view.resize(600, 300)
        self.waveform = Waveform(theme, self.window)
        self.waveform.resize(600, 132)
        self.waveform.set_duration(60.0)
        self.it = Listening(self.document, self.view, self.waveform, ExportChoices, theme)
        for each in (self.it.bar, self.it.video):
            each.setParent(self.window)
        self.window.show()

    @property
    def player(self):
        return self.it.player

    @property
    def subtitle(self) -> str:
        return self.it.video.picture.accessibleDescription()

    def begin(self, *, has_video: bool = False) -> None:
        """Open the recording and play."""
        self.it.open(Path("talk.mp4"))
        self.playback.open()
        if has_video:
            self.show_pictures(are_there=True)
        self.player.play()

    def show_pictures(self, *, are_there: bool) -> None:
        self.playback.video_found.emit(are_there)

    def type(self, row: int, text: str = "x") -> None:
        self.view.edit_row(row)
        QTest.keyClicks(self.view.editor, text)

    def asked(self) -> list[str]:
        """What the playback was asked for since this was last called."""
        asked = [str(each[0]) for each in self.playback.asked]
        self.playback.asked.clear()
        return asked


@pytest.fixture
def room(qapp, qtbot, monkeypatch):
    playback = FakePlayback()
    monkeypatch.setattr("app.player.open_playback", lambda _parent: playback)
    room = Room(qapp, playback)
    qtbot.addWidget(room.window)
    yield room
    room.it.close()
    qapp.setStyleSheet("")


def test_the_length_is_known_before_the_file_says_it(room):
    room.it.open(Path("talk.mp4"))
    assert room.player.duration == 60.0


def test_scrolling_the_waveform_offers_to_jump_to_now(room):
    room.begin()
    room.waveform.sight.scroll_to(20.0)
    assert not room.it.bar.follow.isChecked()
    assert room.it.bar.jump.isEnabled()
    room.it.bar.jump.trigger()
    assert room.waveform.is_following
    assert room.waveform.sight.axis.shows(room.player.position)


def test_a_loop_goes_along_with_the_rows_times(room):
    room.begin()
    room.view.select(1)
    room.it.bar.loop.trigger()
    assert room.player.loop == (4.0, 6.0)
    room.document.set_times(1, 4.5, 7.0)
    assert room.player.loop == (4.5, 7.0)
    room.it.bar.loop.trigger()
    assert room.player.loop is None


def test_a_row_is_played_once_or_over_and_over(room):
    room.begin()
    room.it.play_row(1)
    assert room.player.position == 4.0
    assert room.player._stop_at == 6.0
    room.it.bar.loop.trigger()
    room.it.play_row(2)
    assert room.player.position == 8.0
    assert room.player._stop_at is None
    assert room.player.loop == (8.0, 10.0)
    assert room.player.is_playing


def test_without_pictures_there_is_no_window_for_them(room):
    room.begin()
    video = room.it.video
    assert not video.detach.isEnabled()
    video.detach.trigger()
    assert not video.is_detached
    room.show_pictures(are_there=True)
    assert video.isVisible()
    video.detach.trigger()
    room.show_pictures(are_there=False)
    assert not video.is_detached
    assert not video.isVisible()


@pytest.mark.parametrize("is_detached", [False, True])
def test_the_subtitle_goes_along_with_seeking_and_editing(qtbot, room, is_detached):
    room.begin(has_video=True)
    room.it.video.detach.setChecked(is_detached)
    room.player.pause()
    room.player.seek(4.5)
    qtbot.waitUntil(lambda: room.subtitle == "大家早上好", timeout=PATIENCE_MS)
    room.document.rewrite(1, "各位早上好。")
    qtbot.waitUntil(lambda: room.subtitle == "各位早上好", timeout=PATIENCE_MS)
    room.player.seek(7.0)
    assert room.subtitle == ""


def test_no_subtitle_is_cut_where_no_picture_is(room, monkeypatch):
    monkeypatch.setattr(room.it._subtitles, "at", lambda *_: pytest.fail("nobody sees it"))
    room.begin()
    room.player.seek(4.5)


def test_what_is_switched_on_has_a_check_mark_in_menus(room):
    """An icon would be in its place."""
    switches = [action for action in room.it.actions.values() if action.isCheckable()]
    assert len(switches) == 5
    assert not any(
        not action.icon().isNull() and action.isIconVisibleInMenu() for action in switches
    )


def test_leaving_waits_for_the_subtitle_that_is_being_cut(room, monkeypatch):
    done: list[object] = []

    def slow(segment, _choices):
        done.append(segment)
        return [(0, 60_000, "late")]

    monkeypatch.setattr("app.row_subtitles._cut", slow)
    room.begin(has_video=True)
    room.player.seek(4.5)
    room.it.close()
    assert done[-1] == room.document.segments[1]
    assert not room.it.video.is_in_sight
    assert room.it._subtitles._background._pool.activeThreadCount() == 0


def test_typing_leaves_the_sound_alone(room):
    room.begin()
    room.type(0)
    assert room.player.is_playing


def test_sound_waits_while_somebody_types_and_goes_on_where_it_was(qtbot, room):
    room.it.typing.wanted.trigger()
    room.begin()
    room.player.seek(5.0)
    room.asked()
    room.type(0, "abc")
    assert not room.player.is_playing
    assert room.player.position == 5.0
    room.it.typing._rest.setInterval(0)
    with qtbot.waitSignal(room.player.playing_changed, timeout=PATIENCE_MS):
        QTest.keyClicks(room.view.editor, "d")
    assert room.player.is_playing
    assert room.player.position == 5.0
    assert room.asked() == ["pause", "play"]


def test_the_next_row_goes_on_at_once(room):
    room.it.typing.wanted.trigger()
    room.begin()
    room.type(0)
    assert not room.player.is_playing
    QTest.keyClick(room.view.editor, Key.Key_Return)
    assert room.player.is_playing


def test_an_input_method_at_work_is_typing(room):
    room.it.typing.wanted.trigger()
    room.begin()
    room.view.edit_row(1)
    assert room.player.is_playing
    QApplication.sendEvent(room.view.editor, QInputMethodEvent("ni", []))
    assert not room.player.is_playing
    room.view.finish_editing()
    assert room.player.is_playing


def test_what_was_paused_before_stays_paused(room):
    room.it.typing.wanted.trigger()
    room.begin()
    room.player.pause()
    room.type(0)
    QTest.keyClick(room.view.editor, Key.Key_Return)
    assert not room.player.is_playing


def test_who_plays_on_and_pauses_while_typing_is_obeyed(room):
    room.it.typing.wanted.trigger()
    room.begin()
    room.type(0)
    room.player.toggle()
    assert room.player.is_playing
    room.player.toggle()
    room.view.finish_editing()
    assert not room.player.is_playing


def test_no_sound_goes_on_after_the_page_is_left(room):
    room.it.typing.wanted.trigger()
    room.begin()
    room.type(0)
    room.it.close()
    room.asked()
    room.view.finish_editing()
    assert room.asked() == []
