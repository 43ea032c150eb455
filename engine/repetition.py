"""Is a recognizer's output stuck in a loop?

Speakers repeat themselves too, so this only raises the suspicion; whoever asks decodes again
another way and compares.
"""

from collections.abc import Iterator, Sequence

_LONGEST_PHRASE = 24  # ids in one turn of a loop; longer ones have never been seen
_FEWEST_TURNS = 4
_FEWEST_IDS = 12  # "no, no, no, no" is speech


def longest_loop(ids: Sequence[int]) -> int:
    """How many ids the longest run of one phrase, said over and over, takes up; 0 if none does.

    Args:
        ids: the recognizer's output, without time stamps.
    """
    return max((length for _, _, length in _loops(ids)), default=0)


def without_loops(ids: Sequence[int]) -> list[int]:
    """The ids with the longest loop cut down to one turn, again and again until none is left."""
    kept = list(ids)
    while loops := list(_loops(kept)):
        start, period, length = max(loops, key=lambda loop: loop[2])
        del kept[start + period : start + length]
    return kept


def _loops(ids: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Every run of one phrase over and over, as (start, ids in one turn, ids in all)."""
    for period in range(1, min(_LONGEST_PHRASE, len(ids) // _FEWEST_TURNS) + 1):
        run = 0
        for i in range(period, len(ids) + 1):
            if i < len(ids) and ids[i] == ids[i - period]:
                run += 1
                continue
            if run + period >= max(_FEWEST_TURNS * period, _FEWEST_IDS):
                yield i - run - period, period, run + period
            run = 0
