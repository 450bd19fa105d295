"""Offices with a preposition before a person's name: "Governor of Oland", "ambassador to the United
States".
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.joints import is_office, skip_brackets
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.words import load_mention_words, strip_stop
from claimkit.tree import Phrase, Word

BESIDE_NAME = frozenset({"amod", "compound", "nmod:desc"})
INDEFINITE = frozenset({"a", "an", "one", "some", "every", "another"})


@frozen
class Office:
    """An office in front of a name, with a preposition in it: "Governor of Oland".

    Attributes:
        noun: its head noun.
        length: how many words of the run after the preposition are part of the office.
    """

    noun: Word
    length: int


def find_office(run: Phrase, lexicon: Lexicon) -> Office | None:
    """Return the office that ends in *run*, before a name: in "Governor of Oland Ana Lee" the run
    is "Oland Ana Lee"; or right before it: in "ambassador to the United States Ana Lee" it is "Ana
    Lee".
    """
    if not _is_after_preposition(run[0]):
        beside = _find_office_beside(run, lexicon)
        return None if beside is None else Office(beside, 0)
    noun = _find_office_above(run[0], run[0].index, lexicon)
    if noun is None:
        return None
    length = find_beginning_of_name(run, lexicon)
    return None if length is None else Office(noun, length)


def _is_after_preposition(word: Word) -> bool:
    before = next((w for w in word.preceding() if w.upos not in {"DET", "ADJ"}), None)
    return before is not None and before.upos == "ADP"


def _find_office_above(word: Word, start: int, lexicon: Lexicon) -> Word | None:
    """Return the noun for an office, before *start*, of which *word*, after a preposition, is a
    part.
    """
    for above in word.lineage():
        if above.index >= start or above is word:
            continue
        if above.upos not in {"NOUN", "PROPN"}:
            return None
        if lexicon.speaker_kind(above.lemma, strip_stop(above)) is ReferentKind.PERSON:
            return above if _may_be_office(above) else None
    return None


def _find_office_beside(run: Phrase, lexicon: Lexicon) -> Word | None:
    """Return the noun for an office whose phrase ends right before *run*, and which does in its
    sentence what the name does.
    """
    before = skip_brackets(run[0].before)
    if before is None or before.upos not in {"PROPN", "NOUN"}:
        return None
    if judge_label(run) != "PER":
        return None
    noun = _find_office_above(before, run[0].index, lexicon)
    if noun is None or noun is before:
        return None
    if not _has_preposition_between(noun, before):
        return None
    top = run.root
    return noun if top.head == noun.index or are_alike(top, noun) else None


def _has_preposition_between(noun: Word, last: Word) -> bool:
    """Whether the phrase of *noun* goes on to *last* with a preposition, without a mark."""
    classes = {word.upos for word in noun.sentence.phrase(noun.index + 1, last.index)}
    return "ADP" in classes and "PUNCT" not in classes


def _may_be_office(noun: Word) -> bool:
    """Whether *noun* may be the office of one person, and names nobody by itself."""
    if noun.feat("Number") == "Plur" or noun.lemma in load_mention_words().kin:
        return False
    return noun.child_lemmas("det").isdisjoint(INDEFINITE)


def find_beginning_of_name(run: Phrase, lexicon: Lexicon) -> int | None:
    """Return at which word of *run*, not the first, the name of a person begins: where the tree or
    the labels part the run, or at a known given name.
    """
    rest = range(1, len(run))
    for position in rest:
        if _does_person_begin(run, position):
            return position
    for position in rest:
        if _is_parted(run, position):
            return position
    if all(find_label(word) == "LOC" for word in run):
        return None
    if strip_stop(run[0]) in lexicon.names.titles and not _is_field(run[0], lexicon):
        return None  # "a friend of President Ana Lee"
    if run[0].text in lexicon.names.given_names:
        return None
    return next(_find_given_names(run, lexicon), None)


def _is_field(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, which may begin a title, is only beside a name: "Secretary for Interior Ana
    Lee".
    """
    if not word.has_relation(BESIDE_NAME) or word.parent is None:
        return False
    return not is_office(word.parent, lexicon)


def _does_person_begin(run: Phrase, position: int) -> bool:
    """Whether the label of a person begins at *position*, behind another one."""
    if run[position].entity == "B-PER":
        return judge_label(run) != "LOC"
    before, behind = find_label(run[position - 1]), find_label(run[position])
    if before is None and behind == "PER":  # "National Intelligence Ana Lee"
        return len(run) > position + 1 and all(find_label(word) == "PER" for word in run[position:])
    return (before, behind) in {("LOC", "PER"), ("ORG", "PER")}


def _is_parted(run: Phrase, position: int) -> bool:
    """Whether the words of *run* before *position* and those from there on are two phrases."""
    before, behind = run[:position], run[position:]
    if any(word.head in behind.indices for word in before):
        return False
    return all(word.relation == "appos" for word in behind if word.head in before.indices)


def _find_given_names(run: Phrase, lexicon: Lexicon) -> Iterator[int]:
    for position in range(1, len(run) - 1):
        if run[position].text in lexicon.names.given_names:
            yield position


def are_alike(one: Word, other: Word) -> bool:
    """Whether both have the same function in their sentence."""
    return (one.head, one.relation) == (other.head, other.relation)
