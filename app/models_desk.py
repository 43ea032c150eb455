"""All that is done with models on behalf of the window, whatever page is shown."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.background import Background, Problem
from app.computer import this_computer
from app.job import RUNNING
from app.job_model import JobModel
from app.job_words import shown_name
from app.messages import Messages
from app.model_card import Face
from app.model_card_words import ModelCardWords
from app.model_downloads import ModelDownloads
from app.model_faces import LICENCES, ModelFaces, Outcome, Situation
from app.model_faults import ModelFaults, page_of
from app.model_state_words import ModelStateWords
from app.model_tasks import Kind, ModelTasks, Task
from app.network import network_of
from app.recommendation import recommended
from app.resources import resource
from app.settings import Settings, with_model, without_folders
from app.shelf import Item, Shelf, look, missing_with
from engine import (
    Check,
    EngineError,
    Hooks,
    Place,
    Store,
    check_apart,
    export_model,
    import_model,
    look_up,
    remove,
)

FOLDER = "."  # stands for the models folder among the models; no model is called so
Work = Callable[[Hooks], object]


class ModelsDesk(QObject):
    """Knows which models there are, and what is being done to each.

    Signals:
        changed: the card of that model, or what is said of the FOLDER, is another.
        looked: the shelf is another.
        arrived: the model of that name can be used from now on.
        chosen: Settings with a choice in them.
    """

    changed = Signal(str)
    looked = Signal()
    arrived = Signal(str)
    chosen = Signal(object)

    def __init__(
        self, settings: Settings, jobs: JobModel, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.shelf: Shelf | None = None
        self.downloads = ModelDownloads(self)
        self.tasks = ModelTasks(self)
        self._jobs = jobs
        self._messages = messages
        self.words = ModelCardWords(self)
        faults = ModelFaults(messages.translate, in_window=True)
        self.state_words = ModelStateWords(messages, faults, self)
        self._faces = ModelFaces(self.words, self.state_words, self)
        self._outcomes: dict[str, Outcome] = {}
        self._disk = Background(self)
        self._n_looks = 0
        self.downloads.use(network_of(settings))
        self.downloads.changed.connect(self.changed)
        self.downloads.stopped.connect(self.refresh)
        self.downloads.arrived.connect(self._on_arrived)
        self.tasks.changed.connect(self.changed)
        self.tasks.ended.connect(self._on_ended)

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed, here or elsewhere."""
        before, self.settings = self.settings, settings
        self.downloads.use(network_of(settings))
        if _shown(before) != _shown(settings):
            self.looked.emit()
        if before.model_folders != settings.model_folders:
            self.refresh()

    def refresh(self) -> None:
        """See anew which models there are."""
        self._n_looks += 1
        self._disk.run(partial(look, self.settings.model_folders), self._on_looked)

    def close(self) -> None:
        """Stop everything; what has arrived of a download is kept."""
        self.downloads.close()
        self.tasks.close()
        self._disk.finish()

    def face(self, item: Item) -> Face:
        """What the card of a model shows."""
        name = item.name
        now = Situation(
            now=self.downloads.now(),
            chosen=self.settings.model,
            speeds=self.settings.speeds,
            download=self.downloads.of(name),
            task=self.tasks.of(name),
            outcome=self._outcomes.get(name),
            beside=self._missing_with(name)[1:],
        )
        return self._faces.face(item, now)

    def item(self, name: str) -> Item | None:
        """The model of that name, as it was when last looked at."""
        items = () if self.shelf is None else self.shelf.items
        return next((item for item in items if item.name == name), None)

    def recommended(self) -> tuple[str, ...]:
        """Models that suit this computer."""
        return recommended(this_computer(self.settings.interface)).names

    def outcome(self, name: str) -> Outcome | None:
        """What became of the last thing that was done to a model."""
        return self._outcomes.get(name)

    def say(self, name: str, outcome: Outcome | None) -> None:
        """Put in words what became of something; nothing takes them away."""
        self._outcomes.pop(name, None)
        if outcome is not None:
            self._outcomes[name] = outcome
        self.changed.emit(name)

    def get(self, name: str) -> None:
        """Download a model, and what it wants beside it."""
        work = self.tasks.of(FOLDER)
        if work is not None and work.kind == "move":
            self.say(name, Outcome(self.tr("The models are being moved; get it after that.")))
            return
        self.say(name, None)
        self.downloads.get(self._missing_with(name))

    def _missing_with(self, name: str) -> tuple[str, ...]:
        """A model, and what it wants beside it that is not here."""
        items = () if self.shelf is None else self.shelf.items
        return missing_with(name, [item.name for item in items if item.is_ready])

    def do(self, name: str, deed: str) -> None:
        """Do what a card asks for, where nothing has to be asked before."""
        deeds: dict[str, Callable[[str], object]] = {
            "get": self.get,
            "pause": self.downloads.pause,
            "drop": self.downloads.drop,
            "stop": self.tasks.stop,
            "online": self._go_online,
            "check": self._check,
            "copy": self._copy,
            "use": self._use,
            "forget": self._forget,
            "open": self._open_folder,
            "licence": self._open_licence,
            "page": self._open_page,
        }
        deeds[deed](name)

    def is_in_use(self, name: str) -> bool:
        """Whether a file is being transcribed, or waits to be, with a model."""
        model = look_up(name)
        if model is not None and model.capabilities.task != "recognize":
            return any(job.state in RUNNING for job in self._jobs.jobs)
        meant = self._chosen_as(name)
        return any(job.options.model == meant for job in self._jobs.unfinished)

    def remove(self, name: str) -> None:
        """Remove a model from the models folder, unless it is in use."""
        if self.is_in_use(name):
            text = self.tr("It is in use: files are being transcribed, or wait to be, with it.")
            self.say(name, Outcome(text, is_wrong=True))
            return
        self.start(name, "remove", partial(_removed, name))

    def export(self, name: str, file: Path) -> None:
        """Write a model to a pack; the user was asked about a file that is there."""
        self.start(name, "export", partial(_exported, name, file))

    def go_online(self, *, is_online: bool) -> None:
        """Turn the network on or off."""
        self.chosen.emit(replace(self.settings, is_offline=not is_online))

    def start(self, name: str, kind: Kind, work: Work) -> None:
        """Begin work on a model; what was said of it before goes."""
        self.say(name, None)
        self.tasks.start(name, kind, work)

    def _check(self, name: str) -> None:
        self.start(name, "check", partial(_checked, name))

    def _copy(self, name: str) -> None:
        item = self.item(name)
        if item is not None and item.place is not None:
            self.start(name, "copy", partial(_copied, item.place.directory, name))

    def _use(self, name: str) -> None:
        self.chosen.emit(with_model(self.settings, self._chosen_as(name)))

    def _forget(self, name: str) -> None:
        settings = without_folders(self.settings, [self._chosen_as(name)])
        if settings != self.settings:
            self.chosen.emit(settings)

    def _chosen_as(self, name: str) -> str:
        """What the settings call a model: its name, or its folder's path."""
        item = self.item(name)
        if item is not None and item.model is None and item.place is not None:
            return str(item.place.directory)
        return name

    def _go_online(self, name: str) -> None:
        self.go_online(is_online=True)
        self.get(name)

    def _open_folder(self, name: str) -> None:
        item = self.item(name)
        if item is not None and item.place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(item.place.directory)))

    def _open_licence(self, name: str) -> None:
        model = look_up(name)
        if model is not None:
            QDesktopServices.openUrl(QUrl(LICENCES[model.licence]))

    def _open_page(self, name: str) -> None:
        QDesktopServices.openUrl(QUrl(page_of(name)))

    def _on_looked(self, shelf: Shelf | Problem) -> None:
        self._n_looks -= 1
        if self._n_looks:
            return  # a newer look is on the way
        if isinstance(shelf, Shelf):
            self.shelf = shelf
            self.looked.emit()
        else:
            text = shown_name(str(self._messages.error(shelf)))
            self.say(FOLDER, Outcome(text, is_wrong=True))

    def _on_arrived(self, name: str) -> None:
        self.refresh()
        self.arrived.emit(name)

    def _on_ended(self, task: Task, result: object) -> None:
        if isinstance(result, EngineError | OSError):
            text = shown_name(str(self._messages.error(result)))
            self.say(task.name, Outcome(text, is_wrong=True))
        elif task.kind == "check" and isinstance(result, tuple) and not task.is_stopping:
            is_wrong = any(check.outcome == "failed" for check in result)
            self.say(task.name, Outcome(self.state_words.checked(result), is_wrong=is_wrong))
        elif task.kind == "export" and result is True:
            self.say(task.name, Outcome(self.tr("The pack is written.")))
        elif task.kind == "copy" and result is not None:
            self.say(task.name, Outcome(self.tr("Copied into the models folder.")))
        elif task.kind == "remove":
            self._forget(task.name)
        self.refresh()


def _shown(settings: Settings) -> tuple[object, ...]:
    """What of the settings is seen on the page."""
    return settings.model, settings.speeds, settings.is_offline, settings.interface


def _removed(name: str, _hooks: Hooks) -> None:
    remove(name, Store())


def _exported(name: str, file: Path, hooks: Hooks) -> bool:
    return export_model(name, file, Store(), hooks, replaces=True)


def _checked(name: str, hooks: Hooks) -> tuple[Check, ...]:
    return tuple(check_apart(resource("samples"), [name], Store(), hooks))


def _copied(origin: Path, name: str, hooks: Hooks) -> Place | None:
    return import_model(origin, name, Store(), hooks)
