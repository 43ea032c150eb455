"""What this computer has: memory, cores, graphics cards."""

import logging
import subprocess

import psutil
from PySide6.QtCore import QLocale

from app.recommendation import Computer
from app.settings import InterfaceLanguage
from engine import n_cores

log = logging.getLogger(__name__)

_PATIENCE = 5.0  # seconds; drivers that are broken may answer never
# The driver brings the program along; asking it loads nothing into this process.
_QUESTION = ("nvidia-smi", "--query-gpu=name", "--format=csv,noheader")


def this_computer(interface: InterfaceLanguage) -> Computer:
    """What is known at once of the computer that this runs on: all but its graphics cards."""
    language = system_language() if interface == "system" else interface.split("_")[0]
    return Computer(psutil.virtual_memory().total, n_cores(), language=language)


def graphics(question: tuple[str, ...] = _QUESTION) -> tuple[str, ...]:
    """The names of the NVIDIA cards that the driver knows; it may take a second to say."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open a console for it
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed question
            question,
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            creationflags=hidden,
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.debug("no graphics driver answers: %s", error)
        return ()
    return tuple(line.strip() for line in answer.stdout.splitlines() if line.strip())


def system_language() -> str:
    """What the system speaks to its user, as "zh"."""
    first = next(iter(QLocale.system().uiLanguages()), "en")
    return first.split("-")[0]
