"""The dialog that exports a part of the sound; what goes wrong is said in it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from app.clip_fields import Choice, ClipFields, Recording
from app.clips import Clip, Clips
from app.dialog import Dialog
from app.job_words import shown_name
from app.labels import ProblemLine
from app.messages import Messages
from app.theme import Theme
from engine import CLIP_FORMATS, EngineError

_SIZE = QSize(480, 290)
_STEPS = 1000  # of the progress bar


class ClipDialog(Dialog):
    """Asks what to export and writes it. `fields` has what is to be remembered.

    Signals:
        written: the Path of the clip; the dialog closes.
    """

    written = Signal(object)

    def __init__(
        self,
        recording: Recording,
        choice: Choice,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Export the sound"), parent)
        self._messages = messages
        self._clips = Clips(self)
        self._writing: Clip | None = None
        self.fields = ClipFields(recording, choice, theme)
        self._build_lines(choice)
        self._lay_out()
        self._connect()
        self.fit(_SIZE)
        self._check()

    def accept(self) -> None:
        """Write the clip; the dialog closes behind it."""
        clip = self.fields.clip()
        assert isinstance(clip, Clip)  # the button is off else
        self._show_writing(clip)
        self._clips.write(clip)

    def reject(self) -> None:
        """Stop writing; close where nothing is being written."""
        if self._writing is not None:
            self._clips.cancel()
        else:
            super().reject()

    def _build_lines(self, choice: Choice) -> None:
        missing = [each.upper() for each in CLIP_FORMATS if each not in choice.formats]
        text = self.tr("%1 cannot be written here, as FFmpeg came without it.")
        self._missing = QLabel(text.replace("%1", ", ".join(missing)))
        self._missing.setObjectName("muted")
        self._missing.setWordWrap(True)
        self._missing.setVisible(bool(missing))
        self._problem = ProblemLine()
        self._progress = QProgressBar()
        self._progress.setRange(0, _STEPS)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.hide()

    def _lay_out(self) -> None:
        for part in (self.fields, self._missing, self._problem, self._progress):
            self.column.addWidget(part)
        self.column.addStretch()
        self._export = self.add_answers(self.tr("&Export"))

    def _connect(self) -> None:
        self.fields.changed.connect(self._check)
        self._clips.progressed.connect(self._on_progressed)
        self._clips.written.connect(self._on_written)
        self._clips.failed.connect(self._on_failed)
        self._clips.cancelled.connect(self._on_cancelled)

    def _check(self) -> None:
        clip = self.fields.clip()
        self._say(clip if isinstance(clip, str) else "")
        self._export.setEnabled(isinstance(clip, Clip))

    def _say(self, problem: str) -> None:
        self._problem.say(problem)
        self._export.setAccessibleDescription(problem)

    def _show_writing(self, clip: Clip | None) -> None:
        self._writing = clip
        self._say("")
        self._progress.setValue(0)
        self._progress.setVisible(clip is not None)
        self.fields.setEnabled(clip is None)
        self._export.setEnabled(clip is None)

    def _on_progressed(self, seconds: float) -> None:
        if self._writing is not None:
            start, end = self._writing.span
            self._progress.setValue(round(_STEPS * seconds / (end - start)))

    def _on_written(self, path: object) -> None:
        self._show_writing(None)
        self.written.emit(path)
        super().accept()

    def _on_failed(self, error: EngineError | OSError) -> None:
        self._show_writing(None)
        self._say(shown_name(str(self._messages.error(error))))
        self._export.setFocus()

    def _on_cancelled(self) -> None:
        self._show_writing(None)
        self._say(self.tr("Nothing was written."))
        self._export.setFocus()
