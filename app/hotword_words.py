"""What is wrong with hotwords, and what a model makes of them, in the user's words."""

from PySide6.QtCore import QCoreApplication, QObject

from app.input_errors import TextUnreadable
from app.input_words import TextFaults
from app.job_words import model_title, shown_name
from engine import Fit, HotwordRemark


def why(error: Exception) -> str:
    """Why a list cannot be read or written."""
    if isinstance(error, TextUnreadable):
        return TextFaults(QCoreApplication.translate).told(error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return QCoreApplication.translate("HotwordWords", "The log has the details.")


class HotwordWords(QObject):
    """Sentences about lines of a list."""

    def fault(self, fault: str) -> str:
        """Why a line cannot be understood."""
        return {
            "long": self.tr("This is too long for a word; it is left out."),
            "control": self.tr("There are characters in it that are no text; it is left out."),
            "empty": self.tr("A word is missing here; the line is left out."),
            "weight": self.tr("A weight is a number above 0; the line is left out."),
            "pattern": self.tr("This is no regular expression; the rule is left out."),
            "mixed": self.tr("A rule and also-heard words are two lines; this one is left out."),
            "many": self.tr("There are more lines than a list may have; this one is left out."),
        }.get(fault, self.tr("This line cannot be understood; it is left out."))

    def remark(self, remark: HotwordRemark) -> str:
        """What is to be said of an entry."""
        text = {
            "duplicate": self.tr("This is there twice; once is enough."),
            "contradiction": self.tr(
                "Another line says something else of it: “%1”. The first one holds."
            ),
            "short": self.tr(
                "Too short to be told by sound: it is only listened for, and put where an "
                "“also heard as” comes."
            ),
            "long": self.tr("Too long to be heard as one: better several words."),
            "common": self.tr("An everyday word: it is never put where something else was heard."),
            "contained": self.tr("Contained in %1: where both fit the longer one is taken."),
            "alike": self.tr("Sounds like %1: the heavier one is taken, or the first."),
            "circle": self.tr("It leads back to itself, by way of %1: it is not followed."),
            "pattern": self.tr("This is no regular expression; the rule is left out."),
            "slow": self.tr("This expression takes too long on some texts; there it is left out."),
        }[remark.flaw]
        return text.replace("%1", shown_name(remark.other))

    def unwritable(self, model: str) -> str:
        """Of a word that a model has no characters for."""
        text = self.tr("%1 cannot write this: it has no such character. Sound still finds it.")
        return text.replace("%1", model_title(model))

    def fit(self, model: str, fit: Fit) -> str:
        """What a model does with a list."""
        title = model_title(model)
        if not fit.takes:
            text = self.tr(
                "%1 does not listen for hotwords; they are corrected by sound afterwards."
            )
            return text.replace("%1", title)
        n_lost = len(fit.unwritable)
        if n_lost:
            text = self.tr(
                "%1 listens for these words, but not for %n of them; sound finds those.", "", n_lost
            )
        else:
            text = self.tr("%1 listens for these words, and sound corrects what it misses.")
        return text.replace("%1", title)

    def trouble(self, name: str, error: Exception) -> str:
        """Why a list is not shown."""
        text = self.tr("“%1” cannot be read: %2")
        return text.replace("%1", shown_name(name)).replace("%2", why(error))
