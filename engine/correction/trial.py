"""Tries a list on sentences that are there already."""

from collections.abc import Iterable, Iterator

from engine.hotwords.lists import HotwordList
from engine.script import Script
from engine.types import Segment


def corrected(
    segments: Iterable[Segment], hotwords: HotwordList, script: Script = "asis"
) -> Iterator[Segment]:
    """The sentences as they were recognized, with this list's changes in the place of others."""
    from engine.correction.changes import as_heard  # noqa: PLC0415 - the port loads no dictionaries
    from engine.correction.corrector import corrector_of  # noqa: PLC0415 - as above

    corrector = corrector_of(hotwords, script)
    for segment in segments:
        heard = as_heard(segment)
        yield heard if corrector is None else corrector.correct(heard)
