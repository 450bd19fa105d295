"""Articles that are copies of others, and quotations that are the same."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimkit import Extractor
from claimkit.batch import Link, read_batch, read_copies
from claimkit.batch.index import Index
from claimkit.batch.inputs import Inputs
from claimkit.batch.links import find_links
from claimkit.batch.manifest import Settings
from claimkit.batch.output import Limits
from claimkit.batch.records import Known
from claimkit.batch.run import Batch
from claimkit.batch.traces import estimate_jaccard, from_text, to_text, trace
from claimkit.batch.work import Job
from claimkit.errors import BatchError
from claimkit.testing import StubParser

EXTRACTOR = Extractor(parser=StubParser(), tier="rules")
SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "vel", "sor", "ba", "nix", "ped"]


def make_story(seed: int, sentences: int = 30) -> list[str]:
    """Return the sentences of a made-up story."""
    rng = random.Random(seed)
    made = []
    for _ in range(sentences):
        words = ("".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(12))
        made.append(" ".join(words).capitalize() + ".")
    return made


STORY = make_story(1)
TEXTS = {
    "b-copy": ["Another headline", *STORY],
    "a-first": ["A headline", *STORY],
    "cut": STORY[:14],
    "longer": [*STORY[:10], *make_story(2, 3), *STORY[10:]],
    "other": make_story(3),
    "short": ["It rained."],
}
DATES = {"a-first": "2026-05-04", "b-copy": "2026-05-05", "cut": "2026-05-06"}


def write_rows(path: Path, ids: Iterable[str]) -> Path:
    rows = ({"id": id, "text": "\n".join(TEXTS[id]), "published": DATES.get(id)} for id in ids)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def run(out: Path, rows: Path, text: str = "full", form: str = "jsonl") -> None:
    batch = Batch(
        Inputs([rows], apart=out),
        out,
        Job(extractor=EXTRACTOR, by_reference=text == "reference"),
        settings=Settings(form=form, text=text, tier="rules"),
        limits=Limits(articles=2),
    )
    batch.run()


def list_links(out: Path) -> list[tuple[str, str]]:
    return [(link.article, link.duplicate_of) for link in read_copies(out) if link.claim is None]


EXPECTED = [("b-copy", "a-first"), ("cut", "a-first"), ("longer", "a-first")]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("text", ["full", "reference"])
def test_copies_are_linked_and_kept(tmp_path: Path, form: str, text: str) -> None:
    """To the one that was published first; in whatever order they come, and in several runs."""
    rng = random.Random(0)
    for number in range(3):
        ids = rng.sample(list(TEXTS), len(TEXTS))
        out = tmp_path / str(number)
        for part in ids[:3], ids:
            run(out, write_rows(tmp_path / "rows.jsonl", part), text, form)
        assert list_links(out) == EXPECTED
    if text == "full":
        assert len(list(read_batch(out))) == len(TEXTS)


def test_links_follow_from_the_parts_alone(tmp_path: Path) -> None:
    """Without the index, or the file of links, as a killed run may leave it, they are the same."""
    rows, out = write_rows(tmp_path / "rows.jsonl", TEXTS), tmp_path / "out"
    run(out, rows, "reference")
    before = list(read_copies(out))
    (out / "copies.jsonl.zst").unlink()
    with pytest.raises(BatchError, match="when a batch comes to its end"):
        list(read_copies(out))
    (out / "index.sqlite").unlink()
    run(out, rows, "reference")
    assert list(read_copies(out)) == before


def test_what_has_changed_is_linked_anew(tmp_path: Path) -> None:
    rows, out = write_rows(tmp_path / "rows.jsonl", TEXTS), tmp_path / "out"
    run(out, rows)
    changed = rows.read_text(encoding="utf-8").replace('"2026-05-05"', '"2026-05-01"')
    rows.write_text(changed, encoding="utf-8")
    run(out, rows)
    assert {original for _, original in list_links(out)} == {"b-copy"}


def make_record(id: str, quotations: Mapping[str, str], published: str | None) -> dict[str, Any]:
    claims = [
        {"id": claim, "content": {"text": text, "quotation": "direct"}}
        for claim, text in quotations.items()
    ]
    return {"article": {"id": id, "published": published}, "claims": claims}


def index_quotations(articles: Mapping[str, tuple[Mapping[str, str], str | None]]) -> Index:
    index = Index("")
    for number, (id, (quotations, published)) in enumerate(articles.items()):
        traces = trace(make_record(id, quotations, published), " ".join(make_story(number, 5)))
        known = Known(id=id, digest=b"", words=1, claims=1, traces=traces)
        index.add_part(number + 1, [known])
    return index


def test_quotations_are_linked() -> None:
    """The same words, whatever the marks; not short ones, nor those of one article."""
    words = "“We have no money for another bridge,”"
    index = index_quotations(
        {
            "late": ({"c1": words.replace("“", '"').replace(",”", '."')}, "2026-05-05"),
            "first": ({"c4": words, "c7": words}, "2026-05-04"),
            "alike": ({"c1": "“We have no money for another road,”"}, "2026-05-06"),
            "one": ({"c1": "“That is not true,”"}, None),
            "two": ({"c1": "“That is not true,”"}, None),
        }
    )
    assert list(find_links(index)) == [
        Link(article="late", claim="c1", duplicate_of="first", duplicate_of_claim="c4")
    ]
    index.close()


def test_signatures() -> None:
    """They tell how much is alike, and are the same on every machine."""
    texts = [" ".join(STORY), " ".join(STORY[:20]), " ".join(make_story(5))]
    signatures = [trace(make_record("a", {}, None), text).signature for text in texts]
    assert estimate_jaccard(signatures[0], signatures[1]) == pytest.approx(2 / 3, abs=0.12)
    assert estimate_jaccard(signatures[0], signatures[2]) < 0.05
    assert all(from_text(to_text(signature)) == signature for signature in signatures)
    with pytest.raises(ValueError, match="expected a signature of 256 bytes"):
        from_text("AAAA")


def test_many_copies_of_one_story() -> None:
    """All go to the first, though each differs a little from all others."""
    index = Index("")
    numbers = itertools.count(1)
    for seed in range(40):
        text = " ".join([*make_story(100 + seed, 2), *STORY, *make_story(200 + seed, 2)])
        traces = trace(make_record(f"n{seed:02}", {}, None), text)
        known = Known(id=f"n{seed:02}", digest=b"", words=1, claims=0, traces=traces)
        index.add_part(next(numbers), [known])
    links = list(find_links(index))
    assert [link.article for link in links] == [f"n{seed:02}" for seed in range(1, 40)]
    assert {link.duplicate_of for link in links} == {"n00"}
    index.close()
