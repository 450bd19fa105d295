"""What rules and tagger propose for a cue."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimkit.document import Document
from claimkit.draft import Origin
from claimkit.lexicons.loader import load
from claimkit.proposals import Proposals, propose
from claimkit.scoring.confidence import ConfidenceModels
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase
from tests.support.drafts import build_tagged
from tests.support.trees import document_of

DOCUMENT = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root that/SCONJ/5:mark Kim/PROPN/5:nsubj came/VERB/2:ccomp "
    "./PUNCT/2:punct",
    "Ann/PROPN/2:nsubj told/VERB/0:root nobody/PRON/2:obj ./PUNCT/2:punct",
)
SIGNED = document_of(
    "“/PUNCT/3:punct It/PRON/3:nsubj rained/VERB/0:root all/DET/5:det day/NOUN/3:obl "
    "./PUNCT/3:punct ”/PUNCT/3:punct —/PUNCT/3:punct Lee/PROPN/3:parataxis"
)


class StubTagger:
    """A tagger that sees what it is told to see."""

    def __init__(self, *tagged: TaggedAttribution) -> None:
        self.tagged = tagged

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        return self.tagged


def ask(document: Document, *tagged: TaggedAttribution) -> Proposals:
    """Return the proposals of rules and tagger, of the rules alone where nothing is *tagged*."""
    tagger = StubTagger(*tagged) if tagged else None
    return propose(document, load("en"), ConfidenceModels.load(), tagger)


def list_origins(proposals: Proposals) -> list[list[Origin | None]]:
    return [
        [draft.support.origin if draft.support is not None else None for draft in rivals]
        for rivals in proposals.rivals
    ]


def test_the_rules_alone() -> None:
    """One draft a cue, and no support; a cue without content is passed over."""
    proposals = ask(DOCUMENT)
    assert list_origins(proposals) == [[None]]
    ((draft,),) = proposals.rivals
    assert (draft.cue.head.text, draft.content.text) == ("said", "that Kim came")
    assert [(passed.cue.head.text, passed.reason) for passed in proposals.passed_over] == [
        ("told", "no content")
    ]


def test_rivals_of_one_cue() -> None:
    """The tagger's draft, the same with the speaker that only the rules see, that of the rules."""
    proposals = ask(DOCUMENT, build_tagged(DOCUMENT, "said", "Kim came"))
    assert list_origins(proposals) == [[Origin.TAGGER, Origin.BOTH, Origin.RULES]]
    ((tagged, both, ruled),) = proposals.rivals
    assert tagged.speaker is None
    assert both.speaker == ruled.speaker
    assert tagged.content == both.content != ruled.content
    assert tagged.support is not None
    assert tagged.support.rival
    assert 0.5 < tagged.support.same_content < 1
    assert tagged.support.ruled == ask(DOCUMENT).rivals[0][0].confidence


def test_one_speaker_for_rules_and_tagger() -> None:
    """Where both see the same, the tagger's draft is proposed once."""
    proposals = ask(DOCUMENT, build_tagged(DOCUMENT, "said", "Kim came", speaker="Lee"))
    assert list_origins(proposals) == [[Origin.TAGGER, Origin.RULES]]
    assert all(draft.support and draft.support.same_speaker for draft in proposals.rivals[0])


def test_a_speaker_inside_the_content_is_no_speaker() -> None:
    """The rules' speaker does not join a content that the tagger sees around it."""
    proposals = ask(DOCUMENT, build_tagged(DOCUMENT, "told", "Ann", speaker="nobody"))
    assert list_origins(proposals) == [[Origin.TAGGER]]


def test_a_tagger_that_sees_no_content() -> None:
    """The draft of the rules stands by itself, and has no rival."""
    proposals = ask(DOCUMENT, build_tagged(DOCUMENT, "said"))
    ((draft,),) = proposals.rivals
    assert draft.support is not None
    assert (draft.support.origin, draft.support.rival) == (Origin.RULES, False)


@pytest.mark.parametrize("content", [None, "It rained"])
def test_a_signature_is_no_matter_for_the_tagger(content: str | None) -> None:
    """The form of the text settles it."""
    proposals = ask(SIGNED, build_tagged(SIGNED, "—", content))
    assert list_origins(proposals) == [[None]]
    assert proposals == ask(SIGNED)
