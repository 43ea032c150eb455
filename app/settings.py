"""What the user chose, as one JSON file. Window geometry is Qt's and lies elsewhere."""

import json
import logging
import os
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from engine import PUNCTUATION, RECOGNIZERS, SILERO, VAD

log = logging.getLogger(__name__)

Appearance = Literal["system", "light", "dark"]
InterfaceLanguage = Literal["system", "en", "zh_CN"]
Outcome = Literal["subtitles", "text", "everything"]
Device = Literal["auto", "cpu", "cuda"]
Script = Literal["simplified", "traditional", "asis"]
Hub = Literal["auto", "modelscope", "huggingface"]

DEFAULT_MODEL = RECOGNIZERS[0].name
MAX_FOLDERS = 5  # so many model folders are remembered
MOST_AT_ONCE = 4  # files transcribed together
FONT_PERCENT = (80, 200)
LIVE_FONT = (8, 96)  # pixels where text is at 100 %
_MOST_CHANNELS = 1024
_MOST_SPEED = 1e6
_NAMES = tuple(model.name for model in RECOGNIZERS)
_HELPERS = ("auto", "none", SILERO, VAD, *PUNCTUATION)

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
        model: a name from the catalogue or a folder's full path.
        model_folders: the model folders chosen last, newest first.
        language: what is spoken, as "zh"; None listens and finds out.
        outcome: which files are written.
        device: what computes.
        itn: whether numbers are written as digits, where the model can.
        script: how Chinese is written.
        vad, punctuation: the models beside it, by name, full path, "auto" or "none".
        files_at_once: how many files are transcribed together; 0 finds out what fits.
        goes_on: whether a start goes on with what the last one left.
        font_percent: how large text is, of what the system says.
        notifies: whether the system says that work ended while the window is away.
        is_welcomed: whether the first start is over.
        models_folder: where models are kept, as a full path; empty is the usual place.
        is_offline: whether no connection may be opened.
        hub, mirror, proxy, ca_bundle: how models are fetched, as engine.Network has it; empty where
            nothing was chosen.
        watches: the folders that are watched; app.watches reads them.
        speeds: seconds of sound a second of work, measured here, by model and device.
        pause_while_typing: whether a transcript's sound waits while its text is typed.
        shortcuts: the keys of actions where they are not the usual ones; app.shortcuts reads them.
        export: what was chosen for exports; app.export_choices reads it.
        profiles: subtitle rules that the user made, by name; app.own_profiles reads them.
        live_model: what recognizes live sessions; empty is the model of files.
        live_language: what is spoken in them, as `language`.
        live_source: the id of what is recorded; empty follows the system.
        live_channel: which of its channels, from 1; 0 is the mix of all.
        listens_ahead: whether the source is heard as soon as the live page is seen.
        live_returns: whether a session goes on when a source that was gone is back.
        recordings_folder: where they are kept, as a full path; empty is the usual place.
        live_font: the size of a session's text, in pixels where text is at 100 %.
        captions: how captions look; app.caption_style reads it.
        dictation: what was chosen for dictation; app.dictation_choices reads it.
        hotword_lists: the names of the lists that new jobs and sessions are given.
    """

    theme: Appearance = "system"
    interface: InterfaceLanguage = "system"
    model: str = DEFAULT_MODEL
    model_folders: tuple[str, ...] = ()
    language: str | None = None
    outcome: Outcome = "subtitles"
    device: Device = "auto"
    itn: bool = True
    script: Script = "simplified"
    vad: str = "auto"
    punctuation: str = "auto"
    files_at_once: int = 0
    goes_on: bool = True
    font_percent: int = 100
    notifies: bool = True
    is_welcomed: bool = False
    models_folder: str = ""
    is_offline: bool = False
    hub: Hub = "auto"
    mirror: str = ""
    proxy: str = ""
    ca_bundle: str = ""
    watches: tuple[Mapping[str, object], ...] = ()
    speeds: Mapping[str, float] = field(default_factory=dict)
    pause_while_typing: bool = False
    shortcuts: Mapping[str, object] = field(default_factory=dict)
    export: Mapping[str, object] = field(default_factory=dict)
    profiles: Mapping[str, object] = field(default_factory=dict)
    live_model: str = ""
    live_language: str | None = None
    live_source: str = ""
    live_channel: int = 0
    listens_ahead: bool = True
    live_returns: bool = True
    recordings_folder: str = ""
    live_font: int = 16
    captions: Mapping[str, object] = field(default_factory=dict)
    dictation: Mapping[str, object] = field(default_factory=dict)
    hotword_lists: tuple[str, ...] = ()


def is_folder(model: str) -> bool:
    """Whether a model is a folder, not a name from the catalogue."""
    return model not in _NAMES


def languages_of(model: str) -> frozenset[str]:
    """What a model knows. A folder's may know anything; the engine says so where it does not."""
    known = [each for each in RECOGNIZERS if each.name == model] or RECOGNIZERS
    return frozenset(code for each in known for code in each.languages)


def with_model(settings: Settings, model: str) -> Settings:
    """Choose a model; a folder becomes the newest of those remembered."""
    newest = (model,) if is_folder(model) else ()
    folders = tuple(dict.fromkeys((*newest, *settings.model_folders)))[:MAX_FOLDERS]
    language = settings.language if settings.language in languages_of(model) else None
    return replace(settings, model=model, model_folders=folders, language=language)


