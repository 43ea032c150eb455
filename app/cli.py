"""The command line: arguments in, exit code out.

0 all done; 1 some inputs failed or were incomplete, each named on stderr; 2 wrong usage;
130 interrupted, what was finished is kept.
"""

from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import platformdirs
import typer
from typer import Argument, Option

from app.addresses import Fetcher
from app.batch import Plan
from app.cli_values import (
    checked_device,
    checked_formats,
    checked_inputs,
    checked_profile,
    hotwords_in,
    language_codes,
    references_in,
    size_in_bytes,
)
from app.logs import start_logging
from app.scoring import Measure
from app.terminal import BarView, EventView, QuietView, View
from app.transcribe_command import transcribe_all
from engine import FORMATS, MODELS, PROFILES, Options

_DEFAULT_FORMATS = ("srt",)

cli = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Script(StrEnum):
    simplified = "simplified"
    traditional = "traditional"
    asis = "asis"


def run(argv: list[str]) -> int:
    """Run the command line `argv`; ends the program with its exit code."""
    cli(argv[1:], prog_name="shengwen")
    return 0


@cli.callback(invoke_without_command=True)
def shengwen(
    *,
    show_version: Annotated[bool, Option("--version", help="Show the version and leave.")] = False,
) -> None:
    """Turn recordings into text and subtitles, on your own computer.

    Without arguments the window opens.
    """
    if show_version:
        typer.echo(f"shengwen {version('shengwen')}")


@cli.command()
def transcribe(  # noqa: PLR0913 - one parameter an option
    inputs: Annotated[
        list[str],
        Argument(
            metavar="INPUT...",
            help="Files, folders (searched at any depth), http addresses, lists (wav.scp: an id "
            "and a path or address a line), or - for 16-bit mono PCM on stdin.",
        ),
    ],
    *,
    model: Annotated[
        str,
        Option(
            metavar="NAME|DIR",
            help=f"{', '.join(m.name for m in MODELS)}, or the directory of a SenseVoice, "
            "a Paraformer or a CTranslate2 Whisper.",
        ),
    ] = MODELS[0].name,
    vad: Annotated[
        str,
        Option(metavar="NAME|DIR|none", help="What finds speech: silero, or an FSMN-VAD."),
    ] = "auto",
    punctuation: Annotated[
        str,
        Option(metavar="NAME|DIR|none", help="What writes punctuation: a CT-Transformer."),
    ] = "auto",
    language: Annotated[
        str,
        Option(
            metavar="CODES",
            help="What is spoken, as zh; or may be, as zh,en; auto takes any the model knows.",
        ),
    ] = "auto",
    itn: Annotated[
        bool,
        Option(
            "--itn/--no-itn",
            help="Numbers as digits, and the model's own punctuation (SenseVoice).",
        ),
    ] = True,
    hotwords: Annotated[
        str,
        Option(
            metavar='FILE|"WORD WORD"',
            help="Words to listen for, or a file with one a line (contextual and SeACo "
            "Paraformer).",
        ),
    ] = "",
    device: Annotated[str, Option(metavar="auto|cpu|cuda[:N]", help="Where to compute.")] = "auto",
    formats: Annotated[
        str | None,
        Option(
            "--format",
            metavar="LIST",
            help=f"Any of {','.join(FORMATS)}, separated by commas; by default srt, and for what "
            "a list names nothing besides the list's text and score.",
        ),
    ] = None,
    profile: Annotated[
        str | None,
        Option(
            metavar="NAME",
            help=f"Subtitle rules: {', '.join(PROFILES)}; by default the language's.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        Option(
            metavar="DIR",
            help="Folder for the results; by default beside each source, and for a list a new "
            "folder beside it.",
        ),
    ] = None,
    script: Annotated[
        Script,
        Option(help="How Chinese is written; to be compared, as it is in the references."),
    ] = Script.simplified,
    reference: Annotated[
        Path | None,
        Option(
            metavar="FILE",
            help="What is really said, an id (of a file: its name without the suffix) and a text "
            "a line. Writes report.csv and says the error rate.",
        ),
    ] = None,
    measure: Annotated[
        Measure | None,
        Option(
            help="Count characters (cer), words (wer), or words with Chinese and Japanese as "
            "characters (mer); by default what suits the references. Compared are upper-case "
            "texts without tags and marks; for cer without spaces, as FunASR does it."
        ),
    ] = None,
    track: Annotated[int | None, Option(min=1, help="Which audio track, from 1.")] = None,
    rate: Annotated[
        int, Option(min=1000, max=768_000, help="Sample rate of raw PCM (.pcm files and stdin).")
    ] = 16_000,
    limit: Annotated[
        str, Option(metavar="SIZE", help="The most that an address may give, as 500M.")
    ] = "2G",
    offline: Annotated[
        bool, Option("--offline", help="Download nothing; take what was downloaded before.")
    ] = False,
    events: Annotated[
        bool, Option("--events", help="One JSON event a line on stdout, instead of paths.")
    ] = False,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Write subtitles and text for recordings. The paths written go to stdout."""
    start_logging()
    chosen = None if formats is None else checked_formats(formats)
    plan = Plan(
        options=Options(
            model=model,
            languages=language_codes(language),
            vad=vad,
            punctuation=punctuation,
            itn=itn,
            hotwords=hotwords_in(hotwords),
            device=checked_device(device),
            script=script.value,
            track=track,
            pcm_rate=rate,
        ),
        formats=chosen or _DEFAULT_FORMATS,
        list_formats=chosen or (),
        profile=checked_profile(profile),
    )
    fetcher = Fetcher(
        platformdirs.user_cache_path("shengwen", appauthor=False) / "media",
        limit=size_in_bytes(limit),
        offline=offline,
    )
    raise typer.Exit(
        transcribe_all(
            checked_inputs(inputs),
            output,
            plan,
            view=_view(events=events, quiet=quiet),
            fetcher=fetcher,
            references=None if reference is None else references_in(reference),
            measure=measure,
        )
    )


def _view(*, events: bool, quiet: bool) -> View:
    if events:
        return EventView()
    return QuietView() if quiet else BarView()
