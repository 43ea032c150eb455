"""Profiles that people make ↔ plain JSON values."""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from engine.errors import ProfileError
from engine.subtitles.rules import PROFILES, Profile

_RANGES = {
    "columns": (2, 200),  # an ideograph takes two
    "lines": (1, 10),
    "speed": (1, 100),
    "shortest": (0, 60),
    "longest": (0.5, 600),
    "gap": (0, 5),
    "flicker": (0, 5),
    "trail": (0, 60),
}
_COUNTED = ("columns", "lines")
_CLAIMS = ("is_wide", "keeps_sentences")
_WORD_SETS = ("proclitics", "enclitics")
_LONGEST_TEXT = 200  # characters
_BASE = "base"


def profile_from(values: Mapping[str, Any]) -> Profile:
    """Make a profile of what `fields_of` gives, or a file says.

    Every field but `name` and `columns` may be left out; with "base", the name of a profile in
    PROFILES, columns as well.

    Raises:
        ProfileError: a field is unknown, missing or makes no sense.
    """
    known = {field.name for field in fields(Profile)}
    for name in values:
        if name not in known | {_BASE}:
            raise ProfileError(str(name), "unknown")
    given = {name: _checked(name, value) for name, value in values.items() if name != _BASE}
    if "name" not in given:
        raise ProfileError("name", "missing")
    given = _base(values) | given
    if "columns" not in given:
        raise ProfileError("columns", "missing")
    profile = Profile(**given)
    if profile.shortest > profile.longest:
        raise ProfileError("shortest", "range", f"0–{profile.longest:g}")
    return profile


def fields_of(profile: Profile) -> dict[str, Any]:
    """The profile in values that JSON has."""
    values = {field.name: getattr(profile, field.name) for field in fields(profile)}
    return values | {name: sorted(values[name]) for name in _WORD_SETS}


def _base(values: Mapping[str, Any]) -> dict[str, Any]:
    if _BASE not in values:
        return {}
    base = values[_BASE]
    if not isinstance(base, str) or base not in PROFILES:
        raise ProfileError(_BASE, "choice", ", ".join(PROFILES))
    return {field.name: getattr(PROFILES[base], field.name) for field in fields(Profile)}


def _checked(name: str, value: object) -> Any:  # noqa: ANN401 - by the field
    if name in _CLAIMS:
        return _claim(name, value)
    if name in _WORD_SETS:
        return _word_set(name, value)
    if name in _RANGES:
        return _number(name, value)
    if name == "drop_trailing":
        return _marks(name, value)
    return _text(name, value)


def _claim(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ProfileError(name, "truth")
    return value


def _number(name: str, value: object) -> float | None:
    if name == "speed" and value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProfileError(name, "number")
    if name in _COUNTED and isinstance(value, float) and not value.is_integer():
        raise ProfileError(name, "whole")
    least, most = _RANGES[name]
    if not least <= value <= most:  # NaN is in no range
        raise ProfileError(name, "range", f"{least:g}–{most:g}")
    return int(value) if name in _COUNTED else float(value)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or len(value) > _LONGEST_TEXT:
        raise ProfileError(name, "text")
    if name == "name" and not value.strip():
        raise ProfileError(name, "missing")
    return value


def _marks(name: str, value: object) -> str:
    """Refuse letters and accents, as no word may lose its end."""
    text = _text(name, value)
    if any(unicodedata.category(character)[0] not in "PSZ" for character in text):
        raise ProfileError(name, "marks")
    return text


def _word_set(name: str, value: object) -> frozenset[str]:
    if not isinstance(value, list | tuple | set | frozenset):
        raise ProfileError(name, "words")
    return frozenset(_text(name, word).lower() for word in value)
