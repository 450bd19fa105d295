"""Every claim set keeps the laws of docs/laws.md, whatever the parser makes of a text."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.laws import LAWS, find_broken
from benchmarks.mutations import mutate
from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.model.claim import Circumstances
from claimkit.model.scheme import Tier
from tests.support.builders import (
    ARTICLE,
    article_claims,
    build_referent,
    build_speaker,
    span_of,
)
from tests.support.parses import read_all_blocks, read_parse

TEXTS = st.sampled_from(sorted(read_all_blocks()))
FOUND = (  # by the fuzzer, and mended
    "The The according to according to union vowed to to strikes. union warned strikes. strikes.",
    "the road over the pass is agency the police said on Monday morning. By noon the transport "
    "agency said the road over the the transport was open.\n",
    "Lee declined had ’ say that declined had that",
    "Ana Lee according to said the council is \xad likely , according to the sell the according to "
    "according to boat.",
    # The tagger does not see whom the rules see: the content goes on over the speaker.
    "One of the two aides says “the talks failed, sources close to them say”.",
    "``The talks failed, sources close to them say,'' Ana Lee urged them.",
)


@given(TEXTS, st.integers(0, 2**32), st.sampled_from([None, 0]))
@example("Bo Lee, the mayor of Oslo, said the bridge would close.", 95, None)  # a comma as a name
@example("Dr. Nadia Hosseini, MD, said the road was closed.", 156, None)  # a title, a degree
@example("“I think the bridge is safe.”", 37, 0)  # the first word of a quotation is a cue
def test_claims_of_wrong_trees_keep_the_laws(text: str, seed: int, least: float | None) -> None:
    """In the tier of rules, at its own threshold and at 0."""
    document = mutate(Random(seed), read_parse(text))
    extractor = Extractor(tier=Tier.RULES, min_confidence=least)
    assert find_broken(extractor.extract_document(document)) == {}


@pytest.mark.parametrize("least", [None, 0])
def test_claims_of_all_frozen_parses_keep_the_laws(least: float | None) -> None:
    """Each parse of the tests as it is, in the tier of rules."""
    extractor = Extractor(tier=Tier.RULES, min_confidence=least)
    for text in read_all_blocks():
        assert find_broken(extractor.extract_document(read_parse(text))) == {}, text


@given(TEXTS, st.integers(0, 2**32))
def test_a_mutated_sentence_is_a_tree(text: str, seed: int) -> None:
    for sentence in mutate(Random(seed), read_parse(text)).sentences:
        assert [word.index for word in sentence.words] == list(range(1, len(sentence.words) + 1))
        assert all(len(list(word.ancestors())) < len(sentence.words) for word in sentence.words)


@pytest.mark.slow
@settings(max_examples=20)
@given(
    st.lists(TEXTS, min_size=1, max_size=2),
    st.integers(0, 2**32),
    st.sampled_from([None, 0]),
    st.sampled_from(list(Tier)),
)
def test_claims_of_mixed_texts_keep_the_laws(
    live: Extractor, texts: list[str], seed: int, least: float | None, tier: Tier
) -> None:
    """In both tiers, at their own thresholds and at 0."""
    words = " ".join(texts).split(" ")[:60]
    Random(seed).shuffle(words)
    extractor = Extractor(live.parser, tagger=live.tagger, tier=tier, min_confidence=least)
    assert find_broken(extractor.extract(" ".join(words))) == {}


@pytest.mark.slow
@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("text", FOUND)
def test_what_the_fuzzer_found(live: Extractor, text: str, tier: Tier) -> None:
    """At the threshold 0, where most claims are."""
    extractor = Extractor(live.parser, tagger=live.tagger, tier=tier, min_confidence=0)
    assert find_broken(extractor.extract(text)) == {}


def with_cue(claim: Claim, *spans: Span) -> Claim:
    return evolve(claim, cue=evolve(claim.cue, spans=spans))


def with_content(claim: Claim, words: str) -> Claim:
    content = evolve(claim.content, spans=(span_of(ARTICLE, words),), text=words)
    return evolve(claim, content=content)


def with_referent(claim: Claim, **fields: Any) -> Claim:
    assert claim.speaker.referent is not None
    referent = evolve(claim.speaker.referent, **fields)
    return evolve(claim, speaker=evolve(claim.speaker, referent=referent))


FIRST, SECOND, _third = article_claims()
THIRD = with_cue(  # "said" alone, for "Bo" is the speaker
    evolve(_third, speaker=build_speaker(ARTICLE, "Bo", build_referent("r2", "Bo"))),
    Span(ARTICLE.index("Bo said") + 3, ARTICLE.index(" it was not")),
)
SOUND = (FIRST, SECOND, THIRD)
SAID = FIRST.cue.spans[0]
WRONG: dict[str, tuple[int, Claim]] = {  # which of them is put in another's place
    "ids count from c1": (0, evolve(FIRST, id="c9")),
    "claims stand in the order of their cues": (1, with_cue(SECOND, Span(0, 3))),
    "spans lie in the text": (
        0,
        evolve(FIRST, circumstances=Circumstances(place=(Span(900, 901),))),
    ),
    "pieces are sorted and disjoint": (0, with_cue(FIRST, SAID, SAID)),
    "a text is what its spans say": (0, evolve(FIRST, content=evolve(FIRST.content, text="no"))),
    "cue, speaker and content have a letter": (0, with_cue(FIRST, span_of(ARTICLE, ","))),
    "cue, speaker, content and circumstances are disjoint": (
        0,
        with_cue(FIRST, span_of(ARTICLE, "was safe")),
    ),
    "cues are disjoint": (2, with_cue(THIRD, span_of(ARTICLE, "hinted that Bo said"))),
    "a content comes once": (1, evolve(SECOND, content=FIRST.content)),
    "a claim lies in the content of that which it is within": (2, evolve(THIRD, within="c1")),
    "a claim that lies in another's content is within one": (2, evolve(THIRD, within=None)),
    "within is a forest": (1, evolve(SECOND, within="c3")),
    "no two claims hold each other's cue": (2, with_content(THIRD, "may have hinted")),
    "a speaker has a referent, with one name or a reason": (0, with_referent(FIRST, name=None)),
    "names have no invisible characters": (0, with_referent(FIRST, role="ma\xadyor")),
    "a record gives back an equal set": (1, evolve(SECOND, within="c2")),
}


def test_a_sound_set_breaks_no_law() -> None:
    assert find_broken(ClaimSet(text=ARTICLE, claims=SOUND)) == {}


@pytest.mark.parametrize("law", LAWS)
def test_each_law_can_be_broken(law: str) -> None:
    """By one claim that is as it must not be."""
    index, wrong = WRONG[law]
    claims = (*SOUND[:index], wrong, *SOUND[index + 1 :])
    assert law in find_broken(ClaimSet(text=ARTICLE, claims=claims))


def test_the_page_has_each_law() -> None:
    page = (Path(__file__).parents[2] / "docs/laws.md").read_text(encoding="utf-8")
    assert [law for law in LAWS if f"| {law}" not in page] == []
