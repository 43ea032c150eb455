"""What the command line says of lists of hotwords: faults, remarks, and what a model cannot do."""

from engine import Fault, Fit, Flaw

FAULTS: dict[Fault, str] = {
    "long": "This is longer than anything that is said.",
    "control": "There are control characters in it.",
    "empty": "There is no word in it, or nothing to be replaced.",
    "weight": "The weight is not a number above 0.",
    "pattern": "This is no regular expression.",
    "mixed": "A rule and other entries are on one line.",
    "many": "This is beyond the first 100,000 entries.",
}
FLAWS: dict[Flaw, str] = {
    "duplicate": "The same as %1.",
    "contradiction": "Contradicts %1.",
    "short": "Too short to be told by its sound: it is put in for aliases and by rules alone.",
    "long": "Too long to be heard as one.",
    "common": "An everyday word: it is never put where something else was heard.",
    "contained": "A part of %1; where both fit, the longer one is taken.",
    "alike": "Sounds like %1: sound cannot tell which is meant.",
    "circle": "Leads back to itself by %1.",
    "pattern": "This is no regular expression.",
    "slow": "This regular expression takes too long, and may be left out.",
}
NOTES: frozenset[Flaw] = frozenset({"short", "common", "contained", "alike"})  # may be as meant


def fit_words(model: str, fit: Fit, n_words: int) -> str:
    """What a model does with a list as a whole."""
    later = "words that sound like them are put in afterwards"
    if not fit.takes:
        return f"{model} does not listen for hotwords; {later}."
    if not fit.is_known:
        return (
            f"{model} listens for hotwords, but is not on this computer: what it can write is not "
            "known."
        )
    n_taken = n_words - len(fit.unwritable)
    return f"{model} listens for {n_taken} of {n_words} hotwords; {later}."


def unfit_words(word: str, fit: Fit) -> str | None:
    """Why a model does not listen for one word; None where it does."""
    if word in fit.unwritable:
        return "The model has no characters for it; it is put in by its sound alone."
    return None
