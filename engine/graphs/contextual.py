"""The decoder of a contextual Paraformer as a graph: its last layer looks at hotwords too."""

from engine.architectures.paraformer import DecoderSizes, Hotwords
from engine.graphs import decoder
from engine.graphs.decoder import Array, Decoded
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter, Value


class ContextualDecoder:
    """Embeddings to tokens."""

    def __init__(self, foundry: Foundry, sizes: DecoderSizes) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        self._session = foundry.session("decoder", lambda g: _write(g, sizes))

    def decode(self, embeddings: Array, encoded: Array, hotwords: Hotwords | None) -> Decoded:
        """(1, n_tokens, n_state) and (1, n_frames, n_state) to tokens."""
        assert hotwords is not None  # it was trained with none of the words, too
        ids, scores = self._session.run(embeddings=embeddings, encoded=encoded, hotwords=hotwords)
        return ids, scores


def _write(g: GraphWriter, sizes: DecoderSizes) -> bytes:
    """Embeddings to the likeliest tokens.

    Inputs: embeddings (1, n_tokens, n_state); encoded (1, n_frames, n_state); hotwords
    (n_hotwords, n_state).
    Outputs: ids (n_tokens,); scores, their log-probabilities.
    """
    x = g.input("embeddings", "float32", 1, "n_tokens", sizes.n_state)
    encoded = g.input("encoded", "float32", 1, "n_frames", sizes.n_state)
    hotwords = g.input("hotwords", "float32", "n_hotwords", sizes.n_state)
    for i in range(sizes.n_layers - 1):
        x = decoder.layer(g, x, f"decoder.decoders.{i}", sizes, encoded)
    x = _last_layer(g, x, sizes, encoded, g.op("Unsqueeze", hotwords, g.ints(0)))
    states = decoder.finish(g, x, "decoder", sizes)
    ids, scores = decoder.likeliest(g, states, "decoder.output_layer", sizes)
    decoder.demand_no_more(g, sizes)
    return g.model(decoder.tokens(ids, scores))


def _last_layer(
    g: GraphWriter, x: Value, sizes: DecoderSizes, encoded: Value, hotwords: Value
) -> Value:
    """What was heard and what is listened for, mixed into one."""
    n, last, bias = sizes.n_state, "decoder.last_decoder", "decoder.bias_decoder"
    x = decoder.remember(g, x, last, sizes)
    normed = decoder.norm(g, x, f"{last}.norm3", sizes)
    heard, _ = decoder.attend(g, normed, f"{last}.src_attn", sizes, encoded)
    normed = decoder.norm(g, x, f"{bias}.norm3", sizes)
    sought, _ = decoder.attend(g, normed, f"{bias}.src_attn", sizes, hotwords)
    both = g.op("Concat", heard, sought, axis=2)  # (1, n_tokens, 2 * n_state)
    weight = g.take("decoder.bias_output.weight", n, 2 * n, 1)
    return g.op("Add", x, g.matrix(both, weight[:, :, 0].T, None))
