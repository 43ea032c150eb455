"""The report on hotwords as a file, CSV or JSON: a row or an object a hit, and a word unheard."""

import json
from collections.abc import Iterator
from pathlib import Path

from app.hotword_tally import Tally
from app.outputs import GrowingFile
from app.report import csv_row
from app.sources import Outcome
from engine import Hit

SUFFIXES = (".csv", ".json")
COLUMNS = ("word", "hits", "way", "time", "end", "heard", "likeness", "file")


class HotwordReportFile:
    """Grows with every text that there is; never writes over a file that exists."""

    def __init__(self, path: Path) -> None:
        """Begin it.

        Args:
            path: with one of SUFFIXES.

        Raises:
            OSError: it cannot be made.
        """
        self._is_json = path.suffix.lower() == ".json"
        self._between = ""
        self._file = GrowingFile(path.parent, path.stem, path.suffix)
        self._file.write("[" if self._is_json else "\ufeff" + csv_row(COLUMNS))

    def add(self, outcome: Outcome) -> None:
        """Write what became of hotwords in one source; OSError where that fails."""
        if outcome.tally is not None:
            self.write(outcome.source.name, outcome.tally)

    def write(self, name: str, tally: Tally) -> None:
        """Write what became of hotwords in the text of that name.

        Raises:
            OSError: the disk is full.
        """
        if self._is_json:
            fields = {"file": name, **tally_fields(tally)}
            text = json.dumps(fields, ensure_ascii=False, indent=1)
            self._file.write(f"{self._between}{text}")
            self._between = ",\n"
        else:
            self._file.write("".join(map(csv_row, report_rows(name, tally))))

    def finish(self) -> list[Path]:
        """Complete it and return where it is; OSError where that fails."""
        if self._is_json:
            self._file.write("]\n")
        return [self._file.finish()]

    def close(self) -> None:
        """Leave it incomplete."""
        self._file.close()


def report_rows(name: str, tally: Tally) -> Iterator[tuple[str, ...]]:
    """Cells under COLUMNS: a row a hit; `hits` adds up to what is in the text."""
    for hit in tally.hits:
        n = "0" if hit.way == "suggestion" else "1"
        times = (f"{hit.start:.3f}", f"{hit.end:.3f}")
        yield (hit.word, n, hit.way, *times, hit.heard, f"{hit.likeness:.2f}", name)
    for word in tally.never:
        yield (word, "0", "never", "", "", "", "", name)


def tally_fields(tally: Tally) -> dict[str, object]:
    """The same for JSON."""
    return {
        "words": tally.n_words,
        "heard": tally.n_heard,
        "hits": [hit_fields(hit) for hit in tally.hits],
        "never": list(tally.never),
    }


def hit_fields(hit: Hit) -> dict[str, object]:
    """One hit for JSON."""
    return {
        "word": hit.word,
        "way": hit.way,
        "start": round(hit.start, 3),
        "end": round(hit.end, 3),
        "heard": hit.heard,
        "likeness": round(hit.likeness, 4),
    }
