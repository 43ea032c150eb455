"""The waveform, by mouse and by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip
from pytestqt.qtbot import QtBot

from app.theme import Theme
from app.waveform import Waveform
from app.waveform_marks import Mark, marks_of
from app.waveform_overlay import label_left
from engine import Peaks, PeaksBlock, Segment, Tags, Token

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
MIDDLE_Y, RULER_Y = 70, 4
ROWS = [(2.0, 5.0), (5.0, 8.0), (10.0, 14.0), (30.0, 33.0)]


def sound(n_blocks: int, level: int = 100) -> Peaks:
    """So many times 16.384 s of something that is as loud everywhere."""
    sizes = [4 ** (5 - number) for number in range(6)]
    block = PeaksBlock(
        tuple(bytes([128 - level]) * n for n in sizes),
        tuple(bytes([128 + level]) * n for n in sizes),
    )
    peaks = Peaks()
    for _ in range(n_blocks):
        peaks.append(block)
    return peaks


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    yield Theme(qapp, "light", qapp)
    qapp.setStyleSheet("")


@pytest.fixture
def wave(qtbot: QtBot, theme: Theme) -> Waveform:
    """Ten minutes, of which the first fifty seconds are in sight: 16 pixels a second."""
    widget = Waveform(theme)
    qtbot.addWidget(widget)
    widget.resize(816, 132)
    widget.set_duration(600.0)
    widget.set_rows(ROWS)
    widget.show()
    qtbot.waitExposed(widget)
    assert (widget.sight.axis.start, widget.sight.axis.end) == (0, 50)
    return widget


def told(signal: QSignalSpy) -> list[tuple[object, ...]]:
    return [tuple(signal.at(n)) for n in range(signal.count())]


def mouse(
    wave: Waveform,
    kind: QEvent.Type,
    at: float,
    *,
    y: float = MIDDLE_Y,
    button: Qt.MouseButton = LEFT,
    held: Qt.KeyboardModifier = PLAIN,
) -> None:
    """One mouse event over a moment."""
    place = QPointF(wave.sight.axis.x_of(at), y)
    is_move = kind is QEvent.Type.MouseMove
    event = QMouseEvent(
        kind, place, wave.mapToGlobal(place), NONE if is_move else button, button, held
    )
    QApplication.sendEvent(wave, event)


def press(wave: Waveform, at: float, **how: object) -> None:
    mouse(wave, QEvent.Type.MouseButtonPress, at, **how)


def move(wave: Waveform, at: float, **how: object) -> None:
    mouse(wave, QEvent.Type.MouseMove, at, **how)


def release(wave: Waveform, at: float, **how: object) -> None:
    mouse(wave, QEvent.Type.MouseButtonRelease, at, **how)


def drag(wave: Waveform, start: float, *stops: float, **how: object) -> None:
    press(wave, start, **how)
    for stop in stops:
        move(wave, stop, **how)
    release(wave, stops[-1], **how)


def wheel(wave: Waveform, at: float, x: int = 0, y: int = 0, held=PLAIN) -> None:
    place = QPointF(wave.sight.axis.x_of(at), MIDDLE_Y)
    event = QWheelEvent(
        place,
        wave.mapToGlobal(place),
        QPoint(),
        QPoint(x, y),
        NONE,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(wave, event)


def picture(wave: Waveform) -> QImage:
    return wave.grab().toImage()


def column(wave: Waveform, at: float) -> set[str]:
    """The colours above and below the middle at a moment."""
    image, x = picture(wave), round(wave.sight.axis.x_of(at))
    return {image.pixelColor(x + dx, y).name() for y in range(45, 100) for dx in range(-2, 3)}


def test_a_click_goes_there(wave: Waveform) -> None:
    sought = QSignalSpy(wave.sought)
    press(wave, 20)
    assert told(sought) == []
    release(wave, 20)
    assert told(sought) == [(pytest.approx(20),)]
    assert wave.sight.playhead == pytest.approx(20)


def test_a_hand_that_trembles_still_clicks(wave: Waveform) -> None:
    sought, selected = QSignalSpy(wave.sought), QSignalSpy(wave.selected)
    drag(wave, 20, 20.1)
    assert len(told(sought)) == 1
    assert told(selected) == []


def test_a_drag_selects(wave: Waveform) -> None:
    sought, selected = QSignalSpy(wave.sought), QSignalSpy(wave.selected)
    drag(wave, 20, 24, 18)
    assert told(selected) == [(pytest.approx(18), pytest.approx(20))]
    assert wave.selection == (pytest.approx(18), pytest.approx(20))
    assert told(sought) == []


def test_a_click_selects_nothing(wave: Waveform) -> None:
    drag(wave, 20, 24)
    selected = QSignalSpy(wave.selected)
    drag(wave, 40, 40)
    assert wave.selection is None
    ((start, end),) = told(selected)
    assert start == end


def test_a_selection_ends_with_the_recording(wave: Waveform) -> None:
    drag(wave, 20, -30)
    assert wave.selection == (0, pytest.approx(20))


def test_shift_selects_from_the_playhead_on(wave: Waveform) -> None:
    wave.set_playhead(15)
    selected = QSignalSpy(wave.selected)
    drag(wave, 22, 22, held=SHIFT)
    drag(wave, 25, 25, held=SHIFT)
    assert told(selected) == [(15, pytest.approx(22)), (15, pytest.approx(25))]


def test_the_ruler_goes_along(wave: Waveform) -> None:
    sought = QSignalSpy(wave.sought)
    drag(wave, 20, 25, 30, y=RULER_Y)
    assert [round(at) for (at,) in told(sought)] == [20, 25, 30]
    assert wave.selection is None


def test_an_edge_is_dragged(wave: Waveform) -> None:
    dragged, dropped = QSignalSpy(wave.edge_dragged), QSignalSpy(wave.edge_dropped)
    drag(wave, 14, 15, 16)
    assert told(dragged) == [(2, "end", pytest.approx(15)), (2, "end", pytest.approx(16))]
    assert told(dropped) == [(2, "end", pytest.approx(16))]
    assert wave.selection is None


@pytest.mark.parametrize(
    ("start", "stop", "row", "side", "there"),
    [
        (10, 6, 2, "start", 8.0),
        (8, 12, 1, "end", 10.0),
        (14, 9, 2, "end", 10.05),
        (4.9, 7, 0, "end", 5.0),
        (5.1, 3, 1, "start", 5.0),
        (33, 4000, 3, "end", 600.0),
        (2, -9, 0, "start", 0.0),
    ],
)
def test_an_edge_stops_at_its_neighbour(
    wave: Waveform, start: float, stop: float, row: int, side: str, there: float
) -> None:
    dropped = QSignalSpy(wave.edge_dropped)
    drag(wave, start, stop)
    assert told(dropped) == [(row, side, pytest.approx(there))]


def test_an_edge_snaps_to_the_playhead_unless_alt_is_held(wave: Waveform) -> None:
    wave.set_playhead(16.0)
    dropped = QSignalSpy(wave.edge_dropped)
    for held in (PLAIN, ALT):
        drag(wave, 14, 16.25, held=held)
    assert [at for _, _, at in told(dropped)] == [16.0, pytest.approx(16.25)]


@pytest.mark.parametrize(
    ("start", "stop", "there", "order"),
    [
        (4.9, 6, 6, [(1, "start"), (0, "end")]),
        (5.1, 3, 3, [(0, "end"), (1, "start")]),
        (5.1, 20, 7.95, [(1, "start"), (0, "end")]),
    ],
)
def test_with_ctrl_two_rows_that_touch_share_an_edge(
    wave: Waveform, start: float, stop: float, there: float, order: list[tuple[int, str]]
) -> None:
    dropped = QSignalSpy(wave.edge_dropped)
    drag(wave, start, stop, held=CTRL)
    assert told(dropped) == [(row, side, pytest.approx(there)) for row, side in order]


def test_with_ctrl_an_edge_that_touches_nothing_goes_alone(wave: Waveform) -> None:
    dropped = QSignalSpy(wave.edge_dropped)
    drag(wave, 8, 9, held=CTRL)
    assert told(dropped) == [(1, "end", pytest.approx(9))]


def test_esc_leaves_an_edge_where_it_was(wave: Waveform, qtbot: QtBot) -> None:
    dragged, dropped = QSignalSpy(wave.edge_dragged), QSignalSpy(wave.edge_dropped)
    press(wave, 14)
    move(wave, 16)
    qtbot.keyClick(wave, Qt.Key.Key_Escape)
    release(wave, 16)
    assert told(dragged)[-1] == (2, "end", 14.0)
    assert told(dropped) == []


def test_an_edge_that_is_hidden_is_let_go(wave: Waveform) -> None:
    dragged, dropped = QSignalSpy(wave.edge_dragged), QSignalSpy(wave.edge_dropped)
    press(wave, 14)
    move(wave, 16)
    wave.hide()
    assert told(dragged)[-1] == (2, "end", 14.0)
    assert told(dropped) == []
    wave.show()
    drag(wave, 14, 15)
    assert len(told(dropped)) == 1


def test_an_edge_is_let_go_when_rows_come_or_go_meanwhile(wave: Waveform) -> None:
    dropped = QSignalSpy(wave.edge_dropped)
    press(wave, 14)
    move(wave, 15)
    wave.update_rows(0, 0, [])
    move(wave, 16)
    release(wave, 16)
    assert told(dropped) == []


@pytest.mark.parametrize("rows", [[], [(1.0, 2.0)], ROWS])
def test_an_edge_whose_row_went_is_not_dropped(
    wave: Waveform, rows: list[tuple[float, float]]
) -> None:
    dropped = QSignalSpy(wave.edge_dropped)
    press(wave, 33)
    move(wave, 34)
    wave.set_rows(rows)
    release(wave, 34)
    assert told(dropped) == []
    assert not picture(wave).isNull()


def test_times_beyond_all_sense_do_no_harm(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_rows([(1.0, 2.0), (5.0, 1e15), (1e18, float("inf"))])
    qtbot.keyClicks(wave, "0+")
    assert not picture(wave).isNull()
    wave.sight.zoom(1e9, 1.5)
    assert wave.sight.axis.shows(1.5)
    assert not picture(wave).isNull()


def test_rows_change_only_when_they_are_changed(wave: Waveform) -> None:
    before = picture(wave)
    drag(wave, 14, 20)
    move(wave, 45)
    assert picture(wave) == before
    wave.update_rows(2, 2, [(10.0, 20.0)])
    assert picture(wave) != before


def test_a_double_click_plays_a_row(wave: Waveform) -> None:
    activated = QSignalSpy(wave.row_activated)
    mouse(wave, QEvent.Type.MouseButtonDblClick, 12)
    mouse(wave, QEvent.Type.MouseButtonDblClick, 20)
    assert told(activated) == [(2,)]


def test_the_wheel_zooms_around_the_pointer(wave: Waveform) -> None:
    place = wave.sight.axis.x_of(20)
    wheel(wave, 20, y=120)
    assert wave.sight.axis.span == pytest.approx(40)
    assert wave.sight.axis.x_of(20) == pytest.approx(place)
    wheel(wave, 20, y=-240)
    assert wave.sight.axis.span == pytest.approx(62.5)


@pytest.mark.parametrize(("x", "y", "held"), [(0, -120, SHIFT), (-120, 0, PLAIN)])
def test_the_wheel_scrolls_with_shift_or_sideways(
    wave: Waveform, x: int, y: int, held: Qt.KeyboardModifier
) -> None:
    wheel(wave, 20, x, y, held)
    assert (wave.sight.axis.start, wave.sight.axis.span) == (pytest.approx(5), 50)


def test_the_middle_button_pulls_the_picture(wave: Waveform) -> None:
    wave.sight.scroll_to(100)
    press(wave, 120, button=MIDDLE)
    x = wave.sight.axis.x_of(120)
    move(wave, 110, button=MIDDLE)
    assert wave.sight.axis.x_of(120) == pytest.approx(x - 160)
    release(wave, 110, button=MIDDLE)
    assert wave.sight.axis.start == pytest.approx(110)


def test_the_scroll_bar_scrolls_and_says_where_one_is(wave: Waveform) -> None:
    (bar,) = wave.findChildren(QScrollBar)
    bar.setValue(bar.maximum())
    assert wave.sight.axis.end == pytest.approx(600)
    wave.sight.scroll_to(0)
    assert bar.value() == 0
    wave.sight.show_all()
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("key", "held", "there"),
    [
        (Qt.Key.Key_Right, PLAIN, 21),
        (Qt.Key.Key_Left, PLAIN, 19),
        (Qt.Key.Key_Right, CTRL, 20.1),
        (Qt.Key.Key_Left, CTRL, 19.9),
        (Qt.Key.Key_Home, PLAIN, 0),
        (Qt.Key.Key_End, PLAIN, 600),
    ],
)
def test_arrows_go(
    wave: Waveform, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, there: float
) -> None:
    wave.set_playhead(20)
    sought = QSignalSpy(wave.sought)
    qtbot.keyClick(wave, key, held)
    assert told(sought) == [(pytest.approx(there),)]
    assert wave.sight.axis.shows(there)


def test_shift_and_arrows_select(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_playhead(20)
    selected = QSignalSpy(wave.selected)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(wave, key, SHIFT)
    assert told(selected) == [(20, 21), (20, 22), (20, 21)]
    qtbot.keyClick(wave, Qt.Key.Key_Left, SHIFT | CTRL)
    assert wave.selection == (20, pytest.approx(20.9))
    qtbot.keyClick(wave, Qt.Key.Key_Escape)
    assert wave.selection is None


def test_plus_minus_and_nought_zoom(wave: Waveform, qtbot: QtBot) -> None:
    qtbot.keyClicks(wave, "+")
    assert wave.sight.axis.span == pytest.approx(50 / 1.5)
    qtbot.keyClicks(wave, "=-")
    assert wave.sight.axis.span == pytest.approx(50 / 1.5)
    qtbot.keyClicks(wave, "0")
    assert wave.sight.axis.span == 600
    qtbot.keyClick(wave, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert wave.sight.axis.span == pytest.approx(400)


def test_page_keys_turn_the_page(wave: Waveform, qtbot: QtBot) -> None:
    qtbot.keyClick(wave, Qt.Key.Key_PageDown)
    assert wave.sight.axis.start == pytest.approx(45)
    qtbot.keyClick(wave, Qt.Key.Key_PageUp)
    assert wave.sight.axis.start == 0


@pytest.mark.parametrize(
    ("key", "dropped"),
    [
        ("[", [(2, "start", 9.95)]),
        ("]", [(2, "start", 10.05)]),
        ("{", [(2, "end", 13.95)]),
        ("}", [(2, "end", 14.05)]),
    ],
)
def test_brackets_nudge_the_current_row(
    wave: Waveform, qtbot: QtBot, key: str, dropped: list[tuple[int, str, float]]
) -> None:
    spy = QSignalSpy(wave.edge_dropped)
    qtbot.keyClicks(wave, key)
    assert told(spy) == []
    wave.set_current_row(2)
    qtbot.keyClicks(wave, key)
    assert told(spy) == [(row, side, pytest.approx(at)) for row, side, at in dropped]


def test_an_edge_at_its_neighbour_is_not_nudged_over_it(wave: Waveform, qtbot: QtBot) -> None:
    spy = QSignalSpy(wave.edge_dropped)
    wave.set_current_row(1)
    qtbot.keyClicks(wave, "[")
    assert told(spy) == []


def test_enter_plays_the_current_row(wave: Waveform, qtbot: QtBot) -> None:
    activated = QSignalSpy(wave.row_activated)
    qtbot.keyClick(wave, Qt.Key.Key_Return)
    wave.set_current_row(1)
    qtbot.keyClick(wave, Qt.Key.Key_Return)
    assert told(activated) == [(1,)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_other_keys_are_for_the_page(wave: Waveform, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, PLAIN)
    event.setAccepted(False)
    wave.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_picture_moves_on_with_the_playhead(wave: Waveform) -> None:
    wave.set_playhead(40)
    assert wave.sight.axis.start == 0
    wave.set_playhead(46)
    assert wave.sight.axis.start == pytest.approx(41)
    wave.set_playhead(300)
    assert wave.sight.axis.start == pytest.approx(295)
    wave.set_playhead(3)
    assert wave.sight.axis.start == 0


def test_what_came_before_is_in_sight_when_the_window_opens_in_the_middle(
    qtbot: QtBot, theme: Theme
) -> None:
    widget = Waveform(theme)
    qtbot.addWidget(widget)
    widget.set_duration(600)
    widget.set_playhead(63)
    widget.resize(816, 132)
    widget.show()
    assert widget.sight.axis.start == pytest.approx(58)


def test_it_stays_where_the_user_scrolled(wave: Waveform) -> None:
    changes = QSignalSpy(wave.following_changed)
    wheel(wave, 20, y=-600, held=SHIFT)
    start = wave.sight.axis.start
    wave.set_playhead(400)
    assert wave.sight.axis.start == start
    assert not wave.is_following
    wave.follow()
    assert wave.sight.axis.shows(400)
    assert told(changes) == [(False,), (True,)]


def test_who_goes_somewhere_stays_with_the_playhead_again(wave: Waveform) -> None:
    wave.sight.scroll_to(100)
    assert not wave.is_following
    drag(wave, 120, 120)
    assert wave.is_following
    assert wave.sight.axis.start == 100


def test_nothing_moves_under_the_hand(wave: Waveform) -> None:
    press(wave, 14)
    wave.set_playhead(300)
    assert wave.sight.axis.start == 0
    release(wave, 14)
    wave.set_playhead(300.1)
    assert wave.sight.axis.shows(300.1)


def test_a_stretch_is_brought_into_sight(wave: Waveform) -> None:
    wave.sight.reveal(10, 14)
    assert wave.sight.axis.start == 0
    wave.sight.reveal(200, 210)
    assert wave.sight.axis.shows(200)
    assert wave.sight.axis.shows(210)
    wave.sight.reveal(100, 300)
    assert wave.sight.axis.shows(100)


def test_played_bars_have_another_colour(wave: Waveform, theme: Theme) -> None:
    wave.set_peaks(sound(3))
    wave.set_playhead(20)
    tokens = theme.tokens
    assert tokens.accent.lower() in column(wave, 16)
    assert tokens.wave.lower() not in column(wave, 16)
    assert tokens.wave.lower() in column(wave, 24)
    assert tokens.accent.lower() not in column(wave, 24)
    assert tokens.error.lower() in column(wave, 20)


def test_what_is_not_known_yet_is_a_line(wave: Waveform, theme: Theme) -> None:
    wave.set_peaks(sound(1))
    image, body = picture(wave), wave.body()
    colours = [
        image.pixelColor(round(wave.sight.axis.x_of(25)), y).name()
        for y in range(round(body.top()), round(body.bottom()))
    ]
    assert colours.count(theme.tokens.wave.lower()) == 1


@pytest.mark.parametrize(("n_blocks", "is_painted"), [(3, True), (4, False)])
def test_what_grows_is_painted_where_it_is_in_sight(
    wave: Waveform,
    n_blocks: int,
    is_painted: bool,  # noqa: FBT001 - a case
) -> None:
    peaks = sound(n_blocks)
    wave.set_peaks(peaks)
    wave.grab()
    before = wave._layers
    peaks.append(sound(1).whole)
    wave.set_peaks(peaks)
    wave.grab()
    assert (wave._layers is not before) is is_painted


def test_dark_is_dark(wave: Waveform, theme: Theme) -> None:
    wave.set_peaks(sound(3))
    theme.choose("dark")
    assert theme.tokens.wave.lower() in column(wave, 24)
    assert picture(wave).pixelColor(400, 3).name() == theme.tokens.surface.lower()


class Strips(QObject):
    """How wide what is painted is."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.widths.append(event.rect().width())
        return False


