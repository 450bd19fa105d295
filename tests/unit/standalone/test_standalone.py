"""Claims as sentences that stand on their own, made by hand."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.model.certainty import Marker
from claimkit.model.claim import Circumstances, Claim
from claimkit.model.reference import Agreement, Reference
from claimkit.model.scheme import (
    CueKind,
    Holder,
    MarkerCategory,
    NoName,
    Polarity,
    Quotation,
    ReferentKind,
    ReportingClass,
    Scope,
    Standing,
    Time,
)
from claimkit.standalone import Change, Standalone
from tests.support.builders import build_claim, build_referent, build_speaker, span_of

ANA = build_referent("r1", "Ana Lee", confidence=0.95)
BO = build_referent("r2", "Bo Berg", confidence=0.95)
COUNCIL = build_referent("r3", "Vale Council", kind=ReferentKind.ORGANIZATION, confidence=0.95)
DAY = Article(published="2026-05-06")  # a Wednesday


def refer(text: str, words: str, referent: Any = ANA, **fields: Any) -> Reference:
    """Return the reference of *words* to *referent*."""
    known = {"referent": referent.id, "name": referent.name, "kind": referent.kind}
    defaults = {"span": span_of(text, words), "standing": Standing.OTHER, "confidence": 0.95}
    return Reference(**{**defaults, **known, **fields})


def leave(text: str, words: str, standing: Standing = Standing.OTHER) -> Reference:
    return Reference(span=span_of(text, words), standing=standing, why_unnamed=NoName.NO_ANTECEDENT)


def date(text: str, words: str, time: Time) -> Reference:
    return Reference(span=span_of(text, words), standing=Standing.TIME, time=time)


def make(text: str, claim: Claim, *references: Reference, article: Article = DAY) -> Standalone:
    return ClaimSet(text, (claim,), references=references, article=article).standalone(claim)


def quote(claim: Claim) -> Claim:
    """Return *claim* as one whose content is quoted."""
    content = claim.content
    quoted = attrs.evolve(content, quotation=Quotation.DIRECT, quoted=content.spans)
    return attrs.evolve(claim, content=quoted)


def test_pronouns_are_replaced() -> None:
    """The speaker by the whole name, the content's by the short one, each with its span."""
    text = "Ana Lee came. Lee left. She said her plan worked."
    claim = build_claim(text, "c1", "said", "her plan worked", build_speaker(text, "She", ANA))
    made = make(text, claim, refer(text, "her", possessive=True))
    assert str(made) == "[Ana Lee] said [Lee's] plan worked."
    first, second = made.replacements
    assert (first.words, first.text, first.change) == ("She", "Ana Lee", Change.SPEAKER)
    assert (second.span, second.text, second.confidence) == (span_of(text, "her"), "Lee's", 0.95)
    assert made.is_complete


def test_somebody_else_has_the_whole_name() -> None:
    text = "Ana Lee said he lied."
    claim = build_claim(text, "c1", "said", "he lied", build_speaker(text, "Ana Lee", ANA))
    assert str(make(text, claim, refer(text, "he", BO))) == "Ana Lee said [Bo Berg] lied."


def test_first_person_in_a_quotation() -> None:
    """It is the speaker, and the verb goes with the name."""
    text = "“I am tired and I will resign,” said Ana Lee. Lee left."
    words = "“I am tired and I will resign,”"
    claim = quote(build_claim(text, "c1", "said", words, build_speaker(text, "Ana Lee", ANA)))
    am = Agreement(span=span_of(text, "am"), text="is")
    first = refer(text, "I", standing=Standing.SPEAKER, verbs=(am,))
    second = attrs.evolve(first, span=span_of(text, "I will"), verbs=())
    second = attrs.evolve(second, span=attrs.evolve(second.span, end=second.span.start + 1))
    assert str(make(text, claim, first, second)) == (
        "Ana Lee said: “[Lee is] tired and [Lee] will resign.”"
    )


def test_we_of_a_person_stays() -> None:
    """Nobody knows who else is meant; the "we" of a body is the body."""
    text = "“We agree,” said Ana Lee."
    claim = quote(
        build_claim(text, "c1", "said", "“We agree,”", build_speaker(text, "Ana Lee", ANA))
    )
    made = make(text, claim, refer(text, "We", standing=Standing.SPEAKERS))
    assert str(made) == "Ana Lee said: “We agree.”"
    assert [(left.words, left.reason) for left in made.left] == [
        ("We", "others than the speaker may be meant too")
    ]
    text = "“We agree,” said Vale Council."
    speaker = build_speaker(text, "Vale Council", COUNCIL)
    claim = quote(build_claim(text, "c1", "said", "“We agree,”", speaker))
    verb = Agreement(span=span_of(text, "agree"), text="agrees")
    reference = refer(text, "We", COUNCIL, standing=Standing.SPEAKERS, verbs=(verb,))
    assert str(make(text, claim, reference)) == "Vale Council said: “[Vale Council agrees].”"


