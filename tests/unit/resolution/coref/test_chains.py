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
from tests.frozen import read_chain_cases, read_parses

CASES = read_chain_cases()
TEXTS = [case["text"] for case in CASES]


class GivenChains:
    """A coreference model that has been told the answer, and counts how often it is asked."""

    def __init__(self, *chains: Chain) -> None:
        self.known, self.asked = chains, 0

    def chains(self, text: str) -> tuple[Chain, ...]:
        self.asked += 1
        return self.known


def place_of(text: str, words: str) -> Span:
    """Return where *words* stand in *text*; "words#2" is their second time, capitals aside."""
    words, _, times = words.partition("#")
    start = -1
    for _ in range(int(times or 1)):
        start = text.lower().index(words.lower(), start + 1)
    return Span(start, start + len(words))


def chain_of(text: str, mentions: list[str]) -> Chain:
    return Chain(mentions=tuple(place_of(text, words) for words in mentions))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return read_parses("chains", TEXTS)


def extract(document: Document, *chains: Chain) -> ClaimSet:
    """Return the claims of *document*, its speakers by *chains*."""
    resolver = ChainResolver(GivenChains(*chains))
    return Extractor(
        parser=StubParser((document,)), tier="rules", resolver=resolver, min_confidence=0
    ).extract(document.text)


def facts(text: str, claim: Claim) -> dict[str, Any]:
    assert claim.speaker is not None
    referent = claim.speaker.referent
    assert referent is not None
    own = {
        name: getattr(referent, name) for name in ("kind", "role", "reason", "method", "distance")
    }
    mentions = [span.of(text) for span in referent.mentions]
    return {
        "speaker": claim.speaker.text,
        "name": referent.name or "",
        "same": int(referent.id[1:]),
        "mentions": mentions,
        **own,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, Any], documents: dict[str, Document]) -> None:
    """The speakers are those of the case, and have the fields that it names."""
    text = case["text"]
    claims = extract(documents[text], *(chain_of(text, mentions) for mentions in case["chains"]))
    found = [facts(text, claim) for claim in claims]
    shown = [
        {key: row[key] for key in wanted}
        for row, wanted in zip(found, case["speakers"], strict=False)
    ]
    assert (shown, len(found)) == (case["speakers"], len(case["speakers"])), found


@pytest.mark.parametrize("text", TEXTS)
def test_without_chains_nothing_changes(text: str, documents: dict[str, Document]) -> None:
    """A model that has nothing to say leaves every claim as it is without one."""
    plain = Extractor(
        parser=StubParser((documents[text],)), tier="rules", min_confidence=0
    ).extract(text)
    assert extract(documents[text]) == plain


def test_confidence_is_the_mean_of_the_sieves(documents: dict[str, Document]) -> None:
    """No figure of its own: what the ranker's file says of coreference."""
    case = CASES[0]
    (claim,) = extract(documents[case["text"]], chain_of(case["text"], case["chains"][0]))
    assert claim.speaker is not None
    assert claim.speaker.confidence == Ranker.load().right["coreference"][0]


def test_a_measured_confidence_can_be_given(documents: dict[str, Document]) -> None:
    case = CASES[0]
    ranker = evolve(Ranker.load(), right={"coreference": (0.9, 0.9)})
    resolver = ChainResolver(GivenChains(chain_of(case["text"], case["chains"][0])), ranker=ranker)
    (claim,) = Extractor(tier="rules", resolver=resolver).extract_document(documents[case["text"]])
    assert claim.speaker is not None
    assert claim.speaker.confidence == 0.9


def test_a_model_is_asked_once_a_text_and_only_for_speakers(documents: dict[str, Document]) -> None:
    model = GivenChains()
    extractor = Extractor(tier="rules", resolver=ChainResolver(model), min_confidence=0)
    extractor.extract_document(documents[TEXTS[8]])
    assert model.asked == 1
    extractor.extract_document(Document(text="Rain.", sentences=()))
    assert model.asked == 1


def test_a_mention_outside_the_text_is_an_error(documents: dict[str, Document]) -> None:
    """Offsets in bytes or UTF-16 are a mistake that must not pass as a worse answer."""
    with pytest.raises(ValueError, match=r"a mention at 3–999 of a text of \d+ code points"):
        extract(documents[TEXTS[0]], Chain(mentions=(Span(3, 999), Span(0, 1))))


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
    claims = extract(read_parses("chains", TEXTS)[text], *data.draw(any_chains(text)))
    referents = [claim.speaker.referent for claim in claims if claim.speaker is not None]
    assert len({(r.id, r.name) for r in referents if r}) == len({r.id for r in referents if r})
    for referent in referents:
        assert referent is not None
        assert (referent.name is None) != (referent.reason is None)
        assert list(referent.mentions) == sorted(set(referent.mentions))
        assert all(span.end <= len(text) for span in referent.mentions)
