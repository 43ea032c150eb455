"""What this computer computes with: its processor and its graphics cards. PyTorch is not loaded."""

import importlib.util
import platform
import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.cores import n_cores

_PATIENCE = 20.0  # seconds; a driver that wakes up takes some


@dataclass(frozen=True, slots=True)
class Processor:
    """The processor.

    Attributes:
        n_cores: cores that this process may use.
        adds_exactly: whether int8 adds up without being cut off, as with VNNI.
    """

    name: str
    n_cores: int
    adds_exactly: bool


@dataclass(frozen=True, slots=True)
class Graphics:
    """NVIDIA's graphics cards.

    Attributes:
        cards: each with its memory and driver, as NVIDIA's own program says; empty where there is
            none or no such program.
        fault: what that program says where it fails.
        n_usable: how many CUDA gives us.
        torch: whether PyTorch, which the FunASR models need on a card, is there and made for CUDA.
    """

    cards: tuple[str, ...]
    fault: str
    n_usable: int
    torch: Literal["cuda", "cpu", "missing"]


def processor() -> Processor:
    """Look at the processor; loads ONNX Runtime."""
    from engine.graphs.session import adds_exactly  # noqa: PLC0415 - the port stays light

    return Processor(_processor_name(), n_cores(), adds_exactly())


def graphics() -> Graphics:
    """Look for graphics cards; loads CTranslate2."""
    from engine.recognizers.whisper_passes import cuda_device_count  # noqa: PLC0415 - as above

    cards, fault = listed_cards()
    return Graphics(cards, fault, cuda_device_count(), torch_build())


def _processor_name() -> str:
    with suppress(OSError):
        found = re.search(
            r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE
        )
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()


def listed_cards() -> tuple[tuple[str, ...], str]:
    """NVIDIA's cards, and what is wrong, as Graphics has them; loads nothing."""
    command = [
        "nvidia-smi",
        "--query-gpu=name,memory.total,driver_version",
        "--format=csv,noheader",
    ]
    try:
        done = subprocess.run(  # noqa: S603 - nobody else's words are in it
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            creationflags=getattr(
                subprocess, "CREATE_NO_WINDOW", 0
            ),  # Windows would show a console
        )
    except FileNotFoundError:
        return (), ""
    except (OSError, subprocess.TimeoutExpired) as error:
        return (), str(error)
    lines = tuple(line.strip() for line in done.stdout.splitlines() if line.strip())
    return (lines, "") if done.returncode == 0 else ((), " ".join(lines or [done.stderr.strip()]))


def torch_build() -> Literal["cuda", "cpu", "missing"]:
    """What PyTorch was made for, as it says in a file of its own."""
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return "missing"
    with suppress(OSError):
        text = (Path(spec.origin).parent / "version.py").read_text("utf-8", "replace")
        if re.search(r"^cuda\b.*=\s*['\"]\d", text, re.MULTILINE):
            return "cuda"
    return "cpu"
