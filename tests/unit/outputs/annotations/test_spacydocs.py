"""Files of spaCy documents, read by spaCy."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import pytest
import spacy
from spacy.tokens import Doc, DocBin

from claimkit.claimset import ClaimSet
from claimkit.errors import MissingExtraError
from claimkit.outputs.annotations.spacydocs import add_claims
from claimkit.spans import Span
from tests.support.annotating import TEXT, make_claims


def list_spans(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.label_, span.id_, span.text) for span in doc.spans["claimkit"]]


def test_round_trip(tmp_path: Path) -> None:
    """spaCy reads the documents with their spans, and the record in them gives equal claims."""
    path = tmp_path / "claims.spacy"
    make_claims().save(path)
    (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert list_spans(doc)[:4] == [
        ("SPEAKER", "c1", "Ana Ruiz, the mayor"),
        ("CUE", "c1", "said"),
        ("CONTENT", "c1", "“It’s safe 😀,”"),
        ("CONTENT", "c1", "“We\nchecked 🧪 it.”"),
    ]
    assert ClaimSet.from_json(doc.user_data["claimkit"]) == make_claims()


def test_tokens_that_do_not_align() -> None:
    """A piece that ends inside a token gets the whole token; the record keeps its own end."""
    claims = make_claims()
    first = claims.claims[1]
    cue = attrs.evolve(first.cue, spans=(Span(100, 102),))  # "ai" of "said"
    claims = attrs.evolve(claims, claims=(attrs.evolve(first, cue=cue),))
    doc = spacy.blank("en")(TEXT)
    add_claims(doc, claims)
    assert ("CUE", "c2", "said") in list_spans(doc)
    assert ClaimSet.from_json(doc.user_data["claimkit"])[0].cue.spans == (Span(100, 102),)


def test_without_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"claimkit\[spacy\]"):
        make_claims().save(tmp_path / "claims.spacy")
    assert not (tmp_path / "claims.spacy").exists()