def test_what_is_not_sure_stays() -> None:
    """Words stay below the least confidence, where nobody is named, and where "I" is another."""
    text = "Ana Lee said he lied."
    claim = build_claim(text, "c1", "said", "he lied", build_speaker(text, "Ana Lee", ANA))
    made = make(text, claim, refer(text, "he", BO, confidence=0.7))
    assert str(made) == "Ana Lee said he lied."
    assert made.left[0].reason == "Bo Berg may be meant, but that is not sure enough"
    claims = ClaimSet(text, (claim,), references=(refer(text, "he", BO, confidence=0.7),))
    assert str(claims.standalone(claim, min_confidence=0.6)) == "Ana Lee said [Bo Berg] lied."
    assert not make(text, claim, leave(text, "he")).is_complete


def test_a_name_before_the_pronoun_is_enough() -> None:
    text = "Ana Lee said Bo Berg lost his seat."
    words = "Bo Berg lost his seat"
    claim = build_claim(text, "c1", "said", words, build_speaker(text, "Ana Lee", ANA))
    made = make(text, claim, refer(text, "his", BO, possessive=True))
    assert str(made) == "Ana Lee said Bo Berg lost his seat."
    assert made.is_complete


def test_there() -> None:
    text = "Ana Lee came to Oslo. Ana Lee said it rained there."
    claim = build_claim(text, "c1", "said", "it rained there", build_speaker(text, "Ana Lee", ANA))
    place = Reference(span=span_of(text, "there"), standing=Standing.PLACE, name="Oslo")
    assert str(make(text, claim, place)) == "Ana Lee said it rained [in Oslo]."


def test_what_is_somebodys_is_no_part_of_the_name() -> None:
    """Of "his council" the word "council" is not replaced by itself: "his" is, in its place."""
    text = "Bo Berg left. His council said no."
    group = build_referent("r4", "Vale Council", kind=ReferentKind.GROUP, confidence=0.95)
    speaker = build_speaker(text, "His council", group)
    claim = build_claim(text, "c1", "said", "no", speaker)
    assert str(make(text, claim)) == "[Vale Council] said no."
    assert str(make(text, claim, refer(text, "His", BO, possessive=True))) == (
        "[Bo Berg's] council said no."
    )


def test_a_participle_that_is_its_own_lemma() -> None:
    text = "Ana Lee left, warning that it rained."
    claim = build_claim(text, "c1", "warning", "it rained", build_speaker(text, "Ana Lee", ANA))
    claim = attrs.evolve(claim, cue=attrs.evolve(claim.cue, lemma="warning"))
    assert str(make(text, claim)) == "Ana Lee [warned] that it rained."


def test_a_place_before_there_is_enough() -> None:
    text = "Ana Lee said she fled to Oslo and stayed there."
    words = "she fled to Oslo and stayed there"
    claim = build_claim(text, "c1", "said", words, build_speaker(text, "Ana Lee", ANA))
    place = Reference(span=span_of(text, "there"), standing=Standing.PLACE, name="Oslo")
    made = make(text, claim, place)
    assert str(made) == "Ana Lee said she fled to Oslo and stayed there."
    assert made.is_complete


@pytest.mark.parametrize(
    ("content", "tense", "expected"),
    [
        ("it closed on Monday", Time.PAST, "it closed [on 4 May 2026]"),
        ("it would close on Monday", Time.FUTURE, "it would close [on 11 May 2026]"),
        ("it closed yesterday", Time.PAST, "it closed [on 5 May 2026]"),
        ("it closes tomorrow", Time.UNSPECIFIED, "it closes [on 7 May 2026]"),
        ("it was ready for Monday’s vote", Time.PAST, "it was ready for [the 4 May 2026] vote"),
        ("it has been shut since yesterday", Time.PAST, "it has been shut since [5 May 2026]"),
        ("it closed last year", Time.PAST, "it closed [in 2025]"),
        ("it will close next month", Time.FUTURE, "it will close [in June 2026]"),
        ("it closed last week", Time.PAST, "it closed [in the week of 27 April 2026]"),
        ("it closes on Monday", Time.UNSPECIFIED, "it closes on Monday"),
        ("it closed last summer", Time.PAST, "it closed last summer"),
        ("it is dangerous today", Time.UNSPECIFIED, "it is dangerous today"),
    ],
)
def test_times(content: str, tense: Time, expected: str) -> None:
    """They count from the day of the article, where the tense says on which side."""
    text = f"Ana Lee said {content}."
    claim = build_claim(text, "c1", "said", content, build_speaker(text, "Ana Lee", ANA))
    days = [word for word in ("Monday", "yesterday", "tomorrow", "today") if word in content]
    made = make(text, claim, *(date(text, day, tense) for day in days))
    assert str(made) == f"Ana Lee said {expected}."
    assert made.is_complete is ("[" in expected)


def test_times_without_a_date() -> None:
    text = "Ana Lee said it closed yesterday."
    claim = build_claim(
        text, "c1", "said", "it closed yesterday", build_speaker(text, "Ana Lee", ANA)
    )
    made = make(text, claim, date(text, "yesterday", Time.PAST), article=Article())
    assert str(made) == "Ana Lee said it closed yesterday."
    assert made.left[0].reason == "the article has no date"


