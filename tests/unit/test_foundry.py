"""engine/graphs/foundry.py: where graphs are kept, and what becomes of bad ones."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import platformdirs
import pytest
import torch
from onnx import TensorProto, helper

import engine.graphs.foundry as module
from engine.errors import ModelCorrupt
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter
from engine.models.config import read_config

ROOT = Path(__file__).parents[2]


class Workshop:
    """A model whose graph doubles its input and adds its weights.

    Attributes:
        n_written: how often the graph was.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True)
        (self.folder / "config.yaml").write_text("model: Doubling\n", "utf-8")
        self.n_written = 0
        self.put(1.0)

    def put(self, value: float) -> None:
        torch.save({"added": torch.full((3,), value)}, self.folder / "model.pt")

    def write(self, g: GraphWriter) -> bytes:
        self.n_written += 1
        return write(g)

    def run(self) -> list[float]:
        session = Foundry(read_config(self.folder), "int8").session("double", self.write)
        (found,) = session.run(x=np.arange(3, dtype=np.float32))
        return found.tolist()

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def graphs(self) -> list[Path]:
        return sorted(self.folder.glob("*.onnx"))


def write(g: GraphWriter) -> bytes:
    x = g.input("x", "float32", 3)
    y = g.op("Add", g.op("Add", x, x), g.constant(g.take("added", 3)))
    return g.model({"y": (y, "float32", [3])})


