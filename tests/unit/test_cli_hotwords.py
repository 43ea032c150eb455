"""`shengwen hotwords`, as a user types it."""

import json
import os
from pathlib import Path

import pytest
from click.testing import Result
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from app.cli import cli
from app.cli_hotwords import hotwords
from app.hotword_lists import HotwordLists
from engine import Fit, HotwordRemark

SRT = "1\n00:00:01,000 --> 00:00:03,000\n我叫邓玉松。\n\n2\n00:00:04,000 --> 00:00:05,000\n你好。\n"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli_hotwords.start_logging", lambda: None)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def lists() -> HotwordLists:
    lists = HotwordLists()
    lists.folder.mkdir(parents=True)
    return lists


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["hotwords", *arguments])


def check(content: str | bytes, *options: str) -> Result:
    data = content.encode() if isinstance(content, str) else content
    Path("words.txt").write_bytes(data)
    return run("check", "words.txt", *options)


def test_the_folder_is_told(tmp_path: Path):
    assert run("path").stdout == f"{tmp_path / 'data' / 'shengwen' / 'hotwords'}\n"


def test_no_list_yet_says_where_they_go():
    done = run("list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "shengwen/hotwords" in done.stderr


def test_lists_are_shown_with_what_is_in_them(lists: HotwordLists):
    text = "# language: zh\n邓郁松\nCUDA\n邓玉松 => 邓郁松\n~~~ 等于送\na\x07\n"
    (lists.folder / "人名.txt").write_text(text, "utf-8")
    (lists.folder / "folder.txt").mkdir()
    (lists.folder / "recording.txt").write_bytes(b"RIFF\0\0")
    head, folder, recording, names = run("list").stdout.splitlines()
    assert head.split() == ["NAME", "LANGUAGE", "WORDS", "RULES", "NEVER"]
    assert names.split(maxsplit=5) == ["人名", "zh", "2", "1", "1", "1 line cannot be used"]
    assert folder.split(maxsplit=1) == ["folder", "This is a folder."]
    assert recording.split(maxsplit=1) == ["recording", "This is no text file."]
    told = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]
    assert told[2]["words"] == 2
    assert told[0]["error"] == "This is a folder."


def test_names_that_are_no_text_are_shown_and_those_in_chinese_stay_in_line(lists: HotwordLists):
    (lists.folder / os.fsdecode(b"caf\xe9.txt")).write_text("a\n")
    (lists.folder / "人名.txt").write_text("邓郁松\n", "utf-8")
    head, first, second = run("list").stdout.splitlines()
    assert first.startswith("caf\\udce9  any ")
    assert second.startswith("人名       any ")
    assert head.startswith("NAME       LANGUAGE")


def test_a_list_without_mistakes_is_accepted(lists: HotwordLists):
    (lists.folder / "人名.txt").write_text("邓郁松\n段云鹏\n", "utf-8")
    done = run("check", "人名")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "人名: 2 entries, 0 mistakes, 0 notes\n"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("邓郁松\na\x07b\n", "2  a\\x07b  control: "),
        ("邓郁松\n" + "a" * (10 << 20) + "\n", "2  aaa"),
        ("a => b\n => b\n", "2  => b  empty: "),
        ("/(a/ => b\n", "1  /(a/ => b  pattern: "),
        ("邓郁松\theavy\n", "1  邓郁松 heavy  weight: "),
    ],
    ids=["control", "long", "empty", "pattern", "weight"],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(content: str, fault: str):
    done = check(content)
    assert done.exit_code == 1
    assert done.stdout.startswith(fault)
    assert max(map(len, done.stdout.splitlines())) < 200
    assert "1 mistakes, 0 notes" in done.stderr


