"""Speed, memory and a window that never waits; the speed against a peer in the same run.

    python -m tests.bench [speed] [memory] [window] [--smoke]

Without names all three run, about fifteen minutes on two cores. --smoke is a two-minute run on
short recordings that shows the bench works; its figures mean nothing. Nothing here is a test.
"""

import argparse
import json
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from engine.cores import n_cores
from tests.bench import memory, speed, window


def main() -> None:
    """Run the benches that were named and print their figures as JSON."""
    benches = {"speed": speed.run, "memory": memory.run, "window": window.run}
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(benches))
    parser.add_argument("--smoke", action="store_true", help="short recordings, no figures")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(benches):
        parser.error(f"no such bench: {', '.join(unknown)}")
    figures: dict[str, object] = {"computer": _computer()}
    with tempfile.TemporaryDirectory(prefix="shengwen-bench-") as folder:
        for name, run in benches.items():
            if not arguments.names or name in arguments.names:
                figures[name] = run(Path(folder), is_smoke=arguments.smoke)
    print(json.dumps(figures, indent=2))  # noqa: T201 - the result


def _computer() -> dict[str, object]:
    model = platform.processor()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next((line.split(": ")[1] for line in lines if "model name" in line), model)
    return {
        "processor": model,
        "cores": n_cores(),
        "python": sys.version.split()[0],
        "packages": {name: version(name) for name in ("ctranslate2", "faster-whisper", "av")},
    }


if __name__ == "__main__":
    main()
