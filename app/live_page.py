"""The page where what is said becomes text while it is said: source, level, waveform, text."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.caption_style import CaptionStyle, stored_style, style_from
from app.captions import Captions
from app.level_watch import Hearing, LevelWatch
from app.live_bar import LiveBar
from app.live_controls import LiveControls
from app.live_labels import LiveLabels
from app.live_line import LiveLine
from app.live_outline import LiveOutline
from app.live_port import LivePort
from app.live_stage import LiveStage
from app.live_state import LiveState
from app.live_text_card import LiveTextCard, larger, smaller
from app.live_waveform import LiveWaveform
from app.notice import Notice
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from engine import Level

_WAVES = 8  # the part of the page's height that the waveform is
_STAGE, _CAPTIONS = "stage", "captions"  # what the window remembers
_HEARD = {LiveState.READY, LiveState.RECORDING}


class LivePage(QWidget):
    """Shows the desk's session; what the user wants of it, the desk is asked for.

    Attributes:
        bar: source, model, language.
        controls: start, pause, stop, mark; state, time, level.
        line: remarks.
        text: the rows and what belongs to them.
        captions: their window; its actions are for the tray as well.

    Signals:
        chosen: Settings with the user's choice in them.
        said: a Notice.
        model_wanted: a model was chosen that is not on this computer.
        lists_wanted: lists of hotwords are to be made or changed.
        export_requested: the last session is to be exported.
    """

    chosen = Signal(object)
    said = Signal(object)
    model_wanted = Signal(str)
    lists_wanted = Signal()
    export_requested = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it shows
        self,
        desk: LivePort,
        settings: Settings,
        theme: Theme,
        shortcuts: Shortcuts,
        state: QSettings,
        parent: QWidget | None = None,
        *,
        outline: LiveOutline | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Build it; `outline` as LiveWaveform has it."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._settings, self._theme, self._now = desk, settings, theme, now
        self._state = state
        self._stage: LiveStage | None = None
        self._labels = LiveLabels(self)
        self._watch = LevelWatch()
        self.bar = LiveBar(desk, settings, theme)
        self.controls = LiveControls(desk, self._labels, shortcuts, theme, now)
        self.waveform = LiveWaveform(theme, outline)
        self.line = LiveLine(theme)
        self._make_actions(shortcuts)
        style = style_from(settings.captions)
        self.captions = Captions(desk, style, theme, shortcuts, self)
        captions = [self.captions.shown, self.captions.passing, self.captions.look]
        tools = [self.smaller, self.larger, self.copy, *captions, self.full_screen]
        self.text = LiveTextCard(desk, self._labels, self.controls, tools, theme)
        self.text.resize_text(settings.live_font)
        self._lay_out()
        self._bind(shortcuts)
        self._connect()
        self._on_state()
        self._show_gain()
        self.line.remark(desk.remark)
        self.waveform.show_marks(desk.marks)
        if desk.state.is_session and state.value(_CAPTIONS, defaultValue=False, type=bool):
            self.captions.shown.trigger()  # the window was filled anew meanwhile

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed elsewhere."""
        before, self._settings = self._settings, settings
        self.bar.adopt(settings)
        self.captions.adopt(style_from(settings.captions))
        if settings.live_font != before.live_font:
            self.text.resize_text(settings.live_font)

    def offer_models(self) -> None:
        """See anew which models are here."""
        self.bar.offer_models()

    def offer_lists(self, names: Sequence[str]) -> None:
        """Let these lists of hotwords be chosen from."""
        self.bar.offer_lists(names)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen: the page is seen."""
        super().showEvent(event)
        if not event.spontaneous():
            self._desk.open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no more, but to a session; a window that is put aside comes back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._desk.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the waveform its part of the height."""
        super().resizeEvent(event)
        self.waveform.fit(self.height() // _WAVES)

    def _make_actions(self, shortcuts: Shortcuts) -> None:
        self.smaller = self._action("format-font-size-decrease", self._shrink)
        self.larger = self._action("format-font-size-increase", self._grow)
        self.copy = self._action("content-copy", self._copy)
        self.copy.setText(self.tr("Copy the text"))
        self.full_screen = self._action("fullscreen", self._show_stage)
        shortcuts.bind("full-screen", self.full_screen)
        shortcuts.bind("smaller-text", self.smaller)
        shortcuts.bind("larger-text", self.larger)

    def _action(self, icon: str, deed: Callable[[], object]) -> QAction:
        action = QAction(self)
        self._theme.dress(action, icon, "muted")
        action.triggered.connect(deed)
        return action

    def _bind(self, shortcuts: Shortcuts) -> None:
        """Give the page its keys, and rows those that would press a button elsewhere."""
        jump, space = QAction(self), QAction(self)
        shortcuts.bind("jump-to-newest", jump)
        shortcuts.bind("record-outside-buttons", space)
        jump.triggered.connect(self.text.view.jump)
        space.triggered.connect(self.controls.record.trigger)
        controls = self.controls
        self.addActions([controls.record, controls.stop, controls.mark, jump])
        self.addActions([self.smaller, self.larger, self.full_screen, self.captions.shown])
        for widget in (self, self.text.view):
            widget.addAction(space)
        self._space = space
        self.setFocusProxy(controls.first)

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setObjectName("card")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(14, 12, 14, 8)
        inside.setSpacing(8)
        inside.addWidget(self.controls)
        inside.addWidget(self.waveform, 1)
        inside.addWidget(self.line)
        everything = QWidget()
        everything.setObjectName("page")
        column = QVBoxLayout(everything)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(panel)
        column.addWidget(self.text, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._scroll = _Scroll(everything)
        around.addWidget(self._scroll)

    def _connect(self) -> None:
        desk = self._desk
        desk.state_changed.connect(self._on_state)
        desk.sources_changed.connect(self._on_sources)
        desk.levelled.connect(self._on_level)
        desk.began.connect(self._on_began)
        desk.marked.connect(self._on_marked)
        desk.remarked.connect(self.line.remark)
        desk.saved.connect(self.text.show_saved)
        self.bar.chosen.connect(self._choose)
        self.bar.model_wanted.connect(self.model_wanted)
        self.bar.lists_wanted.connect(self.lists_wanted)
        self.bar.why_asked.connect(self._on_why_asked)
        self.captions.shown.toggled.connect(self._on_captions_shown)
        self.captions.chosen.connect(self._on_style)
        self.line.mend_requested.connect(desk.mend)
        saved = self.text.foot.saved
        saved.open_requested.connect(desk.open_saved)
        saved.export_requested.connect(self.export_requested)

    def _on_state(self) -> None:
        state = self._desk.state
        if state not in _HEARD:
            self._watch.reset()
            self.line.hear("")
        self.controls.show_state()
        self.bar.lock(is_locked=state.is_session)
        self.text.show_state()

    def _on_sources(self) -> None:
        self._watch.reset()
        self.line.hear("")
        self._show_gain()

    def _show_gain(self) -> None:
        heard = self.bar.heard
        self.controls.show_gain(None if heard is None else heard.gain)

    def _on_level(self, level: Level) -> None:
        state = self._desk.state
        self.controls.take(level)
        if state is LiveState.RECORDING:
            self.waveform.take(level)
        if state in _HEARD:
            hearing = self._watch.take(level, self._now())
            self.line.hear(self._told(hearing))

    def _told(self, hearing: Hearing) -> str:
        chosen = self._desk.source
        found = next((s for s in self._desk.sources if s.id == chosen), None)
        is_microphone = found is None or found.kind == "microphone"
        return self._labels.hearing(hearing, self._watch.silence, is_microphone=is_microphone)

    def _on_began(self) -> None:
        self.waveform.clear()
        self.text.begin()

    def _on_marked(self) -> None:
        self.waveform.show_marks(self._desk.marks)

    def _on_why_asked(self) -> None:
        self.line.answer(self._labels.why_no_system_sound(self._desk.system_sound_hint))

    def _copy(self) -> None:
        n = self.text.view.copy_all()
        if n:
            self.said.emit(Notice(self.tr("%n sentence(s) are on the clipboard.", "", n)))

    def _on_style(self, style: CaptionStyle) -> None:
        self._choose(replace(self._settings, captions=stored_style(style)))

    def _on_captions_shown(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._state.setValue(_CAPTIONS, is_on)

    def _show_stage(self) -> None:
        """Fill the screen with the text, or leave it if it is filled."""
        if self._stage is not None:
            self._stage.close()
            return
        controls = self.controls
        actions = [controls.record, controls.stop, controls.mark, self._space, self.full_screen]
        actions += [self.smaller, self.larger]
        size = self._state.value(_STAGE, 0, int)
        self._stage = LiveStage(self._desk, actions, self._theme, _number(size))
        self._stage.closed.connect(self._on_stage_closed)
        self.destroyed.connect(self._stage.deleteLater)
        self._stage.showFullScreen()

    def _on_stage_closed(self) -> None:
        if self._stage is not None:
            self._state.setValue(_STAGE, self._stage.letter_size)
            self._stage.deleteLater()
            self._stage = None

    def _grow(self) -> None:
        if self._stage is not None:
            self._stage.grow(1)
        else:
            self._resize_text(larger(self._settings.live_font))

    def _shrink(self) -> None:
        if self._stage is not None:
            self._stage.grow(-1)
        else:
            self._resize_text(smaller(self._settings.live_font))

    def _resize_text(self, size: int) -> None:
        self._choose(replace(self._settings, live_font=size))

    def _choose(self, settings: Settings) -> None:
        self.adopt(settings)
        self.chosen.emit(settings)


class _Scroll(QScrollArea):
    """Scrolls where very large text has no room, and leaves the keys to what it shows."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside."""
        return QSize(self._inside.minimumSizeHint().width(), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it to the page."""
        event.ignore()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
