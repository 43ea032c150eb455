"""What a list made of a text, and how well it did against one that is right, in sentences."""

from PySide6.QtCore import QObject

from app.hotword_trial import Trial
from app.scoring import Hits
from engine import HotwordList

_MOST_NEVER = 8  # words that are named; of more it is said how many there are


class HotwordScores(QObject):
    """Says what differs, what is never heard, and what was found of what should be."""

    def summary(self, trial: Trial, hotwords: HotwordList, *, is_deaf: bool) -> str:
        """All of it; `is_deaf`: the model does not listen for words."""
        if not hotwords:
            return self.tr("There is no word in this list yet.")
        if not trial.rows:
            return self.tr("There are no words in it.")
        n = sum(row.is_changed for row in trial.rows)
        parts = [self.tr("%1 of %n sentence(s) differ.", "", len(trial.rows)).replace("%1", str(n))]
        if is_deaf:
            text = self.tr("This model does not listen for hotwords; they are put in afterwards.")
            parts.append(text)
        told = " ".join([*parts, self._never(trial)]).strip()
        scores = " ".join(filter(None, (self.told(trial), self.rates(trial))))
        return "\n".join(filter(None, (scores, told)))

    def told(self, trial: Trial) -> str:
        """The sentence; empty where nothing is known of what is right."""
        if trial.before is None or trial.after is None:
            return ""
        if not trial.after.in_reference and not trial.after.in_text:
            return self.tr("None of the list's words is in the text to compare with.")
        before, after = self._found(trial.before), self._found(trial.after)
        text = self.tr("Without the list: %1. With it: %2.")
        return text.replace("%1", before).replace("%2", after)

    def _found(self, hits: Hits) -> str:
        found = self.tr("%1 of %n word(s) that should be there are", "", hits.in_reference)
        found = found.replace("%1", str(hits.both))
        n_wrong = hits.in_text - hits.both
        if not n_wrong:
            return found
        wrong = self.tr("%1 of %n should not be there", "", hits.in_text)
        return (
            self.tr("%1, %2", "two findings")
            .replace("%1", found)
            .replace("%2", wrong.replace("%1", str(n_wrong)))
        )

    def rates(self, trial: Trial) -> str:
        """Recall and precision as numbers, before and after."""
        if trial.before is None or trial.after is None:
            return ""
        text = self.tr("(Recall %1 → %2, precision %3 → %4.)")
        recalls = trial.before.recall, trial.after.recall
        precisions = trial.before.precision, trial.after.precision
        for n, share in enumerate((*recalls, *precisions), 1):
            text = text.replace(f"%{n}", "–" if share is None else f"{share:.2f}")
        return text

    def _never(self, trial: Trial) -> str:
        if not trial.never:
            return ""
        names = self.tr(", ", "between words").join(trial.never[:_MOST_NEVER])
        if len(trial.never) <= _MOST_NEVER:
            return self.tr("Not heard: %1.").replace("%1", names)
        text = self.tr("Not heard: %1 and %n more.", "", len(trial.never) - _MOST_NEVER)
        return text.replace("%1", names)
