"""What joins the pieces of a name: hyphens, stops, particles, prepositions, a nickname in quotation
marks, a comma before "Jr.".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.words import strip_stop
from claimkit.tree import Phrase, Word

JOINING = frozenset({"of", "for"})  # prepositions inside the name of an organization
COMMITTEE_JOINING = frozenset({"of", "for", "on"})  # inside that of a committee or council
HYPHENS = frozenset({"-", "‐", "‑"})
NICKNAME_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")"}
LONGEST_NICKNAME = 3  # words
LONGEST_PERSON_BEFORE_OF = 2  # words; a longer name before "of" may be a person's
PROPER_TAGS = frozenset({"NNP", "NNPS"})
PARTS_OF_NAMES = frozenset({"ADJ", "NOUN", "VERB", "ADV", "NUM", "X", "PROPN"})


def is_proper(word: Word) -> bool:
    """Whether *word* is tagged as part of a name, whatever its word class ("United", "New")."""
    if word.upos == "PROPN":
        return True
    is_tagged = word.xpos in PROPER_TAGS and word.upos in PARTS_OF_NAMES
    return is_tagged and word.text[:1].isupper()


def is_office(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a title, or a noun for a person."""
    title = strip_stop(word)
    return title in lexicon.names.titles or lexicon.speaker_kind(title) is ReferentKind.PERSON


def is_glued(word: Word) -> bool:
    """Whether no space is between *word* and the word before it."""
    before = word.before
    return before is not None and before.span.end == word.span.start


def find_joint(word: Word, run: Sequence[Word], lexicon: Lexicon) -> Phrase:
    """Return the words from *word* on that join the name *run* to a part after them, or belong to
    the name themselves; none if the name ends before *word*.
    """
    if strip_stop(word) in lexicon.names.suffixes or _is_rest_of_word(word):
        return Phrase((word,))  # "Lee III"
    if word.text in NICKNAME_MARKS and not is_glued(word):
        return _find_nickname(word, run)
    following = word.after
    if following is None:
        return Phrase()
    if word.text in HYPHENS:
        return _find_hyphenated(word, following, run)
    if word.is_punctuation:
        return Phrase((word,)) if _does_mark_join(word, following, run, lexicon) else Phrase()
    return Phrase((word,)) if _is_inside_name(word, following, run, lexicon) else Phrase()


def _is_rest_of_word(word: Word) -> bool:
    """Whether a tokenizer has parted *word* from the letters before it ("Don|na")."""
    return word.text.isalpha() and word.text.islower() and is_glued(word)


def _find_nickname(mark: Word, run: Sequence[Word]) -> Phrase:
    """Return the nickname that *mark* opens, with its marks: Rodrigo “Rocky” Mendes."""
    closing = NICKNAME_MARKS[mark.text]
    behind = mark.sentence.words[mark.index : mark.index + LONGEST_NICKNAME]
    inner = tuple(takewhile(lambda word: word.text != closing, behind))
    end = mark.index + len(inner) + 1
    if not inner or not inner[-1].text[:1].isupper() or end >= len(mark.sentence.words):
        return Phrase()
    last, following = mark.sentence.word(end), mark.sentence.word(end + 1)
    is_closed = last.text == closing and is_proper(following)
    if not is_closed or judge_label((run[-1], following)) != "PER":
        return Phrase()
    return mark.sentence.phrase(mark.index, end)


def _find_hyphenated(hyphen: Word, following: Word, run: Sequence[Word]) -> Phrase:
    """Return *hyphen* and, where it has no word class of names, the word that it joins."""
    if not is_glued(hyphen) or not is_glued(following):
        return Phrase()
    if is_proper(following):
        return Phrase((hyphen,))
    is_part = following.upos in {"NOUN", "ADJ", "X"} and following.text[:1].isupper()
    is_flat = following.relation == "flat" and any(w.index == following.head for w in run)
    if is_part or is_flat or following.upos == "NUM":
        return Phrase((hyphen, following))
    return Phrase()