def test_playing_paints_a_strip(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_peaks(sound(3))
    wave.set_playhead(20)
    qtbot.waitUntil(lambda: wave._layers is not None)
    QApplication.processEvents()
    strips, layers = Strips(), wave._layers
    wave.installEventFilter(strips)
    wave.set_playhead(20.1)
    qtbot.waitUntil(lambda: bool(strips.widths))
    assert max(strips.widths) <= 20
    assert wave._layers is layers


def test_a_message_stands_in_for_the_sound(wave: Waveform) -> None:
    before = picture(wave)
    wave.show_message("The file is gone")
    assert picture(wave) != before
    wave.show_message("")
    assert picture(wave) == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of tool tips
def test_signs_say_what_they_mean(wave: Waveform) -> None:
    wave.set_marks([Mark(10.0, "music-note", "Sound: Music"), Mark(10.1, "hand-clap", "hidden")])
    (box, mark), *others = wave._painter.signs(wave.scene(), wave.font())
    assert (mark.told, others) == ("Sound: Music", [])
    place = box.center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, wave.mapToGlobal(place))
    QApplication.sendEvent(wave, event)
    assert "Sound: Music" in QToolTip.text()
    QToolTip.hideText()


def test_a_sound_that_goes_on_has_one_sign() -> None:
    def row(start: float, *events: str) -> Segment:
        return Segment((Token("a", start, start + 1),), "a", Tags("en", "neutral", events))

    rows = [row(0, "speech"), row(1, "bgm"), row(2, "bgm", "laughter"), row(3), row(4, "bgm")]
    assert [(mark.at, mark.told) for mark in marks_of(rows)] == [
        (1, "Sound: Music"),
        (2, "Sound: Laughter"),
        (4, "Sound: Music"),
    ]


