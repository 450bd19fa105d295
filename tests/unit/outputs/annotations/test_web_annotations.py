"""W3C Web Annotations, resolved as their readers do."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

from claimkit.article import Article
from tests.support.annotating import TEXT, make_claims

Json = dict[str, Any]
UNITS = {"code-points": ("utf-32-le", 4), "utf-16": ("utf-16-le", 2)}


def cut(text: str, position: Json, unit: str) -> str:
    """Return what a reader whose strings are made of *unit* finds at *position*."""
    encoding, size = UNITS[unit]
    data = text.encode(encoding)
    return data[position["start"] * size : position["end"] * size].decode(encoding)


def list_items(unit: str = "code-points") -> list[Json]:
    items: list[Json] = make_claims().to_web_annotations(unit=unit)["first"]["items"]
    return items


@pytest.mark.parametrize("unit", UNITS)
def test_both_selectors_find_the_words(unit: str) -> None:
    """Behind emoji too, in the unit that was asked for; the quotation with what is around it stands
    once in the text.
    """
    targets = [target for item in list_items(unit) for target in item["target"]]
    assert len(targets) == 11
    for target in targets:
        quotation, position = target["selector"]
        assert cut(TEXT, position, unit) == quotation["exact"]
        assert TEXT.count(quotation["prefix"] + quotation["exact"] + quotation["suffix"]) == 1


def test_units_differ_behind_an_emoji() -> None:
    """An emoji is one code point and two units of UTF-16."""
    one, two = list_items()[0], list_items("utf-16")[0]
    starts = [item["target"][0]["selector"][1]["start"] for item in (one, two)]
    assert starts == [2, 3]


def test_a_content_in_pieces_has_several_targets() -> None:
    """They are one annotation; speaker and cue lead to it."""
    speaker, cue, content = list_items()[:3]
    exact = [target["selector"][0]["exact"] for target in content["target"]]
    assert exact == ["“It’s safe 😀,”", "“We\nchecked 🧪 it.”"]
    assert {target["source"] for target in content["target"]} == {"https://news.example/bridge"}
    for item in (speaker, cue):
        assert item["body"][-1] == {
            "type": "SpecificResource",
            "purpose": "linking",
            "source": content["id"],
        }
    assert [body["value"] for body in content["body"]] == [
        "Ana Ruiz: certain",
        "statement",
        "certain",
        "positive",
    ]


def test_model() -> None:
    """What the specification requires of a collection, its page and an annotation."""
    collection = make_claims().to_web_annotations()
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == (
        "AnnotationCollection",
        "AnnotationPage",
    )
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items})
    assert all(item["type"] == "Annotation" and item["target"] for item in items)


def test_a_text_without_a_url() -> None:
    """Its IRI is made of its id, else of its characters: two texts have two."""
    with_id = make_claims(Article(id="a 1/2")).to_web_annotations()
    without = make_claims(Article()).to_web_annotations()
    other = attrs.evolve(make_claims(Article()), text=TEXT + " ").to_web_annotations()
    sources = [
        found["first"]["items"][0]["target"][0]["source"] for found in (with_id, without, other)
    ]
    assert sources[0] == "urn:claimkit:text:a%201%2F2"
    assert len(set(sources)) == 3
    json.dumps(with_id)


def test_an_unknown_unit() -> None:
    with pytest.raises(ValueError, match="bytes"):
        make_claims().to_web_annotations(unit="bytes")
