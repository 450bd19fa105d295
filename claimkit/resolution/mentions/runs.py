"""Which words of a sentence are a name: runs of proper nouns, with what joins them, cut where the
labels of the recogniser have another name begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.document import Phrase, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.mentions.labels import ORGANIZATION_LABELS, find_label, judge_label

JOINING = frozenset({"of", "for"})  # prepositions inside the name of an organization
PARTIES = frozenset({"R", "D", "I"})
LONGEST_PERSON_BEFORE_OF = 2  # words of a name before "of" from which it may be a person's


def find_name_runs(sentence: Sentence, lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the names of *sentence*, titles and all, in order."""
    run: list[Word] = []
    for word in sentence.words:
        if _is_proper(word):
            run = run or _find_adjectives_before(word)
            run.append(word)
        elif run and _is_inside_name(word, run, lexicon):
            run.append(word)
        elif run:
            yield from _cut_at_labels(run)
            run = []
    if run:
        yield from _cut_at_labels(run)


def _is_proper(word: Word) -> bool:
    """Whether *word* is a proper noun, or an acronym that the parser takes for a pronoun
    ("WHO").
    """
    if _is_constituency(word):
        return False
    if word.upos == "PRON" and _is_acronym(word.text):
        return any(w.text.isalpha() and not w.text.isupper() for w in word.sentence.words)
    return word.upos == "PROPN"


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) > 1


def _is_constituency(word: Word) -> bool:
    """Whether *word* is part of a party and place in brackets: "(R-Oslo)"."""
    before = word.before
    if before is None:
        return False
    if before.text == "(":
        return word.text in PARTIES
    return before.text == "-" and before.before is not None and before.before.text in PARTIES


def _find_adjectives_before(word: Word) -> list[Word]:
    """Return the capitalised adjectives that the name at *word* begins with ("Green Party"). What
    opens the sentence has a capital anyway, and is none.
    """
    adjectives: list[Word] = []
    before = word.before
    while before is not None and before.index > 1 and _is_capitalised_adjective(before):
        adjectives.insert(0, before)
        before = before.before
    return adjectives


def _is_capitalised_adjective(word: Word) -> bool:
    return word.upos == "ADJ" and word.text[:1].isupper()


def _is_inside_name(word: Word, run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether *word* joins the name *run* before it to a name behind it."""
    following = word.after
    if following is None:
        return False
    if word.upos == "ADP" and word.entity == "I-ORG" and _is_labelled_across(run[-1], following):
        return True  # "the Commission on Presidential Debates"
    if word.lemma in JOINING and _may_open_name(following):
        return _joins_organization(run, following)
    if _opens_name(word, following):
        return word.parent == following or word.head == following.head
    if word.upos == "PART" and word.relation == "case":
        return _is_labelled_across(run[-1], following)  # "The Growers' League"
    if following.upos != "PROPN":
        return False
    return run[-1].lemma in JOINING if word.upos == "DET" else _is_particle(word, lexicon)


def _is_labelled_across(before: Word, behind: Word) -> bool:
    """Whether the labels have one organization's name go on from *before* to *behind*."""
    return find_label(before) == "ORG" and behind.entity == "I-ORG"


def _opens_name(word: Word, following: Word) -> bool:
    """Whether *word* is a capitalised adjective at the beginning of a name ("Institute of Inland
    Fisheries").
    """
    return following.upos == "PROPN" and _is_capitalised_adjective(word)


def _may_open_name(word: Word) -> bool:
    """Whether *word*, behind "of", may be the first of a name."""
    return word.upos in {"PROPN", "DET"} or _opens_name(word, word.after or word)


def _joins_organization(run: Sequence[Word], following: Word) -> bool:
    """Whether the name that begins at *following*, behind "of", hangs on the name *run*, which is
    an organization's.
    """
    name = following if following.upos == "PROPN" else following.after or following
    if name.upos != "PROPN" or not _may_be_organization(run):
        return False
    governor = next((word for word in name.lineage() if word.index <= run[-1].index), None)
    return governor is not None and governor.index >= run[0].index


def _may_be_organization(name: Sequence[Word]) -> bool:
    """Whether a *name* before "of" is an organization's rather than a person's: one or two words,
    not labelled a person's.
    """
    if judge_label(name) == "PER":
        return False
    return len(name) <= LONGEST_PERSON_BEFORE_OF or any(w.xpos == "NNPS" for w in name)


def _is_particle(word: Word, lexicon: Lexicon) -> bool:
    return word.text == "&" or word.lemma in lexicon.names.particles


def _cut_at_labels(run: Sequence[Word]) -> Iterator[Phrase]:
    """Yield *run* in parts, cut where the labels have a name begin: "in Oslo Ana Lee said",
    "Renault Group CEO Bo Berg".
    """
    name: list[Word] = []
    for word in run:
        ended = _find_ended(name, word) if word.entity.startswith("B-") else []
        if ended:
            yield Phrase(tuple(ended))
            name = []
        name.append(word)
    yield Phrase(tuple(name))


def _find_ended(name: list[Word], word: Word) -> list[Word]:
    """Return the words of *name* that are one by themselves, if the labels have another begin at
    *word*; none if *word* goes on the name.
    """
    if not name:
        return []
    if word.entity == "B-PER" and len(name) > 1 and find_label(name[0]) in ORGANIZATION_LABELS:
        # What stands between the organization and the person is the person's title.
        return [w for w in name if find_label(w) is not None]
    if find_label(name[-1]) is not None:
        return name
    if judge_label(name) == "PER" and _is_joint(name[-1]):
        return name[:-1]
    return []


def _is_joint(word: Word) -> bool:
    return word.lemma in JOINING or word.upos in {"ADP", "DET"}
