"""What the figures are from: the computer and the versions."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from engine.cores import n_cores

PACKAGES = (
    *("onnxruntime", "onnx", "numpy", "av", "soxr", "ctranslate2", "faster-whisper", "torch"),
    *("funasr", "funasr-onnx", "sherpa-onnx", "kaldi-native-fbank"),
)


def has(package: str) -> bool:
    """Whether a package is installed; nothing is imported."""
    return version_of(package) is not None


def version_of(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def computer() -> str:
    """The processor, how many of its cores are ours, and whether it has VNNI."""
    model, flags = platform.processor() or platform.machine(), None
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        said = dict(line.split(":", 1) for line in lines if ":" in line)
        said = {name.strip(): value.strip() for name, value in said.items()}
        model, flags = said.get("model name", model), said.get("flags")
    vnni = "VNNI unknown" if flags is None else f"{'' if 'vnni' in flags else 'no '}VNNI"
    return f"{model}, {n_cores()} cores, {vnni}, {platform.system()}"


def versions() -> dict[str, str]:
    """Of Python and of what is installed."""
    found = {name: version_of(name) for name in PACKAGES}
    python = {"python": sys.version.split()[0]}
    return python | {name: number for name, number in found.items() if number is not None}
