"""Every model that can be asked for by name: where it comes from and what it can do.

Sizes are approximate until a hub tells. Names are FunASR's where it has one; its other names and
the hubs' ids are aliases.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Task = Literal["recognize", "vad", "punctuation", "align"]

_MB = 1_000_000

# What Whisper was trained on, most speech first among those our users ask for; then by code.
_WHISPER_LANGUAGES = tuple(
    "zh en ja ko yue af am ar as az ba be bg bn bo br bs ca cs cy da de el es et eu fa fi fo fr gl "
    "gu ha haw he hi hr ht hu hy id is it jw ka kk km kn la lb ln lo lt lv mg mi mk ml mn mr ms mt "
    "my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr "
    "tt uk ur uz vi yi yo".split()
)

# What is taken from a hub's directory, of its top level: weights and all that says how to use
# them. Examples, pictures, other formats and programs stay where they are.
_FILES = (
    "model.pt",
    "model.pb",
    "am.mvn",
    "*.yaml",
    "*.json",
    "*.txt",
    "*.bpe.model",
    "seg_dict",
    "jieba_usr_dict",
    "*LICENSE*",
)
_NOT_FILES = ("requirements*.txt", "README*")


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a model does.

    Attributes:
        task: its place in the pipeline.
        streaming: it hears speech while it is spoken.
        hotwords: it can be told which words to expect.
        token_times: it says when each token was spoken.
        punctuation: it writes marks.
        itn: numbers as digits can be asked of it.
        tags: it hears emotions and sounds.
    """

    task: Task
    streaming: bool = False
    hotwords: bool = False
    token_times: bool = False
    punctuation: bool = False
    itn: bool = False
    tags: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """One published model.

    Attributes:
        name: what one types; ASCII.
        title: what one reads.
        languages: codes, as in ISO 639; empty where it does not matter.
        licence: SPDX name, or the name of a licence that has none.
        attribution: who made it.
        capabilities: what it does.
        size: bytes on disk, approximately.
        modelscope: its id there, or None.
        huggingface: its id there, or None.
        revision: on both hubs; None takes each hub's latest.
        files: patterns of the file names that are needed.
        left_out: patterns of those among them that are not.
        required: files without which a directory does not hold it.
        sha256: of files that never change, by name; settings do change from revision to revision.
        needs: names of models that it wants beside it.
        aliases: other names.
    """

    name: str
    title: str
    languages: tuple[str, ...]
    licence: str
    attribution: str
    capabilities: Capabilities
    size: int
    modelscope: str | None = None
    huggingface: str | None = None
    revision: str | None = None
    files: tuple[str, ...] = _FILES
    left_out: tuple[str, ...] = _NOT_FILES
    required: tuple[str, ...] = ("model.pt", "config.yaml")
    sha256: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


_FUNASR_LICENCE = "FunASR Model License 1.1"
_FUNASR = "FunASR, Alibaba Group"

# The same normalization in SenseVoice and Paraformer-large.
_LARGE_CMVN = {"am.mvn": "29b3c740a2c0cfc6b308126d31d7f265fa2be74f3bb095cd2f143ea970896ae5"}

SILERO = "silero"  # comes along with the program
VAD = "fsmn-vad"
ALIGNER = "fa-zh"
# What "auto" looks for beside a recognizer that writes no marks, best first.
PUNCTUATION = ("ct-punc", "ct-punc-c")
REALTIME_PUNCTUATION = "ct-punc-realtime"  # of text that is still being said
_BESIDE = (VAD, "ct-punc-c")

WHISPER_BASE = Model(
    name="whisper-base",
    title="Whisper base",
    languages=tuple(code for code in _WHISPER_LANGUAGES if code != "yue"),
    licence="MIT",
    attribution="OpenAI",
    capabilities=Capabilities("recognize", hotwords=True, token_times=True, punctuation=True),
    size=148 * _MB,
    files=("model.bin", "*.json", "vocabulary.txt"),
    required=("model.bin",),
    sha256={"model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"},
)


def _paraformer(  # noqa: PLR0913 - one parameter a difference
    name: str,
    title: str,
    modelscope: str,
    size: int,
    *,
    huggingface: str | None = None,
    languages: tuple[str, ...] = ("zh", "en"),
    streaming: bool = False,
    hotwords: bool = False,
    sha256: Mapping[str, str] | None = None,
    aliases: tuple[str, ...] = (),
) -> Model:
    return Model(
        name=name,
        title=title,
        languages=languages,
        licence=_FUNASR_LICENCE,
        attribution=_FUNASR,
        capabilities=Capabilities(
            "recognize", streaming=streaming, hotwords=hotwords, token_times=True
        ),
        size=size,
        modelscope=f"iic/{modelscope}",
        huggingface=huggingface,
        sha256=sha256 or {},
        needs=_BESIDE,
        aliases=aliases,
    )


def _punctuation(  # noqa: PLR0913 - as above
    name: str,
    title: str,
    modelscope: str,
    size: int,
    *,
    huggingface: str | None = None,
    streaming: bool = False,
) -> Model:
    return Model(
        name=name,
        title=title,
        languages=("zh", "en"),
        licence=_FUNASR_LICENCE,
        attribution=_FUNASR,
        capabilities=Capabilities("punctuation", streaming=streaming, punctuation=True),
        size=size,
        modelscope=f"iic/{modelscope}",
        huggingface=huggingface,
    )


