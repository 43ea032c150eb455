"""The page where a transcript is read, heard and corrected."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from app.banner import Banner
from app.check_words import CheckWords
from app.document import Document
from app.document_model import DocumentModel
from app.document_view import DocumentView
from app.export_choices import ROWS, ExportChoices
from app.find_bar import FindBar
from app.finding import Finding
from app.job_words import clock, model_title, shown_name
from app.keeper import Keeper
from app.listening import Listening
from app.messages import Messages
from app.notice import Notice
from app.opening import Opened
from app.own_profiles import KnownProfiles
from app.page_errands import PageErrands
from app.playback_faults import Fault
from app.row_checks import RowChecks
from app.row_deeds import RowDeeds
from app.row_hotwords import SPOT_DEEDS, RowHotwords
from app.shortcuts import Shortcuts
from app.soundtrack import Soundtrack
from app.tag_filter import counts
from app.theme import Theme
from app.transcript_actions import TranscriptActions
from app.transcript_header import TranscriptHeader
from app.waveform import Waveform

_COUNT_MS = 200


class TranscriptPage(QWidget):
    """Everything about one transcript.

    Signals:
        left: the user goes back to the files.
        said: a Notice.
        chosen: the ExportChoices that were used last.
        rules_kept: the KnownProfiles that there are now; a dict of new names by the old ones.
        rehearing_requested: the Path of a recording of which the selected rows are to be
            recognized again.
        timing_requested: the Path of a recording by which the words of the selected rows are to
            be timed.
    """

    left = Signal()
    said = Signal(object)
    chosen = Signal(object)
    rules_kept = Signal(object, object)
    rehearing_requested = Signal(object)
    timing_requested = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it works with
        self,
        opened: Opened,
        shortcuts: Shortcuts,
        theme: Theme,
        messages: Messages,
        choices: ExportChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.opened = opened
        self._usual_profile = choices.profile
        self._messages = messages
        self.document = Document(opened.transcript, self, opened.n_heard)
        self._words = CheckWords(self)
        if opened.are_cues:
            choices = replace(choices, profile=ROWS)
        self._checks = RowChecks(self.document, choices.rules, self, as_rows=choices.as_rows)
        self._model = DocumentModel(self.document, self._fault, self._tip, self)
        self.view = DocumentView(self.document, self._model, shortcuts, theme)
        self.bar = FindBar(theme)
        self._finding = Finding(self.document, self._model, self.view, self.bar)
        self.waveform = Waveform(theme)
        self._sound = Soundtrack(self.document, self.view, self.waveform, opened.marks)
        self.errands = PageErrands(
            opened,
            self.document,
            self.view,
            self.waveform,
            choices,
            messages,
            theme,
            self.count_faults,
            self,
        )
        self.listening = Listening(self.document, self.view, self.waveform, self._choices, theme)
        self._deeds = RowDeeds(self.document, self.view, self._checks, self._now)
        self.hotwords = RowHotwords(self.document, self.view)
        self.actions_ = TranscriptActions(
            self._slots(), self.listening.actions, shortcuts, theme, self, self.view
        )
        self.waveform.addAction(self.actions_["play-outside-text"])
        self._row_menu = self.actions_.row_menu(self)
        menu = self.actions_.menu(self)
        self.header = TranscriptHeader(self.actions_, menu, theme)
        # Each says what is so until it ends; none may take the place of another.
        self.locked, self.missing, self.banner = Banner(theme), Banner(theme), Banner(theme)
        self.keeper = Keeper(self.document, opened.claim, opened.media, self)
        self._recount = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._lay_out()
        self._connect()
        self._begin()

    def may_leave(self) -> bool:
        """Write what is not yet on disk; say so where that cannot be done."""
        self.view.finish_editing()
        if not self.errands.finish():
            return False
        error = self.keeper.finish()
        if error is not None:
            self._on_not_kept(error)
            return False
        self._sound.close()
        self.listening.close()
        return True

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            **self._deeds.slots,
            **self.hotwords.slots,
            **self.listening.slots,
            **self.errands.slots,
            "find": self._finding.ask,
            "replace": lambda: self._finding.ask(replacing=True),
            "find-next": lambda: self._finding.step(1),
            "find-previous": lambda: self._finding.step(-1),
        }

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(self.view, 1)
        sound = QFrame()
        sound.setObjectName("card")
        around = QVBoxLayout(sound)
        around.setContentsMargins(4, 4, 4, 4)
        around.addWidget(self.waveform)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.listening.video)
        self.splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.header)
        for banner in (self.locked, self.missing, self.banner):
            column.addWidget(banner)
        column.addWidget(sound)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.listening.bar)

    def _connect(self) -> None:
        self.header.left.connect(self.left)
        self.header.titled.connect(self.document.rename)
        self.header.check_requested.connect(self._deeds.next_problem)
        self.header.chips.chosen.connect(self.view.filter.choose)
        self.view.unfiltered.connect(self.header.chips.clear)
        self.document.renamed.connect(self.header.show_title)
        self.document.exchanged.connect(self._on_exchanged)
        self.document.steps.indexChanged.connect(self._offer)
        self._recount.timeout.connect(self._count)
        self._checks.changed.connect(self._model.refresh_faults)
        self._checks.counted.connect(self.header.show_faults)
        self._checks.counted.connect(self.errands.tell_faults)
        self._deeds.said.connect(self.said)
        self.hotwords.said.connect(self.said)
        self.listening.missing.connect(self._on_missing)
        self.listening.faulted.connect(self._on_faulted)
        self._finding.said.connect(self.said)
        self._finding.hotword_found.connect(self.hotwords.offer)
        self.view.text_edited.connect(self._finding.on_text_edited)
        self.errands.said.connect(self.said)
        self.errands.failed.connect(self.banner.say)
        self.errands.chosen.connect(self._on_chosen)
        self.errands.rules_kept.connect(self.rules_kept)
        self.errands.rehearing_requested.connect(self.rehearing_requested)
        self.errands.timing_requested.connect(self.timing_requested)
        self.errands.media_missing.connect(self._on_missing)
        self.errands.media_found.connect(self._on_media_found)
        self.view.rows_selected.connect(self._offer)
        self.view.editing_changed.connect(self._offer)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.keeper.failed.connect(self._on_not_kept)
        self.keeper.mended.connect(self.banner.hide)

    def _begin(self) -> None:
        self.header.show_title(self.document.title)
        self.header.show_about(self._about())
        self._count()
        if not self.keeper.take():
            self.locked.say(
                self.tr(
                    "This transcript is open in another window. It can be read here; "
                    "corrections are made there."
                )
            )
            self.view.is_read_only = True
            self.header.lock_title()
        self._hear(self.errands.media)
        if self.document.segments:
            self.view.select(0)
        self._offer()

    def _now(self) -> float:
        return self.listening.now

    def _hear(self, media: Path | None) -> None:
        is_there = media is not None and media.exists()
        self._sound.show(media if is_there else None)
        self.listening.open(media if is_there else None)
        if media is not None and not is_there:
            self._on_missing(media)

    def _on_media_found(self, media: Path) -> None:
        self.missing.hide()
        if not self.view.is_read_only:
            self.keeper.relocate(media)
        self.header.show_about(self._about())
        self._hear(media)

    def _on_missing(self, path: Path | None) -> None:
        if path is None:
            text = self.tr("There is no recording to this text.")
        else:
            text = self.tr(
                "The recording “%1” is not there any more. The text can still be edited."
            ).replace("%1", shown_name(path.name))
        self.missing.say(text, self.tr("Find it…"), self.errands.ask_media)

    def _on_faulted(self, fault: Fault) -> None:
        self.said.emit(Notice(str(self._messages.playback(fault))))

    def _choices(self) -> ExportChoices:
        return self.errands.choices

    def count_faults(self) -> int:
        """How many of the rows looked at so far break a rule."""
        return self._checks.n_faulty

    def adopt_rules(self, known: KnownProfiles, renamed: Mapping[str, str]) -> None:
        """Go by what the user's rules are now."""
        self.errands.choices = self.errands.choices.with_known(known, renamed)
        self._check_by(self.errands.choices)

    def _on_chosen(self, choices: ExportChoices) -> None:
        self._check_by(choices)
        if self.opened.are_cues and choices.as_rows:  # that is for such files alone
            choices = replace(choices, profile=self._usual_profile)
        self.chosen.emit(choices)

    def _check_by(self, choices: ExportChoices) -> None:
        """Check rows by the rules that they are exported by."""
        self._checks.use(choices.rules, as_rows=choices.as_rows)

    def _about(self) -> str:
        transcript, media = self.opened.transcript, self.errands.media
        parts = [clock(transcript.duration)] if transcript.duration else []
        parts += [model_title(transcript.model)] if transcript.model else []
        if media is not None and media.name != transcript.source:
            parts.insert(0, shown_name(media.name))
        return " · ".join(parts)

    def _fault(self, row: int) -> str:
        return self._words.short(self._checks.faults_shown(row))

    def _tip(self, row: int) -> str:
        return self._words.told(self._checks.faults_shown(row))

    def _on_exchanged(self) -> None:
        self._recount.start()

    def _count(self) -> None:
        self.header.chips.show_counts(counts(self.document.segments))
        self._offer()

    def _offer(self) -> None:
        """Enable what can be done now."""
        rows, is_typed = self.view.rows, self.view.editor is not None
        may_edit = not self.view.is_read_only
        last = len(self.document.segments) - 1
        self.actions_.enable(
            {
                "undo": may_edit and self.document.steps.canUndo(),
                "redo": may_edit and self.document.steps.canRedo(),
                "split": is_typed,
                "merge": may_edit and bool(rows) and (len(rows) > 1 or rows[0] < last),
                **{
                    name: may_edit and bool(rows)
                    for name in (
                        *("edit", "delete", "set-start", "set-end", "set-speaker"),
                        *("rename-speaker", "fix-problem", "recognize-again", "time-words"),
                    )
                },
                **dict.fromkeys(
                    (
                        "insert-before",
                        "insert-after",
                        "shift-times",
                        "replace",
                        "import-text",
                        "put-back-all",
                    ),
                    may_edit,
                ),
            }
        )
        nothing = dict.fromkeys(SPOT_DEEDS, "")
        self.actions_.call(self.hotwords.texts() if may_edit else nothing)
        self.header.show_steps(self.document.steps.undoText(), self.document.steps.redoText())

    def _on_menu_requested(self, at: QPoint) -> None:
        self.hotwords.choose_at(at)
        self._offer()
        self._row_menu.popup(self.view.viewport().mapToGlobal(at))

    def _on_not_kept(self, error: object) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        text = self.tr(
            "Corrections cannot be kept on this disk (%1). They are safe as long as this window "
            "is open; export them to another place."
        )
        self.banner.say(text.replace("%1", str(reason)))
