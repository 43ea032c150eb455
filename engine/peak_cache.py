"""Outlines of sounds that were computed before, in the cache folder."""

import hashlib
import logging
import os
import time
from contextlib import suppress
from itertools import accumulate, pairwise, repeat
from pathlib import Path

import platformdirs

from engine.peaks import COARSER, N_LEVELS, PeaksBlock

log = logging.getLogger(__name__)

_MAGIC = b"shengwen peaks 1\n"
_N_BYTES = 8  # of the number that says how many bins the finest level has
_MOST_BYTES = 64_000_000  # ten hours of sound are 6 MB
_STALE_SECONDS = 86_400.0  # what is still being written after a day never will be


def key(path: Path, track: int | None) -> str:
    """What tells this very state of a file's sound from all others.

    Raises:
        OSError: the file cannot be looked at.
    """
    status = path.stat()
    said = f"{path.resolve()}\0{status.st_size}\0{status.st_mtime_ns}\0{track}"
    return hashlib.sha256(os.fsencode(said)).hexdigest()[:32]


def load(name: str) -> PeaksBlock | None:
    """The outline kept under a key; None where there is none, or a damaged one."""
    place = _place(name)
    try:
        block = _parsed(place.read_bytes())
        os.utime(place)  # what is used stays longest
    except (OSError, ValueError) as error:
        log.debug("no outline: %s", error)
        return None
    return block


def keep(name: str, block: PeaksBlock) -> None:
    """Write an outline whole or not at all; where that fails it is computed again."""
    place = _place(name)
    unfinished = place.with_name(f".{name}.{os.getpid()}.tmp")
    n_bins = len(block.lows[0]).to_bytes(_N_BYTES, "little")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(b"".join([_MAGIC, n_bins, *block.lows, *block.highs]))
        unfinished.replace(place)
        _prune(place)
    except OSError as error:
        log.info("the outline of a sound is not kept: %s", error)
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _place(name: str) -> Path:
    return platformdirs.user_cache_path("shengwen", appauthor=False) / "peaks" / f"{name}.peaks"


def _parsed(content: bytes) -> PeaksBlock:
    head = len(_MAGIC) + _N_BYTES
    if content[: len(_MAGIC)] != _MAGIC or len(content) < head:
        raise ValueError("not an outline")
    n_bins = int.from_bytes(content[len(_MAGIC) : head], "little")
    sizes = list(accumulate(repeat(COARSER, N_LEVELS - 1), _grouped, initial=n_bins))
    edges = list(accumulate(sizes * 2, initial=head))
    if edges[-1] != len(content):
        raise ValueError("cut off")
    levels = [content[start:end] for start, end in pairwise(edges)]
    return PeaksBlock(tuple(levels[:N_LEVELS]), tuple(levels[N_LEVELS:]))


def _grouped(n: int, size: int) -> int:
    """How many groups of a size n things make, the last perhaps smaller."""
    return -(-n // size)


def _prune(newest: Path) -> None:
    """Remove what was not used for longest until the rest is small enough."""
    for left in newest.parent.glob(".*.tmp"):
        if left.stat().st_mtime < time.time() - _STALE_SECONDS:
            left.unlink(missing_ok=True)
    kept = [(path.stat(), path) for path in newest.parent.glob("*.peaks") if path != newest]
    total = newest.stat().st_size
    for status, path in sorted(kept, key=lambda each: each[0].st_mtime, reverse=True):
        total += status.st_size
        if total > _MOST_BYTES:
            path.unlink(missing_ok=True)
