"""What the models page says of work on a model: how far it is, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app import number_words
from app.job_words import shown_name
from app.messages import Messages
from app.model_downloads import Download, Stage
from app.model_faults import ModelFaults
from app.model_tasks import Kind, Task
from engine import Check, DownloadFailed, Offline, Verified

_MINUTE, _HOUR = 60, 3600


class ModelStateWords(QObject):
    """The words of downloads, checks and the rest, in the interface's language."""

    def __init__(self, messages: Messages, faults: ModelFaults, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._faults = faults

    def download(self, known: Download, now: float) -> str:
        """How far a download is."""
        if known.stage is Stage.FAILED:
            return self.fault(known)
        if known.stage is not Stage.RUNNING:
            return {
                Stage.WAITING: self.tr("Waits for the download before it"),
                Stage.PAUSING: self.tr("Pausing…"),
                Stage.PAUSED: self.tr("Paused. What has arrived is kept."),
            }[known.stage]
        if known.waits:
            return self.tr("Another Shengwen is downloading it; this one waits.")
        if not known.total:
            return self.tr("Asking for the list of files…")
        text = self.tr("%1 of %2").replace("%1", number_words.size(known.done))
        text = text.replace("%2", number_words.size(known.total))
        left = known.time_left(now)
        return text if left is None else f"{text} · {self.left(left)}"

    def fault(self, known: Download) -> str:
        """Why a download failed; what to do is on the buttons beside it."""
        error = known.error
        assert error is not None
        if isinstance(error, Offline):
            return self.tr("Downloads are off: the program is offline.")
        if isinstance(error, DownloadFailed):
            fault = self._faults.download_fault(error)
            return self.tr("Not downloaded: %1.").replace("%1", fault)
        return shown_name(str(self._messages.error(error)))

    def task(self, task: Task) -> str:
        """What is being done, and how far it is."""
        if task.is_stopping:
            return self.tr("Stopping…")
        if not task.total:
            return self._kind(task.kind)
        text = self.tr("%1 of %2").replace("%1", number_words.size(task.done))
        return f"{self._kind(task.kind)} {text.replace('%2', number_words.size(task.total))}"

    def _kind(self, kind: Kind) -> str:
        return {
            "check": self.tr("Checking…"),
            "remove": self.tr("Removing…"),
            "copy": self.tr("Copying into the models folder…"),
            "import": self.tr("Importing…"),
            "export": self.tr("Exporting…"),
            "move": self.tr("Moving the models…"),
            "look": self.tr("Looking into the folder…"),
        }[kind]

    def left(self, seconds: float) -> str:
        """Time left, as exactly as it is known."""
        minutes = round(seconds / _MINUTE)
        if minutes < 1:
            return self.tr("less than a minute")
        if seconds < _HOUR:
            return self.tr("about %1 min").replace("%1", str(minutes))
        text = self.tr("about %1 h %2 min").replace("%1", str(minutes // 60))
        return text.replace("%2", str(minutes % 60 // 5 * 5))

    def checked(self, checks: Sequence[Check]) -> str:
        """What became of a check."""
        failed = [check for check in checks if check.outcome == "failed"]
        if failed:
            return " ".join(map(self._failed, failed))
        if any(check.what == "clip" and check.outcome == "ok" for check in checks):
            return self.tr("Checked: its files are right, and it hears what it should.")
        return self.tr("Checked: its files are right, and it can be used.")

    def _failed(self, check: Check) -> str:
        if check.what == "files":
            wrong = [self._file(file) for file in check.files if file.is_wrong]
            if not wrong and check.error is not None:
                return shown_name(str(self._messages.error(check.error)))
            text = self.tr("%1 Remove the model and get it again.")
            return text.replace("%1", " ".join(wrong))
        if check.error is not None:
            return shown_name(str(self._messages.error(check.error)))
        return self.tr("It hears something else than it should in a known recording.")

    def _file(self, file: Verified) -> str:
        text = {
            "missing": self.tr("%1 is missing."),
            "added": self.tr("%1 did not come with the others."),
            "length": self.tr("%1 has the wrong length."),
            "hash": self.tr("%1 is not what it was."),
            "unreadable": self.tr("%1 cannot be read."),
        }[file.outcome]
        return text.replace("%1", shown_name(file.file))
