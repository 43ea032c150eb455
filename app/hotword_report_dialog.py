"""The report on hotwords in one text: which were heard, when, and how each came there."""

from pathlib import Path

from PySide6.QtCore import QDir, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from app.background import Background, Problem
from app.combo import Combo
from app.dialog import Dialog
from app.hotword_report_file import HotwordReportFile
from app.hotword_report_model import HotwordReportModel
from app.hotword_report_view import HotwordReportView
from app.hotword_tally import Tally
from app.job_words import shown_name
from app.labels import ProblemLine
from app.messages import Messages
from app.theme import Theme

_SIZE = QSize(720, 520)


class HotwordReportDialog(Dialog):
    """A sentence, a table, and where it can be saved.

    Signals:
        time_chosen: seconds; somebody wants to go there.
    """

    time_chosen = Signal(float)

    def __init__(  # noqa: PLR0913, PLR0917 - what it tells, and with what
        self,
        name: str,
        tally: Tally,
        lists: str,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        """Make one; `lists` says in a sentence whose words these are."""
        super().__init__(self.tr("Hotword report: %1").replace("%1", shown_name(name)), parent)
        self._name = name
        self._tally = tally
        self._messages = messages
        self._disk = Background(self)
        self._told = _label(self._sentence())
        self._lists = _label(lists)
        self._lists.setObjectName("muted")
        self._model = HotwordReportModel(self)
        self._model.show(tally)
        self.view = HotwordReportView(self._model, theme)
        self.which = Combo(theme, self.tr("Which words are shown"))
        for text, which in (
            (self.tr("All words"), "all"),
            (self.tr("Heard"), "heard"),
            (self.tr("Suggested"), "suggested"),
            (self.tr("Never heard"), "never"),
        ):
            self.which.addItem(text, which)
        self.said = ProblemLine()
        self._copy = QPushButton(self.tr("&Copy"))
        self._save = QPushButton(self.tr("&Save…"))
        self._lay_out()
        self.fit(_SIZE)
        self.which.activated.connect(self._on_which)
        self.view.time_chosen.connect(self.time_chosen)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)

    def save(self, path: Path) -> None:
        """Write the report there, as CSV or JSON by its suffix."""
        self._disk.run(lambda: _written(path, self._name, self._tally), self._on_saved)

    def done(self, result: int) -> None:
        """Let what is written be written."""
        self._disk.finish()
        super().done(result)

    def _lay_out(self) -> None:
        self.column.addWidget(self._told)
        self.column.addWidget(self._lists)
        row = QHBoxLayout()
        row.addWidget(self.which)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.said)
        self.add_close(self._copy, self._save)
        self.view.setFocus()

    def _sentence(self) -> str:
        tally = self._tally
        if not tally.n_words and not tally.hits:
            return self.tr("These lists have no words.")
        heard = self.tr("%1 of %n word(s) were heard", "", tally.n_words)
        hits = self.tr("%n hit(s)", "", len(tally.written))
        n_put_in = sum(hit.way != "heard" for hit in tally.written)
        text = self.tr("%1, %2, %3.").replace("%1", heard.replace("%1", str(tally.n_heard)))
        put_in = self.tr("%n of them put in for what was heard", "", n_put_in)
        text = text.replace("%2", hits).replace("%3", put_in)
        n_maybe = len(tally.hits) - len(tally.written)
        if n_maybe:
            text += " " + self.tr("%n suggestion(s).", "", n_maybe)
        return text

    def _on_which(self) -> None:
        self._model.want(self.which.currentData())

    def _on_copy(self) -> None:
        self.view.clearSelection()
        self.view.copy_rows()
        self.said.say(self.tr("Copied."), is_wrong=False)

    def _on_save(self) -> None:
        stem = Path(self._name).stem + "-" + self.tr("hotwords", "part of a file's name")
        place = str(Path(QDir.homePath()) / f"{stem}.csv")
        kinds = "CSV (*.csv);;JSON (*.json)"
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), place, kinds)
        if name:
            path = Path(name)
            if path.suffix.lower() not in {".csv", ".json"}:
                path = path.with_name(path.name + (".json" if "json" in kind else ".csv"))
            self.save(path)

    def _on_saved(self, result: Path | Problem) -> None:
        if isinstance(result, Path):
            text = self.tr("Saved: %1").replace("%1", shown_name(result.name))
            self.said.say(text, is_wrong=False)
        else:
            self.said.say(shown_name(str(self._messages.error(result))))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setVisible(bool(text))
    return label


def _written(path: Path, name: str, tally: Tally) -> Path:
    file = HotwordReportFile(path)
    try:
        file.write(name, tally)
        return file.finish()[0]
    except OSError:
        file.close()
        raise
