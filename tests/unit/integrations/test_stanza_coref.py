"""Stanza's coreference, by a document in its form; tests/live/test_coref.py asks the model itself.

The tokens of the recording are stanza's; its chains are written by hand, in the form that stanza
1.15 gives them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.doc import Document, Word
from stanza.models.coref.coref_chain import CorefChain, CorefMention

from claimkit import Extractor, ModelNotFoundError
from claimkit.integrations.stanza_coref import StanzaCoref
from claimkit.resolution.coref.chains import ChainResolver, CorefModel
from tests.support.parses import FrozenParser
from tests.support.recorded import RECORDING, RecordedPipeline, from_recording, to_recording


@pytest.fixture
def document() -> Document:
    return from_recording(RECORDING.read_text(encoding="utf-8"))


def words_of(document: Document) -> list[list[str]]:
    """Return the words of each chain's mentions, as StanzaCoref gives their spans."""
    chains = StanzaCoref(pipeline=RecordedPipeline(document)).find_chains(document.text)
    return [[span.of(document.text) for span in chain.mentions] for chain in chains]


def with_mentions(document: Document, *mentions: CorefMention) -> Document:
    document.coref = [CorefChain(0, list(mentions), "_", None)]
    return document


def test_recorded_document(document: Document) -> None:
    """Spans count code points, and are those of the mentions' words, contractions cut where stanza
    cuts them.
    """
    assert words_of(document) == [
        ["Mayor Ana Lee", "she", "Her", "the mayor’s"],
        ["the bridge", "It"],
        ["Her rival, Bo Berg", "He", "he"],
        ["The city’s first cyclist across", "a baker", "The baker", "she", "her"],
    ]


def test_speakers_of_the_recorded_document(document: Document) -> None:
    """Every speaker that the chains name has its name, the others one referent."""
    resolver = ChainResolver(StanzaCoref(pipeline=RecordedPipeline(document)))
    claims = Extractor(FrozenParser(), tier="rules", resolver=resolver, min_confidence=0).extract(
        document.text
    )
    found = [
        (
            claim.speaker.text,
            claim.speaker.name,
            claim.speaker.referent and claim.speaker.referent.method,
        )
        for claim in claims
        if claim.speaker.is_given
    ]
    assert found == [
        ("she", "Ana Lee", "coreference"),
        ("he", "Bo Berg", "coreference"),
        ("The baker", None, "coreference"),
    ]


def test_recordings_lose_nothing(document: Document) -> None:
    record = RECORDING.read_text(encoding="utf-8")
    assert json.loads(to_recording(document)) == json.loads(record)


@given(data=st.data())
def test_spans_are_those_of_the_words(data: st.DataObject) -> None:
    """Any mention slices to its words as they stand in the text."""
    document = from_recording(RECORDING.read_text(encoding="utf-8"))
    place = data.draw(st.integers(0, len(document.sentences) - 1))
    words = document.sentences[place].words
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    ((found,),) = words_of(with_mentions(document, CorefMention(place, start, end)))
    assert "".join(found.split()) == "".join(word.text for word in words[start:end])


def test_words_that_do_not_spell_their_token() -> None:
    """A word of a contraction without a place of its own has that of the whole."""
    tokens = [
        {"id": (1, 2), "text": "It’s", "start_char": 0, "end_char": 4},
        {"id": 1, "text": "It"},
        {"id": 2, "text": "is"},
        {"id": 3, "text": "hers", "start_char": 5, "end_char": 9},
    ]
    document = Document([tokens], text="It’s hers")
    assert words_of(with_mentions(document, CorefMention(0, 0, 1), CorefMention(0, 2, 3))) == [
        ["It’s", "hers"]
    ]
    assert words_of(with_mentions(document, CorefMention(0, 1, 3))) == [["It’s hers"]]


def test_dropped_pronouns_have_no_words(document: Document) -> None:
    """Stanza gives them a place between words; there is nothing to point at."""
    sentence = document.sentences[1]
    sentence._empty_words.append(Word(sentence, {"id": (6, 1), "text": "_", "lemma": "_"}))
    assert words_of(
        with_mentions(document, CorefMention(1, (6, 1), (6, 1)), CorefMention(1, 6, 7))
    ) == [["she"]]


def test_is_a_model(document: Document) -> None:
    assert isinstance(StanzaCoref(pipeline=RecordedPipeline(document)), CorefModel)


def test_a_pipeline_without_coref(document: Document) -> None:
    with pytest.raises(ValueError, match="the pipeline lacks coref"):
        StanzaCoref(pipeline=RecordedPipeline(document, processors=("tokenize",)))


@pytest.mark.parametrize(
    "options", [{"package": "udcoref_xlm-roberta-lora"}, {"model_dir": "models"}]
)
def test_a_pipeline_and_more(document: Document, options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either a pipeline, or a package"):
        StanzaCoref(pipeline=RecordedPipeline(document), **options)


def test_no_model(tmp_path: Path) -> None:
    """The error says which command gets it, and nothing is downloaded."""
    with pytest.raises(
        ModelNotFoundError,
        match=r"package 'default' for 'en' cannot be loaded .*stanza\.Pipeline\('en'",
    ):
        StanzaCoref(model_dir=tmp_path)
    assert not list(tmp_path.iterdir())
