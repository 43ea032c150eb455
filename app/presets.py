"""Model and options chosen together: a draft, what is balanced, the best there is.

Which model that is depends on the language and on what is on this computer. Free of Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.settings import DEFAULT_MODEL, Settings, with_model
from engine import PUNCTUATION, VAD, Store, look_up

PresetName = Literal["draft", "balanced", "best"]
PRESETS: tuple[PresetName, ...] = ("draft", "balanced", "best")

Has = Callable[[str], bool]  # whether a model of that name is on this computer

_SENSE_VOICE = "sense-voice-small"
_PARAFORMERS = ("paraformer-zh", "paraformer-large-vad-punc")

# Better first. None is a language that is found out.
_BALANCED: dict[str | None, tuple[str, ...]] = {
    None: (_SENSE_VOICE,),
    "zh": (_SENSE_VOICE, *_PARAFORMERS),
    "en": (_SENSE_VOICE, "paraformer-en"),
    "yue": (_SENSE_VOICE,),
    "ja": (_SENSE_VOICE,),
    "ko": (_SENSE_VOICE,),
}
# Paraformer makes fewer errors than SenseVoice in Mandarin alone, and times words more exactly.
_BEST: dict[str | None, tuple[str, ...]] = {
    None: (_SENSE_VOICE,),
    "zh": _PARAFORMERS,
    "en": (_SENSE_VOICE,),
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
    if language not in _BEST:
        return None
    if preset == "balanced":
        return _checked(Plan(_here(_BALANCED[language], has)), has)
    model = _here(_BEST[language], has)
    known = look_up(model)
    writes_marks = known is not None and known.capabilities.punctuation
    marks = "auto" if writes_marks else _here(PUNCTUATION, has)
    return _checked(Plan(model, vad=VAD, punctuation=marks), has)


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


def _here(names: tuple[str, ...], has: Has) -> str:
    """The best that is on this computer, else the best."""
    return next(filter(has, names), names[0])


def _checked(plan: Plan, has: Has) -> Plan:
    wanted = (plan.model, plan.vad, plan.punctuation)
    missing = (name for name in wanted if look_up(name) is not None and not has(name))
    return replace(plan, missing=tuple(dict.fromkeys(missing)))
