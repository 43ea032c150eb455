"""What a model can do with hotwords, found out from its files without loading it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ModelMissing
from engine.models.catalog import WHISPER_BASE, look_up
from engine.models.store import Store

if TYPE_CHECKING:
    from engine.lexicon import HotwordSpeller


@dataclass(frozen=True, slots=True)
class Fit:
    """What one model makes of some words.

    Attributes:
        takes: whether it listens for hotwords at all.
        unwritable: words that it has no characters for.
        is_known: whether its files are here; else the catalogue speaks, and nothing is known of
            single words.
    """

    takes: bool
    unwritable: frozenset[str] = frozenset()
    is_known: bool = True


_ASKED = Fit(takes=True)  # Whisper writes anything, and is asked about what sounds like a hotword


def fit_of(model: str, words: Sequence[str]) -> Fit:
    """What `model`, a name or a directory, can do with these words, the heaviest first.

    Raises:
        ModelError: there is no such model anywhere, or its files are damaged.
    """
    from engine.architectures.paraformer import (  # noqa: PLC0415 - the port loads no numpy
        CONTEXTUAL,
        SEACO,
    )

    store, known = Store(), look_up(model)
    if known is WHISPER_BASE:  # it may have to be put together first
        return _ASKED
    try:
        found = store.find(model) if store.is_in_place(model) else None
    except ModelMissing:
        if known is None:
            raise
        found = None
    if found is None:
        return Fit(takes=known is not None and known.capabilities.hotwords, is_known=False)
    if found.kind in (CONTEXTUAL, SEACO):
        return _paraformer_fit(found.directory, store.stamp(model), words)
    return _ASKED if found.kind is None else Fit(takes=False)


def _paraformer_fit(directory: Path, stamp: tuple[int, ...], words: Sequence[str]) -> Fit:
    """Any number of words is taken: of many, the network itself looks for the likeliest."""
    speller = _speller(directory, stamp)
    refused = frozenset(word for word in words if speller.spell(word) is None)
    return Fit(takes=True, unwritable=refused)


@lru_cache(maxsize=2)
def _speller(directory: Path, stamp: tuple[int, ...]) -> "HotwordSpeller":
    """What spells words for a Paraformer, kept while its files are the same ones.

    Raises:
        ModelCorrupt: they are damaged.
    """
    from engine.architectures.paraformer import LONGEST_HOTWORD  # noqa: PLC0415 - as above
    from engine.lexicon import HotwordSpeller, read_lexicon  # noqa: PLC0415 - as above
    from engine.models.config import read_config  # noqa: PLC0415 - as above
    from engine.vocab import read_tokens  # noqa: PLC0415 - as above

    del stamp
    config = read_config(directory)
    lexicon = read_lexicon(config, read_tokens(config))
    if not config.is_onnx:
        return HotwordSpeller(lexicon, LONGEST_HOTWORD)
    from engine.graphs.official.paraformer import longest_hotword  # noqa: PLC0415 - as above
    from engine.graphs.session import best_precision  # noqa: PLC0415 - as above

    return HotwordSpeller(lexicon, longest_hotword(config, best_precision()))
