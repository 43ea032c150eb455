"""Jobs are made of the settings."""

from app.job_options import options_from
from app.settings import Settings
from engine import Options


def test_without_choices_the_engine_decides():
    assert options_from(Settings()) == Options()


def test_every_choice_about_recognition_reaches_the_engine():
    chosen = Settings(
        model="/models/mine",
        language="ja",
        device="cpu",
        itn=False,
        script="asis",
        vad="silero",
        punctuation="none",
    )
    assert options_from(chosen) == Options(
        model="/models/mine",
        languages=("ja",),
        device="cpu",
        itn=False,
        script="asis",
        vad="silero",
        punctuation="none",
    )
