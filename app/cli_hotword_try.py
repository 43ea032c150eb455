"""`shengwen hotwords try`: a text or a recording without a list and with it, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from app.addresses import is_address
from app.cli_hotword_check import HotwordsArgument
from app.cli_hotword_lists import Asking, given_list
from app.cli_options import (
    Device,
    FetchHotwords,
    Language,
    Matrices,
    Model,
    Offline,
    Precision,
    Punctuation,
    Quiet,
    Script,
    Vad,
    fetcher,
    model_fetcher,
)
from app.cli_values import checked_device, language_codes, one_recording, text_in
from app.hearing import Hearing
from app.hotword_trial import trial_of
from app.hotword_trial_view import TrialView
from app.input_errors import InputError
from app.input_words import in_words
from app.messages import Messages
from app.paired_rows import Rows, paired
from app.settings import Script as Written
from app.subtitle_files import read_subtitle_file
from app.terminal import shown
from app.texts import read_text
from engine import (
    MODELS,
    READABLE,
    EngineError,
    HotwordList,
    Options,
    Segment,
    Token,
    as_heard,
    corrected,
    fit_of,
    look_up,
    retimed,
)

_TEXT = ".txt"

Pair = tuple[Rows, Rows]


def try_list(  # noqa: PLR0913 - one parameter an option
    given: HotwordsArgument,
    file: Annotated[
        str,
        Argument(
            metavar="FILE",
            help="A recording or its address, which is recognized without the list and with it; "
            "or a transcript: JSON, subtitles, plain text.",
        ),
    ],
    *,
    reference: Annotated[
        str | None,
        Option(
            metavar="FILE|TEXT",
            help="What is really said; gives error rates, and how many hotwords are right.",
        ),
    ] = None,
    model: Model = MODELS[0].name,
    vad: Vad = "auto",
    punctuation: Punctuation = "auto",
    language: Language = "auto",
    script: Annotated[
        Script | None,
        Option(help="How Chinese is written; by default simplified, and in a transcript as it is."),
    ] = None,
    device: Device = "auto",
    precision: Precision = Matrices.auto,
    show_all: Annotated[
        bool, Option("--all", help="Show sentences that stay as they are, too.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="All of it as one JSON object.")] = False,
    offline: Offline = False,
    fetch_hotwords: FetchHotwords = False,
    quiet: Quiet = False,
) -> None:
    """Show what a list does: sentences before and after, and how each hotword came in.

    Nothing is written. Words that were never heard are named, too.
    """
    found = given_list(given, Asking(offline, fetch_hotwords), option="LIST")
    expected = None if reference is None else text_in(reference, "--reference")
    suffix = Path(file).suffix.lower()
    if not is_address(file) and (suffix == _TEXT or suffix in READABLE):
        heard = _lines_of(Path(file)) if suffix == _TEXT else _sentences_of(Path(file))
        pairs = _corrections(heard, found.hotwords, "asis" if script is None else script.value)
    else:
        options = Options(
            model=model,
            languages=language_codes(language),
            vad=vad,
            punctuation=punctuation,
            device=checked_device(device),
            precision=precision.value,
            script="simplified" if script is None else script.value,
        )
        fetch = model_fetcher(offline=offline, events=False, quiet=quiet or as_json)
        if code := fetch((options.model, options.vad, options.punctuation)):
            raise typer.Exit(code)
        hearing = Hearing(one_recording(file)[0], fetcher(offline=offline), is_quiet=quiet)
        pairs = _heard_twice(hearing, options, found.hotwords)
    trial = trial_of(pairs, found.hotwords, expected)
    has_times = suffix != _TEXT or is_address(file)
    view = TrialView(found.name, file, found.hotwords, trial, expected, has_times)
    if as_json:
        view.print_json()
    else:
        view.show(shows_all=show_all)


def _corrections(
    heard: Sequence[Segment], hotwords: HotwordList, script: Written
) -> Iterator[Pair]:
    after = corrected(heard, hotwords, script)
    return (((old,), (new,)) for old, new in zip(heard, after, strict=True))


def _heard_twice(hearing: Hearing, options: Options, hotwords: HotwordList) -> Iterator[Pair]:
    """Without the list and with it; once is enough where the model does not listen for it."""
    before = hearing.hear(options)
    if hotwords.words and _listens(options.model, hotwords):
        return paired(before, hearing.hear(replace(options, hotwords=hotwords)))
    return _corrections(before, hotwords, options.script)


def _listens(model: str, hotwords: HotwordList) -> bool:
    known = look_up(model)
    if known is not None and known.capabilities.hotwords:
        return True
    try:
        return fit_of(model, hotwords.spoken).takes
    except EngineError:
        return True  # hearing says what is wrong with it


def _sentences_of(file: Path) -> list[Segment]:
    """Those of a transcript, as they were recognized."""
    try:
        rows = read_subtitle_file(file).transcript.segments
    except InputError as error:
        raise typer.BadParameter(f"{shown(file)}: {in_words(error)}", param_hint="FILE") from error
    except EngineError as error:
        text = f"{shown(file)}: {Messages().error(error).what}"
        raise typer.BadParameter(text, param_hint="FILE") from error
    return [as_heard(row) for row in rows]


def _lines_of(file: Path) -> list[Segment]:
    """The lines of a text as sentences; when they were said nobody knows."""
    try:
        lines = [line.strip() for line in read_text(file).splitlines()]
    except InputError as error:
        raise typer.BadParameter(f"{shown(file)}: {in_words(error)}", param_hint="FILE") from error
    if not any(lines):
        raise typer.BadParameter(f"{shown(file)}: There are no words in it.", param_hint="FILE")
    return [Segment(retimed([Token("", 0.0, 0.0)], line), line) for line in lines if line]
