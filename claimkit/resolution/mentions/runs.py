"""Which words of a sentence are a name: runs of proper nouns and the words that join them, cut
where another label begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.mentions.labels import ORGANIZATION_LABELS, find_label, judge_label
from claimkit.resolution.mentions.words import is_acronym
from claimkit.tree import Phrase, Sentence, Word

JOINING = frozenset({"of", "for"})  # prepositions inside the name of an organization
PARTIES = frozenset({"R", "D", "I"})
LONGEST_PERSON_BEFORE_OF = 2  # words; a longer name before "of" may be a person's


def find_name_runs(sentence: Sentence, lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the names of *sentence* in order, titles included."""
    run: list[Word] = []
    for word in sentence.words:
        if _is_proper(word):
            if not run:
                run = _find_adjectives_before(word)
            run.append(word)
        elif run:
            if _is_inside_name(word, run, lexicon):
                run.append(word)
                continue
            yield from _cut_at_labels(run)
            run = []
    if run:
        yield from _cut_at_labels(run)


def _is_proper(word: Word) -> bool:
    """Whether *word* is a proper noun, or an acronym that the parser calls a pronoun ("WHO")."""
    if word.upos not in {"PROPN", "PRON"} or _is_constituency(word):
        return False
    if word.upos == "PROPN":
        return True
    return is_acronym(word.text) and not _is_in_capitals(word.sentence)


def _is_in_capitals(sentence: Sentence) -> bool:
    return all(word.text.isupper() for word in sentence.words if word.text.isalpha())


def _is_constituency(word: Word) -> bool:
    """Whether *word* is part of a party and place in brackets: "(R-Oslo)"."""
    texts = [before.text for before in islice(word.preceding(), 2)]
    if texts[:1] == ["("]:
        return word.text in PARTIES
    return texts[:1] == ["-"] and texts[-1] in PARTIES


def _find_adjectives_before(word: Word) -> list[Word]:
    """Return the capitalised adjectives with which the name at *word* begins ("Green Party"). The
    first word of a sentence always has a capital, so it is left out.
    """
    adjectives = list(takewhile(_is_capitalised_adjective, word.preceding()))
    return [adjective for adjective in reversed(adjectives) if adjective.index > 1]


def _is_capitalised_adjective(word: Word) -> bool:
    return word.upos == "ADJ" and word.text[:1].isupper()


def _is_inside_name(word: Word, run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether *word* joins the name *run* to a name after it."""
    following = word.after
    if following is None:
        return False
    is_labelled_across = (find_label(run[-1]), following.entity) == ("ORG", "I-ORG")
    if is_labelled_across and (word.upos, word.entity) == ("ADP", "I-ORG"):
        return True  # "the Commission on Presidential Debates"
    if word.lemma in JOINING and _may_open_name(following):
        return _may_join_organization(run, following)
    if _does_open_name(word, following):
        return word.head in {following.index, following.head}
    if (word.upos, word.relation) == ("PART", "case"):
        return is_labelled_across  # "The Growers' League"
    return following.upos == "PROPN" and _may_join_names(word, run[-1], lexicon)


def _may_join_names(word: Word, before: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, with a name after it, may join it to the name that ends with *before*: "van",
    "&", an article after "of".
    """
    if word.upos == "DET":
        return before.lemma in JOINING
    return word.text == "&" or word.lemma in lexicon.names.particles


def _does_open_name(word: Word, following: Word) -> bool:
    """Whether *word* is a capitalised adjective that begins a name ("Institute of Inland
    Fisheries").
    """
    return following.upos == "PROPN" and _is_capitalised_adjective(word)


def _may_open_name(word: Word) -> bool:
    """Whether *word*, after "of", may be the first word of a name."""
    if word.upos in {"PROPN", "DET"}:
        return True
    return word.after is not None and _does_open_name(word, word.after)


def _may_join_organization(run: Sequence[Word], following: Word) -> bool:
    """Whether *run* may be the name of an organization, and the name that begins at *following*,
    after "of", depends on it.
    """
    name = following if following.upos == "PROPN" else following.after
    if name is None or name.upos != "PROPN":
        return False
    above = (word.index for word in name.lineage())
    governor = next((index for index in above if index <= run[-1].index), 0)
    return governor >= run[0].index and _may_be_organization(run)


def _may_be_organization(name: Sequence[Word]) -> bool:
    """Whether *name*, before "of", may be the name of an organization: not labelled a person, and
    one or two words or a plural.
    """
    if judge_label(name) == "PER":
        return False
    return len(name) <= LONGEST_PERSON_BEFORE_OF or any(w.xpos == "NNPS" for w in name)


def _cut_at_labels(run: Sequence[Word]) -> Iterator[Phrase]:
    """Yield *run* in parts, one for each labelled name: "in Oslo Ana Lee said", "Renault Group CEO
    Bo Berg".
    """
    name: list[Word] = []
    for word in run:
        ended = _find_ended(name, word)
        if ended:
            yield Phrase(tuple(ended))
            name = []
        name.append(word)
    yield Phrase(tuple(name))


def _find_ended(name: list[Word], word: Word) -> list[Word]:
    """Return the words of *name* that are a name by themselves, if another one begins at *word*;
    none if *word* belongs to the same name.
    """
    if not name or not word.entity.startswith("B-"):
        return []
    if word.entity == "B-PER" and _is_organization_with_title(name):
        return [part for part in name if find_label(part) is not None]
    if find_label(name[-1]) is not None:
        return name
    return name[:-1] if _is_person_with_joint(name) else []


def _is_organization_with_title(name: Sequence[Word]) -> bool:
    """Whether *name*, before the name of a person, begins with an organization. Words without a
    label are then the person's title.
    """
    return len(name) > 1 and find_label(name[0]) in ORGANIZATION_LABELS


def _is_person_with_joint(name: Sequence[Word]) -> bool:
    """Whether *name* is a person's, and its last word may join names."""
    if judge_label(name) != "PER":
        return False
    return name[-1].lemma in JOINING or name[-1].upos in {"ADP", "DET"}
