"""Where the files of resources/ are: in a checkout, in an installed wheel, in a frozen build."""

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """The file or folder `name` of resources/, as in "icons/shengwen.svg"."""
    return _root() / name


def _root() -> Path:
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS) / "resources"  # type: ignore[attr-defined]  # noqa: SLF001 - PyInstaller's name
    here = Path(__file__).resolve().parent
    installed = here / "resources"
    return installed if installed.is_dir() else here.parent / "resources"
