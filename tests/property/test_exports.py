"""Laws of the formats of other tools, over arbitrary claims of arbitrary texts."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from attrs import asdict
from hypothesis import given, settings

from claimkit.claimset import ClaimSet
from claimkit.evaluation.brat import read_brat
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.spacydocs import add_claims
from claimkit.outputs.wording import replace_unshowable
from tests.support.builders import extractions

NAMES = ("brat", "citron", "excel", "label-studio", "parquet", "prodigy", "w3c", "w3c-utf16")
NLP = spacy.blank("en")


@settings(max_examples=8)
@given(extractions())
def test_every_format_writes_whatever_there_is(found: Extraction) -> None:
    """No text, name or id makes one fail; what is JSON says so, and every offset has its words."""
    claims = ClaimSet(**asdict(found, recurse=False))
    text = replace_unshowable(claims.text)
    with TemporaryDirectory() as folder:
        for name in NAMES:
            claims.save(Path(folder) / name, name)
        regions = json.loads(Path(folder, "label-studio", "tasks.json").read_text(encoding="utf-8"))
        for result in regions[0]["predictions"][0]["result"]:
            if result["type"] == "labels":
                value = result["value"]
                assert text[value["start"] : value["end"]] == value["text"]
        (annotation,) = Path(folder, "brat").glob("*.ann")
        read = read_brat(annotation)
    add_claims(NLP.make_doc(text), claims)
    with_cue = {claim.cue.spans[0].start for claim in claims if claim.cue.spans}
    assert read.text == text
    assert len(read.attributions) <= len(with_cue) + len(claims)
