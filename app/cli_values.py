"""What the texts of options mean; wrong ones end the program as wrong usage."""

import json
import math
import re
import sys
from pathlib import Path

import typer

from app.addresses import is_address
from app.clock_text import parsed_clock
from app.input_errors import TextUnreadable
from app.input_words import in_words
from app.lists import LIST_SUFFIX, Repeat, read_references
from app.messages import Messages
from app.terminal import complain
from app.texts import read_text, without_times
from engine import (
    FORMATS,
    PROFILES,
    Profile,
    ProfileError,
    profile_from,
)

_TEXT_SUFFIXES = (".txt", ".csv", ".json", ".list", ".srt", ".vtt", ".md")
_NO_PROFILE = "This is no JSON object with the fields of a profile."
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def checked_inputs(inputs: list[str]) -> list[str]:
    """The inputs, where standard input has something to give if it is one of them."""
    if "-" in inputs and sys.stdin.isatty():
        raise typer.BadParameter("- reads PCM from a pipe; there is none.")
    return inputs


def one_recording(given: str) -> list[str]:
    """A single input, which a text can belong to."""
    path = Path(given)
    if is_there(path) and path.is_dir():
        raise typer.BadParameter("This is a folder; a text belongs to one recording.")
    if path.suffix.lower() == LIST_SUFFIX and not is_address(given):
        raise typer.BadParameter("This is a list; a text belongs to one recording.")
    return checked_inputs([given])


def checked_formats(text: str) -> tuple[str, ...]:
    """Names of formats, each once."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    for unknown in set(formats) - set(FORMATS):
        raise typer.BadParameter(
            f"{unknown!r} is not one of {', '.join(FORMATS)}.", param_hint="--format"
        )
    return formats


def profile_in(given: str | None) -> Profile | None:
    """A profile by its name, or of a JSON file; None for auto, or where nothing is given."""
    if given is None or given == "auto":
        return None
    if given in PROFILES:
        return PROFILES[given]
    text = _in_file(given, "--profile")
    if text is None:
        known = f"{', '.join(PROFILES)}, auto, or a file"
        raise typer.BadParameter(f"{given!r} is not one of {known}.", param_hint="--profile")
    try:
        values = json.loads(text)
        if not isinstance(values, dict):
            raise typer.BadParameter(f"{given}: {_NO_PROFILE}", param_hint="--profile")
        return profile_from(values)
    except (ValueError, RecursionError):
        raise typer.BadParameter(f"{given}: {_NO_PROFILE}", param_hint="--profile") from None
    except ProfileError as error:
        words = Messages().error(error)
        raise typer.BadParameter(f"{given}: {words}", param_hint="--profile") from error


def language_codes(text: str) -> tuple[str, ...]:
    """What may be spoken; empty for anything."""
    codes = [part.strip().lower() for part in text.split(",") if part.strip()]
    return () if not codes or codes == ["auto"] else tuple(dict.fromkeys(codes))


def text_in(given: str, option: str = "TEXT") -> str:
    """A file's text, where there is one of that name; else the text itself."""
    text = _in_file(given, option)
    text = given if text is None else without_times(text)
    if not any(c.isalnum() for c in text):
        raise typer.BadParameter("There are no words in it.", param_hint=option)
    return text


def _in_file(given: str, option: str) -> str | None:
    """The text of a file; None where `given` is no file and does not look like one."""
    path = Path(given)
    is_path = ("/" in given or "\\" in given) and len(given.split()) == 1
    is_file_like = is_path or path.suffix.lower() in _TEXT_SUFFIXES
    if not given or not (is_file_like or is_there(path)):
        return None
    try:
        return read_text(path)
    except TextUnreadable as error:
        raise typer.BadParameter(f"{given}: {in_words(error)}", param_hint=option) from error


def is_there(path: Path) -> bool:
    """Whether there is a file or folder; what no file can be called is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def checked_device(device: str) -> str:
    """Where to compute."""
    kind, colon, index = device.partition(":")
    if device in ("auto", "cpu", "cuda") or (kind == "cuda" and colon and index.isdecimal()):
        return device
    raise typer.BadParameter(f"{device!r} is not auto, cpu, cuda or cuda:N.", param_hint="--device")


def size_in_bytes(text: str) -> int:
    """A size as 500M or 2G."""
    found = re.fullmatch(r"(\d{1,15})([KMGT]?)(i?B)?", text.strip(), re.IGNORECASE)
    if not found or not int(found[1]):
        raise typer.BadParameter(f"{text!r} is no size like 500M or 2G.", param_hint="--limit")
    return int(found[1]) * _UNITS[found[2].upper()]


def span_between(start: str, end: str | None) -> tuple[float, float] | None:
    """The part of a recording from one time to another; None for all of it."""
    first = _seconds(start, "--start")
    last = math.inf if end is None else _seconds(end, "--end")
    if last <= first:
        raise typer.BadParameter(f"{end} is not after {start}.", param_hint="--end")
    return (first, last) if first or end is not None else None


def _seconds(text: str, option: str) -> float:
    seconds = parsed_clock(text)
    if seconds is None:
        raise typer.BadParameter(f"{text!r} is no time like 1:02:03.5.", param_hint=option)
    return seconds


def references_in(file: Path) -> dict[str, str]:
    """Read what is said under each id."""
    try:
        return read_references(file, lambda repeat: _say_repeat(file, repeat))
    except TextUnreadable as error:
        raise typer.BadParameter(f"{file}: {in_words(error)}", param_hint="--reference") from error


def _say_repeat(file: Path, repeat: Repeat) -> None:
    first, again = repeat.first, repeat.again
    complain(
        file, f"{first.id} is in line {first.line} and in line {again.line}; the first is taken."
    )
