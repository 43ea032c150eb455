"""Model and options chosen together: a draft, what is balanced, the best there is.

Which model that is depends on the language and on what is on this computer. Free of Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.settings import DEFAULT_MODEL, Settings, with_model
from engine import VAD, Store, look_up

PresetName = Literal["draft", "balanced", "best"]
PRESETS: tuple[PresetName, ...] = ("draft", "balanced", "best")

Has = Callable[[str], bool]  # whether a model of that name is on this computer

_SENSE_VOICE = "sense-voice-small"

# Better first. None is a language that is found out. SenseVoice makes fewer errors than Paraformer
# in the one comparison on the same long recordings, in Mandarin; of other languages none is known.
_MODELS: dict[str | None, tuple[str, ...]] = {
    None: (_SENSE_VOICE,),
    "zh": (_SENSE_VOICE, "paraformer-zh", "paraformer-large-vad-punc"),
    "en": (_SENSE_VOICE, "paraformer-en"),
    "yue": (_SENSE_VOICE,),
    "ja": (_SENSE_VOICE,),
    "ko": (_SENSE_VOICE,),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a preset means here and now.

    Attributes:
        model, vad, punctuation: as Settings has them.
        missing: the names of those that are not on this computer.
    """

    model: str
    vad: str = "auto"
    punctuation: str = "auto"
    missing: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of what is missing, approximately."""
        known = map(look_up, self.missing)
        return sum(model.size for model in known if model is not None)


def plan_of(preset: PresetName, language: str | None, has: Has) -> Plan | None:
    """What a preset chooses for a language; None where nothing is better than a draft."""
    if preset == "draft":
        return _checked(Plan(DEFAULT_MODEL), has)
    if language not in _MODELS:
        return None
    models = _MODELS[language]
    if preset == "balanced":
        return _checked(Plan(next(filter(has, models), models[0])), has)
    return _checked(Plan(models[0], vad=VAD), has)


def with_plan(settings: Settings, plan: Plan) -> Settings:
    """The settings with all that a preset chooses."""
    chosen = replace(settings, vad=plan.vad, punctuation=plan.punctuation, itn=True)
    return with_model(chosen, plan.model)


def in_force(settings: Settings, has: Has) -> PresetName | None:
    """The preset that the settings are, if they are one."""
    for preset in PRESETS:
        plan = plan_of(preset, settings.language, has)
        if plan is not None and with_plan(settings, plan) == settings:
            return preset
    return None


def is_here(name: str) -> bool:
    """Whether a model is on this computer, or comes along with the program; asks the disk."""
    store, model = Store(), look_up(name)
    return store.has(name) or (model is not None and store.comes_along(model))


def _checked(plan: Plan, has: Has) -> Plan:
    wanted = (plan.model, plan.vad, plan.punctuation)
    missing = (name for name in wanted if look_up(name) is not None and not has(name))
    return replace(plan, missing=tuple(dict.fromkeys(missing)))
