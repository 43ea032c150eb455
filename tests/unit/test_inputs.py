"""app/inputs.py: what the arguments of the command line mean."""

import io
from pathlib import Path

import pytest

from app.inputs import Inputs


@pytest.fixture
def collected(tmp_path, monkeypatch, capsys):
    """Collect inputs, as (id, path or address, folder, stem) each; and what was said."""
    monkeypatch.chdir(tmp_path)

    def collect(*inputs, output=None):
        found = Inputs(output, tmp_path)
        sources = found.collect(inputs)
        return found, sources, capsys.readouterr().err.splitlines()

    return collect


def made(*names):
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def test_files_folders_and_addresses_come_in_order_and_once(collected, tmp_path):
    made("b.wav", "in/a.mp3", "in/c.wav")
    address = "https://h/a/talk.today.mp3?x"
    found, sources, said = collected("in", "b.wav", "in/c.wav", address, address)
    assert [(source.id, source.place, source.stem) for source in sources] == [
        ("a", "in/a.mp3", "a"),
        ("c", "in/c.wav", "c"),
        ("b", "b.wav", "b"),
        ("talk.today", address, "talk.today"),
    ]
    assert [source.folder for source in sources] == [Path("in"), Path("in"), Path(), tmp_path]
    assert said == ["shengwen: 2 given more than once; each file is done once."]
    assert (found.n_bad, found.list_folder) == (0, None)


def test_a_list_gives_every_line_and_a_folder_of_its_own(collected, tmp_path):
    made("data/a b.wav", "data-1.wav")
    Path("data/wav.scp").write_text(
        "u1 a b.wav\nu2 data-1.wav\nu3 a b.wav\nu/4 https://h/x.wav\n../con gone.wav\nnul\nu5 x |\n"
    )
    found, sources, said = collected("data/wav.scp")
    assert found.list_folder == Path("data/wav-results")
    assert found.list_folder.is_dir()
    assert {source.folder for source in sources} == {found.list_folder}
    assert [(source.id, source.place, source.stem) for source in sources] == [
        ("u1", "data/a b.wav", "u1"),
        ("u2", "data-1.wav", "u2"),
        ("u3", "data/a b.wav", "u3"),
        ("u/4", "https://h/x.wav", "u_4"),
        ("../con", "data/gone.wav", "_con"),
        ("nul", "", "_nul"),
        ("u5", "x |", "u5"),
    ]
    assert [source.refused is not None for source in sources] == [*[False] * 5, True, True]
    assert said == []


def test_the_next_run_has_a_folder_of_its_own_too(collected):
    made("a.wav")
    Path("x.y.scp").write_text("u a.wav")
    Path("x.y-results").mkdir()
    assert collected("x.y.scp")[0].list_folder == Path("x.y-results (2)")
    assert collected("x.y.scp", output=Path("out"))[0].list_folder == Path("out")


def test_an_id_that_comes_again_is_named_with_both_lines(collected):
    Path("1.scp").write_text("u 1.wav\nv 2.wav\nu 3.wav\n")
    Path("2.scp").write_text("w 4.wav\nv 5.wav\n")
    found, sources, said = collected("1.scp", "2.scp")
    assert [(source.id, source.place) for source in sources] == [
        ("u", "1.wav"),
        ("v", "2.wav"),
        ("w", "4.wav"),
    ]
    assert said == [
        "shengwen: 1.scp: u is in line 1 (1.wav) and in line 3 (3.wav); the first is taken.",
        "shengwen: 2.scp, line 2: v is in 1.scp, line 2 as well.",
    ]
    assert found.n_bad == 2


def test_what_holds_nothing_is_named(collected):
    made("empty/notes.txt", "empty.scp")
    Path("junk.scp").write_bytes(bytes(range(256)))
    found, sources, said = collected("empty", "empty.scp", "junk.scp", "none.scp")
    assert sources == []
    assert found.n_bad == 4
    assert [line.split(": ")[1] for line in said] == ["empty", "empty.scp", "junk.scp", "none.scp"]
    assert found.list_folder is None


def test_a_folder_that_is_called_like_a_list_is_a_folder(collected):
    made("all.scp/a.wav")
    assert [source.place for source in collected("all.scp")[1]] == ["all.scp/a.wav"]


def test_standard_input_is_read_once_and_whole(collected, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\1\2\3\4")))
    found, sources, said = collected("-", "-")
    assert [(source.id, source.folder) for source in sources] == [("stdin", tmp_path)]
    assert sources[0].path.read_bytes() == b"\1\2\3\4"
    assert len(said) == 1
    assert found.n_bad == 0


def test_a_name_that_no_file_system_takes_is_the_engines_to_name(collected):
    name = "x" * 300 + ".wav"
    Path("wav.scp").write_text(f"u {name}\n")
    assert [source.place for source in collected(name, "wav.scp")[1]] == [name, name]