def test_remarks_are_told_beside_their_lines(monkeypatch: pytest.MonkeyPatch):
    found = [HotwordRemark(0, "contained", "上海交通大学"), HotwordRemark(2, "contradiction", "b")]
    monkeypatch.setattr("app.cli_hotword_check.check_entries", lambda _entries: found)
    done = check("# places\n上海\n上海交通大学\na => c\n")
    assert done.exit_code == 1
    assert done.stdout == (
        "2  上海  contained: A part of “上海交通大学”; where both fit, the longer one is taken. "
        "(note)\n4  a => c  contradiction: Contradicts “b”.\n"
    )
    found.pop()
    assert check("# places\n上海\n").exit_code == 0
    assert check("# places\n上海\n", "--strict").exit_code == 1
    told = json.loads(check("# places\n上海\n", "--json").stdout)
    assert told["findings"][0]["kind"] == "contained"
    assert told["words"] == 1


def test_what_a_model_cannot_do_is_a_note(monkeypatch: pytest.MonkeyPatch):
    fits = {
        "takes": Fit(takes=True, unwritable=frozenset({"龘"})),
        "unknown": Fit(takes=True, is_known=False),
        "none": Fit(takes=False),
    }
    monkeypatch.setattr("app.cli_hotword_check.fit_of", lambda model, _words: fits[model])
    monkeypatch.setattr("app.cli_hotword_check.check_entries", lambda _entries: [])
    done = check("公园\n龘\nC++\n", "--model", "takes")
    assert done.exit_code == 0
    assert "2  龘  model: The model has no characters for it" in done.stdout
    assert "C++" not in done.stdout
    assert "takes listens for 2 of 3 hotwords" in done.stderr
    assert "not on this computer" in check("公园\n", "--model", "unknown").stderr
    assert "does not listen for hotwords" in check("公园\n", "--model", "none").stderr


def test_a_model_that_is_not_there_is_wrong_usage():
    done = check("公园\n", "--model", "no-such-model")
    assert done.exit_code == 2
    assert "no-such-model" in done.stderr


@pytest.mark.parametrize(
    ("content", "n_entries"),
    [
        ("", 0),
        ("# nothing but words about words\n\n", 0),
        ("👩‍🚀 rocket\nمرحبا\nשלום עולם\n华为Mate60\nC++\n", 5),
        ("邓郁松\r\n张三丰\r\n".encode("gb18030"), 2),
        ("\ufeff邓郁松\n", 1),
    ],
    ids=["empty", "comments", "scripts", "gb18030", "mark"],
)
def test_lists_of_every_kind_are_read(content: str | bytes, n_entries: int):
    done = check(content)
    assert f"{n_entries} entries, 0 mistakes" in done.stderr, done.stdout
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("邓郁松\n邓郁松\n", "duplicate"),
        ("a b => ab\na b => ba\n", "contradiction"),
        ("甲子 => 乙丑\n乙丑 => 甲子\n", "circle"),
        ("/(a|aa)+$/ => b\n", "slow"),
    ],
)
def test_what_contradicts_itself_is_a_mistake(content: str, kind: str):
    done = check(content)
    assert done.exit_code == 1
    assert f"  {kind}: " in done.stdout


@pytest.mark.thorough
def test_a_hundred_thousand_lines_are_checked():
    done = check("".join(f"词语{n}\n" for n in range(100_001)))
    assert done.exit_code == 1
    assert "100001  词语100000  many: " in done.stdout


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("missing.txt", "The file is not there."),
        ("folder.txt", "This is a folder."),
        ("recording.txt", "This is no text file."),
        ("large.txt", "This is larger than 16 MB"),
    ],
)
def test_a_list_that_cannot_be_read_is_wrong_usage(given: str, reason: str):
    Path("folder.txt").mkdir()
    Path("recording.txt").write_bytes(b"RIFF\0\0")
    Path("large.txt").write_bytes(b"a" * ((16 << 20) + 1))
    done = run("check", given)
    assert done.exit_code == 2
    assert reason in " ".join(done.stderr.replace("│", " ").split())


