"""What a model's card shows, from all that is known of the model and the work on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from app import number_words
from app.job_words import model_title
from app.model_card import Deed, Face, Progress
from app.model_card_words import ModelCardWords
from app.model_downloads import Download, Stage
from app.model_state_words import ModelStateWords
from app.model_tasks import Task
from app.shelf import Item
from engine import Offline

LICENCES = {
    "FunASR Model License 1.1": "https://github.com/modelscope/FunASR/blob/main/MODEL_LICENSE",
    "MIT": "https://github.com/openai/whisper/blob/main/LICENSE",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the last thing that was done to a model, in words."""

    text: str
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What there is to know beside the model itself.

    Attributes:
        now: on the clock of the downloads.
        chosen: the model that new files are transcribed with.
        speeds: as Settings has them.
        beside: models that are not here, and come with it.
    """

    now: float
    chosen: str
    speeds: Mapping[str, float] = field(default_factory=dict)
    download: Download | None = None
    task: Task | None = None
    outcome: Outcome | None = None
    beside: tuple[str, ...] = ()


class ModelFaces(QObject):
    """Makes faces, in the interface's language."""

    def __init__(
        self, words: ModelCardWords, state_words: ModelStateWords, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._state_words = state_words

    def face(self, item: Item, now: Situation) -> Face:
        """All that a model's card shows."""
        words, model = self._words, item.model
        outcome = self._outcome(item, now)
        return Face(
            title=model_title(item.name),
            task=words.task(model) if model is not None else self.tr("Your own"),
            good_at=words.good_at(item),
            facts=words.facts(item, _speeds_of(item, now.speeds)),
            where=words.where(item) if item.is_ready else words.brings(now.beside),
            state=self._state(item, now),
            is_ready=item.is_ready,
            abilities=tuple(words.abilities(model)) if model is not None else (),
            buttons=tuple(self._buttons(item, now)),
            menu=tuple(self._menu(item, now)),
            progress=self._progress(now),
            outcome=outcome.text,
            is_wrong=outcome.is_wrong,
        )

    def _outcome(self, item: Item, now: Situation) -> Outcome:
        known = now.download
        if known is not None and known.stage is Stage.FAILED:
            return Outcome(self._state_words.fault(known), is_wrong=True)
        if now.outcome is None and item.unfinished and known is None and not item.is_ready:
            text = self.tr("%1 of it are here already.")
            return Outcome(text.replace("%1", number_words.size(item.unfinished)))
        return now.outcome or Outcome("")

    def _state(self, item: Item, now: Situation) -> str:
        if item.is_ready:
            is_chosen = item.is_model(now.chosen)
            return self.tr("In use for new files") if is_chosen else self.tr("Ready")
        if now.download is None:
            return ""
        return {
            Stage.WAITING: self.tr("Waiting"),
            Stage.RUNNING: self.tr("Downloading"),
            Stage.PAUSING: self.tr("Downloading"),
            Stage.PAUSED: self.tr("Paused"),
            Stage.FAILED: self.tr("Not downloaded"),
        }[now.download.stage]

    def _buttons(self, item: Item, now: Situation) -> list[Deed]:
        if now.task is not None:
            may_stop = now.task.kind != "remove" and not now.task.is_stopping
            return [("stop", self.tr("Cancel"))] if may_stop else []
        if not item.is_ready:
            return self._ways_to_get(item, now.download)
        deeds = []
        if item.is_recognizer and not item.is_model(now.chosen):
            deeds.append(("use", self.tr("Use")))
        if item.model is not None:
            deeds.append(("check", self.tr("Check")))
        if item.place is not None and item.place.where == "cache":
            deeds.append(("copy", self.tr("Copy into the models folder")))
        if item.is_removable:
            deeds.append(("remove", self.tr("Remove")))
        return deeds

    def _ways_to_get(self, item: Item, known: Download | None) -> list[Deed]:
        if item.model is None or (item.model.modelscope or item.model.huggingface) is None:
            return []
        give_up = ("drop", self.tr("Cancel"))
        if known is None:
            get = ("get", self._words.get(item.size))
            return [("get", self.tr("Resume")), give_up] if item.unfinished else [get]
        if known.stage in (Stage.WAITING, Stage.RUNNING, Stage.PAUSING):
            return [("pause", self.tr("Pause")), give_up]
        if isinstance(known.error, Offline):
            return [("online", self.tr("Go online")), give_up]
        again = self.tr("Resume") if known.stage is Stage.PAUSED else self.tr("Try again")
        return [("get", again), give_up]

    def _menu(self, item: Item, now: Situation) -> list[Deed]:
        deeds: list[Deed] = []
        if item.place is not None:
            if item.model is not None and now.task is None:
                deeds.append(("export", self.tr("Export pack…")))
            deeds.append(("open", self.tr("Open its folder")))
        if item.model is None:
            if not item.is_removable:
                deeds.append(("forget", self.tr("Take from the list")))
            return deeds
        if deeds:
            deeds.append(("", ""))
        if item.model.licence in LICENCES:
            deeds.append(("licence", self.tr("Licence, in the browser")))
        if item.model.modelscope is not None:
            deeds.append(("page", self.tr("Model card, in the browser")))
        return deeds

    def _progress(self, now: Situation) -> Progress | None:
        if now.task is not None:
            text = self._state_words.task(now.task)
            total = now.task.total
            return Progress(text, now.task.done / total if total else None)
        if now.download is None or now.download.stage is Stage.FAILED:
            return None
        known = now.download
        fraction = known.done / known.total if known.total else None
        return Progress(self._state_words.download(known, now.now), fraction)


def _speeds_of(item: Item, speeds: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    """What was measured of a model, by device."""
    found = (key.rpartition(" ") for key in sorted(speeds))
    return [(device, speeds[f"{name} {device}"]) for name, _, device in found if name == item.name]
