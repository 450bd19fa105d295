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
IN_FIELDS = frozenset({"ADP", "CCONJ", "DET", "NOUN", "PROPN"})  # what the field of an office has
PLACE_AND_NAME = 3  # words of "Oland Ana Lee"
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
        if beside is not None:
            return Office(beside, 0)
        noun = _find_office_before(run, lexicon)
    else:
        noun = _find_office_above(run[0], run[0].index, lexicon) or _find_office_before(
            run, lexicon
        )
    if noun is None:
        return None
    length = find_beginning_of_name(run, lexicon)
    if length is None and _is_place_and_name(noun, run):
        return Office(noun, 1)
    return None if length is None else Office(noun, length)


def _is_place_and_name(noun: Word, run: Phrase) -> bool:
    """Whether *run*, behind *noun* and its preposition, is taken for one person's name, but has a
    word too many: "Chief Minister of | Oland Devi Rao".
    """
    if not noun.text[0].isupper() or len(run) != PLACE_AND_NAME:
        return False
    return all(find_label(word) == "PER" for word in run)


def _find_office_before(run: Phrase, lexicon: Lexicon) -> Word | None:
    """Return the noun for an office before *run* where only its field stands between, and it does
    in its sentence what the name does: "Minister of Fisheries and the | Sea Ana Lee".
    """
    for word in run[0].preceding():
        if word.upos not in IN_FIELDS:
            return None
        following = word.after
        if following is None or following.upos != "ADP" or not word.text[0].isupper():
            continue
        if lexicon.speaker_kind(word.lemma, strip_stop(word)) is ReferentKind.PERSON:
            return word if _are_of_one(word, run, lexicon) else None
    return None


def _are_of_one(noun: Word, run: Phrase, lexicon: Lexicon) -> bool:
    """Whether the one in the office of *noun* may be the one named in *run*: both do the same in
    the sentence, or *run*, which has no title, is joined to *noun*.
    """
    if not _may_be_office(noun):
        return False
    if are_alike(run.root, noun):
        return True
    return run.root.parent is noun and strip_stop(run[0]) not in lexicon.names.titles


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
    rest = range(_find_first_place(run), len(run))
    for position in rest:
        if _does_person_begin(run, position):
            return position
        if strip_stop(run[position]) in lexicon.names.titles and position < len(run) - 1:
            return position  # "Health Dr Ana Lee"
    for position in rest:
        if _is_parted(run, position) or _does_body_end(run, position, lexicon):
            return position
    if all(find_label(word) == "LOC" for word in run):
        return None
    if strip_stop(run[0]) in lexicon.names.titles and not _is_field(run[0], lexicon):
        return None  # "a friend of President Ana Lee"
    if run[0].text in lexicon.names.given_names:
        return None
    return next(_find_given_names(run, lexicon), None)


def _find_first_place(run: Phrase) -> int:
    """Return where in *run* a name may begin: not at its first word, nor right behind a preposition
    in it: "Bank of Oland | Ana Lee".
    """
    prepositions = [place for place, word in enumerate(run) if word.upos == "ADP"]
    return prepositions[-1] + 2 if prepositions else 1


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


def _does_body_end(run: Phrase, position: int, lexicon: Lexicon) -> bool:
    """Whether a noun for a body stands before *position*, and from there on a person's name of
    several words: "African National Front | Ana Lee".
    """
    before, given = strip_stop(run[position - 1]), run[position]
    is_body = lexicon.speaker_kind(before) is ReferentKind.ORGANIZATION
    if not is_body and before not in load_mention_words().company_words:
        return False
    last = run[-1]
    return find_label(last) == "PER" and (last.relation, last.head) == ("flat", given.index)


def _find_given_names(run: Phrase, lexicon: Lexicon) -> Iterator[int]:
    for position in range(1, len(run) - 1):
        if run[position].text in lexicon.names.given_names:
            yield position


def are_alike(one: Word, other: Word) -> bool:
    """Whether both have the same function in their sentence."""
    return (one.head, one.relation) == (other.head, other.relation)
