"""A delegate whose editors keep what is typed, whatever is told of their rows meanwhile."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

_FILLED = "is_filled"


class SteadyDelegate(QStyledItemDelegate):
    """A view asks for the model's data again whenever they change, also beside the cell."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with what is there."""
        if not editor.property(_FILLED):
            editor.setProperty(_FILLED, True)  # noqa: FBT003 - Qt's value
            super().setEditorData(editor, index)
