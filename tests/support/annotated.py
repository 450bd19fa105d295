"""What tests of annotated/ and training/ read: a sentence of a treebank, a news sentence with its
attributions, and one with a modal verb.
"""

from __future__ import annotations

from annotated.attributions import Annotated, align_spans
from annotated.treebanks import Block
from claimkit.testing import read_conllu

_FORMS = [
    ("“", "PUNCT", 2),
    ("No", "INTJ", 5),
    ("”", "PUNCT", 2),
    ("she", "PRON", 5),
    ("said", "VERB", 0),
    (".", "PUNCT", 5),
]
QUOTED = Block(
    ("# text = “No” she said.",),
    tuple(
        (str(i), form, form, upos, "_", "_", str(head), "dep", "_", "_")
        for i, (form, upos, head) in enumerate(_FORMS, 1)
    ),
)

ATTRIBUTED_TREE = """\
1	“	“	PUNCT	``	_	2	punct	_	SpaceAfter=No
2	No	no	INTJ	UH	_	5	ccomp	_	SpaceAfter=No
3	,	,	PUNCT	,	_	2	punct	_	SpaceAfter=No
4	”	”	PUNCT	''	_	2	punct	_	_
5	said	say	VERB	VBD	_	0	root	_	_
6	Lee	Lee	PROPN	NNP	_	5	nsubj	_	SpaceAfter=No
7	.	.	PUNCT	.	_	5	punct	_	_"""
ATTRIBUTED_TEXT = "“No,” said Lee."
SPANS = {"source": [[11, 14]], "cue": [[6, 10]], "content": [[0, 5]]}
WITHOUT_CUE = {"source": [], "cue": [], "content": [[0, 5]]}

MODAL_TREE = """# text = Lee may go.
1\tLee\tLee\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\t_
2\tmay\tmay\tAUX\tMD\tVerbForm=Fin\t3\taux\t_\t_
3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def annotate(*attributions: dict[str, list[list[int]]]) -> Annotated:
    """Return the sentence of ATTRIBUTED_TREE with *attributions*, as a corpus gives them."""
    return align_spans(read_conllu(ATTRIBUTED_TREE, ATTRIBUTED_TEXT), list(attributions))
