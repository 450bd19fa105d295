"""Nouns beside a name that say it is the name of a body: "the airline, Skyvale", "battery maker
Voltanova", "Voltanova, a maker of batteries".
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.mentions.labels import judge_label
from claimkit.resolution.mentions.words import load_mention_words
from claimkit.tree import Phrase, Word

BESIDE = frozenset({"appos", "flat", "compound", "nmod:desc"})


def find_body_nouns(name: Phrase, head: Word, lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the nouns beside *name* that say it is a body; none beside a person's full name or the
    name of a known place.

    Args:
        head: the word of the name whose governor is outside the name.
    """
    if _is_persons(name, lexicon) or _is_known_place(name, lexicon):
        return ()
    may_be_person = judge_label(name) == "PER"
    beside = _find_before(name, head) if may_be_person else _find_beside(name, head)
    return tuple(word for word in beside if word.lemma in load_mention_words().bodies)


def _is_persons(name: Phrase, lexicon: Lexicon) -> bool:
    return len(name) > 1 and name[0].text in lexicon.names.given_names


def _is_known_place(name: Phrase, lexicon: Lexicon) -> bool:
    return " ".join(word.lower for word in name) in lexicon.names.places


def _find_before(name: Phrase, head: Word) -> Iterator[Word]:
    """Yield the noun right before *name*, if the tree ties them: "battery maker Voltanova"."""
    before = name[0].before
    if before is None or before.upos != "NOUN":
        return
    pairs = ((before, head), (head, before))
    if any(word.head == above.index and word.deprel in BESIDE for word, above in pairs):
        yield before


def _find_beside(name: Phrase, head: Word) -> Iterator[Word]:
    yield from _find_before(name, head)
    yield from (word for word in head.children("appos") if word.upos == "NOUN")
    above = head.parent
    if head.relation == "appos" and above is not None and above is not name[0].before:
        yield above
