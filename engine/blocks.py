"""Where two texts are equal, unit by unit, and what stands between: by the fewest edits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein


@dataclass(frozen=True, slots=True)
class Block:
    """Units [i, i_end) of the text stand where [j, j_end) was heard."""

    i: int
    i_end: int
    j: int
    j_end: int
    is_equal: bool


def find_blocks(written: Sequence[str], spoken: Sequence[str]) -> Iterator[Block]:
    """Divide both, in order and without gaps."""
    i = j = 0
    for run in _gathered(written, spoken):
        if (i, j) != (run.i, run.j):
            yield Block(i, run.i, j, run.j, is_equal=False)
        yield run
        i, j = run.i_end, run.j_end
    if (i, j) != (len(written), len(spoken)):
        yield Block(i, len(written), j, len(spoken), is_equal=False)


def _gathered(written: Sequence[str], spoken: Sequence[str]) -> list[Block]:
    """Equal runs, each joined to a longer neighbour that could as well begin or end with it.

    The fewest edits leave it open whether the first word of a sentence stands there or in a
    passage before it that nobody says.
    """
    later: list[Block] = []  # the last one first
    for run in reversed(_equal(written, spoken)):
        joined = _before(later[-1], run, written, spoken) if later else None
        if joined is None:
            later.append(run)
        else:
            later[-1] = joined
    gathered: list[Block] = []
    for run in reversed(later):
        joined = _behind(gathered[-1], run, written, spoken) if gathered else None
        if joined is None:
            gathered.append(run)
        else:
            gathered[-1] = joined
    return gathered


def _equal(written: Sequence[str], spoken: Sequence[str]) -> list[Block]:
    return [
        Block(op.src_start, op.src_end, op.dest_start, op.dest_end, is_equal=True)
        for op in Levenshtein.opcodes(written, spoken)
        if op.tag == "equal"
    ]


def _before(
    longer: Block, run: Block, written: Sequence[str], spoken: Sequence[str]
) -> Block | None:
    """`longer` with the words of `run` before it, where these stand there as well."""
    n = run.i_end - run.i
    words = written[run.i : run.i_end]
    is_there = (
        n < longer.i_end - longer.i
        and written[longer.i - n : longer.i] == words
        and spoken[longer.j - n : longer.j] == words
    )
    return replace(longer, i=longer.i - n, j=longer.j - n) if is_there else None


def _behind(
    longer: Block, run: Block, written: Sequence[str], spoken: Sequence[str]
) -> Block | None:
    """The same behind it."""
    n = run.i_end - run.i
    words = written[run.i : run.i_end]
    is_there = (
        n < longer.i_end - longer.i
        and written[longer.i_end : longer.i_end + n] == words
        and spoken[longer.j_end : longer.j_end + n] == words
    )
    return replace(longer, i_end=longer.i_end + n, j_end=longer.j_end + n) if is_there else None
