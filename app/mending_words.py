"""Words for what the window can do about something that went wrong.

Messages and findings name it, as "get-model:fsmn-vad": a name, a colon, and what it is about.
"""

from PySide6.QtCore import QObject


class MendingWords(QObject):
    """Words for buttons."""

    def button(self, action: str) -> str:
        """What the button says that does this; empty where there is nothing to do."""
        return {
            "": "",
            "allow-microphone": self.tr("Open the system's settings"),
            "choose-device": self.tr("Settings"),
            "choose-language": self.tr("Choose a language"),
            "choose-model": self.tr("Choose a model"),
            "copy": self.tr("Copy the command"),
            "doctor": self.tr("Check this computer"),
            "finish-later": self.tr("Finish it later"),
            "finish-recording": self.tr("Finish now"),
            "finish-text": self.tr("Finish recognizing"),
            "get-model": self.tr("Get it"),
            "listen-again": self.tr("Try again"),
            "measure-microphone": self.tr("Listen"),
            "models": self.tr("Models"),
            "open-folder": self.tr("Open folder"),
            "report": self.tr("Save a report…"),
            "start-over": self.tr("Start over"),
        }[action.partition(":")[0]]
