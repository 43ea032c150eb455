"""The counts of tags above the transcript; each shows only the rows that have it."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.job_words import as_tip
from app.tag_filter import Kind, Tag
from app.tags import Chip, chips
from app.theme import Role, Theme
from engine import Tags

_MOST = 10  # the most frequent ones


class TagChips(QWidget):
    """Buttons, as "Laughter 3"; where there is little room, signs speak for themselves.

    Signals:
        chosen: a set of Tag; rows with any of them are shown, all rows where it is empty.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[Tag, QPushButton] = {}
        self._counts: Counter[Tag] = Counter()
        self._width = 0  # that all words need
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch()

    def show_counts(self, counts: Counter[Tag]) -> None:
        """Show how many rows have which tag."""
        worth = [tag for tag, _n in _by_worth(counts)[:_MOST]]
        if worth != list(self._buttons):
            self._build(worth)
        self._counts = counts
        for tag, button in self._buttons.items():
            chip = chip_of(tag)
            told = self.tr("%1: %n row(s)", "", counts[tag]).replace("%1", chip.told)
            button.setToolTip(as_tip(told))
            button.setAccessibleName(told)
        self._word(is_short=False)
        self._width = self._row.sizeHint().width()
        self._word(is_short=self._width > self.width())
        self.setVisible(bool(worth))

    def clear(self) -> None:
        """Choose nothing."""
        for button in self._buttons.values():
            button.setChecked(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all words, whether they are shown now or not."""
        return QSize(self._width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._word(is_short=self._width > self.width())

    def _word(self, *, is_short: bool) -> None:
        for tag, button in self._buttons.items():
            chip, n = chip_of(tag), self._counts[tag]
            says_it = is_short and chip.icon and tag.kind != "speaker"
            button.setText(f"{n}" if says_it else f"{chip.text.replace('&', '&&')} {n}")

    def _build(self, tags: list[Tag]) -> None:
        before = {tag for tag, button in self._buttons.items() if button.isChecked()}
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for i, tag in enumerate(tags):
            button = QPushButton()
            button.setObjectName("chip")
            button.setCheckable(True)
            button.setChecked(tag in before)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            role: Role = "muted"
            if icon := chip_of(tag).icon:
                self._theme.dress(button, icon, role)
            button.toggled.connect(self._on_toggled)
            self._row.insertWidget(i, button)
            button.show()  # the layout would do so later, and counts its width now
            self._buttons[tag] = button
        if before - set(tags):
            self._on_toggled()

    def _on_toggled(self) -> None:
        self.chosen.emit({tag for tag, button in self._buttons.items() if button.isChecked()})


def chip_of(tag: Tag) -> Chip:
    """A tag in words."""
    kinds: dict[Kind, Tags] = {
        "language": Tags(language=tag.name),
        "emotion": Tags(emotion=tag.name),
        "event": Tags(events=(tag.name,)),
    }
    if tag.kind == "speaker":
        return Chip(tag.name, tag.name, "account-outline")
    if tag.kind == "hotword":
        return _hotword_chip(tag)
    return chips(kinds[tag.kind], with_language=True)[0]


def _hotword_chip(tag: Tag) -> Chip:
    if tag.name == "changed":
        text = QCoreApplication.translate("TagChips", "Hotwords")
        told = QCoreApplication.translate("TagChips", "Changed by hotwords")
    else:
        text = QCoreApplication.translate("TagChips", "Suggestions")
        told = QCoreApplication.translate("TagChips", "A hotword may be meant")
    return Chip(text, told, "spellcheck")


def _by_worth(counts: Counter[Tag]) -> list[tuple[Tag, int]]:
    """Languages where there are several, then what is heard most."""
    n_languages = sum(tag.kind == "language" for tag in counts)
    there = [
        (tag, n) for tag, n in counts.most_common() if n and not _says_nothing(tag, n_languages)
    ]
    return sorted(there, key=lambda pair: (pair[0].kind != "language", pair[0].kind == "speaker"))


def _says_nothing(tag: Tag, n_languages: int) -> bool:
    return tag.kind == "language" and n_languages < 2  # noqa: PLR2004 - one is no choice
