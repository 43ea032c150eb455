"""What the texts of options mean; wrong ones end the program as wrong usage."""

import re
import sys
from pathlib import Path

import typer

from app.input_errors import ListUnreadable
from app.input_words import in_words
from app.lists import Repeat, read_references
from app.terminal import complain
from engine import FORMATS, PROFILES, parse_hotwords, read_hotwords

_WORD_LISTS = (".txt", ".csv", ".list")  # what a list of words may be called
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def checked_inputs(inputs: list[str]) -> list[str]:
    """The inputs, where standard input has something to give if it is one of them."""
    if "-" in inputs and sys.stdin.isatty():
        raise typer.BadParameter("- reads PCM from a pipe; there is none.")
    return inputs


def checked_formats(text: str) -> tuple[str, ...]:
    """Names of formats, each once."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    for unknown in set(formats) - set(FORMATS):
        raise typer.BadParameter(
            f"{unknown!r} is not one of {', '.join(FORMATS)}.", param_hint="--format"
        )
    return formats


def checked_profile(name: str | None) -> str | None:
    """A profile's name, or None for what suits the language."""
    if name is not None and name not in PROFILES:
        raise typer.BadParameter(
            f"{name!r} is not one of {', '.join(PROFILES)}.", param_hint="--profile"
        )
    return name


def language_codes(text: str) -> tuple[str, ...]:
    """What may be spoken; empty for anything."""
    codes = [part.strip().lower() for part in text.split(",") if part.strip()]
    return () if not codes or codes == ["auto"] else tuple(dict.fromkeys(codes))


def hotwords_in(given: str) -> tuple[str, ...]:
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
    if "/" in given or "\\" in given or path.suffix.lower() in _WORD_LISTS:
        raise typer.BadParameter(f"There is no file {given!r}.", param_hint="--hotwords")
    return parse_hotwords(given)


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


def references_in(file: Path) -> dict[str, str]:
    """Read what is said under each id."""
    try:
        return read_references(file, lambda repeat: _say_repeat(file, repeat))
    except ListUnreadable as error:
        raise typer.BadParameter(f"{file}: {in_words(error)}", param_hint="--reference") from error


def _say_repeat(file: Path, repeat: Repeat) -> None:
    first, again = repeat.first, repeat.again
    complain(
        file, f"{first.id} is in line {first.line} and in line {again.line}; the first is taken."
    )
