"""What --hotwords names, and what is said of lists that cannot be had."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer

from app.cli_hotword_lists import Asking, checked_report, given_list, hotwords_of
from app.hotword_lists import HotwordLists
from tests.unit.test_addresses import answer, server

__all__ = ["server"]


@pytest.fixture(autouse=True)
def _own_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    folder = HotwordLists().folder
    folder.mkdir(parents=True)
    (folder / "人名.txt").write_text("邓郁松\n", "utf-8")


def words(*given: str, **asking: bool) -> list[str]:
    return [word.word for word in hotwords_of(given, Asking(**asking)).words]


def refusal(given: str, **asking: bool) -> str:
    with pytest.raises(typer.BadParameter) as caught:
        given_list(given, Asking(**asking))
    return caught.value.message


def test_a_list_of_ones_own_goes_by_its_name(tmp_path: Path):
    assert words("人名") == ["邓郁松"]
    assert words("CUDA") == ["CUDA"]
    (HotwordLists().folder / "Cuda.txt").write_text("cuDNN\n")
    assert words("CUDA") == ["cuDNN"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_in_the_encodings_people_have(tmp_path: Path, encoding: str):
    (tmp_path / "a.txt").write_text("张三丰\n李四光\n", encoding)
    (tmp_path / "b.csv").write_text("word,aliases\n王五,望五 | 忘五\n", encoding)
    assert words("a.txt") == ["张三丰", "李四光"]
    (word,) = hotwords_of(["b.csv"], Asking()).words
    assert (word.word, word.aliases) == ("王五", ("望五", "忘五"))
    assert words(str(tmp_path / "a.txt"), "b.csv", "人名") == ["张三丰", "李四光", "王五", "邓郁松"]


def test_words_are_taken_as_they_are():
    assert words("公园 天气") == ["公园", "天气"]
    assert words("New York, San Francisco") == ["New York", "San Francisco"]
    assert words("", " ") == []
    assert hotwords_of(None, Asking()).words == ()


def test_what_looks_like_a_file_and_is_none_is_refused(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "recording.txt").write_bytes(b"RIFF\0\0")
    (HotwordLists().folder / "bad.txt").write_bytes(b"RIFF\0\0")
    assert refusal("missing.txt") == "missing.txt: The file is not there."
    assert refusal("a/b") == "a/b: The file is not there."
    assert refusal("folder") == "folder: This is a folder."
    assert refusal("recording.txt") == "recording.txt: This is no text file."
    assert refusal("bad") == "bad: This is no text file."


def test_what_of_a_list_counts_for_nothing_is_said_once(tmp_path: Path, capsys):
    (tmp_path / "empty.txt").touch()
    assert words("empty.txt") == []
    assert capsys.readouterr().err == "shengwen: empty.txt: There are no hotwords in it.\n"
    (tmp_path / "bad.txt").write_text("邓郁松\na\x07b\n", "utf-8")
    assert words("bad.txt") == ["邓郁松"]
    assert "1 line of it cannot be used; `shengwen hotwords check`" in capsys.readouterr().err
    hotwords_of(["bad.txt", "empty.txt"], Asking(), is_quiet=True)
    assert capsys.readouterr().err == ""


def test_a_list_at_an_address_is_fetched_where_that_is_allowed(server, monkeypatch):
    server.answers["/words.txt"] = answer("邓郁松\n".encode())
    address = f"{server.url}/words.txt"
    assert "--fetch-hotwords" in refusal(address)
    assert server.asked == []
    assert words(address, may_fetch=True) == ["邓郁松"]
    assert words(address, offline=True) == ["邓郁松"]
    assert len(server.asked) == 1


def test_whoever_sits_there_is_asked(server, monkeypatch, capsys):
    server.answers["/words.txt"] = answer("邓郁松\n".encode())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    asked = []
    monkeypatch.setattr(typer, "confirm", lambda text, **_: asked.append(text) or False)
    with pytest.raises(typer.Exit) as caught:
        words(f"{server.url}/words.txt")
    assert caught.value.exit_code == 1
    assert asked == ["Fetch hotwords from 127.0.0.1 (at most 2 MB)?"]
    assert server.asked == []
    monkeypatch.setattr(typer, "confirm", lambda *_args, **_options: True)
    assert words(f"{server.url}/words.txt") == ["邓郁松"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(b"", 302, Location="file:///etc/passwd"), "points elsewhere"),
        (answer(b"<html>words</html>"), "a web page, not of a list"),
        (answer(b"a" * (3 << 20)), "larger than 2 MiB"),
        (answer(b"", 404), "answers 404"),
    ],
)
def test_an_address_that_gives_no_list_ends_the_command(server, capsys, reply, reason):
    server.answers["/words.txt"] = reply
    with pytest.raises(typer.Exit) as caught:
        words(f"{server.url}/words.txt", may_fetch=True)
    assert caught.value.exit_code == 1
    assert reason in capsys.readouterr().err


def test_where_the_server_is_gone_the_list_that_was_fetched_is_taken(monkeypatch, capsys):
    address = "http://127.0.0.1:9/words.txt"  # where nobody answers
    with pytest.raises(typer.Exit):
        words(address, may_fetch=True)
    assert "The server cannot be reached" in capsys.readouterr().err
    kept = Path("kept.txt")
    kept.write_text("邓郁松\n", "utf-8")
    when = datetime(2026, 11, 22, tzinfo=UTC)
    monkeypatch.setattr("app.cli_hotword_lists.kept_list", lambda _address: (kept, when))
    assert words(address, may_fetch=True) == ["邓郁松"]
    assert "the list as it was on 2026-11-2" in capsys.readouterr().err


def test_a_report_goes_into_a_table_or_json(tmp_path: Path):
    assert checked_report(None, is_asked=False) is None
    assert checked_report(Path("a.CSV"), is_asked=True) == Path("a.CSV")
    for path, is_asked in ((Path("a.txt"), True), (Path("a.csv"), False)):
        with pytest.raises(typer.BadParameter):
            checked_report(path, is_asked=is_asked)


def test_a_list_may_come_through_a_pipe():
    reading, writing = os.pipe()
    os.write(writing, "邓郁松\n".encode())
    os.close(writing)
    try:
        assert words(f"/dev/fd/{reading}") == ["邓郁松"]
    finally:
        os.close(reading)
