from engine.correction.folding import Phrasebook, folded


def test_a_longer_word_of_the_same_beginning_hides_no_shorter_one_at_the_end():
    words = Phrasebook([("mundo", 0), ("murciélago", 1)])
    assert list(words.find(folded("con la mundo"))) == [(7, 12, [0])]
