"""What a transcript is made of: Token, Tags, Segment, Transcript; Region for speech in samples.

Times are float seconds from the start of the source, as its player shows them; intervals are
half-open. A token's text carries its own leading space, so that joining is plain concatenation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Way = Literal["alias", "sound", "rule", "model", "suggestion"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a list of hotwords did to some words; their tokens all have it.

    Attributes:
        heard: what was recognized there.
        word: what is written there instead, or, as a suggestion, may be meant: then `heard` is
            what the tokens still spell.
        way: how it came about; "model" is what a model said when it was asked for the word.
        likeness: how alike both sound, from 0 to 1; 1 for rules and aliases.
        n: which change of its sentence it is, so that two alike side by side are two.
    """

    heard: str
    word: str
    way: Way
    likeness: float = 1.0
    n: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """One unit the recognizer emitted, with where it was heard.

    `score` is its log-probability, <= 0, or None where the model gives none. `change` says what
    was recognized in the place of what a hotword put here.
    """

    text: str
    start: float
    end: float
    score: float | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Tags:
    """What is known of a segment besides its words."""

    language: str | None = None
    emotion: str | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence. Its times come from its tokens, of which there is at least one."""

    tokens: tuple[Token, ...]
    text: str
    tags: Tags = Tags()
    speaker: str | None = None

    @property
    def start(self) -> float:
        return self.tokens[0].start

    @property
    def end(self) -> float:
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of speech, as sample indices."""

    start: int
    end: int

    @property
    def n_samples(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that was recognized in one source."""

    source: str
    duration: float
    model: str
    created: datetime
    segments: tuple[Segment, ...]


def joined(tokens: Iterable[Token]) -> str:
    """The text that the tokens spell."""
    return "".join(token.text for token in tokens).strip()
