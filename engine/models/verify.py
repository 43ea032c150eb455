"""Whether a model's files are still what was downloaded, or what the catalogue knows them to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.models.catalog import Model
from engine.models.manifest import hash_file, is_sha256, read_manifest
from engine.models.store import Place


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of one file; "unknown" is there, and nobody says what it should be."""

    file: str
    outcome: Literal["right", "unknown", "missing", "length", "hash", "unreadable"]

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
    for name, expected in sorted(_expected(model, place).items()):
        yield Verified(name, _outcome(place.directory / name, expected, on_bytes))


def _expected(model: Model, place: Place) -> dict[str, _Expected]:
    manifest = read_manifest(place.directory) if place.where == "folder" else None
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
    known = {name: sha256 for name, sha256 in model.sha256.items() if name in files}
    known |= {n: s for n, s in model.sha256.items() if (place.directory / n).is_file()}
    return files | {name: _Expected(None, sha256) for name, sha256 in known.items()}


def _present(directory: Path, model: Model) -> list[str]:
    return [path.name for pattern in model.files for path in directory.glob(pattern)]


def _name_of_blob(path: Path) -> str | None:
    """The hash that Hugging Face's cache calls a large file by."""
    name = path.resolve().name
    return name if path.is_symlink() and is_sha256(name) else None


def _outcome(
    path: Path, expected: _Expected, on_bytes: Callable[[int], None]
) -> Literal["right", "unknown", "missing", "length", "hash", "unreadable"]:
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