def without_folders(settings: Settings, gone: Collection[str]) -> Settings:
    """Forget model folders; where the chosen one is among them, go back to the default model."""
    folders = tuple(folder for folder in settings.model_folders if folder not in gone)
    settings = replace(settings, model_folders=folders)
    return with_model(settings, DEFAULT_MODEL) if settings.model in gone else settings


def _is_path(value: object) -> bool:
    return isinstance(value, str) and Path(value).is_absolute()


def _is_model(value: object) -> bool:
    return value in _NAMES or _is_path(value)


def _are_paths(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_path, value))


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_one_line(value: object) -> bool:
    return isinstance(value, str) and value == value.strip() and value.isprintable()


def _is_helper(value: object) -> bool:
    """Whether it can name a model beside the recognizer."""
    return _is_one_line(value) and (value in _HELPERS or _is_path(value))


def _are_speeds(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(speed, int | float) and 0 < speed < _MOST_SPEED for speed in value.values()
    )


def _within(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _is_dict(value: object) -> bool:
    return isinstance(value, dict)


_LANGUAGES = [None, *sorted({code for model in RECOGNIZERS for code in model.languages})]
_ALLOWED: dict[str, Callable[[object], bool]] = {
    "theme": ("system", "light", "dark").__contains__,
    "interface": ("system", "en", "zh_CN").__contains__,
    "model": _is_model,
    "model_folders": _are_paths,
    "language": _LANGUAGES.__contains__,
    "outcome": [*FORMATS_OF].__contains__,
    "device": ("auto", "cpu", "cuda").__contains__,
    "itn": _is_bool,
    "script": ("simplified", "traditional", "asis").__contains__,
    "vad": _is_helper,
    "punctuation": _is_helper,
    "files_at_once": _within(0, MOST_AT_ONCE),
    "goes_on": _is_bool,
    "font_percent": _within(*FONT_PERCENT),
    "notifies": _is_bool,
    "is_welcomed": _is_bool,
    "models_folder": lambda value: value == "" or _is_path(value),
    "is_offline": _is_bool,
    "hub": ("auto", "modelscope", "huggingface").__contains__,
    "mirror": _is_one_line,
    "proxy": _is_one_line,
    "ca_bundle": lambda value: value == "" or _is_path(value),
    "watches": lambda value: isinstance(value, tuple) and all(isinstance(v, dict) for v in value),
    "speeds": _are_speeds,
    "pause_while_typing": _is_bool,
    "shortcuts": _is_dict,
    "export": _is_dict,
    "profiles": _is_dict,
    "live_model": lambda value: value == "" or _is_model(value),
    "live_language": _LANGUAGES.__contains__,
    "live_source": lambda value: isinstance(value, str),
    "live_channel": _within(0, _MOST_CHANNELS),
    "listens_ahead": _is_bool,
    "live_returns": _is_bool,
    "recordings_folder": lambda value: value == "" or _is_path(value),
    "live_font": _within(*LIVE_FONT),
    "captions": _is_dict,
    "dictation": _is_dict,
    "hotword_lists": lambda value: isinstance(value, tuple) and all(map(_is_one_line, value)),
}


def load(path: Path) -> Settings:
    """Read the settings; what is missing, unknown or bad takes its default."""
    try:
        stored = read(path)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("settings %s cannot be read, defaults are used: %s", path, error)
        return Settings()
    known = {each.name: stored[each.name] for each in fields(Settings) if each.name in stored}
    bad = bad_values(known)
    if bad:
        log.warning("settings %s: bad values of %s, defaults are used", path, ", ".join(bad))
    settings = Settings(**{name: value for name, value in known.items() if name not in bad})
    return with_model(settings, settings.model)


def is_unreadable(path: Path) -> bool:
    """Whether there is a file of settings that nothing can be read from."""
    try:
        read(path)
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError):
        return True
    return False


def bad_values(stored: Mapping[str, object]) -> list[str]:
    """The names of the values that make no sense, and so take their default."""
    return [
        name for name in stored if name in _ALLOWED and not _ALLOWED[name](_frozen(stored[name]))
    ]


def save(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    What the file has from another version of this program stays in it; a file that is none of ours
    is kept aside.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, asdict(settings) | _kept(path, settings))


def read(path: Path) -> dict[str, Any]:
    """What the file holds.

    Raises:
        OSError, ValueError, RecursionError: it cannot be read, or holds no settings.
    """
    text = path.read_text(encoding="utf-8-sig")  # some editors put a mark first
    stored = _frozen(json.loads(text))
    if not isinstance(stored, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - as every other damage
    return stored


def _frozen(value: object) -> Any:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, dict):
        return {name: _frozen(each) for name, each in value.items()}
    return tuple(value) if isinstance(value, list) else value


def _kept(path: Path, settings: Settings) -> dict[str, Any]:
    """What is to stay as it is: keys unknown here, and values unknown here that nobody replaced."""
    try:
        stored = read(path)
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))
        return {}
    usual = Settings()
    return {
        name: value
        for name, value in stored.items()
        if name not in _ALLOWED
        or (not _ALLOWED[name](value) and getattr(settings, name) == getattr(usual, name))
    }


def _write(path: Path, stored: Mapping[str, object]) -> None:
    text = json.dumps(stored, ensure_ascii=False, indent=2)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    temporary = Path(name)
    try:
        # names of files may hold what is no character; JSON has an escape for it
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
