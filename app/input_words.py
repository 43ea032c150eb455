"""Words for what is wrong with lists, references, texts and addresses.

Free of Qt, as `app/messages.py`. The window reads texts alone; the rest is for the command line.
"""

from collections.abc import Callable

from app.input_errors import (
    FetchFailed,
    InputError,
    LineRefused,
    ListNotFetched,
    TextUnreadable,
)

_LINES = {
    "no path": "Line %1 has an id and no path.",
    "command": "Line %1 is a command; commands are never run. Name the recording itself.",
}
_FETCHES = {
    "address": "This is no address that can be opened.",
    "status": "The server answers %1.",
    "page": "This is the address of a web page, not of a recording.",
    "limit": "This is larger than %1, which --limit allows.",
    "broken off": "The download broke off: %1. Run it again.",
    "redirect": "The server points elsewhere, to where we do not follow: %1.",
    "unreachable": "The server cannot be reached: %1.",
    "unreachable, kept": "The server cannot be reached: %1. --offline takes what was downloaded.",
    "offline": "This was never downloaded, and --offline downloads nothing.",
}
_LIST_FETCHES = _FETCHES | {
    "page": "This is the address of a web page, not of a list of hotwords.",
    "limit": "This is larger than %1: too large for a list from an address.",
    "slow": "It had not come after %1 s. Save it as a file and name that.",
}


class TextFaults:
    """Why a text cannot be read, in one language."""

    def __init__(self, translate: Callable[[str, str], str] = lambda _context, text: text) -> None:
        """Take QCoreApplication.translate, or nothing for English."""
        self._translate = translate

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("TextFaults", text)

    def told(self, error: TextUnreadable) -> str:
        """A sentence."""
        return {
            "missing": self.tr("The file is not there."),
            "permission": self.tr("You may not read this file."),
            "folder": self.tr("This is a folder."),
            "unreadable": self.tr("This file cannot be read."),
            "binary": self.tr("This is no text file."),
            "empty": self.tr("There is nothing in it."),
            "large": self.tr("This is too large for subtitles or a transcript."),
            "large list": self.tr("This is larger than 16 MB: too large for a list of hotwords."),
        }[error.reason]


def in_words(error: InputError) -> str:
    """What is wrong, in English, and the next step where there is one."""
    match error:
        case TextUnreadable():
            return TextFaults().told(error)
        case LineRefused():
            return _LINES[error.reason].replace("%1", str(error.line))
        case ListNotFetched():
            return _LIST_FETCHES[error.reason].replace("%1", error.detail)
        case FetchFailed():
            return _FETCHES[error.reason].replace("%1", error.detail)
    raise AssertionError(error)
