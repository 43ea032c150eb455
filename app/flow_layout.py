"""A layout that begins another line where the first one is full, as text does."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Gives every widget the size that it would like, from left to right; none more than a line."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put it last."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item at a place, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take the item at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """What all lines take."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the widest, which may give way."""
        hints = [item.minimumSize() for item in self._items]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def setGeometry(self, room: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay out."""
        super().setGeometry(room)
        for item, place in zip(self._items, self._places(room.width()), strict=True):
            item.setGeometry(place.translated(room.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        left = top = height = 0
        places: list[QRect] = []
        for item in self._items:
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            if item.isEmpty():  # it is hidden, and takes no gap either
                places.append(QRect(left, top, 0, 0))
                continue
            if left and left + size.width() > width:
                left, top = 0, top + height + self.spacing()
                height = 0
            places.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + self.spacing()
            height = max(height, size.height())
        return places
