"""Sentences as they are recognized: Chinese and English, with times, scores, moods and sounds."""

import random
from datetime import UTC, datetime

from engine import Segment, Tags, Token, Transcript, joined

_ENGLISH = """the of and to in that it was for you on with as but they have this from at not we had
which there when what your said each how will about many then them would people because really
thing think know after remember something different question understand government important
transcription yesterday together morning twenty""".split()
_CHINESE = """我们 今天 早上 大家 觉得 这个 问题 非常 重要 因为 所以 但是 如果 可以 开始 时候 已经
知道 工作 公司 学习 语音 识别 字幕 视频 朋友 老师 中国 北京 昨天 明天 的 了 在 是 也 都 就 不 和 有
说 人 到""".split()
_EMOTIONS = ("neutral",) * 8 + ("happy", "sad", "angry")
_EVENTS = (("speech",),) * 8 + (("bgm", "speech"), ("laughter",), ("applause",))
_PAUSES = (0.1, 0.3, 0.6, 1.5)  # seconds


def transcript(n_sentences: int) -> Transcript:
    """The same ones every time, in the order of their times."""
    dice, at, segments = random.Random(7), 0.0, []
    for _ in range(n_sentences):
        segments.append(_sentence(dice, at + dice.choice(_PAUSES)))
        at = segments[-1].end
    created = datetime(2026, 1, 1, tzinfo=UTC)
    return Transcript("talk.wav", at + 1, "sense-voice-small", created, tuple(segments))


def _sentence(dice: random.Random, start: float) -> Segment:
    is_chinese = dice.random() < 0.5
    n_words = dice.randint(2, 14)
    words = dice.choices(_CHINESE if is_chinese else _ENGLISH, k=n_words)
    if is_chinese:
        pieces = [*"".join(words), dice.choice("。？，")]
    else:
        pieces = [f" {word}" for word in words]
        pieces[-1] += dice.choice(".?,")
    tokens = []
    for piece in pieces:
        end = start + (0.2 if is_chinese else 0.08 + 0.04 * len(piece)) * dice.uniform(0.6, 1.4)
        tokens.append(Token(piece, start, end, -dice.expovariate(4)))
        start = end
    tags = Tags("zh" if is_chinese else "en", dice.choice(_EMOTIONS), dice.choice(_EVENTS))
    return Segment(tuple(tokens), joined(tokens), tags)
