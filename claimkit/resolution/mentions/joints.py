"""What joins the pieces of a name: hyphens, stops, particles, prepositions, a nickname in quotation
marks, a comma before "Jr.".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from attrs import frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.punctuation import CLOSED_BY, HYPHENS
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.words import load_mention_words, strip_stop
from claimkit.tree import Phrase, Word

JOINING = frozenset({"of", "for"})  # prepositions inside the name of an organization
COMMITTEE_JOINING = frozenset({"of", "for", "on"})  # inside that of a committee or council
BRACKETS = {"(": ")", "[": "]"}  # around the given name that an editor adds
CLOSING = frozenset(BRACKETS.values())
NICKNAME_MARKS = {**CLOSED_BY, **BRACKETS}
LONGEST_NICKNAME = 3  # words
LONGEST_PERSON_BEFORE_OF = 2  # words; a longer name before "of" may be a person's
IRISH_ARTICLES = frozenset({"an", "na"})
SHORTEST_PREFIXED = 3  # letters
PROPER_TAGS = frozenset({"NNP", "NNPS"})
MAY_BE_JOINED = frozenset({"NOUN", "ADJ", "X"})  # by a hyphen
LINKING = frozenset({"ADP", "CCONJ"})
PARTS_OF_NAMES = frozenset({"ADJ", "NOUN", "VERB", "ADV", "NUM", "X", "PROPN"})


def is_proper(word: Word) -> bool:
    """Whether *word* is tagged as part of a name, whatever its word class ("United", "New")."""
    if word.upos == "PROPN":
        return True
    if word.xpos not in PROPER_TAGS or word.upos not in PARTS_OF_NAMES:
        return False
    return word.text[:1].isupper()


def has_ampersand(name: Phrase) -> bool:
    """Whether *name* is joined by "&", as names of firms are: "Hale & Sons"."""
    return "&" in [word.text for word in name.words]


def is_office(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a title, or a noun for a person."""
    title = strip_stop(word)
    return title in lexicon.names.titles or lexicon.speaker_kind(title) is ReferentKind.PERSON


def is_glued(word: Word) -> bool:
    """Whether no space is between *word* and the word before it."""
    before = word.before
    return before is not None and before.span.end == word.span.start


@frozen
class _Gap:
    """A *word* behind the name *run*, and what follows the word."""

    run: Sequence[Word]
    word: Word
    following: Word
    lexicon: Lexicon

    @property
    def last(self) -> Word:
        """The last word of the name."""
        return self.run[-1]

    @property
    def is_in_label(self) -> bool:
        """Whether the label of an organization goes on behind *word*."""
        return find_label(self.last) == "ORG" and self.following.entity == "I-ORG"


def has_prefixed_capital(word: Word) -> bool:
    """Whether a small letter that the article before it brings stands before the capital of *word*,
    as in Irish: "Mac an tSaoir", "Mac na hInse".
    """
    before = word.before
    if before is None or before.lower not in IRISH_ARTICLES or len(word.text) < SHORTEST_PREFIXED:
        return False
    return word.text[0].islower() and word.text[1].isupper()


def skip_brackets(word: Word | None) -> Word | None:
    """Return the word before the brackets that end at *word*, *word* itself if it ends none:
    "Director" for "Director (Ports) | Ana Lee".
    """
    if word is None or word.text not in CLOSING:
        return word
    opening = next((before for before in word.preceding() if before.text in BRACKETS), None)
    return None if opening is None else opening.before


def find_joint(word: Word, run: Sequence[Word], lexicon: Lexicon) -> Phrase:
    """Return the words from *word* on that join the name *run* to a part after them, or belong to
    the name themselves; none if the name ends before *word*.
    """
    if strip_stop(word) in lexicon.names.suffixes or _is_rest_of_word(word):
        return Phrase((word,))  # "Lee III"
    if f"{run[-1].lower} {word.lower}" in lexicon.names.metonyms:
        return Phrase((word,))  # "No. 10"
    if word.text in NICKNAME_MARKS and not is_glued(word):
        return _find_nickname(word, run, lexicon) or _find_added_name(word, run, lexicon)
    following = word.after
    if following is None:
        return Phrase()
    if _does_close_added_name(word, following, run, lexicon):
        return Phrase((word,))
    if has_prefixed_capital(following):
        return Phrase((word, following))
    if word.text in HYPHENS:
        return _find_hyphenated(word, following, run)
    gap = _Gap(run, word, following, lexicon)
    noun = _find_joined_noun(gap)
    if noun is not None:
        return word.sentence.phrase(word.index, noun.index)
    joins = _does_mark_join(gap) if word.is_punctuation else _does_word_join(gap)
    return Phrase((word,)) if joins else Phrase()


