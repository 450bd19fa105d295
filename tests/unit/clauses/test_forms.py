"""What form a clause has."""

from __future__ import annotations

import pytest

from claimkit.clauses.forms import find_opening
from claimkit.parsing.conllu import read_conllu

RELATIVE = """\
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tbridge\tbridge\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3\twhich\twhich\tPRON\tWDT\tPronType=Rel\t4\tnsubj\t_\t_
4\tfell\tfall\tVERB\tVBD\tVerbForm=Fin\t2\tacl:relcl\t_\t_
5\tclosed\tclose\tVERB\tVBD\tVerbForm=Fin\t0\troot\t_\t_

"""
QUESTION = RELATIVE.replace(
    "4\tfell\tfall\tVERB\tVBD\tVerbForm=Fin\t2\tacl:relcl",
    "4\tfell\tfall\tVERB\tVBD\tVerbForm=Fin\t5\tccomp",
)


@pytest.mark.parametrize(("parse", "opening"), [(RELATIVE, None), (QUESTION, "which")])
def test_relative_clauses_ask_nothing(parse: str, opening: str | None) -> None:
    """A question word opens a question, not a relative clause."""
    sentence = read_conllu(parse, "The bridge which fell closed").sentences[0]
    assert find_opening(sentence.word(4)) == opening
