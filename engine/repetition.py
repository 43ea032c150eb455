"""Is a recognizer's output stuck in a loop?

Speakers repeat themselves too, so this only raises the suspicion; whoever asks decodes again
another way and compares.
"""

from collections.abc import Sequence

_LONGEST_PHRASE = 24  # ids in one turn of a loop; longer ones have never been seen
_FEWEST_TURNS = 4
_FEWEST_IDS = 12  # "no, no, no, no" is speech


def longest_loop(ids: Sequence[int]) -> int:
    """How many ids the longest run of one phrase, said over and over, takes up; 0 if none does.

    Args:
        ids: the recognizer's output, without time stamps.
    """
    worst = 0
    for period in range(1, min(_LONGEST_PHRASE, len(ids) // _FEWEST_TURNS) + 1):
        run = 0
        for i in range(period, len(ids)):
            run = run + 1 if ids[i] == ids[i - period] else 0
            if run + period >= max(_FEWEST_TURNS * period, _FEWEST_IDS):
                worst = max(worst, run + period)
    return worst
