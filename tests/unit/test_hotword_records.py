"""Lists of hotwords in the library: exact, once each, and forgotten when nothing names them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import hotword_records, job_store, schema, session_store
from app.checkpoint_store import Stamp, key_of
from app.job import Job, ListsLeftOut
from app.job_records import job_of, read_options, row_of
from app.job_store import Changes
from app.salvage import salvage
from app.session_store import Session
from engine import (
    NO_HOTWORDS,
    Denied,
    Hotword,
    HotwordList,
    JobId,
    Options,
    Rule,
    as_hotwords,
)

ALL = HotwordList(
    (
        Hotword("科大讯飞"),
        Hotword("Kubernetes", 2.5, ("cooper netties",), ("Cuban nets",), "en"),
        Hotword('"带 引号"', language="zh"),
    ),
    (Rule("错", "对"), Rule(r"(\d+)号", r"\1 号", is_pattern=True, language="zh")),
    (Denied("科大"), Denied("no", "en")),
)


@pytest.fixture
def library(tmp_path):
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as connection:
        schema.migrate(connection, 0)
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def job(hotwords, name="a.wav", **more):
    return Job(Path(f"/media/{name}"), Options(hotwords=hotwords), ("srt",), **more)


def store(library, *jobs):
    rows = [Changes(n, row_of(each), is_new=True) for n, each in enumerate(jobs)]
    for change, each in zip(rows, jobs, strict=True):
        change.row["position"] = change.id
        change.hotwords = each.options.hotwords
    job_store.apply(library, rows)


def count(library):
    return library.execute("SELECT count(*) FROM hotwords").fetchone()[0]


@pytest.mark.parametrize(
    "hotwords",
    [NO_HOTWORDS, as_hotwords(["a", "b c", "讯飞"]), ALL, as_hotwords(["\ud83d", "𠮷", "\x07"])],
    ids=["none", "words", "all", "odd"],
)
def test_what_a_job_began_with_comes_back(library, hotwords):
    store(library, job(hotwords, lists=("人名", "b")))
    [found] = job_store.restore(library)
    assert found.job.options == Options(hotwords=hotwords)
    assert found.job.lists == ("人名", "b")
    assert job_store.restore(library)[0].job.options.hotwords == hotwords


def test_a_hundred_jobs_have_a_long_list_once(library):
    long = as_hotwords(f"词语{n}" for n in range(10_000))
    jobs = [job(long, f"{n}.wav") for n in range(100)]
    store(library, *jobs)
    assert count(library) == 1
    assert max(len(text) for [text] in library.execute("SELECT options FROM jobs")) < 1000
    found = [each.job.options.hotwords for each in job_store.restore(library)]
    assert found == [long] * 100
    assert all(each is found[0] for each in found)


def test_a_list_that_nothing_names_is_forgotten(library):
    store(library, job(as_hotwords(["a"])), job(as_hotwords(["b"]), "b.wav"))
    job_store.remove(library, [0])
    [found] = job_store.restore(library)
    assert found.job.options.hotwords == as_hotwords(["b"])
    assert count(library) == 1


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (["a", "b c"], as_hotwords(["a", "b c"])),
        ([], NO_HOTWORDS),
        (None, NO_HOTWORDS),
        ({"words": [["a"]]}, NO_HOTWORDS),
        (["a", 5, None], as_hotwords(["a"])),
        ("no such key", NO_HOTWORDS),
        (7, NO_HOTWORDS),
    ],
)
def test_rows_of_other_versions_are_read(library, stored, expected):
    fields = json.loads(row_of(job(NO_HOTWORDS))["options"])
    text = json.dumps({**fields, "hotwords": stored})
    find = lambda key: hotword_records.find(library, key)  # noqa: E731 - short
    assert read_options(text, find) == Options(hotwords=expected)
    del fields["hotwords"]
    assert read_options(json.dumps(fields), find) == Options()


def test_a_choice_without_lists_goes_by_the_settings():
    row = row_of(job(NO_HOTWORDS))
    assert job_of({**row, "choice": "{}"}).lists is None
    assert job_of({**row, "choice": '{"lists": 5}'}).lists is None
    assert job_of({**row, "choice": '{"lists": []}'}).lists == ()


def test_a_note_about_lists_comes_back():
    noted = job(NO_HOTWORDS)
    noted.notes = [ListsLeftOut(JobId(3), ("人名",), ("b",))]
    assert job_of(row_of(noted)).notes == [ListsLeftOut(JobId(0), ("人名",), ("b",))]


@pytest.mark.parametrize("body", ["", "[]", '{"words": 5}', '{"words":[],"rules":[[1]]}', "\x00"])
def test_a_damaged_list_is_empty(library, body, caplog):
    library.execute("INSERT INTO hotwords VALUES ('k', ?)", (body,))
    assert hotword_records.find(library, "k") == NO_HOTWORDS
    assert "makes no sense" in caplog.text


def session(entry, hotwords):
    when = datetime(2026, 1, 1, tzinfo=UTC)
    path = Path(f"/media/{entry}.flac")
    options = Options(hotwords=hotwords)
    return Session(entry, "r", path, is_open=True, created=when, options=options)


def test_a_session_is_finished_with_what_it_began_with(library):
    session_store.begin(library, session(1, ALL))
    found = session_store.find(library, 1)
    assert found is not None
    assert found.options.hotwords == ALL
    hotword_records.forget_unused(library)
    assert session_store.left_open(library)[0].options.hotwords == ALL


def test_a_session_that_is_complete_needs_its_list_no_more(library):
    for entry, hotwords in ((1, as_hotwords(["a"])), (2, as_hotwords(["b"]))):
        session_store.begin(library, session(entry, hotwords))
    session_store.close(library, 1, Path("/media/1.flac"), duration=9.0, is_complete=True)
    hotword_records.forget_unused(library)
    assert count(library) == 1
    assert session_store.find(library, 1).options.hotwords == NO_HOTWORDS
    assert session_store.find(library, 2).options.hotwords == as_hotwords(["b"])


def test_a_damaged_library_still_has_them(library, tmp_path):
    store(library, job(ALL))
    with closing(sqlite3.connect(tmp_path / "new.db", isolation_level=None)) as new:
        schema.migrate(new, 0)
        assert salvage(tmp_path / "library.db", new)["hotwords"] == 1
        assert job_store.restore(new)[0].job.options.hotwords == ALL


def test_checkpoints_are_of_the_words_that_are_listened_for():
    stamp, path = Stamp(1, 2), Path("/a.wav")
    key = key_of(path, stamp, Options(hotwords=as_hotwords(["a", "b"])))
    assert key == key_of(path, stamp, Options(hotwords=as_hotwords(["a", "b"])))
    assert key != key_of(path, stamp, Options(hotwords=as_hotwords(["a"])))
    assert key != key_of(path, stamp, Options())
    rules = replace(ALL, words=())
    assert key_of(path, stamp, Options(hotwords=rules)) == key_of(path, stamp, Options())
    both = replace(ALL, words=as_hotwords(["a", "b"]).words)
    assert key_of(path, stamp, Options(hotwords=both)) == key


def test_no_hotword_is_in_a_log(library, caplog):
    secret = as_hotwords(["Geheimwort"])
    store(library, job(secret))
    job_store.restore(library)
    library.execute("INSERT INTO hotwords VALUES ('k', '{\"words\": [\"Geheimwort\"]}')")
    hotword_records.find(library, "k")
    assert "Geheimwort" not in caplog.text
