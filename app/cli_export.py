"""`shengwen export`: transcripts and subtitles in, other formats out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from app.cli_options import Formats, Quiet
from app.cli_values import checked_formats, profile_in
from app.input_errors import InputError
from app.input_words import in_words
from app.logs import start_logging
from app.messages import Messages
from app.outputs import check_writable, write_outputs
from app.reading_words import ReadingWords
from app.subtitle_files import read_subtitle_file
from app.terminal import complain, print_path
from engine import PROFILES, EngineError, FormatOptions, Profile, Style

_FAILED, _INTERRUPTED = 1, 130
_ROWS = "rows"
_COLOUR = re.compile(r"#?[0-9a-f]{6}", re.IGNORECASE)


class _Tags(StrEnum):
    none = "none"
    words = "words"
    emoji = "emoji"


class _Layout(StrEnum):
    sentences = "sentences"
    paragraphs = "paragraphs"
    timed = "timed"


class _Position(StrEnum):
    bottom = "bottom"
    middle = "middle"
    top = "top"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do with every file; `as_rows` is None where it depends on the file."""

    formats: Sequence[str]
    options: FormatOptions
    folder: Path | None
    profile: Profile | None
    as_rows: bool | None
    is_quiet: bool


def export(  # noqa: PLR0913 - one parameter an option
    inputs: Annotated[
        list[Path],
        Argument(metavar="FILE", help="Transcripts (JSON), or subtitles: SRT, WebVTT, ASS."),
    ],
    *,
    formats: Formats = "srt",
    profile: Annotated[
        str | None,
        Option(
            metavar="NAME|FILE.json",
            help=f"Cut cues by these rules: {', '.join(PROFILES)}, a file with your own; or rows: "
            "one cue a sentence or cue of the file. By default the language's; rows for subtitles.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        Option(metavar="DIR", help="Folder for the results; by default beside each file."),
    ] = None,
    tags: Annotated[
        _Tags, Option(help="Print emotions and sounds, as [laughter] or as an emoji.")
    ] = _Tags.none,
    speakers: Annotated[bool, Option("--speakers", help="Print who speaks.")] = False,
    karaoke: Annotated[
        bool, Option("--karaoke", help="Print when each word is said: VTT, ASS, LRC.")
    ] = False,
    layout: Annotated[_Layout, Option(help="How TXT is laid out.")] = _Layout.sentences,
    fps: Annotated[
        float | None,
        Option(min=1, max=240, help="Move times to whole frames of a video of this rate."),
    ] = None,
    bom: Annotated[
        bool | None,
        Option("--bom/--no-bom", help="Begin with a byte order mark; by default CSV does."),
    ] = None,
    crlf: Annotated[bool, Option("--crlf", help="End lines as Windows does.")] = False,
    font: Annotated[str, Option(help="Font of ASS and FCPXML.")] = Style().font,
    font_size: Annotated[
        int, Option(min=1, max=1000, help="Its height, of a screen 1080 high.")
    ] = Style().size,
    colour: Annotated[str, Option(metavar="RRGGBB", help="Its colour.")] = Style().colour,
    outline: Annotated[
        float, Option(min=0, max=100, help="How thick its outline is.")
    ] = Style().outline,
    outline_colour: Annotated[
        str, Option(metavar="RRGGBB", help="The outline's colour.")
    ] = Style().outline_colour,
    position: Annotated[_Position, Option(help="Where it stands.")] = _Position.bottom,
    quiet: Quiet = False,
) -> None:
    """Write transcripts and subtitles in other formats. The paths written go to stdout.

    Files that exist are never overwritten: the next is called "talk (2).srt". What had to be
    mended in a file is said on stderr.
    """
    start_logging()
    style = Style(
        font,
        font_size,
        _colour(colour, "--colour"),
        outline,
        _colour(outline_colour, "--outline-colour"),
        position.value,
    )
    options = FormatOptions(
        bom=bom,
        crlf=crlf,
        frame_rate=fps,
        tags=tags.value,
        speakers=speakers,
        karaoke=karaoke,
        text_layout=layout.value,
        style=style,
    )
    is_rows = profile == _ROWS
    plan = _Plan(
        checked_formats(formats),
        options,
        output,
        None if is_rows else profile_in(profile),
        None if profile is None else is_rows,
        quiet,
    )
    raise typer.Exit(_export_all(list(dict.fromkeys(inputs)), plan))


def _colour(text: str, option: str) -> str:
    if not _COLOUR.fullmatch(text):
        raise typer.BadParameter(f"{text!r} is no colour like ffcc00.", param_hint=option)
    return "#" + text.removeprefix("#").lower()


def _export_all(files: Sequence[Path], plan: _Plan) -> int:
    try:
        if plan.folder is not None:
            plan.folder.mkdir(parents=True, exist_ok=True)
        return max([_export(file, plan) for file in files])
    except OSError as error:
        complain(None, str(Messages().error(error)))
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _export(file: Path, plan: _Plan) -> int:
    """Write one file in every format; one that fails never stops the others."""
    folder = plan.folder or file.parent
    try:
        reading = read_subtitle_file(file)
        if not plan.is_quiet:
            for remark in reading.remarks:
                complain(file, ReadingWords().remark(remark))
        check_writable(folder)
        paths = write_outputs(
            reading.transcript,
            file,
            plan.formats,
            folder=folder,
            profile=plan.profile,
            options=plan.options,
            as_rows=reading.has_cues if plan.as_rows is None else plan.as_rows,
        )
    except InputError as error:
        complain(file, in_words(error))
    except EngineError as error:
        complain(file, str(Messages().error(error)))
    except OSError as error:
        complain(file, str(Messages().error(OSError(error.errno, error.strerror, str(folder)))))
    else:
        for path in () if plan.is_quiet else paths:
            print_path(path)
        return 0
    return _FAILED
