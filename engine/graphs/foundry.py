"""Graphs are written once, beside their checkpoint or in the cache folder, and then loaded."""

import hashlib
import logging
import os
import re
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import platformdirs

from engine.errors import ModelCorrupt
from engine.graphs.ops import PRODUCER, GraphWriter
from engine.graphs.precision import Precision
from engine.graphs.session import Session, Unusable
from engine.models.caches import is_in_a_cache
from engine.models.checkpoint import read_checkpoint
from engine.models.config import ModelConfig

log = logging.getLogger(__name__)

VERSION = 1  # of what is written; a graph of another is not used, and removed when one is written

_KEY_DIGITS = 16
_NAME_CHARS = 60  # of a model's directory: file systems allow 255 bytes
_UNFINISHED = ".tmp"
_LONGEST_WRITE = 3600.0  # seconds; another process may be at it

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
        self._config.demand_checkpoint()
        file = f"{name}.{_ending(self._config, self._precision)}"
        for folder in _folders(self._config):
            session = _load(folder / file)
            if session is not None:
                return session
        began = time.monotonic()
        graph = written(self._config, self._precision, write, self._leftovers)
        log.info("%s written in %.1f s", file, time.monotonic() - began)
        for folder in _folders(self._config):
            if self._keep(graph, folder, file):
                break
        return Session(graph)

    def _keep(self, graph: bytes, folder: Path, file: str) -> bool:
        """Write a graph to disk, whole or not at all; remove older ones of the same name."""
        temporary = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                prefix=f".{file}.", suffix=_UNFINISHED, dir=folder, delete=False
            ) as out:
                temporary = Path(out.name)
                out.write(graph)
                out.flush()
                os.fsync(out.fileno())
            # Whoever may read the checkpoint may read this.
            temporary.chmod(self._config.weights.stat().st_mode & 0o666 | 0o600)
            temporary.replace(folder / file)
        except OSError as error:
            log.warning("%s cannot be kept in its folder: %r", file, error)
            if temporary is not None:
                _remove(temporary)
            return False
        _tidy(folder, file)
        return True


def written(
    config: ModelConfig, precision: Precision, write: Write, leftovers: tuple[str, ...] = ()
) -> bytes:
    """A graph that is not kept.

    Raises:
        ModelCorrupt: the checkpoint is not what its config says.
    """
    weights, model = read_checkpoint(config.weights), str(config.directory)
    return write(GraphWriter(weights, model, precision, leftovers))


def is_written(config: ModelConfig, precision: Precision) -> bool:
    """Whether a model's graphs were written already, or some of them."""
    ending = _ending(config, precision)
    with suppress(OSError):  # a folder that may not be looked into
        return any(any(folder.glob(f"*.{ending}")) for folder in _folders(config))
    return False


def _ending(config: ModelConfig, precision: Precision) -> str:
    """Of the names of all files of these graphs."""
    return f"{precision}.{_key(config)}.onnx"


def _key(config: ModelConfig) -> str:
    """What changes when the checkpoint, its config or our graphs do."""
    digest = hashlib.sha256(str(VERSION).encode())
    digest.update(_fingerprint(config.weights))
    directory = config.directory
    settings = [*sorted(directory.glob("*.yaml")), directory / "configuration.json"]
    for path in (*settings, config.tokens, config.pieces):
        with suppress(OSError):
            digest.update(b"" if path is None else path.read_bytes())
    return digest.hexdigest()[:_KEY_DIGITS]


def _folders(config: ModelConfig) -> Iterator[Path]:
    """Where the graph may be, the best place first; a hub's cache is left as it is."""
    directory = config.directory
    if not is_in_a_cache(directory):
        yield directory
    whole = directory.resolve()
    place = hashlib.sha256(os.fsencode(whole)).hexdigest()[:8]
    cache = platformdirs.user_cache_path("shengwen", appauthor=False)
    yield cache / "graphs" / f"{whole.name[:_NAME_CHARS]}-{place}"


def _fingerprint(weights: Path) -> bytes:
    """Of a checkpoint: its list of contents, which has a checksum of every tensor."""
    try:
        with zipfile.ZipFile(weights) as archive:
            entries = [(e.filename, e.file_size, e.CRC) for e in archive.infolist()]
    except (OSError, zipfile.BadZipFile) as error:
        fault = "it is cut off, or no PyTorch checkpoint"
        raise ModelCorrupt(str(weights), fault) from error
    return repr(entries).encode()


def _load(path: Path) -> Session | None:
    """The graph in a file, where there is one and it is ours; a damaged one is removed."""
    try:
        if not path.is_file():
            return None
        session = Session(str(path))
    except OSError:  # a folder that may not be looked into
        return None
    except Unusable as error:
        log.warning("%s is damaged and is written anew: %r", path.name, error)
        _remove(path)
        return None
    if session.producer == PRODUCER:
        return session
    log.warning("%s is none of our graphs and is written anew", path.name)
    return None


def _tidy(folder: Path, file: str) -> None:
    """Remove older graphs of the same name and precision, and what was never written to its end."""
    name = re.escape(file.removesuffix(".onnx").rpartition(".")[0])
    graph = re.compile(rf"{name}\.[0-9a-f]{{{_KEY_DIGITS}}}\.onnx")
    unfinished = re.compile(rf"\.{graph.pattern}\..*{re.escape(_UNFINISHED)}")
    long_ago = time.time() - _LONGEST_WRITE
    with suppress(OSError):
        for path in folder.iterdir():
            is_older = graph.fullmatch(path.name) and path.name != file
            is_left = unfinished.fullmatch(path.name) and path.stat().st_mtime < long_ago
            if is_older or is_left:
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
