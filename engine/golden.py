"""What models are known to hear: clips, and the text that comes with the official weights."""

from dataclasses import dataclass

# Of the program's own samples.
CHINESE, ENGLISH = "sample-zh.flac", "welcome.flac"

# Seconds of speech that FSMN-VAD finds in the Chinese sample with its classical settings.
SPEECH = ((0.77, 2.40), (3.38, 5.98))


@dataclass(frozen=True, slots=True)
class Golden:
    """A clip and its text.

    Attributes:
        clip: one of the program's samples, or a file in the model's directory, as "example/a.wav".
        likeness: how much of the text has to be heard, from 0 to 1, punctuation aside.
    """

    clip: str
    text: str
    language: str = "zh"
    likeness: float = 1.0


_SAMPLE = Golden(CHINESE, "我想问我在滨海新区有房")
_EXAMPLE = Golden("example/asr_example.wav", "欢迎大家来体验达摩院推出的语音识别模型")

GOLDEN: dict[str, tuple[Golden, ...]] = {
    "whisper-base": (
        Golden(
            ENGLISH,
            "Welcome. This program turns recordings into text and subtitles, on your own computer. "
            "Drop a file on the window, and the subtitles appear beside it.",
            language="en",
            likeness=0.9,
        ),
    ),
    "sense-voice-small": (_SAMPLE,),
    "paraformer-zh": (_SAMPLE,),
    "paraformer-large": (_SAMPLE, _EXAMPLE),
    "paraformer-large-vad-punc": (_SAMPLE, _EXAMPLE),
    "paraformer-zh-streaming": (_EXAMPLE,),
}
