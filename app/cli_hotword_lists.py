"""What --hotwords names: a list of one's own, a file, an address, or the words themselves."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import typer

from app.addresses import is_address
from app.cli_values import is_there
from app.hotword_address import fetch_list, kept_list
from app.hotword_files import CSV_SUFFIX, read_any
from app.hotword_lists import HotwordLists
from app.hotword_names import folded
from app.hotword_report_file import SUFFIXES
from app.input_errors import InputError, ListNotFetched, TextUnreadable
from app.input_words import in_words
from app.messages import Messages
from app.terminal import complain, shown
from engine import HotwordList, ListText, Network, joined_lists, parse_hotwords, read_list

_FAILED = 1
_LIST_SUFFIXES = (".txt", CSV_SUFFIX)
_STDIN = "-"  # as recordings are called that come so
_OPTION, _REPORT = "--hotwords", "--hotword-report"


@dataclass(frozen=True, slots=True)
class Asking:
    """How lists at an address are come by; `may_fetch`: without asking."""

    offline: bool = False
    may_fetch: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """One list as it was given.

    Attributes:
        name: what it is called in messages.
        text: its lines; None where it is words on the command line.
    """

    name: str
    hotwords: HotwordList
    text: ListText | None = None


def hotwords_of(
    given: Sequence[str] | None, asking: Asking, *, is_quiet: bool = False
) -> HotwordList:
    """What all that was given says together; what of it says nothing is told on stderr."""
    found = [given_list(each, asking) for each in given or () if each.strip()]
    for each in () if is_quiet else found:
        _remark(each)
    return joined_lists(each.hotwords for each in found)


def given_list(given: str, asking: Asking, option: str = _OPTION) -> Given:
    """One list; wrong usage, or a list that cannot be had, ends the program."""
    if is_address(given):
        return _read(_fetched(given, asking, option), given, option)
    if given == _STDIN:
        raise _wrong(given, "A list does not come through a pipe; save it as a file.", option)
    lists = HotwordLists()
    own = {folded(name): name for name in reversed(lists.names())}
    if folded(given) in own:
        name = own[folded(given)]
        try:
            text = lists.read(name)
        except InputError as error:
            raise _wrong(name, in_words(error), option) from error
        except OSError as error:
            raise _wrong(name, str(Messages().error(error)), option) from error
        return Given(name, text.hotwords, text)
    if _is_file(given):
        return _read(Path(given), given, option)
    return Given(given, parse_hotwords(given))


def checked_report(path: Path | None, *, is_asked: bool) -> Path | None:
    """Where a report on hotwords goes, if it is one that can be written."""
    if path is None:
        return None
    if path.suffix.lower() not in SUFFIXES:
        kinds = " or ".join(SUFFIXES)
        raise typer.BadParameter(f"{shown(path)} does not end in {kinds}.", param_hint=_REPORT)
    if not is_asked:
        raise typer.BadParameter(f"is for {_OPTION}.", param_hint=_REPORT)
    return path


def _is_file(given: str) -> bool:
    """Whether it is a file, or looks so much like one that it cannot be meant as words."""
    is_path = ("/" in given or "\\" in given) and len(given.split()) == 1
    is_entry = any(mark in given for mark in ("=>", "|", "~~~", ",", "，"))
    is_named = given.lower().endswith(_LIST_SUFFIXES)
    return is_there(Path(given)) or is_named or (is_path and not is_entry)


def _read(file: Path, name: str, option: str) -> Given:
    try:
        text = read_list("".join(f"{line}\n" for line in read_any(file)))
    except TextUnreadable as error:
        raise _wrong(name, in_words(error), option) from error
    return Given(name, text.hotwords, text)


def _wrong(given: str, text: str, option: str) -> typer.BadParameter:
    return typer.BadParameter(f"{shown(given)}: {text}", param_hint=option)


def _fetched(address: str, asking: Asking, option: str) -> Path:
    """The file of a list at an address; the one fetched before, where the server is gone."""
    offline = Network(offline=asking.offline).is_offline
    if not (offline or asking.may_fetch):
        _ask(address, option)
    try:
        file = fetch_list(address, offline=offline)
        assert file is not None, "nothing stops it here"
    except ListNotFetched as error:
        kept = kept_list(address) if error.reason.startswith("unreachable") else None
        if kept is None:
            complain(address, in_words(error))
            raise typer.Exit(_FAILED) from None
        when = kept[1].astimezone().strftime("%Y-%m-%d %H:%M")
        complain(address, f"The server cannot be reached; the list as it was on {when} is taken.")
        return kept[0]
    except OSError as error:
        complain(address, str(Messages().error(error)))
        raise typer.Exit(_FAILED) from None
    return file


def _ask(address: str, option: str) -> None:
    """Go on only where somebody says that it may be fetched."""
    host = shown(urlsplit(address).hostname or address)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        text = "Nobody is there to be asked; --fetch-hotwords fetches it unasked."
        raise _wrong(address, text, option)
    if not typer.confirm(f"Fetch hotwords from {host} (at most 2 MB)?", err=True):
        raise typer.Exit(_FAILED)


def _remark(given: Given) -> None:
    """Say what of a list counts for nothing."""
    n_faults = 0 if given.text is None else sum(line.fault is not None for line in given.text.lines)
    if n_faults:
        lines = "1 line" if n_faults == 1 else f"{n_faults} lines"
        text = f"{lines} of it cannot be used; `shengwen hotwords check` says which and why."
        complain(given.name, text)
    elif not given.hotwords:
        complain(given.name, "There are no hotwords in it.")
