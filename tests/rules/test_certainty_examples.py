"""Every rule of certainty decides in its own example, and a Certainty says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from claimkit import Act, Extractor, Quotation, ReportingClass
from claimkit.certainty.judge import judge
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.modals.decide import decide_modal
from claimkit.certainty.reading import read_content
from claimkit.certainty.score import ScoreModel
from claimkit.document import Document
from claimkit.draft import Draft, DraftContent, DraftCue
from claimkit.lexicons.entries import CueEntry
from claimkit.lexicons.loader import load
from claimkit.model.scheme import CueKind
from claimkit.rules import Rule
from claimkit.tree import Phrase, Word
from tests.support.examples import CERTAINTY_RULES

# Examples that no rule for contents reads, but the tagger does: head of the cue, head of the
# content and class of the cue
TAGGED = {
    "Lee watched for signs.": ("watched", "signs", ReportingClass.COGNITIVE_FACTIVE),
    "Lee smelled that it burned.": ("smelled", "burned", ReportingClass.COGNITIVE_FACTIVE),
}


def read_tagged(document: Document) -> tuple[str, ...]:
    """Return the rules that decide how certain the content of a tagged example is."""
    cue, content, reporting_class = TAGGED[document.text]
    words = {word.text: word for word in document.sentences[0].words}
    draft = Draft(
        cue=build_cue(words[cue], reporting_class),
        speaker=None,
        content=build_content(document, words[content]),
    )
    reading = read_content(document, draft, MarkerIndex(load("en")))
    return judge(reading, None, ScoreModel(weights={})).rules


def build_cue(head: Word, reporting_class: ReportingClass) -> DraftCue:
    return DraftCue(
        head=head,
        words=Phrase((head,)),
        carrier=head,
        entry=CueEntry(
            lemma=head.lemma, reporting_class=reporting_class, act=Act.PERCEPTION, frames=()
        ),
        kind=CueKind.VERB,
        lemma=head.lemma,
        negated=False,
        quoted=False,
        rule="cue.tagger",
    )


def build_content(document: Document, head: Word) -> DraftContent:
    span = head.subtree().where(lambda word: word.relation != "case").span
    return DraftContent(
        spans=(span,),
        text=span.of(document.text),
        head=head,
        quotation=Quotation.INDIRECT,
        quoted=(),
        rule="content.tagger",
    )


def read_modals(document: Document) -> Iterator[str]:
    """Yield the rules that decide what the modals of *document* say."""
    for sentence in document.sentences:
        for word in sentence.words:
            head = word.parent_as("aux", "mark") or word
            decided = decide_modal(word, head, load("en")) if head is not None else None
            if decided is not None:
                yield decided.rule


@pytest.mark.parametrize("rule", CERTAINTY_RULES, ids=lambda rule: rule.name)
def test_example(rule: Rule[Any, Any], by_rules: Extractor) -> None:
    """The rule is among those that decided for a claim of its example, or for a modal in it: an
    "if" before "should" makes the modal no marker.
    """
    (document,) = by_rules.parser.parse_many([rule.example])
    if rule.example in TAGGED:
        assert rule.name in read_tagged(document)
        return
    claims = by_rules.extract(rule.example)
    deciding = {name for claim in claims for name in claim.certainty.rules}
    assert rule.name in deciding | set(read_modals(document))
