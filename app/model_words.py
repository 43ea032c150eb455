"""What is said of a model on the terminal: its row in a list, and what became of its files."""

from collections.abc import Sequence
from dataclasses import asdict

from engine import Model, Store, Verified, removable

HEADINGS = ("NAME", "FOR", "LANGUAGES", "SIZE", "LICENCE", "WHERE")

_TASKS = {
    "recognize": "speech to text",
    "vad": "finding speech",
    "punctuation": "punctuation",
    "align": "time stamps",
}
_FEW = 5  # so many languages are named, more are counted
OUTCOMES = {
    "missing": "is missing",
    "added": "did not come with the others",
    "length": "has the wrong length",
    "hash": "is not what it was",
    "unreadable": "cannot be read",
}


def row(model: Model, store: Store) -> tuple[str, ...]:
    """A model's cells, under HEADINGS."""
    named = model.languages if len(model.languages) <= _FEW else (str(len(model.languages)),)
    return (
        model.name,
        _TASKS[model.capabilities.task],
        ",".join(named) or "any",
        shown_size(model.size),
        model.licence,
        _where(model, store),
    )


def shown_size(size: int) -> str:
    """Bytes, as 936 MB."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"  # noqa: PLR2004


def _where(model: Model, store: Store) -> str:
    place = store.place(model)
    if place is None:
        if store.comes_along(model):
            return "with the program"
        begun = store.unfinished(model)
        return f"{shown_size(begun)} of it" if begun else "-"
    return "models folder" if place.where == "folder" else "a hub's cache"


def facts(model: Model, store: Store) -> dict[str, object]:
    """All there is to know of a model, for JSON."""
    place = store.place(model)
    hidden = ("files", "left_out", "required", "sha256")
    return {
        **{name: value for name, value in asdict(model).items() if name not in hidden},
        "where": None if place is None else place.where,
        "unfinished": store.unfinished(model),
        "path": None if place is None else str(place.directory),
    }


def again(name: str, store: Store) -> str:
    """How to replace a model whose files are wrong."""
    if not removable(name, store):
        return "remove it from the hub's cache with the hub's own program, then download it."
    return f"shengwen models remove {name}, then shengwen models download {name}"


def summary(results: Sequence[Verified]) -> str:
    """What became of files none of which is wrong."""
    n_right = sum(result.outcome == "right" for result in results)
    unknown = [result.file for result in results if result.outcome == "unknown"]
    text = f"{n_right} files are what they should be"
    return text if not unknown else f"{text}; no hash is known of {', '.join(unknown)}"
