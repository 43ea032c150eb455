"""A model's directory → its settings and files, as FunASR's models are published.

Two layouts: `configuration.json` names the files of newer ones, directly or in the older way by
stage; without it they have their usual names. `config.yaml` says what the model is. It is read as
text throughout, as YAML would turn the tokens `no`, `0` and `~` of a vocabulary into other things.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any

import yaml

from engine.errors import ModelCorrupt

CONFIG_FILE = "config.yaml"

_SAMPLE_RATE, _N_MELS, _FRAME_MS, _HOP_MS = 16_000, 80, 25, 10

# What the classes were called before 2024.
_OLDER_NAMES = {
    "paraformer": "Paraformer",
    "bicif_paraformer": "BiCifParaformer",
    "contextual_paraformer": "ContextualParaformer",
    "neatcontextual_paraformer": "ContextualParaformer",
    "timestamp_prediction": "MonotonicAligner",
    "paraformer_online": "ParaformerStreaming",
    "sanm": "SANMEncoder",
    "sanm_chunk_opt": "SANMEncoderChunkOpt",
    "paraformer_decoder_sanm": "ParaformerSANMDecoder",
    "contextual_paraformer_decoder": "ContextualParaformerDecoder",
    "cif_predictor": "CifPredictor",
    "cif_predictor_v2": "CifPredictorV2",
    "cif_predictor_v3": "CifPredictorV3",
    "wav_frontend": "WavFrontend",
    "fsmn": "FSMN",
    "e2evad": "FsmnVADStreaming",
    "FsmnVAD": "FsmnVADStreaming",
}
_LARGEST = 65_536  # units of a layer
_NULL = ("", "null", "~")


class Settings:
    """One level of a configuration. What is asked for and is not of its type is named."""

    def __init__(self, values: Mapping[str, Any], directory: Path, place: str = "") -> None:
        self._values = values
        self._directory = directory
        self._place = place

    def section(self, name: str) -> "Settings":
        """A level below; empty where there is none."""
        value = self._values.get(name)
        return Settings(value if isinstance(value, dict) else {}, self._directory, f"{name}.")

    def text(self, name: str, default: str | None = None) -> str:
        value = self._values.get(name)
        if value is None or value in _NULL:
            if default is None:
                raise self.wrong(name, "is missing")
            return default
        if not isinstance(value, str):
            raise self.wrong(name, "is no text")
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        text = self.text(name, None if default is None else str(default))
        try:
            return int(text)
        except ValueError:
            raise self.wrong(name, f"is {text!r}, no whole number") from None

    def size(
        self, name: str, default: int | None = None, *, least: int = 1, most: int = _LARGEST
    ) -> int:
        """A number of units, heads or layers, as a network can have it."""
        value = self.integer(name, default)
        if not least <= value <= most:
            raise self.wrong(name, f"is {value}, not between {least} and {most}")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        text = self.text(name, None if default is None else str(default))
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self.wrong(name, f"is {text!r}, no number")
        return number

    def texts(self, name: str) -> list[str]:
        """A list of texts; empty where there is none."""
        value = self._values.get(name)
        if not isinstance(value, list):
            return []
        if not all(isinstance(item, str) for item in value):
            raise self.wrong(name, "is no list of texts")
        return value

    def sizes(self, name: str, default: Sequence[int], *, most: int) -> list[int]:
        """As many whole numbers as `default` has, of frames or units, none of them negative."""
        value = self._values.get(name)
        if value is None or value in _NULL:
            return list(default)
        try:
            numbers = [int(text) for text in value] if isinstance(value, list) else []
        except (TypeError, ValueError):
            numbers = []
        if len(numbers) != len(default) or not all(0 <= number <= most for number in numbers):
            raise self.wrong(name, f"is {value!r}, not {len(default)} numbers from 0 to {most}")
        return numbers

    def demand(self, name: str, *allowed: str) -> str:
        """A text that is one of `allowed`, or missing, which means the first.

        Raises:
            ModelCorrupt: it is something that cannot be run here.
        """
        value = self.text(name, allowed[0])
        if value not in allowed:
            raise self.wrong(name, f"is {value!r}; what runs here is {', '.join(allowed)}")
        return value

    def class_name(self, name: str, default: str | None = None) -> str:
        """The name of one of FunASR's classes, as it is called today."""
        value = self.text(name, default)
        return _OLDER_NAMES.get(value, value)

    def demand_class(self, name: str, wanted: str) -> None:
        """Make sure that a part is of this class.

        Raises:
            ModelCorrupt: it is of another.
        """
        value = self.class_name(name)
        if value != wanted:
            raise self.wrong(name, f"is {value}; what runs here is {wanted}")

    def wrong(self, name: str, fault: str) -> ModelCorrupt:
        """The error that says what is the matter with a setting."""
        return ModelCorrupt(str(self._directory), f"{self._place}{name} in its config {fault}")


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """What a directory holds.

    Attributes:
        kind: FunASR's class name, as "SenseVoiceSmall".
        settings: all of config.yaml.
        weights: the checkpoint; where there is none, an ONNX file.
        cmvn: am.mvn, where the model has one.
        tokens: tokens.json or tokens.txt, where the model has one.
        pieces: the sentencepiece model, where the model has one.
        jieba_words: the dictionary of a word-level punctuation model.
        seg_dict: words with their pieces, where the model has one.
    """

    directory: Path
    kind: str
    settings: Settings
    weights: Path
    cmvn: Path | None
    tokens: Path | None
    pieces: Path | None
    jieba_words: Path | None
    seg_dict: Path | None

    @property
    def is_onnx(self) -> bool:
        """Whether all there is of it is an ONNX file."""
        return self.weights.suffix == ".onnx"

    def demand_checkpoint(self) -> None:
        """Make sure that there is more of it than an ONNX file.

        Raises:
            ModelCorrupt: there is not.
        """
        if self.is_onnx:
            fault = f"model.pt is missing, and the ONNX file of a {self.kind} does not run here"
            raise ModelCorrupt(str(self.directory), fault)

    def demand_frontend(self, width: int, step: int) -> None:
        """Make sure that the model hears what `engine.features` computes, stacked this way.

        Raises:
            ModelCorrupt: it was trained on another front end.
        """
        frontend = self.settings.section("frontend_conf")
        frontend.demand("window", "hamming")
        for name, wanted in (
            ("fs", _SAMPLE_RATE),
            ("n_mels", _N_MELS),
            ("frame_length", _FRAME_MS),
            ("frame_shift", _HOP_MS),
            ("lfr_m", width),
            ("lfr_n", step),
        ):
            frontend.demand(name, str(wanted))


