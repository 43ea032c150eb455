"""app/lists.py: Kaldi's lists as people write them."""

import codecs

import pytest

from app.input_errors import LineRefused, TextUnreadable
from app.lists import Entry, beside, place_of, read_entries, read_references


def read(file):
    repeats = []
    entries = read_entries(file, repeats.append)
    return [(entry.id, entry.rest) for entry in entries], [
        (repeat.first.line, repeat.again.line) for repeat in repeats
    ]


@pytest.mark.parametrize(
    "encoded",
    [
        "录音 /录音/一.wav\n".encode(),
        "录音 /录音/一.wav\n".encode("utf-8-sig"),
        "录音 /录音/一.wav\n".encode("gb18030"),
        codecs.BOM_UTF16_LE + "录音 /录音/一.wav\r\n".encode("utf-16-le"),
        "\r\n# names\r\n \t\r\n录音\t  /录音/一.wav \r\n".encode(),
        "录音 /录音/一.wav".encode(),
    ],
)
def test_a_list_is_read_however_it_is_written(tmp_path, encoded):
    (tmp_path / "wav.scp").write_bytes(encoded)
    assert read(tmp_path / "wav.scp") == ([("录音", "/录音/一.wav")], [])


def test_paths_hold_spaces_and_ids_hold_none(tmp_path):
    (tmp_path / "wav.scp").write_text("a my talk  of today.wav\nb\u3000c x.wav\nalone\n")
    found, _ = read(tmp_path / "wav.scp")
    assert found == [("a", "my talk  of today.wav"), ("b\u3000c", "x.wav"), ("alone", "")]


def test_of_an_id_that_comes_again_the_first_is_kept(tmp_path):
    (tmp_path / "wav.scp").write_text("a 1.wav\n\nb 2.wav\na 3.wav\na 1.wav\n")
    assert read(tmp_path / "wav.scp") == ([("a", "1.wav"), ("b", "2.wav")], [(1, 4), (1, 5)])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n # nothing\n\n", "empty"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "binary"),
        (b"\xff\xfb\x90\x44" * 99, "binary"),
        (b"a \x1b[2J.wav", "binary"),
        (b"a 1.wav\n" * 10_000 + b"\0", "binary"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path, content, reason):
    (tmp_path / "wav.scp").write_bytes(content)
    with pytest.raises(TextUnreadable) as caught:
        read(tmp_path / "wav.scp")
    assert caught.value.reason == reason


def test_nor_can_one_that_is_not_there_be_read(tmp_path):
    (tmp_path / "folder.scp").mkdir()
    for name, reason in (("none.scp", "missing"), ("folder.scp", "folder")):
        with pytest.raises(TextUnreadable) as caught:
            read(tmp_path / name)
        assert caught.value.reason == reason


@pytest.mark.parametrize("rest", ["sox a.wav -t wav - |", "cat a.wav|", "| cat", "touch x; |"])
def test_a_command_is_refused(rest):
    with pytest.raises(LineRefused) as caught:
        place_of(Entry(3, "a", rest))
    assert (caught.value.line, caught.value.reason) == (3, "command")


def test_so_is_a_line_without_a_path():
    with pytest.raises(LineRefused) as caught:
        place_of(Entry(3, "a", ""))
    assert caught.value.reason == "no path"


def test_paths_count_from_the_lists_folder_and_then_from_here(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "both.wav").touch()
    (tmp_path / "here.wav").touch()
    (tmp_path / "data" / "both.wav").touch()
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "data" / "wav.scp"
    assert beside(file, "both.wav") == tmp_path / "data" / "both.wav"
    assert beside(file, "here.wav").resolve() == tmp_path / "here.wav"
    assert beside(file, "none.wav") == tmp_path / "data" / "none.wav"
    assert beside(file, "x" * 5000) == tmp_path / "data" / ("x" * 5000)
    assert beside(file, str(tmp_path / "here.wav")) == tmp_path / "here.wav"


def test_references_may_be_empty_or_many_words(tmp_path):
    (tmp_path / "text").write_text("b two  words\na\n", "utf-8-sig")
    assert read_references(tmp_path / "text", [].append) == {"b": "two  words", "a": ""}
