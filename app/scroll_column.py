"""A column of fields that scrolls where it is higher than its room; it is never cut at a side."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """As wide as its fields, with room for the scroll bar."""

    def __init__(self, fields: QVBoxLayout) -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setObjectName("page")
        fields.setContentsMargins(0, 0, 8, 0)
        fields.addStretch()
        self._inside.setLayout(fields)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All of the fields' width."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, super().sizeHint().height())

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Be wider where other fields are shown."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(target, event)
