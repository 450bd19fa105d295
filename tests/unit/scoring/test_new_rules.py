"""A rule that no model was fitted with counts as the others of its kind do on average."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from claimkit import ClaimSet, Extractor
from claimkit.contents.find import RULES
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_able_speaker
from claimkit.document import Document
from claimkit.draft import Draft
from claimkit.lexicons.loader import load
from claimkit.proposals import RuledCues, propose_by_rules
from claimkit.rules import Rule, only_if
from claimkit.scoring.confidence import ConfidenceModels, LogisticModel
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.testing import StubParser
from claimkit.tree import Phrase
from tests.support.trees import document_of

CLAUSE = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root that/SCONJ/5:mark Kim/PROPN/5:nsubj came/VERB/2:ccomp "
    "./PUNCT/2:punct"
)
ANSWER = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root so/ADV/2:advmod on/ADP/5:case Monday/PROPN/2:obl "
    "./PUNCT/2:punct"
)


@only_if(has_able_speaker)
def find_answer(scene: Scene) -> ContentFound | None:
    """A word that stands for a clause: "said so"."""
    words = [word for word in scene.head.children("advmod") if word.lower == "so"]
    return ContentFound(words=Phrase(tuple(words)), head=words[0]) if words else None


class DeafTagger:
    """A tagger that is sure of the cues it is asked for, and sees neither speaker nor content."""

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        return tuple(
            TaggedAttribution(
                cue=cue,
                speaker=(),
                content=(),
                cue_probability=0.9,
                speaker_probability=0,
                content_probability=0,
            )
            for cue in cues
        )


def draft_of(document: Document) -> Draft:
    (draft,) = propose_by_rules(RuledCues.of(document, load("en")))
    return draft


def test_a_new_rule_counts_as_the_known_ones_on_average() -> None:
    """Log-odds: 3/4 of 2 and 1/4 of -2 are 1."""
    model = LogisticModel(
        intercept=0.0,
        weights={"content=one": 2.0, "content=other": -2.0},
        threshold=0.5,
        shares={"content": {"one": 0.3, "other": 0.1}},
    )
    draft = draft_of(CLAUSE)
    known = evolve(draft, content=evolve(draft.content, rule="one"))
    assert model.weigh(known).confidence == pytest.approx(0.8808, abs=1e-4)
    assert model.weigh(draft).confidence == pytest.approx(0.7311, abs=1e-4)


def test_the_shipped_models_know_the_rules_that_come_with_claimkit() -> None:
    """All but five that are newer than they are."""
    models = ConfidenceModels.load()
    names = ("list", "headline", "announced", "amount", "viewed")
    for model in (models.rules, models.neural):
        unknown = {rule.name for rule in RULES} - set(model.shares["content"])
        assert unknown <= {f"content.{name}" for name in names}


@pytest.mark.parametrize("tier", ["rules", "neural"])
def test_a_contributors_rule_works_at_once(tier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its claim stands in both tiers, though no model was fitted with it, and the tagger has not
    learnt to see its contents.
    """

    def extract() -> ClaimSet:
        extractor = Extractor(
            parser=StubParser((ANSWER,)),
            tier=tier,
            tagger=DeafTagger() if tier == "neural" else None,
        )
        return extractor.extract(ANSWER.text)

    assert len(extract()) == 0
    rule = Rule("content.answer", "Kim said so.", find_answer)
    monkeypatch.setattr("claimkit.contents.find.RULES", (*RULES, rule))
    (claim,) = extract()
    assert claim.content.text == "so"
