"""Lines of a list: groups, language, two versions as one, cells and what is pasted."""

import pytest

from app.hotword_cells import Column, can_edit, cell_text, pasted, typed_text, with_cell
from app.hotword_disk import HotwordDisk, Kept
from app.hotword_lines import (
    both,
    end_of_group,
    faithful,
    groups_of,
    read_lines,
    texts_of,
    with_language,
    with_words,
)
from engine import Denied, Hotword, Line, Rule, read_list

LIST = "# names\n甲甲\n\n## B\n乙乙\n# why\n\n## C\n丙丙\n"


def lines(text: str) -> list[Line]:
    return list(read_list(text).lines)


def test_a_group_ends_after_its_last_entry_and_a_new_one_is_begun_at_the_end():
    found = lines(LIST)
    assert groups_of(found) == ["B", "C"]
    assert end_of_group(found, "B") == (5, [])
    assert end_of_group(found, "") == (2, [])
    at, head = end_of_group(found, "D")
    assert (at, texts_of(head)) == (9, ("", "## D"))


def test_the_language_is_the_first_line_and_stands_there_once():
    zh = with_language(lines(LIST), "zh")
    assert zh[0] == "# language: zh"
    assert read_list("\n".join(zh)).language == "zh"
    en = with_language(lines("\n".join(zh)), "en")
    assert en.count("# language: en") == 1
    assert "# language: zh" not in en
    assert with_language(lines("\n".join(en)), None) == LIST.splitlines()


def test_of_two_versions_nobody_loses_a_word():
    base = texts_of(lines(LIST))
    ours = lines(LIST.replace("丙丙", "丙丙 | 并并") + "丁丁\n")
    merged, n = both(base, ours, [*base, "戊戊"])
    assert merged == [*base, "戊戊", "丙丙 | 并并", "丁丁"]
    assert n == 2
    assert both(base, lines(LIST), base) == (list(base), 0)
    gone = both(base, lines("# names\n"), base)
    assert gone == (list(base), 0)


def test_lines_that_would_mean_something_else_together_are_written_out():
    weighted = lines("hello 5\nworld 3\n")
    assert [line.entry.weight for line in weighted] == [5, 3]
    texts = faithful([*weighted, *read_lines("new", None, "")])
    again = read_list("\n".join(texts)).lines
    assert [line.entry for line in again][:2] == [line.entry for line in weighted]


def test_words_that_are_there_take_on_what_they_are_also_heard_as():
    found, n = with_words(
        lines("甲甲 2 | 假假\n"),
        [Hotword("甲甲", aliases=("家家",)), Hotword("乙乙"), Hotword("乙乙", aliases=("一一",))],
    )
    assert n == 1
    assert [line.entry for line in found] == [
        Hotword("甲甲", 2, ("假假", "家家")),
        Hotword("乙乙", aliases=("一一",)),
    ]


@pytest.mark.parametrize(
    ("text", "column", "typed", "after"),
    [
        ("甲甲", Column.WEIGHT, "2.5", Hotword("甲甲", 2.5)),
        ("甲甲", Column.WEIGHT, "", Hotword("甲甲")),
        ("甲甲", Column.WEIGHT, "-1", None),
        ("甲甲", Column.WEIGHT, "nan", None),
        ("甲甲", Column.WEIGHT, "inf", None),
        ("甲甲", Column.ALIASES, "假假，家家、 加加", Hotword("甲甲", 1, ("假假", "家家", "加加"))),
        ("甲甲", Column.ALIASES, "a, b | c", Hotword("甲甲", 1, ("a, b", "c"))),
        ("甲甲", Column.DENIED, "假假", Hotword("甲甲", denied=("假假",))),
        ("甲甲", Column.NOTE, "who # is", Hotword("甲甲", note="who # is")),
        ("甲甲 2 | 假假 # n", Column.WORD, "乙乙", Hotword("乙乙", 2, ("假假",), note="n")),
        ("甲甲 # n", Column.WORD, "a => b", Rule("a", "b", note="n")),
        ("甲甲", Column.WORD, "~~~ 乙乙", Denied("乙乙")),
        ("a => b", Column.NOTE, "n", Rule("a", "b", note="n")),
        ("a => b", Column.WEIGHT, "3", None),
        ("甲甲", Column.WORD, '"A | B"', Hotword("A | B")),
    ],
)
def test_what_is_typed_into_a_cell(text, column, typed, after):
    [line] = lines(text)
    new = with_cell(line, column, typed)
    assert (new.entry if new is not None else None) == after
    if new is not None:
        assert read_list(new.text).lines[0].entry == after