def test_a_list_is_tried_on_subtitles():
    Path("talk.srt").write_text(SRT, "utf-8")
    done = run("try", "邓郁松 | 邓玉松, 张三丰", "talk.srt", "--reference", "我叫邓郁松。你好。")
    assert done.exit_code == 0, done.output
    assert done.stdout == (
        "0:01  我叫邓玉松。\n"
        "    → 我叫邓郁松。\n"
        "      邓郁松 for an alias, for 邓玉松\n"
        "邓郁松: 1 for an alias  0:01\n"
        "never heard: 张三丰\n"
        "1 of 2 hotwords heard\n"
        "before: CER 14.29 % (1 of 7); 0 of 1 hotwords that are said are there, "
        "0 of 0 that are there are not said\n"
        "after:  CER 0.00 % (0 of 7); 1 of 1 hotwords that are said are there, "
        "0 of 1 that are there are not said\n"
    )


def test_a_trial_is_told_to_programs():
    Path("talk.srt").write_text(SRT, "utf-8")
    done = run("try", "邓玉松 => 邓郁松", "talk.srt", "--json", "--reference", "我叫邓郁松。你好。")
    told = json.loads(done.stdout)
    assert told["changed"] == [{"start": 1.0, "before": "我叫邓玉松。", "after": "我叫邓郁松。"}]
    assert told["hits"][0]["way"] == "rule"
    assert (told["scores"]["before"]["errors"], told["scores"]["after"]["errors"]) == (1, 0)


def test_a_list_is_tried_on_the_lines_of_a_text():
    Path("talk.txt").write_text("你好\n我叫邓玉松\n", "gb18030")
    done = run("try", "邓郁松 | 邓玉松", "talk.txt", "--all")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[:3] == ["你好", "我叫邓玉松", "→ 我叫邓郁松"]


def test_nothing_in_a_text_can_play_with_the_terminal():
    Path("talk.srt").write_text(SRT.replace("你好", "\x1b[31m你好\u202e"), "utf-8")
    done = run("try", "邓郁松 | 邓玉松", "talk.srt", "--all")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "你好\\u202e" in done.stdout


@pytest.mark.parametrize("name", ["\u202etxt.srt", "\u2066a.srt", "a\x1b[2J.srt", "a\x1b[2J.txt"])
def test_no_name_can_play_with_the_terminal(name: str):
    for arguments in (("try", "邓郁松", name), ("check", name), ("check", name + ".txt")):
        done = run(*arguments)
        assert ascii(name)[1:4] in done.stderr
        assert not set("\x1b\u202e\u2066") & set(done.output)


def test_every_option_is_in_the_readme():
    """Those of `try` that are transcribe's are named there, and told where that is."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    section = readme.split("### Hotwords in the terminal")[1].split("\n### ")[0]
    group = get_command(hotwords)
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        assert f"`shengwen hotwords {name}" in section
        for option in (each for each in command.params if each.param_type_name == "option"):
            assert f"`{option.opts[0]}" in section, (name, option.opts)


@pytest.mark.parametrize("given", ["-", "http://127.0.0.1:1/list.txt"])
def test_what_is_no_list_is_a_wrong_argument_by_its_name(given: str):
    done = run("check", given)
    assert done.exit_code == 2
    assert "Invalid value for LIST" in done.stderr


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("missing.srt", "The file is not there."),
        ("folder.srt", "This is a folder."),
        ("binary.srt", "This is no text file."),
        ("empty.srt", "There is no text in this file."),
        ("missing.txt", "The file is not there."),
        ("none.txt", "There are no words in it."),
    ],
)
def test_what_a_list_cannot_be_tried_on_is_wrong_usage(file: str, reason: str):
    Path("folder.srt").mkdir()
    Path("binary.srt").write_bytes(b"\xff\xff\0\0")
    Path("empty.srt").touch()
    Path("none.txt").write_text("\n \n")
    done = run("try", "邓郁松", file)
    assert done.exit_code == 2, done.output
    assert reason in " ".join(done.stderr.replace("│", " ").split())
