"""`shengwen align`: a recording and its text in, the text with its times out."""

from typing import Annotated

import typer
from typer import Argument, Option

from app.batch import Plan
from app.cli_options import (
    Device,
    Events,
    Formats,
    Language,
    Matrices,
    Model,
    Offline,
    Output,
    Precision,
    Profile,
    Quiet,
    Rate,
    Track,
    Vad,
    fetcher,
    model_fetcher,
    view,
)
from app.cli_values import (
    checked_device,
    checked_formats,
    language_codes,
    one_recording,
    profile_in,
    text_in,
)
from app.logs import start_logging
from app.transcribe_command import transcribe_all
from engine import MODELS, Options


def align(  # noqa: PLR0913 - one parameter an option
    audio: Annotated[
        str, Argument(metavar="AUDIO", help="A recording, an address, or - for PCM on stdin.")
    ],
    text: Annotated[
        str,
        Argument(
            metavar="TEXT",
            help="A text file with what is said, subtitles too, or the text itself. Subtitles "
            "do not go across its lines.",
        ),
    ],
    *,
    model: Model = MODELS[0].name,
    aligner: Annotated[
        str,
        Option(
            metavar="NAME|DIR|none",
            help="What times the words of a stretch of speech: a TP-Aligner. auto takes fa-zh "
            "for Chinese, where it is on this computer.",
        ),
    ] = "auto",
    vad: Vad = "auto",
    language: Language = "auto",
    device: Device = "auto",
    precision: Precision = Matrices.auto,
    formats: Formats = "srt",
    profile: Profile = None,
    output: Output = None,
    track: Track = None,
    rate: Rate = 16_000,
    offline: Offline = False,
    events: Events = False,
    quiet: Quiet = False,
) -> None:
    """Find out when each word of a text is said.

    What nobody says gets no time: it is named, and left out. What is said and not in the text is
    named as well.
    """
    start_logging()
    plan = Plan(
        options=Options(
            model=model,
            languages=language_codes(language),
            vad=vad,
            device=checked_device(device),
            precision=precision.value,
            track=track,
            pcm_rate=rate,
        ),
        formats=checked_formats(formats),
        profile=profile_in(profile),
        text=text_in(text),
        aligner=aligner,
    )
    raise typer.Exit(
        transcribe_all(
            one_recording(audio),
            output,
            plan,
            view=view(events=events, quiet=quiet),
            fetcher=fetcher(offline=offline),
            fetch_models=model_fetcher(offline=offline, events=events, quiet=quiet),
        )
    )
