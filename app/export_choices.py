"""What was chosen for exports, and how that is kept in the settings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, TypeVar

from app.media import MEDIA_SUFFIXES
from app.opening import TRANSCRIPT_SUFFIXES
from app.outputs import safe_stem
from app.own_profiles import NO_OWN, KnownProfiles
from engine import FORMATS, FormatOptions, Profile

T = TypeVar("T")
ROWS = "rows"  # cues as they are, a row each
FRAME_RATES = (23.976, 24.0, 25.0, 29.97, 30.0, 50.0, 59.94, 60.0)
PATTERN = "{name}"
_FIELDS = re.compile(r"\{(?:name|date|profile)\}")


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """Every choice, with its default.

    Attributes:
        formats: names of engine.FORMATS.
        profile: a name of `known`, ROWS, or None: what suits each language.
        folder: where to; empty is beside the recording.
        pattern: what files are called, with {name}, {date} and {profile}.
    """

    formats: tuple[str, ...] = ("srt",)
    profile: str | None = None
    folder: str = ""
    pattern: str = PATTERN
    options: FormatOptions = FormatOptions()
    known: KnownProfiles = NO_OWN

    @property
    def as_rows(self) -> bool:
        """Whether rows are cues as they are."""
        return self.profile == ROWS

    @property
    def rules(self) -> Profile | None:
        """The profile that cues are cut by, None for what suits each language."""
        return self.known.look_up(self.profile)

    def with_known(
        self, known: KnownProfiles, renamed: Mapping[str, str] = MappingProxyType({})
    ) -> "ExportChoices":
        """Choose among other rules; where the chosen ones are gone, what suits each language."""
        profile = renamed.get(self.profile or "", self.profile)
        is_there = profile == ROWS or known.look_up(profile) is not None
        return replace(self, known=known, profile=profile if is_there else None)

    def stem(self, name: str, day: date) -> str:
        """What the files of a transcript of that name are called, without their endings.

        A name is a title, too: only the ending of a recording or of subtitles is none of it.
        """
        values = {
            "{name}": _without_suffix(name),
            "{date}": day.isoformat(),
            "{profile}": self.profile or "auto",
        }
        return safe_stem(_FIELDS.sub(lambda field: values[field[0]], self.pattern or PATTERN))


def stored(choices: ExportChoices) -> dict[str, object]:
    """Choices as the settings keep them: what is not the default."""
    usual, chosen = asdict(ExportChoices(known=choices.known)), asdict(choices)
    kept = {name: value for name, value in chosen.items() if value != usual[name]}
    if "options" in kept:
        kept["options"] = _differing(chosen["options"], usual["options"])
    return kept


def choices_from(kept: Mapping[str, object], known: KnownProfiles = NO_OWN) -> ExportChoices:
    """Choices from the settings; what makes no sense there takes its default."""
    choices = ExportChoices()
    options, style = kept.get("options"), None
    if isinstance(options, Mapping):
        style = options.get("style")
        options_ = _taken(choices.options, options, _OPTIONS)
        if isinstance(style, Mapping):
            options_ = replace(options_, style=_taken(options_.style, style, _STYLE))
        choices = replace(choices, options=options_)
    return _taken(choices, kept, _CHOICES).with_known(known)


def folder_of(choices: ExportChoices, beside: Path | None) -> Path:
    """Where files go: the chosen folder, else that of the recording, else home."""
    if choices.folder:
        return Path(choices.folder)
    return beside.parent if beside is not None else Path.home()


def _without_suffix(name: str) -> str:
    suffix = PurePath(name).suffix
    is_known = suffix.lower() in MEDIA_SUFFIXES | TRANSCRIPT_SUFFIXES
    return name.removesuffix(suffix) if is_known else name


def _differing(chosen: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, object]:
    kept = {name: value for name, value in chosen.items() if value != usual[name]}
    if "style" in kept:
        kept["style"] = _differing(chosen["style"], usual["style"])
    return kept


def _taken(usual: T, kept: Mapping[str, object], allowed: Mapping[str, Callable[[Any], bool]]) -> T:
    good = {
        name: kept[name]
        for name, is_good in allowed.items()
        if name in kept and is_good(kept[name])
    }
    return replace(usual, **good)  # type: ignore[type-var] # a dataclass


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_colour(value: object) -> bool:
    digits = "0123456789abcdefABCDEF"
    return (
        isinstance(value, str)
        and len(value) == 7  # noqa: PLR2004 - #rrggbb
        and value[0] == "#"
        and all(each in digits for each in value[1:])
    )


_CHOICES: Mapping[str, Callable[[Any], bool]] = {
    "formats": lambda value: (
        isinstance(value, tuple) and bool(value) and all(each in [*FORMATS] for each in value)
    ),
    "profile": lambda value: value is None or isinstance(value, str),
    "folder": lambda value: isinstance(value, str) and (not value or Path(value).is_absolute()),
    "pattern": lambda value: isinstance(value, str) and bool(value.strip()),
}
_OPTIONS: Mapping[str, Callable[[Any], bool]] = {
    "bom": lambda value: value is None or isinstance(value, bool),
    "crlf": _is_bool,
    "frame_rate": lambda value: value is None or value in FRAME_RATES,
    "tags": ("none", "words", "emoji").__contains__,
    "speakers": _is_bool,
    "karaoke": _is_bool,
    "text_layout": ("sentences", "paragraphs", "timed").__contains__,
}
_STYLE: Mapping[str, Callable[[Any], bool]] = {
    "font": lambda value: isinstance(value, str) and bool(value.strip()),
    "size": lambda value: type(value) is int and 8 <= value <= 300,  # noqa: PLR2004 - as the dialog
    "colour": _is_colour,
    "outline": lambda value: _is_number(value) and 0 <= value <= 20,  # noqa: PLR2004 - likewise
    "outline_colour": _is_colour,
    "position": ("bottom", "middle", "top").__contains__,
}
