"""What a job is transcribed with, from what the user chose for all or for it alone."""

from dataclasses import replace

from app.job import Job
from app.settings import FORMATS_OF, Settings, languages_of
from engine import Options, fitting_workers, look_up

_FOLDER_BYTES = 1_000_000_000  # of a model in a folder, about: the largest of the family


def options_from(settings: Settings) -> Options:
    """What the settings ask the engine for."""
    language = settings.language
    return Options(
        model=settings.model,
        languages=() if language is None else (language,),
        vad=settings.vad,
        punctuation=settings.punctuation,
        itn=settings.itn,
        device=settings.device,
        script=settings.script,
    )


def dress(job: Job, settings: Settings) -> None:
    """Let a job be as the settings are; it gets its hotwords when it begins."""
    options = replace(options_from(settings), hotwords=job.options.hotwords)
    job.options, job.formats = options, FORMATS_OF[settings.outcome]


def settings_of(job: Job, settings: Settings) -> Settings:
    """The settings with what was chosen for a job in the place of what is chosen for all."""
    model = job.options.model
    language = next(iter(job.options.languages), None)
    outcome = next((o for o, formats in FORMATS_OF.items() if formats == job.formats), None)
    return replace(
        settings,
        model=model,
        language=language if language in languages_of(model) else None,
        outcome=outcome or settings.outcome,
        hotword_lists=settings.hotword_lists if job.lists is None else job.lists,
    )


def most_at_once(settings: Settings, device: str) -> int:
    """How many files are transcribed together.

    Args:
        device: what computed last, as "cpu" or "cuda:0"; empty where nothing has.
    """
    if settings.files_at_once:
        return settings.files_at_once
    model = look_up(settings.model)
    size = _FOLDER_BYTES if model is None else model.size
    return fitting_workers(size, device if settings.device == "auto" else settings.device)
