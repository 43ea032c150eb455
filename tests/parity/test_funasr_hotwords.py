"""Hotwords against FunASR itself: the networks that listen for them, and how they are spelled."""

import numpy as np
import pytest
import torch

from engine.architectures.paraformer import CONTEXTUAL, LONGEST_HOTWORD, SEACO
from engine.graphs.hotwords import HotwordGraph
from engine.hotwords.parsing import parse_hotwords, read_list
from engine.lexicon import HotwordSpeller, Lexicon, read_lexicon
from engine.models.checkpoint import read_checkpoint
from engine.models.config import read_config
from engine.networks.hotwords import HotwordNetwork
from engine.networks.paraformer import _spoken
from engine.networks.running import _padded
from engine.vocab import TokenList, read_tokens
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


@pytest.mark.thorough
@pytest.mark.parametrize("n", [0, 1, 50, 51, 200, 1000])
@pytest.mark.parametrize("kind", [CONTEXTUAL, SEACO])
def test_lists_of_any_length(reference, tmp_path, kind, n):
    """All of what may run: the network, and its graph in single precision and in int8."""
    config = read_config(lively.paraformer(tmp_path, kind=kind))
    theirs = reference.load(tmp_path).model
    n_vocab = len(read_tokens(config))
    words = cases.hotwords(n, n_vocab)
    expected = [reference.paraformer(theirs, x, [*words, [1]]) for x in cases.batch()]
    network = HotwordNetwork(config, 560, n_vocab, "cpu")
    graph = HotwordGraph(config, 560, n_vocab, "float32")
    small = HotwordGraph(config, 560, n_vocab, "int8")
    sought = network.encode(words)
    assert len(sought) == n + 1
    for each in (network, graph):
        np.testing.assert_allclose(each.encode(words), sought, atol=1e-5)
        for found, want in zip(each.run(cases.batch(), each.encode(words)), expected, strict=True):
            np.testing.assert_array_equal(found.ids, want["ids"])
            if len(found.ids):
                np.testing.assert_allclose(found.scores, want["scores"], atol=3e-4)
    # Random weights are livelier than int8 is fine: what is read is the same, most tokens are.
    np.testing.assert_allclose(small.encode(words), sought, atol=1e-5)
    pairs = zip(small.run(cases.batch(), small.encode(words)), expected, strict=True)
    same = np.concatenate([found.ids == want["ids"] for found, want in pairs])
    assert same.mean() > 0.5


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


class Vocabulary:
    """The tokens of a model and its seg_dict, and what both implementations make of a list."""

    def __init__(self, reference, folder):
        self._reference, self._folder = reference, folder
        self.tokens = TokenList(["<blank>", "<s>", "</s>", *_TOKENS, "<unk>"])
        lines = [f"{token} {token}" for token in _TOKENS] + ["worlds world s", "usb u s b"]
        (folder / "seg_dict").write_text("\n".join(lines) + "\n", "utf-8")
        pieces = {line.split()[0]: tuple(line.split()[1:]) for line in lines}
        self.speller = HotwordSpeller(Lexicon(self.tokens, pieces), LONGEST_HOTWORD)
        self.unknown = self.tokens.id_of("<unk>")

    def theirs(self, text, kind=SEACO):
        """FunASR's, of a text on one line."""
        *ids, none = self._reference.hotword_ids(text, self.tokens, self._folder, kind)
        assert none == [1]
        return ids

    def theirs_of_list(self, text, kind=SEACO):
        """FunASR's, of the lines of a file."""
        file = self._folder / "hotwords.txt"
        file.write_text(text, "utf-8")
        return self.theirs(str(file), kind)

    def ours(self, hotwords):
        return [self.speller.spell(word) for word in hotwords.spoken]

    def ids(self, *tokens):
        return [self.tokens.id_of(token) for token in tokens]


_TOKENS = [
    *"今天气很好我们一起去公园吧你是谁0123456789abcsu",
    *"hello world the wor@@ it's".split(),
]
_ATOMS = (
    *"今天 天气 公园 你 好 hello Hello WORLD worlds USB usb b 3 2024 龘 shēng é C++ 5G ·".split(),
    *"哈利·波特 it's … ！ - . ' ☺ ＵＳＢ ３ 今天hello (公园)".split(),
)


@pytest.fixture
def vocabulary(reference, tmp_path):
    return Vocabulary(reference, tmp_path)


def check_same(vocabulary, word, ids):
    """Our spelling of a word, where FunASR knows every piece; else none, or one of known pieces."""
    found = vocabulary.speller.spell(word)
    if vocabulary.unknown not in ids:
        assert found == ids, word
    else:
        assert found is None or vocabulary.unknown not in found, word


