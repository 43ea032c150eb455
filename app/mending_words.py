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
            "choose-device": self.tr("Settings"),
            "choose-language": self.tr("Choose a language"),
            "choose-model": self.tr("Choose a model"),
            "copy": self.tr("Copy the command"),
            "doctor": self.tr("Check this computer"),
            "get-model": self.tr("Get it"),
            "measure-microphone": self.tr("Listen"),
            "models": self.tr("Models"),
            "open-folder": self.tr("Open folder"),
            "report": self.tr("Save a report…"),
            "start-over": self.tr("Start over"),
        }[action.partition(":")[0]]
