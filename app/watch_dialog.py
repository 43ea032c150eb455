"""The watched folders: which there are, how they are doing, and what becomes of their files."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.dialog import Dialog
from app.settings import Settings
from app.theme import Theme
from app.watch_desk import WatchDesk
from app.watch_form import WatchForm
from app.watch_row import WatchRow
from app.watches import Watch, watch_from

_USUAL = QSize(620, 420)


class WatchDialog(Dialog):
    """Every change applies at once.

    Signals:
        changed: the list of Watch, and the set of folders whose files are wanted at once.
    """

    changed = Signal(object, object)

    def __init__(
        self, desk: WatchDesk, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Watched folders"), parent)
        self._desk = desk
        self._settings = settings
        self._theme = theme
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._fill()
        desk.changed.connect(self._fill)

    def add(self) -> None:
        """Ask for a folder, and what is to become of its files."""
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"))
        if name:
            self._ask(watch_from(Path(name), self._settings), None)

    def _lay_out(self) -> None:
        told = QLabel(self.tr("Recordings that come into these folders are transcribed at once."))
        told.setObjectName("muted")
        told.setWordWrap(True)
        self._add = QPushButton(self.tr("Watch a folder…"))
        self._theme.dress(self._add, "plus", "muted")
        self._add.clicked.connect(self.add)
        self.column.addWidget(told)
        self.column.addWidget(self._area, 1)
        self.add_close(self._add)
        self.fit(_USUAL)

    def _fill(self) -> None:
        """Show the watches as they are now."""
        inside = QWidget()
        inside.setObjectName("page")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for watch in self._desk.watches:
            row = WatchRow(watch, self._desk.problem(watch.folder), self._theme)
            row.switched.connect(partial(self._switch, watch.folder))
            row.edit_requested.connect(partial(self._edit, watch.folder))
            row.remove_requested.connect(partial(self._remove, watch.folder))
            rows.addWidget(row)
        if not self._desk.watches:
            none = QLabel(self.tr("No folder is watched yet."))
            none.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(none, 1)
        rows.addStretch()
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()  # one of its buttons may have been what led here
        self._area.setWidget(inside)

    def _watch(self, folder: Path) -> Watch:
        return next(each for each in self._desk.watches if each.folder == folder)

    def _edit(self, folder: Path) -> None:
        self._ask(self._watch(folder), folder)

    def _ask(self, watch: Watch, before: Path | None) -> None:
        """Ask about a watch; `before` is the folder that is watched, None of a new one."""
        others = [each.folder for each in self._desk.watches if each.folder != before]
        form = WatchForm(
            watch, self._settings, self._theme, self, is_new=before is None, taken=others
        )
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.chosen.connect(partial(self._on_chosen, before))
        form.open()

    def _on_chosen(self, before: Path | None, watch: Watch, takes_present: bool) -> None:  # noqa: FBT001 - a signal's argument
        watches = [watch if each.folder == before else each for each in self._desk.watches]
        if before is None:
            watches.append(watch)
        self.changed.emit(watches, {watch.folder} if takes_present else set())
        self._fill()

    def _switch(self, folder: Path, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        changed = replace(self._watch(folder), is_on=is_on)
        watches = [changed if each.folder == folder else each for each in self._desk.watches]
        self.changed.emit(watches, set())

    def _remove(self, folder: Path) -> None:
        self.changed.emit([each for each in self._desk.watches if each.folder != folder], set())
        self._fill()
        self._add.setFocus()
