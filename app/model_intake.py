"""Models that come from the user's own disk: packs, and folders used where they lie."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.job_words import model_title
from app.model_faces import Outcome
from app.model_tasks import Task
from app.models_desk import FOLDER, ModelsDesk
from app.settings import with_model
from engine import Hooks, Model, Place, Store, import_model, recognize


@dataclass(frozen=True, slots=True)
class Seen:
    """What a folder holds: a model that can be loaded, and which of the catalogue's, if any."""

    folder: Path
    model: Model | None


class ModelIntake(QObject):
    """Takes them in, and says at the FOLDER what became of it."""

    def __init__(self, desk: ModelsDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.tasks.ended.connect(self._on_ended)

    def import_pack(self, file: Path) -> None:
        """Copy the model in a pack into the models folder."""
        self._desk.start(FOLDER, "import", partial(_imported, file, None))

    def use_folder(self, folder: Path) -> None:
        """Take a model where it lies; what is no recognizer is copied, as it is found by name."""
        self._desk.start(FOLDER, "look", partial(_looked_into, folder))

    def _on_ended(self, task: Task, result: object) -> None:
        if task.name == FOLDER and isinstance(result, Seen):
            self._take(result)
        elif task.kind == "import" and isinstance(result, Place):
            text = self.tr("%1 is here now.")
            title = model_title(result.directory.name)
            self._desk.say(FOLDER, Outcome(text.replace("%1", title)))

    def _take(self, seen: Seen) -> None:
        model = seen.model
        if model is not None and model.capabilities.task != "recognize":
            self._desk.start(FOLDER, "import", partial(_imported, seen.folder, model.name))
            return
        self._desk.chosen.emit(with_model(self._desk.settings, str(seen.folder)))
        text = self.tr("New files are transcribed with “%1”, from where it lies.")
        self._desk.say(FOLDER, Outcome(text.replace("%1", model_title(str(seen.folder)))))


def _imported(origin: Path, name: str | None, hooks: Hooks) -> Place | None:
    return import_model(origin, name, Store(), hooks)


def _looked_into(folder: Path, _hooks: Hooks) -> Seen:
    found = Store().find(str(folder))
    return Seen(found.directory, recognize(found.directory))
