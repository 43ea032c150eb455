"""Models that files wait for: offered where one is missing, and the files tried again with it.

What a model was measured to do with finished files is noted on the way.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.job import Job, State
from app.job_model import JobModel
from app.job_words import model_title
from app.models_desk import ModelsDesk
from app.notice import Notice
from app.settings import is_folder, with_model
from engine import ModelMissing, look_up

_LEAST_SECONDS = 20.0  # of sound; shorter files say more of the start than of the pace


class ModelWishes(QObject):
    """Watches the jobs.

    Signals:
        said: a Notice.
        page_wanted: the models page is to be shown.
        retry_wanted: a list of Job that failed for want of a model that is here now.
    """

    said = Signal(object)
    page_wanted = Signal()
    retry_wanted = Signal(object)

    def __init__(self, desk: ModelsDesk, jobs: JobModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._told: set[Job] = set()  # failed jobs that a model was offered for
        self._measured: set[Job] = set()
        self._wanted = ""  # what was asked for to be used
        jobs.refreshed.connect(self._on_refreshed)
        desk.arrived.connect(self._on_arrived)

    def offer(self, name: str) -> None:
        """Say that a model is not here, and offer to get it and to use it then."""
        model = look_up(name)
        if model is not None and (model.modelscope or model.huggingface) is not None:
            text = self.tr("%1 is not on this computer.").replace("%1", model.title)
            get = self._desk.words.get(model.size)
            self.said.emit(Notice(text, get, partial(self._get, name, name)))

    def get_to_use(self, name: str) -> None:
        """Download a model, and offer to use it then."""
        self._get(name, name)

    def get(self, name: str) -> None:
        """Download a model, and show how far it is."""
        self._get(name, "")

    def _get(self, name: str, to_use: str) -> None:
        self._wanted = to_use
        self.page_wanted.emit()
        self._desk.get(name)

    def _on_refreshed(self, touched: set[Job]) -> None:
        for job in touched:
            if job.state is State.FAILED and isinstance(job.error, ModelMissing):
                self._offer_for(job)
            elif job.is_complete and job.ended is not None and job not in self._measured:
                self._measured.add(job)
                self._measure(job)
            elif job.is_unfinished:
                self._told.discard(job)
                self._measured.discard(job)

    def _offer_for(self, job: Job) -> None:
        assert isinstance(job.error, ModelMissing)
        if job not in self._told:
            self._told.add(job)
            self.offer(job.error.model)

    def _measure(self, job: Job) -> None:
        speed = job.speed(self._jobs.now())
        heard = job.done - job.done_before
        if speed is None or heard < _LEAST_SECONDS or is_folder(job.options.model):
            return
        settings = self._desk.settings
        key = f"{job.options.model} {job.device.partition(':')[0]}"
        before = settings.speeds.get(key, speed)
        speeds = {**settings.speeds, key: round((before + speed) / 2, 1)}
        self._desk.chosen.emit(replace(settings, speeds=speeds))

    def _on_arrived(self, name: str) -> None:
        waiting = [job for job in self._jobs.jobs if _lacks(job, name)]
        text = self.tr("%1 is here now.").replace("%1", model_title(name))
        if waiting:
            self.said.emit(Notice(text))
            self.retry_wanted.emit(waiting)
        elif name in _needs(self._wanted):
            return  # the line that offers to use what it came with is to stay
        elif self._wanted == name:
            self.said.emit(Notice(text, self.tr("Use it"), partial(self._use, name)))
        else:
            self.said.emit(Notice(text))

    def _use(self, name: str) -> None:
        self._desk.chosen.emit(with_model(self._desk.settings, name))


def _needs(name: str) -> tuple[str, ...]:
    """What a model wants beside it."""
    model = look_up(name)
    return () if model is None else model.needs


def _lacks(job: Job, name: str) -> bool:
    """Whether a job failed for want of that very model."""
    if job.state is not State.FAILED or not isinstance(job.error, ModelMissing):
        return False
    model = look_up(job.error.model)
    return model is not None and model.name == name
