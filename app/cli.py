"""The command line: arguments in, exit code out.

0 all done; 1 some inputs failed or were incomplete, each named on stderr; 2 wrong usage;
130 interrupted, what was finished is kept.
"""

import shutil
import sys
import tempfile
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from app.batch import Batch, Plan, Source
from app.logs import start_logging
from app.media import find_media
from app.terminal import BarView, EventView, QuietView, View, complain
from engine import FORMATS, MODELS, PROFILES, Options, parse_hotwords, read_hotwords

_STDIN_NAME = "stdin"
_LISTS = (".txt", ".csv", ".list")  # what a list of words may be called

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
            help="Files, folders (searched at any depth), or - for 16-bit mono PCM on stdin.",
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
        str,
        Option(
            "--format", metavar="LIST", help=f"Any of {','.join(FORMATS)}, separated by commas."
        ),
    ] = "srt",
    profile: Annotated[
        str | None,
        Option(
            metavar="NAME",
            help=f"Subtitle rules: {', '.join(PROFILES)}; by default the language's.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        Option(metavar="DIR", help="Folder for the results; by default beside each source."),
    ] = None,
    script: Annotated[Script, Option(help="How Chinese is written.")] = Script.simplified,
    track: Annotated[int | None, Option(min=1, help="Which audio track, from 1.")] = None,
    rate: Annotated[
        int, Option(min=1000, max=768_000, help="Sample rate of raw PCM (.pcm files and stdin).")
    ] = 16_000,
    events: Annotated[
        bool, Option("--events", help="One JSON event a line on stdout, instead of paths.")
    ] = False,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Write subtitles and text for recordings. The paths written go to stdout."""
    start_logging()
    plan = Plan(
        options=Options(
            model=model,
            languages=_languages(language),
            vad=vad,
            punctuation=punctuation,
            itn=itn,
            hotwords=_hotwords(hotwords),
            device=_checked_device(device),
            script=script.value,
            track=track,
            pcm_rate=rate,
        ),
        formats=_checked_formats(formats),
        profile=_checked_profile(profile),
    )
    with tempfile.TemporaryDirectory(prefix="shengwen-") as spool:
        if output is not None:
            _make_folder(output)
        sources, n_missing = _sources(inputs, output, Path(spool))
        code = Batch(plan, _view(events=events, quiet=quiet)).run(sources)
    raise typer.Exit(max(code, 1) if n_missing else code)


def _view(*, events: bool, quiet: bool) -> View:
    if events:
        return EventView()
    return QuietView() if quiet else BarView()


def _sources(inputs: list[str], folder: Path | None, spool: Path) -> tuple[list[Source], int]:
    """The files meant, each once, and how many inputs held none."""
    files: list[Path] = []
    n_missing = 0
    for name in inputs:
        found = list(find_media([_spooled(spool) if name == "-" else Path(name)]))
        if not found:
            complain(Path(name), "There is no audio or video in this folder.")
            n_missing += 1
        files += found
    unique = list(find_media(files))
    if len(unique) < len(files):
        complain(None, f"{len(files) - len(unique)} given more than once; each file is done once.")
    here = Path.cwd()
    return [
        Source(file, folder or (here if file.parent == spool else file.parent)) for file in unique
    ], n_missing


def _spooled(spool: Path) -> Path:
    """Standard input as a file, so that memory stays small and the engine can seek."""
    if sys.stdin.isatty():
        raise typer.BadParameter("- reads PCM from a pipe; there is none.")
    file = spool / f"{_STDIN_NAME}.pcm"
    with file.open("wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out)
    return file


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(folder, f"This folder cannot be made: {error.strerror}.")
        raise typer.Exit(1) from error


def _checked_formats(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    for unknown in set(formats) - set(FORMATS):
        raise typer.BadParameter(
            f"{unknown!r} is not one of {', '.join(FORMATS)}.", param_hint="--format"
        )
    return formats


def _checked_profile(name: str | None) -> str | None:
    if name is not None and name not in PROFILES:
        raise typer.BadParameter(
            f"{name!r} is not one of {', '.join(PROFILES)}.", param_hint="--profile"
        )
    return name


def _languages(text: str) -> tuple[str, ...]:
    codes = [part.strip().lower() for part in text.split(",") if part.strip()]
    return () if not codes or codes == ["auto"] else tuple(dict.fromkeys(codes))


def _hotwords(given: str) -> tuple[str, ...]:
    """The words of a file, where there is one of that name; else of the text itself."""
    path = Path(given)
    try:
        if path.is_file():
            return read_hotwords(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise typer.BadParameter(
            f"{given} cannot be read: {reason}.", param_hint="--hotwords"
        ) from error
    if "/" in given or "\\" in given or path.suffix.lower() in _LISTS:
        raise typer.BadParameter(f"There is no file {given!r}.", param_hint="--hotwords")
    return parse_hotwords(given)


def _checked_device(device: str) -> str:
    kind, colon, index = device.partition(":")
    if device in ("auto", "cpu", "cuda") or (kind == "cuda" and colon and index.isdecimal()):
        return device
    raise typer.BadParameter(f"{device!r} is not auto, cpu, cuda or cuda:N.", param_hint="--device")
