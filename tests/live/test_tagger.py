"""The embedded tagger and the two tiers, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from torch import nn

from claimkit import Extractor, ModelNotFoundError
from claimkit.neural.embedded import EmbeddedModel
from claimkit.neural.precision import ROW_STEP
from claimkit.neural.wordpieces import MOST_PIECES
from claimkit.parsing.embedded import EmbeddedParser, find_model_folder
from claimkit.tagging.embedded import EmbeddedTagger
from claimkit.tagging.protocol import Tagger
from claimkit.tree import Phrase

pytestmark = pytest.mark.slow
TEXT = (
    "Ana Lee said on Monday that the bridge was safe.\n\n“We checked every bolt,” she told "
    "reporters. “It will hold.”"
)
NESTED = "Lee said that Kim denies the charge."


@pytest.fixture(scope="module")
def tagger() -> EmbeddedTagger:
    return EmbeddedTagger(EmbeddedModel.load(find_model_folder(), precision="single"))


@pytest.fixture(scope="module")
def parser(tagger: EmbeddedTagger) -> EmbeddedParser:
    return EmbeddedParser(model=tagger.model)


def words(runs: tuple[Phrase, ...]) -> list[str]:
    return [" ".join(w.text for w in run) for run in runs]


def test_what_it_finds(tagger: EmbeddedTagger, parser: EmbeddedParser) -> None:
    """Speakers and contents come with their cue; a content may go on in the next sentence."""
    assert isinstance(tagger, Tagger)
    first, second = tagger.tag(parser.parse_many([TEXT])[0])
    assert (first.cue.words[0].text, words(first.speaker), words(first.content)) == (
        "said",
        ["Ana Lee"],
        ["that the bridge was safe"],
    )
    assert words(second.speaker) == ["she"]
    assert {run.sentence.index for run in second.content} == {1, 2}
    assert first.cue_probability > 0.9


def test_cues_that_are_asked_for(tagger: EmbeddedTagger, parser: EmbeddedParser) -> None:
    """They come back with what they would credit, however unlikely; one that was found anyway comes
    once.
    """
    document = parser.parse_many(["The old bridge was painted green."])[0]
    sentence = document.sentences[0]
    assert tagger.tag(document) == ()
    (asked,) = tagger.tag(document, [sentence.phrase(5, 5)])
    assert asked.cue.words[0].text == "painted"
    assert asked.cue_probability < 0.3


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        ModelNotFoundError,
        match=r"missing network\.safetensors, .*not a folder that claimkit's training wrote",
    ):
        EmbeddedTagger.load(tmp_path)


def test_nothing_in_nothing(tagger: EmbeddedTagger, parser: EmbeddedParser) -> None:
    assert tagger.tag(parser.parse_many([" "])[0]) == ()


def test_long_texts_are_read_in_windows(tagger: EmbeddedTagger, parser: EmbeddedParser) -> None:
    """Also one with a sentence longer than a window."""
    long = "The mayor said " + "very " * 600 + "little."
    document = parser.parse_many([f"{TEXT} " * 30 + long])[0]
    assert tagger.tag(document) == tagger.tag(document) != ()


def test_what_was_parsed_is_not_read_again(tagger: EmbeddedTagger, parser: EmbeddedParser) -> None:
    """The answers are the same to the last bit when it is, as after a parse from a cache."""
    (document,) = parser.parse_many([TEXT])
    read: list[object] = []
    hook = tagger.model.network.register_forward_pre_hook(lambda *given: read.append(given))
    first = tagger.tag(document)
    assert read == []
    again = tagger.tag(document)
    hook.remove()
    assert len(read) == 1
    assert first == again


def test_matrices_have_few_sizes(tagger: EmbeddedTagger, parser: EmbeddedParser) -> None:
    """Whatever a text's length: the library under torch makes a kernel for each size and keeps
    them all, so that memory grows with every new one.
    """
    sizes = set()
    for module in tagger.model.network.modules():
        if isinstance(module, nn.Linear):
            module.register_forward_pre_hook(lambda _, given: sizes.add(len(given[0])))
    for text in (TEXT, NESTED, "No claims here.", TEXT * 30):
        tagger.tag(parser.parse_many([text])[0])
    assert sizes <= set(range(ROW_STEP, MOST_PIECES + 1, ROW_STEP))
    assert len(sizes) > 1


def test_tiers(live: Extractor) -> None:
    """Both fill the same types; the tier of rules needs no tagger."""
    rules = Extractor(parser=live.parser, tier="rules")
    assert rules.tagger is None
    assert [c.speaker.name for c in rules.extract(TEXT) if c.speaker.is_given] == ["Ana Lee"] * 2
    assert [c.speaker.name for c in live.extract(TEXT) if c.speaker.is_given] == ["Ana Lee"] * 2
    with pytest.raises(ValueError, match="expected tier to be one of rules, neural; got 'both'"):
        Extractor(tier="both")


@pytest.mark.parametrize("tier", ["rules", "neural"])
def test_nested_claims(live: Extractor, tier: str) -> None:
    """The inner claim knows its parent."""
    claims = Extractor(parser=live.parser, tagger=live.tagger, tier=tier).extract(NESTED)
    outer, inner = claims
    assert (inner.speaker.name, inner.content.text) == (
        "Kim",
        "the charge",
    )
    assert claims.parent(inner) == outer
    assert claims.parent(outer) is None
    assert claims.outermost().claims == (outer,)


def test_min_confidence(live: Extractor) -> None:
    """Higher asks for fewer and surer claims, 0 for all."""
    found = [
        Extractor(parser=live.parser, tagger=live.tagger, min_confidence=least).extract(TEXT)
        for least in (0, 0.5, 0.999)
    ]
    assert len(found[0]) >= len(found[1]) >= len(found[2])
    assert all(claim.confidence >= 0.5 for claim in found[1])
    with pytest.raises(ValueError, match="min_confidence from 0 to 1, got 7"):
        Extractor(min_confidence=7)
