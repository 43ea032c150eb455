"""How many processor cores there are for us."""

import os

_SHARING = "SHENGWEN_WORKERS"  # in the environment, so that it holds for the whole process


def n_cores() -> int:
    """Cores that this process computes with: all it may use, or its share of them."""
    return max(1, usable_cores() // int(os.environ.get(_SHARING, "1")))


def usable_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def take_share(n_sharing: int) -> None:
    """Compute with one of `n_sharing` equal parts of the cores from now on."""
    os.environ[_SHARING] = str(n_sharing)
