"""FSMN-VAD as a graph: stacked frames → the probability that each is silence, as they come.

Source: Deep-FSMN (Zhang et al., 2018); follows FunASR's FSMN. It only looks back, so a stream and a
whole file give the same.

Always in float32: int8 would halve what is a fiftieth of the whole work, and moves scores by up to
several hundredths.
"""

import numpy as np
import numpy.typing as npt

from engine.architectures.fsmn_vad import VadSizes, read_vad
from engine.cores import n_cores
from engine.features import Features
from engine.graphs.foundry import written
from engine.graphs.ops import GraphWriter, Value
from engine.graphs.session import Session
from engine.models.config import ModelConfig

_LAST = np.iinfo(np.int64).max  # where a slice ends that takes the rest
_THREADS = 2  # recognition waits for what it finds
_AT_ONCE = 1000  # frames, 10 s: more no longer fit where the processor is fast


class FsmnVadGraph:
    """A checkpoint of FSMN-VAD; it is small, and written anew each time."""

    def __init__(self, config: ModelConfig) -> None:
        """Write and load it.

        Raises:
            ModelCorrupt: it is damaged, or does not run here.
        """
        self._sizes = read_vad(config)
        graph = written(config, "float32", lambda g: _write(g, self._sizes))
        self._session = Session(graph, n_threads=min(_THREADS, n_cores()))

    def begin(self) -> "FsmnVadStream":
        """Start on a new source."""
        sizes = self._sizes
        memories = np.zeros((sizes.n_layers, sizes.n_back - 1, sizes.n_state), np.float32)
        return FsmnVadStream(self._session, memories)


class FsmnVadStream:
    """One source's memories."""

    def __init__(self, session: Session, memories: npt.NDArray[np.float32]) -> None:
        self._session = session
        self._memories = memories

    def silence(self, features: Features) -> npt.NDArray[np.float32]:
        """How likely each of the next frames is silence: (n_frames, n_input) → (n_frames,)."""
        found = [np.empty(0, np.float32)]
        for start in range(0, len(features), _AT_ONCE):
            part = features[start : start + _AT_ONCE]
            silence, self._memories = self._session.run(
                features=part[None], memories=self._memories
            )
            found.append(silence)
        return np.concatenate(found)


def _write(g: GraphWriter, sizes: VadSizes) -> bytes:
    """Features to the probability of silence.

    Inputs: features (1, n_frames, n_input); memories (n_layers, n_back - 1, n_state), what each
    layer saw last. Outputs: silence (n_frames,); after, the memories that the next frames need.
    """
    n_back, n_state = sizes.n_back, sizes.n_state
    x = g.input("features", "float32", 1, "n_frames", sizes.n_input)
    n_frames = g.op("Shape", x, start=1, end=2)
    memories = g.input("memories", "float32", sizes.n_layers, n_back - 1, n_state)
    split = g.ints(*[1] * sizes.n_layers)
    before = g.ops("Split", memories, split, n_outputs=sizes.n_layers, axis=0)
    x = g.linear(x, "encoder.in_linear1.linear", sizes.n_input, sizes.n_affine)
    x = g.op("Relu", g.linear(x, "encoder.in_linear2.linear", sizes.n_affine, sizes.n_linear))
    after = []
    for i, memory in enumerate(before):
        name = f"encoder.fsmn.{i}"
        x = g.linear(x, f"{name}.linear.linear", sizes.n_linear, n_state, bias=False)
        seen = g.op("Concat", memory, x, axis=1)
        after.append(g.op("Slice", seen, n_frames, g.ints(_LAST), g.ints(1)))
        x = g.filtered(seen, _filter(g, f"{name}.fsmn_block.conv_left", sizes), 0, 0)
        x = g.op("Relu", g.linear(x, f"{name}.affine.linear", n_state, sizes.n_linear))
    x = g.linear(x, "encoder.out_linear1.linear", sizes.n_linear, sizes.n_out)
    x = g.linear(x, "encoder.out_linear2.linear", sizes.n_out, sizes.n_classes)
    silence = _silence(g, x, sizes)
    g.demand_all_taken()
    return g.model(
        {
            "silence": (silence, "float32", ["n_frames"]),
            "after": (
                g.op("Concat", *after, axis=0),
                "float32",
                [sizes.n_layers, n_back - 1, n_state],
            ),
        }
    )


def _filter(g: GraphWriter, name: str, sizes: VadSizes) -> npt.NDArray[np.float32]:
    """A memory's weights, to which what they are added to is added: (n_state, 1, n_back)."""
    weight = g.take(f"{name}.weight", sizes.n_state, 1, sizes.n_back, 1)[..., 0].copy()
    weight[:, 0, -1] += 1.0
    return weight


def _silence(g: GraphWriter, logits: Value, sizes: VadSizes) -> Value:
    """(1, n_frames, n_classes) → the sum of the silent ones, (n_frames,)."""
    classes = g.op("Softmax", g.op("Squeeze", logits, g.ints(0)), axis=-1)
    silent = g.op("Gather", classes, g.ints(*sizes.silent), axis=1)
    return g.op("ReduceSum", silent, g.ints(1), keepdims=0)
