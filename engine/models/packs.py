"""A model as one file for a computer without a network: a zip, with the hash of every file in it.

What is imported is anybody's: it is read as far as it promises to be long, and compared with its
hashes and the catalogue's.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import ModelCorrupt, ModelMissing, PackUnusable
from engine.models.catalog import Model, look_up
from engine.models.hooks import Hooks, Stopped
from engine.models.hubs import is_needed
from engine.models.landing import landing
from engine.models.manifest import (
    MANIFEST,
    MOST_FILES,
    FileRecord,
    Manifest,
    decode,
    encode,
    hash_file,
    read_manifest,
)
from engine.models.names import are_distinct, is_safe
from engine.models.store import Place, Store

_MANIFEST_BYTES = 1 << 20
_ENCRYPTED = 0x1  # bit of an entry's flags
_COPY_BYTES = 1 << 20


def export_model(
    name: str,
    file: Path,
    store: Store | None = None,
    hooks: Hooks | None = None,
    *,
    replaces: bool = False,
) -> bool:
    """Write a model that is on this computer to `file`, whole or not at all.

    Args:
        replaces: whether a file that is there may go.

    Returns:
        Whether it was written; False where it was cancelled.

    Raises:
        ModelMissing: it is not here.
        ModelCorrupt: its files are no longer what they were.
        OSError: the file is there already, or cannot be written.
    """
    store, hooks = store or Store(), hooks or Hooks()
    model = look_up(name)
    place = store.place(model) if model is not None else None
    if model is None or place is None:
        raise ModelMissing(name)
    manifest = _manifest_of(model, place)
    if file.exists() and not replaces:
        raise FileExistsError(17, "it is there already", str(file))
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        _write(manifest, place.directory, temporary, hooks)
        temporary.replace(file)
    except Stopped:
        return False
    finally:
        temporary.unlink(missing_ok=True)
    return True


def import_pack(file: Path, name: str | None, store: Store, hooks: Hooks) -> Place:
    """Put the model in a pack into the models folder.

    Raises:
        PackUnusable: it is no such pack, or not what it says.
        DiskFull: no room for it.
        OSError: the models folder cannot be written to.
        Stopped: cancelled.
    """
    with _opened(file) as pack:
        manifest = _checked_manifest(pack, file)
        model = look_up(name or manifest.name)
        if model is None:
            raise PackUnusable(str(file), "unknown", ascii(name or manifest.name))
        for entry in manifest.files:
            if not is_needed(entry, model):
                raise PackUnusable(str(file), "unlisted", entry)
        with landing(file, model, store, hooks, manifest.size) as target:
            for entry, record in manifest.files.items():
                with pack.open(entry) as source:
                    target.take(entry, source, record.size, record.sha256)
            target.finish(manifest.source, manifest.revision)
    return Place(store.folder / model.name, "folder")


def _manifest_of(model: Model, place: Place) -> Manifest:
    """What the model's files should be; for a hub's cache, what they are."""
    manifest = read_manifest(place.directory)
    if manifest is not None:
        return manifest
    files = {
        path.name: FileRecord(path.stat().st_size, hash_file(path))
        for path in sorted(place.directory.iterdir())
        if path.is_file() and is_needed(path.name, model)
    }
    return Manifest(
        name=model.name,
        source="import",
        revision="",
        licence=model.licence,
        attribution=model.attribution,
        files=files,
    )


def _write(manifest: Manifest, directory: Path, target: Path, hooks: Hooks) -> None:
    done = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as pack:  # weights do not shrink
        pack.writestr(MANIFEST, encode(manifest))
        for name, record in manifest.files.items():
            path = directory / name
            if hash_file(path) != record.sha256:
                raise ModelCorrupt(str(directory), f"{name} is not what it was")
            with path.open("rb") as source, pack.open(name, "w", force_zip64=True) as out:
                while piece := source.read(_COPY_BYTES):
                    out.write(piece)
                    done += len(piece)
                    hooks.on_progress(name, done, manifest.size)
                    hooks.check()


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The pack, with all that a damaged zip can raise in one error."""
    if not file.is_file():  # nor a device or a pipe, which never end
        raise PackUnusable(str(file), "missing")
    try:
        with zipfile.ZipFile(file) as pack:
            yield pack
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise PackUnusable(str(file), "damaged") from error


def _checked_manifest(pack: zipfile.ZipFile, file: Path) -> Manifest:
    """The manifest of a pack whose entries are the files that it lists, and nothing else."""
    entries = pack.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES + 1:
        raise PackUnusable(str(file), "too-large")
    for entry in entries:
        if (fault := _fault(entry)) is not None:
            raise PackUnusable(str(file), fault, ascii(entry.filename))
    if not are_distinct(names):
        raise PackUnusable(str(file), "doubled")
    if MANIFEST not in names or pack.getinfo(MANIFEST).file_size > _MANIFEST_BYTES:
        raise PackUnusable(str(file), "missing", MANIFEST)
    with pack.open(MANIFEST) as source:
        content = source.read(_MANIFEST_BYTES + 1)
    try:
        manifest = decode(content)
    except ValueError as error:
        raise PackUnusable(str(file), "damaged", MANIFEST) from error
    for name in {*names, *manifest.files} - {MANIFEST}:
        if name not in manifest.files or name not in names:
            raise PackUnusable(str(file), "unlisted", name)
        if pack.getinfo(name).file_size != manifest.files[name].size:
            raise PackUnusable(str(file), "length", name)
    return manifest


def _fault(entry: zipfile.ZipInfo) -> str | None:
    """What makes an entry one that no pack of ours has."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted"
    if kind not in (0, stat.S_IFREG):
        return "link"
    return None if is_safe(entry.filename) else "name"
