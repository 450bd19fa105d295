"""The user's table, as CSV and as TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimkit.errors import AliasError, ClaimkitError
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex import Aliases, read_aliases
from claimkit.speakerindex.aliases import Entry

CSV = """\
alias,name,id,kind
Mayor Lee,Ana Lee,Q1,person

"Lee, A.",Ana Lee,,
WHO,World Health Organization,Q7817,
"""
TOML = """\
[[aliases]]
alias = "Mayor Lee"
name = "Ana Lee"
id = "Q1"
kind = "person"

[[aliases]]
alias = "Lee, A."
name = "Ana Lee"

[[aliases]]
alias = "WHO"
name = "World Health Organization"
id = "Q7817"
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", CSV), ("a.csv", "\ufeff" + CSV), ("a.toml", TOML), ("A.TOML", TOML)],
)
def test_read(tmp_path: Path, name: str, content: str) -> None:
    """Case, white space, full stops and "the" do not count; a name is an alias of itself; an id
    holds for the name.
    """
    table = read_aliases(write(tmp_path, name, content))
    ana, who = (
        Entry("Ana Lee", "Q1", ReferentKind.PERSON),
        Entry("World Health Organization", "Q7817"),
    )
    assert [table.find(text) for text in ("mayor  LEE", "Lee, A", "ana lee", "the W.H.O.")] == [
        ana,
        ana,
        ana,
        who,
    ]
    assert table.find("Lee") is None
    assert len(table) == 3


def test_empty_toml_is_an_empty_table(tmp_path: Path) -> None:
    assert len(read_aliases(write(tmp_path, "a.toml", ""))) == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"a\.csv, line 1: empty; the first line names the columns"),
        ("alias;name\nA;B\n", r"line 1: expected the columns alias, name .*; got alias;name"),
        ("alias,name,wikidata\n", "line 1: expected the columns"),
        ("alias,name,name\n", "line 1: expected the columns"),
        ("alias,name\nLee,Ana Lee\nBerg\n", "line 3: name: empty; every row needs"),
        ("alias,name\n,Ana Lee\n", "line 2: alias: empty"),
        ("alias,name\nLee,Lee, Ana\n", "line 2: 3 cells, but 2 columns; quote a cell"),
        (
            "alias,name,kind\nLee,Ana Lee,human\n",
            "line 2: kind: expected one of person, .*; got 'human'",
        ),
        ('alias,name\n"Lee,Ana\n', "no valid CSV"),
        (
            b"alias,name\nLe\xe9,Ana\n",
            r"not UTF-8 text \(byte 0xe9\); save it as UTF-8 \(at line 2\)",
        ),
        (
            "alias,name\nLee,Ana Lee\nBerg,Bo Berg\nLEE,Bo Lee\n",
            r"line 4: 'LEE' stands for 'Bo Lee' here and for 'Ana Lee' in .*line 2; drop one",
        ),
        (
            "alias,name\nLee,Ana Lee\nAna Lee,Bo Lee\n",
            "line 3: 'Ana Lee' stands for 'Bo Lee' here and for 'Ana Lee' in .*line 2",
        ),
        (
            "alias,name,id\nA,Ana Lee,Q1\nB,Ana Lee,Q2\n",
            "line 3: 'Ana Lee' has the id Q2 here and Q1 in .*line 2",
        ),
        (
            "alias,name,id\nA,Ana Lee,Q1\nB,Bo Lee,Q1\n",
            "line 3: 'Q1' stands for 'Bo Lee' here and for 'Ana Lee' in .*line 2",
        ),
        ('alias,name\n"A\nB",Ana Lee\n,Bo\n', "line 4: alias: empty"),
        ("alias,name\n...,Ana Lee\n", r"line 2: alias: '\.\.\.' names nobody"),
        ("alias,name\nLee,Ana Lee\nThe,Ana Lee\n", "line 3: alias: 'The' names nobody"),
        ("alias,name\nLee,—\n", "line 2: name: '—' names nobody"),
        ("alias,name\nLee\0,Ana\n", r"line 2: alias: 'Lee\\x00' has the .* U\+0000; drop it"),
        ("alias,name\nLee,\u202eeeL\n", r"line 2: name: .* the invisible character U\+202E"),
        ("alias,name\nLee,An\u200ba\n", r"line 2: name: .* the invisible character U\+200B"),
    ],
)
def test_bad_csv(tmp_path: Path, content: str | bytes, message: str) -> None:
    """The error names file and line; two rows that contradict each other are both named."""
    with pytest.raises(AliasError, match=message):
        read_aliases(write(tmp_path, "a.csv", content))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("aliases = 1", r"a\.toml: expected nothing but tables \[\[aliases\]\]"),
        ('[speakers]\nLee = "Ana Lee"', "got speakers"),
        ("x =", r"a\.toml: no valid TOML"),
        (
            '[[aliases]]\nalias = "Lee"\nname = "A"\n\n[[aliases]]\nalias = "Li"\n',
            "line 5: name: empty",
        ),
        ('[[aliases]]\nalias = "Lee"\nname = 5\n', "line 1: name: expected a string, got 5"),
        (
            '[[aliases]]\nalias = "Lee"\nname = "A"\nwikidata = "Q1"\n',
            "line 1: unknown key 'wikidata'",
        ),
        (
            'aliases = [{alias = "Lee", name = "A"}, {alias = "lee", name = "B"}]',
            "row 2: 'lee' stands for 'B' .* row 1",
        ),
        ("aliases = [1]", "row 1: expected a table"),
        ("x = 1\naliases = " + "[" * 20_000, r"a\.toml: nested too deeply \(at line 2\)"),
        ("\n\naliases = " + "9" * 10_000, r"more than 4300 digits \(at line 3\)"),
        ("[[aliases]]\nalias" + ".a" * 5000 + " = 1", "line 1: alias: expected a string, got {'a'"),
    ],
)
def test_bad_toml(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(AliasError, match=message):
        read_aliases(write(tmp_path, "a.toml", content))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ClaimkitError, match=r"none\.csv: cannot be read: No such file"):
        read_aliases(tmp_path / "none.csv")


def test_of_a_dict() -> None:
    assert Aliases.of({"Lee": "Ana Lee"}).find("LEE") == Entry("Ana Lee")
    with pytest.raises(AliasError, match="entry 2: 'lee' stands for 'Bo'"):
        Aliases.of({"Lee": "Ana", "lee": "Bo"})
