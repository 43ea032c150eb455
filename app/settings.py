"""What the user chose, as one JSON file. Window geometry is Qt's and lies elsewhere."""

import json
import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

from engine import MODELS

log = logging.getLogger(__name__)

Appearance = Literal["system", "light", "dark"]
InterfaceLanguage = Literal["system", "en", "zh_CN"]
Outcome = Literal["subtitles", "text", "everything"]

# What is written beside a file for each outcome.
FORMATS_OF: dict[Outcome, tuple[str, ...]] = {
    "subtitles": ("srt",),
    "text": ("txt",),
    "everything": ("srt", "vtt", "txt", "json"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice, with its default.

    Attributes:
        theme: how the window looks.
        interface: the window's own language.
        model: a name from the catalogue.
        language: what is spoken, as "zh"; None listens and finds out.
        outcome: which files are written.
    """

    theme: Appearance = "system"
    interface: InterfaceLanguage = "system"
    model: str = MODELS[0].name
    language: str | None = None
    outcome: Outcome = "subtitles"


_ALLOWED: dict[str, Callable[[object], bool]] = {
    "theme": ("system", "light", "dark").__contains__,
    "interface": ("system", "en", "zh_CN").__contains__,
    "model": [model.name for model in MODELS].__contains__,
    "language": [None, *sorted({code for m in MODELS for code in m.languages})].__contains__,
    "outcome": [*FORMATS_OF].__contains__,
}


def load(path: Path) -> Settings:
    """Read the settings; what is missing, unknown or bad takes its default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("settings %s cannot be read, defaults are used: %s", path, error)
        return Settings()
    if not isinstance(stored, dict):
        log.warning("settings %s are no JSON object, defaults are used", path)
        return Settings()
    known = {field.name: stored[field.name] for field in fields(Settings) if field.name in stored}
    bad = [name for name, value in known.items() if not _ALLOWED[name](value)]
    if bad:
        log.warning("settings %s: bad values of %s, defaults are used", path, ", ".join(bad))
    return Settings(**{name: value for name, value in known.items() if name not in bad})


def save(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
