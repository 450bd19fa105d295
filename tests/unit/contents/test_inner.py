"""Quotations within quotations."""

from __future__ import annotations

from claimkit.lexicons.loader import load
from claimkit.parsing.conllu import read_conllu
from claimkit.proposals import RuledCues, propose_by_rules

GUILLEMETS = """\
1	«	«	PUNCT	``	_	3	punct	_	SpaceAfter=No
2	Berg	Berg	PROPN	NNP	Number=Sing	3	nsubj	_	_
3	said	say	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
4	it	it	PRON	PRP	_	5	nsubj	_	_
5	rained	rain	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	3	ccomp	_	SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	SpaceAfter=No
7	»	»	PUNCT	''	_	3	punct	_	_

"""


def test_marks_that_hold_no_others() -> None:
    """What is said between marks of which no inner ones are known is read all the same."""
    document = read_conllu(GUILLEMETS, "«Berg said it rained.»")
    (draft,) = propose_by_rules(RuledCues.of(document, load("en")))
    assert draft.cue.quoted
    assert draft.content.text == "it rained"
