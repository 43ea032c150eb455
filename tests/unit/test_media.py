"""app/media.py."""

from pathlib import Path

from app.media import find_media


def made(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return [folder / name for name in names]


def test_a_folder_gives_its_media_at_any_depth_by_name(tmp_path):
    made(tmp_path, "b.MP3", "a.wav", "notes.txt", "deep/er/c.mkv", ".hidden.wav", ".git/d.wav")
    found = [str(path.relative_to(tmp_path)) for path in find_media([tmp_path])]
    assert found == ["a.wav", "b.MP3", "deep/er/c.mkv"]


def test_a_file_is_taken_whatever_it_is_called(tmp_path):
    (odd,) = made(tmp_path, "recording.bin")
    assert list(find_media([odd])) == [odd]


def test_the_same_file_comes_once_however_it_is_reached(tmp_path):
    (file,) = made(tmp_path, "a.wav")
    (tmp_path / "link.wav").symlink_to(file)
    again = tmp_path / ".." / tmp_path.name / "a.wav"
    assert list(find_media([file, again, tmp_path])) == [file]


def test_what_is_not_there_is_left_for_the_engine_to_say(tmp_path):
    assert list(find_media([tmp_path / "no.wav"])) == [tmp_path / "no.wav"]


def test_an_empty_folder_gives_nothing(tmp_path):
    assert list(find_media([tmp_path])) == []


def test_a_loop_of_links_ends(tmp_path):
    made(tmp_path, "a.wav")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(find_media([tmp_path])) == [tmp_path / "a.wav"]
