"""A list made ready for looking up, in the script of a sentence; kept as long as it is in use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from engine.correction.folding import Phrasebook
from engine.correction.index import SoundIndex
from engine.correction.letter_index import LetterIndex
from engine.correction.syllables import is_read_as_one
from engine.correction.units import Unit, phrases, words_of
from engine.hotwords.lists import HotwordList
from engine.numbers import readings
from engine.script import Script, converted


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list, in one script, and what finds its entries by their numbers there.

    Attributes:
        denied_for: what is never the word with the number.
        sounds: words with hanzi, and their aliases.
        letters: those without.
    """

    hotwords: HotwordList
    words: Phrasebook
    aliases: Phrasebook
    rules: Phrasebook
    denied: Phrasebook
    denied_for: Phrasebook
    sounds: SoundIndex
    letters: LetterIndex


@lru_cache(maxsize=4)
def prepare(hotwords: HotwordList, script: Script) -> Prepared:
    """Make a list ready: a second for 10,000 words, the first time."""
    if script != "asis":
        if _is_in_script(hotwords, script):
            return prepare(hotwords, "asis")
        hotwords = _in_script(hotwords, script)
    sounds, letters = SoundIndex(), LetterIndex()
    for number, entry in enumerate(hotwords.words):
        for form in (entry.word, *entry.aliases):
            for said in dict.fromkeys((form, *readings(form))):
                units = _units(said)
                if any(unit.sound.is_hanzi for unit in units):
                    sounds.add(units, number)
                else:
                    letters.add("".join(unit.sound.ways[0] for unit in units), number)
    return Prepared(
        hotwords,
        Phrasebook((entry.word, n) for n, entry in enumerate(hotwords.words)),
        Phrasebook((each, n) for n, entry in enumerate(hotwords.words) for each in entry.aliases),
        Phrasebook((rule.wrong, n) for n, rule in enumerate(hotwords.rules) if not rule.is_pattern),
        Phrasebook((entry.text, n) for n, entry in enumerate(hotwords.denied)),
        Phrasebook((each, n) for n, entry in enumerate(hotwords.words) for each in entry.denied),
        sounds,
        letters,
    )


def _units(text: str) -> list[Unit]:
    """What a word sounds like; nothing where not all of it sounds, or where a mark parts it."""
    spoken = list(phrases(text, words_of(text, _read_together)))
    n_known = sum(unit.end - unit.start for phrase in spoken for unit in phrase)
    is_whole = n_known == sum(map(str.isalnum, text))
    return spoken[0] if len(spoken) == 1 and is_whole else []


def _read_together(hanzi: str) -> Sequence[str]:
    """What of a word must be looked up together to know how it is read."""
    return [hanzi] if is_read_as_one(hanzi) else hanzi


def _is_in_script(hotwords: HotwordList, script: Script) -> bool:
    """Whether it says the same in a script, as most lists do in that of their reader."""
    texts = [text for entry in hotwords.words for text in (entry.word, *entry.aliases)]
    texts += [text for entry in hotwords.words for text in entry.denied]
    texts += [text for rule in hotwords.rules for text in (rule.wrong, rule.right)]
    texts += [entry.text for entry in hotwords.denied]
    whole = "\n".join(texts)
    return converted(whole, script) == whole


def _in_script(hotwords: HotwordList, script: Script) -> HotwordList:
    """Everything but regular expressions, which are as they are."""
    words, rules = hotwords.words, hotwords.rules
    return HotwordList(
        tuple(
            replace(
                entry,
                word=converted(entry.word, script),
                aliases=tuple(converted(each, script) for each in entry.aliases),
                denied=tuple(converted(each, script) for each in entry.denied),
            )
            for entry in words
        ),
        tuple(
            rule
            if rule.is_pattern
            else replace(
                rule, wrong=converted(rule.wrong, script), right=converted(rule.right, script)
            )
            for rule in rules
        ),
        tuple(replace(entry, text=converted(entry.text, script)) for entry in hotwords.denied),
    )
