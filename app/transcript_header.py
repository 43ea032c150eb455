"""The top of the transcript page: what it is, what is in it, what is done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.labels import elided_label
from app.tag_chips import TagChips
from app.theme import TITLE_SCALE, Theme, scaled
from app.transcript_actions import TranscriptActions

_FOCUS = Qt.FocusPolicy.TabFocus  # a click leaves it to the text that is typed: it may be split

_CHIP_HEIGHT = 28


class TranscriptHeader(QWidget):
    """Title, facts, buttons; below them the counts.

    Signals:
        left: back to the files.
        titled: another title was typed.
        check_requested: the count of what is to be checked was pressed.
    """

    left = Signal()
    titled = Signal(str)
    check_requested = Signal()

    def __init__(
        self, actions: TranscriptActions, menu: QMenu, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back = self._button("arrow-left", self.tr("Back"))
        self._title = _Title()
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self._title.setAccessibleName(self.tr("Title"))
        self._about = elided_label("muted")
        self._undo = self._for_action(actions["undo"])
        self._redo = self._for_action(actions["redo"])
        self._names = (actions["undo"].text(), actions["redo"].text())
        self._find = self._for_action(actions["find"])
        self._more = self._button("dots-horizontal", self.tr("More actions"))
        self._menu = menu
        self._export = QPushButton(self.tr("Export…"))
        self._export.setObjectName("primary")
        self._export.setAccessibleName(self.tr("Export"))
        theme.dress(self._export, "export-variant", "on_accent")
        self._export.clicked.connect(actions["export"].trigger)
        self.chips = TagChips(theme)
        self._checks = QPushButton()
        self._checks.setObjectName("fault")
        self._checks.hide()
        self._lay_out()
        self._connect()

    def show_title(self, title: str) -> None:
        """Show what it is called."""
        if not self._title.hasFocus():
            self._title.setText(title)
            self._title.setCursorPosition(0)

    def lock_title(self) -> None:
        """Let it be read, and not changed."""
        self._title.setReadOnly(True)

    def show_about(self, text: str) -> None:
        """Show where it comes from."""
        self._about.setText(text)

    def show_faults(self, n: int) -> None:
        """Show how many rows break a rule."""
        self._checks.setText(self.tr("%n to check", "", n))
        self._checks.setAccessibleName(self.tr("%n row(s) to check: go to the next", "", n))
        self._checks.setToolTip(self._checks.accessibleName())
        self._checks.setVisible(n > 0)

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what Undo and Redo would do."""
        for button, name, step in (
            (self._undo, self._names[0], undo),
            (self._redo, self._names[1], redo),
        ):
            told = f"{name}: {step}" if step else name
            button.setAccessibleName(told)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._back)
        first.addWidget(self._title, 3)
        first.addWidget(self._about, 2)
        for button in (self._undo, self._redo, self._find, self._more, self._export):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self._checks)
        second.addWidget(self.chips)
        second.addStretch()
        second.addStrut(_CHIP_HEIGHT)  # nothing below moves when the first one comes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._title.editingFinished.connect(self._on_titled)
        self._more.clicked.connect(self._on_more)
        self._checks.clicked.connect(self.check_requested)

    def _on_titled(self) -> None:
        self._title.setModified(False)
        if self._title.text().strip():
            self.titled.emit(self._title.text().strip())

    def _on_more(self) -> None:
        corner = self._more.mapToGlobal(self._more.rect().bottomRight())
        corner.setX(corner.x() - self._menu.sizeHint().width())
        self._menu.popup(corner)

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        self._theme.dress(button, icon, "muted")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(_FOCUS)
        return button

    def _for_action(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(_FOCUS)
        return button


class _Title(QLineEdit):
    """Looks like a heading until it is typed into."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("title")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter is done; Esc takes what was typed back."""
        if event.key() == Qt.Key.Key_Escape:
            self.undo()
            self.clearFocus()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.clearFocus()
