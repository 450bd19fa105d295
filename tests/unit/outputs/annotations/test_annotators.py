"""Label Studio, Prodigy and Citron: regions and spans as these tools read them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import attrs
import spacy

from claimkit.model.scheme import Level, Polarity
from claimkit.outputs.annotations.labelstudio import read_config
from tests.support.annotating import TEXT, make_claims

Json = dict[str, Any]


def list_results() -> list[Json]:
    (prediction,) = make_claims().to_label_studio()["predictions"]
    results: list[Json] = prediction["result"]
    return results


def test_label_studio_regions() -> None:
    """The words stand at their offsets in code points, behind emoji too."""
    regions = [result for result in list_results() if result["type"] == "labels"]
    assert len(regions) == len({region["id"] for region in regions}) == 11
    for region in regions:
        value = region["value"]
        assert TEXT[value["start"] : value["end"]] == value["text"]


def test_label_studio_relations() -> None:
    """Speaker, cue and further pieces lead to the first piece of the content."""
    relations = [result for result in list_results() if result["type"] == "relation"]
    assert [(r["from_id"], r["to_id"], r["labels"]) for r in relations[:3]] == [
        ("c1-speaker-1", "c1-content-1", ["speaker of"]),
        ("c1-cue-1", "c1-content-1", ["cue of"]),
        ("c1-content-2", "c1-content-1", ["goes on"]),
    ]


def test_label_studio_configuration() -> None:
    """Each result names a control of the configuration, and a choice that it has."""
    controls: dict[str, set[str]] = {}
    for control in ElementTree.fromstring(read_config()).iter():
        if "toName" in control.attrib:
            controls[control.attrib["name"]] = {child.attrib["value"] for child in control}
    assert controls["level"] == set(Level)
    assert controls["polarity"] == set(Polarity)
    for result in list_results():
        if result["type"] != "relation":
            chosen = result["value"].get("labels") or result["value"]["choices"]
            assert set(chosen) <= controls[result["from_name"]]


def test_label_studio_score() -> None:
    """The least sure claim decides, so that tasks can be sorted by it."""
    (prediction,) = make_claims().to_label_studio()["predictions"]
    assert prediction["score"] == 0.7
    empty = attrs.evolve(make_claims(), claims=()).to_label_studio()
    assert empty["predictions"][0]["result"] == []


def test_label_studio_folder(tmp_path: Path) -> None:
    """Tasks for import, and the configuration beside them."""
    make_claims().save(tmp_path / "project", "label-studio")
    (task,) = json.loads((tmp_path / "project" / "tasks.json").read_text(encoding="utf-8"))
    assert task == make_claims().to_label_studio()
    assert (tmp_path / "project" / "config.xml").read_text(encoding="utf-8") == read_config()


def test_prodigy() -> None:
    """spaCy, in whose characters Prodigy counts, finds tokens at the spans."""
    task = make_claims().to_prodigy()
    doc = spacy.blank("en")(task["text"])
    found = [
        (span["label"], span["claim"], str(doc.char_span(span["start"], span["end"])))
        for span in task["spans"]
    ]
    assert found[:4] == [
        ("SPEAKER", "c1", "Ana Ruiz, the mayor"),
        ("CUE", "c1", "said"),
        ("CONTENT", "c1", "“It’s safe 😀,”"),
        ("CONTENT", "c1", "“We\nchecked 🧪 it.”"),
    ]
    assert len(found) == 11


def test_citron() -> None:
    """The keys of its format, all spans with their words; a claim without a cue is left out."""
    written = make_claims().to_citron()
    assert set(written) == {"text", "quotes", "coreference_groups"}
    assert [quote["id"] for quote in written["quotes"]] == ["c1", "c2", "c3"]
    assert written["quotes"][1] == {
        "cue": {"start": 99, "end": 103, "text": "said"},
        "sources": [{"start": 91, "end": 98, "text": "Bo Berg"}],
        "contents": [{"start": 104, "end": 127, "text": "that Ana Ruiz denied it"}],
        "coreferences": [],
        "confidence": "0.7000",
        "id": "c2",
    }
    assert [span["text"] for span in written["coreference_groups"][0]] == ["Ana Ruiz", "she"]
    assert written["quotes"][0]["coreferences"] == [{"start": 2, "end": 10, "text": "Ana Ruiz"}]
