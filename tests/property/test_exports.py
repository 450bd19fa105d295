"""Laws of the formats of other tools, over arbitrary claims of arbitrary texts."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from attrs import asdict
from hypothesis import given, settings

from claimkit.claimset import ClaimSet
from claimkit.evaluation.articles import Attribution, to_scored_article
from claimkit.evaluation.brat import read_brat
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.spacydocs import add_claims
from claimkit.outputs.wording import replace_unshowable
from tests.support.builders import extractions

NAMES = ("brat", "citron", "excel", "label-studio", "parquet", "prodigy", "w3c", "w3c-utf16")
NLP = spacy.blank("en")


def list_words(text: str, attribution: Attribution) -> list[list[int]]:
    """Return where the characters of each part of *attribution* stand, without blanks: brat wants
    pieces cut at the ends of lines.
    """
    words: list[list[int]] = []
    for part in (attribution.speaker, attribution.cue, attribution.content):
        places = chain.from_iterable(range(span.start, span.end) for span in part)
        words.append([place for place in places if not text[place].isspace()])
    return words


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
    assert read.text == text
    expected = [own for own in to_scored_article("a", claims).attributions if own.cue]
    listed = partial(list_words, text)
    assert sorted(map(listed, read.attributions)) == sorted(map(listed, expected))
