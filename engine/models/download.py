"""A named model from a hub into the models folder: whole and right, or not at all.

It gathers in `<name>.partial` and appears by one rename. One process at a time fetches a model;
the others wait for it and find the model there.
"""

import logging
from contextlib import closing
from pathlib import Path

from engine.errors import DiskFull, DownloadFailed, ModelCorrupt, ModelMissing, Offline
from engine.models.catalog import WHISPER_BASE, Model, look_up
from engine.models.hooks import Hooks, Stopped
from engine.models.hubs import RemoteFile, list_files
from engine.models.lock import locked
from engine.models.manifest import MANIFEST, FileRecord, Manifest, hash_file, write_manifest
from engine.models.network import HubName, Network
from engine.models.space import demand_space, is_full
from engine.models.store import PARTIAL, Place, Store

log = logging.getLogger(__name__)


def download(
    name: str,
    store: Store | None = None,
    network: Network | None = None,
    hooks: Hooks | None = None,
) -> Place | None:
    """Make sure that a model of the catalogue is on this computer.

    Returns:
        Where it is; None where it was cancelled, and what has arrived is kept for the next time.

    Raises:
        ModelMissing: the catalogue has no such model, or the starter's packages are missing.
        ModelCorrupt: something else is in its place.
        DownloadFailed: the hubs gave no whole, right model; the one asked first says why.
        Offline: it would have to be downloaded, and that is forbidden.
        DiskFull: no room for it.
        OSError: the models folder cannot be written to.
    """
    store, network, hooks = store or Store(), network or Network(), hooks or Hooks()
    model = look_up(name)
    if model is None:
        raise ModelMissing(name)
    if model == WHISPER_BASE:
        return Place(store.find(model.name).directory, "folder")
    place = store.place(model)
    if place is not None:
        return place
    if network.is_offline:
        raise Offline(model.name)
    try:
        with locked(store.folder, model, hooks):
            return store.place(model) or _from_hubs(model, store, network, hooks)
    except Stopped:
        return None


def _from_hubs(model: Model, store: Store, network: Network, hooks: Hooks) -> Place:
    directory, partial = store.folder / model.name, store.folder / f"{model.name}{PARTIAL}"
    if directory.exists():
        raise ModelCorrupt(str(directory), "files are missing in it")
    manifest = _first_that_works(model, partial, network, hooks)
    try:
        write_manifest(manifest, partial)
        _remove_others(partial, manifest)
        partial.rename(directory)
    except OSError as error:
        raise _full(error, partial, None) from error
    log.info("downloaded %s, revision %s of %s", model.name, manifest.revision, manifest.source)
    return Place(directory, "folder")


def _first_that_works(model: Model, partial: Path, network: Network, hooks: Hooks) -> Manifest:
    first: DownloadFailed | None = None
    for hub in network.hubs:
        try:
            return _from_hub(model, hub, partial, network, hooks)
        except DownloadFailed as error:
            log.warning("%s cannot be had: %r", model.name, error)
            first = first or error
    assert first is not None
    raise first


def _from_hub(
    model: Model, hub: HubName, partial: Path, network: Network, hooks: Hooks
) -> Manifest:
    from engine.models.fetch import Fetcher  # noqa: PLC0415 - HTTP is loaded where it is used

    listing = list_files(model, hub, network)
    progress = _Progress(hooks, listing.size)
    fetcher = Fetcher(model.name, network, hooks, progress.advance)
    try:
        partial.mkdir(exist_ok=True)
        present = sum(path.stat().st_size for path in partial.iterdir())
        demand_space(partial, max(listing.size - present, 0))
        files = {}
        with closing(fetcher):
            for file in listing.files:
                progress.begin(file.name)
                target = partial / file.name
                files[file.name] = _kept(file, target) or fetcher.fetch(file, target)
                progress.end(files[file.name].size)
    except OSError as error:
        raise _full(error, partial, listing.size) from error
    return Manifest(
        name=model.name,
        source=hub,
        revision=listing.revision,
        licence=model.licence,
        attribution=model.attribution,
        files=files,
    )


def _kept(file: RemoteFile, target: Path) -> FileRecord | None:
    """The file as an earlier run left it, where it is certainly the right one."""
    if file.sha256 is None or not target.is_file() or hash_file(target) != file.sha256:
        return None
    return FileRecord(target.stat().st_size, file.sha256)


def _remove_others(partial: Path, manifest: Manifest) -> None:
    """Remove what an unfinished download of another revision left behind."""
    for path in partial.iterdir():
        if path.name not in (MANIFEST, *manifest.files):
            path.unlink()


def _full(error: OSError, folder: Path, needed: int | None) -> Exception:
    return DiskFull(str(folder), needed) if is_full(error) else error


class _Progress:
    """Adds up the files; never goes back, also where a file has to be begun again."""

    def __init__(self, hooks: Hooks, total: int) -> None:
        self._hooks = hooks
        self._total = total
        self._file = ""
        self._before = 0  # bytes of the files before
        self._most = 0

    def begin(self, file: str) -> None:
        self._file = file

    def advance(self, done: int) -> None:
        """Hear that so many bytes of the file are there."""
        self._most = max(self._most, self._before + done)
        self._hooks.on_progress(self._file, self._most, max(self._total, self._most))

    def end(self, size: int) -> None:
        self.advance(size)
        self._before += size
