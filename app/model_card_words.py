"""What the models page says of a model: what it is good at, what it can do, where it is."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject

from app import number_words
from app.job_words import shown_name
from app.languages import language_name, most_used_first
from app.shelf import Item
from engine import Model, look_up

_FEW = 6  # so many languages are named, more are counted

_ASKED = frozenset({"whisper-base"})  # they get hotwords as words that may have been said


class ModelCardWords(QObject):
    """The words of cards, in the interface's language."""

    def good_at(self, item: Item) -> str:
        """One line: what one would take it for."""
        blurbs = {
            "whisper-base": self.tr(
                "Small and at hand: nearly every language, with punctuation. Comes with the "
                "program."
            ),
            "sense-voice-small": self.tr(
                "First choice for Chinese, Cantonese, English, Japanese and Korean: fast, with "
                "punctuation, emotions and sounds."
            ),
            "paraformer-zh": self.tr(
                "Chinese where names and terms count: listens for your hotwords."
            ),
            "paraformer-large": self.tr("Chinese with some English, plain and exact."),
            "paraformer-large-vad-punc": self.tr(
                "Chinese where times count: each word is timed to 20 ms."
            ),
            "paraformer-contextual": self.tr(
                "Chinese with hotwords, an older way than Paraformer (SeACo)."
            ),
            "paraformer-en": self.tr("English alone."),
            "paraformer-zh-streaming": self.tr("Chinese while it is spoken."),
            "fsmn-vad": self.tr("Finds where somebody speaks; suits the models of FunASR."),
            "ct-punc": self.tr(
                "Punctuation for Chinese and English, the large one; for models that write none."
            ),
            "ct-punc-c": self.tr(
                "Punctuation for Chinese and English, for models that write none."
            ),
            "ct-punc-realtime": self.tr("Punctuation while it is spoken."),
            "fa-zh": self.tr("Times the words of a Chinese text that is known already."),
        }
        if item.model is None:
            return self.tr("A model of your own.")
        return blurbs.get(item.name, "")

    def languages(self, model: Model) -> str:
        """Which languages it knows, or how many."""
        if not model.languages:
            return self.tr("Any language")
        if len(model.languages) > _FEW:
            return self.tr("%1 languages").replace("%1", str(len(model.languages)))
        first, others = most_used_first(model.languages)
        return QLocale().createSeparatedList([*map(language_name, [*first, *others])])

    def abilities(self, model: Model) -> list[str]:
        """A word or two for each thing that it can do beside its task."""
        can = model.capabilities
        words = (
            (can.task == "recognize" and can.punctuation, self.tr("Punctuation")),
            (can.itn, self.tr("Numbers as digits")),
            (can.tags, self.tr("Emotions and sounds")),
            (can.task == "recognize", self._hotwords(model)),
            (can.token_times, self.tr("Word times")),
            (can.streaming, self.tr("Live")),
        )
        return [text for is_so, text in words if is_so]

    def _hotwords(self, model: Model) -> str:
        """What becomes of hotwords: every model's text is corrected by them afterwards."""
        if model.name in _ASKED:
            return self.tr("Asked about hotwords")
        if model.capabilities.hotwords:
            return self.tr("Listens for hotwords")
        return self.tr("Hotwords afterwards")

    def task(self, model: Model) -> str:
        """What it is for."""
        return {
            "recognize": self.tr("Speech to text"),
            "vad": self.tr("Finding speech"),
            "punctuation": self.tr("Punctuation"),
            "align": self.tr("Times for a text"),
        }[model.capabilities.task]

    def facts(self, item: Item, speeds: Sequence[tuple[str, float]]) -> str:
        """Languages, size, licence and speed on one line."""
        parts = [number_words.size(item.size)]
        if item.model is not None:
            parts = [self.languages(item.model), *parts, item.model.licence]
        parts += [self._speed(device, speed) for device, speed in speeds]
        if item.is_ready and item.is_recognizer and not speeds:
            parts.append(self.tr("speed not measured yet"))
        return " · ".join(parts)

    def where(self, item: Item) -> str:
        """Where it is, where that is not the models folder."""
        if item.place is not None and item.place.where == "cache":
            return self.tr("In the cache of a hub's program: %1").replace("%1", shown(item))
        if item.model is None and not item.is_removable:
            return self.tr("Used where it lies: %1").replace("%1", shown(item))
        return ""

    def brings(self, names: Sequence[str]) -> str:
        """What else is downloaded with a model."""
        models = [model for name in names if (model := look_up(name)) is not None]
        if not models:
            return ""
        named = (f"{model.title} ({number_words.size(model.size)})" for model in models)
        return self.tr("Brings along: %1").replace("%1", QLocale().createSeparatedList([*named]))

    def get(self, n_bytes: int) -> str:
        """The text of a button that downloads so much."""
        return self.tr("Get (%1)").replace("%1", number_words.size(n_bytes))

    def _speed(self, device: str, speed: float) -> str:
        text = (
            self.tr("%1× real time on the graphics card here, measured")
            if device.startswith("cuda")
            else self.tr("%1× real time here, measured")
        )
        return text.replace("%1", number_words.pace(speed))


def shown(item: Item) -> str:
    """Where a model lies, to be read."""
    return shown_name(str(item.place.directory)) if item.place is not None else ""
