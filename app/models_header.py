"""The head of the models page: where models are kept, what else can be a model, offline."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import number_words
from app.job_words import shown_name
from app.labels import ProblemLine, elided_label
from app.model_card import Progress
from app.model_faces import Outcome
from app.settings import Settings
from app.shelf import Shelf
from app.theme import TITLE_SCALE, Theme, scaled

_STEPS = 1000
_GAP = 10  # pixels between what stands side by side


class ModelsHeader(QWidget):
    """Shows the models folder and takes what concerns all of it.

    Signals:
        folder_given: the Path of a model to use where it lies.
        pack_given: the Path of a pack to import.
        change_requested: models are to be kept elsewhere.
        offline_chosen: whether to open no connection.
        stop_requested: what is being done with the folder is to stop.
    """

    folder_given = Signal(object)
    pack_given = Signal(object)
    change_requested = Signal()
    offline_chosen = Signal(bool)
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self.tr("Models"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self._folder = _button(self.tr("Use a model folder…"))
        self._pack = _button(self.tr("Import pack…"))
        theme.dress(self._folder, "folder-outline", "muted")
        theme.dress(self._pack, "package-variant", "muted")
        self.offline = QCheckBox(self.tr("Offline"))
        self.offline.setAccessibleName(self.offline.text())
        self.offline.setToolTip(self.tr("Open no connection: nothing is downloaded."))
        self._where = elided_label("muted", elide=Qt.TextElideMode.ElideMiddle)
        self._room = QLabel()
        self._room.setObjectName("muted")
        self._change = _button(self.tr("Change…"))
        self._bar = QProgressBar()
        self._bar.setObjectName("slim")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._doing = elided_label("muted")
        self._stop = _button(self.tr("Cancel"))
        self._outcome = ProblemLine()
        self._lay_out()
        self._connect()
        self.show_work(None, None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let stand below each other what has no room side by side."""
        super().resizeEvent(event)
        parts = (self._title, self.offline, self._folder, self._pack)
        need = sum(part.sizeHint().width() for part in parts) + _GAP * len(parts)
        either = QBoxLayout.Direction
        is_narrow = need > self.contentsRect().width()
        for row in (self._head, self._place):
            row.setDirection(either.TopToBottom if is_narrow else either.LeftToRight)

    def adopt(self, settings: Settings) -> None:
        """Show settings that were changed."""
        self.offline.setChecked(settings.is_offline)

    def show_shelf(self, shelf: Shelf) -> None:
        """Say where models are kept, and how much room there is."""
        where = (
            self.tr("Kept in %1")
            if shelf.is_there
            else self.tr("%1 is not there now: was a disk taken out?")
        )
        self._where.setText(where.replace("%1", shown_name(str(shelf.folder))))
        room = [self.tr("%1 used").replace("%1", number_words.size(shelf.used))]
        if shelf.free is not None:
            room.append(self.tr("%1 free").replace("%1", number_words.size(shelf.free)))
        self._room.setText(" · ".join(room))

    def fix_folder(self, reason: str) -> None:
        """Say why models cannot be kept elsewhere."""
        self._change.setEnabled(False)
        self._change.setToolTip(reason)
        self._change.setAccessibleDescription(reason)

    def show_work(self, progress: Progress | None, outcome: Outcome | None) -> None:
        """Say what is being done with the folder, and what became of it."""
        for widget in (self._doing, self._stop):
            widget.setVisible(progress is not None)
        self._bar.setVisible(progress is not None and progress.fraction is not None)
        for button in (self._folder, self._pack):
            button.setEnabled(progress is None)
        if progress is not None:
            self._doing.setText(progress.text)
            self._bar.setAccessibleName(progress.text)
            self._bar.setValue(round(_STEPS * (progress.fraction or 0.0)))
        self._outcome.say(
            "" if outcome is None else outcome.text,
            is_wrong=outcome is not None and outcome.is_wrong,
        )

    @property
    def text(self) -> str:
        """What it says of work on the folder."""
        return self._doing.text() if self._stop.isVisibleTo(self) else self._outcome.text()

    def _lay_out(self) -> None:
        name, ways, room = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        name.addWidget(self._title)
        name.addStretch()
        name.addWidget(self.offline)
        for row, widgets in (
            (ways, (self._folder, self._pack)),
            (room, (self._room, self._change)),
        ):
            row.setSpacing(_GAP)
            for widget in widgets:
                row.addWidget(widget)
        self._head, self._place = QHBoxLayout(), QHBoxLayout()
        self._head.setSpacing(_GAP)
        self._head.addLayout(name, 1)
        self._head.addLayout(ways)
        self._place.setSpacing(_GAP)
        self._place.addWidget(self._where, 1)
        self._place.addLayout(room)
        work = QHBoxLayout()
        work.setSpacing(12)
        work.addWidget(self._bar, 1)
        work.addWidget(self._doing, 1)
        work.addWidget(self._stop)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 8, 12, 8)
        inside.addLayout(self._place)
        inside.addLayout(work)
        inside.addWidget(self._outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head)
        column.addWidget(card)

    def _connect(self) -> None:
        self._folder.clicked.connect(self._on_folder)
        self._pack.clicked.connect(self._on_pack)
        self._change.clicked.connect(self.change_requested)
        self.offline.clicked.connect(self.offline_chosen)
        self._stop.clicked.connect(self.stop_requested)

    def _on_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a model folder"))
        if name:
            self.folder_given.emit(Path(name))

    def _on_pack(self) -> None:
        packs, every = self.tr("Model packs (%1)").replace("%1", "*.zip"), self.tr("All files (*)")
        title = self.tr("Choose a model pack")
        name, _kind = QFileDialog.getOpenFileName(self, title, "", f"{packs};;{every}")
        if name:
            self.pack_given.emit(Path(name))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    return button
