"""The choice of what is recorded: microphones, and what the computer plays."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from app.combo import Combo
from app.job_words import as_tip, shown_name
from app.theme import Theme
from engine import SoundSource

_WHY = "?"  # the entry that says why the computer's own sound is not to be had; no id is such
_MIN_CHARS, _MAX_CHARS = 10, 36  # between these the box has room for its text
_MAX_CHARS_IN_LIST = 60


class SourceCombo(Combo):
    """Offers sources; the system's own comes first.

    Signals:
        source_chosen: an id, "" for the system's own.
        why_asked: why what the computer plays is not there.
    """

    source_chosen = Signal(str)
    why_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        name = self.tr("Record from")
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setToolTip(name)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._chosen = ""
        self.setMinimumContentsLength(_MIN_CHARS)
        self.activated.connect(self._on_activated)

    def offer(self, sources: Sequence[SoundSource], chosen: str, hint: str) -> None:
        """Fill the list; `hint` is why the computer's own sound is not to be had, as a code."""
        self._chosen = chosen
        self.clear()
        own = next((s for s in sources if s.kind == "microphone" and s.is_default), None)
        microphones = [s for s in sources if s.kind == "microphone"]
        system = [s for s in sources if s.kind == "system"]
        self._head(self.tr("Microphones"))
        if own is None and not microphones:
            self.addItem(self.tr("No microphone"), "")
        elif own is None:
            self.addItem(self.tr("System default"), "")
        else:
            text = self.tr("System default (%1)")
            self.addItem(text.replace("%1", shown_name(own.name)), "")
        self._add(microphones)
        self._head(self.tr("What the computer plays"))
        self._add(system)
        if hint or not system:
            self.addItem(self.tr("Not to be had here – why?"), _WHY)
        if chosen and all(s.id != chosen for s in sources):
            self.addItem(self.tr("The one used last (not connected)"), chosen)
        self.choose_source(chosen)
        self.updateGeometry()

    def choose_source(self, chosen: str) -> None:
        """Show that this one is chosen."""
        self._chosen = chosen
        self.setCurrentIndex(max(self.findData(chosen), 1))
        self.setToolTip(as_tip(f"{self.accessibleName()}: {self.currentText()}"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for what can be chosen, within reason: names of devices have no end."""
        return self.hint_for(map(self.itemText, range(self.count())), _MAX_CHARS)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, wide enough for its entries."""
        need = self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth()
        self.view().setMinimumWidth(min(need, self.width_of(_MAX_CHARS_IN_LIST)))
        super().showPopup()

    def _head(self, text: str) -> None:
        """A title in the list, which cannot be chosen."""
        self.addItem(text)
        model = cast("QStandardItemModel", self.model())
        model.item(self.count() - 1).setEnabled(False)

    def _add(self, sources: Sequence[SoundSource]) -> None:
        for source in sources:
            self.addItem(shown_name(source.name), source.id)

    def _on_activated(self) -> None:
        source = self.currentData()
        if source == _WHY:
            self.choose_source(self._chosen)
            self.why_asked.emit()
        elif source is not None:
            self.choose_source(source)
            self.source_chosen.emit(source)


class ChannelCombo(Combo):
    """The choice of one of a source's channels; not there where it has one alone.

    Signals:
        channel_chosen: from 1; 0 is all of them together.
    """

    channel_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        name = self.tr("Channel")
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setToolTip(name)
        self.activated.connect(self._on_activated)

    def offer(self, n_channels: int, chosen: int | None) -> None:
        """Offer so many."""
        self.clear()
        self.addItem(self.tr("All channels"), 0)
        for number in range(1, n_channels + 1):
            self.addItem(self.tr("Channel %1").replace("%1", str(number)), number)
        self.choose(chosen or 0)
        self.setVisible(n_channels > 1)

    def _on_activated(self) -> None:
        self.channel_chosen.emit(self.currentData())
