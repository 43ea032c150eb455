"""Finding words in many scripts, with the real index of SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.word_index import cut, expression, hits, n_words, terms


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            'CREATE VIRTUAL TABLE words USING fts5(text, tokenize="unicode61 remove_diacritics 2")'
        )
        yield connection


def met(index: sqlite3.Connection, text: str, query: str) -> bool:
    """Whether the index finds it; the marks in the text have to agree."""
    index.execute("DELETE FROM words")
    index.execute("INSERT INTO words VALUES (?)", (cut(text),))
    asked = expression(query)
    if asked is None:
        return False
    found = bool(index.execute("SELECT 1 FROM words WHERE words MATCH ?", (asked,)).fetchall())
    assert found == all(hits(text, [term]) for term in terms(query))
    return found


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("我们在上海开会。", "上海"),
        ("我們在上海開會", "开会"),
        ("我们在上海开会", "開會"),
        ("下次 meeting 在三点", "meet"),
        ("The Café is closed", "cafe"),
        ("the cafe is closed", "CAFÉ"),
        ("Cafe\u0301", "café"),
        ("Ｗｏｒｄ　１２３", "word 123"),
        ("カタカナです", "タカ"),
        ("오늘 화상회의에서", "회의"),
        ("วันนี้อากาศดี", "อากาศ"),
        ("Straße", "strasse"),
        ("don't stop", "don't"),
        ("we use C++ and .NET", "c++ net"),
        ("call 010-1234", "010-1234"),
        ("第3章Python入门", "3章python入"),
        ("𠮷野家", "𠮷野"),
        ("one two three", '"two three"'),
        ("three one two", "two three"),
        ("Привет, мир", "прив"),
    ],
)
def test_it_is_found(index, text, query):
    assert met(index, text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("海上升明月", "上海"),
        ("上面有海", "上海"),
        ("one two three", '"three two"'),
        ("meeting", '"meet"'),
        ("meeting", "eet"),
        ("は", "ば"),
        ("one", "one two"),
        ("text", "NOT"),
    ],
)
def test_it_is_not_found(index, text, query):
    assert not met(index, text, query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        '"',
        '""',
        "*",
        "^",
        "AND OR NOT",
        "NEAR(a b)",
        "title:x",
        "{title} : x",
        "-x",
        "a\0b",
        "👍🏽",
        "a" * 10_000,
        "字" * 10_000,
        "x " * 5_000,
        "\ud800",
        "'); DROP TABLE words; --",
        "ﷺ",
        "%_",
        '"""a"',
        "\u202e",
    ],
)
def test_hostile_queries_are_only_text(index, query):
    met(index, "some text 一些文字", query)


@given(st.text(max_size=40), st.text(max_size=12))
def test_the_index_and_the_marks_agree(text, query):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            'CREATE VIRTUAL TABLE words USING fts5(text, tokenize="unicode61 remove_diacritics 2")'
        )
        met(connection, text, query)


def test_hits_are_where_the_words_are():
    text = "Ｃafé, 我們去 CAFE。"
    assert [text[start:end] for start, end in hits(text, terms("cafe 我们"))] == [
        "Ｃafé", "我們", "CAFE"
    ]  # fmt: skip


def test_hits_that_overlap_are_one():
    assert hits("哈哈哈", terms("哈哈")) == [(0, 3)]


def test_words_are_counted_as_people_do():
    assert n_words("我们 use Python 3.") == 5
