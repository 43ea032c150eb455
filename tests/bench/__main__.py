"""Us and our peers at the same work: the same sound, the same cores, in turns; one table.

    python -m tests.bench [MEASURE...] [--json FILE] [--report FILE] [--peers NAMES]
                          [--minutes N] [--models FOLDER] [--smoke]

Without names all are measured, in 25 minutes on two cores. Peers come with the extra `bench`;
what is not installed is named as skipped. --smoke takes two minutes on small models and seconds of
sound: it shows that everything works, and its figures mean nothing. Nothing here is a test.
"""

import argparse
import importlib
import inspect
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from tests.bench import machine, table
from tests.bench.figures import Figure, Skipped
from tests.bench.models import Models
from tests.bench.peers.process import ProgramFailed
from tests.bench.setting import PEERS, Setting

# A module a measure, with a function `run` that yields figures and a docstring that says how.
_MEASURES = {
    "asr": "asr",
    "vad": "vad",
    "features": "features",
    "decode": "decode",
    "startup": "startup",
    "memory": "memory",
    "long": "long_file",
    "srt": "file_to_srt",
    "starter": "starter",
    "live": "live",
    "window": "window",
    "waveform": "waveform",
    "transcript": "transcript",
    "library": "library",
    "session": "live_sound",
    "hotwords": "hotwords",
}
_HOUR = 60.0
_SMOKE_MINUTES = 0.3


def main() -> None:
    """Measure what was named, and say it in every form that was asked for."""
    arguments = _parsed()
    names = arguments.measures or list(_MEASURES)
    modules = {name: importlib.import_module(f"tests.bench.{_MEASURES[name]}") for name in names}
    figures: list[Figure] = []
    is_whole = True
    with tempfile.TemporaryDirectory(prefix="shengwen-bench-") as scratch:
        setting = _setting(arguments, Path(scratch))
        for name, module in modules.items():
            print(name, file=sys.stderr, flush=True)
            try:
                figures.extend(module.run(setting))
            except (ProgramFailed, subprocess.CalledProcessError) as error:  # the others go on
                figures.append(Skipped(name, "ours", f"failed: {error}"))
                is_whole = False
    said = figures, machine.computer(), machine.versions()
    print(table.as_text(*said), end="")
    if arguments.json:
        arguments.json.write_text(table.as_json(*said), "utf-8")
    if arguments.report:
        page = table.as_page(*said, _methods(modules), _command())
        arguments.report.write_text(page, "utf-8")
    sys.exit(not is_whole)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(_MEASURES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the comparisons")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write a page of all of it")
    parser.add_argument("--peers", default=",".join(PEERS), help="who takes part (%(default)s)")
    parser.add_argument("--minutes", type=float, help="of the long recording (60)")
    parser.add_argument("--models", type=Path, metavar="FOLDER", help="keep the models there")
    parser.add_argument("--smoke", action="store_true", help="does it all work? no figures")
    arguments = parser.parse_args()
    if unknown := set(arguments.measures) - set(_MEASURES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    if unknown := set(arguments.peers.split(",")) - {*PEERS, ""}:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    return arguments


def _setting(arguments: argparse.Namespace, scratch: Path) -> Setting:
    models = Models(arguments.models or scratch, is_small=arguments.smoke)
    minutes = arguments.minutes or (_SMOKE_MINUTES if arguments.smoke else _HOUR)
    peers = frozenset(arguments.peers.split(","))
    return Setting(scratch, models, peers, minutes, arguments.smoke)


def _methods(modules: dict[str, ModuleType]) -> dict[str, str]:
    """What each module's docstring says, on one line."""
    return {name: " ".join((inspect.getdoc(m) or "").split()) for name, m in modules.items()}


def _command() -> str:
    return " ".join(["python -m tests.bench", *sys.argv[1:]])


if __name__ == "__main__":
    main()
