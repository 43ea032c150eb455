"""Which keys do what: the usual ones and those that were chosen, put on actions and kept there."""

import logging
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from shiboken6 import isValid

from app.keymap import BY_ID, ENTRIES, Entry, Place
from app.keys import Role, native, plain, role, variants
from app.labels import spoken

log = logging.getLogger(__name__)


class Shortcuts(QObject):
    """Knows the keys of every action. At any moment a key means one thing.

    Signals:
        changed: some action has other keys now; `stored` is what to keep.
    """

    changed = Signal()

    def __init__(self, stored: Mapping[str, object], parent: QObject | None = None) -> None:
        """Take what was kept; what makes no sense there is left out, and told in the log."""
        super().__init__(parent)
        self._keys: dict[str, tuple[str, ...]] = {}
        self._bound: dict[str, list[QAction]] = {}
        self._take(stored)

    @property
    def entries(self) -> list[Entry]:
        """The actions that there are: one of the window counts once it is bound."""
        return [e for e in ENTRIES if e.place is not Place.WINDOW or e.id in self._bound]

    @property
    def stored(self) -> dict[str, tuple[str, ...]]:
        """What differs from the usual keys, as it goes into the settings."""
        return {e.id: self._keys[e.id] for e in ENTRIES if not self.is_usual(e.id)}

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys of an action, perhaps none."""
        return self._keys[action]

    def is_usual(self, action: str) -> bool:
        """Whether it has the keys that it always had."""
        return set(self._keys[action]) == set(BY_ID[action].usual_keys)

    def bind(self, action: str, target: QAction) -> None:
        """Give a QAction the keys of an action, from now on, and tell them in its tool tip.

        Add it to the widget where its keys are to work: the window or a page; for an action of
        `Place.ROWS` or `Place.LISTENING` to the table and what else shows sound or rows, each by
        itself, so that Space still presses a button beside them and writes a space in text.
        """
        if not target.text():
            target.setText(BY_ID[action].text)
        if BY_ID[action].place.is_in_widget:
            target.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._bound.setdefault(action, []).append(target)
        self._dress(action)

    def is_pressed(self, action: str, event: QKeyEvent) -> bool:
        """Whether a key event means this action; for what an editor handles itself."""
        return plain(event.keyCombination()) in self._keys[action]

    def refusal(self, action: str, key: str) -> Role | None:
        """What a key is needed for, where the action cannot have it; its usual ones it can."""
        entry, needed = BY_ID[action], role(key)
        if key in entry.usual_keys:
            return None
        if needed is Role.ENTER:  # what it does to a text is for actions of text to say
            return needed if entry.place in {Place.WINDOW, Place.TRANSCRIPT} else None
        if needed is Role.TYPING:
            return needed if entry.place.has_text else None
        return None if needed is Role.FREE else needed

    def holder(self, action: str, key: str) -> Entry | None:
        """Which other action has this key, where either could be meant."""
        place = BY_ID[action].place
        others = (e for e in ENTRIES if e.id != action and e.place.meets(place))
        return next((other for other in others if key in self._keys[other.id]), None)

    def assign(self, action: str, keys: Iterable[str]) -> None:
        """Let an action have these keys, of which none is refused; others that had one lose it."""
        chosen = tuple(dict.fromkeys(keys))
        for key in chosen:
            while (other := self.holder(action, key)) is not None:
                self._set(other.id, tuple(each for each in self._keys[other.id] if each != key))
        self._set(action, chosen)
        self.changed.emit()

    def adopt(self, stored: Mapping[str, object]) -> None:
        """Choose what was kept, in place of what is chosen now; of nothing, the usual keys."""
        self._take(stored)
        self.changed.emit()

    def _take(self, stored: Mapping[str, object]) -> None:
        self._keys = {e.id: () if e.id in stored else e.usual_keys for e in ENTRIES}
        left_out = [name for name in stored if name not in BY_ID]
        for entry in ENTRIES:
            if entry.id in stored:
                keys = self._read(entry.id, stored[entry.id])
                if keys is None:
                    left_out.append(entry.id)
                    keys = [k for k in entry.usual_keys if self.holder(entry.id, k) is None]
                self._keys[entry.id] = tuple(keys)
            self._dress(entry.id)
        if left_out:
            log.warning("settings: shortcuts that cannot be: %s", ", ".join(sorted(left_out)))

    def _read(self, action: str, value: object) -> list[str] | None:
        """Keys as they were kept; None where the action cannot have them."""
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            return None
        keys = [plain(each) for each in value]
        is_possible = all(
            self.refusal(action, key) is None and self.holder(action, key) is None for key in keys
        )
        return keys if is_possible else None

    def _set(self, action: str, keys: tuple[str, ...]) -> None:
        self._keys[action] = keys
        self._dress(action)

    def _dress(self, action: str) -> None:
        if action not in self._bound:
            return
        self._bound[action] = [target for target in self._bound[action] if isValid(target)]
        keys = self._keys[action]
        for target in self._bound[action]:
            target.setShortcuts([variant for key in keys for variant in variants(key)])
            target.setToolTip(self._tip(target.text(), keys))

    def _tip(self, text: str, keys: tuple[str, ...]) -> str:
        name = spoken(text).rstrip("…")
        if not keys:
            return name
        tip = self.tr("%1 (%2)")
        return tip.replace("%1", name).replace("%2", ", ".join(map(native, keys)))
