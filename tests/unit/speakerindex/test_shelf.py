"""The articles of an index, to which more are added."""

from __future__ import annotations

import pickle

from claimkit.speakerindex.shelf import Entry, Shelf


def build_shelf(*names: str) -> Shelf:
    """Return the shelf to which articles of these names were added one by one."""
    shelf = Shelf()
    for name in names:
        shelf = shelf.add(Entry(name, ()))
    return shelf


def list_names(shelf: Shelf) -> list[str]:
    return [entry.article for entry in shelf]


def test_add() -> None:
    """Adding leaves the shelf as it was, though both share their entries."""
    short = build_shelf("a", "b")
    long = short.add(Entry("c", ()))
    assert (list_names(short), list_names(long)) == (["a", "b"], ["a", "b", "c"])
    assert ("c" in short, "c" in long) == (False, True)


def test_add_twice() -> None:
    """Two shelves can be made of one, each with its own next article."""
    start = build_shelf("a")
    one, other = start.add(Entry("b", ())), start.add(Entry("c", ()))
    one = one.add(Entry("c", ()))
    assert (list_names(one), list_names(other)) == (["a", "b", "c"], ["a", "c"])
    assert ("b" in other, "c" in start) == (False, False)


def test_no_copy() -> None:
    """Each addition shares all entries that there are."""
    start = build_shelf("a")
    assert start.add(Entry("b", ()))._entries is start._entries


def test_pickle() -> None:
    """What was added later does not go along."""
    start = build_shelf("a")
    start.add(Entry("b", ()))
    back = pickle.loads(pickle.dumps(start))
    assert list_names(back) == ["a"]
    assert list_names(back.add(Entry("c", ()))) == ["a", "c"]
