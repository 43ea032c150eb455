"""The choice of the model: by name, a folder chosen lately, or any other folder."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.combo import Combo
from app.job_words import as_tip, shown_name
from app.model_folders import titles
from app.settings import DEFAULT_MODEL, Settings, is_folder
from app.theme import Theme
from engine import RECOGNIZERS, Store

_ANOTHER = ""  # the entry that opens the dialog; no model is called so
_MIN_CHARS, _MAX_CHARS = 10, 28  # between these the box has room for its text
_MAX_CHARS_IN_LIST = 60
_STEPS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class ModelCombo(Combo):
    """Offers models; a folder goes by its name and has its path as tool tip.

    Signals:
        model_chosen: a name from the catalogue or a folder's path.
        model_wanted: a name from the catalogue; it is not on this computer.
    """

    model_chosen = Signal(str)
    model_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        offers_missing: bool = False,
    ) -> None:
        """Take whether models that are not here are in the list, too."""
        super().__init__(theme, name, parent)
        self._offers_missing = offers_missing
        self._settings = Settings()
        self._missing: tuple[str, ...] = ()
        self.setMinimumContentsLength(_MIN_CHARS)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.activated.connect(self._on_activated)

    def offer(self, settings: Settings) -> None:
        """Fill the list and show what is chosen."""
        self._settings = settings
        self.clear()
        store = Store()
        here = [m for m in RECOGNIZERS if m.name == DEFAULT_MODEL or store.has(m.name)]
        for model in here:
            self.addItem(model.title, model.name)
        self._offer_folders(settings.model_folders)
        missing = [model for model in RECOGNIZERS if model not in here]
        if not self._offers_missing:  # but what is chosen is always shown
            missing = [model for model in missing if model.name == settings.model]
        self._missing = tuple(model.name for model in missing)
        if missing:
            self.insertSeparator(self.count())
        for model in missing:
            text = self.tr("%1 – not here yet").replace("%1", model.title)
            self.addItem(text, model.name)
        self.insertSeparator(self.count())
        self.addItem(self.tr("Model folder…"), _ANOTHER)
        self.choose(settings.model)
        path = shown_name(settings.model) if is_folder(settings.model) else ""
        self.setToolTip(as_tip(path) if path else self.accessibleName())
        self.setAccessibleDescription(path)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the widest entry that can be chosen, within reason."""
        rows = (n for n in range(self.count()) if self.itemData(n) not in self._missing)
        return self.hint_for(map(self.itemText, rows), _MAX_CHARS)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, wide enough for its entries."""
        need = self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth()
        self.view().setMinimumWidth(min(need, self.width_of(_MAX_CHARS_IN_LIST)))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the list where Qt would step through it unseen and stop at the dialog."""
        is_letter = event.text().isprintable() and event.text().strip()
        if event.key() in _STEPS or is_letter:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _offer_folders(self, folders: tuple[str, ...]) -> None:
        if folders:
            self.insertSeparator(self.count())
        names = titles(folders, taken=[model.title for model in RECOGNIZERS])
        for folder, name in zip(folders, names, strict=True):
            self.addItem(name, folder)
            tip = as_tip(shown_name(folder))
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    def _on_activated(self) -> None:
        model = self.currentData()
        if model in self._missing:
            self.choose(self._settings.model)
            self.model_wanted.emit(model)
            return
        if model == _ANOTHER:
            self.choose(self._settings.model)  # what is in force stays in sight meanwhile
            model = self._ask()
        if model:
            self.model_chosen.emit(model)

    def _ask(self) -> str:
        """Let the user choose a folder; empty if they did not."""
        latest = next(iter(self._settings.model_folders), "")
        start = str(Path(latest).parent) if latest else ""
        title = self.tr("Choose a model folder")
        folder = QFileDialog.getExistingDirectory(self, title, start)
        return str(Path(folder)) if folder else ""
