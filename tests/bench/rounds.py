"""Programs at the same work in turns, A B A B, so that what disturbs one disturbs the other."""

import math
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bench.figures import Comparison, Fact, Figure, Skipped
from tests.bench.peers.process import Answer, Program, ProgramFailed

_REST = 0.3  # seconds in which the threads of whoever was last stop spinning

Call = tuple[str, Mapping[str, object]]  # a method and its arguments


@dataclass(slots=True)
class Entrant:
    """A program: what it is called with before the rounds, and in each; and how it did.

    Attributes:
        taken: seconds of each round.
        answer: the last one.
        fault: why it takes no part any more.
    """

    name: str
    module: str
    prepare: Call
    work: Call
    taken: list[float] = field(default_factory=list)
    answer: Answer | None = None
    fault: str | None = None

    @property
    def value(self) -> Any:
        """What its work returned."""
        return None if self.answer is None else self.answer.value

    @property
    def peak_mb(self) -> float:
        """The most memory that its process took; not a number where the system does not say."""
        peak = None if self.answer is None else self.answer.peak_mb
        return math.nan if peak is None else peak

    def add(self, answer: Answer, seconds: float) -> None:
        self.taken.append(seconds)
        self.answer = answer
        print(f"  {self.name}: {seconds:.3f} s", file=sys.stderr, flush=True)


def race(entrants: Sequence[Entrant], n_rounds: int, *, is_rehearsed: bool = True) -> None:
    """Time the work in processes that are prepared and, `is_rehearsed`, have done it once.

    Raises:
        ProgramFailed: the first one, which is ours, failed; the others just stop.
    """
    with ExitStack() as stack:
        running: dict[str, Program] = {}
        for entrant in entrants:
            running[entrant.name] = stack.enter_context(Program(entrant.module))
            _call(running[entrant.name], entrant, entrant.prepare)
            if is_rehearsed:
                _call(running[entrant.name], entrant, entrant.work)
        _demand_first(entrants)
        for _ in range(n_rounds):
            for entrant in entrants:
                time.sleep(_REST)
                if answer := _call(running[entrant.name], entrant, entrant.work):
                    entrant.add(answer, answer.seconds)
    _demand_first(entrants)


def race_from_start(
    entrants: Sequence[Entrant], n_rounds: int, *, is_rehearsed: bool = True
) -> None:
    """Time from the start of a process to its answer; `is_rehearsed`, the first start is not one.

    Raises:
        ProgramFailed: as race.
    """
    for i in range(n_rounds + is_rehearsed):
        for entrant in entrants:
            began = time.perf_counter()
            with Program(entrant.module) as program:
                _call(program, entrant, entrant.prepare)
                answer = _call(program, entrant, entrant.work)
                seconds = time.perf_counter() - began
            if answer and i >= is_rehearsed:  # the first one writes our graph and warms the disk
                entrant.add(answer, seconds)
    _demand_first(entrants)


def compared(measure: str, audio: float, entrants: Sequence[Entrant], note: str) -> list[Figure]:
    """Set each of the others against the first."""
    ours, *others = entrants
    figures: list[Figure] = [] if others else [Fact(measure, "seconds", median(ours.taken))]
    for other in others:
        if other.fault is not None:
            figures.append(Skipped(measure, other.name, other.fault))
            continue
        both = tuple(ours.taken), tuple(other.taken)
        figures.append(Comparison(measure, other.name, *both, audio, note))
    return figures


def _call(program: Program, entrant: Entrant, call: Call) -> Answer | None:
    if entrant.fault is not None:
        return None
    try:
        return program.call(call[0], **call[1])
    except ProgramFailed as error:
        entrant.fault = str(error)
        return None


def _demand_first(entrants: Sequence[Entrant]) -> None:
    if entrants[0].fault is not None:
        raise ProgramFailed(entrants[0].fault)
