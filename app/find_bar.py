"""The line above the table where one says what to find and what to put in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.finder import Query
from app.labels import elided_label
from app.theme import Theme


class FindBar(QFrame):
    """Asks; what is found, `tell` says.

    Signals:
        changed: something else is looked for.
        stepped: on to the next hit (1), or back (-1).
        replaced: the hit shown is to become what `replacement` says; `all_replaced` likewise.
        closed: nothing is looked for any more.
    """

    changed = Signal()
    stepped = Signal(int)
    replaced = Signal()
    all_replaced = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self._find = _field(self.tr("Find"))
        self._replace = _field(self.tr("Replace with"))
        self._case = self._switch(theme, "format-letter-case", self.tr("Match case"))
        self._words = self._switch(theme, "format-letter-matches", self.tr("Whole words"))
        self._regex = self._switch(theme, "regex", self.tr("Regular expression"))
        self._count, self._fault = elided_label("muted"), elided_label("wrong")
        self._back = self._button(theme, "chevron-up", self.tr("Previous"))
        self._on = self._button(theme, "chevron-down", self.tr("Next"))
        self._close = self._button(theme, "close", self.tr("Close"))
        self._one = QPushButton(self.tr("Replace"))
        self._all = QPushButton(self.tr("Replace all"))
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(
            self._find.text(),
            is_expression=self._regex.isChecked(),
            is_case_sensitive=self._case.isChecked(),
            is_whole_words=self._words.isChecked(),
        )

    @property
    def replacement(self) -> str:
        """What is put in its place."""
        return self._replace.text()

    def ask(self, text: str = "", *, replacing: bool = False) -> None:
        """Show it, with a text to look for where one is selected."""
        replaces = replacing or (self.isVisible() and self._replace.isVisible())
        for widget in (self._replace, self._one, self._all):
            widget.setVisible(replaces)
        self.show()
        if text:
            self._find.setText(text)
        field = self._replace if replacing and self._find.text() else self._find
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        self.changed.emit()

    def tell(self, text: str, *, n_hits: int, is_wrong: bool = False) -> None:
        """Say how many there are, or what is wrong."""
        self._count.setText("" if is_wrong else text)
        self._fault.setText(text if is_wrong else "")
        self._count.setVisible(not is_wrong)
        self._fault.setVisible(is_wrong)
        for button in (self._back, self._on, self._one, self._all):
            button.setEnabled(n_hits > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setSpacing(6)
        grid.addWidget(self._find, 0, 0)
        grid.addWidget(self._count, 0, 1)
        grid.addWidget(self._fault, 0, 1)
        switches = (self._case, self._words, self._regex, self._back, self._on, self._close)
        for column, widget in enumerate(switches, start=2):
            grid.addWidget(widget, 0, column)
        buttons = QHBoxLayout()
        buttons.addWidget(self._one)
        buttons.addWidget(self._all)
        buttons.addStretch()
        grid.addWidget(self._replace, 1, 0)
        grid.addLayout(buttons, 1, 1, 1, 1 + len(switches))
        for column in (0, 1):  # whatever is said, the field is as wide
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        self._find.textChanged.connect(self.changed)
        for switch in (self._case, self._words, self._regex):
            switch.toggled.connect(self.changed)
        self._find.returnPressed.connect(self._step_on)
        self._on.clicked.connect(self._step_on)
        self._back.clicked.connect(self._step_back)
        self._replace.returnPressed.connect(self.replaced)
        self._one.clicked.connect(self.replaced)
        self._all.clicked.connect(self.all_replaced)
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _switch(self, theme: Theme, icon: str, name: str) -> QToolButton:
        button = self._button(theme, icon, name)
        button.setCheckable(True)
        return button

    def _button(self, theme: Theme, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        theme.dress(button, icon, "muted")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
