"""Every claim set keeps the laws of docs/laws.md, whatever the parser makes of a text."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.laws import find_broken
from benchmarks.mutations import mutate
from claimkit import ClaimSet, Extractor
from claimkit.model.scheme import Tier
from tests.support.builders import ARTICLE, article_claims
from tests.support.parses import read_all_blocks, read_parse

TEXTS = st.sampled_from(sorted(read_all_blocks()))
FOUND = (  # by the fuzzer, and mended
    "The The according to according to union vowed to to strikes. union warned strikes. strikes.",
    "the road over the pass is agency the police said on Monday morning. By noon the transport "
    "agency said the road over the the transport was open.\n",
    "Lee declined had ’ say that declined had that",
    "Ana Lee according to said the council is \xad likely , according to the sell the according to "
    "according to boat.",
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


def test_the_laws_see_what_is_wrong() -> None:
    """A claim twice, within itself, breaks what it must."""
    claim = evolve(article_claims()[0], within="c1")
    copy = evolve(claim, id="c9")
    broken = find_broken(ClaimSet(text=ARTICLE, claims=(claim, copy)))
    assert {"ids count from c1", "cues are disjoint", "a content comes once"} < set(broken)
    assert {"within is a forest", "claims stand in the order of their cues"} < set(broken)