def test_today_in_a_quotation_stays() -> None:
    """It is the day on which it was said, which need not be that of the article."""
    text = "“It closed today,” said Ana Lee."
    claim = build_claim(
        text, "c1", "said", "“It closed today,”", build_speaker(text, "Ana Lee", ANA)
    )
    made = make(text, quote(claim), date(text, "today", Time.PAST))
    assert str(made) == "Ana Lee said: “It closed today.”"
    assert not made.is_complete


def test_circumstances_and_doubt_survive() -> None:
    """Who was told and when, and the words that bear on the report."""
    text = "“It closed,” Ana Lee reportedly told reporters on Monday."
    claim = quote(
        build_claim(
            text,
            "c1",
            "told",
            "“It closed,”",
            build_speaker(text, "Ana Lee", ANA),
            circumstances=Circumstances(
                audience=(span_of(text, "reporters"),), said_when=(span_of(text, "on Monday"),)
            ),
        )
    )
    assert str(make(text, claim)) == (
        "Ana Lee reportedly told reporters [on 4 May 2026]: “It closed.”"
    )
    text = "Ana Lee, who runs the town, reportedly for years, said it closed."
    claim = build_claim(text, "c1", "said", "it closed", build_speaker(text, "Ana Lee", ANA))
    marker = Marker(
        span=span_of(text, "reportedly"),
        text="reportedly",
        lemma="reportedly",
        category=MarkerCategory.HEDGE_ADVERB,
        holder=Holder.JOURNALIST,
        scope=Scope.REPORT,
    )
    claim = attrs.evolve(claim, certainty=attrs.evolve(claim.certainty, markers=(marker,)))
    assert str(make(text, claim)) == "Ana Lee reportedly said it closed."


def test_denial_survives() -> None:
    """Also that of the claim around it: what Lee denies that Berg said is no claim of Berg's."""
    text = "Ana Lee denied that Bo Berg said it closed."
    outer = build_claim(
        text, "c1", "denied", "that Bo Berg said it closed", build_speaker(text, "Ana Lee", ANA)
    )
    inner = build_claim(
        text, "c2", "said", "it closed", build_speaker(text, "Bo Berg", BO), within="c1"
    )
    denial = attrs.evolve(
        outer.certainty, polarity=Polarity.NEGATIVE, reporting_class=ReportingClass.DENIAL
    )
    denied = ClaimSet(text, (attrs.evolve(outer, certainty=denial), inner))
    assert str(denied.standalone(inner)) == "Ana Lee denied that Bo Berg said it closed."
    told = ClaimSet(text, (outer, inner))
    assert str(told.standalone(inner)) == "According to Ana Lee, Bo Berg said it closed."


@pytest.mark.parametrize(
    ("text", "cue", "content", "speaker", "kind", "expected"),
    [
        ("The bridge is old, Ana Lee said.", "said", "The bridge is old", "Ana Lee", CueKind.VERB,
         "Ana Lee said that the bridge is old."),
        ("Bridges are old, Ana Lee said.", "said", "Bridges are old", "Ana Lee", CueKind.VERB,
         "Ana Lee said: Bridges are old."),
        ("Ana Lee left, saying it rained.", "saying", "it rained", "Ana Lee", CueKind.VERB,
         "Ana Lee [said] it rained."),
        ("It rained, according to Ana Lee.", "according to", "It rained", "Ana Lee", CueKind.PHRASE,
         "According to Ana Lee, it rained."),
        ("Ana Lee’s claim that it rained is odd.", "claim", "that it rained", "Ana Lee’s",
         CueKind.NOUN, "There was a claim by Ana Lee that it rained."),
        ("It is alleged that it rained.", "is alleged", "that it rained", None, CueKind.VERB,
         "It is alleged that it rained."),
        ("The man reportedly fled.", "reportedly", "The man reportedly fled", None, CueKind.ADVERB,
         "The man reportedly fled."),
    ],
)  # fmt: skip
def test_forms(
    text: str, cue: str, content: str, speaker: str | None, kind: CueKind, expected: str
) -> None:
    """Each sort of cue has its sentence."""
    claim = build_claim(text, "c1", cue, content)
    if speaker is not None:
        claim = attrs.evolve(claim, speaker=build_speaker(text, speaker, ANA))
    claim = attrs.evolve(
        claim, cue=attrs.evolve(claim.cue, kind=kind, lemma=cue.replace("ying", "y"))
    )
    assert str(make(text, claim)) == expected


def test_wrong_arguments() -> None:
    text = "Ana Lee said it rained."
    claim = build_claim(text, "c1", "said", "it rained", build_speaker(text, "Ana Lee", ANA))
    with pytest.raises(ValueError, match="expected a claim of this set"):
        ClaimSet(text, ()).standalone(claim)
    with pytest.raises(ValueError, match="min_confidence"):
        ClaimSet(text, (claim,)).standalone(claim, min_confidence=2)
