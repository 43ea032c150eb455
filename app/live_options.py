"""What live sessions are recognized with, from what the user chose for them or for files."""

from dataclasses import replace

from app.job_options import options_from
from app.settings import Settings, languages_of
from engine import NO_HOTWORDS, HotwordList, Options


def live_options(settings: Settings, hotwords: HotwordList = NO_HOTWORDS) -> Options:
    """What the settings ask the engine for, with these hotwords."""
    model = settings.live_model or settings.model
    language = settings.live_language
    if language not in languages_of(model):
        language = None
    options = options_from(replace(settings, model=model, language=language))
    return replace(options, hotwords=hotwords)
