"""The video's picture, the subtitle over it, and its own window."""

import pytest
from PySide6.QtCore import QByteArray, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QImage
from PySide6.QtWidgets import QApplication

from app.player import Player
from app.qt_playback import QtPlayback
from app.theme import Theme
from app.video_pane import VideoPane
from tests.gui.media_files import write_media

PATIENCE_MS = 5_000


class Still:
    """A frame of one colour that counts how often it is converted."""

    def __init__(self, width: int = 320, height: int = 180, *, is_valid: bool = True) -> None:
        self._image = QImage(width, height, QImage.Format.Format_RGB32)
        self._image.fill(QColor("#3366AA"))
        self._is_valid = is_valid
        self.n_conversions = 0

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        return self._is_valid

    def toImage(self) -> QImage:  # noqa: N802 - Qt's name
        self.n_conversions += 1
        return self._image


@pytest.fixture
def pane(qapp, qtbot):
    owner = QObject()
    pane = VideoPane(Theme(qapp, "light", owner))
    pane.resize(640, 360)
    pane.show()
    qtbot.addWidget(pane)
    yield pane
    qapp.setStyleSheet("")
    owner.deleteLater()


def _picture(pane: VideoPane) -> QImage:
    pane.picture.button.hide()  # it is there if the pointer happens to be
    return pane.picture.grab().toImage()


def _lightest(image: QImage, top: float, bottom: float) -> int:
    rows = range(round(top * image.height()), round(bottom * image.height()))
    return max(image.pixelColor(x, y).red() for y in rows for x in range(0, image.width(), 2))


def test_the_subtitle_is_white_at_the_foot_of_the_picture(pane):
    pane.show_frame(Still())
    bare = _picture(pane)
    pane.show_subtitle("Good morning.\n大家早上好。")
    titled = _picture(pane)
    assert titled != bare
    assert _lightest(titled, 0.75, 1.0) > 240
    assert _lightest(titled, 0.0, 0.7) < 80
    pane.show_subtitle("")
    assert _picture(pane) == bare


def test_the_subtitle_can_be_read_on_white(pane):
    still = Still()
    still._image.fill(Qt.GlobalColor.white)
    pane.show_frame(still)
    pane.show_subtitle("Good morning.")
    image = _picture(pane)
    rows = range(round(0.8 * image.height()), image.height())
    darkest = min(image.pixelColor(x, y).red() for y in rows for x in range(image.width()))
    assert darkest < 60


def test_the_subtitle_grows_with_the_picture(pane):
    pane.show_frame(Still())
    pane.show_subtitle("Good morning.")

    def height() -> int:
        image = _picture(pane)
        white = [
            y
            for y in range(image.height())
            if any(image.pixelColor(x, y).red() > 200 for x in range(0, image.width(), 4))
        ]
        return max(white) - min(white)

    small = height()
    pane.resize(1280, 720)
    assert height() > 1.6 * small


@pytest.mark.parametrize("text", ["word " * 60, "字" * 120])
def test_a_long_line_is_broken_and_stays_in_the_picture(pane, text):
    pane.show_frame(Still())
    pane.show_subtitle(text)
    image = _picture(pane)
    edges = [*range(16), *range(image.width() - 16, image.width())]
    assert all(image.pixelColor(x, y).red() < 80 for x in edges for y in range(image.height()))
    assert _lightest(image, 0.0, 0.8) > 200


def test_the_picture_is_not_distorted(pane):
    pane.show_frame(Still(100, 100))
    image = _picture(pane)
    assert image.pixelColor(100, 180) == QColor("#000000")
    assert image.pixelColor(320, 5) == QColor("#3366AA")
    assert image.pixelColor(145, 180) == QColor("#3366AA")


def test_the_button_is_there_while_the_pointer_is(qtbot, pane):
    QApplication.sendEvent(pane.picture, QEvent(QEvent.Type.Leave))
    assert not pane.picture.button.isVisible()
    at = QPointF(100, 100)
    QApplication.sendEvent(pane.picture, QEnterEvent(at, at, at))
    assert pane.rect().contains(pane.picture.button.geometry())
    qtbot.mouseClick(pane.picture.button, Qt.MouseButton.LeftButton)
    assert pane.is_detached


