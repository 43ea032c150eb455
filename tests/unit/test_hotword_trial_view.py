"""A trial in the terminal: what became of each sentence and word."""

from app.hotword_trial import trial_of
from app.hotword_trial_view import TrialView
from app.paired_rows import paired
from engine import Change, Segment, Token, as_hotwords


def test_a_word_that_listening_brought_says_what_was_heard_at_first(capsys):
    change = Change("冰台新区", "滨海新区", "model", 0.8)
    old = Segment((Token("冰台新区", 0.0, 1.0),), "冰台新区")
    new = Segment((Token("滨海新区", 0.0, 1.0, None, change),), "滨海新区")
    hotwords = as_hotwords(["滨海新区"])
    trial = trial_of(paired([old], [new]), hotwords)
    TrialView("names", "a.wav", hotwords, trial).show(shows_all=False)
    assert "滨海新区 heard only with the list, for 冰台新区" in capsys.readouterr().out
