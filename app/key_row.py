"""One action in the settings: its keys, a field that takes others, and what stands against them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.key_caps import KeyCaps
from app.key_card import ActionRow
from app.keymap import Entry
from app.keys import Role, native, plain
from app.labels import ProblemLine
from app.shortcuts import Shortcuts
from app.theme import Theme

_KEYS_WIDTH = 220


class KeyField(QKeySequenceEdit):
    """Waits for one key. Backspace means none, Esc and leaving it change nothing.

    Signals:
        pressed: a key, as text; empty for none.
        left: it is done without a key.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.keySequenceChanged.connect(self._on_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the key, or what stands for none."""
        is_bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_bare and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_bare and event.key() == Qt.Key.Key_Backspace:
            self.pressed.emit("")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Give up."""
        super().focusOutEvent(event)
        self.left.emit()

    def _on_changed(self) -> None:
        if key := plain(self.keySequence()):
            self.pressed.emit(key)


class KeyRow(ActionRow):
    """Shows the keys of an action and changes them."""

    def __init__(
        self, entry: Entry, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._shortcuts = shortcuts
        self._wanted: tuple[str, ...] | None = None  # keys that another action has
        self._caps = KeyCaps((), theme)
        self._change = QPushButton()
        self._field = KeyField()
        self._reset = QToolButton()
        self._problem = ProblemLine()
        self._take = QPushButton(self.tr("Use it here instead"))
        theme.dress(self._reset, "restore", "muted")
        self._name_parts()
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def said(self) -> str:
        """What can be searched: the action and its keys."""
        return f"{self._entry.text} {self._caps.accessibleName()}"

    @property
    def problem(self) -> str:
        """What stands against the keys that were wanted."""
        return self._problem.text()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        keys = self._shortcuts.keys(self._entry.id)
        self._caps.show_keys(keys)
        self._change.setText("" if keys else self.tr("no key"))
        said = ", ".join(map(native, keys)) or self.tr("no key")
        self._change.setAccessibleName(f"{self._entry.text}: {said}")
        self._reset.setVisible(not self._shortcuts.is_usual(self._entry.id))
        self._say("")

    def _name_parts(self) -> None:
        self._change.setObjectName("keys")
        self._change.setToolTip(self.tr("Press to choose another key"))
        self._field.setAccessibleName(self.tr("Press a key; Backspace for none, Esc to leave it"))
        usual = ", ".join(map(native, self._entry.usual_keys))
        self._reset.setToolTip(self.tr("Back to %1").replace("%1", usual))
        self._reset.setAccessibleName(f"{self._entry.text}: {self._reset.toolTip()}")
        self._reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._take.setAccessibleName(f"{self._entry.text}: {self._take.text()}")

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self._change)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addWidget(self._caps)
        inside.addStretch()
        self._keys = QStackedWidget()
        self._keys.setFixedWidth(_KEYS_WIDTH)
        self._keys.addWidget(self._change)
        self._keys.addWidget(self._field)
        kept = self._reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(kept)
        row = QHBoxLayout()
        row.addWidget(QLabel(self._entry.text), 1)
        row.addWidget(self._keys)
        row.addWidget(self._reset)
        below = QHBoxLayout()
        below.addWidget(self._problem, 1)
        below.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.addLayout(row)
        column.addLayout(below)

    def _connect(self) -> None:
        self._change.clicked.connect(self._on_change)
        self._field.pressed.connect(self._on_pressed)
        self._field.left.connect(self._close_field)
        self._reset.clicked.connect(self._on_reset)
        self._take.clicked.connect(self._on_take)
        self._shortcuts.changed.connect(self.refresh)

    def _on_change(self) -> None:
        self._say("")
        self._field.clear()
        self._keys.setCurrentWidget(self._field)
        self._field.setFocus()

    def _close_field(self) -> None:
        if self._keys.currentWidget() is self._field:
            had_focus = self._field.hasFocus()
            self._keys.setCurrentWidget(self._change)
            if had_focus:
                self._change.setFocus()

    def _on_pressed(self, key: str) -> None:
        self._close_field()
        refused = self._shortcuts.refusal(self._entry.id, key) if key else None
        if refused is not None:
            self._say(self._why_not(refused, key))
        else:
            self._want((key,) if key else ())

    def _on_reset(self) -> None:
        self._want(self._entry.usual_keys)

    def _on_take(self) -> None:
        assert self._wanted is not None
        self._shortcuts.assign(self._entry.id, self._wanted)
        self._change.setFocus()

    def _want(self, keys: tuple[str, ...]) -> None:
        """Assign keys, unless another action has one of them: then ask first."""
        for key in keys:
            holder = self._shortcuts.holder(self._entry.id, key)
            if holder is not None:
                text = self.tr("%1 is for “%2” already.")
                self._say(text.replace("%1", native(key)).replace("%2", holder.text), keys)
                return
        self._shortcuts.assign(self._entry.id, keys)

    def _say(self, problem: str, wanted: tuple[str, ...] | None = None) -> None:
        self._wanted = wanted
        self._problem.say(problem)
        self._take.setVisible(wanted is not None)
        self._change.setAccessibleDescription(problem)

    def _why_not(self, needed: Role, key: str) -> str:
        text = {
            Role.TYPING: self.tr("%1 is needed to type, and this works while you type."),
            Role.ENTER: self.tr("%1 ends a line of text, and this works while you type."),
            Role.FOCUS: self.tr("%1 goes from one field to the next."),
            Role.MOVING: self.tr("%1 goes from place to place."),
        }.get(needed, self.tr("This key cannot be used."))
        return text.replace("%1", native(key))
