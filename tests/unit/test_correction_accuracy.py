"""How right correction is, on near misses that it was not tuned on and on ordinary sentences."""

import pytest

from engine.correction.changes import changes_in
from engine.correction.corrector import Corrector
from tests.unit.correction import a_list, sentence
from tests.unit.near_misses import FOLDER, cases, words

_FEW = 10  # every so many of the ordinary sentences, where there is little time


@pytest.fixture(scope="module")
def corrector() -> Corrector:
    """Of all words together, so that they compete."""
    return Corrector(a_list(*words("zh"), *words("en")))


def replaced(corrector: Corrector, text: str, language: str) -> tuple[str, int]:
    found = corrector.correct(sentence(text, language))
    ways = [each.change.way for each in changes_in(found)]
    return found.text, sum(way != "suggestion" for way in ways)


@pytest.mark.parametrize(
    ("language", "n"), [pytest.param("zh", 300, marks=pytest.mark.thorough), ("en", 100)]
)
def test_near_misses_become_what_was_meant(corrector, language, n):
    near = cases(language, n, tuning=False)
    found = [replaced(corrector, case.heard, language) for case in near]
    n_changes = sum(changes for _, changes in found)
    n_right = sum(text == case.meant for case, (text, _) in zip(near, found, strict=True))
    assert len({case.heard for case in near}) == n
    assert n_right / n >= 0.9
    assert n_right / n_changes >= 0.98


def ordinary(language: str) -> list[str]:
    return (FOLDER / f"ordinary_{language}.txt").read_text("utf-8").splitlines()


def test_ordinary_sentences_hold_no_hotword():
    listed = [word.lower() for language in ("zh", "en") for word in words(language)]
    rows = [*ordinary("zh"), *ordinary("en")]
    assert len(set(rows)) == 2_000
    assert [row for row in rows if any(word in row.lower() for word in listed)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_some_ordinary_sentences_stay_as_they_are(corrector, language):
    rows = ordinary(language)[::_FEW]
    assert [row for row in rows if replaced(corrector, row, language) != (row, 0)] == []


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["zh", "en"])
def test_ordinary_sentences_stay_as_they_are(corrector, language):
    rows = ordinary(language)
    assert [row for row in rows if replaced(corrector, row, language) != (row, 0)] == []
