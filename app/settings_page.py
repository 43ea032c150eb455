"""The page of settings: one column of groups, and a field to search them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.setting_group import SettingGroup
from app.settings import Settings, with_model
from app.theme import TITLE_SCALE, scaled

_MOST_LETTERS = 90  # a line that is longer is hard to read
_FEW_LETTERS = 56  # less than this has no room for controls beside texts
_GAP = 6  # pixels before the scroll bar


class SettingsPage(QWidget):
    """Every change applies at once.

    Signals:
        chosen: Settings with the user's choice in them.
        shown: the page came into sight; what is on disk may have changed.
    """

    chosen = Signal(object)
    shown = Signal()

    def __init__(
        self,
        make_groups: Callable[[], Sequence[SettingGroup]],
        settings: Settings,
        begin_at: str = "",
    ) -> None:
        """Take what makes the groups, which is asked when the page is first seen.

        Args:
            begin_at: the field of Settings that has the focus then.
        """
        super().__init__()
        self.setObjectName("page")
        self.groups: Sequence[SettingGroup] = ()
        self._make_groups = make_groups
        self._settings = settings
        self.last_edited = begin_at  # the field that was changed last
        self._title = QLabel(self.tr("Settings"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self._nothing = QLabel()
        self._nothing.setObjectName("muted")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.area = _Scroll()
        self.setFocusProxy(self.search)
        self._lay_out()
        self.search.textChanged.connect(self._on_searched)

    def adopt(self, settings: Settings) -> None:
        """Show settings that were changed here or elsewhere."""
        self._settings = settings
        if self.isVisible():  # else when it comes into sight
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what is there."""
        super().showEvent(event)
        is_new = not self.groups
        if is_new:
            self._fill()
        self._refresh()
        if is_new and self.last_edited:
            QTimer.singleShot(0, self, self._go_on)  # when everything has its place
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what does not fit side by side."""
        super().resizeEvent(event)
        self._stack()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the search."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("page")
        self._body.setMaximumWidth(self.fontMetrics().averageCharWidth() * _MOST_LETTERS)
        self.search.setMaximumWidth(self._body.maximumWidth() - _GAP)
        inside = self._inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, _GAP, 0)
        inside.setSpacing(14)
        inside.addWidget(self._nothing)
        inside.addStretch()
        self.area.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 14, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.search)
        column.addWidget(self.area, 1)

    def _fill(self) -> None:
        self.groups = self._make_groups()
        for place, group in enumerate(self.groups, 1):
            group.edited.connect(self._on_edited)
            self._inside.insertWidget(place, group)
        self._stack()

    def _go_on(self) -> None:
        """Go to what was changed last, where the page before this one was left."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        parts = [part for group in self.groups for part in group.parts]
        for part in parts:
            if part.focus_on(self.last_edited):
                self.area.ensureWidgetVisible(part)

    def _stack(self) -> None:
        letters = self.width() / self.fontMetrics().averageCharWidth()
        for group in self.groups:
            group.stack(is_narrow=letters < _FEW_LETTERS)

    def _refresh(self) -> None:
        for group in self.groups:
            group.show_settings(self._settings)

    def _on_searched(self, text: str) -> None:
        words = text.split()
        n_shown = sum(group.narrow(words) for group in self.groups)
        self._nothing.setText(self.tr("No setting is about “%1”.").replace("%1", text.strip()))
        self._nothing.setVisible(not n_shown)
        self.area.verticalScrollBar().setValue(0)

    def _on_edited(self, values: dict[str, Any]) -> None:
        self.last_edited = next(iter(values))
        model = values.pop("model", self._settings.model)
        settings = with_model(replace(self._settings, **values), model)
        self.adopt(settings)
        self.chosen.emit(settings)


class _Scroll(QScrollArea):
    """Leaves the keys to what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it to the page."""
        event.ignore()
