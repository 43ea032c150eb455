"""How words look that hotwords put into a text: a colour, a line, a letter, by how they came."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat

from app.hotword_trial import Came

TINT = 0.13  # how much of its colour is the ground of a word


@dataclass(frozen=True, slots=True)
class Look:
    """One way's: a token of the theme, and the line below the word."""

    role: str
    line: QTextCharFormat.UnderlineStyle = QTextCharFormat.UnderlineStyle.SingleUnderline

    @property
    def is_dashed(self) -> bool:
        """Whether the line is broken."""
        return self.line is QTextCharFormat.UnderlineStyle.DashUnderline


LOOKS: dict[Came, Look] = {
    "heard": Look("muted"),
    "model": Look("ok_text"),
    "alias": Look("teal"),
    "sound": Look("accent"),
    "rule": Look("violet"),
    # Dashes: dots are for words that were hardly understood.
    "suggestion": Look("rose", QTextCharFormat.UnderlineStyle.DashUnderline),
}
