"""Words for files of subtitles that cannot be read, or that had to be mended.

Free of Qt, as `app/messages.py`.
"""

from collections.abc import Callable

from engine import Remark, TranscriptUnreadable


class ReadingWords:
    """What is wrong with a file, in one language."""

    def __init__(self, translate: Callable[[str, str], str] = lambda _context, text: text) -> None:
        """Take QCoreApplication.translate, or nothing for English."""
        self._translate = translate

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("ReadingWords", text)

    def fault(self, error: TranscriptUnreadable) -> str:
        """Why there is no transcript in it."""
        text = {
            "binary": self.tr("This is no text file."),
            "unknown": self.tr("There are no subtitles and no transcript in this file."),
            "empty": self.tr("There is no text in this file."),
            "json": self.tr("This JSON file is damaged (%1).")
            if error.detail
            else self.tr("This JSON file is damaged."),
            "other": self.tr("This JSON file holds something else than a transcript."),
            "version": self.tr(
                "This transcript is of version %1, which needs another version of this program."
            ),
            "field": self.tr("This transcript is damaged: “%1” is missing or wrong."),
        }[error.reason]
        return text.replace("%1", error.detail)

    def remark(self, remark: Remark) -> str:
        """What had to be mended."""
        text = {
            "damaged": self.tr("Characters that cannot be read: %1."),
            "empty": self.tr("Cues without text, left out: %1 (the first: cue %2)."),
            "number": self.tr("Cues whose number is missing or wrong: %1 (the first: cue %2)."),
            "times": self.tr(
                "Cues with damaged times, put between their neighbours: %1 (the first: cue %2)."
            ),
            "negative": self.tr("Cues before zero, moved there: %1 (the first: cue %2)."),
            "reversed": self.tr(
                "Cues that end before they start, turned round: %1 (the first: cue %2)."
            ),
            "instant": self.tr("Cues that take no time: %1 (the first: cue %2)."),
            "order": self.tr("Cues that are not in order, sorted: %1 (the first: cue %2)."),
            "overlap": self.tr("Cues that overlap another: %1 (the first: cue %2)."),
            "formatting": self.tr(
                "Cues with fonts, colours or positions, which are not kept: %1 (the first: cue %2)."
            ),
            "comment": self.tr("Comments, left out: %1 (the first: line %2)."),
            "loose": self.tr("Lines that belong to no cue, left out: %1 (the first: line %2)."),
            "words": self.tr(
                "Sentences that differ from their words, which get new times: %1 "
                "(the first: sentence %2)."
            ),
            "change": self.tr(
                "Sentences where it cannot be read what hotwords changed: %1 "
                "(the first: sentence %2)."
            ),
        }[remark.kind]
        return text.replace("%1", str(remark.count)).replace("%2", str(remark.first))
