"""One watched folder in the list of them: on or off, what becomes of its files, how it is doing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from app.job_words import model_title, shown_name
from app.labels import ProblemLine, elided_label
from app.languages import language_name
from app.theme import Theme, scaled
from app.watches import Watch


class WatchRow(QFrame):
    """Shows a watch.

    Signals:
        switched: on (True) or off.
        edit_requested, remove_requested: the buttons.
    """

    switched = Signal(bool)
    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, watch: Watch, problem: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        name = shown_name(watch.folder.name or str(watch.folder))
        self._on = QCheckBox()
        self._on.setChecked(watch.is_on)
        self._on.setAccessibleName(self.tr("Watch %1").replace("%1", name))
        self._on.setToolTip(self._on.accessibleName())
        self._on.setMinimumSize(28, 28)
        self._on.toggled.connect(self.switched)
        self._edit = QPushButton(self.tr("Change…"))
        self._edit.setAccessibleName(self.tr("Change what becomes of %1").replace("%1", name))
        self._edit.clicked.connect(self.edit_requested)
        self._remove = QToolButton()
        self._remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._remove.setAccessibleName(self.tr("Watch %1 no longer").replace("%1", name))
        self._remove.setToolTip(self._remove.accessibleName())
        self._remove.clicked.connect(self.remove_requested)
        theme.dress(self._remove, "delete-outline", "muted")
        self._lay_out(watch, name, problem)

    def _lay_out(self, watch: Watch, name: str, problem: str) -> None:
        title = elided_label(elide=Qt.TextElideMode.ElideMiddle)
        title.setText(name)
        title.setFont(scaled(self.font(), 1, self.font().Weight.DemiBold))
        place = elided_label("muted", elide=Qt.TextElideMode.ElideMiddle)
        place.setText(shown_name(str(watch.folder)))
        deed = QLabel(self._deed(watch))
        deed.setObjectName("muted")
        deed.setTextFormat(Qt.TextFormat.PlainText)
        deed.setWordWrap(True)
        wrong = ProblemLine()
        wrong.say(problem)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (title, place, deed, wrong):
            texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(self._on, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)

    def _deed(self, watch: Watch) -> str:
        """What becomes of its files, on one line."""
        language = self.tr("any language")
        if watch.language is not None:
            language = language_name(watch.language)
        written = {
            "subtitles": self.tr("Subtitles"),
            "text": self.tr("Text"),
            "everything": self.tr("Everything"),
        }[watch.outcome]
        parts = [model_title(watch.model), language, written]
        if watch.results is not None:
            parts.append(shown_name(str(watch.results)))
        if watch.moves_source:
            parts.append(self.tr("recordings move to “done”"))
        return " · ".join(parts)
