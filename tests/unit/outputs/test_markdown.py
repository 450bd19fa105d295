"""Markdown: what is claimed in another claim is a list below that one."""

from __future__ import annotations

from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.outputs.items import Item
from claimkit.outputs.markdown import INDENT, write_markdown
from tests.support.builders import ARTICLE, article_claims, build_claim

DEEP = 1_200  # more than Python's stack is


def write_indents(found: ClaimSet) -> list[str]:
    """Return what stands before each claim of *found*."""
    lines = "".join(write_markdown([Item(1, "article", found)], False)).splitlines()
    return [line.partition("-")[0] for line in lines if line]


def test_each_claim_stands_below_the_one_around_it() -> None:
    """In text order, the inner ones right behind the outer one."""
    first, second, third = article_claims()
    found = ClaimSet(text=ARTICLE, claims=(second, evolve(first, within=None), third))
    (item,) = [Item(1, "article", found)]
    lines = "".join(write_markdown([item], False)).splitlines()
    assert [line.partition("*: ")[2].partition(" (")[0] for line in lines if line] == [
        "Bo said it was not",
        "it was not",
        "the bridge was safe",
    ]
    assert write_indents(found) == ["", INDENT, ""]


def test_claims_may_be_nested_deeply() -> None:
    first = build_claim("Lee said so", "c0", "said", "so")
    claims = [first]
    for number in range(1, DEEP):
        claims.append(evolve(first, id=f"c{number}", within=f"c{number - 1}"))
    found = ClaimSet(text="Lee said so", claims=tuple(claims))
    assert write_indents(found) == [INDENT * depth for depth in range(DEEP)]
