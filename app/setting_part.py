"""What the settings page is made of: parts that are found by their words."""

import html
import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel

from app.settings import Settings
from app.theme import Theme


class SettingPart(QFrame):
    """Shows some of the settings and changes them.

    Signals:
        edited: a dict of new values by the names of their fields.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts: list[tuple[QLabel, str]] = []

    @property
    def said(self) -> str:
        """What can be searched."""
        return " ".join(text for _label, text in self._texts)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""

    def stack(self, *, is_narrow: bool) -> None:
        """Let controls stand below what is said of them, or beside it."""

    def focus_on(self, _field: str) -> bool:
        """Take the focus, if this is about a field of Settings."""
        return False

    def mark(self, words: Sequence[str]) -> None:
        """Let these words stand out where they are."""
        ground = self._theme.tokens.accent_soft
        kinds = Qt.TextFormat
        for label, text in self._texts:
            label.setTextFormat(kinds.RichText if words else kinds.PlainText)
            label.setText(marked(text, words, ground) if words else text)

    def _label(self, text: str, name: str = "") -> QLabel:
        """A label whose words can be searched."""
        label = QLabel(text)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._texts.append((label, text))
        return label

    def _tell(self, label: QLabel, text: str) -> None:
        """Let a label of ours say something else."""
        self._texts = [(each, text if each is label else old) for each, old in self._texts]
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        label.setVisible(bool(text))

    def _edit(self, values: Mapping[str, object]) -> None:
        self.edited.emit(dict(values))


def marked(text: str, words: Sequence[str], ground: str) -> str:
    """The text as HTML, with these words on a ground of their own."""
    hits = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    parts, end = [], 0
    for hit in hits.finditer(text):
        parts.append(html.escape(text[end : hit.start()]))
        parts.append(f'<span style="background:{ground}">{html.escape(hit.group())}</span>')
        end = hit.end()
    return "".join((*parts, html.escape(text[end:])))
