"""The folder of lists: names, reading, writing, and what others do to it meanwhile."""

import os
from pathlib import Path

import pytest

from app.hotword_files import LIMIT
from app.hotword_lists import HotwordLists, ListChanged
from app.input_errors import TextUnreadable, TooLarge


@pytest.fixture
def lists(tmp_path: Path) -> HotwordLists:
    (tmp_path / "hotwords").mkdir()
    return HotwordLists(tmp_path / "hotwords")


def put(lists: HotwordLists, name: str, text: str = "邓郁松\n") -> Path:
    path = lists.folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    return path


def words(lists: HotwordLists, *names: str) -> list[str]:
    return [word.word for word in lists.resolve(names).hotwords.words]


def test_a_folder_that_is_not_there_holds_no_lists(tmp_path: Path):
    lists = HotwordLists(tmp_path / "no" / "folder")
    assert lists.names() == []
    assert lists.resolve(["names"]).missing == ("names",)
    assert lists.create("names") == "names"
    assert lists.names() == ["names"]


def test_lists_are_sorted_as_people_sort(lists: HotwordLists):
    for name in ("list 10", "list 9", "Alpha", "beta", "人名", ".hidden"):
        put(lists, name)
    (lists.folder / "notes.md").touch()
    (lists.folder / "SHOUTED.TXT").touch()
    assert lists.names() == ["Alpha", "beta", "list 9", "list 10", "SHOUTED", "人名"]
    assert lists.path("SHOUTED").name == "SHOUTED.TXT"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_is_read_in_the_encodings_people_have(lists: HotwordLists, encoding: str):
    put(lists, "names").write_bytes("邓郁松\r\n张三丰\r\n".encode(encoding))
    assert words(lists, "names") == ["邓郁松", "张三丰"]
    assert [line.text for line in lists.read("names").lines] == ["邓郁松", "张三丰"]


def test_a_changed_list_is_read_again_and_an_unchanged_one_is_not(lists: HotwordLists):
    put(lists, "names")
    first = lists.resolve(["names"]).hotwords
    assert lists.resolve(["names"]).hotwords is first
    put(lists, "names", "邓郁松\n张三丰\n")
    assert words(lists, "names") == ["邓郁松", "张三丰"]
    lists.path("names").unlink()
    assert lists.resolve(["names"]).missing == ("names",)


def test_several_lists_speak_together_in_their_order_and_each_once(lists: HotwordLists):
    put(lists, "a", "甲乙\n")
    put(lists, "b", "丙丁\n")
    assert words(lists, "b", "a", "b") == ["丙丁", "甲乙"]


def test_what_cannot_be_read_is_listed_and_named_and_the_rest_counts(lists: HotwordLists):
    put(lists, "good")
    put(lists, "large").write_bytes(b"a" * (LIMIT + 1))
    put(lists, "recording").write_bytes(b"RIFF\0\0\0\0")
    (lists.folder / "folder.txt").mkdir()
    (lists.folder / "nowhere.txt").symlink_to("gone.txt")
    os.mkfifo(lists.folder / "pipe.txt")
    found = lists.resolve(lists.names())
    assert [word.word for word in found.hotwords.words] == ["邓郁松"]
    assert found.missing == ("nowhere",)
    reasons = {name: error.reason for name, error in found.unreadable}
    assert reasons == {
        "folder": "folder",
        "large": "large list",
        "pipe": "unreadable",
        "recording": "binary",
    }
    with pytest.raises(TooLarge):
        lists.read("large")


@pytest.mark.parametrize("name", ["../secret", "..", "", "a/b", "a\\b", "a\0b", "/etc/passwd"])
def test_no_name_leads_out_of_the_folder(lists: HotwordLists, name: str):
    put(lists, "../secret")
    assert lists.resolve([name]).missing == (name,)
    with pytest.raises(TextUnreadable):
        lists.read(name)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("人名", "人名"),
        ("a/b:c", "a_b_c"),
        ("con", "_con"),
        ("NUL.old", "_NUL.old"),
        ("..", "hotwords"),
        ("", "hotwords"),
        (" dots. ", "dots"),
        ("two\nlines", "two lines"),
        ("names", "names (2)"),
        ("NAMES", "NAMES (2)"),
        ("字" * 200, "字" * 60),
        ("\ud800", "hotwords"),
    ],
)
def test_a_new_list_gets_a_name_for_every_system(lists: HotwordLists, wanted: str, name: str):
    put(lists, "names")
    assert lists.create(wanted) == name
    assert lists.path(name).read_bytes() == b""


