"""Asks how a transcript is exported, and shows what the files will hold."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.combo import Combo
from app.export_choices import FRAME_RATES, ROWS, ExportChoices, folder_of
from app.labels import elided_label
from app.messages import Messages
from app.own_profiles import KnownProfiles
from app.profile_dialog import ProfileDialog
from app.style_editor import StyleEditor
from app.theme import Theme, monospace
from engine import FORMATS, PROFILES, FormatOptions, Transcript, profile_for, render

_SIZE = QSize(960, 640)
_PREVIEWED = 40  # sentences
_SOON_MS = 150
_STYLED = {"ass", "fcpxml"}
_TITLES = {
    "srt": "SRT",
    "vtt": "WebVTT",
    "ass": "ASS",
    "lrc": "LRC",
    "txt": "TXT",
    "csv": "CSV",
    "json": "JSON",
    "docx": "Word (DOCX)",
    "textgrid": "Praat TextGrid",
    "fcpxml": "FCPXML",
}


class ExportDialog(QDialog):
    """Formats, rules and options at the left, a preview at the right.

    Signals:
        asked: the ExportChoices to export by.
        rules_kept: the KnownProfiles that there are now; a dict of new names by the old ones.
    """

    asked = Signal(object)
    rules_kept = Signal(object, object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that is shown
        self,
        transcript: Transcript,
        media: Path | None,
        choices: ExportChoices,
        n_faulty: int,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        """Make one; `n_faulty` rows break a rule."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Export"))
        self._transcript = replace(transcript, segments=transcript.segments[:_PREVIEWED])
        self._media = media
        self._theme = theme
        self._messages = messages
        self._rules = choices  # their profile and the known ones are up to date
        self._folder_name = choices.folder
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._preview)
        self._build_formats(choices)
        self._build_options(choices)
        self._build_target(choices)
        self._build_preview(n_faulty)
        self._lay_out()
        self._show()
        self._preview()

    @property
    def choices(self) -> ExportChoices:
        """What is chosen."""
        return ExportChoices(
            formats=tuple(name for name, box in self._formats.items() if box.isChecked()),
            profile=self._rules.profile,
            known=self._rules.known,
            folder=self._folder_name,
            pattern=self._pattern.text().strip() or ExportChoices().pattern,
            options=FormatOptions(
                bom=self._bom.currentData(),
                crlf=self._crlf.isChecked(),
                frame_rate=self._rate.currentData(),
                tags=self._tags.currentData(),
                speakers=self._speakers.isChecked(),
                karaoke=self._karaoke.isChecked(),
                text_layout=self._layout.currentData(),
                style=self._style.style_,
            ),
        )

    def tell_faults(self, n: int) -> None:
        """Say how many rows break a rule, as far as they have been looked at."""
        told = self.tr("%n row(s) break a rule; F8 in the transcript goes to the next.", "", n)
        self._summary.setText(told if n else self.tr("No row breaks a rule."))
        ink = self._theme.color("error" if n else "muted")
        palette = self._summary.palette()
        palette.setColor(self._summary.foregroundRole(), ink)
        self._summary.setPalette(palette)

    def accept(self) -> None:
        """Say what is chosen."""
        if self.choices.formats:
            super().accept()
            self.asked.emit(self.choices)

    def _build_formats(self, choices: ExportChoices) -> None:
        self._formats = {name: QCheckBox(_TITLES[name]) for name in FORMATS}
        for name, box in self._formats.items():
            box.setChecked(name in choices.formats)
            box.toggled.connect(self._show)

    def _build_options(self, choices: ExportChoices) -> None:
        options = choices.options
        self._profile = Combo(self._theme, self.tr("Rules"))
        self._profile.activated.connect(self._on_rules_chosen)
        self._fill_rules()
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
        self._rate = self._combo(
            self.tr("Times"),
            [
                (None, self.tr("To the millisecond")),
                *(
                    (rate, self.tr("%1 frames a second").replace("%1", f"{rate:g}"))
                    for rate in FRAME_RATES
                ),
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
        self._speakers = self._box(self.tr("Names of speakers"), is_on=options.speakers)
        self._karaoke = self._box(self.tr("Times of words (karaoke)"), is_on=options.karaoke)
        self._crlf = self._box(self.tr("Windows line ends"), is_on=options.crlf)
        self._style = StyleEditor(options.style, self._theme)
        self._style.changed.connect(self._soon.start)

    def _build_target(self, choices: ExportChoices) -> None:
        self._folder = elided_label("muted")
        self._folder.elide = Qt.TextElideMode.ElideMiddle
        self._change = QPushButton(self.tr("Change…"))
        self._change.setAccessibleName(self.tr("Change the folder"))
        self._change.clicked.connect(self._on_change)
        self._beside = QPushButton(self.tr("Beside the recording"))
        self._beside.clicked.connect(partial(self._go_to, ""))
        self._pattern = QLineEdit(choices.pattern)
        self._pattern.setAccessibleName(self.tr("File name"))
        self._pattern.setToolTip(self.tr("{name}, {date} and {profile} are filled in."))
        self._pattern.textChanged.connect(self._show)
        self._names = elided_label("muted")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Cancel)
        self._ok = self._buttons.addButton(
            self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._ok.setObjectName("primary")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _build_preview(self, n_faulty: int) -> None:
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("Preview of"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.currentChanged.connect(self._preview)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(monospace(self.font()))
        self._text.setAccessibleName(self.tr("Preview"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTabChangesFocus(True)
        self._summary = QLabel()
        self._summary.setWordWrap(True)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self.tell_faults(n_faulty)

    def _lay_out(self) -> None:  # noqa: PLR0915 - a line a widget
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for i, box in enumerate(self._formats.values()):
            grid.addWidget(box, i // 2, i % 2)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.addRow(self.tr("Rules"), self._profile)
        form.addRow(self.tr("Emotions and sounds"), self._tags)
        form.addRow(self.tr("Plain text"), self._layout)
        form.addRow(self.tr("Times"), self._rate)
        form.addRow(self.tr("Byte order mark"), self._bom)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(grid)
        left.addLayout(form)
        for box in (self._speakers, self._karaoke, self._crlf):
            left.addWidget(box)
        left.addWidget(self._style)
        left.addStretch()
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(left)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(370)
        right = QVBoxLayout()
        right.addWidget(self._tabs)
        right.addWidget(self._text, 1)
        right.addWidget(self._summary)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(scroll)
        above.addLayout(right, 1)
        where = QHBoxLayout()
        where.addWidget(self._folder, 1)
        where.addWidget(self._beside)
        where.addWidget(self._change)
        name = QHBoxLayout()
        name.addWidget(self._pattern, 1)
        name.addWidget(self._names, 2)
        target = QFormLayout()
        target.addRow(self.tr("Folder"), where)
        target.addRow(self.tr("File name"), name)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(above, 1)
        column.addLayout(target)
        column.addWidget(self._buttons)
        self.resize(_SIZE)

    def _show(self) -> None:
        """Show what follows from the choices."""
        choices = self.choices
        shown = self._tabs.tabData(self._tabs.currentIndex())
        self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while self._tabs.count():
            self._tabs.removeTab(0)
        for name in choices.formats:
            index = self._tabs.addTab(_TITLES[name])
            self._tabs.setTabData(index, name)
            if name == shown:
                self._tabs.setCurrentIndex(index)
        self._tabs.blockSignals(False)  # noqa: FBT003 - as above
        self._ok.setEnabled(bool(choices.formats))
        self._style.setVisible(not _STYLED.isdisjoint(choices.formats))
        self._layout.setEnabled("txt" in choices.formats)
        folder = folder_of(choices, self._media)
        self._folder.setText(str(folder))
        self._beside.setEnabled(self._media is not None and bool(self._folder_name))
        stem = choices.stem(self._transcript.source, date.today())  # noqa: DTZ011 - the user's day
        self._names.setText(", ".join(stem + FORMATS[name].suffix for name in choices.formats))
        self._soon.start()

    def _preview(self) -> None:
        choices = self.choices
        name = self._tabs.tabData(self._tabs.currentIndex())
        if name is None:
            self._text.setPlainText(self.tr("Choose a format."))
        elif not FORMATS[name].is_text:
            self._text.setPlainText(self.tr("A table of times, speakers and text."))
        else:
            text = render(
                self._transcript, name, choices.rules, choices.options, as_rows=choices.as_rows
            )
            self._text.setPlainText(text)

    def _fill_rules(self) -> None:
        self._profile.clear()
        for value, text in (
            (None, self.tr("What suits the language")),
            *((name, name) for name in PROFILES),
            (ROWS, self.tr("A row a subtitle, as they are")),
            *((profile.name, profile.name) for profile in self._rules.known.own),
            (None, self.tr("Own rules…")),  # the last one asks for some
        ):
            self._profile.addItem(text, value)
        self._profile.choose(self._rules.profile)

    def _on_rules_chosen(self, row: int) -> None:
        if row == self._profile.count() - 1:
            self._profile.choose(self._rules.profile)
            self._ask_rules()
        else:
            self._rules = replace(self._rules, profile=self._profile.itemData(row))
            self._show()

    def _ask_rules(self) -> None:
        """Let the user make rules; they are kept even if nothing is exported then."""
        rules = self._rules
        languages = (segment.tags.language for segment in self._transcript.segments)
        profile = rules.rules or profile_for(next(languages, None))
        dialog = ProfileDialog(rules.known, profile.name, self._theme, self._messages, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(partial(self._on_rules_kept, dialog))
        dialog.open()

    def _on_rules_kept(
        self, dialog: ProfileDialog, known: KnownProfiles, renamed: dict[str, str]
    ) -> None:
        self._rules = self._rules.with_known(known, renamed)
        if dialog.chosen is not None:
            self._rules = replace(self._rules, profile=dialog.chosen)
        self._fill_rules()
        self.rules_kept.emit(known, renamed)
        self._show()

    def _combo(self, name: str, entries: list[tuple[object, str]], chosen: object) -> Combo:
        combo = Combo(self._theme, name)
        for value, text in entries:
            combo.addItem(text, value)
        index = next((i for i, (value, _text) in enumerate(entries) if value == chosen), 0)
        combo.setCurrentIndex(index)
        combo.currentIndexChanged.connect(self._show)
        return combo

    def _box(self, text: str, *, is_on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(is_on)
        box.toggled.connect(self._show)
        return box

    def _on_change(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Export to"), str(folder_of(self.choices, self._media))
        )
        if folder:
            self._go_to(folder)

    def _go_to(self, folder: str) -> None:
        self._folder_name = folder
        self._show()
