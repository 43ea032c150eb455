"""The tokens of a segment, dealt out to the lines or cues that its text is split into."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.subtitles.rules import columns
from engine.types import Token


def dealt(tokens: Iterable[Token], texts: Iterable[str]) -> Iterator[list[Token]]:
    """The tokens that spell each of the texts, which spell the tokens but for their spaces.

    A token that belongs to two of them is divided, its time by width.
    """
    rest = deque(tokens)
    for text in texts:
        n_left = _n_letters(text)
        share: list[Token] = []
        while n_left > 0 and rest:
            token = rest.popleft()
            if _n_letters(token.text) > n_left:
                token, remainder = _divided(token, n_left)
                rest.appendleft(remainder)
            n_left -= _n_letters(token.text)
            share.append(token)
        yield share


def on_lines(lines: Iterable[Sequence[Token]], drop_trailing: str) -> list[Token]:
    """The tokens of the lines with a line break before each line but the first, and no other."""
    tokens: list[Token] = []
    for line in lines:
        first, *others = (_on_one_line(token) for token in _without(line, drop_trailing))
        if tokens:
            first = replace(first, text="\n" + first.text.lstrip())
        tokens += [first, *others]
    return tokens


def within(tokens: Sequence[Token], start: float, end: float) -> tuple[Token, ...]:
    """The tokens with the first starting at `start`, the last ending at `end`, none outside."""
    clipped = [
        replace(token, start=min(max(token.start, start), end), end=min(max(token.end, start), end))
        for token in tokens
    ]
    clipped[0] = replace(clipped[0], start=start)
    clipped[-1] = replace(clipped[-1], end=end)
    return tuple(clipped)


def _n_letters(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _divided(token: Token, n_letters: int) -> tuple[Token, Token]:
    """The token up to and from behind the letter of that number."""
    text = token.text
    places = [i for i, character in enumerate(text, start=1) if not character.isspace()]
    place = places[n_letters - 1]
    share = columns(text[:place]) / max(1, columns(text))
    middle = token.start + (token.end - token.start) * share
    return (
        replace(token, text=text[:place], end=middle),
        replace(token, text=text[place:], start=middle),
    )


def _without(line: Sequence[Token], marks: str) -> list[Token]:
    """The line without the marks at its end."""
    kept = list(line)
    for place in reversed(range(len(kept))):
        text = kept[place].text.rstrip(marks + " \n") if marks else kept[place].text
        kept[place] = replace(kept[place], text=text)
        if text:
            break
    return kept


def _on_one_line(token: Token) -> Token:
    return replace(token, text=token.text.replace("\n", " "))
