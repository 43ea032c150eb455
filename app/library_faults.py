"""Why the library cannot be read or written, and what to do. Free of Qt, as `app/messages.py`."""

from collections.abc import Callable
from pathlib import Path

from app.library_errors import LibraryTrouble
from app.message import Message


class LibraryFaults:
    """Words for the library's troubles, in one language."""

    def __init__(self, translate: Callable[[str, str], str]) -> None:
        """Take QCoreApplication.translate, or what does nothing for English."""
        self._translate = translate

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("LibraryFaults", text)

    def trouble(self, trouble: LibraryTrouble) -> Message:
        """Why nothing can be written now; what waits is kept in memory and tried again."""
        what, hint = {
            "locked": (
                self.tr("Another program holds the library."),
                self.tr("Close that program; what is new is written then."),
            ),
            "full": (
                self.tr("The disk is full, so the library cannot be written."),
                self.tr("Make room; what is new is written then."),
            ),
            "forbidden": (
                self.tr("The library may not be written."),
                self.tr("Change the permissions of its folder; what is new is written then."),
            ),
            "disk": (
                self.tr("The disk that the library is on does not answer."),
                self.tr("See whether it is still there; what is new is written then."),
            ),
            "memory": (
                self.tr("There is not enough memory to write the library."),
                self.tr("Close other programs; what is new is written then."),
            ),
            "damaged": (
                self.tr("The library is damaged."),
                self.tr("Start the program again: it saves what can be read."),
            ),
            "newer": (
                self.tr("The library is of a newer version of this program."),
                self.tr("Use that version; nothing new is kept in the library here."),
            ),
        }[trouble.reason]
        return Message(what, hint, f"open-folder:{Path(trouble.path).parent}")

    def salvaged(self, aside: Path) -> Message:
        """What became of a damaged one."""
        text = self.tr("The library was damaged. What could be read is saved; the old one is “%1”.")
        return Message(text.replace("%1", aside.name), action=f"open-folder:{aside.parent}")

    def mended(self) -> Message:
        """The trouble is over."""
        return Message(self.tr("The library is written again; nothing was lost."))
