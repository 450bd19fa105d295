"""Words that may be cues."""

from __future__ import annotations

import pytest

from claimkit.cues.find import find_cues
from claimkit.lexicons.loader import load
from claimkit.testing import read_conllu

ROWS = "1\tLee\tLee\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\t{form}\tsay\tVERB\tVBD\t_\t0\troot\t_\t_"


@pytest.mark.parametrize(("form", "found"), [("said", ["said"]), (".", []), ("”", [])])
def test_a_cue_has_a_letter(form: str, found: list[str]) -> None:
    """A mark that a parser takes for a verb reports nothing."""
    document = read_conllu(ROWS.format(form=form), f"Lee {form}")
    assert [cue.head.text for cue in find_cues(document, load("en"))] == found
