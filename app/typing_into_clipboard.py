"""The clipboard, lent to a text that is to be pasted, and given back as it was."""

import logging
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

log = logging.getLogger(__name__)

MOST_BYTES = 16_000_000  # of what was on the clipboard, to be put back
_MOST_SECONDS = 0.5
_MOST_KINDS = 16
_TEXT = "text/plain"
_PICTURE = "image/png"
_UNLISTED = "x-kde-passwordManagerHint"  # histories of clipboards leave out what has it
_CLIPBOARD = QClipboard.Mode.Clipboard
_SELECTION = QClipboard.Mode.Selection  # what xterm pastes


class _Lent(QMimeData):
    """A text that tells when a program takes it."""

    def __init__(self, text: str, on_taken: Callable[[], None]) -> None:
        super().__init__()
        self._text = text
        self._on_taken = on_taken

    def formats(self) -> list[str]:
        return [_TEXT, _UNLISTED]

    def hasFormat(self, kind: str) -> bool:  # noqa: N802 - Qt's name
        return kind in {_TEXT, _UNLISTED}

    def retrieveData(self, kind: str, _type: QMetaType | QMetaType.Type) -> Any:  # noqa: ANN401, N802 - Qt's
        if kind == _UNLISTED:
            return b"secret"
        if kind != _TEXT:
            return None
        self._on_taken()
        return self._text


class LentClipboard:
    """Has a text on the clipboard until it is given back.

    Attributes:
        n_taken: how often a program took the text.
        is_lent: whether the text is there; not where what was there is too much to be kept.
    """

    def __init__(self, text: str, *, with_selection: bool = False) -> None:
        """Keep what is there, and put the text in its place; or leave it as it is.

        Args:
            with_selection: put it where a middle click pastes from, too, as some terminals paste
                nothing else.
        """
        self.n_taken = 0
        self._clipboard = QGuiApplication.clipboard()
        is_double = with_selection and self._clipboard.supportsSelection()
        self._modes = [_CLIPBOARD, _SELECTION] if is_double else [_CLIPBOARD]
        found = {mode: kept(self._clipboard.mimeData(mode)) for mode in self._modes}
        self._kept = {mode: data for mode, data in found.items() if data is not None}
        self.is_lent = self._kept.keys() == found.keys()
        if not self.is_lent:
            return
        self._lent = [_Lent(text, self._count) for _mode in self._modes]
        for mode, lent in zip(self._modes, self._lent, strict=True):
            self._clipboard.setMimeData(lent, mode)

    def give_back(self) -> None:
        """Put back what was there, unless another program has put something there since."""
        for mode in self._modes:
            data = self._kept.pop(mode, None)
            if data is None or not self._is_ours(mode):
                continue
            if data.formats():
                self._clipboard.setMimeData(data, mode)
            else:
                self._clipboard.clear(mode)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        return isinstance(self._clipboard.mimeData(mode), _Lent)

    def _count(self) -> None:
        self.n_taken += 1


def put(text: str) -> None:
    """Leave a text on the clipboard, for good."""
    QGuiApplication.clipboard().setText(text)


def kept(data: QMimeData | None) -> QMimeData | None:
    """A copy of everything that is on the clipboard; None where that is too much to copy."""
    copy = QMimeData()
    if data is None:
        return copy
    until = time.monotonic() + _MOST_SECONDS
    n_bytes = 0
    kinds = _worth(data.formats())
    if data.hasImage() and _PICTURE not in kinds:
        copy.setImageData(data.imageData())
    for kind in kinds:
        body = data.data(kind)
        n_bytes += body.size()
        if n_bytes > MOST_BYTES or time.monotonic() > until:
            log.info("the clipboard has too much to be put back")
            return None
        copy.setData(kind, body)
    return copy


def _worth(kinds: list[str]) -> list[str]:
    """Those that are copied: one kind of picture is enough, as programs make others of it."""
    found = [kind for kind in kinds if not _is_picture(kind)]
    if _PICTURE in kinds:
        found.insert(0, _PICTURE)
    return found[:_MOST_KINDS]


def _is_picture(kind: str) -> bool:
    return kind.startswith("image/") or kind == "application/x-qt-image"