def test_only_what_is_painted_is_converted(pane):
    stills = [Still() for _ in range(10)]
    for still in stills:
        pane.show_frame(still)
    _picture(pane)
    _picture(pane)
    assert [still.n_conversions for still in stills] == [0] * 9 + [1]


def test_a_frame_without_a_picture_leaves_the_last_one(pane):
    pane.show_frame(Still())
    before = _picture(pane)
    pane.show_frame(Still(is_valid=False))
    assert _picture(pane) == before


def test_it_gets_a_window_of_its_own_and_comes_back(qtbot, pane):
    changes: list[bool] = []
    pane.detached_changed.connect(changes.append)
    pane.show_frame(Still())
    pane.show_subtitle("Good morning.")
    qtbot.mouseDClick(pane.picture, Qt.MouseButton.LeftButton)
    window = pane.picture.window()
    assert pane.is_detached
    assert window is not pane.window()
    assert window.isVisible()
    assert not pane.isVisible()
    assert _lightest(_picture(pane), 0.75, 1.0) > 240
    window.close()
    assert pane.picture.window() is pane.window()
    assert pane.isVisible()
    assert not window.isVisible()
    assert changes == [True, False]


def test_escape_leaves_the_full_screen_and_then_the_window(qtbot, pane):
    pane.detach.trigger()
    window = pane.picture.window()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.mouseDClick(pane.picture, Qt.MouseButton.LeftButton)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert pane.is_detached
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not pane.is_detached


def test_the_window_takes_keys_from_the_page_and_its_place_is_kept(qtbot, pane):
    action = QAction("Play", pane)
    action.setShortcut("Ctrl+Space")
    pane.share([action])
    pane.detach.trigger()
    window = pane.picture.window()
    window.resize(700, 400)
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(window, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    place = pane.place
    pane.detach.trigger()
    window.resize(300, 200)
    pane.restore_place(place)
    assert window.size().width() == 700


def test_from_the_full_screen_it_comes_back_as_the_window_it_was(pane):
    pane.detach.trigger()
    window = pane.picture.window()
    window.setGeometry(30, 40, 500, 300)
    pane.full_screen.trigger()
    pane.detach.trigger()
    pane.restore_place(pane.place)
    pane.detach.trigger()
    assert not window.isFullScreen()
    assert window.geometry().getRect() == (30, 40, 500, 300)


@pytest.mark.parametrize("at", [(-5000, 40), (20_000, 20_000), (700, 400)])
def test_a_place_off_the_screen_is_brought_into_sight(pane, at):
    """As after a second screen was taken away, or in part over the edge."""
    pane.detach.trigger()
    window = pane.picture.window()
    window.setGeometry(*at, 500, 300)
    place = pane.place
    pane.detach.trigger()
    window.setGeometry(0, 0, 300, 200)
    pane.restore_place(place)
    pane.detach.trigger()
    assert window.screen().availableGeometry().contains(window.geometry())
    assert window.width() == 500


@pytest.mark.parametrize("place", [b"", b"nonsense"])
def test_a_damaged_place_is_no_place(pane, place):
    pane.restore_place(QByteArray(place))
    pane.detach.trigger()
    assert pane.picture.window().size().width() == 960


def test_clearing_it_brings_everything_back(pane):
    pane.show_frame(Still())
    pane.show_subtitle("Good morning.")
    pane.detach.trigger()
    pane.clear()
    assert not pane.is_detached
    assert _lightest(_picture(pane), 0.0, 1.0) == 0


def test_a_real_video_is_shown_with_its_subtitle(qtbot, pane, tmp_path):
    player = Player(pane, QtPlayback(pane))
    player.frame_arrived.connect(pane.show_frame)
    player.load(write_media(tmp_path / "talk.mp4", 3.0, picture_from=0.0), 2.0)
    qtbot.waitUntil(lambda: 20 < _picture(pane).pixelColor(320, 40).red() < 90, timeout=PATIENCE_MS)
    bare = _picture(pane)
    pane.show_subtitle("Good morning.")
    assert _picture(pane) != bare
    player.close()
