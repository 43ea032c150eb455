"""The inside of a program that is measured: it answers calls on standard input until it is closed.

A call is a line of JSON, {"call": method, "with": arguments}; so is its answer.
"""

import json
import os
import re
import sys
from pathlib import Path
from time import perf_counter


def serve(program: object) -> None:
    """Answer with what the methods of `program` return, and the seconds that they took."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)  # what a library prints is no answer
        for line in sys.stdin:
            print(json.dumps(_answer(program, json.loads(line))), file=answers, flush=True)


def _answer(program: object, request: dict[str, object]) -> dict[str, object]:
    began = perf_counter()
    try:
        value = getattr(program, str(request["call"]))(**request["with"])  # type: ignore[arg-type]
    except Exception as error:  # noqa: BLE001 - whoever asked is told, and goes on without
        return {"error": repr(error)}
    return {"seconds": perf_counter() - began, "value": value, "peak_mb": peak_mb()}


def peak_mb() -> float | None:
    """The most memory that this process has had; None where the system does not say."""
    if sys.platform == "linux":  # where the other one counts who started the process, too
        peak = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
        return None if peak is None else int(peak[1]) / 1024
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    in_bytes = sys.platform == "darwin"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if in_bytes else 1 << 10)
