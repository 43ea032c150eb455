"""Gives jobs the hotwords of their lists: as these are when a job begins, and then for good."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.hotword_lists import Resolved
from app.job import Job, ListsLeftOut
from app.settings import Settings
from engine import NO_HOTWORDS, JobId, look_up

Resolve = Callable[[Iterable[str]], Resolved]

_NOBODY = JobId(0)  # whom a note is about that is made before there is a job


def no_lists(names: Iterable[str]) -> Resolved:
    """What lists say where there are none."""
    return Resolved(NO_HOTWORDS, tuple(names))


def lists_left_out(found: Resolved) -> ListsLeftOut | None:
    """What there is to say of lists that were chosen, and could not be had."""
    unreadable = tuple(name for name, _error in found.unreadable)
    if found.missing or unreadable:
        return ListsLeftOut(_NOBODY, found.missing, unreadable)
    return None


def listens(model: str) -> bool:
    """Whether hotwords may change what a model hears; one in a folder may be of any kind."""
    known = look_up(model)
    return known is None or known.capabilities.hotwords


class JobHotwords:
    """Knows which lists are chosen for all jobs."""

    def __init__(self, resolve: Resolve, settings: Settings) -> None:
        """Take what says which hotwords are in lists of some names."""
        self._resolve = resolve
        self._settings = settings

    def adopt(self, settings: Settings) -> None:
        """Go by these settings for jobs that begin from now on."""
        self._settings = settings

    def names_of(self, job: Job) -> tuple[str, ...]:
        """The lists that are chosen for a job."""
        return self._settings.hotword_lists if job.lists is None else job.lists

    def give(self, job: Job) -> None:
        """Let a job have its lists as they are now; what goes on keeps what it began with."""
        if not job.has_begun:
            self._renew(job)

    def choose(self, job: Job, names: tuple[str, ...]) -> bool:
        """Let these be its lists; whether with them something else may be heard than before."""
        before, known = self.names_of(job), job.options.hotwords
        job.lists = names
        if names == before or not job.has_begun:
            return False
        self._renew(job)
        return listens(job.options.model) and job.options.hotwords.spoken != known.spoken

    def _renew(self, job: Job) -> None:
        found = self._resolve(self.names_of(job))
        job.options = replace(job.options, hotwords=found.hotwords)
        job.notes = [note for note in job.notes if not isinstance(note, ListsLeftOut)]
        if (note := lists_left_out(found)) is not None:
            job.notes.append(note)
