"""What can keep the library from being read or written.

It carries facts; `app/messages.py` has the sentences.
"""

import errno
import sqlite3

_CODE = 0xFF  # an extended code's lower byte says what kind it is
_REASONS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "forbidden",
    sqlite3.SQLITE_PERM: "forbidden",
    sqlite3.SQLITE_CANTOPEN: "forbidden",
    sqlite3.SQLITE_IOERR: "disk",
    sqlite3.SQLITE_NOMEM: "memory",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_ERRNOS = {errno.ENOSPC: "full", errno.EDQUOT: "full"} | dict.fromkeys(
    (errno.EACCES, errno.EPERM, errno.EROFS), "forbidden"
)


class LibraryTrouble(Exception):  # noqa: N818 - a fact
    """The library cannot be read or written now.

    Attributes:
        path: of its file.
        reason: "locked", "full", "forbidden", "disk", "memory", "damaged" or "newer".
        detail: what the system says, or the version of a newer file.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


def trouble_of(path: str, error: Exception) -> LibraryTrouble | None:
    """What an error says of the file; None for one that only a bug brings about."""
    if isinstance(error, LibraryTrouble):
        return error
    if isinstance(error, OSError):
        return LibraryTrouble(path, _ERRNOS.get(error.errno or 0, "disk"), str(error))
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        reason = _REASONS.get(code & _CODE)
        return None if reason is None else LibraryTrouble(path, reason, str(error))
    return None
