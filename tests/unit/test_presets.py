"""Presets choose model and options together, from what there is."""

import pytest

from app.presets import PRESETS, Plan, in_force, plan_of, with_plan
from app.settings import Settings

STARTER = {"whisper-base"}
PLENTY = STARTER | {"sense-voice-small", "paraformer-zh", "fsmn-vad", "ct-punc", "ct-punc-c"}


def test_a_draft_needs_nothing_but_the_starter():
    for language in (None, "zh", "fr"):
        assert plan_of("draft", language, STARTER.__contains__) == Plan("whisper-base")


def test_what_is_missing_is_named_with_its_size():
    plan = plan_of("balanced", "zh", STARTER.__contains__)
    assert (plan.model, plan.missing, plan.size) == (
        "sense-voice-small",
        ("sense-voice-small",),
        936_000_000,
    )
    best = plan_of("best", "zh", STARTER.__contains__)
    assert best.missing == ("sense-voice-small", "fsmn-vad")


def test_what_is_here_is_taken_before_what_would_be_better():
    here = STARTER | {"paraformer-zh"}
    assert plan_of("balanced", "zh", here.__contains__) == Plan("paraformer-zh")


@pytest.mark.parametrize("language", [None, "zh", "en"])
def test_the_best_is_the_same_whatever_else_is_here(language):
    for here in (PLENTY, STARTER, STARTER | {"paraformer-zh", "paraformer-en"}):
        plan = plan_of("best", language, here.__contains__)
        assert (plan.model, plan.vad, plan.punctuation) == ("sense-voice-small", "fsmn-vad", "auto")


def test_there_is_nothing_better_for_a_language_that_one_model_knows():
    assert plan_of("balanced", "fr", PLENTY.__contains__) is None
    assert plan_of("best", "fr", PLENTY.__contains__) is None


@pytest.mark.parametrize("language", [None, "zh", "en", "ja", "fr"])
@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_that_is_chosen_is_in_force(preset, language):
    plan = plan_of(preset, language, PLENTY.__contains__)
    if plan is not None:
        chosen = with_plan(Settings(language=language, vad="none", itn=False), plan)
        assert in_force(chosen, PLENTY.__contains__) == preset


def test_a_choice_of_ones_own_is_no_preset():
    assert in_force(Settings(vad="none"), PLENTY.__contains__) is None


def test_choosing_one_leaves_everything_else():
    before = Settings(theme="dark", device="cpu", script="asis", language="zh")
    after = with_plan(before, plan_of("best", "zh", PLENTY.__contains__))
    assert (after.theme, after.device, after.script, after.language) == (
        "dark",
        "cpu",
        "asis",
        "zh",
    )
