"""The top of the page of hotwords: its title, what is searched for, which entries are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.combo import Combo
from app.hotword_filter import Filter
from app.job_words import shown_name
from app.search_field import SearchField
from app.theme import TITLE_SCALE, Theme, scaled

_SEARCH = 130  # the least width of the field


class HotwordBar(QWidget):
    """Says what is to be shown.

    Attributes:
        controls: what it has, from left to right.
        group, problems: which entries of a list are; these stand beside the list.

    Signals:
        narrowed: other entries are to be shown; `filter` has which.
        left_downwards: from the field, into what it found.
    """

    narrowed = Signal()
    left_downwards = Signal()

    def __init__(
        self, undo: QAction, redo: QAction, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = QLabel(self.tr("Hotwords"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self.search = SearchField(self.tr("Search all lists"))
        self.group = Combo(theme, self.tr("Group"))
        self.group.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.problems = QPushButton()
        self.problems.setObjectName("chip")
        self.problems.setCheckable(True)
        theme.dress(self.problems, "alert-outline", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self.search, 1)
        self.controls: list[QWidget] = [self.search]
        for action in (undo, redo):
            button = QToolButton()
            self.controls.append(button)
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        self.search.setMinimumWidth(_SEARCH)
        self.search.textChanged.connect(self.narrowed)
        self.search.left_downwards.connect(self.left_downwards)
        self.group.activated.connect(self.narrowed)
        self.problems.toggled.connect(self.narrowed)
        self.offer_groups([])
        self.tell_problems(0)

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        return Filter(
            self.search.text().strip(), self.group.currentData(), self.problems.isChecked()
        )

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Let one choose from these; what is chosen stays so while there is such a group."""
        chosen = self.group.currentData()
        offered = [self.group.itemData(at) for at in range(1, self.group.count())]
        if offered != list(groups) or not self.group.count():
            self.group.clear()
            self.group.addItem(self.tr("All groups"), None)
            for name in groups:
                self.group.addItem(shown_name(name)[:40], name)
            self.group.choose(chosen)
            if self.group.currentData() != chosen:
                self.narrowed.emit()
        self.group.setVisible(bool(groups))

    def tell_problems(self, n: int) -> None:
        """Say how many rows have one."""
        text = self.tr("%n problem(s)", "", n)
        self.problems.setText(text)
        self.problems.setAccessibleName(self.tr("Only rows with problems: %1").replace("%1", text))
        self.problems.setToolTip(self.tr("Show only rows with problems"))
        self.problems.setVisible(n > 0 or self.problems.isChecked())
