"""The list of what was checked: a sign, words, and a button that mends it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.doctor_words import DoctorWords
from app.findings import Finding, Outcome
from app.job_words import shown_name
from app.mending_words import MendingWords
from app.theme import Role, Theme

_SIGNS: dict[Outcome, tuple[str, Role]] = {
    "ok": ("check-circle-outline", "ok"),
    "failed": ("alert-circle-outline", "error"),
    "skipped": ("minus-circle-outline", "muted"),
    "note": ("information-outline", "warn"),
}
_SIGN_PX = 18


class DoctorRow(QFrame):
    """One finding.

    Signals:
        action_requested: an action of app.mending_words.
    """

    action_requested = Signal(str)

    def __init__(
        self, finding: Finding, words: DoctorWords, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._outcome = finding.outcome
        line = words.line(finding)
        self._sign = QLabel()
        self._sign.setToolTip(words.outcome(finding))
        self._sign.setFixedWidth(_SIGN_PX)
        what, note = _label(shown_name(line.what)), _label(shown_name(line.note), "muted")
        how = _label(words.outcome(finding), "problem" if self._is_wrong else "muted")
        how.setWordWrap(False)
        note.setVisible(bool(line.note))
        self.setAccessibleName(f"{line.what}: {words.outcome(finding)}. {line.note}")
        self._lay_out(what, note, how)
        self._add_button(finding, line.what)
        theme.changed.connect(self._colour)
        self._colour()

    @property
    def _is_wrong(self) -> bool:
        return self._outcome == "failed"

    def _lay_out(self, what: QLabel, note: QLabel, how: QLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(what, 1)
        head.addWidget(how)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addLayout(head)
        text.addWidget(note)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 6, 4, 6)
        self._row.setSpacing(12)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(text, 1)

    def _add_button(self, finding: Finding, what: str) -> None:
        copies = f"copy:{finding.command}" if finding.command else ""
        action = finding.action or copies
        if action:
            button = QPushButton(MendingWords(self).button(action))
            button.setAccessibleName(f"{button.text()}: {what}")
            button.setToolTip(finding.command if action == copies else "")
            button.clicked.connect(partial(self.action_requested.emit, action))
            self._row.addWidget(button)

    def _colour(self) -> None:
        icon, role = _SIGNS[self._outcome]
        self._sign.setPixmap(self._theme.icon(icon, role).pixmap(_SIGN_PX, _SIGN_PX))


class DoctorRows(QScrollArea):
    """All findings, in the order they came.

    Signals:
        action_requested: as of its rows.
    """

    action_requested = Signal(str)

    def __init__(self, words: DoctorWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._rows: list[tuple[str, DoctorRow]] = []
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was checked"))

    def add(self, finding: Finding) -> None:
        """Show one more, or in place of the same check where that was asked once more."""
        row = DoctorRow(finding, self._words, self._theme)
        row.action_requested.connect(self.action_requested)
        at = next((n for n, (check, _row) in enumerate(self._rows) if check == "level"), None)
        if finding.check == "level" and at is not None:
            self._column.replaceWidget(self._rows[at][1], row)
            _drop(self._rows[at][1])
            self._rows[at] = ("level", row)
        else:
            self._column.insertWidget(self._column.count() - 1, row)
            self._rows.append((finding.check, row))

    def clear(self) -> None:
        """Show nothing."""
        for _check, row in self._rows:
            self._column.removeWidget(row)
            _drop(row)
        self._rows = []


def _drop(row: DoctorRow) -> None:
    row.hide()
    row.deleteLater()


def _label(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if name == "muted":
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
