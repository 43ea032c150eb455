"""The first start: what is ready, and what suits this computer, with one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import number_words
from app.commands import STARTER_COMMAND
from app.job_words import model_title
from app.languages import language_name
from app.recommendation import Computer, Recommendation
from app.settings import DEFAULT_MODEL
from app.spacing import joined
from app.theme import Theme, scaled
from engine import look_up

_MOST_LETTERS = 90  # a line that is longer is hard to read


class WelcomeCard(QFrame):
    """Stands above the files until it is answered.

    Signals:
        answered: nothing more is to be said.
        get_requested: the name of a model that is to be had, with what it wants beside it.
        use_requested: the name of a model that is here.
        models_requested: what to do about models is to be seen.
    """

    answered = Signal()
    get_requested = Signal(str)
    use_requested = Signal(str)
    models_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._advice: Recommendation | None = None
        self._missing: tuple[str, ...] = ()
        self._title = QLabel(self.tr("Welcome"))
        self._title.setFont(scaled(self.font(), 1.25, self.font().Weight.DemiBold))
        self.ready, self.advice = self._line(), self._line("muted")
        self.command = self._line("muted")
        self.command.setText(STARTER_COMMAND)
        self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.main, self.later = QPushButton(), QPushButton(self.tr("Not now"))
        self.copy = QPushButton(self.tr("Copy the command"))
        self.pack = QPushButton(self.tr("Import a pack…"))
        self.main.setObjectName("primary")
        for button in (self.later, self.copy, self.pack):
            button.setAccessibleName(button.text())
        theme.changed.connect(self._dress)
        self._lay_out()
        self.main.clicked.connect(self._on_main)
        self.later.clicked.connect(self.answered)
        self.copy.clicked.connect(self._on_copy)
        self.pack.clicked.connect(self.models_requested)

    def show_computer(
        self, computer: Computer, advice: Recommendation, missing: tuple[str, ...], *, chosen: str
    ) -> None:
        """Say what there is.

        Args:
            missing: the names of models that are not here, the starter's perhaps.
            chosen: the model that files are transcribed with now.
        """
        self._advice = advice
        self._missing = tuple(name for name in advice.names if name in missing)
        has_starter = DEFAULT_MODEL not in missing
        self.ready.setText(self._ready(has_starter=has_starter))
        self.advice.setText(joined((self._computer(computer), self._advised(computer, advice))))
        for part in (self.command, self.copy, self.pack):
            part.setVisible(not has_starter)
        self.main.setText(self._next(advice, chosen))
        self.main.setAccessibleName(self.main.text())
        self.later.setVisible(bool(self._missing) or advice.model != chosen)
        self.main.setVisible(has_starter or DEFAULT_MODEL not in self._missing)
        self.setAccessibleName(f"{self.ready.text()} {self.advice.text()}")

    def _line(self, name: str = "") -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.main, self.copy, self.pack, self.later):
            row.addWidget(button)
        row.addStretch()
        texts = QWidget()
        texts.setMaximumWidth(self.fontMetrics().averageCharWidth() * _MOST_LETTERS)
        lines = QVBoxLayout(texts)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for line in (self._title, self.ready, self.advice, self.command):
            lines.addWidget(line)
        beside = QHBoxLayout()  # which asks for the height at the width that the texts do get
        beside.addWidget(texts, 1)
        beside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(beside)
        column.addLayout(row)

    def _ready(self, *, has_starter: bool) -> str:
        if has_starter:
            text = self.tr("%1 is ready: drop a recording, and its subtitles land beside it.")
            return text.replace("%1", model_title(DEFAULT_MODEL))
        return self.tr(
            "There is no model on this computer yet. Import a model pack, get one on the page of "
            "models, or install the starter with this command:"
        )

    def _computer(self, computer: Computer) -> str:
        text = self.tr("This computer has %1 of memory and %n core(s).", "", computer.n_cores)
        if computer.graphics:
            text = self.tr(
                "This computer has %1 of memory, %n core(s) and %2.", "", computer.n_cores
            )
        text = text.replace("%1", number_words.size(computer.memory))
        return text.replace("%2", ", ".join(computer.graphics))

    def _advised(self, computer: Computer, advice: Recommendation) -> str:
        text = {
            "language": self.tr("Recommended for %2: %1."),
            "memory": self.tr("Recommended for its memory: %1."),
            "many-languages": self.tr("Recommended: %1, which knows the most languages."),
        }[advice.reason]
        text = text.replace("%1", model_title(advice.model))
        return text.replace("%2", language_name(computer.language))

    def _next(self, advice: Recommendation, chosen: str) -> str:
        title = model_title(advice.model)
        if self._missing:
            sizes = sum(model.size for name in self._missing if (model := look_up(name)))
            text = self.tr("Get %1 (%2)").replace("%2", number_words.size(sizes))
            return text.replace("%1", title)
        if advice.model != chosen:
            return self.tr("Use %1").replace("%1", title)
        return self.tr("Start")

    def _dress(self) -> None:
        """Style sheets forget fonts."""
        self._title.setFont(scaled(self.font(), 1.25, self.font().Weight.DemiBold))

    def _on_main(self) -> None:
        assert self._advice is not None  # it was shown with one
        if self._missing:
            self.get_requested.emit(self._missing[0])
        else:
            self.use_requested.emit(self._advice.model)
        self.answered.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(STARTER_COMMAND)
        self.copy.setText(self.tr("Copied"))