def _find_joined_noun(gap: _Gap) -> Word | None:
    """Return the common noun with a capital, as no sentence in running text has, which a
    preposition joins to the name: "the Fraternal Order of Police", "the Office of the Rail
    Regulator".
    """
    noun = gap.following.after if gap.following.upos == "DET" else gap.following
    if gap.word.lemma not in JOINING or noun is None or not is_capitalised_noun(noun):
        return None
    if is_office(gap.last, gap.lexicon) or not _may_be_organization(gap.run):
        return None
    return noun if any(above in gap.run for above in noun.lineage()) else None


def is_capitalised_noun(word: Word) -> bool:
    """Whether *word* is a common noun with a capital that is not that of a headline."""
    return word.upos == "NOUN" and word.text[:1].isupper() and not word.sentence.heading


def _is_rest_of_word(word: Word) -> bool:
    """Whether a tokenizer has parted *word* from the letters before it ("Don|na")."""
    return word.text.isalpha() and word.text.islower() and is_glued(word)


def _find_nickname(mark: Word, run: Sequence[Word], lexicon: Lexicon) -> Phrase:
    """Return the nickname that *mark* opens, with its marks: Rodrigo “Rocky” Mendes. In brackets
    behind an office is none: "Director (Ports) Ana Lee".
    """
    if mark.text in BRACKETS and is_office(run[-1], lexicon):
        return Phrase()
    closing = NICKNAME_MARKS[mark.text]
    behind = mark.sentence.words[mark.index : mark.index + LONGEST_NICKNAME]
    inner = tuple(takewhile(lambda word: word.text != closing, behind))
    if not inner or not inner[-1].text[:1].isupper():
        return Phrase()
    last = inner[-1].after
    if last is None or last.text != closing:
        return Phrase()
    if last.after is None or not is_proper(last.after):
        return Phrase()
    is_person = judge_label((run[-1], last.after)) == "PER"
    return mark.sentence.phrase(mark.index, last.index) if is_person else Phrase()


def _find_added_name(mark: Word, run: Sequence[Word], lexicon: Lexicon) -> Phrase:
    """Return the given name that *mark*, a bracket, opens between a title and a surname, with its
    brackets: "Coach (Frank) Moe", where an editor has added it.
    """
    name = mark.after
    if mark.text not in BRACKETS or name is None or not is_proper(name):
        return Phrase()
    closing = name.after
    if closing is None or closing.text != BRACKETS[mark.text] or closing.after is None:
        return Phrase()
    if closing.after.child("flat") is not None:
        return Phrase()
    if not is_office(run[-1], lexicon) or not is_proper(closing.after):
        return Phrase()
    return mark.sentence.phrase(mark.index, closing.index)


def _does_close_added_name(
    mark: Word, following: Word, run: Sequence[Word], lexicon: Lexicon
) -> bool:
    """Whether *mark* closes the bracket around the given name *run*, and the surname follows, where
    the title before is no proper noun to the parser: "coach (Frank) Moe".
    """
    opening = run[0].before if mark.text in CLOSING else None
    if opening is None or BRACKETS.get(opening.text) != mark.text or not is_proper(following):
        return False
    if following.child("flat") is not None:
        return False  # "Director (Ports) Ana Lee"
    return opening.before is not None and is_office(opening.before, lexicon)


def _find_hyphenated(hyphen: Word, following: Word, run: Sequence[Word]) -> Phrase:
    """Return *hyphen* and, where it has no word class of names, the word that it joins."""
    if not is_glued(hyphen) or not is_glued(following):
        return Phrase()
    if is_proper(following):
        return Phrase((hyphen,))
    if _is_part_behind_hyphen(following, run):
        return Phrase((hyphen, following))
    return Phrase()


def _is_part_behind_hyphen(word: Word, run: Sequence[Word]) -> bool:
    if word.upos == "NUM":
        return True
    if word.upos in MAY_BE_JOINED and word.text[:1].isupper():
        return True
    return word.relation == "flat" and any(part.index == word.head for part in run)


def _does_mark_join(gap: _Gap) -> bool:
    """Whether the punctuation is inside a name: the stop of an abbreviation, a comma before
    "Jr.", the mark of "E! News".
    """
    if gap.word.text == "!":
        return is_glued(gap.word) and is_proper(gap.following)
    if gap.word.text == ",":
        return strip_stop(gap.following) in gap.lexicon.names.suffixes
    if gap.word.text != "." or not is_glued(gap.word):
        return False
    return is_proper(gap.following) and _is_abbreviation(gap.last, gap.lexicon)


