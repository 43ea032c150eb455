"""What a model's folder holds, written beside its files: where from, which licence, hashes."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.models.names import are_distinct, is_safe

MANIFEST = "shengwen.json"
MOST_FILES = 200  # of a model; the largest has some thirty

_FORMAT, _VERSION = "shengwen-model", 1
_MOST_BYTES = 1 << 20
_READ_BYTES = 1 << 20
_SHA256_CHARS = 64


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it should be: bytes, and their sha256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One model's files.

    Attributes:
        name: the model's.
        source: "modelscope", "huggingface" or "import".
        revision: of the source, or empty.
        files: by path, with / on every system.
    """

    name: str
    source: str
    revision: str
    licence: str
    attribution: str
    files: Mapping[str, FileRecord]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())


def write_manifest(manifest: Manifest, directory: Path) -> None:
    """Put the manifest beside the files."""
    text = encode(manifest)
    (directory / MANIFEST).write_text(text, encoding="utf-8")


def encode(manifest: Manifest) -> str:
    """The manifest as JSON."""
    content = {"format": _FORMAT, "version": _VERSION, **asdict(manifest)}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_manifest(directory: Path) -> Manifest | None:
    """The manifest of a model's folder; None where there is none that can be trusted."""
    path = directory / MANIFEST
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        return decode(path.read_bytes())
    except (OSError, ValueError):
        return None


def decode(content: bytes) -> Manifest:
    """Read a manifest from JSON, as anybody may have written it.

    Raises:
        ValueError: it is no manifest, or names files that no folder should hold.
    """
    try:
        read = json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(read, dict) or read.get("format") != _FORMAT:
        raise ValueError("it is no manifest")
    if read.get("version") != _VERSION:
        raise ValueError("it was written by a newer version")
    files = read.get("files")
    if not isinstance(files, dict) or not files or len(files) > MOST_FILES:
        raise ValueError("it lists no files, or too many")
    if not all(map(is_safe, files)) or not are_distinct(list(files)):
        raise ValueError("it names files that cannot be")
    texts = {name: read.get(name, "") for name in _TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("it is damaged")
    return Manifest(**texts, files={name: _record(entry) for name, entry in files.items()})


_TEXTS = ("name", "source", "revision", "licence", "attribution")


def _record(entry: Any) -> FileRecord:  # noqa: ANN401 - whatever the JSON holds
    size = entry.get("size") if isinstance(entry, dict) else None
    sha256 = entry.get("sha256") if isinstance(entry, dict) else None
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise ValueError("a size in it is none")
    if not isinstance(sha256, str) or not is_sha256(sha256):
        raise ValueError("a hash in it is none")
    return FileRecord(size, sha256)


def is_sha256(text: str) -> bool:
    """Whether it could be a sha256, in lower case."""
    return len(text) == _SHA256_CHARS and set(text) <= set("0123456789abcdef")


def hash_file(path: Path, on_bytes: Callable[[int], None] = lambda _n: None) -> str:
    """The sha256 of a file; `on_bytes` hears of every piece read, and may raise to stop."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            digest.update(piece)
            on_bytes(len(piece))
    return digest.hexdigest()
