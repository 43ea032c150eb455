"""Words that are said to be obeyed, as "new line" and "句号", in what was dictated.

One is obeyed where it stands alone between marks or pauses, and at the end of what was said without
a pause. A word that is an ordinary one as well, as "period", is obeyed only at such an end.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.spacing import are_spaced

_MARKS = "，。！？；：、…,.!?;:"
_OPENING = "“‘（《([{"
_KEPT = "？！?!"  # what was asked is still a question before a new line
_HALF_ENDS = " ，、；,;"  # nothing goes on after these at the end of a line

# A mark of the Latin script is one where a space or the end follows: "3.5" is one word.
_MARK = rf"(?:[，。！？；：、…]|[,.!?;:](?=[\s{_MARKS}]|$))"
_CLAUSE = re.compile(rf"(.*?)({_MARK}+|\n|$)\s*")
_SENTENCE = re.compile(r"(?:[。！？!?…]+|\.(?=\s|$))\s*|\n+")


@dataclass(frozen=True, slots=True)
class Command:
    """What is done where it is said.

    Attributes:
        deed: "mark" writes `text` in the place of the mark before it, "break" begins a line or a
            paragraph, "open" and "close" write what encloses, "delete" takes a sentence away.
        is_ordinary: whether people say it for its meaning, too.
    """

    deed: Literal["mark", "break", "open", "close", "delete"]
    text: str = ""
    is_ordinary: bool = False


_LINE, _PARAGRAPH = Command("break", "\n"), Command("break", "\n\n")
_DELETE = Command("delete")

COMMANDS: Mapping[str, Command] = {
    **dict.fromkeys(("换行", "另起一行", "新的一行", "new line", "newline"), _LINE),
    **dict.fromkeys(("新段落", "另起一段", "新的一段", "new paragraph"), _PARAGRAPH),
    "逗号": Command("mark", "，"),
    "句号": Command("mark", "。"),
    "问号": Command("mark", "？"),
    **dict.fromkeys(("感叹号", "叹号"), Command("mark", "！")),
    "冒号": Command("mark", "："),
    "分号": Command("mark", "；"),
    "顿号": Command("mark", "、"),
    "省略号": Command("mark", "……"),
    "左引号": Command("open", "“"),
    "右引号": Command("close", "”"),
    "左括号": Command("open", "（"),
    "右括号": Command("close", "）"),
    "full stop": Command("mark", "."),
    "question mark": Command("mark", "?"),
    **dict.fromkeys(("exclamation mark", "exclamation point"), Command("mark", "!")),
    "semicolon": Command("mark", ";"),
    **dict.fromkeys(("open quote", "open quotes"), Command("open", "“")),
    **dict.fromkeys(("close quote", "close quotes"), Command("close", "”")),
    **dict.fromkeys(("open bracket", "open parenthesis"), Command("open", "(")),
    **dict.fromkeys(("close bracket", "close parenthesis"), Command("close", ")")),
    "comma": Command("mark", ",", is_ordinary=True),
    "period": Command("mark", ".", is_ordinary=True),
    "colon": Command("mark", ":", is_ordinary=True),
    **dict.fromkeys(("删除上一句", "删掉上一句", "scratch that"), _DELETE),
    "delete that": Command("delete", is_ordinary=True),
}
_LONGEST_FIRST = sorted(COMMANDS, key=len, reverse=True)


def obeyed(utterances: Iterable[str]) -> str:
    """The text with its commands carried out; each utterance was said without a pause."""
    text = ""
    for utterance in utterances:
        clauses = _clauses(utterance)
        for place, (words, marks) in enumerate(clauses):
            text = _with_clause(text, words, marks, is_end=place == len(clauses) - 1)
    return text.strip(" ")


def _clauses(utterance: str) -> list[tuple[str, str]]:
    """The words between marks, each with the marks behind them."""
    found = [(words.strip(), marks.strip(" ")) for words, marks in _CLAUSE.findall(utterance)]
    return [each for each in found if each != ("", "")]


def _with_clause(text: str, words: str, marks: str, *, is_end: bool) -> str:
    words, commands = _split(words, is_end=is_end)
    text = _appended(text, words)
    if not commands:
        return text + marks
    if words and commands[0].deed == "break":
        text += "".join(mark for mark in marks if mark in _KEPT)
    for command in commands:
        text = _carried_out(text, command)
    return text


def _split(words: str, *, is_end: bool) -> tuple[str, list[Command]]:
    """What is said, and the commands at its end."""
    alone = COMMANDS.get(words.lower())
    if alone is not None and (is_end or not alone.is_ordinary):
        return "", [alone]
    commands: list[Command] = []
    while is_end and (name := _last(words)):
        commands.insert(0, COMMANDS[name])
        words = words[: -len(name)].rstrip(" ")
    return words, commands


def _last(words: str) -> str:
    """The command that the words end in; a Latin one is a word of its own."""
    lower = words.lower()
    for name in _LONGEST_FIRST:
        if lower.endswith(name):
            before = lower[: -len(name)]
            if not (name.isascii() and before and before[-1].isalnum() and before[-1].isascii()):
                return name
    return ""


def _carried_out(text: str, command: Command) -> str:
    match command.deed:
        case "mark":
            bare = text.rstrip(" ").rstrip(_MARKS) if not text.endswith("\n") else text
            return bare + command.text
        case "break":
            return text.rstrip(_HALF_ENDS) + command.text if text else command.text
        case "open":
            return _appended(text, command.text)
        case "close":
            return text.rstrip(_HALF_ENDS) + command.text
        case _:
            return _without_last(text)


def _without_last(text: str) -> str:
    """The text without its last sentence."""
    text = text.rstrip()
    ends = [found.end() for found in _SENTENCE.finditer(text) if found.end() < len(text)]
    return text[: ends[-1]].rstrip(" ") if ends else ""


def _appended(text: str, more: str) -> str:
    if not text or not more or text[-1].isspace() or text[-1] in _OPENING:
        return text + more
    return f"{text} {more}" if are_spaced(text[-1], more[0]) else text + more