def _is_abbreviation(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is an initial or a title, which a tokenizer may part from its full stop."""
    if len(word.text) == 1 or "." in word.text:
        return True
    return word.lower in lexicon.names.titles


def _does_word_join(gap: _Gap) -> bool:
    """Whether the word joins the name to a name that begins behind it: as the first of JOINTS says
    that knows it.
    """
    for judge in JOINTS:
        joins = judge(gap)
        if joins is not None:
            return joins
    return False


def _judge_in_label(gap: _Gap) -> bool | None:
    """A preposition or conjunction in a label: "the Commission on Presidential Debates"."""
    if not gap.is_in_label or gap.word.entity != "I-ORG":
        return None
    return True if gap.word.upos in LINKING else None


def _judge_capital(gap: _Gap) -> bool | None:
    """A preposition with a capital: "Aid Without Borders"."""
    if gap.word.upos != "ADP" or not gap.word.text[:1].isupper():
        return None
    is_noun = gap.following.upos == "NOUN" and gap.following.text[:1].isupper()
    return (is_noun or is_proper(gap.following)) and gap.word.head == gap.following.index


def _judge_preposition(gap: _Gap) -> bool | None:
    """A preposition in the name of an organization ("Bank of Oland") or in an office before a name
    ("Secretary of State Ana Lee").
    """
    if not _may_join_phrase(gap) or not _may_open_name(gap.following):
        return None
    is_name = _may_join_organization(gap.run, gap.following)
    if is_name and not is_office(gap.last, gap.lexicon):
        return True
    return _is_in_office(gap.word, gap.run)


def _judge_adjective(gap: _Gap) -> bool | None:
    """A capitalised adjective: "Institute of Inland Fisheries"."""
    if not _does_open_name(gap.word, gap.following):
        return None
    return gap.word.head in {gap.following.index, gap.following.head}


def _judge_genitive(gap: _Gap) -> bool | None:
    """The "'s" of a name: "The Growers' League"."""
    if gap.word.upos != "PART" or gap.word.relation != "case":
        return None
    return gap.is_in_label or _is_office_of_body(gap.run, gap.following, gap.lexicon)


def _judge_particle(gap: _Gap) -> bool | None:
    """A particle, "&", an article after "of": "Ana van der Lee"."""
    if not is_proper(gap.following) and gap.following.lemma not in gap.lexicon.names.particles:
        return None
    if gap.word.upos == "DET":
        return gap.last.lemma in JOINING
    return gap.word.text == "&" or gap.word.lemma in gap.lexicon.names.particles


def _is_office_of_body(run: Sequence[Word], following: Word, lexicon: Lexicon) -> bool:
    """Whether *following* is a body with a capital, and *run*, before "'s", no person: "The
    Growers' League", "the Oland Coroner's Office".
    """
    if lexicon.speaker_kind(following.lower) is not ReferentKind.ORGANIZATION:
        return False
    if not (is_proper(following) or is_capitalised_noun(following)):
        return False
    return any(find_label(word) != "PER" for word in run)


def _may_join_phrase(gap: _Gap) -> bool:
    """Whether the preposition may be inside the name of an organization whose noun is the last word
    of the name.
    """
    if gap.word.lemma in JOINING:
        return True
    if gap.word.lemma not in COMMITTEE_JOINING:
        return False
    return gap.lexicon.speaker_kind(gap.last.lower) is ReferentKind.ORGANIZATION


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
    if name is None or not is_proper(name) or _is_paper(name):
        return False
    above = (word.index for word in name.lineage())
    governor = next((index for index in above if index <= run[-1].index), 0)
    return governor >= run[0].index and _may_be_organization(run)


def _is_paper(name: Word) -> bool:
    """Whether *name*, behind "of the", is the short name of a paper: "Kim of the Times"."""
    if name.lower not in load_mention_words().newspaper_endings:
        return False
    return name.after is None or not is_proper(name.after)


def _may_be_organization(name: Sequence[Word]) -> bool:
    """Whether *name*, before "of", may be the name of an organization: not labelled a person, and
    one or two words or a plural.
    """
    label = judge_label(name)
    if label is not None:
        return label != "PER"
    return len(name) <= LONGEST_PERSON_BEFORE_OF or any(w.xpos == "NNPS" for w in name)


# Each says whether the word joins the name to what follows; None where it does not know the word
JOINTS: tuple[Callable[[_Gap], bool | None], ...] = (
    _judge_in_label,
    _judge_capital,
    _judge_preposition,
    _judge_adjective,
    _judge_genitive,
    _judge_particle,
)