MODELS = (
    WHISPER_BASE,
    Model(
        name="sense-voice-small",
        title="SenseVoice Small",
        languages=("zh", "en", "yue", "ja", "ko"),
        licence=_FUNASR_LICENCE,
        attribution=_FUNASR,
        capabilities=Capabilities(
            "recognize", token_times=True, punctuation=True, itn=True, tags=True
        ),
        size=936 * _MB,
        modelscope="iic/SenseVoiceSmall",
        huggingface="FunAudioLLM/SenseVoiceSmall",
        sha256={
            **_LARGE_CMVN,
            "tokens.json": "a2594fc1474e78973149cba8cd1f603ebed8c39c7decb470631f66e70ce58e97",
        },
        needs=(VAD,),
        aliases=("SenseVoiceSmall", "sensevoice", "sense-voice"),
    ),
    _paraformer(
        "paraformer-zh",
        "Paraformer (SeACo)",
        "speech_seaco_paraformer_large_asr_nat-zh-cn-16k-common-vocab8404-pytorch",
        989 * _MB,
        huggingface="funasr/paraformer-zh",
        hotwords=True,
    ),
    _paraformer(
        "paraformer-large",
        "Paraformer-large",
        "speech_paraformer-large_asr_nat-zh-cn-16k-common-vocab8404-pytorch",
        880 * _MB,
        sha256=_LARGE_CMVN,
        aliases=("paraformer",),
    ),
    _paraformer(
        "paraformer-large-vad-punc",
        "Paraformer-large with time stamps",
        "speech_paraformer-large-vad-punc_asr_nat-zh-cn-16k-common-vocab8404-pytorch",
        900 * _MB,
    ),
    _paraformer(
        "paraformer-contextual",
        "Paraformer contextual",
        "speech_paraformer-large-contextual_asr_nat-zh-cn-16k-common-vocab8404",
        912 * _MB,
        hotwords=True,
    ),
    _paraformer(
        "paraformer-en",
        "Paraformer English",
        "speech_paraformer-large-vad-punc_asr_nat-en-16k-common-vocab10020",
        900 * _MB,
        huggingface="funasr/paraformer-en",
        languages=("en",),
        aliases=("paraformer-en-spk",),
    ),
    _paraformer(
        "paraformer-zh-streaming",
        "Paraformer streaming",
        "speech_paraformer-large_asr_nat-zh-cn-16k-common-vocab8404-online",
        880 * _MB,
        huggingface="funasr/paraformer-zh-streaming",
        streaming=True,
    ),
    Model(
        name=VAD,
        title="FSMN-VAD",
        languages=(),
        licence=_FUNASR_LICENCE,
        attribution=_FUNASR,
        capabilities=Capabilities("vad", streaming=True),
        size=1_731_000,
        modelscope="iic/speech_fsmn_vad_zh-cn-16k-common-pytorch",
        huggingface="funasr/fsmn-vad",
        sha256={
            "model.pt": "b3be75be477f0780277f3bae0fe489f48718f585f3a6e45d7dd1fbb1a4255fc5",
            "am.mvn": "6820fef9687708c4fc3fab2530179c8fcea6262daa25514380056cd8f6eb1754",
        },
    ),
    _punctuation(
        "ct-punc",
        "CT-Transformer large",
        "punc_ct-transformer_cn-en-common-vocab471067-large",
        1_130 * _MB,
        huggingface="funasr/ct-punc",
    ),
    _punctuation(
        "ct-punc-c",
        "CT-Transformer",
        "punc_ct-transformer_zh-cn-common-vocab272727-pytorch",
        292 * _MB,
    ),
    _punctuation(
        REALTIME_PUNCTUATION,
        "CT-Transformer realtime",
        "punc_ct-transformer_zh-cn-common-vad_realtime-vocab272727",
        289 * _MB,
        streaming=True,
    ),
    Model(
        name=ALIGNER,
        title="TP-Aligner",
        languages=("zh",),
        licence=_FUNASR_LICENCE,
        attribution=_FUNASR,
        capabilities=Capabilities("align", token_times=True),
        size=158 * _MB,
        modelscope="iic/speech_timestamp_prediction-v1-16k-offline",
        huggingface="funasr/fa-zh",
    ),
)

RECOGNIZERS = tuple(model for model in MODELS if model.capabilities.task == "recognize")


def folder_names(model: Model) -> tuple[str, ...]:
    """What its folder may be called: its name first, then what FunASR and the hubs call it."""
    ends = (model_id.rpartition("/")[2] for model_id in _ids(model))
    return tuple(dict.fromkeys((model.name, *model.aliases, *ends)))


def _ids(model: Model) -> list[str]:
    return [each for each in (model.modelscope, model.huggingface) if each is not None]


_BY_NAME = {
    name.lower(): model for model in MODELS for name in (*folder_names(model), *_ids(model))
}


def look_up(name: str) -> Model | None:
    """The model of that name, alias or hub id, in upper or lower case; None where there is none."""
    # ModelScope's owner was called damo before it was called iic.
    name = name.lower()
    return _BY_NAME.get(f"iic/{name[5:]}" if name.startswith("damo/") else name)
