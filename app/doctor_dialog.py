"""The panel that says what works on this computer, with buttons that mend what does not."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from app.dialog import Dialog
from app.doctor_report import check_lines
from app.doctor_rows import DoctorRows
from app.doctor_run import DoctorRun
from app.doctor_words import DoctorWords
from app.findings import Finding
from app.theme import Theme, scaled

_SIZE = QSize(760, 640)
_HERE = ("copy", "measure-microphone", "open-folder")  # actions that need no other place


class DoctorDialog(Dialog):
    """Checks when it is opened.

    Signals:
        action_requested: an action of app.mending_words.
        report_requested: the findings so far are to be saved, a list of Finding.
    """

    action_requested = Signal(str)
    report_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Check of this computer"))
        self._words = DoctorWords(QCoreApplication.translate)
        self._findings: list[Finding] = []
        self._run = DoctorRun(self)
        self._sum = QLabel()
        self._sum.setWordWrap(True)
        self._sum.setFont(scaled(self.font(), 1, self.font().Weight.DemiBold))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        room = self._bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(room)
        self.rows = DoctorRows(self._words, theme)
        self._lay_out(theme)
        self._connect()
        self.fit(_SIZE)

    def start(self) -> None:
        """Check everything, once more if it was before."""
        self._findings = []
        self.rows.clear()
        self._show_running()
        self._run.start()

    @property
    def findings(self) -> list[Finding]:
        """What was found so far."""
        return list(self._findings)

    @property
    def text(self) -> str:
        """What it says above the list."""
        return self._sum.text()

    def done(self, result: int) -> None:
        """Stop and close."""
        self._run.stop()
        super().done(result)

    def _lay_out(self, theme: Theme) -> None:
        self._bar.setAccessibleName(self.tr("Progress"))
        self.column.addWidget(self._sum)
        self.column.addWidget(self._bar)
        self.column.addWidget(self.rows, 1)
        self._again = QPushButton(self.tr("Check again"))
        self._copy = QPushButton(self.tr("Copy"))
        self._save = QPushButton(self.tr("Save a report…"))
        theme.dress(self._again, "refresh", "muted")
        theme.dress(self._copy, "content-copy", "muted")
        theme.dress(self._save, "content-save-outline", "muted")
        self.add_close(self._again, self._copy, self._save)

    def _connect(self) -> None:
        self._run.found.connect(self._on_found)
        self._run.ended.connect(self._on_ended)
        self._again.clicked.connect(self.start)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)
        self.rows.action_requested.connect(self._on_action)

    def _show_running(self) -> None:
        self._sum.setText(self.tr("Checking this computer…"))
        self._bar.show()
        self._again.setEnabled(False)

    def _on_found(self, finding: Finding) -> None:
        if finding.check == "level":  # measured since it was listed
            self._findings = [each for each in self._findings if each.check != "level"]
        self._findings.append(finding)
        self.rows.add(finding)

    def _on_ended(self, is_whole: bool) -> None:  # noqa: FBT001 - a signal's argument
        text = self._words.summary(self._findings)
        if not is_whole:
            text = self.tr("The check broke off. Below is what was found until then.")
        self._sum.setText(text)
        self._bar.hide()
        self._again.setEnabled(True)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(check_lines(self._findings)))

    def _on_save(self) -> None:
        self.report_requested.emit(self.findings)

    def _on_action(self, action: str) -> None:
        name = action.partition(":")[0]
        if name == "measure-microphone":
            self._show_running()
            self._run.start(("microphone",))
        elif name == "report":
            self._on_save()
        else:
            if name not in _HERE:
                self.accept()
            self.action_requested.emit(action)
