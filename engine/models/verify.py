"""Whether a model's files are still what was downloaded, or what the catalogue knows them to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.models.catalog import Model
from engine.models.hubs import is_needed
from engine.models.manifest import Manifest, hash_file, is_sha256, read_manifest
from engine.models.store import Place

Outcome = Literal["right", "unknown", "missing", "added", "length", "hash", "unreadable"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of one file.

    Attributes:
        outcome: "unknown" where nobody says what it should be; "added" where it did not come with
            the others, and changes how they are used.
    """

    file: str
    outcome: Outcome

    @property
    def is_wrong(self) -> bool:
        """Whether it can be relied on no longer."""
        return self.outcome not in ("right", "unknown")


@dataclass(frozen=True, slots=True)
class _Expected:
    size: int | None
    sha256: str | None


def verify(
    model: Model, place: Place, on_bytes: Callable[[int], None] = lambda _n: None
) -> Iterator[Verified]:
    """Check each file by its hash, where one is known; `on_bytes` hears of every piece read."""
    manifest = read_manifest(place.directory) if place.where == "folder" else None
    expected = _expected(model, place, manifest)
    for name, facts in sorted(expected.items()):
        yield Verified(name, _outcome(place.directory / name, facts, on_bytes))
    if manifest is not None:
        for name in sorted({*_present(place.directory, model)} - {*expected}):
            yield Verified(name, "added")


def _expected(model: Model, place: Place, manifest: Manifest | None) -> dict[str, _Expected]:
    files = {name: _Expected(None, None) for name in model.required}
    if manifest is not None:
        files |= {name: _Expected(file.size, file.sha256) for name, file in manifest.files.items()}
    else:
        files |= {
            name: _Expected(None, sha256)
            for name in _present(place.directory, model)
            if (sha256 := _name_of_blob(place.directory / name)) is not None
        }
    # The catalogue knows best: a manifest lies beside the files and may have been changed too.
    known = {
        name: _Expected(None, sha256)
        for name, sha256 in model.sha256.items()
        if name in files or (place.directory / name).is_file()
    }
    return files | known


def _present(directory: Path, model: Model) -> list[str]:
    """The files in a directory that a loader may look at."""
    return [path.name for path in directory.iterdir() if is_needed(path.name, model)]


def _name_of_blob(path: Path) -> str | None:
    """The hash that Hugging Face's cache calls a large file by."""
    name = path.resolve().name
    return name if path.is_symlink() and is_sha256(name) else None


def _outcome(path: Path, expected: _Expected, on_bytes: Callable[[int], None]) -> Outcome:
    try:
        if not path.is_file():
            return "missing"
        if expected.size is not None and path.stat().st_size != expected.size:
            return "length"
        if expected.sha256 is None:
            return "unknown"
        return "right" if hash_file(path, on_bytes) == expected.sha256 else "hash"
    except OSError:
        return "unreadable"
