"""engine/models/packs.py, imports.py and removal.py: models to and from other computers."""

import hashlib
import io
import json
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from engine.errors import DiskFull, ModelCorrupt, ModelMissing, PackUnusable
from engine.models.catalog import look_up
from engine.models.hooks import Hooks
from engine.models.imports import import_model
from engine.models.packs import export_model
from engine.models.removal import removable, remove
from engine.models.store import Store

NAME = "fa-zh"
FILES = {"model.pt": b"weights" * 1000, "config.yaml": b"model: MonotonicAligner\n"}


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "models")


def directory(path: Path, **more: bytes) -> Path:
    path.mkdir(parents=True)
    for name, content in {**FILES, **more}.items():
        (path / name).write_bytes(content)
    return path


def manifest(files: dict[str, bytes], name: str = NAME, **more: object) -> dict:
    records = {
        file: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for file, content in files.items()
    }
    return {"format": "shengwen-model", "version": 1, "name": name, "files": records} | more


def pack(
    path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]] | None = None, listed=None
) -> Path:
    """A pack, well made unless told otherwise."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("shengwen.json", json.dumps(listed or manifest(FILES)))
        for name, content in entries if entries is not None else FILES.items():
            archive.writestr(name, content)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_model_goes_to_another_computer_and_is_the_same(tmp_path, store):
    place = import_model(directory(tmp_path / NAME), store=store)
    export_model(NAME, tmp_path / "model.zip", store)
    other = Store(tmp_path / "other computer")
    assert contents(import_model(tmp_path / "model.zip", store=other).directory) == contents(
        place.directory
    )


def test_a_hubs_cache_is_exported_too(tmp_path, store, monkeypatch):
    monkeypatch.setenv("MODELSCOPE_CACHE", str(tmp_path / "cache"))
    directory(
        tmp_path / "cache" / "models" / "iic" / "speech_timestamp_prediction-v1-16k-offline",
        **{".mdl": b"housekeeping"},
    )
    export_model(NAME, tmp_path / "model.zip", store)
    assert set(zipfile.ZipFile(tmp_path / "model.zip").namelist()) == {*FILES, "shengwen.json"}


def test_what_is_not_here_cannot_be_exported(tmp_path, store):
    for name in (NAME, "no-such-model"):
        with pytest.raises(ModelMissing):
            export_model(name, tmp_path / "model.zip", store)


def test_a_harmed_model_is_not_handed_on(tmp_path, store):
    place = import_model(directory(tmp_path / NAME), store=store)
    (place.directory / "model.pt").write_bytes(b"other")
    with pytest.raises(ModelCorrupt):
        export_model(NAME, tmp_path / "model.zip", store)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_an_existing_file_is_not_written_over(tmp_path, store):
    import_model(directory(tmp_path / NAME), store=store)
    (tmp_path / "model.zip").write_text("mine")
    with pytest.raises(FileExistsError):
        export_model(NAME, tmp_path / "model.zip", store)
    assert (tmp_path / "model.zip").read_text() == "mine"


def refused(path: Path, store: Store, name: str | None = None) -> PackUnusable:
    with pytest.raises(PackUnusable) as caught:
        import_model(path, name, store)
    left = [each.name for each in store.folder.glob("*")] if store.folder.exists() else []
    assert [name for name in left if not name.startswith(".")] == []
    return caught.value


EVIL = b"harm"


@pytest.mark.parametrize(
    "name",
    ["../model.pt", "/tmp/harm", "a/../../x", "C:/x.json", "..\\x.json", "con.json", "a:b"],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path, store, name):
    entries = [*FILES.items(), (name, EVIL)]
    error = refused(pack(tmp_path / "p.zip", entries, manifest({**FILES, name: EVIL})), store)
    assert error.reason == "name"
    assert EVIL not in contents(tmp_path).values()


def test_links_are_refused(tmp_path, store):
    link = zipfile.ZipInfo("tokens.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    entries = [*FILES.items(), (link, b"/etc/passwd")]
    listed = manifest({**FILES, "tokens.json": b"/etc/passwd"})
    assert refused(pack(tmp_path / "p.zip", entries, listed), store).reason == "link"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["model.pt", "MODEL.PT"])
def test_names_that_come_twice_are_refused(tmp_path, store, name):
    entries = [*FILES.items(), (name, EVIL)]
    assert refused(pack(tmp_path / "p.zip", entries), store).reason == "doubled"


def test_another_file_is_refused(tmp_path, store):
    entries = [("model.pt", b"WEIGHTS" * 1000), ("config.yaml", FILES["config.yaml"])]
    error = refused(pack(tmp_path / "p.zip", entries), store)
    assert (error.reason, error.file) == ("hash", "model.pt")


def test_a_file_that_the_catalogue_knows_otherwise_is_refused(tmp_path, store):
    listed = manifest(FILES, "fsmn-vad")
    error = refused(pack(tmp_path / "p.zip", None, listed), store)
    assert (error.reason, error.file) == ("hash", "model.pt")


def test_files_that_are_not_listed_are_refused(tmp_path, store):
    more = {**FILES, "tokens.json": b"[]"}
    assert refused(pack(tmp_path / "a.zip", [*more.items()]), store).reason == "unlisted"
    assert refused(pack(tmp_path / "b.zip", None, manifest(more)), store).reason == "unlisted"


def test_a_program_in_a_pack_is_refused(tmp_path, store):
    more = {**FILES, "model.py": b"import os"}
    error = refused(pack(tmp_path / "p.zip", [*more.items()], manifest(more)), store)
    assert (error.reason, error.file) == ("unlisted", "model.py")


def test_a_length_that_the_list_does_not_have_is_refused(tmp_path, store):
    entries = [("model.pt", FILES["model.pt"] + b"x"), ("config.yaml", FILES["config.yaml"])]
    assert refused(pack(tmp_path / "p.zip", entries), store).reason == "length"


def test_a_bomb_is_refused_by_what_it_declares(tmp_path, store):
    listed = manifest(FILES)
    listed["files"]["model.pt"]["size"] = 10**12
    path = pack(tmp_path / "p.zip", None, listed)
    assert refused(with_declared_size(path, "model.pt", 0xFFFFFFF0), store).reason == "length"
    listed["files"]["model.pt"]["size"] = 0xFFFFFFF0
    path = pack(tmp_path / "q.zip", None, listed)
    assert refused(with_declared_size(path, "model.pt", 0xFFFFFFF0), store).reason == "too-large"


def test_a_bomb_that_declares_little_is_stopped(tmp_path, store):
    """The entry gives megabytes where it promises ten bytes."""
    listed = manifest(FILES)
    listed["files"]["model.pt"] = {"size": 10, "sha256": "0" * 64}
    big = [("model.pt", bytes(10_000_000)), ("config.yaml", FILES["config.yaml"])]
    path = with_declared_size(pack(tmp_path / "p.zip", big, listed), "model.pt", 10)
    assert refused(path, store).reason == "damaged"


def with_declared_size(path: Path, name: str, size: int) -> Path:
    """Change the uncompressed size of an entry in the central directory."""
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    struct.pack_into("<I", data, at + 24, size)
    path.write_bytes(data)
    return path


def test_too_many_files_are_refused(tmp_path, store):
    more = {**FILES, **{f"{n}.json": b"{}" for n in range(300)}}
    assert refused(pack(tmp_path / "p.zip", [*more.items()], manifest(more)), store).reason in (
        "too-large",
        "damaged",
    )


def test_an_encrypted_pack_is_refused(tmp_path, store):
    path = pack(tmp_path / "p.zip")
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"model.pt"))
    data[at + 8] |= 1
    path.write_bytes(data)
    assert refused(path, store).reason == "encrypted"


@pytest.mark.parametrize("kept", [0, 10, 500, -30])
def test_a_truncated_pack_is_refused(tmp_path, store, kept):
    path = pack(tmp_path / "p.zip", [(n, os.urandom(5000)) for n in FILES])
    path.write_bytes(path.read_bytes()[:kept])
    assert refused(path, store).reason == "damaged"


def test_a_pack_that_was_harmed_in_the_middle_is_refused(tmp_path, store):
    content = os.urandom(5000)
    files = {**FILES, "model.pt": content}
    path = pack(tmp_path / "p.zip", [*files.items()], manifest(files))
    data = bytearray(path.read_bytes())
    at = data.find(content[1000:1100])
    data[at] ^= 0xFF
    path.write_bytes(data)
    assert refused(path, store).reason in ("damaged", "hash")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"[" * 100_000, b'{"format": "shengwen-model", "version": 2}'],
)
def test_a_manifest_that_is_none_is_refused(tmp_path, store, content):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("shengwen.json", content)
        for name, weights in FILES.items():
            archive.writestr(name, weights)
    assert refused(path, store).reason == "damaged"


@pytest.mark.parametrize(
    "record", [None, {}, {"size": -1, "sha256": "0" * 64}, {"size": True, "sha256": "x"}, []]
)
def test_a_record_that_is_none_is_refused(tmp_path, store, record):
    listed = manifest(FILES)
    listed["files"]["model.pt"] = record
    assert refused(pack(tmp_path / "p.zip", None, listed), store).reason == "damaged"


def test_a_zip_without_manifest_is_no_pack(tmp_path, store):
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("model.pt", b"")
    error = refused(tmp_path / "p.zip", store)
    assert (error.reason, error.file) == ("missing", "shengwen.json")


def test_what_is_no_zip_is_no_pack(tmp_path, store):
    (tmp_path / "x").write_text("text")
    assert refused(tmp_path / "x", store).reason == "damaged"
    assert refused(tmp_path / "not there", store).reason == "missing"


def test_a_model_that_nobody_knows_is_refused(tmp_path, store):
    path = pack(tmp_path / "p.zip", None, manifest(FILES, "no-such-model"))
    assert refused(path, store).reason == "unknown"
    assert import_model(path, NAME, store).directory == store.folder / NAME


def test_a_model_that_is_here_is_left_alone(tmp_path, store):
    before = contents(import_model(directory(tmp_path / NAME), store=store).directory)
    with pytest.raises(PackUnusable) as caught:
        import_model(pack(tmp_path / "p.zip"), store=store)
    assert caught.value.reason == "there"
    assert contents(store.folder / NAME) == before


def test_a_disk_without_room_is_found_before(tmp_path, store, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(DiskFull):
        import_model(pack(tmp_path / "p.zip"), store=store)
    assert not (store.folder / NAME).exists()


def in_hub(name: str) -> bytes:
    return json.dumps({"model_name_in_hub": {"ms": name, "hf": ""}}).encode()


@pytest.mark.parametrize(
    ("folder", "more", "asked"),
    [
        ("fa-zh", {}, None),
        ("speech_timestamp_prediction-v1-16k-offline", {}, "FA-ZH"),
        ("mine", {}, "fa-zh"),
        (
            "mine",
            {"configuration.json": in_hub("iic/speech_timestamp_prediction-v1-16k-offline")},
            None,
        ),
    ],
)
def test_a_directory_is_recognized_or_named(tmp_path, store, folder, more, asked):
    path = directory(tmp_path / folder, **more)
    assert import_model(path, asked, store).directory == store.folder / NAME


@pytest.mark.parametrize("content", [b"", b"[]", b'{"model_name_in_hub": [1]}', b"[" * 100_000])
def test_a_directory_that_nobody_knows_asks_for_its_name(tmp_path, store, content):
    path = directory(tmp_path / "mine", **{"configuration.json": content})
    assert refused(path, store).reason == "unknown"


def test_only_the_files_of_the_model_are_copied(tmp_path, store):
    path = directory(tmp_path / NAME, **{"README.md": b"", "model.py": b"", ".mdl": b""})
    (path / "example").mkdir()
    assert contents(import_model(path, store=store).directory).keys() == {*FILES, "shengwen.json"}


def test_a_directory_without_weights_is_incomplete(tmp_path, store):
    path = directory(tmp_path / NAME)
    (path / "model.pt").unlink()
    error = refused(path, store)
    assert (error.reason, error.file) == ("incomplete", "model.pt")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_out_of_a_directory_is_refused(tmp_path, store):
    path = directory(tmp_path / NAME)
    (tmp_path / "secret").write_text("secret")
    (path / "tokens.json").symlink_to(tmp_path / "secret")
    assert refused(path, store).reason == "link"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_snapshot_of_hugging_faces_cache_is_a_directory(tmp_path, store):
    repository = tmp_path / "models--funasr--fa-zh"
    blobs = directory(repository / "blobs")
    snapshot = repository / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    for name in FILES:
        (snapshot / name).symlink_to(Path("../../blobs") / name)
    place = import_model(snapshot, NAME, store)
    assert contents(place.directory)["model.pt"] == (blobs / "model.pt").read_bytes()
    assert not (place.directory / "model.pt").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_in_a_directory_is_no_file(tmp_path, store):
    path = directory(tmp_path / NAME)
    os.mkfifo(path / "tokens.json")
    assert "tokens.json" not in contents(import_model(path, store=store).directory)


def test_an_import_and_an_export_can_be_cancelled(tmp_path, store):
    yes = Hooks(is_cancelled=lambda: True)
    for origin in (pack(tmp_path / "p.zip"), directory(tmp_path / NAME)):
        assert import_model(origin, store=store, hooks=yes) is None
        assert not (store.folder / NAME).exists()
    import_model(tmp_path / "p.zip", store=store)
    assert not export_model(NAME, tmp_path / "out.zip", store, yes)
    assert not list(tmp_path.glob("*out.zip*"))


def test_what_a_killed_import_left_is_no_hindrance(tmp_path, store):
    left = store.folder / f"{NAME}.import.partial"
    left.mkdir(parents=True)
    (left / "model.pt").write_bytes(b"half")
    assert (
        contents(import_model(pack(tmp_path / "p.zip"), store=store).directory)["model.pt"]
        == FILES["model.pt"]
    )
    assert not left.exists()


def test_a_model_and_its_unfinished_download_are_removed(tmp_path, store):
    import_model(directory(tmp_path / NAME), store=store)
    (store.folder / f"{NAME}.partial").mkdir()
    assert len(removable("FA-ZH", store)) == 2
    remove("FA-ZH", store)
    assert [path.name for path in store.folder.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("name", ["", ".", "..", "../models", "/", "no-such-model"])
def test_nothing_else_is_removed(tmp_path, store, name):
    import_model(directory(tmp_path / NAME), store=store)
    with pytest.raises(ModelMissing):
        remove(name, store)
    assert (store.folder / NAME).is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_removed_and_not_what_it_points_to(tmp_path, store):
    theirs = directory(tmp_path / "theirs")
    store.folder.mkdir()
    (store.folder / NAME).symlink_to(theirs)
    remove(NAME, store)
    assert not (store.folder / NAME).exists()
    assert contents(theirs).keys() == FILES.keys()


def test_a_pack_is_an_ordinary_zip(tmp_path, store):
    import_model(directory(tmp_path / NAME), store=store)
    export_model(NAME, tmp_path / "model.zip", store)
    archive = zipfile.ZipFile(io.BytesIO((tmp_path / "model.zip").read_bytes()))
    assert archive.testzip() is None
    assert archive.namelist()[0] == "shengwen.json"


def test_the_starter_goes_to_a_computer_without_its_packages(tmp_path, store, monkeypatch):
    monkeypatch.setattr("engine.models.starter._PACKAGES", ("no_such_package",))
    weights = b"whisper"
    monkeypatch.setitem(
        look_up("whisper-base").sha256, "model.bin", hashlib.sha256(weights).hexdigest()
    )
    (store.folder / "whisper-base").mkdir(parents=True)
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.json"):
        (store.folder / "whisper-base" / name).write_bytes(weights)
    export_model("whisper-base", tmp_path / "w.zip", store)
    other = Store(tmp_path / "other")
    import_model(tmp_path / "w.zip", store=other)
    assert other.find("whisper-base").directory == other.folder / "whisper-base"
    assert len(contents(other.folder / "whisper-base")) == 5


@pytest.mark.parametrize("name", ["fa-zh", "speech_timestamp_prediction-v1-16k-offline"])
def test_a_folder_called_as_a_hub_calls_it_is_the_model(store, name):
    directory(store.folder / name)
    assert store.place(look_up(NAME)).directory == store.folder / name
    assert list(store.others()) == []
    remove(NAME, store)
    assert store.place(look_up(NAME)) is None


@pytest.mark.parametrize(
    "name",
    ["\\\\server\\share\\x", "//server/x", "c:x.json", "x.json.", " x.json", "a//b", "./x", "NUL"],
)
def test_names_of_other_systems_are_refused(tmp_path, store, name):
    entries = [*FILES.items(), (zipfile.ZipInfo(), EVIL)]
    entries[-1][0].filename = name
    listed = manifest({**FILES, name: EVIL})
    assert refused(pack(tmp_path / "p.zip", entries, listed), store).reason == "name"
    assert EVIL not in contents(tmp_path).values()


def test_a_name_that_is_a_file_and_a_folder_is_refused(tmp_path, store):
    entries = [*FILES.items(), ("config.yaml/x.json", EVIL)]
    assert refused(pack(tmp_path / "p.zip", entries), store).reason == "doubled"


def test_a_folder_in_a_pack_is_refused(tmp_path, store):
    entries = [*FILES.items(), ("sub/", b"")]
    assert refused(pack(tmp_path / "p.zip", entries), store).reason == "link"


def test_a_manifest_that_is_a_bomb_is_not_read(tmp_path, store):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("shengwen.json", b" " * 50_000_000)
    error = refused(path, store)
    assert (error.reason, error.file) == ("missing", "shengwen.json")
    path = with_declared_size(path, "shengwen.json", 100)
    assert refused(path, store).reason == "damaged"


def test_a_manifest_that_lists_too_much_is_refused(tmp_path, store):
    listed = manifest({**FILES, **{f"{n}.json": b"" for n in range(300)}})
    assert refused(pack(tmp_path / "p.zip", None, listed), store).reason == "damaged"


def test_a_link_called_as_the_models_weights_is_refused(tmp_path, store):
    link = zipfile.ZipInfo("model.pt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    entries = [(link, FILES["model.pt"]), ("config.yaml", FILES["config.yaml"])]
    assert refused(pack(tmp_path / "p.zip", entries), store).reason == "link"


def test_a_device_in_a_pack_is_refused(tmp_path, store):
    device = zipfile.ZipInfo("model.pt")
    device.external_attr = (stat.S_IFCHR | 0o666) << 16
    entries = [(device, b""), ("config.yaml", FILES["config.yaml"])]
    assert refused(pack(tmp_path / "p.zip", entries), store).reason == "link"


def test_an_export_may_replace_a_file_where_that_was_asked(tmp_path, store):
    import_model(directory(tmp_path / NAME), store=store)
    (tmp_path / "model.zip").write_text("old")
    assert export_model(NAME, tmp_path / "model.zip", store, replaces=True)
    assert zipfile.is_zipfile(tmp_path / "model.zip")
