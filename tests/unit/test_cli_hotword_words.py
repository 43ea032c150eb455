from typing import get_args

from app.cli_hotword_words import FAULTS, FLAWS
from engine import Fault, Flaw


def test_every_fault_and_every_flaw_has_its_sentence():
    assert set(FAULTS) == set(get_args(Fault))
    assert set(FLAWS) == set(get_args(Flaw))