def check_lists(vocabulary, seed, n):
    rng = np.random.default_rng(seed)
    kinds = (SEACO, CONTEXTUAL)
    n_words = 0
    for i in range(n):
        phrases = [
            rng.choice(["", " ", "  "]).join(rng.choice(_ATOMS, rng.integers(0, 5)))
            for _ in range(rng.integers(0, 8))
        ]
        phrases += list(rng.choice(phrases, 2)) if phrases else []  # some come twice
        text = " ".join(phrases)
        theirs = vocabulary.theirs(text, kinds[i % 2])
        for word, ids in zip(text.split(), theirs, strict=True):
            check_same(vocabulary, word, ids)
        assert parse_hotwords(text).spoken == tuple(dict.fromkeys(text.split()))

        lines = [
            f"{line}\t{rng.integers(1, 100)}" if line and rng.random() < 0.2 else line
            for line in phrases
        ]
        text = rng.choice(["\n", "\r\n"]).join(lines) + "\n"
        theirs = vocabulary.theirs_of_list(text, kinds[i % 2])
        ours = read_list(text)
        for line, ids in zip(ours.lines, theirs, strict=True):
            if line.entry is None:
                assert ids == []  # blank
            else:
                is_weighted = line.entry.word != " ".join(line.text.split())
                weight = line.text.split()[-1] if is_weighted else ""
                check_same(vocabulary, line.entry.word, ids[: len(ids) - len(weight)])
        heard = [line.entry for line in ours.lines if line.entry is not None]
        heaviest = sorted(heard, key=lambda entry: -entry.weight)
        assert ours.hotwords.spoken == tuple(dict.fromkeys(entry.word for entry in heaviest))
        n_words += len(heard)
    assert n_words > n


def test_random_lists_are_read_and_encoded_as_theirs(vocabulary):
    check_lists(vocabulary, seed=1, n=60)


@pytest.mark.thorough
def test_thousands_of_random_lists_are_read_and_encoded_as_theirs(vocabulary):
    check_lists(vocabulary, seed=2, n=3_000)


def test_a_list_of_words_is_theirs_to_the_last_id(vocabulary):
    text = "公园\n今天 hello world\nUSB\n今天\n"
    assert vocabulary.ours(read_list(text).hotwords) == vocabulary.theirs_of_list(text)
    assert vocabulary.ours(parse_hotwords("公园 worlds 你好")) == vocabulary.theirs(
        "公园 worlds 你好"
    )


# What differs on purpose: the docstrings of parse_hotwords, ListText.hotwords, HotwordList.spoken,
# HotwordSpeller.spell and engine/lexicon.py have the list.


def test_a_blank_line_is_no_word_and_theirs_is_one_of_nothing(vocabulary):
    assert vocabulary.theirs_of_list("公园\n\n") == [vocabulary.ids("公", "园"), []]
    assert vocabulary.ours(read_list("公园\n\n").hotwords) == [vocabulary.ids("公", "园")]


def test_a_word_that_comes_twice_is_listened_for_once(vocabulary):
    assert vocabulary.theirs("你 你") == [vocabulary.ids("你")] * 2
    assert vocabulary.ours(parse_hotwords("你 你")) == [vocabulary.ids("你")]


def test_a_weight_is_no_part_of_the_word(vocabulary):
    assert vocabulary.theirs_of_list("公园 20\n") == [vocabulary.ids(*"公园20")]
    assert vocabulary.ours(read_list("公园 20\n").hotwords) == [vocabulary.ids(*"公园")]


def test_the_heaviest_word_comes_first(vocabulary):
    assert vocabulary.ours(read_list("你 2\n好 3\n").hotwords) == [
        vocabulary.ids("好"),
        vocabulary.ids("你"),
    ]


def test_comments_groups_and_what_is_heard_otherwise_are_no_words(vocabulary):
    text = "# 今天\n## 公园\n你好 | 你号 # 天气\n今 => 天\n~~~ 气\n"
    assert len(vocabulary.theirs_of_list(text)) == 5
    assert vocabulary.ours(read_list(text).hotwords) == [vocabulary.ids(*"你好")]


def test_between_commas_a_phrase_keeps_its_spaces(vocabulary):
    found = vocabulary.ours(parse_hotwords("hello world, 公园"))
    assert found == [vocabulary.ids("hello", "world"), vocabulary.ids(*"公园")]
    assert len(vocabulary.theirs("hello world, 公园")) == 3


def test_a_word_with_an_unknown_character_is_refused_whole(vocabulary):
    assert vocabulary.theirs("今龘") == [[*vocabulary.ids("今"), vocabulary.unknown]]
    assert vocabulary.ours(parse_hotwords("今龘")) == [None]


def test_a_word_too_long_to_be_listened_for_is_refused(vocabulary):
    assert len(vocabulary.theirs("好" * 33)[0]) == 33
    assert vocabulary.ours(parse_hotwords("好" * 33)) == [None]


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        ("今天hello", ("今", "天", "hello")),  # scripts together
        ("ＵＳＢ３", ("u", "s", "b", "3")),  # full width
        ("今·天", ("今", "天")),  # marks that nobody says
        ("ABC", ("a", "b", "c")),  # acronyms
        ("USB3", ("u", "s", "b", "3")),
    ],
)
def test_words_that_only_ours_can_spell(vocabulary, word, tokens):
    assert vocabulary.unknown in vocabulary.theirs(word)[0]
    assert vocabulary.speller.spell(word) == vocabulary.ids(*tokens)


def test_a_list_that_is_not_there_is_no_silence(vocabulary, reference, tmp_path):
    missing = str(tmp_path / "missing.txt")
    ids = reference.hotword_ids(missing, vocabulary.tokens, tmp_path, SEACO)
    assert ids is None
    assert parse_hotwords(missing).spoken == (missing,)  # who asks for a file looks for it first