@pytest.fixture
def workshop(tmp_path) -> Workshop:
    return Workshop(tmp_path / "model")


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    """Our cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: folder)
    return folder


@pytest.fixture
def full(monkeypatch):
    """Make a folder, and those in it, a disk that is full, or say something else of it."""

    def fill(folder: Path, code: int = errno.ENOSPC) -> None:
        make = module.tempfile.NamedTemporaryFile

        def making(*, dir: Path, **others: object) -> object:  # noqa: A002 - as it is called
            file = make(dir=dir, **others)
            if dir.is_relative_to(folder):
                file.write = lambda _: raising(OSError(code, os.strerror(code)))
            return file

        monkeypatch.setattr(module.tempfile, "NamedTemporaryFile", making)

    return fill


def raising(error: Exception) -> None:
    raise error


def test_a_graph_is_written_once_beside_its_checkpoint(workshop):
    assert workshop.run() == workshop.run() == [1, 3, 5]
    assert workshop.n_written == 1
    (graph,) = workshop.graphs()
    assert graph.name.startswith("double.int8.")
    assert sorted(workshop.files()) == ["config.yaml", graph.name, "model.pt"]


def test_who_may_read_the_checkpoint_may_read_the_graph(workshop):
    (workshop.folder / "model.pt").chmod(0o644)
    workshop.run()
    assert workshop.graphs()[0].stat().st_mode & 0o777 == (0o666 if os.name == "nt" else 0o644)


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_where_the_folder_takes_nothing_the_graph_goes_to_the_cache(workshop, cache, full, code):
    full(workshop.folder, code)
    assert workshop.run() == workshop.run() == [1, 3, 5]
    assert workshop.n_written == 1
    assert sorted(workshop.files()) == ["config.yaml", "model.pt"]
    assert len(list(cache.rglob("*.onnx"))) == 1


def test_where_no_disk_has_room_the_graph_runs_from_memory(workshop, cache, full, tmp_path):
    full(tmp_path)
    assert workshop.run() == workshop.run() == [1, 3, 5]
    assert workshop.n_written == 2
    assert sorted(workshop.files()) == ["config.yaml", "model.pt"]
    assert not [path for path in cache.rglob("*") if path.is_file()]


def test_a_cache_that_cannot_be_made_is_no_fault(workshop, cache, full):
    full(workshop.folder)
    cache.write_text("a file where the folder should be")
    assert workshop.run() == [1, 3, 5]


@pytest.mark.parametrize("name", ["x" * 250, "模" * 80, "a b'$(c)"])
def test_a_model_may_be_called_anything(tmp_path, cache, full, name):
    workshop = Workshop(tmp_path / name)
    full(workshop.folder)
    assert workshop.run() == workshop.run() == [1, 3, 5]
    assert workshop.n_written == 1


@pytest.mark.parametrize("hub", ["HF_HUB_CACHE", "MODELSCOPE_CACHE"])
def test_a_hubs_cache_is_never_written_to(tmp_path, cache, monkeypatch, hub):
    workshop = Workshop(tmp_path / "hub" / "models--a--b" / "snapshots" / "main")
    monkeypatch.setenv(hub, str(tmp_path / "hub"))
    before = sorted((tmp_path / "hub").rglob("*"))
    assert workshop.run() == workshop.run() == [1, 3, 5]
    assert sorted((tmp_path / "hub").rglob("*")) == before
    assert len(list(cache.rglob("*.onnx"))) == 1
    link = tmp_path / "link"  # nor through a link in the models folder
    link.symlink_to(workshop.folder, target_is_directory=True)
    workshop.folder = link
    assert workshop.run() == [1, 3, 5]
    assert sorted((tmp_path / "hub").rglob("*")) == before


@pytest.mark.parametrize(
    "damaged",
    [lambda b: b[: len(b) // 2], lambda b: b"", lambda b: b"garbage" * 99, lambda b: bytes(len(b))],
)
def test_a_damaged_graph_is_written_anew(workshop, damaged):
    workshop.run()
    (graph,) = workshop.graphs()
    whole = graph.read_bytes()
    graph.write_bytes(damaged(whole))
    assert workshop.run() == [1, 3, 5]
    assert graph.read_bytes() == whole


def test_a_file_of_somebody_elses_is_not_run(workshop):
    workshop.run()
    (graph,) = workshop.graphs()
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [3]) for name in "xy"]
    node = helper.make_node("Neg", ["x"], ["y"])
    theirs = helper.make_model(
        helper.make_graph([node], "theirs", ends[:1], ends[1:]),
        ir_version=10,
        opset_imports=[helper.make_opsetid("", 20)],
    )
    onnx.save(theirs, graph)
    assert workshop.run() == [1, 3, 5]
    assert workshop.n_written == 2


def test_a_graph_of_a_later_program_is_written_anew(workshop):
    workshop.run()
    (graph,) = workshop.graphs()
    later = onnx.load(graph)
    later.ir_version = 99
    onnx.save(later, graph)
    assert workshop.run() == [1, 3, 5]


def test_a_folder_in_its_place_is_left_alone(workshop, cache):
    workshop.run()
    (graph,) = workshop.graphs()
    graph.unlink()
    graph.mkdir()
    assert workshop.run() == [1, 3, 5]
    assert graph.is_dir()
    assert len(list(cache.rglob("*.onnx"))) == 1


def test_another_checkpoint_of_the_same_name_size_and_time_has_its_own_graph(workshop):
    for value, expected in ((1.0, [1, 3, 5]), (7.0, [7, 9, 11])):
        workshop.put(value)
        os.utime(workshop.folder / "model.pt", (1, 1))
        assert workshop.run() == expected
    assert len(workshop.graphs()) == 1  # the older one is gone


def test_another_config_or_version_has_its_own_graph(workshop, monkeypatch):
    workshop.run()
    (first,) = workshop.graphs()
    (workshop.folder / "config.yaml").write_text("model: Doubling\nmore: 1\n", "utf-8")
    workshop.run()
    (second,) = workshop.graphs()
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    workshop.run()
    (third,) = workshop.graphs()
    assert len({first, second, third}) == workshop.n_written == 3


def test_only_our_older_graphs_are_removed(workshop):
    others = ["model.onnx", "double.int8.mine.onnx", "double.float32.0123456789abcdef.onnx"]
    others += ["double-more.int8.0123456789abcdef.onnx", ".double.tmp"]
    older = ["double.int8.0123456789abcdef.onnx", ".double.int8.0123456789abcdef.onnx.a1.tmp"]
    for name in [*others, *older]:
        (workshop.folder / name).write_bytes(b"something")
        os.utime(workshop.folder / name, (1, 1))
    (workshop.folder / ".double.int8.0123456789abcdef.onnx.b2.tmp").touch()  # being written
    workshop.run()
    left = workshop.files()
    assert left.isdisjoint(older)
    assert left.issuperset([*others, ".double.int8.0123456789abcdef.onnx.b2.tmp"])


def test_two_processes_that_write_the_same_graph_are_both_right(workshop):
    code = (
        "import sys\nfrom pathlib import Path\nimport numpy as np\n"
        "from engine.graphs.foundry import Foundry\nfrom engine.models.config import read_config\n"
        "def write(g):\n"
        "    print('ready', flush=True)\n"
        "    sys.stdin.readline()\n"  # until both are here
        "    x = g.input('x', 'float32', 3)\n"
        "    y = g.op('Add', g.op('Add', x, x), g.constant(g.take('added', 3)))\n"
        "    return g.model({'y': (y, 'float32', [3])})\n"
        "session = Foundry(read_config(Path(sys.argv[1])), 'int8').session('double', write)\n"
        "print(session.run(x=np.arange(3, dtype=np.float32))[0].tolist())\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(workshop.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(2)
    ]
    for process in started:
        assert process.stdout.readline() == "ready\n"
    outputs = [process.communicate("\n", timeout=60)[0] for process in started]
    assert outputs == ["[1.0, 3.0, 5.0]\n"] * 2
    assert len(workshop.graphs()) == 1
    assert workshop.run() == [1, 3, 5]
    assert workshop.n_written == 0


@pytest.mark.parametrize("content", [b"", b"no zip"])
def test_what_is_no_checkpoint_is_said(workshop, content):
    (workshop.folder / "model.pt").write_bytes(content)
    with pytest.raises(ModelCorrupt):
        workshop.run()


def test_nothing_is_kept_of_a_checkpoint_that_is_refused(workshop):
    torch.save({"other": torch.zeros(3)}, workshop.folder / "model.pt")
    with pytest.raises(ModelCorrupt) as caught:
        workshop.run()
    assert caught.value.reason == "added is missing"
    assert workshop.graphs() == []


def test_the_cache_is_kept_apart_for_models_of_the_same_name(tmp_path, cache, full):
    one, other = Workshop(tmp_path / "a" / "model"), Workshop(tmp_path / "b" / "model")
    full(tmp_path / "a")
    full(tmp_path / "b")
    other.put(7.0)
    assert one.run() == one.run() == [1, 3, 5]
    assert other.run() == other.run() == [7, 9, 11]
    assert one.run() == [1, 3, 5]
    assert (one.n_written, other.n_written) == (1, 1)
