"""`shengwen hotwords check`: what of a list cannot be used, or would surprise."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from typer import Argument, Option

from app.cli_hotword_lists import Asking, Given, given_list
from app.cli_hotword_words import FAULTS, FLAWS, NOTES, fit_words, unfit_words
from app.cli_options import RECOGNIZER_NAMES, FetchHotwords, Offline
from app.messages import Messages
from app.terminal import print_json, shown
from engine import Entry, Fit, Hotword, ModelError, check_entries, fit_of, write_entry

_SHOWN = 60  # characters of an entry

HotwordsArgument = Annotated[
    str,
    Argument(
        metavar="LIST",
        help="A list of your own, a text or CSV file, an address, or the words themselves.",
    ),
]


@dataclass(frozen=True, slots=True)
class _Finding:
    """Something to be said of one line, from 1."""

    line: int
    entry: str
    kind: str
    text: str
    is_note: bool


def check_list(  # noqa: PLR0913 - one parameter an option
    given: HotwordsArgument,
    *,
    model: Annotated[
        str | None,
        Option(
            metavar="NAME|DIR",
            help=f"Say also what this model cannot do: {RECOGNIZER_NAMES}, or a model's directory.",
        ),
    ] = None,
    strict: Annotated[
        bool, Option("--strict", help="Count notes as mistakes: what may well be meant.")
    ] = False,
    as_json: Annotated[
        bool, Option("--json", help="All that was found as one JSON object.")
    ] = False,
    offline: Offline = False,
    fetch_hotwords: FetchHotwords = False,
) -> None:
    """Say what of a list cannot be used, or would surprise, a line each.

    Exit code 1 where there is a mistake: a line that cannot be used, a contradiction, the same
    twice. A word that is short, common, a part of another or like it in sound is a note and no
    mistake, as is what a model cannot do.
    """
    found = given_list(given, Asking(offline, fetch_hotwords), option="LIST")
    words = found.hotwords.spoken
    fit = None if model is None else _fit(model, words)
    findings = sorted(_findings(found, fit), key=lambda each: each.line)
    n_notes = sum(each.is_note for each in findings)
    if as_json:
        print_json(
            {
                "list": found.name,
                "words": len(found.hotwords.words),
                "rules": len(found.hotwords.rules),
                "never": len(found.hotwords.denied),
                "model": None if fit is None else {"name": model, **_fit_fields(fit)},
                "findings": [asdict(each) for each in findings],
            }
        )
    else:
        for each in findings:
            note = " (note)" if each.is_note else ""
            typer.echo(f"{each.line}  {shown(each.entry)}  {each.kind}: {each.text}{note}")
        n_entries = len(words) + len(found.hotwords.rules) + len(found.hotwords.denied)
        counts = f"{n_entries} entries, {len(findings) - n_notes} mistakes, {n_notes} notes"
        typer.echo(f"{shown(found.name)}: {counts}", err=True)
        if model is not None and fit is not None:
            typer.echo(fit_words(shown(model), fit, len(words)), err=True)
    raise typer.Exit(int(len(findings) > (0 if strict else n_notes)))


def _fit(model: str, words: tuple[str, ...]) -> Fit:
    try:
        return fit_of(model, words)
    except ModelError as error:
        text = f"{shown(model)}: {Messages().error(error)}"
        raise typer.BadParameter(text, param_hint="--model") from error


def _fit_fields(fit: Fit) -> dict[str, object]:
    return {
        "takes": fit.takes,
        "is_known": fit.is_known,
        "unwritable": sorted(fit.unwritable),
    }


def _findings(given: Given, fit: Fit | None) -> Iterator[_Finding]:
    entries = dict(_numbered(given))
    for n, line in enumerate(given.text.lines if given.text else (), 1):
        if line.fault is not None:
            yield _Finding(n, _cut(line.text), line.fault, FAULTS[line.fault], is_note=False)
    lines = list(entries)
    for remark in check_entries(list(entries.values())):
        line_number = lines[remark.n]
        text = FLAWS[remark.flaw].replace("%1", f"“{shown(_cut(remark.other))}”")
        yield _Finding(
            line_number,
            _cut(write_entry(entries[line_number])),
            remark.flaw,
            text,
            is_note=remark.flaw in NOTES,
        )
    for n, entry in entries.items() if fit is not None and fit.takes else ():
        reason = unfit_words(entry.word, fit) if isinstance(entry, Hotword) and fit else None
        if reason is not None:
            yield _Finding(n, _cut(write_entry(entry)), "model", reason, is_note=True)


def _numbered(given: Given) -> Iterator[tuple[int, Entry]]:
    """Entries and their lines; of words that were typed each is its own line."""
    if given.text is not None:
        for n, line in enumerate(given.text.lines, 1):
            if line.entry is not None:
                yield n, line.entry
        return
    found = given.hotwords
    yield from enumerate((*found.words, *found.rules, *found.denied), 1)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
