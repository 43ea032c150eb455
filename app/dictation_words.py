"""What dictation has to say, in the user's words."""

from PySide6.QtCore import QObject

from app.commands import install_command
from app.dictation_take import Take
from app.messages import Messages


class DictationWords(QObject):
    """Sentences for what stands against the hot key, and for what became of a text."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages

    def trouble(self, reason: str, detail: str) -> str:
        """Why the hot key is not heard, and what works all the same."""
        other = self.tr(
            "Keys of other programs cannot be heard here. Start dictation here or from the icon in "
            "the notification area."
        )
        text = {
            "wayland": self.tr(
                "On Wayland no program hears keys meant for others, or types into them. Start "
                "and stop dictation here or from the icon in the notification area; the text "
                "is then on the clipboard. In a session on Xorg the key works."
            ),
            "taken": self.tr("Another program has this key already. Choose another one."),
            "missing": self.tr("This keyboard has no such key. Choose another one."),
            "permission": self.tr(
                "macOS has to allow it: System Settings > Privacy & Security, there Input "
                "Monitoring and Accessibility, both for this program. Then switch it on again."
            ),
            "package": self.tr("The Python package “%1” is needed for the key. Install it: %2"),
            "lost": self.tr("Keys are heard no more. Switch dictation off and on again."),
        }.get(reason, other)
        return text.replace("%1", detail).replace("%2", install_command(detail))

    def delivered(self, reason: str) -> str:
        """Where a text went that was not written where the cursor is."""
        match reason:
            case "own-window":
                return self.tr("No text field was chosen, so the text is on the clipboard.")
            case "locked":
                return self.tr("The screen was locked, so the text is on the clipboard.")
            case "gone":
                return self.tr(
                    "The window that the text was meant for is gone, so it is on the clipboard."
                )
            case "not-taken":
                return self.tr("No program took the text, so it is on the clipboard.")
            case "failed":
                return self.tr("The text could not be typed, so it is on the clipboard.")
            case _:
                return self.tr("The text is on the clipboard.")

    def kept(self) -> str:
        """Where a recording is whose words went somewhere else than they should."""
        return self.tr("The recording is in the library.")

    def failed(self, take: Take) -> str:
        """What became of a dictation that was not understood to its end."""
        if take.error is None:
            return self.tr("The microphone was lost; what was said until then counts.")
        what = str(self._messages.error(take.error))
        return f"{what} {self.kept()}" if take.duration else what

    def nothing(self) -> str:
        """Nobody spoke, or nobody was understood."""
        return self.tr("Nothing was understood, so nothing was written.")

    def starting(self) -> str:
        """It is too early."""
        return self.tr("The program is still starting; dictate again in a moment.")

    def no_folder(self, error: OSError) -> str:
        """There is no place for the recording."""
        return str(self._messages.error(error))

    def copy(self) -> str:
        """What a button does that puts the text on the clipboard again."""
        return self.tr("Copy")
