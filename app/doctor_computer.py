"""Checks of the computer: the program and its packages, processor, memory, graphics cards."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import psutil

from app.commands import CUDA_PACKAGES, install_command
from app.findings import Fact, Finding
from engine import graphics, processor

_LITTLE_MEMORY = 4_000_000_000  # bytes; SenseVoice and its neighbours take one or two
_NAME = re.compile(r"[\w.-]+")


def check_computer() -> Iterator[Finding]:
    """What everything else stands on."""
    yield _program()
    yield from _packages()
    yield _processor()
    yield _memory()
    yield _graphics()


def _program() -> Finding:
    facts = {
        "version": version("shengwen"),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "machine": platform.machine(),
    }
    return Finding("program", "ok", "ok", facts)


def _packages() -> Iterator[Finding]:
    """Whether what the program is made of is there; extras are for who wants them."""
    wanted = [line for line in requires("shengwen") or () if "extra ==" not in line]
    found, missing = [], []
    for line in wanted:
        requirement = line.partition(";")[0].strip()
        name = _NAME.match(requirement)
        assert name is not None
        try:
            found.append(f"{name[0]} {version(name[0])}")
        except PackageNotFoundError:
            missing.append(requirement)
    if missing:
        quoted = " ".join(f'"{each}"' for each in missing)
        facts: dict[str, Fact] = {"packages": ", ".join(missing)}
        yield Finding("packages", "missing", "failed", facts, command=install_command(quoted))
    else:
        facts = {"count": len(found), "packages": ", ".join(sorted(found, key=str.lower))}
        yield Finding("packages", "ok", "ok", facts)


def _processor() -> Finding:
    found = processor()
    facts: dict[str, Fact] = {"name": found.name, "cores": found.n_cores}
    if found.adds_exactly:
        return Finding("processor", "ok", "ok", facts)
    return Finding("processor", "no-vnni", "note", facts)


def _memory() -> Finding:
    memory = psutil.virtual_memory()
    facts = {"total": memory.total, "free": memory.available}
    if memory.total < _LITTLE_MEMORY:
        return Finding("memory", "little", "note", facts)
    return Finding("memory", "ok", "ok", facts)


def _graphics() -> Finding:
    found = graphics()
    facts = {"cards": "; ".join(found.cards), "fault": found.fault}
    if found.fault or (found.cards and not found.n_usable):
        return Finding("graphics", "driver", "failed", facts)
    if not found.n_usable:
        return Finding("graphics", "none", "skipped")
    if found.torch != "cuda":
        command = install_command(CUDA_PACKAGES)
        return Finding("graphics", f"torch-{found.torch}", "note", facts, command=command)
    return Finding("graphics", "ok", "ok", facts)
