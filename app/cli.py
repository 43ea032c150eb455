"""The command line: arguments in, exit code out.

0 all done; 1 some inputs failed or were incomplete, each named on stderr; 2 wrong usage;
130 interrupted, what was finished is kept.
"""

import logging
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import platformdirs
import typer
from typer import Argument, Option

from app.batch import Plan
from app.cli_align import align
from app.cli_check import check
from app.cli_doctor import doctor, window_trial
from app.cli_export import export
from app.cli_hotword_lists import Asking, checked_report, hotwords_of
from app.cli_hotwords import hotwords as hotwords_group
from app.cli_live import live
from app.cli_models import models
from app.cli_options import (
    Device,
    Events,
    FetchHotwords,
    HotwordReport,
    Hotwords,
    Itn,
    Language,
    Matrices,
    Model,
    Offline,
    Precision,
    Profile,
    Punctuation,
    Quiet,
    Rate,
    Script,
    Track,
    Vad,
    fetcher,
    model_fetcher,
    view,
)
from app.cli_values import (
    checked_device,
    checked_formats,
    checked_inputs,
    language_codes,
    profile_in,
    references_in,
    size_in_bytes,
    span_between,
)
from app.crashes import CrashWatch, drop_empty
from app.logs import start_logging
from app.models_place import ModelsPlace
from app.scoring import Measure
from app.settings import load
from app.terminal import complain
from app.trail import Trail
from app.transcribe_command import transcribe_all
from engine import FORMATS, MODELS, Options

log = logging.getLogger(__name__)

_DEFAULT_FORMATS = ("srt",)

cli = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


cli.command()(align)
cli.command()(check)
cli.command()(doctor)
cli.command("window-trial", hidden=True)(window_trial)
cli.command()(export)
cli.command()(live)
cli.add_typer(hotwords_group, name="hotwords")
cli.add_typer(models, name="models")


def run(argv: list[str]) -> int:
    """Run the command line `argv`; ends the program with its exit code."""
    watch = CrashWatch("command")
    try:
        cli(argv[1:], prog_name="shengwen")
    except Exception as error:
        log.critical("unexpected", exc_info=error)
        raise
    finally:
        watch.close()
        drop_empty()
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
        return
    settings = load(platformdirs.user_config_path("shengwen") / "settings.json")
    if not ModelsPlace().use(settings):
        where = Path(settings.models_folder)
        complain(where, "This models folder is not there; the usual one is used.")


@cli.command()
def transcribe(  # noqa: PLR0913 - one parameter an option
    inputs: Annotated[
        list[str],
        Argument(
            metavar="INPUT",
            help="Files, folders (searched at any depth), http addresses, lists (wav.scp: an id "
            "and a path or address a line), or - for 16-bit mono PCM on stdin.",
        ),
    ],
    *,
    model: Model = MODELS[0].name,
    vad: Vad = "auto",
    punctuation: Punctuation = "auto",
    language: Language = "auto",
    itn: Itn = True,
    hotwords: Hotwords = None,
    fetch_hotwords: FetchHotwords = False,
    hotword_report: HotwordReport = None,
    device: Device = "auto",
    precision: Precision = Matrices.auto,
    formats: Annotated[
        str | None,
        Option(
            "--format",
            metavar="LIST",
            help=f"Any of {', '.join(FORMATS)}, separated by commas; by default srt, and for what "
            "a list names nothing besides the list's text and score.",
        ),
    ] = None,
    profile: Profile = None,
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
    start: Annotated[
        str, Option(metavar="TIME", help="Where to begin in each recording, as 1:02:03.5.")
    ] = "0",
    end: Annotated[
        str | None, Option(metavar="TIME", help="Where to stop; by default at its end.")
    ] = None,
    track: Track = None,
    rate: Rate = 16_000,
    limit: Annotated[
        str, Option(metavar="SIZE", help="The most that an address may give, as 500M.")
    ] = "2G",
    resume: Annotated[
        bool,
        Option(
            "--resume/--no-resume",
            help="Go on where an earlier run, or the window, was interrupted in the same file with "
            "the same options; or begin anew.",
        ),
    ] = True,
    offline: Offline = False,
    events: Events = False,
    quiet: Quiet = False,
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
            hotwords=hotwords_of(hotwords, Asking(offline, fetch_hotwords), is_quiet=quiet),
            device=checked_device(device),
            precision=precision.value,
            script=script.value,
            track=track,
            pcm_rate=rate,
            span=span_between(start, end),
        ),
        formats=chosen or _DEFAULT_FORMATS,
        list_formats=chosen or (),
        profile=profile_in(profile),
    )
    raise typer.Exit(
        transcribe_all(
            checked_inputs(inputs),
            output,
            plan,
            view=view(events=events, quiet=quiet),
            fetcher=fetcher(limit=size_in_bytes(limit), offline=offline),
            fetch_models=model_fetcher(offline=offline, events=events, quiet=quiet),
            references=None if reference is None else references_in(reference),
            measure=measure,
            trail=Trail(resumes=resume),
            hotword_report=checked_report(hotword_report, is_asked=bool(hotwords)),
        )
    )
