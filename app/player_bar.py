"""The player's line: play, position, speed, loop, volume, follow; what has no room gives way."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QHelpEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QToolTip,
    QWidget,
)

from app.key_words import action_name
from app.player import RATES, Player
from app.theme import Theme, monospace

SKIP = 5.0  # seconds
_HEIGHT = 40
_SPACING = 6
_MARGIN = 12
_SLIDER = 96
_FULL = 100  # the slider's end


class PlayerBar(QFrame):
    """Drives a Player. Its actions are for menus as well; whoever has the keys binds them.

    The page gives the player the line to loop when `loop` is switched, and unchecks `follow` when
    the user scrolls away.

    Attributes:
        play, back, forward, slower, faster, loop, mute, follow, jump: actions.

    Signals:
        jump_requested: the user wants to see where playing is again; `follow` is on then.
    """

    jump_requested = Signal()

    def __init__(self, player: Player, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(_HEIGHT)
        self._player = player
        self._theme = theme
        self._build_actions()
        self._build_widgets()
        self._lay_out()
        self._connect()
        self._on_playing(player.is_playing)
        self._on_rate(player.rate)
        self._on_muted(player.is_muted)
        self._on_volume(player.volume)
        self._show_time(player.position)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the buttons that never give way."""
        return QSize(self._width_of(self._keepers()), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let what has no room give way."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._time.setFont(_figures(self.font()))
            self._reserve()
            self._fit()

    def _build_actions(self) -> None:
        self.play = self._action(self.tr("Play"), "play")
        self.back = self._action(self.tr("Back 5 seconds"), "rewind-5")
        self.forward = self._action(self.tr("Forward 5 seconds"), "fast-forward-5")
        self.slower = self._action(action_name("slower"))
        self.faster = self._action(action_name("faster"))
        self.loop = self._action(action_name("loop-line"), "repeat")
        self.mute = self._action(action_name("mute"), "volume-high")
        self.follow = self._action(action_name("follow"), "target")
        self.jump = self._action(self.tr("Jump to now"))
        for action in (self.loop, self.mute, self.follow):
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # it would be in the place of the check mark
        self.follow.setChecked(True)
        self.jump.setEnabled(False)

    def _action(self, text: str, icon: str = "") -> QAction:
        action = QAction(text, self)
        if icon:
            self._theme.dress(action, icon, "text")
        self.addAction(action)
        return action

    def _build_widgets(self) -> None:
        self._buttons = {
            action: _ActionButton(action)
            for action in (self.play, self.back, self.forward, self.loop, self.mute, self.follow)
        }
        self._time = QLabel()
        self._time.setFont(_figures(self.font()))
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._time.setAccessibleName(self.tr("Position"))
        self._speed = QPushButton()
        self._speed.setToolTip(self.tr("Speed"))
        self._speed.setMenu(self._speed_menu())
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, _FULL)
        self._volume.setPageStep(10)
        self._volume.setFixedWidth(_SLIDER)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self._volume.accessibleName())
        self._jump = QPushButton(self.jump.text())
        self._jump.setObjectName("primary")
        self._jump.setAccessibleName(self.jump.text())
        self._jump.hide()
        self._reserve()

    def _speed_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._speeds = {rate: QAction(_speed_text(rate), menu, checkable=True) for rate in RATES}
        for rate, action in self._speeds.items():
            action.setData(rate)
            group.addAction(action)
        menu.addActions(list(self._speeds.values()))
        menu.addSeparator()
        menu.addActions([self.slower, self.faster])
        group.triggered.connect(self._on_speed_chosen)
        return menu

    def _lay_out(self) -> None:
        buttons = self._buttons
        left: list[QWidget] = [
            buttons[self.back],
            buttons[self.play],
            buttons[self.forward],
            self._time,
        ]
        right: list[QWidget] = [self._jump, buttons[self.follow], buttons[self.loop], self._speed]
        right += [buttons[self.mute], self._volume]
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_SPACING)
        for widget in left:
            row.addWidget(widget)
        row.addStretch()
        for widget in right:
            row.addWidget(widget)
        self._wide = [*left, *right]

    def _connect(self) -> None:
        player = self._player
        player.moved.connect(self._show_time)
        player.duration_changed.connect(self._on_duration)
        player.playing_changed.connect(self._on_playing)
        player.rate_changed.connect(self._on_rate)
        player.volume_changed.connect(self._on_volume)
        player.muted_changed.connect(self._on_muted)
        self.play.triggered.connect(player.toggle)
        self.back.triggered.connect(self._on_back)
        self.forward.triggered.connect(self._on_forward)
        self.slower.triggered.connect(self._on_slower)
        self.faster.triggered.connect(self._on_faster)
        self.mute.triggered.connect(self._on_mute)
        self.follow.toggled.connect(self._on_follow)
        self.jump.triggered.connect(self._on_jump)
        self._jump.clicked.connect(self.jump.trigger)
        self._volume.valueChanged.connect(self._on_slid)
        self._theme.changed.connect(self._redress)

    def _keepers(self) -> list[QWidget]:
        return [self._buttons[self.back], self._buttons[self.play], self._buttons[self.forward]]

    def _leavers(self) -> list[QWidget]:
        """What gives way, the least important first."""
        buttons = self._buttons
        first = [self._volume, buttons[self.mute], buttons[self.loop], buttons[self.follow]]
        return [*first, self._speed, self._jump, self._time]

    def _fit(self) -> None:
        wanted = [w for w in self._wide if w is not self._jump or self.jump.isEnabled()]
        for widget in self._leavers():
            if self._width_of(wanted) <= self.width():
                break
            if widget in wanted:
                wanted.remove(widget)
        for widget in self._wide:
            widget.setVisible(widget in wanted)

    def _width_of(self, widgets: list[QWidget]) -> int:
        wide = sum(max(w.sizeHint().width(), w.minimumWidth()) for w in widgets)
        return wide + _SPACING * len(widgets) + 2 * _MARGIN

    def _reserve(self) -> None:
        """Keep room for the longest time, so that nothing moves while it runs."""
        text = _time_text(self._player.duration, self._player.duration)
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance(text) + _SPACING)
        self._speed.setText(_speed_text(1.25))
        self._speed.setFixedWidth(self._speed.sizeHint().width())
        self._speed.setText(_speed_text(self._player.rate))

    def _show_time(self, seconds: float) -> None:
        text = _time_text(seconds, self._player.duration)
        if text != self._time.text():
            self._time.setText(text)

    def _redress(self) -> None:
        self._on_playing(self._player.is_playing)
        self._on_muted(self._player.is_muted)

    def _on_duration(self) -> None:
        self._show_time(self._player.position)
        self._reserve()
        self._fit()

    def _on_playing(self, is_playing: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.play.setText(self.tr("Pause") if is_playing else self.tr("Play"))
        self.play.setIcon(self._theme.icon("pause" if is_playing else "play"))

    def _on_rate(self, rate: float) -> None:
        text = _speed_text(rate)
        self._speed.setText(text)
        self._speed.setAccessibleName(self.tr("Speed %1").replace("%1", text))
        if rate in self._speeds:
            self._speeds[rate].setChecked(True)
        self.slower.setEnabled(rate > RATES[0])
        self.faster.setEnabled(rate < RATES[-1])

    def _on_volume(self, volume: float) -> None:
        self._volume.setValue(round(_FULL * volume))

    def _on_muted(self, is_muted: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.mute.setChecked(is_muted)
        self.mute.setIcon(self._theme.icon("volume-off" if is_muted else "volume-high"))

    def _on_slid(self, value: int) -> None:
        self._player.set_volume(value / _FULL)
        if self._volume.isSliderDown() and value:
            self._player.set_muted(is_muted=False)

    def _on_speed_chosen(self, action: QAction) -> None:
        self._player.set_rate(float(action.data()))

    def _on_slower(self) -> None:
        self._player.set_rate(max((r for r in RATES if r < self._player.rate), default=RATES[0]))

    def _on_faster(self) -> None:
        self._player.set_rate(min((r for r in RATES if r > self._player.rate), default=RATES[-1]))

    def _on_back(self) -> None:
        self._player.skip(-SKIP)

    def _on_forward(self) -> None:
        self._player.skip(SKIP)

    def _on_mute(self) -> None:
        self._player.set_muted(is_muted=self.mute.isChecked())

    def _on_follow(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.jump.setEnabled(not is_on)
        self._fit()
        if is_on:
            self.jump_requested.emit()

    def _on_jump(self) -> None:
        had_focus = self._jump.hasFocus()
        self.follow.setChecked(True)
        if had_focus:  # it is gone; the eye is beside where it was
            self._buttons[self.follow].setFocus()


class _ActionButton(QToolButton):
    """An action as an icon; its tool tip tells the keys as they are now."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        action.changed.connect(self._name)
        self._name()

    def event(self, event: QEvent) -> bool:
        """Say what it does, and by which keys."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            action = self.defaultAction()
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{action.text()} ({keys})" if keys else action.text()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _name(self) -> None:
        self.setAccessibleName(self.defaultAction().text())


def _figures(font: QFont) -> QFont:
    figures = monospace(font)
    figures.setPixelSize(font.pixelSize() if font.pixelSize() > 0 else figures.pixelSize())
    return figures


def _speed_text(rate: float) -> str:
    return f"{rate:g}×"


def _time_text(seconds: float, duration: float) -> str:
    has_hours = duration >= 3600  # noqa: PLR2004 - an hour
    return f"{_clock(seconds, has_hours=has_hours)} / {_clock(duration, has_hours=has_hours)}"


def _clock(seconds: float, *, has_hours: bool) -> str:
    """As 02:03.4, cut off: a second is shown when it has begun."""
    tenths = int(seconds * 10 + 1e-6)
    minutes, rest = divmod(tenths // 10, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{minutes:02}:{rest:02}.{tenths % 10}"
    return f"{hours}:{text}" if has_hours else text
