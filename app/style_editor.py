"""How subtitles look, for the formats that can say so: font, size, colours, outline, place."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from app.combo import Combo
from app.theme import Theme
from engine import Style


class StyleEditor(QWidget):
    """One Style.

    Signals:
        changed: it is another one now.
    """

    changed = Signal()

    def __init__(self, style: Style, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = {"colour": style.colour, "outline_colour": style.outline_colour}
        self._font = QFontComboBox()
        self._font.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._font.setEditText(style.font)  # perhaps one that only the viewer's computer has
        self._font.setAccessibleName(self.tr("Font"))
        self._size = QSpinBox()
        self._size.setRange(8, 300)
        self._size.setValue(style.size)
        self._size.setAccessibleName(self.tr("Size, on a screen 1080 high"))
        self._outline = QDoubleSpinBox()
        self._outline.setRange(0, 20)
        self._outline.setSingleStep(0.5)
        self._outline.setDecimals(1)
        self._outline.setValue(style.outline)
        self._outline.setAccessibleName(self.tr("Outline"))
        self._position = Combo(theme, self.tr("Place"))
        for value, text in (
            ("bottom", self.tr("Bottom")),
            ("middle", self.tr("Middle")),
            ("top", self.tr("Top")),
        ):
            self._position.addItem(text, value)
        self._position.choose(style.position)
        self._buttons = {
            "colour": self._colour_button("colour", self.tr("Colour of the text")),
            "outline_colour": self._colour_button(
                "outline_colour", self.tr("Colour of the outline")
            ),
        }
        self._lay_out()
        self._connect()

    @property
    def style_(self) -> Style:
        """What is chosen."""
        return Style(
            font=self._font.currentText().strip() or Style().font,
            size=self._size.value(),
            colour=self._colours["colour"],
            outline=self._outline.value(),
            outline_colour=self._colours["outline_colour"],
            position=self._position.currentData(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        text, outline = QHBoxLayout(), QHBoxLayout()
        text.addWidget(self._size)
        text.addWidget(self._buttons["colour"])
        text.addStretch()
        outline.addWidget(self._outline)
        outline.addWidget(self._buttons["outline_colour"])
        outline.addStretch()
        form.addRow(self.tr("Font"), self._font)
        form.addRow(self.tr("Size and colour"), text)
        form.addRow(self.tr("Outline"), outline)
        form.addRow(self.tr("Place"), self._position)

    def _connect(self) -> None:
        self._font.editTextChanged.connect(self._on_changed)
        self._size.valueChanged.connect(self._on_changed)
        self._outline.valueChanged.connect(self._on_changed)
        self._position.currentIndexChanged.connect(self._on_changed)
        for name, button in self._buttons.items():
            button.clicked.connect(partial(self._ask, name))

    def _colour_button(self, name: str, told: str) -> QPushButton:
        button = QPushButton()
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setFixedWidth(64)
        self._paint(button, self._colours[name])
        return button

    def _paint(self, button: QPushButton, colour: str) -> None:
        button.setStyleSheet(f"background: {colour};")
        button.setAccessibleDescription(colour)

    def _ask(self, name: str) -> None:
        dialog = QColorDialog(QColor(self._colours[name]), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(partial(self._take, name))
        dialog.open()

    def _take(self, name: str, colour: QColor) -> None:
        self._colours[name] = colour.name()
        self._paint(self._buttons[name], colour.name())
        self.changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()
