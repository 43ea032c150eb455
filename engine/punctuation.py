"""Words → the same words with punctuation, as they come, and no word lost.

The network sees up to twenty new words behind those whose sentence was still open; only what lies
before its last full stop is final. Follows FunASR's CTTransformer; on purpose words that are not
known are looked up in lower case, and keep their form ("iPhone" stays), marks that a recognizer
wrote are replaced, and a sentence that finds no end is let go after MOST_OPEN words instead of
growing for ever.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

import numpy as np
import numpy.typing as npt

from engine.errors import ModelCorrupt
from engine.models.config import ModelConfig
from engine.sentences import IDEOGRAPHS
from engine.types import Tags, Token
from engine.vocab import TokenList
from engine.words import Cut

AT_ONCE = 20  # words
_LONG = 200  # words, from which an open sentence is ended at a comma
MOST_OPEN = 400
NOT_BEFORE = 2  # a sentence does not end before this word of what the network sees

_NONE, _COMMA, STOP, _QUESTION, _PAUSE = "", "，", "。", "？", "、"
ENDS = (STOP, _QUESTION)
_FULL_WIDTH = {",": _COMMA, "?": _QUESTION, "_": _NONE, "<unk>": _NONE}
_ASCII = {_COMMA: ",", STOP: ".", _QUESTION: "?"}

_WORD = re.compile(rf"(\s*)([{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+)")
_ENGLISH = re.compile(r"[a-zA-Z']+")
_OLD_MARKS = "，。？！、；：,.?!;:…"

MarkWords = Callable[[Sequence[str]], Sequence[str]]  # the mark after each word, "" for none


@dataclass(slots=True)
class _Part:
    """Of a word, what one token holds."""

    space: str  # before it, inside its token
    text: str
    owner: int  # which of the waiting tokens
    is_apart: bool  # there is a space before it


@dataclass(slots=True)
class _Word:
    parts: Sequence[_Part]
    mark: str | None = None  # None until it is final

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


class OpenTokens(ABC):
    """One source's tokens whose marks are not all final."""

    def __init__(self, cut: Cut | None = None) -> None:
        """Start.

        Args:
            cut: finds the words that the network knows; without it, each character is one.
        """
        self._cut = cut
        self._tokens: list[tuple[Token, Tags]] = []
        self._words: list[_Word] = []  # of these tokens
        self._n_final = 0  # of these words
        self._starts_sentence = True

    @abstractmethod
    def accept(self, tokens: Sequence[Token], tags: Tags) -> Iterator[tuple[Token, Tags]]:
        """Take the next tokens; give those whose marks are final, with their tags."""

    @abstractmethod
    def finish(self) -> Iterator[tuple[Token, Tags]]:
        """The source ended; give the rest, with an end to its sentence."""

    def _add(self, tokens: Sequence[Token], tags: Tags) -> int:
        """Let tokens wait; say of how many words they are."""
        parts: list[_Part] = []
        for token in tokens:
            found = _WORD.findall(token.text.strip().rstrip(_OLD_MARKS))
            if not found:  # a mark by itself
                continue
            owner = len(self._tokens)
            parts += [_Part(space, text, owner, bool(space)) for space, text in found]
            parts[-len(found)].is_apart = token.text[:1].isspace()
            self._tokens.append((token, tags))
        words = _words(parts, self._cut)
        self._words += words
        return len(words)

    def _open(self) -> list[str]:
        """The words whose marks are not final."""
        return [word.text for word in self._words[self._n_final :]]

    def _settle(self, marks: Sequence[str]) -> None:
        for word, mark in zip(self._words[self._n_final :], marks, strict=False):
            first = word.parts[0]
            if self._starts_sentence and word.text.isascii() and word.text.islower():
                first.text = first.text[0].upper() + first.text[1:]
            word.mark = _ASCII.get(mark, mark) if word.text.isascii() else mark
            self._starts_sentence = mark in ENDS
        self._n_final += len(marks)

    def _take(self) -> Iterator[tuple[Token, Tags]]:
        """Give the tokens whose words are all final."""
        n_tokens = (
            self._words[self._n_final].parts[0].owner
            if self._n_final < len(self._words)
            else len(self._tokens)
        )
        if not n_tokens:
            return
        n_words = next(
            (i for i, word in enumerate(self._words) if word.parts[-1].owner >= n_tokens),
            len(self._words),
        )
        texts = [""] * n_tokens
        for word in self._words[:n_words]:
            for part in word.parts:
                texts[part.owner] += part.space + part.text
            texts[word.parts[-1].owner] += word.mark or _NONE
        for (token, tags), text in zip(self._tokens, texts, strict=False):
            space = " " if token.text[:1].isspace() else ""
            yield replace(token, text=space + text), tags
        self._tokens = self._tokens[n_tokens:]
        self._words = self._words[n_words:]
        for word in self._words:
            for part in word.parts:
                part.owner -= n_tokens
        self._n_final -= n_words