def _does_mark_join(mark: Word, following: Word, run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the punctuation *mark* is inside a name: the stop of an abbreviation, a comma before
    "Jr.".
    """
    if mark.text == ",":
        return strip_stop(following) in lexicon.names.suffixes
    is_stop = mark.text == "." and is_glued(mark)
    return is_stop and is_proper(following) and _is_abbreviation(run[-1], lexicon)


def _is_abbreviation(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is an initial or a title, which a tokenizer may part from its full stop."""
    is_initial = len(word.text) == 1 or "." in word.text
    return is_initial or word.lower in lexicon.names.titles


def _is_inside_name(word: Word, following: Word, run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether *word* joins the name *run* to a name that begins with *following*."""
    is_labelled_across = (find_label(run[-1]), following.entity) == ("ORG", "I-ORG")
    if is_labelled_across and word.entity == "I-ORG" and word.upos in {"ADP", "CCONJ"}:
        return True  # "the Commission on Presidential Debates"
    if word.upos == "ADP" and word.text[:1].isupper():
        return is_proper(following) and word.head == following.index  # "Aid Without Borders"
    if _may_join_phrase(word, run[-1], lexicon) and _may_open_name(following):
        if _may_join_organization(run, following) and not is_office(run[-1], lexicon):
            return True
        return _is_in_office(word, run)
    if _does_open_name(word, following):
        return word.head in {following.index, following.head}
    if (word.upos, word.relation) == ("PART", "case"):
        return is_labelled_across or _is_office_of_body(run, following, lexicon)
    may_follow = is_proper(following) or following.lemma in lexicon.names.particles
    return may_follow and _may_join_names(word, run[-1], lexicon)


def _is_office_of_body(run: Sequence[Word], following: Word, lexicon: Lexicon) -> bool:
    """Whether *following* is a body with a capital, and *run*, before "'s", no person: "The
    Growers' League", "the Oland Coroner's Office".
    """
    is_body = lexicon.speaker_kind(following.lower) is ReferentKind.ORGANIZATION
    return is_body and is_proper(following) and not all(find_label(word) == "PER" for word in run)


def _may_join_phrase(preposition: Word, before: Word, lexicon: Lexicon) -> bool:
    """Whether *preposition* may be inside the name of an organization whose noun is *before*."""
    if preposition.lemma in JOINING:
        return True
    is_body = lexicon.speaker_kind(before.lower) is ReferentKind.ORGANIZATION
    return is_body and preposition.lemma in COMMITTEE_JOINING


def _may_join_names(word: Word, before: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, with a name after it, may join it to the name that ends with *before*: "van",
    "&", an article after "of".
    """
    if word.upos == "DET":
        return before.lemma in JOINING
    return word.text == "&" or word.lemma in lexicon.names.particles


def is_capitalised_adjective(word: Word) -> bool:
    return word.upos == "ADJ" and word.text[:1].isupper()


def _does_open_name(word: Word, following: Word) -> bool:
    """Whether *word* is a capitalised adjective that begins a name ("Institute of Inland
    Fisheries").
    """
    return is_proper(following) and is_capitalised_adjective(word)


def _may_open_name(word: Word) -> bool:
    """Whether *word*, after "of", may be the first word of a name."""
    if is_proper(word) or word.upos == "DET":
        return True
    return word.after is not None and _does_open_name(word, word.after)


def _is_in_office(preposition: Word, run: Sequence[Word]) -> bool:
    """Whether *preposition* belongs to the office that ends *run*, before the name of who holds it:
    "Secretary of State Ana Lee".
    """
    office = run[-1]
    return office.deprel == "nmod:desc" and office.head > preposition.index


def _may_join_organization(run: Sequence[Word], following: Word) -> bool:
    """Whether *run* may be the name of an organization, and the name that begins at *following*,
    after "of", depends on it.
    """
    name = following if is_proper(following) else following.after
    if name is None or not is_proper(name):
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
