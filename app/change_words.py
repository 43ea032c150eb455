"""What hotwords did to a text, in sentences."""

from PySide6.QtCore import QObject

from app.hotword_trial import Came
from app.number_words import decimal
from engine import Change


class ChangeWords(QObject):
    """Says how a word came into a text, and what such words are called."""

    def told(self, change: Change) -> str:
        """One change in a sentence."""
        return self.of(change.way, change.word, change.heard, change.likeness)

    def of(self, came: Came, word: str, heard: str, likeness: float) -> str:
        """How a word came there, in a sentence."""
        text = {
            "heard": self.tr("“%1” was heard."),
            "model": self.tr("“%1” was heard because the list has it, and not without it."),
            "alias": self.tr("“%2” was heard; replaced because the list says that it is “%1”."),
            "sound": self.tr("“%2” was heard; replaced because it sounds like “%1” (%3)."),
            "rule": self.tr("“%2” was heard; replaced by “%1” because of a rule."),
            "suggestion": self.tr("“%2” was heard; “%1” may be meant, which sounds similar (%3)."),
        }[came]
        if came == "model" and heard not in {"", word}:
            text = self.tr("“%2” was heard at first; listening for the list's words, it is “%1”.")
        if came == "rule" and not word:
            text = self.tr("“%2” was heard; taken out because of a rule.")
        text = text.replace("%3", decimal(likeness, 2))
        return text.replace("%1", "\0").replace("%2", heard).replace("\0", word)

    def name(self, came: Came) -> str:
        """What words that came so are called in a legend."""
        return {
            "heard": self.tr("As heard"),
            "model": self.tr("Heard with the list"),
            "alias": self.tr("Also heard as"),
            "sound": self.tr("By sound"),
            "rule": self.tr("By rule"),
            "suggestion": self.tr("Suggestions"),
        }[came]

    def sign(self, came: Came) -> str:
        """The small letter behind such words; those that were heard anyway have none."""
        return {
            "heard": "",
            "model": self.tr("m", "small letter: heard with the list"),
            "alias": self.tr("a", "small letter: also heard as"),
            "sound": self.tr("s", "small letter: by sound"),
            "rule": self.tr("r", "small letter: by rule"),
            "suggestion": "?",
        }[came]
