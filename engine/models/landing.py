"""Where a model that is imported comes down: beside its place, and into it by one rename."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from engine.errors import DiskFull, PackUnusable
from engine.models.catalog import Model
from engine.models.hooks import Hooks
from engine.models.lock import locked
from engine.models.manifest import FileRecord, Manifest, write_manifest
from engine.models.space import demand_space, is_full
from engine.models.store import PARTIAL, Store

_PIECE_BYTES = 1 << 20
_SLACK_BYTES = 100_000_000


class Landing:
    """A folder to fill with a model's files."""

    def __init__(self, origin: Path, model: Model, folder: Path, hooks: Hooks, total: int) -> None:
        self._origin = origin
        self._model = model
        self._folder = folder
        self._hooks = hooks
        self._total = total
        self._done = 0
        self._records: dict[str, FileRecord] = {}

    def take(self, name: str, source: IO[bytes], size: int, sha256: str | None) -> None:
        """Copy one file that should be `size` bytes long and have this hash.

        Raises:
            PackUnusable: it is another.
            Stopped: cancelled.
        """
        digest, left = hashlib.sha256(), size
        with (self._folder / name).open("xb") as out:
            while piece := source.read(min(_PIECE_BYTES, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise PackUnusable(str(self._origin), "length", name)
                digest.update(piece)
                out.write(piece)
                self._done += len(piece)
                self._hooks.on_progress(name, self._done, self._total)
                self._hooks.check()
        if left > 0:
            raise PackUnusable(str(self._origin), "length", name)
        for known in (sha256, self._model.sha256.get(name)):
            if known not in (None, digest.hexdigest()):
                raise PackUnusable(str(self._origin), "hash", name)
        self._records[name] = FileRecord(size, digest.hexdigest())

    def finish(self, source: str, revision: str) -> None:
        """Write down what was taken.

        Raises:
            PackUnusable: a file is missing.
        """
        for name in self._model.required:
            if name not in self._records:
                raise PackUnusable(str(self._origin), "incomplete", name)
        manifest = Manifest(
            name=self._model.name,
            source=source,
            revision=revision,
            licence=self._model.licence,
            attribution=self._model.attribution,
            files=self._records,
        )
        write_manifest(manifest, self._folder)


@contextmanager
def landing(
    origin: Path, model: Model, store: Store, hooks: Hooks, total: int
) -> Iterator[Landing]:
    """A landing for `total` bytes, which is the model's folder once the block has ended well.

    Raises:
        PackUnusable: it is too large, or the model is here already.
        DiskFull: no room for it.
    """
    if total > 2 * model.size + _SLACK_BYTES:
        raise PackUnusable(str(origin), "too-large")
    directory, partial = store.folder / model.name, store.folder / f"{model.name}.import{PARTIAL}"
    try:
        with locked(store.folder, model, hooks):
            if directory.exists():
                raise PackUnusable(str(origin), "there")
            demand_space(store.folder, total)
            shutil.rmtree(partial, ignore_errors=True)  # of a process that was killed
            partial.mkdir()
            try:
                yield Landing(origin, model, partial, hooks, total)
                partial.rename(directory)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        if is_full(error):
            raise DiskFull(str(store.folder), total) from error
        raise
