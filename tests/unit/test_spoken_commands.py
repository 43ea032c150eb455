"""Spoken commands: what is obeyed, and what is said for its meaning."""

import pytest

from app.spoken_commands import obeyed


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (["今天天气很好，换行，明天见。"], "今天天气很好\n明天见。"),
        (["今天天气很好换行。"], "今天天气很好\n"),
        (["今天天气很好。", "换行。", "明天见。"], "今天天气很好。\n明天见。"),
        (["换行。"], "\n"),
        (["新段落"], "\n\n"),
        (["你好，句号。", "明天见"], "你好。明天见"),
        (["你好", "逗号", "再见", "感叹号"], "你好，再见！"),
        (["你来吗？换行"], "你来吗？\n"),
        (["他说，左引号，你好，右引号，句号"], "他说，“你好”。"),
        (["价格是3.5元，句号换行"], "价格是3.5元。\n"),
        (["第一句。第二句。", "删除上一句。", "第三句。"], "第一句。第三句。"),
        (["删除上一句。"], ""),
        (["苹果，顿号，梨，省略号"], "苹果、梨……"),
    ],
)
def test_commands_in_chinese(said, written):
    assert obeyed(said) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (["Hello, new line, how are you?"], "Hello\nhow are you?"),
        (["Hello. New line."], "Hello.\n"),
        (["Hello.", "New paragraph.", "World."], "Hello.\n\nWorld."),
        (["How are you question mark"], "How are you?"),
        (["How are you? Question mark."], "How are you?"),
        (["It was a good day period."], "It was a good day."),
        (["Period."], "."),
        (["Whisper,", "comma", "it works 3,000 times."], "Whisper, it works 3,000 times."),
        (["Are you there, new line?"], "Are you there\n"),
        (["Are you there new line?"], "Are you there?\n"),
        (["She said", "open quotes", "hello", "close quotes", "full stop"], "She said “hello”."),
        (["One. Two. Scratch that."], "One."),
        (["NEW LINE"], "\n"),
    ],
)
def test_commands_in_english(said, written):
    assert obeyed(said) == written


@pytest.mark.parametrize(
    "said",
    [
        "按回车换行再输入。",
        "句号是一种标点。",
        "In the Victorian period people walked.",
        "Period pieces are expensive, comma or not.",
        "A new line of products.",
        "A semicolonist writes long sentences.",
        "The recolon",
        "It costs 3.5 or 1,000 at 10:30.",
        "Delete that file.",
        "你好，世界。",
        "",
    ],
)
def test_what_only_mentions_a_command_is_written_as_it_is(said):
    assert obeyed([said]) == said


def test_sentences_are_joined_as_each_script_is():
    assert obeyed(["Hello there.", "How are you?"]) == "Hello there. How are you?"
    assert obeyed(["你好。", "再见。"]) == "你好。再见。"
    assert obeyed([]) == ""