def test_screen_readers_hear_where_things_stand(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_current_row(1)
    wave.set_playhead(61.5)
    wave.select((60, 65))
    wave.describe()
    assert wave.accessibleName() == "Waveform"
    assert wave.accessibleDescription() == (
        "At 1:01.5 of 10:00.0, row 2 of 4, selected from 1:00.0 to 1:05.0"
    )


def test_a_current_row_that_is_gone_does_no_harm(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_current_row(3)
    wave.update_rows(1, 3, [])
    qtbot.keyClicks(wave, "[}")
    wave.describe()
    assert wave.current_row is None
    assert not picture(wave).isNull()


@pytest.mark.parametrize(("x", "left"), [(100, 108), (590, 502), (700, 512), (-300, 8)], ids=str)
def test_what_is_said_of_an_edge_stays_in_sight(x: float, left: float) -> None:
    """Also where the pointer has gone outside."""
    assert label_left(x, QRectF(0, 20, 600, 100), 80) == left


def test_a_sound_that_is_longer_than_was_said_is_shown_whole(wave: Waveform) -> None:
    wave.set_peaks(sound(40))
    assert wave.sight.duration == pytest.approx(655.36)


def test_the_picture_grows_with_the_window(wave: Waveform) -> None:
    wave.resize(1616, 132)
    assert wave.sight.axis.span == pytest.approx(100)
    wave.resize(4, 4)
    assert not picture(wave).isNull()


def test_twice_as_fine_screens_are_painted_twice_as_fine(wave: Waveform, monkeypatch) -> None:
    monkeypatch.setattr(Waveform, "devicePixelRatioF", lambda _: 2.0)
    picture(wave)
    assert wave._layers is not None
    assert wave._layers[0].width() == 2 * wave.width()
