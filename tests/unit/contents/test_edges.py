"""Up to which end a nested claim reaches."""

from __future__ import annotations

import pytest

from claimkit.contents.edges import reach_end
from claimkit.document import Document
from tests.support.drafts import build_content, build_cue
from tests.support.trees import document_of

LONG = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root he/PRON/4:nsubj thinks/VERB/2:ccomp prices/NOUN/6:nsubj "
    "fall/VERB/4:ccomp ,/PUNCT/9:punct if/SCONJ/9:mark ships/NOUN/4:advcl come/VERB/9:acl "
    "./PUNCT/2:punct",
    "Ann/PROPN/2:nsubj left/VERB/0:root ./PUNCT/2:punct",
)
QUOTED = document_of(
    "“/PUNCT/3:punct I/PRON/3:nsubj think/VERB/8:ccomp so/ADV/3:advmod ,/PUNCT/3:punct "
    "”/PUNCT/3:punct Lee/PROPN/8:nsubj said/VERB/0:root today/NOUN/8:obl ./PUNCT/8:punct"
)


@pytest.mark.parametrize(
    ("document", "cue", "ruled", "tagged", "reached"),
    [
        pytest.param(
            LONG,
            "thinks",
            "prices fall",
            "prices fall, if ships come",
            "prices fall, if ships come",
            id="what the tree hangs on the cue",
        ),
        pytest.param(LONG, "thinks", "prices fall", "prices fall", None, id="the same end"),
        pytest.param(LONG, "thinks", "prices fall", "fall, if ships", None, id="another start"),
        pytest.param(LONG, "said", "he thinks", "he thinks prices fall", None, id="another cue"),
        pytest.param(QUOTED, "think", "so", "so,” Lee said today", None, id="beyond its quotation"),
    ],
)
def test_reach_end(
    document: Document, cue: str, ruled: str, tagged: str, reached: str | None
) -> None:
    """A nested claim goes on with the tagger in its sentence and quotation, up to another cue."""
    others = [build_cue(document, "fall")] if cue == "said" else []
    content = reach_end(
        document,
        build_cue(document, cue),
        build_content(document, ruled),
        build_content(document, tagged),
        others,
    )
    assert (None if content is None else content.text) == reached
