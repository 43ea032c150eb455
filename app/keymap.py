"""Every action that keys reach: what it is about, where it works, its usual keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

from app.key_words import action_name
from app.keys import plain

_Standard = QKeySequence.StandardKey


class Group(Enum):
    """What an action is about, by its title."""

    PLAY = QT_TRANSLATE_NOOP("Keymap", "Play")
    EDIT = QT_TRANSLATE_NOOP("Keymap", "Edit")
    ROWS = QT_TRANSLATE_NOOP("Keymap", "Rows")
    FIND = QT_TRANSLATE_NOOP("Keymap", "Find")
    CHECK = QT_TRANSLATE_NOOP("Keymap", "Check")
    HOTWORDS = QT_TRANSLATE_NOOP("Keymap", "Hotwords")
    FILE = QT_TRANSLATE_NOOP("Keymap", "File")
    LIVE = QT_TRANSLATE_NOOP("Keymap", "Live")
    WINDOW = QT_TRANSLATE_NOOP("Keymap", "Window")

    @property
    def title(self) -> str:
        """Its title in the language now in force."""
        return QCoreApplication.translate("Keymap", str(self.value))


class Place(Enum):
    """Where an action works.

    Attributes:
        WINDOW: on every page.
        FILES: on the files page.
        LIVE: on the live page, and where its text fills the screen.
        LISTENING: there, outside buttons and lists.
        LIBRARY: on the library page.
        HOTWORDS: on the hotwords page.
        TRANSCRIPT: on the transcript page, whatever has the focus there.
        ROWS: on the transcript page, outside text that is being edited.
        TEXT: in text that is being edited.
    """

    WINDOW = "window"
    FILES = "files"
    LIVE = "live"
    LISTENING = "listening"
    LIBRARY = "library"
    HOTWORDS = "hotwords"
    TRANSCRIPT = "transcript"
    ROWS = "rows"
    TEXT = "text"

    def meets(self, other: "Place") -> bool:
        """Whether there is a moment at which a key could mean both."""
        both = {self, other}
        if len(both) == 1 or Place.WINDOW in both:
            return True
        return both in (
            {Place.TRANSCRIPT, Place.ROWS},
            {Place.TRANSCRIPT, Place.TEXT},
            {Place.LIVE, Place.LISTENING},
        )

    @property
    def is_in_widget(self) -> bool:
        """Whether keys work in single widgets there, and mean other things beside them."""
        return self in {Place.ROWS, Place.TEXT, Place.LISTENING}

    @property
    def has_text(self) -> bool:
        """Whether keys may be pressed there while one types."""
        return self in {Place.WINDOW, Place.TRANSCRIPT, Place.TEXT}


@dataclass(frozen=True, slots=True)
class Entry:
    """One action.

    Attributes:
        id: what it is called in the settings and in code.
        usual: its keys where nothing else was chosen, in Qt's own words or as a standard key.
    """

    id: str
    group: Group
    place: Place
    usual: tuple[str | _Standard, ...]

    @property
    def text(self) -> str:
        """What it does, in the language now in force."""
        return action_name(self.id)

    @property
    def usual_keys(self) -> tuple[str, ...]:
        """Its usual keys on this system."""
        return tuple(dict.fromkeys(_texts(self.usual)))


def _texts(usual: tuple[str | _Standard, ...]) -> Iterator[str]:
    for keys in usual:
        if isinstance(keys, str):
            yield plain(keys)
        else:  # systems know those of old keyboards, too
            known = (plain(each) for each in QKeySequence.keyBindings(keys))
            yield from (text for text in known if "Ctrl" in text)


ENTRIES: tuple[Entry, ...] = tuple(
    Entry(*row)
    for row in (
        ("play", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+Space",)),
        ("play-outside-text", Group.PLAY, Place.ROWS, ("Space",)),
        ("play-line", Group.PLAY, Place.TRANSCRIPT, ("F5",)),
        ("loop-line", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+L",)),
        ("back", Group.PLAY, Place.TRANSCRIPT, ("Alt+Left",)),
        ("forward", Group.PLAY, Place.TRANSCRIPT, ("Alt+Right",)),
        ("slower", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+[",)),
        ("faster", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+]",)),
        ("jump-to-now", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+J",)),
        ("follow", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+Shift+J",)),
        ("mute", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+Alt+M",)),
        ("pause-while-typing", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+Alt+P",)),
        ("detach-video", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+Shift+V",)),
        ("zoom-in", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+=",)),
        ("zoom-out", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+-",)),
        ("zoom-all", Group.PLAY, Place.TRANSCRIPT, ("Ctrl+0",)),
        ("edit", Group.EDIT, Place.ROWS, ("Return", "F2")),
        ("commit", Group.EDIT, Place.TEXT, ("Return",)),
        ("line-break", Group.EDIT, Place.TEXT, ("Shift+Return",)),
        ("split", Group.EDIT, Place.TEXT, ("Ctrl+Return",)),
        ("revert", Group.EDIT, Place.TEXT, ("Esc",)),
        ("undo", Group.EDIT, Place.TRANSCRIPT, (_Standard.Undo,)),
        ("redo", Group.EDIT, Place.TRANSCRIPT, (_Standard.Redo,)),
        ("previous-line", Group.ROWS, Place.TRANSCRIPT, ("Alt+Up",)),
        ("next-line", Group.ROWS, Place.TRANSCRIPT, ("Alt+Down",)),
        ("merge", Group.ROWS, Place.TRANSCRIPT, ("Ctrl+Shift+M",)),
        ("insert-before", Group.ROWS, Place.TRANSCRIPT, ("Alt+Shift+Ins",)),
        ("insert-after", Group.ROWS, Place.TRANSCRIPT, ("Alt+Ins",)),
        ("delete", Group.ROWS, Place.ROWS, ("Del",)),
        ("set-start", Group.ROWS, Place.TRANSCRIPT, ("F11",)),
        ("set-end", Group.ROWS, Place.TRANSCRIPT, ("F12",)),
        ("shift-times", Group.ROWS, Place.TRANSCRIPT, ("Ctrl+Shift+T",)),
        ("set-speaker", Group.ROWS, Place.TRANSCRIPT, ("Ctrl+T",)),
        ("rename-speaker", Group.ROWS, Place.TRANSCRIPT, ("Ctrl+Shift+N",)),
        ("recognize-again", Group.ROWS, Place.TRANSCRIPT, ("Ctrl+R",)),
        ("time-words", Group.ROWS, Place.TRANSCRIPT, ("Ctrl+Shift+A",)),
        ("find", Group.FIND, Place.TRANSCRIPT, ("Ctrl+F",)),
        ("find-next", Group.FIND, Place.TRANSCRIPT, ("F3",)),
        ("find-previous", Group.FIND, Place.TRANSCRIPT, ("Shift+F3",)),
        ("replace", Group.FIND, Place.TRANSCRIPT, ("Ctrl+H",)),
        ("next-problem", Group.CHECK, Place.TRANSCRIPT, ("F8",)),
        ("fix-problem", Group.CHECK, Place.TRANSCRIPT, ("Ctrl+.",)),
        ("next-change", Group.HOTWORDS, Place.TRANSCRIPT, ("F7",)),
        ("put-back", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Shift+H",)),
        ("put-back-word", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Alt+H",)),
        ("put-back-all", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Alt+Shift+H",)),
        ("use-word", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Shift+U",)),
        ("use-word-all", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Alt+U",)),
        ("never-change", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Shift+X",)),
        ("add-corrections", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Shift+K",)),
        ("hotword-report", Group.HOTWORDS, Place.TRANSCRIPT, ("Ctrl+Shift+Y",)),
        ("save", Group.FILE, Place.TRANSCRIPT, (_Standard.Save,)),
        ("export", Group.FILE, Place.TRANSCRIPT, ("Ctrl+E",)),
        ("export-clip", Group.FILE, Place.TRANSCRIPT, ("Ctrl+Shift+E",)),
        ("import-text", Group.FILE, Place.TRANSCRIPT, ("Ctrl+Shift+I",)),
        ("find-media", Group.FILE, Place.TRANSCRIPT, ("Ctrl+Shift+F",)),
        ("open", Group.FILE, Place.WINDOW, (_Standard.Open,)),
        ("open-folder", Group.FILE, Place.WINDOW, ("Ctrl+Shift+O",)),
        ("pause-queue", Group.FILE, Place.FILES, ("Ctrl+Shift+P",)),
        ("pause-job", Group.FILE, Place.FILES, ("Ctrl+P",)),
        ("cancel-job", Group.FILE, Place.FILES, ("Esc",)),
        ("retry-job", Group.FILE, Place.FILES, ("Ctrl+R",)),
        ("retry-failed", Group.FILE, Place.FILES, ("Ctrl+Shift+R",)),
        ("do-next", Group.FILE, Place.FILES, ("Alt+Home",)),
        ("move-up", Group.FILE, Place.FILES, ("Alt+Up",)),
        ("move-down", Group.FILE, Place.FILES, ("Alt+Down",)),
        ("remove-job", Group.FILE, Place.FILES, ("Del",)),
        ("record", Group.LIVE, Place.LIVE, ("Ctrl+Space",)),
        ("record-outside-buttons", Group.LIVE, Place.LISTENING, ("Space",)),
        ("stop-recording", Group.LIVE, Place.LIVE, ("Ctrl+Return",)),
        ("mark-moment", Group.LIVE, Place.LIVE, ("Ctrl+B",)),
        ("jump-to-newest", Group.LIVE, Place.LIVE, ("Ctrl+J",)),
        ("larger-text", Group.LIVE, Place.LIVE, ("Ctrl+=", "Ctrl++")),
        ("smaller-text", Group.LIVE, Place.LIVE, ("Ctrl+-",)),
        ("captions", Group.LIVE, Place.LIVE, ("Ctrl+Shift+B",)),
        ("full-screen", Group.LIVE, Place.LIVE, ("F11",)),
        ("find-in-library", Group.FIND, Place.LIBRARY, ("Ctrl+F",)),
        ("rename-entry", Group.FILE, Place.LIBRARY, ("F2",)),
        ("delete-entry", Group.FILE, Place.LIBRARY, ("Del",)),
        ("undo-library", Group.EDIT, Place.LIBRARY, (_Standard.Undo,)),
        ("find-hotword", Group.FIND, Place.HOTWORDS, ("Ctrl+F",)),
        ("add-hotword", Group.EDIT, Place.HOTWORDS, ("Ctrl+Return",)),
        ("copy-hotwords", Group.EDIT, Place.HOTWORDS, (_Standard.Copy,)),
        ("cut-hotwords", Group.EDIT, Place.HOTWORDS, (_Standard.Cut,)),
        ("paste-hotwords", Group.EDIT, Place.HOTWORDS, (_Standard.Paste,)),
        ("delete-hotwords", Group.EDIT, Place.HOTWORDS, ("Del",)),
        ("undo-hotwords", Group.EDIT, Place.HOTWORDS, (_Standard.Undo,)),
        ("redo-hotwords", Group.EDIT, Place.HOTWORDS, (_Standard.Redo,)),
        ("next-hotword-problem", Group.CHECK, Place.HOTWORDS, ("F8",)),
        ("new-hotword-list", Group.FILE, Place.HOTWORDS, ("Ctrl+N",)),
        ("page-files", Group.WINDOW, Place.WINDOW, ("Ctrl+1",)),
        ("page-live", Group.WINDOW, Place.WINDOW, ("Ctrl+2",)),
        ("page-library", Group.WINDOW, Place.WINDOW, ("Ctrl+3",)),
        ("page-hotwords", Group.WINDOW, Place.WINDOW, ("Ctrl+4",)),
        ("page-models", Group.WINDOW, Place.WINDOW, ("Ctrl+5",)),
        ("settings", Group.WINDOW, Place.WINDOW, ("Ctrl+,",)),
        ("keys", Group.WINDOW, Place.WINDOW, ("F1", "?")),
        ("quit", Group.WINDOW, Place.WINDOW, ("Ctrl+Q",)),
    )
)
BY_ID = {entry.id: entry for entry in ENTRIES}
