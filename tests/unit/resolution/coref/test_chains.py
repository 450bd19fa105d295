"""Speakers by the chains of a coreference model, over frozen parses: the cases of chains.toml."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.document import Document
from claimkit.resolution.coref.chains import Chain, ChainResolver, CorefModel
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import Resolver
from claimkit.testing import StubParser
from tests.support.cases import Case, read_cases, to_params
from tests.support.parses import list_frozen, read_parse

CASES = read_cases("chains")
TEXTS = list_frozen("chains")
PRONOUN = next(case for case in CASES if case.about and case.about.startswith("he or she goes"))


class GivenChains:
    """A coreference model that has been told the answer, and counts how often it is asked."""

    def __init__(self, *chains: Chain) -> None:
        self.known, self.asked = chains, 0

    def find_chains(self, text: str) -> tuple[Chain, ...]:
        self.asked += 1
        return self.known


def place_of(text: str, words: str) -> Span:
    """Return where *words* stand in *text*; "words#2" is their second time, capitals aside."""
    words, _, times = words.partition("#")
    start = -1
    for _ in range(int(times or 1)):
        start = text.lower().index(words.lower(), start + 1)
    return Span(start, start + len(words))


def chains_of(case: Case) -> list[Chain]:
    """Return what the model of *case* says."""
    chains = []
    for mentions in case.expected["chains"]:
        chains.append(Chain(mentions=tuple(place_of(case.text, words) for words in mentions)))
    return chains


def extract(document: Document, *chains: Chain) -> ClaimSet:
    """Return the claims of *document*, its speakers by *chains*."""
    resolver = ChainResolver(GivenChains(*chains))
    return Extractor(
        parser=StubParser((document,)), tier="rules", resolver=resolver, min_confidence=0
    ).extract(document.text)


def facts(text: str, claim: Claim) -> dict[str, Any]:
    referent = claim.speaker.referent
    assert referent is not None
    own = {
        name: getattr(referent, name)
        for name in ("kind", "role", "why_unnamed", "method", "distance")
    }
    mentions = [span.of(text) for span in referent.mentions]
    return {
        "speaker": claim.speaker.text,
        "name": referent.name or "",
        "same": int(referent.id[1:]),
        "mentions": mentions,
        **own,
    }


@pytest.mark.parametrize("case", to_params(CASES))
def test_case(case: Case) -> None:
    """The speakers are those of the case, and have the fields that it names."""
    claims = extract(read_parse(case.text), *chains_of(case))
    wanted = case.expected["speakers"]
    found = [facts(case.text, claim) for claim in claims]
    shown = [{key: row[key] for key in fields} for row, fields in zip(found, wanted, strict=False)]
    assert (shown, len(found)) == (wanted, len(wanted)), found


@pytest.mark.parametrize("text", TEXTS)
def test_without_chains_nothing_changes(text: str, by_rules: Extractor) -> None:
    """A model that has nothing to say leaves every claim as it is without one."""
    assert extract(read_parse(text)) == by_rules.extract(text)


def test_confidence_is_the_mean_of_the_sieves() -> None:
    """No figure of its own: what the ranker's file says of coreference."""
    (claim,) = extract(read_parse(PRONOUN.text), *chains_of(PRONOUN))
    assert claim.speaker.referent.confidence == Ranker.load().right["coreference"][0]


def test_a_measured_confidence_can_be_given() -> None:
    ranker = evolve(Ranker.load(), right={"coreference": (0.9, 0.9)})
    resolver = ChainResolver(GivenChains(*chains_of(PRONOUN)), ranker=ranker)
    (claim,) = Extractor(tier="rules", resolver=resolver).extract_document(read_parse(PRONOUN.text))
    assert claim.speaker.referent.confidence == 0.9


def test_a_model_is_asked_once_a_text_and_only_for_speakers() -> None:
    model = GivenChains()
    extractor = Extractor(tier="rules", resolver=ChainResolver(model), min_confidence=0)
    extractor.extract_document(read_parse(PRONOUN.text))
    assert model.asked == 1
    extractor.extract_document(Document(text="Rain.", sentences=()))
    assert model.asked == 1


def test_a_mention_outside_the_text_is_an_error() -> None:
    """Offsets in bytes or UTF-16 are a mistake that must not pass as a worse answer."""
    with pytest.raises(ValueError, match=r"a mention at 3–999 of a text of \d+ code points"):
        extract(read_parse(PRONOUN.text), Chain(mentions=(Span(3, 999), Span(0, 1))))


def test_mentions_are_sorted_and_each_once() -> None:
    assert Chain(mentions=(Span(4, 6), Span(0, 2), Span(4, 6))).mentions == (Span(0, 2), Span(4, 6))


def test_protocols() -> None:
    assert isinstance(GivenChains(), CorefModel)
    assert isinstance(ChainResolver(GivenChains()), Resolver)


@st.composite
def any_chains(draw: st.DrawFn, text: str) -> list[Chain]:
    offsets = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = st.lists(offsets.map(lambda pair: Span(*pair)), max_size=5)
    return draw(st.lists(spans.map(lambda own: Chain(mentions=tuple(own))), max_size=4))


@given(data=st.data())
def test_any_chains_give_sound_speakers(data: st.DataObject) -> None:
    """Whatever a model says: one referent a speaker, a name or a reason, mentions sorted and in the
    text, one id one name.
    """
    text = data.draw(st.sampled_from(TEXTS))
    claims = extract(read_parse(text), *data.draw(any_chains(text)))
    referents = [claim.speaker.referent for claim in claims if claim.speaker.is_given]
    assert len({(r.id, r.name) for r in referents if r}) == len({r.id for r in referents if r})
    for referent in referents:
        assert referent is not None
        assert (referent.name is None) != (referent.why_unnamed is None)
        assert list(referent.mentions) == sorted(set(referent.mentions))
        assert all(span.end <= len(text) for span in referent.mentions)
