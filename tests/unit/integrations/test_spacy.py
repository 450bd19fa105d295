"""The spaCy component, in spaCy's own pipelines."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claimkit import Extractor
from claimkit.integrations import spacy as integration
from claimkit.outputs.annotations.spacydocs import add_claims
from tests.support.parses import FrozenParser, list_frozen

TEXTS = [text for text in list_frozen("quotations") if "said" in text][:3]


@pytest.fixture
def nlp(monkeypatch: pytest.MonkeyPatch) -> Language:
    """A blank pipeline with the component, whose extractor knows the parses of TEXTS."""
    monkeypatch.setattr(integration, "Extractor", make_extractor)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("claimkit", config={"tier": "rules"})
    return pipeline


def make_extractor(**settings: object) -> Extractor:
    assert settings == {"tier": "rules", "min_confidence": None, "lexicon": None}
    return Extractor(FrozenParser(), tier="rules")


def test_claims(nlp: Language) -> None:
    """They are those of the extractor, and each piece has a span."""
    expected = Extractor(FrozenParser(), tier="rules").extract(TEXTS[0])
    doc = nlp(TEXTS[0])
    assert doc._.claims == expected
    assert len(expected)
    cues = [(span.id_, span.text) for span in doc.spans["claimkit"] if span.label_ == "CUE"]
    assert cues == [(claim.id, span.of(TEXTS[0])) for claim in expected for span in claim.cue.spans]


def test_pipe_gives_the_same(nlp: Language) -> None:
    """One after the other or together."""
    together = list(nlp.pipe(TEXTS, batch_size=2))
    assert [doc._.claims for doc in together] == [nlp(text)._.claims for text in TEXTS]


def test_documents_can_be_written(nlp: Language, tmp_path: Path) -> None:
    """spaCy's own formats keep spans and claims."""
    doc = nlp(TEXTS[0])
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.claims == doc._.claims
    DocBin([], store_user_data=True, docs=[doc]).to_disk(tmp_path / "docs.spacy")
    (read,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab)
    assert read._.claims == doc._.claims
    assert [*map(str, read.spans["claimkit"])] == [*map(str, doc.spans["claimkit"])]


def test_saved_claims_are_read(tmp_path: Path) -> None:
    """What ``ClaimSet.save`` writes has the claims too."""
    claims = Extractor(FrozenParser(), tier="rules").extract(TEXTS[0])
    claims.save(tmp_path / "claims.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "claims.spacy").get_docs(spacy.blank("en").vocab)
    assert doc._.claims == claims


def test_a_pipeline_can_be_saved(nlp: Language, tmp_path: Path) -> None:
    """Its settings make the component anew."""
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again(TEXTS[0])._.claims == nlp(TEXTS[0])._.claims


def test_parts_of_documents_have_no_claims(nlp: Language) -> None:
    """Offsets would be those of another text; the whole documents keep theirs."""
    doc = nlp(TEXTS[0])
    assert doc[2:5].as_doc(copy_user_data=True)._.claims is None
    both = Doc.from_docs([doc, nlp(TEXTS[1])], exclude=["user_data"])
    assert both._.claims is None
    assert both.spans["claimkit"]


def test_a_document_of_another_text() -> None:
    """Is refused: its tokens are not those of the claims."""
    claims = Extractor(FrozenParser(), tier="rules").extract(TEXTS[0])
    with pytest.raises(ValueError, match="expected a document with the text of the claims"):
        add_claims(spacy.blank("en").make_doc("Hi"), claims)


def test_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The span group has it; the claims are where they were."""
    monkeypatch.setattr(integration, "Extractor", make_extractor)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("claimkit", config={"tier": "rules", "spans_key": "sc"})
    doc = pipeline(TEXTS[0])
    assert list(doc.spans) == ["sc"]
    assert doc._.claims
    assert "CONTENT" in spacy.displacy.render(doc, style="span", jupyter=False)


def test_a_document_that_it_has_not_seen() -> None:
    assert spacy.blank("en")("Hi")._.claims is None
