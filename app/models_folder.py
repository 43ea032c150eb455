"""Another models folder: the models moved there, or those that are there already used."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.job import RUNNING
from app.job_model import JobModel
from app.job_words import shown_name
from app.model_faces import Outcome
from app.model_tasks import Task
from app.models_desk import FOLDER, ModelsDesk
from app.models_place import ModelsPlace
from app.settings import Settings
from engine import Copied, FolderUnusable, Hooks, Store, check_folder, copy_models, drop_models


@dataclass(frozen=True, slots=True)
class _Moved:
    """Models that are in the new place as well."""

    old: Path
    target: Path
    copied: Copied


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A folder that models can be kept in."""

    target: Path


@dataclass(frozen=True, slots=True)
class _Cleared:
    """Models that are in the new place alone, but for what could not be removed."""

    moved: _Moved
    error: OSError | None


class ModelsFolder(QObject):
    """Moves the models folder. The old one keeps every model until the new one has it.

    Signals:
        changed: models are kept in this folder from now on, a Path.
    """

    changed = Signal(object)

    def __init__(
        self, desk: ModelsDesk, jobs: JobModel, place: ModelsPlace, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.place = place
        self._desk = desk
        self._jobs = jobs
        self._paused: list[str] = []  # downloads that go on after the move
        desk.tasks.ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether files are being transcribed."""
        return any(job.state in RUNNING for job in self._jobs.jobs)

    def move(self, target: Path) -> None:
        """Move all models to another folder, and keep them there."""
        self._paused = [each.name for each in self._desk.downloads.unfinished]
        self._desk.downloads.pause_all()
        self._desk.start(FOLDER, "move", partial(_moved, self.place.folder, target))

    def use(self, target: Path) -> None:
        """Keep models in another folder from now on; those of the old one stay there."""
        self._desk.start(FOLDER, "look", partial(_accepted, target))

    def _on_ended(self, task: Task, result: object) -> None:
        if task.name != FOLDER:
            return
        if isinstance(result, _Moved):
            self._desk.chosen.emit(_relocated(self._desk.settings, result))
            self._change(result.target)
            self._clear(result)
        elif isinstance(result, _Accepted):
            self._change(result.target)
            text = self.tr("Models are kept in %1 from now on.")
            self._desk.say(FOLDER, Outcome(text.replace("%1", shown_name(str(result.target)))))
        elif task.kind == "move" and result is None:
            text = self.tr("Stopped. The models are where they were; moving goes on next time.")
            self._desk.say(FOLDER, Outcome(text))
        elif isinstance(result, _Cleared):
            self._tell_cleared(result)
        if task.kind == "move":
            self._desk.downloads.get(self._paused)
            self._paused = []

    def _change(self, target: Path) -> None:
        self.changed.emit(target)
        self._desk.refresh()

    def _clear(self, moved: _Moved) -> None:
        """Remove what was moved from the old folder, unless files are being transcribed."""
        if self.is_busy:
            text = self.tr(
                "Moved to %1. The copies in %2 stay, as files are being transcribed; they can be "
                "deleted after that."
            )
            self._desk.say(FOLDER, Outcome(_filled(text, moved)))
            return
        self._desk.tasks.start(FOLDER, "remove", partial(_cleared, moved))

    def _tell_cleared(self, cleared: _Cleared) -> None:
        moved = cleared.moved
        if cleared.error is not None:
            text = self.tr("Moved to %1. Not all of the copies in %2 could be removed.")
        elif moved.copied.kept:
            text = self.tr("Moved to %1. These stay in %2, as others have their names there: %3")
        else:
            text = self.tr("Moved to %1.")
        is_wrong = cleared.error is not None
        self._desk.say(FOLDER, Outcome(_filled(text, moved), is_wrong=is_wrong))


def _relocated(settings: Settings, moved: _Moved) -> Settings:
    """Settings in which a model that was chosen by its folder is found in the new place."""

    def there(folder: str) -> str:
        names = Path(folder).parts[len(moved.old.parts) :]
        is_moved = Path(folder).parent == moved.old and names[0] in moved.copied.moved
        return str(moved.target / names[0]) if is_moved else folder

    folders = tuple(map(there, settings.model_folders))
    return replace(settings, model=there(settings.model), model_folders=folders)


def _moved(old: Path, target: Path, hooks: Hooks) -> _Moved | None:
    copied = copy_models(target, Store(old), hooks)
    return None if copied is None else _Moved(old, target, copied)


def _accepted(target: Path, _hooks: Hooks) -> _Accepted:
    try:
        check_folder(target, Store())
    except FolderUnusable as error:
        if error.reason != "read-only":  # models there can be used all the same
            raise
    return _Accepted(target)


def _cleared(moved: _Moved, _hooks: Hooks) -> _Cleared:
    try:
        drop_models(moved.copied.moved, moved.old, moved.target)
    except OSError as error:
        return _Cleared(moved, error)
    return _Cleared(moved, None)


def _filled(text: str, moved: _Moved) -> str:
    text = text.replace("%1", shown_name(str(moved.target)))
    text = text.replace("%2", shown_name(str(moved.old)))
    return text.replace("%3", shown_name(", ".join(moved.copied.kept)))