class PunctuationStream(OpenTokens):
    """One source's open sentence."""

    def __init__(self, mark_words: MarkWords, cut: Cut | None = None) -> None:
        """Start.

        Args:
            mark_words: the network.
            cut: as OpenTokens takes it.
        """
        super().__init__(cut)
        self._mark_words = mark_words
        self._n_unseen = 0  # last words, which the network has not seen

    def accept(self, tokens: Sequence[Token], tags: Tags) -> Iterator[tuple[Token, Tags]]:
        """Take the next tokens; give those whose marks are final, with their tags."""
        self._n_unseen += self._add(tokens, tags)
        while self._n_unseen > AT_ONCE:
            self._n_unseen -= AT_ONCE
            self._look(len(self._words) - self._n_unseen)
        yield from self._take()

    def finish(self) -> Iterator[tuple[Token, Tags]]:
        """The source ended; give the rest, with an end to its sentence."""
        opened = self._open()
        if opened:
            *marks, last = self._mark_words(opened)
            self._settle([*marks, last if last in ENDS else STOP])
        yield from self._take()

    def _look(self, end: int) -> None:
        """Let the network see the open words up to `end`; settle what it has ended."""
        marks = list(self._mark_words(self._open()[: end - self._n_final]))
        ended = sentence_end(marks)
        if ended is None and len(marks) > MOST_OPEN:
            ended = len(marks) - AT_ONCE - 1
        if ended is not None:
            self._settle(marks[: ended + 1])


def sentence_end(marks: list[str]) -> int | None:
    """Where the last sentence ends that others follow; a long one is ended at its last comma."""
    inner = range(len(marks) - 2, NOT_BEFORE - 1, -1)
    ended = next((i for i in inner if marks[i] in ENDS), None)
    if ended is None and len(marks) > _LONG:
        ended = next((i for i in inner if marks[i] == _COMMA), None)
        if ended is not None:
            marks[ended] = STOP
    return ended


def _words(parts: Sequence[_Part], cut: Cut | None) -> list[_Word]:
    """Parts of text to words: English ones as they stand, the others as `cut` finds them.

    A part stays whole, so that no mark can fall into a number.
    """
    if cut is None:
        return [_Word([part]) for part in parts]
    words = []
    for is_english, run in groupby(_chunks(parts), _is_english):
        whole = [part for chunk in run for part in chunk]
        if is_english:
            words += [_Word([part]) for part in whole]
            continue
        ends = set(accumulate(map(len, cut("".join(part.text for part in whole)))))
        word: list[_Part] = []
        for part, end in zip(whole, accumulate(len(part.text) for part in whole), strict=True):
            word.append(part)
            if end in ends:
                words.append(_Word(word))
                word = []
    return words


def _chunks(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """What stands between spaces."""
    chunk: list[_Part] = []
    for part in parts:
        if chunk and part.is_apart:
            yield chunk
            chunk = []
        chunk.append(part)
    if chunk:
        yield chunk


def _is_english(chunk: Sequence[_Part]) -> bool:
    return all(_ENGLISH.fullmatch(part.text) for part in chunk)


class Punctuator:
    """A punctuation model, shared by every stream."""

    def __init__(
        self,
        tokens: TokenList,
        marks: Sequence[str],
        marks_of: Callable[..., npt.NDArray[np.int64]],
        cut: Cut | None = None,
    ) -> None:
        """Make one.

        Args:
            tokens: the words that the network knows.
            marks: what each of its classes writes.
            marks_of: the network: ids of words, and what a stream says of them, to the class after
                each.
            cut: finds the words in Chinese text, where the network knows more than characters.
        """
        self._tokens = tokens
        self._marks = [_FULL_WIDTH.get(mark, mark) for mark in marks]
        self._marks_of = marks_of
        self._cut = cut

    def begin(self) -> OpenTokens:
        """Start on a new source."""
        return PunctuationStream(self._mark_words, self._cut)

    def _mark_words(self, words: Sequence[str], *said: int) -> list[str]:
        known = (word if word in self._tokens else word.lower() for word in words)
        ids = [self._tokens.id_of(word) for word in known]
        return [self._marks[i] for i in self._marks_of(ids, *said).tolist()]


def read_marks(config: ModelConfig) -> list[str]:
    """The marks that a punctuation model writes, by class.

    Raises:
        ModelCorrupt: it names none.
    """
    marks = config.settings.section("model_conf").texts("punc_list")
    if STOP not in marks:
        raise ModelCorrupt(str(config.directory), "its config names no punctuation marks")
    return marks
