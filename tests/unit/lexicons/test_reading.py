"""TOML is read by the types of a class's fields, and every mistake is named with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from attrs import Factory, field, frozen

from claimkit.errors import LexiconError
from claimkit.lexicons.words import read_words
from claimkit.model.scheme import Level


@frozen(kw_only=True)
class Birds:
    """Any small words."""

    wading: frozenset[str]
    order: tuple[str, ...] = ()
    legs: Mapping[str, int]
    sizes: Mapping[Level, float]
    kin: Mapping[str, frozenset[str]]
    sex: Literal["f", "m"] | None = None
    tame: bool = False
    number: int = field(
        init=False, default=Factory(lambda birds: len(birds.wading), takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        if "cat" in self.wading:
            raise ValueError("wading: no cats")


GOOD = """\
wading = ["heron", "stork"]
order = ["stork", "heron"]
sex = "f"
tame = true
[legs]
heron = 2
[sizes]
certain = 1
[kin]
heron = ["egret"]
"""


def read(folder: Path, text: str) -> Birds:
    (folder / "birds.toml").write_text(text, encoding="utf-8")
    return read_words(Birds, folder / "birds.toml")


def test_read(tmp_path: Path) -> None:
    birds = read(tmp_path, GOOD)
    assert birds == Birds(
        wading=frozenset({"heron", "stork"}),
        order=("stork", "heron"),
        legs={"heron": 2},
        sizes={Level.CERTAIN: 1.0},
        kin={"heron": frozenset({"egret"})},
        sex="f",
        tame=True,
    )
    with pytest.raises(TypeError):
        birds.legs["heron"] = 3  # type: ignore[index]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"stork"]\norder', "1]\norder", "birds.toml: wading[1]: expected a string, got 1"),
        ('"stork"]\norder', '"heron"]\norder', "birds.toml: wading: more than once: heron"),
        ('"stork"]\norder', '"cat"]\norder', "birds.toml: wading: no cats"),
        ("heron = 2", "heron = true", "birds.toml: legs.heron: expected a whole number, got True"),
        ("tame = true", "tame = 1", "birds.toml: tame: expected true or false, got 1"),
        ('sex = "f"', 'sex = "x"', "birds.toml: sex: unknown 'x'; expected one of f, m"),
        (
            "certain = 1",
            "sure = 1",
            "birds.toml: sizes.sure: unknown 'sure'; expected one of certain, probable, possible, "
            "underspecified",
        ),
        ('["egret"]', '"egret"', "birds.toml: kin.heron: expected an array, got 'egret'"),
        ("[kin]", "[kith]", "birds.toml: kith: unknown key; expected wading, order, legs, sizes, "),
        ("tame = true\n", "", "birds.toml: tame: missing"),
    ],
)
def test_mistakes(tmp_path: Path, old: str, new: str, message: str) -> None:
    """The error says where, what was expected and what came."""
    with pytest.raises(LexiconError) as error:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert str(error.value).startswith(message)


def test_every_mistake_has_a_line(tmp_path: Path) -> None:
    text = GOOD.replace("heron = 2", "heron = 2.5").replace("tame = true", "tame = 0")
    with pytest.raises(LexiconError) as error:
        read(tmp_path, text)
    assert str(error.value).splitlines() == [
        "birds.toml: tame: expected true or false, got 0",
        "birds.toml: legs.heron: expected a whole number, got 2.5",
    ]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"birds\.toml: cannot be read: No such file"):
        read_words(Birds, tmp_path / "birds.toml")
