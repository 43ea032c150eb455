"""Ids ↔ text: the vocabularies of the models, and how their pieces become words.

Words carry their own leading space, so that joining is plain concatenation: between words of
letters there is one, around Chinese characters none.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby
from pathlib import Path

from sentencepiece import SentencePieceProcessor

from engine.errors import ModelCorrupt
from engine.models.config import ModelConfig
from engine.sentences import is_ideographic
from engine.types import Token

_UNKNOWN = "<unk>"
_SPECIAL = frozenset(("<blank>", "<s>", "</s>", _UNKNOWN, "<OOV>"))
_CONTINUES = "@@"  # at the end of a piece: the word goes on
_SPACE = "▁"
_MARKS = re.compile(r"[\W_]+")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")  # of a character that has no piece


class TokenList:
    """A vocabulary that is a list: the place of a token is its id."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tuple(tokens)
        self._ids = {token: i for i, token in enumerate(tokens)}

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, i: int) -> str:
        return self._tokens[i]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tokens)

    def __contains__(self, token: str) -> bool:
        return token in self._ids

    def id_of(self, token: str) -> int:
        """Its id, or that of the unknown one."""
        return self._ids.get(token, self._ids.get(_UNKNOWN, len(self._tokens) - 1))


def read_tokens(config: ModelConfig) -> TokenList:
    """Read tokens.json or tokens.txt; without either, the pieces or the list inside config.yaml.

    Raises:
        ModelCorrupt: there is none, or it is damaged.
    """
    name = str(config.directory)
    if config.tokens is not None:
        tokens = _read_list(config.tokens)
    elif config.pieces is not None:
        pieces = Pieces(config.pieces)
        tokens = [pieces[i] for i in range(len(pieces))]
    else:
        tokens = config.settings.texts("token_list") or config.settings.section(
            "tokenizer_conf"
        ).texts("token_list")
    if not tokens:
        raise ModelCorrupt(name, "it has no vocabulary: tokens.json is missing")
    return TokenList(tokens)


def _read_list(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix != ".json":
            lines = text.rstrip("\n").split("\n") if text.strip() else []
            return [line.split("\t")[0] for line in lines]
        tokens = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise ModelCorrupt(str(path), f"it is damaged: {error}") from error
    if not isinstance(tokens, list) or not all(isinstance(token, str) for token in tokens):
        raise ModelCorrupt(str(path), "it is no list of tokens")
    return tokens


class Pieces:
    """A sentencepiece vocabulary."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            ModelCorrupt: it is damaged.
        """
        try:
            content = path.read_bytes()
            if not content:  # which would leave the processor waiting for one
                raise ModelCorrupt(str(path), "it is empty")
            self._processor = SentencePieceProcessor(model_proto=content)
        except (OSError, RuntimeError) as error:
            raise ModelCorrupt(str(path), f"it is damaged: {error}") from error

    def __len__(self) -> int:
        return int(self._processor.get_piece_size())

    def __getitem__(self, i: int) -> str:
        return str(self._processor.id_to_piece(i))

    def id_of(self, piece: str) -> int | None:
        """Its id, or None where there is no such piece."""
        i = int(self._processor.piece_to_id(piece))
        return None if i == self._processor.unk_id() else i

    def is_text(self, i: int) -> bool:
        """Whether the piece stands for something that can be read."""
        return not (self._processor.is_control(i) or self._processor.is_unknown(i))


def join_pieces(pieces: Iterable[Token]) -> list[Token]:
    """Sentencepieces → words: letters up to the next space; marks belong to the word before.

    Times and scores of what is joined span it and are the least of it.
    """
    words: list[Token] = []
    starts_word = False
    for piece in _without_bytes(pieces):
        starts_word |= piece.text.startswith(_SPACE)
        text = piece.text.replace(_SPACE, " ").strip(" ")
        if not text:
            continue
        if words and not starts_word and _continues(words[-1].text, text):
            words[-1] = _joined(words[-1], replace(piece, text=text))
        else:
            space = " " if starts_word and words else ""
            words.append(replace(piece, text=space + text))
        starts_word = False
    return words


def join_bpe(tokens: Iterable[Token]) -> list[Token]:
    """A Paraformer's tokens → words: "he@@" "llo" is hello, "u" "s" "b" is USB.

    Follows FunASR's sentence_postprocess, but loses nothing: a word that breaks off is kept, and so
    is what is neither Chinese nor letters; times stay with their words.
    """
    return _spaced(_with_abbreviations(_whole(tokens)))


def is_special(token: str) -> bool:
    """Whether a token stands for no text."""
    return token in _SPECIAL


def _without_bytes(pieces: Iterable[Token]) -> Iterator[Token]:
    """Join runs of bytes to the characters they spell."""
    for is_byte, run in groupby(pieces, lambda piece: _BYTE.fullmatch(piece.text) is not None):
        if not is_byte:
            yield from run
            continue
        whole = reduce(_joined, run)
        spelled = bytes.fromhex("".join(_BYTE.findall(whole.text)))
        yield replace(whole, text=spelled.decode("utf-8", "replace"))


def _whole(tokens: Iterable[Token]) -> Iterator[Token]:
    """Join the pieces of a word."""
    opened: Token | None = None
    for token in tokens:
        text = token.text.removesuffix(_CONTINUES)
        if not text:
            continue
        if opened is not None and not _is_chinese(text):
            opened = _joined(opened, replace(token, text=text))
        else:
            if opened is not None:
                yield opened
            opened = replace(token, text=text)
        if not token.text.endswith(_CONTINUES) or _is_chinese(text):
            yield opened
            opened = None
    if opened is not None:
        yield opened


def _with_abbreviations(words: Iterable[Token]) -> Iterator[Token]:
    """Join letters that are spelled."""
    for is_letter, run in groupby(words, lambda word: len(word.text) == 1 and _is_ascii(word.text)):
        spelled = list(run)
        if not is_letter or len(spelled) == 1:
            yield from spelled
            continue
        whole = reduce(_joined, spelled)
        yield replace(whole, text=whole.text.upper())


def _spaced(words: Iterable[Token]) -> list[Token]:
    spaced: list[Token] = []
    after_letters = False
    for word in words:
        space = " " if after_letters and not _is_chinese(word.text) else ""
        spaced.append(replace(word, text=space + word.text))
        after_letters = not _is_chinese(word.text) and _is_letters(word.text)
    return spaced


def _joined(first: Token, second: Token) -> Token:
    """Two tokens as one."""
    scores = [score for score in (first.score, second.score) if score is not None]
    return Token(
        first.text + second.text,
        first.start,
        max(first.end, second.end),
        min(scores) if scores else None,
    )


def _continues(word: str, piece: str) -> bool:
    """Whether a piece without a space before it belongs to the word before."""
    if _MARKS.fullmatch(piece):
        return True
    return not (is_ideographic(word[-1]) or is_ideographic(piece[0])) and (
        word[-1].isalnum() or word[-1] in "'’-."
    )


def _is_chinese(text: str) -> bool:
    """Whether it is written without spaces: ideographs and digits."""
    return bool(text) and all(is_ideographic(c) or c in "0123456789" for c in text)


def _is_letters(text: str) -> bool:
    return all(c.isalpha() or c == "'" for c in text)


def _is_ascii(text: str) -> bool:
    return text.isascii() and text.isalpha()
