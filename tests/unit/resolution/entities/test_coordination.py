"""People who are named together."""

from __future__ import annotations

import pytest

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.entities.coordination import find_coordinations, share_surnames
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.mentions.names import find_mentions
from tests.support.trees import document_of

LEXICON = load("en")
COLIN = (
    "Colin/PROPN/5:nsubj/B-PER and/CCONJ/3:cc Bev/PROPN/1:conj/B-PER Tate/PROPN/3:flat/I-PER "
    "came/VERB/0:root ./PUNCT/5:punct"
)
THREE = (
    "Ana/PROPN/9:nsubj/B-PER Lee/PROPN/1:flat/I-PER ,/PUNCT/4:punct Bo/PROPN/1:conj/B-PER "
    "Berg/PROPN/4:flat/I-PER"
    " and/CCONJ/7:cc Cy/PROPN/1:conj/B-PER Moe/PROPN/7:flat/I-PER came/VERB/0:root ./PUNCT/9:punct"
)
APART = (
    "Ana/PROPN/3:nsubj/B-PER Lee/PROPN/1:flat/I-PER met/VERB/0:root Bo/PROPN/3:obj/B-PER "
    "Berg/PROPN/4:flat/I-PER ./PUNCT/3:punct"
)
TATES = "The/DET/2:det Tates/PROPN/3:nsubj left/VERB/0:root ./PUNCT/3:punct"


@pytest.mark.parametrize(
    ("document", "together"),
    [
        (document_of(COLIN), [["Colin Tate", "Bev Tate"]]),
        (document_of(THREE), [["Ana Lee", "Bo Berg", "Cy Moe"]]),
        (document_of(APART), []),
    ],
)
def test_coordinations(document: Document, together: list[list[str]]) -> None:
    """Names joined by commas and “and” are coordinated; a given name before “and” has the surname
    behind it.
    """
    mentions = share_surnames(find_mentions(document, LEXICON), LEXICON)
    assert [[m.name for m in row.members] for row in find_coordinations(mentions)] == together


def test_the_plural_of_a_surname() -> None:
    """“The Tates” are the two who are named together with that surname."""
    document = document_of(COLIN, TATES)
    (both,) = (e for e in find_entities(document, LEXICON) if e.members)
    assert (both.name, both.kind) == ("Colin and Bev Tate", "group")
    assert [span.of(document.text) for span in both.spans] == ["Colin and Bev Tate", "Tates"]
