"""What can be wrong with what the command line was given: lists, references, addresses.

They carry facts; `app/input_words.py` has the sentences.
"""


class InputError(Exception):
    """Base of all of them."""


class TextUnreadable(InputError):
    """A list, reference or text that holds nothing; `reason` is a word of `app/input_words.py`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class TooLarge(TextUnreadable):
    """A file that is larger than any list of hotwords; `limit` is in bytes."""

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(path, "large list")
        self.limit = limit


class LineRefused(InputError):
    """A list's line that names no file: `reason` is "no path" or "command"."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason


class FetchFailed(InputError):
    """An address that gave no recording; `detail` is what the server or the network said."""

    def __init__(self, address: str, reason: str, detail: str = "") -> None:
        super().__init__(address, reason, detail)
        self.address = address
        self.reason = reason
        self.detail = detail


class ListNotFetched(FetchFailed):
    """An address that gave no list of hotwords."""
