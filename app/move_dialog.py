"""What is asked before models are kept elsewhere: where, and whether they move."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app import number_words
from app.dialog import Dialog
from app.job_words import shown_name
from app.labels import ProblemLine, spoken
from app.shelf import Shelf
from engine import usual_folder

_SIZE = QSize(560, 320)


class MoveDialog(Dialog):
    """Asks for another models folder.

    Signals:
        chosen: the Path of the folder, and whether the models move there.
    """

    chosen = Signal(object, bool)

    def __init__(self, shelf: Shelf, *, is_busy: bool, parent: QWidget | None) -> None:
        super().__init__(self.tr("Where models are kept"), parent)
        self._shelf = shelf
        now = self.tr("They are kept in %1.").replace("%1", shown_name(str(shelf.folder)))
        self.column.addWidget(_wrapped(now))
        self.folder = QLineEdit()
        self.folder.setAccessibleName(self.tr("New folder"))
        self.folder.setPlaceholderText(self.folder.accessibleName())
        self._choose = QPushButton(self.tr("C&hoose…"))
        self._usual = QPushButton(self.tr("The &usual folder"))
        self.moves = QRadioButton(
            self.tr("&Move the models there (%1)").replace("%1", number_words.size(shelf.used))
        )
        self.stays = QRadioButton(self.tr("U&se that folder as it is; the models here stay here"))
        self._problem = ProblemLine()
        self._lay_out(is_busy=is_busy)
        self._connect()
        self.fit(_SIZE)
        self._check()

    def accept(self) -> None:
        """Hand over what was chosen."""
        self.chosen.emit(self._target(), self.moves.isChecked())
        super().accept()

    def _lay_out(self, *, is_busy: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self._choose)
        self.column.addLayout(row)
        self._usual.setVisible(self._shelf.folder != usual_folder())
        usual = QHBoxLayout()
        usual.addWidget(self._usual)
        usual.addStretch()
        self.column.addLayout(usual)
        ways = QButtonGroup(self)
        for button in (self._choose, self._usual, self.moves, self.stays):
            button.setAccessibleName(spoken(button.text()))
        for way in (self.moves, self.stays):
            ways.addButton(way)
            self.column.addWidget(way)
        self.moves.setChecked(True)
        note = self.tr("Each model is compared after it was copied, and removed here only then.")
        if is_busy:
            note += " " + self.tr(
                "Files are being transcribed: they are finished with the models of this folder."
            )
        self.column.addWidget(_wrapped(note, "muted"))
        self.column.addWidget(self._problem)
        self.column.addStretch()
        self._accept = self.add_answers(self.tr("&Keep them there"))

    def _connect(self) -> None:
        self.folder.textChanged.connect(self._check)
        self._choose.clicked.connect(self._on_choose)
        self._usual.clicked.connect(self._on_usual)

    def _target(self) -> Path:
        return Path(self.folder.text().strip())

    def _check(self) -> None:
        """Say what can be told without the disk; the rest is found out when it is done."""
        text = self.folder.text().strip()
        problem = ""
        if text and not Path(text).is_absolute():
            problem = self.tr("Give the whole path of the folder.")
        elif text and self._target() == self._shelf.folder:
            problem = self.tr("They are kept there already.")
        self._problem.say(problem)
        self._accept.setEnabled(bool(text) and not problem)
        self._accept.setAccessibleDescription(problem)

    def _on_choose(self) -> None:
        title = self.tr("Choose a folder for models")
        name = QFileDialog.getExistingDirectory(self, title, str(self._shelf.folder.parent))
        if name:
            self.folder.setText(str(Path(name)))

    def _on_usual(self) -> None:
        self.folder.setText(str(usual_folder()))


def _wrapped(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
