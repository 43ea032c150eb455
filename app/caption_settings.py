"""How captions look: letters, colours, lines; each change is seen at once."""

from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.caption_style import LINES, OPACITIES, SIZES, CaptionStyle
from app.caption_view import CaptionView
from app.combo import Combo
from app.dialog import Dialog
from app.theme import Theme

_SIZE = QSize(560, 480)
_SWATCH = 16
_HIT = 28  # pixels that are easily hit
_STRIPE = 24  # pixels of what lies behind the preview
_FAMILY_CHARS = 17


class CaptionDialog(Dialog):
    """Shows a style and changes it.

    Signals:
        chosen: a CaptionStyle; it holds at once.
    """

    chosen = Signal(object)

    def __init__(self, style: CaptionStyle, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Look of the captions"), parent)
        self._style = style
        self._family = Combo(theme, self.tr("Letters"))
        self._family.addItem(self.tr("The program’s own"), "")
        for family in QFontDatabase.families():
            self._family.addItem(family, family)
        self._family.setMinimumContentsLength(_FAMILY_CHARS)
        self._family.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._size = _spin(SIZES, self.tr("Size of the letters"))
        self._size.setSuffix(self.tr(" px"))
        self._lines = _spin(LINES, self.tr("Lines"))
        self._ink = _Swatch(self.tr("Colour of the letters"))
        self._ground = _Swatch(self.tr("Colour of the ground"))
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setRange(*OPACITIES)
        self._opacity.setAccessibleName(self.tr("Opacity of the ground"))
        self._opacity.setMinimumHeight(_HIT)
        self._percent = QLabel()
        self._passes = QCheckBox(self.tr("Let clicks pass through to what lies below"))
        self._passes.setAccessibleName(self._passes.text())
        self._preview = CaptionView(_Sample(self.tr("What was said is here, "), self), style)
        self._lay_out(theme)
        self.show_style(style)
        self._connect()
        self.fit(_SIZE)

    @property
    def style_now(self) -> CaptionStyle:
        """What is chosen now."""
        return self._style

    def show_style(self, style: CaptionStyle) -> None:
        """Show what is chosen; it was perhaps changed elsewhere."""
        self._style = style
        for widget, value in (
            (self._size, style.size),
            (self._lines, style.lines),
            (self._opacity, style.opacity),
        ):
            with QSignalBlocker(widget):
                widget.setValue(value)
        with QSignalBlocker(self._passes):
            self._passes.setChecked(style.passes_clicks)
        self._family.choose(style.family)
        self._ink.show_colour(style.text)
        self._ground.show_colour(style.ground)
        self._percent.setText(f"{style.opacity} %")
        self._preview.show_look(style)

    def _lay_out(self, theme: Theme) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        opacity = QHBoxLayout()
        opacity.addWidget(self._opacity, 1)
        opacity.addWidget(self._percent)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %"))
        for widget in (self._family, self._size, self._lines, self._ink, self._ground):
            form.addRow(widget.accessibleName(), widget)
        form.addRow(self._opacity.accessibleName(), opacity)
        form.addRow(self._passes)
        self.column.addWidget(_Behind(self._preview, theme))
        self.column.addLayout(form)
        if QGuiApplication.platformName().startswith("wayland"):
            self.column.addWidget(self._told_of_wayland())
        self.column.addStretch()
        usual = QPushButton(self.tr("Usual look"))
        usual.clicked.connect(self._on_usual)
        self.add_close(usual)

    def _told_of_wayland(self) -> QLabel:
        label = QLabel(
            self.tr(
                "On Wayland a program cannot keep its windows above others or choose their place. "
                "Most desktops have “Always on top” in the menu that Alt+Space opens."
            )
        )
        label.setObjectName("muted")
        label.setWordWrap(True)
        return label

    def _connect(self) -> None:
        self._family.activated.connect(self._on_edited)
        for spin in (self._size, self._lines):
            spin.valueChanged.connect(self._on_edited)
        self._opacity.valueChanged.connect(self._on_edited)
        self._passes.toggled.connect(self._on_edited)
        for swatch in (self._ink, self._ground):
            swatch.chosen.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._choose(
            replace(
                self._style,
                family=self._family.currentData(),
                size=self._size.value(),
                lines=self._lines.value(),
                text=self._ink.colour,
                ground=self._ground.colour,
                opacity=self._opacity.value(),
                passes_clicks=self._passes.isChecked(),
            )
        )

    def _on_usual(self) -> None:
        """Look as at first, but stay where it is."""
        now = self._style
        self._choose(CaptionStyle(width=now.width, screen=now.screen, left=now.left, top=now.top))

    def _choose(self, style: CaptionStyle) -> None:
        self.show_style(style)
        self.chosen.emit(style)


class _Sample(QObject):
    """Something to see."""

    changed = Signal()
    is_long = False

    def __init__(self, final: str, parent: QObject) -> None:
        super().__init__(parent)
        self.final = final
        self.partial = self.tr("and what is being said comes after it.")

    def drop(self, n_units: int) -> None:
        """Nothing is dropped of a sample."""


class _Behind(QWidget):
    """What captions may lie on: light and dark."""

    def __init__(self, preview: CaptionView, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(_STRIPE, _STRIPE, _STRIPE, _STRIPE)
        column.addWidget(preview)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint stripes."""
        painter = QPainter(self)
        for n, left in enumerate(range(0, self.width(), _STRIPE)):
            colour = self._theme.color("muted" if n % 2 else "surface")
            painter.fillRect(left, 0, _STRIPE, self.height(), colour)
        painter.end()


class _Swatch(QPushButton):
    """A colour, and the way to another one.

    Signals:
        chosen: another one was.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.colour = "#000000"
        self._name = name
        self.setAccessibleName(name)
        self.clicked.connect(self._on_clicked)

    def show_colour(self, colour: str) -> None:
        """Show this one."""
        self.colour = colour.upper()
        picture = QPixmap(_SWATCH, _SWATCH)
        picture.fill(QColor(colour))
        self.setIcon(QIcon(picture))
        self.setText(self.colour)
        self.setAccessibleDescription(self.colour)

    def _on_clicked(self) -> None:
        dialog = QColorDialog(QColor(self.colour), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, colour: QColor) -> None:
        self.show_colour(colour.name())
        self.chosen.emit()


def _spin(limits: tuple[int, int], name: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(*limits)
    spin.setAccessibleName(name)
    return spin
