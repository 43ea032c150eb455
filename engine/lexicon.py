"""Words → the ids that a Paraformer writes them with: hotwords, and texts to be aligned.

`seg_dict` lists words with their pieces. Follows FunASR's seg_tokenize; on purpose a character that
is a token of its own needs no entry, marks inside a word are no part of it, letters and digits that
are written together are looked up apart, and an acronym is spelled.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.errors import ModelCorrupt
from engine.models.config import ModelConfig
from engine.vocab import TokenList, is_special

_PARTS = re.compile(r"[a-z']+|.", re.DOTALL)
_MEANT = "#@&%*/\\"  # marks that are spoken
_LONGEST_ACRONYM = 5


class Lexicon:
    """A vocabulary and the pieces of the words in it."""

    def __init__(self, tokens: TokenList, pieces: Mapping[str, tuple[str, ...]]) -> None:
        self._tokens = tokens
        self._pieces = pieces

    def spell(self, text: str) -> list[int] | None:
        """The ids of a word or phrase; None where a part of it cannot be written."""
        ids: list[int] = []
        for word in unicodedata.normalize("NFKC", text).split():
            spelled = self._word(word)
            if spelled is None:
                return None
            ids += spelled
        return ids or None

    def _word(self, word: str) -> list[int] | None:
        whole = self._known(word.lower())
        if whole is not None:
            return whole
        ids: list[int] = []
        for part in _PARTS.findall("".join(c for c in word if not _is_silent(c)).lower()):
            spelled = self._known(part)
            if spelled is None and part.upper() in word and len(part) <= _LONGEST_ACRONYM:
                spelled = self._ids(part)
            if spelled is None:
                return None
            ids += spelled
        return ids

    def _known(self, word: str) -> list[int] | None:
        return self._ids(self._pieces.get(word, (word,)))

    def _ids(self, pieces: Sequence[str]) -> list[int] | None:
        ids = [self._tokens.id_of(p) for p in pieces if p in self._tokens and not is_special(p)]
        return ids if len(ids) == len(pieces) else None


class HotwordSpeller:
    """Spells the hotwords that a network can listen for, and refuses the others."""

    def __init__(self, lexicon: Lexicon, longest: int) -> None:
        """Use a lexicon; the network reads as many as `longest` tokens of a hotword."""
        self._lexicon = lexicon
        self._longest = longest

    def spell(self, hotword: str) -> list[int] | None:
        """Its ids; None where the network cannot listen for it.

        Follows FunASR's generate_hotwords_list; on purpose a word that holds what has no token is
        refused whole, as listening for "<unk>" finds anything; so is one that is too long.
        """
        ids = self._lexicon.spell(hotword)
        return ids if ids is not None and len(ids) <= self._longest else None


def read_lexicon(config: ModelConfig, tokens: TokenList) -> Lexicon:
    """Read a model's seg_dict; without one, words are looked up among the tokens.

    Raises:
        ModelCorrupt: it is damaged.
    """
    return Lexicon(tokens, {} if config.seg_dict is None else _read(config.seg_dict))


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise ModelCorrupt(str(path), f"it is damaged: {error}") from error
    words = (line.split() for line in lines)
    return {word[0]: tuple(word[1:]) for word in words if len(word) > 1}


def _is_silent(character: str) -> bool:
    """Whether it is a mark that nobody says, as the dot in 哈利·波特."""
    is_mark = unicodedata.category(character).startswith("P")
    return is_mark and character not in _MEANT and character != "'"
