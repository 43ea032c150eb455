"""Hotwords in the library: what some lists say together is there once, under a key made of it.

Jobs and sessions name the key. What nobody names any more, or only sessions whose text is complete,
is forgotten. Groups and notes are for who reads a list, and are not kept.
"""

import hashlib
import json
import logging
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from engine import NO_HOTWORDS, Denied, Hotword, HotwordList, Options, Rule, as_hotwords

log = logging.getLogger(__name__)
T = TypeVar("T")

Find = Callable[[str], HotwordList]

_REMEMBERED = 8  # lists, for which nothing is computed again


@dataclass(frozen=True, slots=True)
class _Known:
    """A list, what is stored of it, and what tells it, and its spoken words, from others."""

    hotwords: HotwordList
    body: str
    key: str
    spoken: str


_known: list[_Known] = []


def nothing(key: str) -> HotwordList:
    """Serves as Find where no list is asked for."""
    del key
    return NO_HOTWORDS


def key_of(hotwords: HotwordList) -> str:
    """What a list is stored under."""
    return _of(hotwords).key


def spoken_key(hotwords: HotwordList) -> str:
    """What tells its words to listen for from those of other lists; empty where there are none."""
    return _of(hotwords).spoken if hotwords.words else ""


def option_fields(options: Options) -> dict[str, Any]:
    """Options as JSON takes them, with the key of their list in its place."""
    hotwords: object = key_of(options.hotwords) if options.hotwords else []
    return {**asdict(replace(options, hotwords=NO_HOTWORDS)), "hotwords": hotwords}


def read_hotwords(stored: object, find: Find) -> HotwordList:
    """The list of stored options: named by its key, or as plain words, as it was once written."""
    if isinstance(stored, str):
        return find(stored)
    if isinstance(stored, list | tuple):
        return as_hotwords(word for word in stored if isinstance(word, str))
    return NO_HOTWORDS


def put(connection: sqlite3.Connection, hotwords: HotwordList) -> None:
    """Keep a list, unless it is there."""
    if hotwords:
        known = _of(hotwords)
        row = (known.key, known.body)
        connection.execute("INSERT OR IGNORE INTO hotwords (key, body) VALUES (?, ?)", row)


def find(connection: sqlite3.Connection, key: str) -> HotwordList:
    """A list that was kept; an empty one where it is not there any more."""
    row = connection.execute("SELECT body FROM hotwords WHERE key = ?", (key,)).fetchone()
    return NO_HOTWORDS if row is None else _read(str(row[0]))


def forget_unused(connection: sqlite3.Connection) -> None:
    """Forget the lists that nothing goes on with."""
    connection.execute(
        "DELETE FROM hotwords WHERE key NOT IN ("
        "SELECT coalesce(json_extract(options, '$.hotwords'), '') FROM jobs"
        " WHERE json_valid(options)"
        " UNION SELECT coalesce(json_extract(sessions.options, '$.hotwords'), '')"
        " FROM sessions JOIN entries ON entries.id = sessions.entry"
        " WHERE NOT entries.is_complete AND json_valid(sessions.options))"
    )


def _of(hotwords: HotwordList) -> _Known:
    """What is known of a list. It is known by itself: comparing large ones takes too long."""
    found = next((each for each in tuple(_known) if each.hotwords is hotwords), None)
    if found is None:
        body = _written(hotwords)
        spoken = json.dumps(hotwords.spoken)
        found = _Known(hotwords, body, _digest(body), _digest(spoken))
        _known.append(found)
        del _known[:-_REMEMBERED]
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _written(hotwords: HotwordList) -> str:
    """As JSON. A word that is nothing else is just that."""
    content = {
        "words": [_row(word) for word in hotwords.words],
        "rules": [[r.wrong, r.right, r.is_pattern, r.language] for r in hotwords.rules],
        "denied": [[denied.text, denied.language] for denied in hotwords.denied],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half characters, from a command line
        return json.dumps(content)
    return text


def _row(word: Hotword) -> str | list[Any]:
    if word == Hotword(word.word, group=word.group, note=word.note):
        return word.word
    return [word.word, word.weight, word.aliases, word.denied, word.language]


@lru_cache(maxsize=_REMEMBERED)
def _read(body: str) -> HotwordList:
    try:
        content: Any = json.loads(body)
        return HotwordList(
            _each(content["words"], _word),
            _each(content["rules"], lambda row: Rule(*row)),
            _each(content["denied"], lambda row: Denied(*row)),
        )
    except (KeyError, TypeError, ValueError) as error:
        log.warning("a stored list of hotwords makes no sense: %s", type(error).__name__)
        return NO_HOTWORDS


def _each(stored: Iterable[Any], read: Callable[[Any], T]) -> tuple[T, ...]:
    return tuple(map(read, stored))


def _word(stored: Any) -> Hotword:  # noqa: ANN401 - whatever the file holds
    if isinstance(stored, str):
        return Hotword(stored)
    word, weight, aliases, denied, language = stored
    return Hotword(word, float(weight), tuple(aliases), tuple(denied), language)
