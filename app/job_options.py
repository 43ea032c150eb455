"""How the settings want a file to be transcribed."""

from app.settings import Settings
from engine import Options


def options_of(settings: Settings) -> Options:
    """What the engine is to be asked for."""
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
