"""engine/graphs/session.py and ops.py: how graphs run, and how exactly."""

import numpy as np
import pytest

from engine.errors import OutOfMemory
from engine.graphs import session as module
from engine.graphs.ops import GraphWriter
from engine.graphs.precision import LARGEST
from engine.graphs.session import Session, adds_exactly, best_precision


@pytest.fixture(autouse=True)
def _asks_anew():
    best_precision.cache_clear()
    yield
    best_precision.cache_clear()


@pytest.mark.parametrize(("is_exact", "precision"), [(True, "int8"), (False, "int7")])
def test_the_precision_is_what_the_processor_adds_rightly(monkeypatch, is_exact, precision):
    monkeypatch.setattr(module, "adds_exactly", lambda: is_exact)
    assert best_precision() == precision


@pytest.mark.parametrize(("share", "is_exact"), [(1.0, True), (0.51, False)])
def test_a_processor_that_cuts_sums_off_is_noticed(monkeypatch, share, is_exact):
    found = np.full((1, 16), 255.0 * 127.0 * 64 * share, np.float32)
    monkeypatch.setattr(module.Session, "run", lambda self, **inputs: [found])
    assert adds_exactly() is is_exact


def test_the_probe_runs_here():
    assert best_precision() == ("int8" if adds_exactly() else "int7")


@pytest.mark.parametrize(("precision", "most"), [("float32", 1e-5), ("int8", 0.02), ("int7", 0.03)])
def test_each_precision_is_close_to_the_truth(precision, most):
    rng = np.random.default_rng(0)
    weight = rng.standard_normal((256, 64), dtype=np.float32) * rng.uniform(0.01, 9, 64)
    bias = rng.standard_normal(64, dtype=np.float32)
    x = rng.standard_normal((1, 50, 256), dtype=np.float32)
    expected = x @ weight.astype(np.float32) + bias
    found = product(precision, weight.astype(np.float32), bias, x)
    scale = np.linalg.norm(expected, axis=(0, 1))  # of each column
    assert (np.linalg.norm(found - expected, axis=(0, 1)) / scale).max() <= most


@pytest.mark.parametrize("precision", ["int8", "int7"])
def test_a_column_of_zeros_stays_one(precision):
    weight = np.zeros((8, 16), np.float32)
    found = product(precision, weight, np.ones(16, np.float32), np.ones((1, 2, 8), np.float32))
    np.testing.assert_array_equal(found, 1.0)


def test_the_products_of_int7_fit_into_sixteen_bits():
    """Two by two, as processors without VNNI add them."""
    assert 2 * 255 * LARGEST["int7"] <= 2**15 - 1


def test_what_does_not_fit_is_out_of_memory():
    g = GraphWriter({}, "large", "float32")
    shape = g.input("shape", "int64", 2)
    ones = g.op("ConstantOfShape", shape)
    session = Session(g.model({"sum": (g.op("ReduceSum", ones, keepdims=0), "float32", [])}))
    assert session.run(shape=np.array([2, 3]))[0] == 0
    with pytest.raises(OutOfMemory):
        session.run(shape=np.array([1 << 24, 1 << 24]))


def test_a_mistake_is_not_called_so():
    g = GraphWriter({}, "small", "float32")
    x = g.input("x", "float32", 3)
    session = Session(g.model({"y": (g.op("Neg", x), "float32", [3])}))
    with pytest.raises(module.Unusable):
        session.run(x=np.zeros(4, np.float32))


def product(precision: str, weight: np.ndarray, bias: np.ndarray, x: np.ndarray) -> np.ndarray:
    g = GraphWriter({}, "product", precision)
    entry = g.input("x", "float32", 1, "n", len(weight))
    y = g.matrix(entry, weight, bias)
    return Session(g.model({"y": (y, "float32", [1, "n", weight.shape[1]])})).run(x=x)[0]
