"""Where everything is kept, how much it is, and what may be cleared."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app import number_words
from app.job_words import shown_name
from app.setting_group import SettingGroup
from app.setting_row import DeedRow
from app.storage import Folders
from app.theme import Theme


class StorageSettings(SettingGroup):
    """A row a folder.

    Signals:
        open_requested: the Path of a folder.
        clear_requested: the cache is to be cleared.
    """

    open_requested = Signal(object)
    clear_requested = Signal()

    def __init__(self, folders: Folders, theme: Theme) -> None:
        super().__init__(theme)
        self._folders = folders
        self._size_of_cache = 0
        self._ask, self._clear, self._keep = (
            QPushButton(self.tr("Clear…")),
            QPushButton(self.tr("Clear")),
            QPushButton(self.tr("Keep")),
        )
        titles = {
            "data": self.tr("Transcripts and library"),
            "models": self.tr("Models"),
            "cache": self.tr("Cache"),
            "log": self.tr("Log"),
            "settings": self.tr("Settings"),
        }
        self._rows = {name: self._row(name, title) for name, title in titles.items()}
        self._fill(
            self.tr("Storage"),
            self.tr("Everything stays on this computer, in these folders."),
            tuple(self._rows.values()),
        )
        self._ask.clicked.connect(partial(self._confirm, is_asking=True))
        self._keep.clicked.connect(partial(self._confirm, is_asking=False))
        self._clear.clicked.connect(self._on_clear)
        self._show_buttons(is_asking=False)

    def show_sizes(self, folders: Folders, sizes: Mapping[str, int]) -> None:
        """Say where the folders are, and how much is in each of them."""
        self._folders = folders
        for name, size in sizes.items():
            self._tell(name, number_words.size(size))
        self._size_of_cache = sizes["cache"]
        self._ask.setEnabled(bool(self._size_of_cache))

    def _row(self, name: str, title: str) -> DeedRow:
        show = QPushButton(self.tr("Open"))
        show.clicked.connect(partial(self._on_open, name))
        buttons = (self._ask, self._clear, self._keep) if name == "cache" else ()
        path = _breakable(getattr(self._folders, name))
        return DeedRow(title, path, self._theme, *buttons, show)

    def _tell(self, name: str, size: str) -> None:
        path = _breakable(getattr(self._folders, name))
        self._rows[name].tell(f"{path} · {size}")

    def _confirm(self, *, is_asking: bool) -> None:
        """Say what would go, or that it stays."""
        self._show_buttons(is_asking=is_asking)
        size = number_words.size(self._size_of_cache)
        if is_asking:
            text = self.tr(
                "Outlines of sounds, files that came from addresses, and graphs of models that lie "
                "elsewhere: %1. All of it is made or fetched again when it is needed."
            )
            self._rows["cache"].tell(text.replace("%1", size))
            self._keep.setFocus()
        else:
            self._tell("cache", size)
            self._ask.setFocus()

    def _show_buttons(self, *, is_asking: bool) -> None:
        self._ask.setVisible(not is_asking)
        self._clear.setVisible(is_asking)
        self._keep.setVisible(is_asking)

    def _on_open(self, name: str) -> None:
        self.open_requested.emit(getattr(self._folders, name))

    def _on_clear(self) -> None:
        self._confirm(is_asking=False)
        self.clear_requested.emit()


def _breakable(path: Path) -> str:
    """A path that may go on in the next line after every part of it, on Windows too."""
    return shown_name(str(path)).replace("\\", "\\\N{ZERO WIDTH SPACE}")
