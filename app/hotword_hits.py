"""When each hotword was last in a text, and how often in all: a JSON file beside the lists."""

import json
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from app.outputs import replace_file

log = logging.getLogger(__name__)

_MOST = 100_000  # words remembered; those longest unheard go first


class LastHits:
    """What one file remembers."""

    def __init__(self, file: Path) -> None:
        """Read it; what cannot be read is forgotten, and told in the log."""
        self._file = file
        self._words: dict[str, tuple[datetime, int]] = {}
        self._load()

    def of(self, word: str) -> tuple[datetime, int] | None:
        """When a word was last heard, and how often so far; None for one that never was."""
        return self._words.get(word)

    def note(self, hits: Iterable[str], when: datetime) -> None:
        """Remember words that were heard then, each as often as it comes.

        Raises:
            OSError: it cannot be written; it is remembered until the program ends.
        """
        counted = Counter(hits)
        for word, n in counted.items():
            last, total = self._words.pop(word, (when, 0))
            self._words[word] = (max(last, when), total + n)
        if len(self._words) > _MOST:
            oldest = sorted(self._words, key=lambda word: self._words[word][0])
            for word in oldest[: len(self._words) - _MOST]:
                del self._words[word]
        if counted:
            self._save()

    def _save(self) -> None:
        stored = {word: [last.isoformat(), n] for word, (last, n) in self._words.items()}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._file, json.dumps(stored).encode())

    def _load(self) -> None:
        try:
            found = json.loads(self._file.read_text("utf-8"))
            for word, (last, n) in found.items():
                when = datetime.fromisoformat(last)
                if when.tzinfo is not None:  # others cannot be compared with ours
                    self._words[str(word)] = (when, int(n))
        except FileNotFoundError:
            return
        except (
            OSError,
            ArithmeticError,
            ValueError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as error:
            log.warning("%s cannot be read: %s", self._file, error)
