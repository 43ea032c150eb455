"""A program that is measured, seen from outside: a process of its own, asked over pipes.

No program shares its threads or its memory with another. All may use the same cores: those that
this process may use.
"""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

_SAID = 400  # characters of its last words


class ProgramFailed(Exception):  # noqa: N818 - a fact, as in engine/errors.py
    """It raised, or it is gone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call returned, how many seconds it took, and the program's peak memory so far."""

    seconds: float
    value: Any
    peak_mb: float | None


class Program:
    """One process that runs a module of this room."""

    def __init__(self, module: str) -> None:
        """Start it: `module` is a name in tests/bench/peers."""
        self._log = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"tests.bench.peers.{module}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            encoding="utf-8",
            cwd=Path(__file__).parents[3],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, method: str, **arguments: object) -> Answer:
        """Call one of its methods and wait.

        Raises:
            ProgramFailed: it raised an error, or ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # then there is no answer
            print(json.dumps({"call": method, "with": arguments}), file=self._process.stdin)
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise ProgramFailed(f"it ended: {self._last_words()}")
        answer = json.loads(line)
        if "error" in answer:
            raise ProgramFailed(answer["error"])
        return Answer(**answer)

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._log.close()

    def _last_words(self) -> str:
        self._process.wait()
        self._log.seek(0)
        return self._log.read()[-_SAID:].strip()
