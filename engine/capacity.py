"""How many files this computer transcribes at once.

The rule: one on a graphics card, which a single file fills; one where there are fewer than eight
cores, which a single file keeps busy by itself; else one for every four cores, at most four, and
no more than half of the memory that is free has room for.
"""

from engine.cores import usable_cores

_MOST = 4
_CORES_EACH = 4
_COPIES = 2  # of its files are what a model takes in memory: some are unpacked, or written anew
_BESIDES = 500_000_000  # bytes of a worker besides its model: libraries, five minutes of sound
_SHARE = 0.5  # of the memory that is free; the rest is for other programs


def fitting_workers(model_bytes: int, device: str) -> int:
    """How many workers fit.

    Args:
        model_bytes: the size of a model's files.
        device: what computes, as "cpu" or "cuda:0"; empty where that is not known yet.
    """
    if device != "cpu":
        return 1
    import psutil  # noqa: PLC0415 - the port is imported at every start

    need = _COPIES * model_bytes + _BESIDES
    by_memory = int(psutil.virtual_memory().available * _SHARE / need)
    by_cores = usable_cores() // _CORES_EACH if usable_cores() >= 2 * _CORES_EACH else 1
    return max(1, min(by_cores, by_memory, _MOST))