def test_a_list_is_written_as_plain_utf8(lists: HotwordLists):
    put(lists, "names").write_bytes("旧\r\n".encode("gb18030"))
    lists.read("names")
    lists.write("names", ["# 人名", "邓郁松"])
    assert lists.path("names").read_bytes() == "# 人名\n邓郁松\n".encode()
    lists.write("names", [])
    assert lists.path("names").read_bytes() == b""
    assert [path.name for path in lists.folder.iterdir()] == ["names.txt"]


def test_nothing_that_others_wrote_is_written_over(lists: HotwordLists):
    put(lists, "names")
    with pytest.raises(ListChanged):  # never read
        lists.write("names", ["甲乙"])
    lists.read("names")
    put(lists, "names", "邓郁松\n张三丰\n")
    words(lists, "names")  # a job reads it meanwhile
    with pytest.raises(ListChanged) as caught:
        lists.write("names", ["甲乙"])
    assert not caught.value.is_gone
    assert lists.path("names").read_text("utf-8") == "邓郁松\n张三丰\n"
    lists.read("names")
    lists.write("names", ["甲乙"])
    assert words(lists, "names") == ["甲乙"]


def test_a_list_that_was_deleted_is_not_written_again_unasked(lists: HotwordLists):
    put(lists, "names")
    lists.read("names")
    lists.path("names").unlink()
    with pytest.raises(ListChanged) as caught:
        lists.write("names", ["甲乙"])
    assert caught.value.is_gone
    with pytest.raises(TextUnreadable):
        lists.read("names")
    lists.write("names", ["甲乙"])
    assert words(lists, "names") == ["甲乙"]


def test_what_would_be_too_large_to_read_is_not_written(lists: HotwordLists):
    name = lists.create("names")
    with pytest.raises(TooLarge):
        lists.write(name, ["a" * LIMIT])
    assert lists.path(name).read_bytes() == b""


def test_a_list_is_renamed_and_never_over_another(lists: HotwordLists):
    put(lists, "names", "甲乙\n")
    put(lists, "other", "丙丁\n")
    assert lists.rename("names", "Other") == "Other (2)"
    assert lists.rename("Other (2)", "OTHER (2)") == "OTHER (2)"
    assert lists.rename("other", "other") == "other"
    assert words(lists, "OTHER (2)", "other") == ["甲乙", "丙丁"]
    lists.write("OTHER (2)", ["戊己"])


def test_a_removed_list_can_be_put_back_under_its_name(lists: HotwordLists):
    put(lists, "names", "甲乙\n")
    first = lists.remove("names")
    put(lists, "names", "丙丁\n")
    second = lists.remove("names")
    assert lists.names() == []
    assert lists.put_back(first) == "names"
    assert lists.put_back(second) == "names (2)"
    assert words(lists, "names", "names (2)") == ["甲乙", "丙丁"]
    assert list((lists.folder / ".removed").iterdir()) == []


def test_what_was_removed_long_ago_is_deleted(lists: HotwordLists):
    put(lists, "old")
    put(lists, "new")
    old = lists.remove("old")
    os.utime(old.parent, (0, 0))
    new = lists.remove("new")
    assert (old.exists(), new.exists()) == (False, True)


def test_a_removed_list_that_is_not_there_is_an_error(lists: HotwordLists):
    with pytest.raises(FileNotFoundError):
        lists.remove("names")
    assert list((lists.folder / ".removed").iterdir()) == []


def test_a_link_to_a_list_elsewhere_is_written_through(lists: HotwordLists, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("甲乙\n", "utf-8")
    (lists.folder / "names.txt").symlink_to(tmp_path / "mine.txt")
    lists.read("names")
    lists.write("names", ["丙丁"])
    assert (tmp_path / "mine.txt").read_text("utf-8") == "丙丁\n"
    lists.remove("names")
    assert (tmp_path / "mine.txt").exists()
