"""A header that asks nobody which columns are selected.

Qt asks the model of every selected row in every column for that: seconds with a hundred thousand.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

_Arrow = QStyleOptionHeader.SortIndicator


class PlainHeader(QHeaderView):
    """Shows titles and by which column rows are in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:  # noqa: N802 - Qt's name
        """Say what a section looks like."""
        option.section = section
        option.text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        option.textAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        option.position = QStyleOptionHeader.SectionPosition.Middle
        option.selectedPosition = QStyleOptionHeader.SelectedPosition.NotAdjacent
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            is_up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            option.sortIndicator = _Arrow.SortDown if is_up else _Arrow.SortUp
