"""What this computer has: memory, cores, graphics cards."""

import psutil
from PySide6.QtCore import QLocale

from app.recommendation import Computer
from app.settings import InterfaceLanguage
from engine import listed_cards, n_cores


def this_computer(interface: InterfaceLanguage) -> Computer:
    """What is known at once of the computer that this runs on: all but its graphics cards."""
    language = system_language() if interface == "system" else interface.split("_")[0]
    return Computer(psutil.virtual_memory().total, n_cores(), language=language)


def graphics() -> tuple[str, ...]:
    """The names of the NVIDIA cards that the driver knows; it may take a second to say."""
    cards, _fault = listed_cards()
    return tuple(card.split(",")[0] for card in cards)


def system_language() -> str:
    """What the system speaks to its user, as "zh"."""
    first = next(iter(QLocale.system().uiLanguages()), "en")
    return first.split("-")[0]
