"""Captions as a whole: their window, whether clicks pass through it, and how it looks."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.caption_settings import CaptionDialog
from app.caption_style import CaptionStyle
from app.caption_window import CaptionWindow
from app.live_port import LivePort
from app.shortcuts import Shortcuts
from app.theme import Theme


class Captions(QObject):
    """Opens and closes the window. Its actions are for buttons, menus and the tray.

    Attributes:
        shown: checked while the window is open.
        passing: checked while clicks pass through it.
        look: opens the dialog.

    Signals:
        chosen: a CaptionStyle to be kept.
    """

    chosen = Signal(object)

    def __init__(
        self,
        desk: LivePort,
        style: CaptionStyle,
        theme: Theme,
        shortcuts: Shortcuts,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._style, self._theme, self._page = desk, style, theme, parent
        self._dialog: CaptionDialog | None = None
        self._window = CaptionWindow(desk, style)
        self.destroyed.connect(self._window.deleteLater)  # it has no parent to take it along
        self.shown = QAction(self, checkable=True)
        shortcuts.bind("captions", self.shown)
        self.passing = QAction(self.tr("Let clicks pass through the captions"), self)
        self.passing.setCheckable(True)
        self.passing.setChecked(style.passes_clicks)
        self.passing.setEnabled(False)
        self.look = QAction(self.tr("Look of the captions…"), self)
        theme.dress(self.shown, "closed-caption-outline", "muted")
        theme.dress(self.passing, "cursor-default-click-outline", "muted")
        theme.dress(self.look, "tune-variant", "muted")
        self._connect()

    @property
    def window(self) -> CaptionWindow:
        """The window, open or not."""
        return self._window

    def adopt(self, style: CaptionStyle) -> None:
        """Go on from a style that was chosen elsewhere."""
        if style != self._style:
            self._take(style)

    def _connect(self) -> None:
        self.shown.triggered.connect(self._on_shown)
        self.passing.triggered.connect(self._on_passing)
        self.look.triggered.connect(self._ask_look)
        self._window.changed.connect(self._on_changed)
        self._window.closed.connect(self._on_closed)
        self._window.look_requested.connect(self._ask_look)

    def _on_shown(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_on:
            self._window.show()
        else:
            self._window.close()
        self.passing.setEnabled(is_on)

    def _on_closed(self) -> None:
        self.shown.setChecked(False)
        self.passing.setEnabled(False)

    def _on_passing(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._choose(replace(self._style, passes_clicks=is_on))

    def _on_changed(self, style: CaptionStyle) -> None:
        """The window was moved or its letters changed."""
        if style != self._style:
            self._choose(style)

    def _ask_look(self) -> None:
        if self._dialog is None:
            self._dialog = CaptionDialog(self._style, self._theme, self._page.window())
            self._dialog.chosen.connect(self._choose)
            self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.show()
        self._dialog.raise_()

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _choose(self, style: CaptionStyle) -> None:
        self._take(style)
        self.chosen.emit(style)

    def _take(self, style: CaptionStyle) -> None:
        self._style = style
        self.passing.setChecked(style.passes_clicks)
        if self._window.look != style:
            self._window.show_look(style)
        if self._dialog is not None:
            self._dialog.show_style(style)
