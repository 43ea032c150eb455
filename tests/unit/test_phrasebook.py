from engine.correction.corrector import Corrector
from engine.correction.folding import Phrasebook, folded
from engine.hotwords.lists import as_hotwords
from engine.types import Segment, Token


def test_a_longer_word_of_the_same_beginning_hides_no_shorter_one_at_the_end():
    words = Phrasebook([("mundo", 0), ("murciélago", 1)])
    assert list(words.find(folded("con la mundo"))) == [(7, 12, [0])]


def test_a_word_that_is_there_swallows_none_beside_it():
    hotwords = as_hotwords(["vieux", "rápida", "kiwi"])
    for text in ("Portez ce vieux whisky", "A rápida raposa", "cardillo y kiwi"):
        tokens = tuple(Token(" " + word, float(i), i + 1.0) for i, word in enumerate(text.split()))
        assert Corrector(hotwords).correct(Segment(tokens, text)).text == text
