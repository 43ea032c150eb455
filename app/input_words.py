"""Words for what is wrong with lists, references and addresses, for the command line."""

from app.input_errors import FetchFailed, InputError, LineRefused, TextUnreadable

_LISTS = {
    "missing": "The file is not there.",
    "permission": "You may not read this file.",
    "folder": "This is a folder.",
    "unreadable": "This file cannot be read.",
    "binary": "This is no text file.",
    "empty": "There is nothing in it.",
    "large": "This is too large for subtitles or a transcript.",
}
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


def in_words(error: InputError) -> str:
    """What is wrong, and the next step where there is one."""
    match error:
        case TextUnreadable():
            return _LISTS[error.reason]
        case LineRefused():
            return _LINES[error.reason].replace("%1", str(error.line))
        case FetchFailed():
            return _FETCHES[error.reason].replace("%1", error.detail)
    raise AssertionError(error)
