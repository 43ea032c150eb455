"""Takes out of logs and paths what is nobody else's business: names of people, files, addresses."""

import builtins
import getpass
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine import errors_by_name

_HIDDEN = "…"
_RECORD = re.compile(r"(\d{4}-\d\d-\d\d [\d:,]+ \d+ [A-Z]+ [\w.]+: )(.*)")
_PLACE = re.compile(r'(\s+File ")([^"]*)(", line \d+(?:,? in [\w<>.]+)?).*')
_QUOTED = re.compile(r"""'[^'\n]*'?|"[^"\n]*"?|“[^”\n]*”?""")
_ADDRESS = re.compile(r"\w+://\S+")
_PATH = re.compile(r"(?<![\w.])(?:~|/|[A-Za-z]:[\\/]|\\\\).*")  # names may hold spaces: to the end
_FILE = re.compile(r"[^\s:]+(\.(?!com\b|org\b|py\b)[A-Za-z]\w{1,4})(?=[\s:,;)]|$)")
_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(r"[^\x00-\x7f…]+")  # our records are in English
_ERROR = re.compile(r"(?:\w+\.)*\w+(?:Error|Exception|Interrupt|Exit|Warning)", re.ASCII)
_MODULES = "Extension modules: "


def public_path(path: str) -> str:
    """A path without the name of whose it is."""
    home = str(Path.home())
    if path == home or path.startswith((f"{home}/", f"{home}\\")):
        path = f"~{path[len(home) :]}"
    name = _user_name() or None
    return "".join(_HIDDEN if part == name else part for part in re.split(r"([\\/])", path))


def public_log(lines: Iterable[str]) -> Iterator[str]:
    """Records of our log, with what they quote, paths, file names and addresses left out."""
    is_code = False
    for line in lines:
        record, place = _RECORD.fullmatch(line), _PLACE.fullmatch(line)
        if record:
            yield record[1] + public_words(record[2])
        elif place:
            yield f"{place[1]}{_tail(place[2])}{place[3]}"
        elif is_code and line.startswith("    "):
            yield line  # of the program
        else:
            yield _public_end(line)
        is_code = place is not None


def public_faults(lines: Iterable[str]) -> Iterator[str]:
    """What Python wrote of a process that a library brought down."""
    for line in lines:
        place = _PLACE.fullmatch(line)
        if place:
            yield f"{place[1]}{_tail(place[2])}{place[3]}"
        else:
            yield line if line.startswith(_MODULES) else public_words(line)


def public_words(text: str) -> str:
    """What an error says, with what it quotes, paths, file names and addresses left out."""
    text = _QUOTED.sub(_HIDDEN, text)
    text = _ADDRESS.sub(_HIDDEN, text)
    text = _PATH.sub(_named_errors, text)
    text = _FILE.sub(rf"{_HIDDEN}\1", text)
    return _FOREIGN.sub(_HIDDEN, text)


def _named_errors(found: re.Match[str]) -> str:
    """What may stay of a path and all that follows it: the errors that are named there."""
    known = errors_by_name()
    names = [
        word
        for word in _WORD.findall(found[0])
        if word in known or (word.endswith("Error") and hasattr(builtins, word))
    ]
    return " ".join([_HIDDEN, *names])


def _public_end(line: str) -> str:
    """Of a line that begins no record: which error it names, not what that says."""
    head = line.partition(":")[0]
    is_error = _ERROR.fullmatch(head) or head.rpartition(".")[2] in errors_by_name()
    if head.startswith("Traceback") or is_error:
        return head
    return _HIDDEN if line.strip() else line


def _tail(path: str) -> str:
    """A file of a program, with the folder that it is in."""
    parts = re.split(r"[\\/]", path)
    return "/".join(parts[-2:])


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return ""
