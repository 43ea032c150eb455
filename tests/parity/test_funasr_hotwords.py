"""Hotwords against FunASR itself: the networks that listen for them, and how they are spelled."""

import numpy as np
import pytest
import torch

from engine.architectures.paraformer import CONTEXTUAL, SEACO
from engine.lexicon import read_lexicon
from engine.models.checkpoint import read_checkpoint
from engine.models.config import read_config
from engine.networks.hotwords import HotwordNetwork
from engine.networks.paraformer import _spoken
from engine.networks.running import _padded
from engine.vocab import read_tokens
from tests.parity import cases, lively

pytestmark = pytest.mark.filterwarnings("ignore")  # its own, of which there are many

_WORDS = "USB usb isn't worlds World hello the 3 今天 天气 公园 你好 么 shēng 龘 哈利·波特 C++ 5G"


@pytest.mark.thorough
@pytest.mark.parametrize(("kind", "n_tensors"), [(CONTEXTUAL, 970), (SEACO, 1095)])
def test_a_full_size_hotword_paraformer(reference, folder, kind, n_tensors):
    config = read_config(lively.paraformer(folder, kind=kind, full=True))
    assert len(read_checkpoint(config.weights)) == n_tensors
    theirs = reference.load(folder).model
    n_vocab = len(read_tokens(config))
    ours = HotwordNetwork(config, 560, n_vocab, "cpu")
    batch = cases.batch()[:4]
    unlike = 0
    for n in cases.HOTWORDS:
        words = cases.hotwords(n, n_vocab)
        sought = ours.encode(words)
        with torch.inference_mode():  # as one padded batch, as on CUDA
            padded = _spoken(
                ours._network._module, *_padded(batch, torch.device("cpu")), hotwords=sought
            )
        for x, alone, together in zip(batch, ours.run(batch, sought), padded, strict=True):
            expected = reference.paraformer(theirs, x, [*words, [1]])
            for found in (alone, together):
                np.testing.assert_array_equal(found.ids, expected["ids"])
                if len(found.ids):
                    np.testing.assert_allclose(found.scores, expected["scores"], atol=1e-4)
            if n and len(alone.ids):
                without = reference.paraformer(theirs, x, [[1]])
                unlike += not np.allclose(without["scores"], expected["scores"], atol=1e-2)
    assert unlike  # the words were heard at all


@pytest.mark.parametrize("kind", [CONTEXTUAL, SEACO])
def test_whole_logits(reference, tmp_path, kind):
    """Not of the likeliest token alone, with all lengths of a list."""
    config = read_config(lively.paraformer(tmp_path, kind=kind))
    theirs = reference.load(tmp_path).model
    n_vocab = len(read_tokens(config))
    ours = HotwordNetwork(config, 560, n_vocab, "cpu")
    module = ours._network._module
    rng = np.random.default_rng(1)
    with torch.inference_mode():
        encoded = torch.from_numpy(rng.standard_normal((1, 40, 64), dtype=np.float32))
        embeddings = torch.from_numpy(rng.standard_normal((1, 12, 64), dtype=np.float32))
        for n in (*cases.HOTWORDS, 49, 50, 51):
            words = cases.hotwords(n, n_vocab)
            sought = torch.from_numpy(ours.encode(words))
            found = module.predict(embeddings, None, encoded, None, sought)
            heard = (encoded, torch.tensor([40]), embeddings, torch.tensor([12]))
            expected = reference._decoded(theirs, heard, [*words, [1]])
            torch.testing.assert_close(found, expected, atol=1e-4, rtol=0)


def test_spelling(reference, models, tmp_path):
    """Random lists, as a line and as a file: where FunASR knows every piece, ours are the same."""
    theirs = reference.load(models["seaco"])
    tokenizer, frontend = theirs.kwargs["tokenizer"], theirs.kwargs["frontend"]
    config = read_config(models["seaco"])
    tokens = read_tokens(config)
    lexicon = read_lexicon(config, tokens)
    unknown = tokens.id_of("<unk>")
    rng = np.random.default_rng(0)
    words = [*_WORDS.split(), *(token for token in tokens if not token.startswith("<"))]
    n_compared = 0
    for i in range(200):
        glue = rng.choice(["", " "]) if i % 2 else ""
        phrases = [
            glue.join(words[k] for k in rng.integers(0, len(words), rng.integers(1, 5)))
            for _ in range(rng.integers(1, 8))
        ]
        asked = " ".join(phrases)
        if i % 2:
            file = tmp_path / "hotwords.txt"
            file.write_text("\n".join(phrases) + "\n", "utf-8")
            asked = str(file)
        *expected, none = theirs.model.generate_hotwords_list(asked, tokenizer, frontend)
        assert none == [1]
        for phrase, ids in zip(phrases, expected, strict=True):
            found = lexicon.spell(phrase)
            if unknown not in ids:
                assert found == ids
                n_compared += 1
            elif found is not None:
                assert unknown not in found
    assert n_compared > 100
