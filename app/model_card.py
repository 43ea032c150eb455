"""One model on the models page: what it is, where it is, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.flow_layout import FlowLayout
from app.labels import ElidedLabel, ProblemLine, elided_label
from app.theme import SMALL_SCALE, Theme, scaled

_STEPS = 1000  # of a progress bar; bytes would not fit into its int
Deed = tuple[str, str]  # what a button or an entry asks for, and its text


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work on a model is.

    Attributes:
        fraction: from 0 to 1; None where it cannot be told.
    """

    text: str
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """All that a card shows.

    Attributes:
        state: a word or two beside the title.
        is_ready: whether that is good news.
        buttons: at the right, the most likely first.
        menu: behind the three dots; a text alone is a line between entries.
        outcome: what became of the last thing that was done.
        is_wrong: whether that is a fault.
    """

    title: str
    task: str
    good_at: str
    facts: str
    where: str = ""
    state: str = ""
    is_ready: bool = False
    abilities: tuple[str, ...] = ()
    buttons: tuple[Deed, ...] = ()
    menu: tuple[Deed, ...] = ()
    progress: Progress | None = None
    outcome: str = ""
    is_wrong: bool = False


class ModelCard(QFrame):
    """Shows a face; what is pressed leaves by a signal.

    Signals:
        asked: the name of the model, and what is to be done with it.
    """

    asked = Signal(str, str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.name = name
        self._face: Face | None = None
        self._buttons: list[QPushButton] = []
        self._build(theme)
        self._lay_out()

    def show_face(self, face: Face) -> None:
        """Show this; what is the same stays as it is, and keeps the focus."""
        before, self._face = self._face, face
        if before == face:
            return
        for label, text in (
            (self._title, face.title),
            (self._state, face.state),
            (self._good_at, face.good_at),
            (self._facts, face.facts),
            (self._where, face.where),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._state.setObjectName("ready" if face.is_ready else "muted")
        self._state.style().polish(self._state)
        self.setAccessibleName(f"{face.title}, {face.state}" if face.state else face.title)
        self.setAccessibleDescription(f"{face.good_at} {face.facts}")
        if before is None or (before.abilities, before.task) != (face.abilities, face.task):
            self._show_chips([face.task, *face.abilities])
        if before is None or before.buttons != face.buttons:
            self._show_buttons(face.buttons)
        if before is None or before.menu != face.menu:
            self._fill_menu(face.menu)
        self._show_progress(face.progress)
        self._outcome.say(face.outcome, is_wrong=face.is_wrong)

    @property
    def face(self) -> Face | None:
        """What it shows."""
        return self._face

    def press(self, deed: str) -> None:
        """Press the button, or choose the entry, for a deed that is on offer."""
        if self._face is not None and deed in dict((*self._face.buttons, *self._face.menu)):
            self.asked.emit(self.name, deed)

    def _build(self, theme: Theme) -> None:
        self._title = elided_label()
        self._title.setFont(scaled(self.font(), 1.1, self.font().Weight.DemiBold))
        self._state = elided_label("ready")
        self._good_at = _wrapped()
        self._facts = _wrapped("muted")
        self._where: ElidedLabel = elided_label("muted", elide=Qt.TextElideMode.ElideMiddle)
        self._chips = FlowLayout()
        self._right = QHBoxLayout()
        self._more = QToolButton()
        self._more.setObjectName("more")
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.dress(self._more, "dots-horizontal", "muted")
        self._more.setMenu(QMenu(self._more))
        self._bar = QProgressBar()
        self._bar.setObjectName("slim")
        self._bar.setTextVisible(False)
        self._doing = elided_label("muted")
        self._outcome = ProblemLine()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._state)
        head.addStretch(1)
        self._right.setSpacing(8)
        head.addLayout(self._right)
        head.addWidget(self._more)
        self._chips.setSpacing(6)
        work = QHBoxLayout()
        work.setSpacing(12)
        work.addWidget(self._bar, 2)
        work.addWidget(self._doing, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(5)
        column.addLayout(head)
        for label in (self._good_at, self._facts, self._where):
            column.addWidget(label)
        column.addLayout(self._chips)
        column.addLayout(work)
        column.addWidget(self._outcome)

    def _show_chips(self, texts: Sequence[str]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for n, text in enumerate(texts):
            chip = QLabel(text)
            chip.setObjectName("ability" if n else "task")
            chip.setFont(scaled(self.font(), SMALL_SCALE))
            self._chips.addWidget(chip)

    def _show_buttons(self, deeds: Sequence[Deed]) -> None:
        """Give the buttons that are there other texts, so that the focus stays."""
        while len(self._buttons) < len(deeds):
            button = QPushButton()
            button.clicked.connect(self._on_clicked)
            self._buttons.append(button)
            self._right.addWidget(button)
        for n, button in enumerate(self._buttons):
            button.setVisible(n < len(deeds))
            if n < len(deeds):
                deed, text = deeds[n]
                button.setText(text)
                button.setProperty("deed", deed)
                title = "" if self._face is None else self._face.title
                button.setAccessibleName(f"{text}: {title}")

    def _fill_menu(self, deeds: Sequence[Deed]) -> None:
        menu = self._more.menu()
        menu.clear()
        for deed, text in deeds:
            if deed:
                action = QAction(text, menu)
                action.setData(deed)
                action.triggered.connect(self._on_chosen)
                menu.addAction(action)
            else:
                menu.addSeparator()
        self._more.setVisible(bool(deeds))
        title = "" if self._face is None else self._face.title
        self._more.setAccessibleName(f"{self.tr('More')}: {title}")
        self._more.setToolTip(self.tr("More"))
        menu.setAccessibleName(self._more.accessibleName())

    def _show_progress(self, progress: Progress | None) -> None:
        is_counted = progress is not None and progress.fraction is not None
        self._bar.setVisible(is_counted)
        self._doing.setVisible(progress is not None)
        if progress is None:
            return
        self._doing.setText(progress.text)
        self._bar.setAccessibleName(progress.text)
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(round(_STEPS * (progress.fraction or 0.0)))

    def _on_clicked(self) -> None:
        self.asked.emit(self.name, self.sender().property("deed"))

    def _on_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.asked.emit(self.name, action.data())


def _wrapped(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
