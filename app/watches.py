"""The folders that are watched, as the settings keep them."""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.settings import FORMATS_OF, Outcome, Settings, is_folder, languages_of

log = logging.getLogger(__name__)

_USUAL: Outcome = "subtitles"
DONE = "done"  # the subfolder to which sources move


@dataclass(frozen=True, slots=True)
class Watch:
    """What becomes of the files that come into a folder.

    Attributes:
        is_on: whether it is watched now.
        model, language, outcome: as in Settings.
        results: the folder for what is written; None is beside the source.
        moves_source: whether a source goes to the subfolder `done` when its text is written.
    """

    folder: Path
    model: str
    language: str | None = None
    outcome: Outcome = "subtitles"
    results: Path | None = None
    moves_source: bool = False
    is_on: bool = True

    @property
    def done(self) -> Path | None:
        """Where sources go; None where they stay."""
        return self.folder / DONE if self.moves_source else None

    @property
    def output(self) -> Path | None:
        """Where results go; None is beside the source. They stay beside one that moves."""
        return self.results or self.done

    def over(self, settings: Settings) -> Settings:
        """The settings with what was chosen for this folder in them."""
        return replace(settings, model=self.model, language=self.language, outcome=self.outcome)


def watch_from(folder: Path, settings: Settings) -> Watch:
    """A watch as the settings would have it."""
    return Watch(folder, settings.model, settings.language, settings.outcome)


def watches_from(stored: Iterable[Mapping[str, object]]) -> tuple[Watch, ...]:
    """What was kept; what makes no sense there is left out, and told in the log."""
    found: dict[Path, Watch] = {}
    for each in stored:
        watch = _read(each)
        if watch is None or watch.folder in found:
            log.warning("settings: a watched folder that cannot be: %r", each)
        else:
            found[watch.folder] = watch
    return tuple(found.values())


def stored(watches: Iterable[Watch]) -> tuple[Mapping[str, object], ...]:
    """What goes into the settings."""
    return tuple(
        {
            "folder": str(watch.folder),
            "model": watch.model,
            "language": watch.language,
            "outcome": watch.outcome,
            "results": None if watch.results is None else str(watch.results),
            "moves_source": watch.moves_source,
            "is_on": watch.is_on,
        }
        for watch in watches
    )


def _read(value: Mapping[str, object]) -> Watch | None:
    folder, model = _folder(value.get("folder")), value.get("model")
    if folder is None or not isinstance(model, str) or not (model and _is_known(model)):
        return None
    language = value.get("language")
    outcome = next((each for each in FORMATS_OF if each == value.get("outcome")), _USUAL)
    return Watch(
        folder,
        model,
        language if isinstance(language, str) and language in languages_of(model) else None,
        outcome,
        _folder(value.get("results")),
        moves_source=value.get("moves_source") is True,
        is_on=value.get("is_on") is not False,
    )


def _folder(value: object) -> Path | None:
    """A folder from its path; None where no folder can have it."""
    if not isinstance(value, str) or "\0" in value or not Path(value).is_absolute():
        return None
    try:
        os.fsencode(value)
    except UnicodeEncodeError:
        return None
    return Path(value)


def _is_known(model: str) -> bool:
    return not is_folder(model) or Path(model).is_absolute()