@pytest.mark.parametrize(
    "text", ["甲甲", "a => b", r"/\d+/ => x", "~~~ 乙", '"C | D" 2', "A, B | C"]
)
def test_a_cell_that_is_edited_and_left_says_the_same(text):
    [line] = lines(text)
    for column in (each for each in Column if can_edit(line, each) and each is not Column.GROUP):
        assert with_cell(line, column, typed_text(line, column)).entry == line.entry


def test_what_cannot_be_understood_is_shown_and_can_be_mended():
    [line] = lines("a => b => c")
    assert line.fault
    assert cell_text(line, Column.WORD) == "a => b => c"
    assert can_edit(line, Column.WORD)
    assert not can_edit(line, Column.NOTE)
    assert with_cell(line, Column.WORD, "a => b").entry == Rule("a", "b")


def test_lines_and_cells_of_a_spreadsheet_are_pasted():
    text = "甲甲\t2\n乙乙\t3\t一一, 亿亿\t\t二号\n\nfoo => bar\n## X\n丙丙"
    found = pasted(text, "zh", "G")
    assert [line.entry for line in found if line.entry] == [
        Hotword("甲甲", 2, language="zh", group="G"),
        Hotword("乙乙", 3, ("一一", "亿亿"), language="zh", group="G", note="二号"),
        Rule("foo", "bar", language="zh", group="G"),
        Hotword("丙丙", language="zh", group="X"),
    ]


def test_thousands_of_lines_of_nonsense_are_pasted():
    found = pasted("\x00\x07\n=>\n|||\n" * 2_000, None, "")
    assert all(line.entry is None for line in found)


def test_what_somebody_else_wrote_meanwhile_is_kept_with_ours(tmp_path):
    disk = HotwordDisk(tmp_path)
    (tmp_path / "a.txt").write_text("甲甲\n乙乙\n", encoding="utf-8")
    base = texts_of(disk.read("a").lines)
    (tmp_path / "a.txt").write_text("甲甲\n乙乙\n丙丙\n", encoding="utf-8")
    kept = disk.keep("a", base, tuple(lines("甲甲\n乙乙\n丁丁\n")))
    assert kept.n_added == 1
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert text.split() == [
        "甲甲",
        "乙乙",
        "丙丙",
        "丁丁",
    ]
    assert kept.texts == texts_of(kept.merged)


def test_what_is_typed_into_a_list_that_was_removed_is_there_again(tmp_path):
    disk = HotwordDisk(tmp_path)
    (tmp_path / "a.txt").write_text("甲甲\n", encoding="utf-8")
    base = texts_of(disk.read("a").lines)
    (tmp_path / "a.txt").unlink()
    assert isinstance(disk.keep("a", base, tuple(lines("甲甲\n丁丁\n"))), Kept)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "甲甲\n丁丁\n"


def test_what_was_read_by_another_reading_meanwhile_is_no_reason_to_write_over_it(tmp_path):
    disk = HotwordDisk(tmp_path)
    (tmp_path / "a.txt").write_text("甲甲\n", encoding="utf-8")
    base = texts_of(disk.read("a").lines)
    (tmp_path / "a.txt").write_text("丙丙\n甲甲\n", encoding="utf-8")
    disk.read("a")  # the page looked, after something was typed
    disk.keep("a", base, tuple(lines("甲甲\n丁丁\n")))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "丙丙\n甲甲\n丁丁\n"
