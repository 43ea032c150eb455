"""Every model that can be asked for by name."""

from dataclasses import dataclass

# What Whisper was trained on, most speech first among those our users ask for; then by code.
_WHISPER_LANGUAGES = tuple(
    "zh en ja ko yue af am ar as az ba be bg bn bo br bs ca cs cy da de el es et eu fa fi fo fr gl "
    "gu ha haw he hi hr ht hu hy id is it jw ka kk km kn la lb ln lo lt lv mg mi mk ml mn mr ms mt "
    "my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr "
    "tt uk ur uz vi yi yo".split()
)


@dataclass(frozen=True, slots=True)
class Model:
    """One published model.

    Attributes:
        name: what one types; ASCII.
        title: what one reads.
        languages: codes, as in ISO 639.
        licence: SPDX name.
        attribution: who made it.
        sha256: of each weight file, by name.
    """

    name: str
    title: str
    languages: tuple[str, ...]
    licence: str
    attribution: str
    sha256: dict[str, str]


WHISPER_BASE = Model(
    name="whisper-base",
    title="Whisper base",
    languages=tuple(code for code in _WHISPER_LANGUAGES if code != "yue"),
    licence="MIT",
    attribution="OpenAI",
    sha256={"model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"},
)

MODELS = (WHISPER_BASE,)

# What "auto" takes beside a recognizer: the first comes along, the others where they are kept.
SILERO = "silero"
VAD = "fsmn-vad"
PUNCTUATION = "ct-punc-c"
ALIGNER = "fa-zh"
