"""The buttons of a live session, where it stands, how long it is, and how loud it is."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.flow_layout import FlowLayout
from app.level_meter import LevelMeter
from app.level_watch import decibels
from app.live_labels import LiveLabels
from app.live_port import LivePort
from app.live_state import LiveState
from app.shortcuts import Shortcuts
from app.theme import Role, Theme, monospace, scaled
from engine import Level

_DEEDS = (LiveState.READY, LiveState.RECORDING, LiveState.PAUSED)  # each has its word
_SIGNS: dict[LiveState, tuple[str, Role]] = {
    LiveState.RECORDING: ("record", "error"),
    LiveState.PAUSED: ("pause", "warn"),
    LiveState.AWAITING: ("connection", "warn"),
    LiveState.ENDING: ("dots-horizontal", "muted"),
}
_IDLE: tuple[str, Role] = ("circle-outline", "muted")
_SIGN = 16
_SLACK = 2
_HOUR, _MINUTE = 3600, 60


class LiveControls(QWidget):
    """Shows the session's state and has its three deeds.

    Attributes:
        record: starts, pauses and goes on.
        stop, mark: end it; mark the moment.
    """

    def __init__(
        self,
        desk: LivePort,
        labels: LiveLabels,
        shortcuts: Shortcuts,
        theme: Theme,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._desk, self._labels, self._theme = desk, labels, theme
        self._lent_focus = False
        self.meter = LevelMeter(theme, now)
        self._build_buttons(shortcuts)
        self._build_labels()
        self._lay_out()
        theme.changed.connect(self._colour)
        self.show_state()

    @property
    def first(self) -> QWidget:
        """The button that has the focus when the page is shown."""
        return self._start

    def show_state(self) -> None:
        """Show where it stands and what can be done."""
        state = self._desk.state
        deed = self._labels.deed(state)
        self._start.setText(deed)
        self._start.setAccessibleName(deed)
        icon = "pause" if state is LiveState.RECORDING else "record"
        self._theme.dress(self._start, icon, "on_accent")
        can_stop = state.is_session and state is not LiveState.ENDING
        if not can_stop and self.window().focusWidget() in {self._stop, self._mark}:
            self._start.setFocus()
        self._allow_start(is_on=state not in {LiveState.AWAITING, LiveState.ENDING})
        for action, button in ((self.stop, self._stop), (self.mark, self._mark)):
            action.setEnabled(can_stop)
            button.setEnabled(can_stop)
        self._state.setText(self._labels.state(state))
        self._elapsed.setEnabled(state.is_session)  # else it is how long the last one was
        if state in {LiveState.CLOSED, LiveState.OPENING, LiveState.AWAITING}:
            self.meter.clear()
            self._level.setText("")
        self._colour()
        self.show_elapsed()

    def _allow_start(self, *, is_on: bool) -> None:
        """Qt would hand the focus on to Stop, and the next press of Space would end the session."""
        if not is_on and self.window().focusWidget() is self._start:
            self._lent_focus = True
            self._start.clearFocus()
        self.record.setEnabled(is_on)
        self._start.setEnabled(is_on)
        if is_on and self._lent_focus:
            self._lent_focus = False
            if self.window().focusWidget() is None:
                self._start.setFocus()

    def show_elapsed(self) -> None:
        """Show how long it is."""
        self._elapsed.setText(long_clock(self._desk.elapsed))

    def show_gain(self, gain: int | None) -> None:
        """Show how far the system turns the source up, where it tells."""
        text = "" if gain is None else self.tr("Gain %1 %").replace("%1", str(gain))
        self._gain.setText(text if gain != 0 else self.tr("Muted"))

    def take(self, level: Level) -> None:
        """Show how loud it is."""
        self.meter.take(level)
        if self.meter.is_clipped:
            self._level.setText(self.tr("Too loud"))
        else:
            self._level.setText(self._decibels(self.meter.peak))
        self.show_elapsed()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Measure the buttons now that they have their style: no word may move another."""
        super().showEvent(event)
        words = {self._labels.deed(state) for state in _DEEDS}
        self._start.setMinimumWidth(max(_width_with(self._start, word) for word in words))
        self._told.setMinimumHeight(self._start.sizeHint().height())

    def _decibels(self, peak: float) -> str:
        is_silent = peak <= decibels(0.0)
        number = "−∞" if is_silent else str(round(peak)).replace("-", "−")
        return self.tr("%1 dBFS").replace("%1", number)

    def _build_buttons(self, shortcuts: Shortcuts) -> None:
        self._start, self._stop, self._mark = QPushButton(), QPushButton(), QPushButton()
        self._start.setObjectName("primary")
        self._stop.setText(self.tr("Stop"))
        self._mark.setText(self.tr("Mark"))
        self._theme.dress(self._stop, "stop", "text")
        self._theme.dress(self._mark, "flag-variant-outline", "text")
        self.record, self.stop, self.mark = QAction(self), QAction(self), QAction(self)
        for name, action, button, deed in (
            ("record", self.record, self._start, self._desk.toggle),
            ("stop-recording", self.stop, self._stop, self._desk.stop),
            ("mark-moment", self.mark, self._mark, self._desk.mark),
        ):
            shortcuts.bind(name, action)
            action.triggered.connect(deed)
            action.changed.connect(self._on_keys_changed)
            button.clicked.connect(action.trigger)
            button.setAccessibleName(button.text())
        self._on_keys_changed()

    def _build_labels(self) -> None:
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._state = _steady(map(self._labels.state, LiveState), self.font())
        figures = scaled(self.font(), 18 / 13, QFont.Weight.DemiBold)
        self._elapsed = _steady(["0:00:00"], _tabular(figures))
        self._elapsed.setFont(_tabular(figures))
        words = [self.tr("Too loud"), self._decibels(decibels(0.0)), self._decibels(-60.0)]
        self._level = _steady(words, self.font())
        self._level.setObjectName("muted")
        self._level.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        gains = [self.tr("Gain %1 %").replace("%1", "100"), self.tr("Muted")]
        self._gain = _steady(gains, self.font())
        self._gain.setObjectName("muted")
        self._gain.setToolTip(self.tr("How far the system turns this source up"))

    def _lay_out(self) -> None:
        flow = FlowLayout()
        flow.setSpacing(16)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.addWidget(_beside(self._start, self._stop, self._mark))
        self._told = _beside(self._sign, self._elapsed, self._state)
        flow.addWidget(self._told)
        meter = QHBoxLayout()
        meter.setSpacing(10)
        meter.addWidget(self.meter, 1)
        meter.addWidget(self._level)
        meter.addWidget(self._gain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(flow)
        column.addLayout(meter)

    def _colour(self) -> None:
        name, role = _SIGNS.get(self._desk.state, _IDLE)
        self._sign.setPixmap(self._theme.icon(name, role).pixmap(_SIGN, _SIGN))

    def _on_keys_changed(self) -> None:
        """Buttons tell the keys of their actions."""
        for action, button in (
            (self.record, self._start),
            (self.stop, self._stop),
            (self.mark, self._mark),
        ):
            button.setToolTip(action.toolTip())


def long_clock(seconds: float) -> str:
    """Seconds with hours, whether there are any or not, so that its width stays."""
    whole = int(seconds)
    return f"{whole // _HOUR}:{whole % _HOUR // _MINUTE:02}:{whole % _MINUTE:02}"


def _tabular(font: QFont) -> QFont:
    """Figures of one width."""
    fixed = monospace(font)
    fixed.setPixelSize(font.pixelSize())
    return fixed


def _steady(texts: Iterable[str], font: QFont) -> QLabel:
    """A label with room for each of these."""
    label = QLabel()
    label.setMinimumWidth(max(map(QFontMetrics(font).horizontalAdvance, texts)) + _SLACK)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def _beside(*widgets: QWidget) -> QWidget:
    """Widgets that stay beside each other."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return box


def _width_with(button: QPushButton, text: str) -> int:
    before = button.text()
    button.setText(text)
    width = button.sizeHint().width()
    button.setText(before)
    return width
