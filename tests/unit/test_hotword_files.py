"""Lists in and out of files of one's own: as text, and as tables."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.hotword_files import read_any, write_any
from app.hotword_lists import HotwordLists
from app.input_errors import TextUnreadable
from engine import Denied, Hotword, HotwordList, Rule, read_list, write_list

EVERY_KIND = HotwordList(
    (
        Hotword("邓郁松"),
        Hotword("CUDA", 5.0, ("库达", "coo da"), ("cuda core",), note="NVIDIA, as “said”"),
        Hotword("New York; NY"),
        Hotword("=SUM(A1)", 0.5),
        Hotword('say "C | D" # now', 1.0, ("a, b", 'x "y" | z'), ("~~~", "p | q")),
        Hotword("iPhone 15"),
    ),
    (Rule("邓玉松", "邓郁松", note="seen often"), Rule(r"(\d+) 块", r"\1 元", is_pattern=True)),
    (Denied("等于送"), Denied("a | b")),
)


@pytest.fixture
def lists(tmp_path: Path) -> HotwordLists:
    return HotwordLists(tmp_path / "hotwords")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".CSV"])
def test_no_entry_is_lost_on_the_way_out_and_in(lists: HotwordLists, tmp_path: Path, suffix: str):
    name = lists.create("every")
    lists.write(name, ["# language: zh", "## 人名", *write_list(EVERY_KIND).splitlines()])
    before = lists.resolve([name]).hotwords
    assert len(before.words) == 6
    assert (len(before.rules), len(before.denied)) == (2, 2)
    lists.export(name, tmp_path / f"out{suffix}")
    again = lists.import_file(tmp_path / f"out{suffix}")
    assert again == "out"
    assert lists.resolve([again]).hotwords == before
    assert lists.read(again).language == lists.read(name).language


def test_a_text_keeps_its_comments_and_its_order(lists: HotwordLists, tmp_path: Path):
    text = "# 人名\n邓郁松\n\n邓玉松 => 邓郁松\nCUDA | 库达\n"
    (tmp_path / "in.txt").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    lists.export(lists.import_file(tmp_path / "in.txt"), tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == text.encode()


def test_a_table_is_laid_out_for_people(lists: HotwordLists, tmp_path: Path):
    name = lists.create("every")
    lists.write(name, ["CUDA | 库达 | coo da ~~~ cuda core # NVIDIA", "a b => ab", "~~~ 等于送"])
    lists.export(name, tmp_path / "out.csv")
    first, rule, never = table(tmp_path / "out.csv")
    assert first["word"] == "CUDA"
    assert first["aliases"] == "库达 | coo da"
    assert first["denied"] == "cuda core"
    assert first["note"] == "NVIDIA"
    assert rule["word"] == "a b => ab"
    assert never["word"] == "~~~ 等于送"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("word,weight\n邓郁松,20\n", ["邓郁松\t20"]),
        ("Word;Aliases;Note\n邓郁松;邓玉松 | 邓雨松;who\n", ["邓郁松 | 邓玉松 | 邓雨松 # who"]),
        ("热词,权重,备注\n邓郁松,2,人名\n", ["邓郁松\t2 # 人名"]),
        ("note\tword\nwho\t邓郁松\n", ["邓郁松 # who"]),
        ("邓郁松\n张三丰\n", ["邓郁松", "张三丰"]),
        ("邓郁松,20\n张三丰,1\n", ["邓郁松\t20", "张三丰"]),
        ('word\n"two\nlines"\n', ["two lines"]),
        ("word,group\na,x\nb,x\nc,\n", ["## x", "a", "b", "##", "c"]),
        ("word,denied\n邓郁松,等于送 | 等鱼送\n", ["邓郁松 ~~~ 等于送 ~~~ 等鱼送"]),
        ("word\n\n ,\n", []),
        ("", []),
    ],
)
def test_tables_of_other_programs_are_read(tmp_path: Path, text: str, lines: list[str]):
    (tmp_path / "in.csv").write_text(text, "utf-8")
    assert read_any(tmp_path / "in.csv") == lines
    assert all(line.fault is None for line in read_list("\n".join(lines)).lines)


def test_a_weight_that_is_none_is_a_fault_of_its_line(tmp_path: Path):
    (tmp_path / "in.csv").write_text("word,weight,aliases\n邓郁松,heavy,邓玉松\n", "utf-8")
    (line,) = read_list("\n".join(read_any(tmp_path / "in.csv"))).lines
    assert line.fault is not None
    assert "邓玉松" in line.text


@pytest.mark.parametrize("data", [b"\x89PNG\0\0", b"\xff\xff\xff", b'"' + b"a" * 200_000])
def test_what_is_no_table_is_refused_and_leaves_no_list(
    lists: HotwordLists, tmp_path: Path, data: bytes
):
    (tmp_path / "in.csv").write_bytes(data)
    with pytest.raises(TextUnreadable):
        lists.import_file(tmp_path / "in.csv")
    assert lists.names() == []


def test_a_list_that_cannot_be_written_is_not_left_half_made(
    lists: HotwordLists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "in.txt").write_text("邓郁松\n", "utf-8")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.hotword_lists.replace_file", fail)
    with pytest.raises(OSError, match="No space"):
        lists.import_file(tmp_path / "in.txt")
    assert lists.names() == []


SIGNS = st.sampled_from(
    [*'abC1邓郁松，"#|~=>/\\,;+-@ ', "\t", " | ", " ~~~ ", " => ", " # ", "## "]
)


@pytest.mark.thorough
@settings(max_examples=500)
@given(st.lists(st.lists(SIGNS, max_size=12).map("".join), max_size=6))
def test_whatever_a_list_says_its_table_says_too(tmp_path_factory, written: list[str]):
    text = read_list("".join(f"{line}\n" for line in written))
    file = tmp_path_factory.mktemp("table") / "list.csv"
    write_any(file, text)
    again = read_list("".join(f"{line}\n" for line in read_any(file)))
    assert again.hotwords == text.hotwords
