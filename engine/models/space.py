"""Room on the disk: asked for before a model is written, and told from other faults after."""

import errno
import shutil
from pathlib import Path

from engine.errors import DiskFull

_SPARE_BYTES = 64 << 20  # left free beside the model


def demand_space(folder: Path, needed: int) -> None:
    """Make sure that `needed` bytes fit into a folder that is there.

    Raises:
        DiskFull: they don't.
    """
    if shutil.disk_usage(folder).free < needed + _SPARE_BYTES:
        raise DiskFull(str(folder), needed)


def is_full(error: OSError) -> bool:
    """Whether a write failed for want of room."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
