"""How the files of an export are written: rules, tags, times, marks, look."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from app.combo import Combo
from app.export_choices import FRAME_RATES
from app.rules_choice import RulesChoice
from app.style_editor import StyleEditor
from app.theme import Theme
from engine import FormatOptions

_STYLED = {"ass", "fcpxml"}


class ExportOptions(QWidget):
    """The fields of FormatOptions, below the choice of rules.

    Signals:
        changed: one of them holds something else.
    """

    changed = Signal()

    def __init__(
        self,
        rules: RulesChoice,
        options: FormatOptions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rules = rules
        self._build_combos(options)
        self._speakers = self._box(self.tr("Names of speakers"), is_on=options.speakers)
        self._karaoke = self._box(self.tr("Times of words (karaoke)"), is_on=options.karaoke)
        self._crlf = self._box(self.tr("Windows line ends"), is_on=options.crlf)
        self._style = StyleEditor(options.style, theme)
        self._style.changed.connect(self.changed)
        self._lay_out()

    @property
    def options(self) -> FormatOptions:
        """What is chosen."""
        return FormatOptions(
            bom=self._bom.currentData(),
            crlf=self._crlf.isChecked(),
            frame_rate=self._rate.currentData(),
            tags=self._tags.currentData(),
            speakers=self._speakers.isChecked(),
            karaoke=self._karaoke.isChecked(),
            text_layout=self._layout.currentData(),
            style=self._style.style_,
        )

    def offer(self, formats: Sequence[str]) -> None:
        """Offer what these formats can make use of."""
        self._style.setVisible(not _STYLED.isdisjoint(formats))
        self._layout.setEnabled("txt" in formats)

    def _build_combos(self, options: FormatOptions) -> None:
        self._tags = self._combo(
            self.tr("Emotions and sounds"),
            [
                ("none", self.tr("Not printed")),
                ("words", self.tr("As words: [laughter]")),
                ("emoji", self.tr("As emoji")),
            ],
            options.tags,
        )
        self._layout = self._combo(
            self.tr("Plain text"),
            [
                ("sentences", self.tr("A sentence a line")),
                ("paragraphs", self.tr("Paragraphs")),
                ("timed", self.tr("With times")),
            ],
            options.text_layout,
        )
        rate = self.tr("%1 frames a second")
        self._rate = self._combo(
            self.tr("Times"),
            [
                (None, self.tr("To the millisecond")),
                *((each, rate.replace("%1", f"{each:g}")) for each in FRAME_RATES),
            ],
            options.frame_rate,
        )
        self._bom = self._combo(
            self.tr("Byte order mark"),
            [
                (None, self.tr("Where it is usual")),
                (True, self.tr("Always")),
                (False, self.tr("Never")),
            ],
            options.bom,
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(6)
        for combo in (self._rules, self._tags, self._layout, self._rate, self._bom):
            combo.give_way()
            form.addRow(combo.accessibleName(), combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(form)
        for box in (self._speakers, self._karaoke, self._crlf):
            column.addWidget(box)
        column.addWidget(self._style)
        labels = self.findChildren(QLabel)
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:  # so that the fields of both forms begin below each other
            label.setMinimumWidth(width)

    def _combo(self, name: str, entries: list[tuple[object, str]], chosen: object) -> Combo:
        combo = Combo(self._theme, name)
        for value, text in entries:
            combo.addItem(text, value)
        combo.choose(chosen)
        combo.currentIndexChanged.connect(self._on_changed)
        return combo

    def _box(self, text: str, *, is_on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(is_on)
        box.toggled.connect(self._on_changed)
        return box

    def _on_changed(self) -> None:
        self.changed.emit()
