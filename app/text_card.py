"""The card below the jobs: the text of the selected one, live, and why it failed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.job import AT_REST, Job, State
from app.job_actions import JobActions, can_save_again
from app.job_words import JobWords, shown_name
from app.labels import elided_label
from app.languages import short_language
from app.mending_words import MendingWords
from app.message import START_OVER
from app.theme import Role, Theme, scaled
from app.transcript_model import TranscriptModel
from app.transcript_view import TranscriptView

_ALERT: tuple[str, Role] = ("alert-circle-outline", "error")
_RESTS: tuple[str, Role] = ("pause-circle-outline", "muted")


class TextCard(QFrame):
    """Header, reason and text of one job.

    Signals:
        retry_requested, resume_requested, save_again_requested: the button beside the reason was
            pressed for a Job.
        action_requested: an action of app.mending_words, which the reason offers.
        open_requested: a Job is to be read and corrected on a page of its own.
    """

    retry_requested = Signal(object)
    resume_requested = Signal(object)
    save_again_requested = Signal(object)
    action_requested = Signal(str)
    open_requested = Signal(object)

    def __init__(
        self, words: JobWords, actions: JobActions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = words
        self._menu = actions
        self._theme = theme
        self._mending = MendingWords(self)
        self._action = ""
        self._job: Job | None = None
        self._transcript = TranscriptModel(self)
        self.view = TranscriptView(self._transcript, theme)
        self._build_header(theme)
        self._build_reason()
        self._build_body()
        self._connect()
        self.show_job(None)

    def show_job(self, job: Job | None) -> None:
        """Show the text of this job from now on."""
        self._job = job
        self._transcript.show(job)
        self.refresh()

    def refresh(self) -> None:
        """Show what the job has become."""
        was_live = self.view.is_following
        self._transcript.catch_up()
        job = self._job
        self._name.setText(shown_name(job.path.name) if job else "")
        self._meta.setText(self._about(job) if job else "")
        self._open.setEnabled(bool(job and job.segments))
        self._copy.setEnabled(bool(job and job.segments))
        for button in (self._folder, self._more):
            button.setEnabled(job is not None)
        self._show_reason(job)
        self._hint.setText(self._hint_for(job))
        self._body.setCurrentWidget(self.view if job and job.segments else self._hint)
        if was_live and job and not job.is_unfinished:
            self.view.follow(is_on=False)

    def _build_header(self, theme: Theme) -> None:
        self._name = elided_label(elide=Qt.TextElideMode.ElideMiddle)
        self._name.setFont(scaled(self.font(), 1, self._name.font().Weight.DemiBold))
        self._meta = elided_label("muted")
        self._open = QPushButton(self.tr("Edit"))
        self._copy = QPushButton(self.tr("Copy"))
        self._folder = QPushButton(self.tr("Open folder"))
        self._more = QToolButton()
        theme.dress(self._open, "text-box-edit-outline", "muted")
        theme.dress(self._copy, "content-copy", "muted")
        theme.dress(self._folder, "folder-open-outline", "muted")
        theme.dress(self._more, "dots-horizontal", "muted")
        self._open.setAccessibleName(self.tr("Open the transcript"))
        self._copy.setAccessibleName(self.tr("Copy the text"))
        self._folder.setAccessibleName(self._folder.text())
        self._more.setAccessibleName(self.tr("More actions"))
        self._more.setToolTip(self._more.accessibleName())
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = QHBoxLayout()
        self._header.setSpacing(8)
        self._header.addWidget(self._name)
        self._header.addWidget(self._meta, 1)
        for button in (self._open, self._copy, self._folder, self._more):
            self._header.addWidget(button)

    def _build_reason(self) -> None:
        self._reason = QFrame()
        self._reason.setObjectName("reason")
        self._sign = QLabel()
        self._theme.changed.connect(self._colour)
        self._colour()
        self._why = QLabel()
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mend = QPushButton()
        self._again = QPushButton()
        row = QHBoxLayout(self._reason)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._why, 1)
        row.addWidget(self._mend)
        row.addWidget(self._again)

    def _build_body(self) -> None:
        self._hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        self._body = QStackedWidget()
        self._body.addWidget(self._hint)
        self._body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(10)
        column.addLayout(self._header)
        column.addWidget(self._reason)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open)
        self.view.doubleClicked.connect(self._on_open)
        self._copy.clicked.connect(self.view.copy_all)
        self._folder.clicked.connect(self._menu.open_folder.trigger)
        self._more.clicked.connect(self._on_more)
        self._again.clicked.connect(self._on_again)
        self._mend.clicked.connect(self._on_mend)

    def _colour(self) -> None:
        is_resting = self._job is not None and self._job.state in AT_REST
        name, role = _RESTS if is_resting else _ALERT
        self._sign.setPixmap(self._theme.icon(name, role).pixmap(18, 18))

    def _show_reason(self, job: Job | None) -> None:
        reason = self._words.reason(job) if job else None
        rest = self._words.rest(job) if job else ""
        lines = [str(line) for line in (reason, rest) if line]
        lines += self._words.notes(job) if job else []
        self._why.setText("\n".join(lines))
        self._reason.setVisible(bool(lines))
        self._colour()
        if job:
            text = self.tr("Save again") if can_save_again(job) else self.tr("Retry")
            text = self.tr("Resume") if job.state in AT_REST else text
            self._again.setText(text)
            self._again.setAccessibleName(text)
        self._again.setVisible(bool(reason or rest))
        self._action = reason.action if reason else ""
        self._mend.setText(self._mending.button(self._action))
        self._mend.setAccessibleName(self._mend.text())
        self._mend.setVisible(bool(self._action))

    def _about(self, job: Job) -> str:
        parts = [self.tr("%n segment(s)", "", len(job.segments))] if job.segments else []
        total = job.languages.total()
        if len(job.languages) > 1:
            parts += [
                f"{short_language(code)} {round(100 * count / total)} %"
                for code, count in job.languages.most_common(3)
            ]
        parts += [shown_name(path.name) for path in job.written]
        return " · ".join(parts)

    def _hint_for(self, job: Job | None) -> str:
        if job is None:
            return self.tr("Select a file to see its text.")
        if job.state is State.FAILED:
            return ""
        if job.is_unfinished:
            return self.tr("The text appears here while the file is transcribed.")
        return self.tr("There is no text.")

    def _on_more(self) -> None:
        corner = self._more.mapToGlobal(self._more.rect().bottomRight())
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))

    def _on_open(self) -> None:
        if self._job:
            self.open_requested.emit(self._job)

    def _on_mend(self) -> None:
        if self._action == START_OVER:
            self._menu.start_over_requested.emit([self._job])
        else:
            self.action_requested.emit(self._action)

    def _on_again(self) -> None:
        if self._job and can_save_again(self._job):
            self.save_again_requested.emit(self._job)
        elif self._job and self._job.state in AT_REST:
            self.resume_requested.emit(self._job)
        elif self._job:
            self.retry_requested.emit(self._job)
