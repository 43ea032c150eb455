"""The page where models are had, checked, carried and removed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import number_words
from app.job_words import model_title
from app.model_card import ModelCard, Progress
from app.model_intake import ModelIntake
from app.models_desk import FOLDER, ModelsDesk
from app.models_folder import ModelsFolder
from app.models_header import ModelsHeader
from app.move_dialog import MoveDialog
from app.shelf import Item
from app.theme import Theme

_GAP = 8  # beside the scroll bar
_WIDEST = 920  # pixels of a card: some ninety characters


class ModelsPage(QWidget):
    """Cards in three groups: ready, recommended for this computer, others."""

    def __init__(
        self,
        desk: ModelsDesk,
        intake: ModelIntake,
        folder: ModelsFolder,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._intake = intake
        self._folder = folder
        self._theme = theme
        self._question: QMessageBox | None = None
        self.header = ModelsHeader(theme)
        self.cards: dict[str, ModelCard] = {}
        self._groups = [
            _Group(self.tr("Ready")),
            _Group(self.tr("Recommended for this computer")),
            _Group(self.tr("Others")),
        ]
        self._lay_out()
        self._connect()
        self.header.adopt(desk.settings)
        if folder.place.is_fixed:
            text = self.tr("The variable %1 says where models are kept.")
            self.header.fix_folder(text.replace("%1", "SHENGWEN_MODELS"))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is known, and see what has changed on the disk meanwhile."""
        super().showEvent(event)
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.header.setMaximumWidth(_WIDEST + bar)
        self.header.setContentsMargins(0, 0, _GAP + bar, 0)  # as wide as the cards
        self._on_looked()
        self._desk.refresh()

    def group_of(self, name: str) -> int:
        """In which of the groups a model's card is, from 0."""
        card = self.cards[name]
        return next(n for n, group in enumerate(self._groups) if card in group.cards)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        groups = QVBoxLayout(inside)
        groups.setContentsMargins(0, 0, _GAP, 0)
        groups.setSpacing(18)
        for group in self._groups:
            groups.addWidget(group)
        groups.addStretch()
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 16)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.header.folder_given.connect(self._intake.use_folder)
        self.header.pack_given.connect(self._intake.import_pack)
        self.header.change_requested.connect(self._on_change_requested)
        self.header.offline_chosen.connect(self._on_offline_chosen)
        self.header.stop_requested.connect(partial(self._desk.tasks.stop, FOLDER))
        self._desk.changed.connect(self._on_changed)
        self._desk.looked.connect(self._on_looked)

    def _on_looked(self) -> None:
        """Show the models as they are now; cards that stay keep their place and the focus."""
        self.header.adopt(self._desk.settings)
        shelf = self._desk.shelf
        self._on_folder_changed()
        if shelf is None or not self.isVisible():  # the start need not wait for cards
            return
        self.header.show_shelf(shelf)
        names = {item.name for item in shelf.items}
        for name in [name for name in self.cards if name not in names]:
            self.cards.pop(name).deleteLater()
        for item in shelf.items:
            self._card(item).show_face(self._desk.face(item))
        for group, items in zip(self._groups, self._grouped(shelf.items), strict=True):
            group.show_cards([self.cards[item.name] for item in items])

    def _grouped(self, items: Sequence[Item]) -> tuple[list[Item], list[Item], list[Item]]:
        wanted = self._desk.recommended()
        ready = [item for item in items if item.is_ready]
        fitting = [item for item in items if not item.is_ready and item.name in wanted]
        others = [item for item in items if not item.is_ready and item.name not in wanted]
        return ready, fitting, others

    def _card(self, item: Item) -> ModelCard:
        if item.name not in self.cards:
            card = self.cards[item.name] = ModelCard(item.name, self._theme)
            card.asked.connect(self._on_asked)
        return self.cards[item.name]

    def _on_changed(self, name: str) -> None:
        if name == FOLDER:
            self._on_folder_changed()
        item = self._desk.item(name)
        if item is not None and name in self.cards:
            self.cards[name].show_face(self._desk.face(item))

    def _on_folder_changed(self) -> None:
        task = self._desk.tasks.of(FOLDER)
        progress = None
        if task is not None:
            fraction = task.done / task.total if task.total else None
            progress = Progress(self._desk.state_words.task(task), fraction)
        self.header.show_work(progress, self._desk.outcome(FOLDER))

    def _on_asked(self, name: str, deed: str) -> None:
        if deed == "remove":
            self._ask_removal(name)
        elif deed == "export":
            self._ask_target(name)
        else:
            self._desk.do(name, deed)

    def _ask_removal(self, name: str) -> None:
        """Ask, as gigabytes cannot be put back, and say that they can be had again."""
        item = self._desk.item(name)
        if item is None:
            return
        size = number_words.size(item.size)
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove a model"))
        text = self.tr("Remove %1 (%2) from this computer?").replace("%2", size)
        box.setText(text.replace("%1", model_title(name)))
        box.setInformativeText(
            self.tr("It is not in the catalogue: without a copy elsewhere it is gone.")
            if item.model is None
            else self.tr("It can be downloaded again at any time.")
        )
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.buttonClicked.connect(partial(self._on_answered, name, keep))
        self._question = box
        box.open()

    def _on_answered(self, name: str, keep: object, pressed: object) -> None:
        self._question = None
        if pressed is not keep:
            self._desk.remove(name)

    def _ask_target(self, name: str) -> None:
        packs = self.tr("Model packs (%1)").replace("%1", "*.zip")
        title = self.tr("Export a model pack")
        file, _kind = QFileDialog.getSaveFileName(self, title, f"{Path(name).name}.zip", packs)
        if file:
            self._desk.export(name, Path(file))

    def _on_change_requested(self) -> None:
        shelf = self._desk.shelf
        if shelf is None:
            return
        is_busy = self._folder.is_busy
        dialog = MoveDialog(shelf, is_busy=is_busy, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_place_chosen)
        dialog.open()

    def _on_place_chosen(self, target: Path, moves: bool) -> None:  # noqa: FBT001 - a signal's argument
        if moves:
            self._folder.move(target)
        else:
            self._folder.use(target)

    def _on_offline_chosen(self, is_offline: bool) -> None:  # noqa: FBT001 - as above
        self._desk.go_online(is_online=not is_offline)


class _Group(QWidget):
    """Cards under a heading; hidden while there are none."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.cards: list[ModelCard] = []
        self._heading = QLabel(heading)
        font = self._heading.font()
        font.setWeight(font.Weight.DemiBold)
        self._heading.setFont(font)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._heading)
        self.hide()

    def show_cards(self, cards: list[ModelCard]) -> None:
        """Hold these, in this order; those that it holds already are not touched."""
        if cards != self.cards:
            for n, card in enumerate(cards, start=1):
                if self._column.indexOf(card) != n:
                    self._column.insertWidget(n, card)
            self.cards = cards
        self.setVisible(bool(cards))
