"""Graphs are written once, beside their checkpoint or in the cache folder, and then loaded."""

import hashlib
import logging
import os
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import platformdirs

from engine.errors import ModelCorrupt
from engine.graphs.ops import GraphWriter
from engine.graphs.precision import Precision
from engine.graphs.session import Session, Unusable
from engine.models.caches import is_in_a_cache
from engine.models.checkpoint import read_checkpoint
from engine.models.config import ModelConfig

log = logging.getLogger(__name__)

VERSION = 1  # of what is written; a graph of another is not used, and removed when one is written

Write = Callable[[GraphWriter], bytes]


class Foundry:
    """Makes sessions of one model's graphs."""

    def __init__(
        self, config: ModelConfig, precision: Precision, leftovers: tuple[str, ...] = ()
    ) -> None:
        """Make one; `leftovers` are prefixes of tensors that only training used."""
        self._config = config
        self._precision = precision
        self._leftovers = leftovers

    def session(self, name: str, write: Write) -> Session:
        """Load the graph called `name`, after writing it where there is none, or none that works.

        Raises:
            ModelCorrupt: the checkpoint is not what its config says.
            OutOfMemory: it does not fit.
        """
        file = f"{name}.{self._precision}.{self._key()}.onnx"
        for folder in self._folders():
            path = folder / file
            if path.is_file():
                try:
                    return Session(str(path))
                except Unusable as error:
                    log.warning("%s is damaged and is written anew: %r", path.name, error)
                    with suppress(OSError):
                        path.unlink()
        began = time.monotonic()
        graph = written(self._config, self._precision, write, self._leftovers)
        log.info("%s written in %.1f s", file, time.monotonic() - began)
        for folder in self._folders():
            if _keep(graph, folder, file, name):
                break
        return Session(graph)

    def _key(self) -> str:
        """What changes when the checkpoint, its config or our graphs do."""
        digest = hashlib.sha256(str(VERSION).encode())
        digest.update(_fingerprint(self._config.weights))
        for path in (self._config.directory / "config.yaml", self._config.tokens):
            with suppress(OSError):
                digest.update(b"" if path is None else path.read_bytes())
        return digest.hexdigest()[:16]

    def _folders(self) -> Iterator[Path]:
        """Where the graph may be, the best place first; a hub's cache is left as it is."""
        directory = self._config.directory
        if not is_in_a_cache(directory):
            yield directory
        place = hashlib.sha256(os.fsencode(directory.resolve())).hexdigest()[:8]
        cache = platformdirs.user_cache_path("shengwen", appauthor=False)
        yield cache / "graphs" / f"{directory.name}-{place}"


def written(
    config: ModelConfig, precision: Precision, write: Write, leftovers: tuple[str, ...] = ()
) -> bytes:
    """A graph that is not kept.

    Raises:
        ModelCorrupt: the checkpoint is not what its config says.
    """
    weights, model = read_checkpoint(config.weights), str(config.directory)
    return write(GraphWriter(weights, model, precision, leftovers))


def _fingerprint(weights: Path) -> bytes:
    """Of a checkpoint: its list of contents, which has a checksum of every tensor."""
    try:
        with zipfile.ZipFile(weights) as archive:
            entries = [(e.filename, e.file_size, e.CRC) for e in archive.infolist()]
    except (OSError, zipfile.BadZipFile) as error:
        fault = "it is cut off, or no PyTorch checkpoint"
        raise ModelCorrupt(str(weights), fault) from error
    return repr(entries).encode()


def _keep(graph: bytes, folder: Path, file: str, name: str) -> bool:
    """Write a graph to disk, whole or not at all; remove older ones of the same name."""
    temporary = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            prefix=f".{file}.", suffix=".tmp", dir=folder, delete=False
        ) as out:
            temporary = Path(out.name)
            out.write(graph)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(folder / file)
    except OSError as error:
        log.warning("%s cannot be kept in its folder: %r", file, error)
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        return False
    precision = file.split(".")[-3]
    for older in folder.glob(f"{name}.{precision}.*.onnx"):
        if older.name != file:
            with suppress(OSError):
                older.unlink()
    return True
