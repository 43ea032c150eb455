"""Hotwords on real speech: what they make right, and that they make nothing wrong."""

import random
from pathlib import Path

import pytest

from app.scoring import count_errors, measure_for
from engine import HotwordList, Segment, as_heard, as_hotwords, changes_in, corrected, transcribe
from engine.correction.everyday import is_everyday, is_known
from engine.sentences import is_ideographic
from engine.words import chinese_words
from tests.unit.near_misses import words

_N_OTHERS = 100  # names that nobody says in the clips


def rare_words(reference: str) -> list[str]:
    """What dictionaries do not have: words, and in Chinese some that make up four characters."""
    if not is_ideographic(reference[0]):
        said = "".join(c if c.isalnum() else " " for c in reference.lower()).split()
        return [word for word in said if len(word) > 3 and not is_everyday(word)]
    cut = [word for word in chinese_words()(reference) if word.isalnum()]
    ranges = [(i, j) for i in range(len(cut)) for j in range(i + 2, len(cut) + 1)]
    phrases = ["".join(cut[i:j]) for i, j in ranges]
    return [phrase for phrase in phrases if len(phrase) == 4 and not is_known(phrase)]


def a_list(clips: Path) -> HotwordList:
    """The rare words of all clips, between a hundred names."""
    references = [path.read_text("utf-8").strip() for path in sorted(clips.rglob("*.txt"))]
    rare = [word for reference in references for word in rare_words(reference)]
    others = random.Random(1).sample([*words("zh"), *words("en")], _N_OTHERS)
    return as_hotwords(dict.fromkeys([*rare, *others]))


def n_wrong(clip: Path, segments: list[Segment]) -> int:
    reference = clip.with_suffix(".txt").read_text("utf-8")
    text = " ".join(each.text for each in segments)
    return count_errors(reference, text, measure_for([reference])).total


def test_a_chinese_clip_gets_better(clips):
    clip = clips / "zh" / "pangrama.wav"
    heard = list(transcribe(clip))
    found = list(corrected(heard, a_list(clips)))
    assert n_wrong(clip, found) < n_wrong(clip, heard)
    changes = [each for segment in found for each in changes_in(segment)]
    assert "天地玄黄" in {each.change.word for each in changes}
    assert [as_heard(segment).text for segment in found] == [each.text for each in heard]
    times = [(segment.start, segment.end) for segment in found]
    assert times == [(segment.start, segment.end) for segment in heard]


@pytest.mark.thorough
def test_no_clip_gets_worse(clips):
    listed = a_list(clips)
    better = []
    for clip in sorted(clips.rglob("*.wav")):
        heard = list(transcribe(clip))
        found = list(corrected(heard, listed))
        before, after = n_wrong(clip, heard), n_wrong(clip, found)
        assert after <= before, clip
        if after < before:
            better.append(f"{clip.parent.name}/{clip.stem}")
    assert "zh/pangrama" in better


@pytest.mark.thorough
def test_a_job_corrects_what_it_writes(clips):
    found = list(transcribe(clips / "zh" / "pangrama.wav", hotwords=a_list(clips)))
    assert "天地玄黄" in "".join(segment.text for segment in found)