def read_config(directory: Path) -> ModelConfig:
    """Read what the model in `directory` is.

    Raises:
        ModelCorrupt: a file is missing or damaged.
    """
    files = _named_files(directory)
    path = files.get("config") or directory / CONFIG_FILE
    settings = Settings(_read_yaml(path, directory), directory)
    return ModelConfig(
        directory=directory,
        kind=settings.class_name("model", _kind_without_name(settings)),
        settings=settings,
        weights=_weights(directory, files),
        cmvn=_first(directory, files.get("cmvn_file"), "am.mvn"),
        tokens=_first(directory, files.get("token_list"), "tokens.json", "tokens.txt"),
        pieces=_first(directory, files.get("bpemodel"), "*.bpe.model", "bpe.model"),
        jieba_words=_first(directory, files.get("jieba_usr_dict"), "jieba_usr_dict"),
        seg_dict=_first(directory, files.get("seg_dict"), "seg_dict"),
    )


def _kind_without_name(settings: Settings) -> str | None:
    """Older VAD models say only how they are built."""
    return "FsmnVADStreaming" if settings.class_name("encoder", "none") == "FSMN" else None


def _weights(directory: Path, files: Mapping[str, Path]) -> Path:
    usual = ("model.pt", "model.pb", "model_quant.onnx", "model.onnx")
    weights = _first(directory, files.get("init_param"), *usual)
    if weights is None:
        raise ModelCorrupt(str(directory), "model.pt is missing")
    return weights


def _first(directory: Path, named: Path | None, *usual: str) -> Path | None:
    """The file that configuration.json names, or the first of the usual ones that is there."""
    found = (path for pattern in usual for path in sorted(directory.glob(pattern)))
    return named or next((path for path in found if path.is_file()), None)


def _read_yaml(path: Path, directory: Path) -> Mapping[str, Any]:
    if not path.is_file():  # nor a device or a pipe, which never end
        raise ModelCorrupt(str(directory), f"{path.name} is missing")
    try:
        # Text only: no number, no null, and nothing that could make an object.
        content = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506
    except (OSError, yaml.YAMLError, RecursionError) as error:
        raise ModelCorrupt(str(directory), f"{path.name} is damaged: {error}") from error
    if not isinstance(content, dict):
        raise ModelCorrupt(str(directory), f"{path.name} holds no settings")
    return content


def _named_files(directory: Path) -> dict[str, Path]:
    """The files that configuration.json names and that are there, by role."""
    path = directory / "configuration.json"
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text("utf-8-sig"))
        content = content if isinstance(content, dict) else {}
        names = dict(_leaves(content.get("file_path_metas")))
        older = _leaves(content.get("model"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelCorrupt(str(directory), f"{path.name} is damaged: {error}") from error
    for role, name in older:
        if role in ("am_model_name", "vad_model_name", "punc_model_name"):
            names.setdefault("init_param", name)
        elif role in ("am_model_config", "vad_model_config", "punc_model_config"):
            names.setdefault("config", name)
        elif role == "mvn_file":
            names.setdefault("cmvn_file", name)
    return {role: directory / name for role, name in names.items() if _is_inside(directory, name)}


def _is_inside(directory: Path, name: str) -> bool:
    """Whether it is a file of the directory, by its name, as any system would read it."""
    path = PureWindowsPath(name)
    if path.anchor or ".." in path.parts:
        return False
    try:
        return (directory / name).is_file()
    except (OSError, ValueError):  # no name a file can have
        return False


def _leaves(tree: object) -> list[tuple[str, str]]:
    if not isinstance(tree, dict):
        return []
    leaves = [(role, value) for role, value in tree.items() if isinstance(value, str)]
    return leaves + [leaf for value in tree.values() for leaf in _leaves(value)]
