"""Captions: what they say, how they look, where they stand."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QSlider, QSpinBox

from app.caption_settings import CaptionDialog
from app.caption_style import CaptionStyle
from app.caption_window import CaptionWindow
from app.theme import Theme
from tests.gui.fake_engine import sentence
from tests.gui.fake_live_desk import FakeLiveDesk

LEFT = Qt.MouseButton.LeftButton
NARROW = CaptionStyle(width=600)

# The platform without a screen says so of windows above others.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def live(qapp):
    return FakeLiveDesk()


@pytest.fixture
def show(qtbot, live):
    def make(style=NARROW):
        window = CaptionWindow(live, style)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return make


def wheel(window, n):
    place = QPointF(window.rect().center())
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, 120 * n),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes no name here
    )
    QApplication.sendEvent(window, event)


def test_it_says_what_was_said_and_what_is_being_said(live, show):
    window = show()
    live.say(sentence(1.0, "Good morning."))
    live.hint("and now")
    assert window.lines == ["Good morning. and now"]
    live.hint("")
    live.say(sentence(4.0, "And now."))
    assert window.lines == ["Good morning. And now."]


def test_chinese_sentences_have_no_space_between_them(live, show):
    window = show()
    live.say(sentence(1.0, "大家早上好。", "zh"))
    live.hint("我们开始")
    assert window.lines == ["大家早上好。我们开始"]


def test_one_opened_late_says_what_was_said_before(live, show):
    live.say(sentence(1.0, "Good morning."))
    live.hint("and now")
    assert show().lines == ["Good morning. and now"]


def test_another_session_begins_with_nothing(live, show):
    window = show()
    live.say(sentence(1.0, "Good morning."))
    live.begin()
    hint = "What is said appears here. Drag to move, wheel for size."
    assert " ".join(window.lines) == hint


def test_lines_scroll_and_stay_broken_where_they_were(live, show):
    window = show(CaptionStyle(width=600, lines=2))
    words = [f"word{i}" for i in range(60)]
    seen = []
    for n in range(1, 61):
        live.hint(" ".join(words[:n]))
        seen.append(tuple(window.lines))
    upper = [lines[0] for lines in seen if len(lines) == 2]
    assert len(upper) > 40
    assert len(set(upper)) < 15  # the line above stands while the one below it grows
    assert upper[0] == seen[len(seen) - len(upper) - 1][0]


def test_a_long_session_keeps_its_lines_and_little_else(live, show):
    window = show(CaptionStyle(width=600, lines=3))
    live.say(sentence(0.0, "It begins with some lines. " * 9))
    for i in range(400):
        before = window.lines[-2:]
        live.say(sentence(i * 3.0, f"No {i}."))
        assert before[0] in window.lines  # it moved up by whole lines
    assert len(window._said.final) < 5000
    assert window.lines[-1].endswith("No 399.")


@pytest.mark.parametrize("n", [1, 3, 6])
def test_it_is_as_high_as_its_lines(show, n):
    one = show(CaptionStyle(lines=1)).height()
    window = show(CaptionStyle(lines=n))
    assert window.height() == pytest.approx(one + (n - 1) * (one - 20), abs=n)


def test_it_has_no_frame_and_stays_above_others(show):
    flags = show().windowFlags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint


def lets_through(window):
    return bool(window.windowHandle().flags() & Qt.WindowType.WindowTransparentForInput)


def test_clicks_pass_through_it_where_that_is_wanted(show):
    window = show()
    place = window.geometry()
    assert not lets_through(window)
    window.show_look(CaptionStyle(width=600, passes_clicks=True))
    assert lets_through(window)
    window.show_look(CaptionStyle(width=600))
    assert not lets_through(window)
    assert window.isVisible()
    assert window.geometry() == place


def test_clicks_pass_through_it_whenever_it_is_shown(qtbot, show):
    window = show(CaptionStyle(width=600, passes_clicks=True))
    for _time in range(2):
        qtbot.waitUntil(lambda: lets_through(window))
        window.close()
        assert not lets_through(window)
        window.show()


def test_closing_it_does_not_keep_the_program_open(show):
    assert not show().testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_is_dragged_anywhere(qtbot, show):
    window = show()
    before = window.pos()
    with qtbot.waitSignal(window.changed) as told:
        drag(window, QPoint(200, 20), QPoint(-30, -100))
    assert window.pos() == before + QPoint(-30, -100)
    assert (told.args[0].left, told.args[0].top) == window.pos().toTuple()


def test_a_click_moves_nothing(show):
    window = show()
    before = window.pos()
    drag(window, QPoint(200, 20), QPoint(2, 1))
    assert window.pos() == before


@pytest.mark.parametrize(("at", "way"), [(2, -40), (598, 40)])
def test_its_edges_change_its_width(qtbot, show, at, way):
    window = show()
    before = window.geometry()
    with qtbot.waitSignal(window.changed) as told:
        drag(window, QPoint(at, 20), QPoint(way, 0))
    assert window.width() == 640 == told.args[0].width
    assert window.geometry().right() == before.right() + max(way, 0)


def drag(window, start, way):
    """By hand, as where the system cannot."""

    origin = window.pos()
    for kind, place in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, start + way),
        (QEvent.Type.MouseButtonRelease, start + way),
    ):
        event = QMouseEvent(
            kind,
            QPointF(place),
            QPointF(origin + place),
            LEFT,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(window, event)


def test_the_wheel_changes_the_size_and_the_foot_stays(qtbot, show):
    window = show()
    foot = window.geometry().bottom()
    with qtbot.waitSignal(window.changed) as told:
        wheel(window, 3)
    assert told.args[0].size == 34
    assert window.geometry().bottom() == foot
    wheel(window, -100)
    assert window.look.size == 12


def test_a_double_click_closes_it(qtbot, show):
    window = show()
    with qtbot.waitSignal(window.closed):
        qtbot.mouseDClick(window, LEFT)
    assert not window.isVisible()


def test_it_stands_where_it_stood(show, monkeypatch):
    screen = fake_screen("second", QRect(0, 0, 800, 800))
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [screen])
    window = show(CaptionStyle(width=500, screen="second", left=120, top=90))
    assert window.geometry().getRect()[:3] == (120, 90, 500)


def test_it_is_brought_back_from_a_screen_that_is_gone(show):
    window = show(CaptionStyle(width=500, screen="second", left=5000, top=90))
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())


def test_it_is_brought_back_when_its_screen_is_smaller_now(show, monkeypatch):
    screen = fake_screen("second", QRect(0, 0, 800, 800))
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [screen])
    window = show(CaptionStyle(width=3000, screen="second", left=5000, top=-900))
    assert window.geometry().getRect()[:3] == (0, 0, 800)


def test_it_comes_into_sight_when_a_screen_goes(qapp, show):
    window = show()
    window.setGeometry(QRect(4000, 4000, 600, window.height()))
    qapp.screenRemoved.emit(qapp.primaryScreen())
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())


def fake_screen(name, room):
    return SimpleNamespace(name=lambda: name, geometry=lambda: room, availableGeometry=lambda: room)


def test_its_colours_are_those_that_were_chosen(live, show):
    window = show(CaptionStyle(width=600, text="#FFEE00", ground="#204060", opacity=100))
    live.say(sentence(1.0, "██████"))
    live.hint("████")
    picture = window.grab().toImage()
    colours = {picture.pixelColor(x, 30).name() for x in range(20, 560)}
    assert {"#ffee00", "#204060", "#b1b122"} <= colours


def test_what_lies_below_shines_through(live, show):
    window = show(CaptionStyle(width=600, opacity=0))
    live.say(sentence(1.0, "."))
    picture = window.grab().toImage()
    assert picture.pixelColor(500, 10).alpha() <= 1


@pytest.fixture
def dialog(qtbot, theme):
    dialog = CaptionDialog(CaptionStyle(screen="first", left=7), theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.told = []
    dialog.chosen.connect(dialog.told.append)
    return dialog


def test_the_dialog_changes_the_look_at_once(dialog):
    spins = {spin.accessibleName(): spin for spin in dialog.findChildren(QSpinBox)}
    spins["Size of the letters"].setValue(44)
    spins["Lines"].setValue(5)
    dialog.findChild(QSlider).setValue(20)
    dialog.findChild(QCheckBox).click()
    dialog._ink._on_selected(QColor("#ff0000"))
    last = dialog.told[-1]
    expected = CaptionStyle(
        size=44,
        lines=5,
        opacity=20,
        passes_clicks=True,
        text="#FF0000",
        screen="first",
        left=7,
    )
    assert last == expected
    assert dialog._preview.look == last


def test_the_usual_look_leaves_the_window_where_it_is(dialog):
    dialog.findChild(QSlider).setValue(20)
    usual = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Usual look")
    usual.click()
    assert dialog.told[-1] == CaptionStyle(screen="first", left=7)
    assert dialog.findChild(QSlider).value() == 75


def test_the_dialog_shows_what_the_wheel_did(dialog):
    dialog.show_style(CaptionStyle(size=60))
    assert dialog._size.value() == 60
    assert dialog.told == []


def test_on_wayland_it_says_what_cannot_be_done(qtbot, theme, monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    dialog = CaptionDialog(CaptionStyle(), theme)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QObject) if hasattr(label, "text")]
    assert any("Wayland" in text() if callable(text) else "Wayland" in text for text in texts)


def test_everything_in_the_dialog_has_a_name(dialog):
    kinds = (QAbstractButton, QSpinBox, QSlider)
    assert all(w.accessibleName() for kind in kinds for w in dialog.findChildren(kind))
