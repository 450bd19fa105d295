"""Which words of a sentence are a name: runs of proper nouns and what joins them, cut where another
label begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.punctuation import HYPHENS
from claimkit.resolution.mentions.joints import (
    JOINING,
    PROPER_TAGS,
    find_joint,
    has_prefixed_capital,
    is_capitalised_adjective,
    is_capitalised_noun,
    is_glued,
    is_office,
    is_proper,
)
from claimkit.resolution.mentions.labels import ORGANIZATION_LABELS, find_label, judge_label
from claimkit.resolution.mentions.words import is_acronym, load_mention_words
from claimkit.tree import Phrase, Sentence, Word

PARTIES = frozenset({"R", "D", "I", "R-", "D-", "I-"})
SHORTEST_ENDING = 3  # letters and stop of an abbreviation: "Rt."
CONSTITUENCY = 3  # words of one in brackets before its last: "(R-"
LEAST_BEFORE_BODY = 2  # words from the adjective to the noun for a body: "Conservative Action Fund"
NO_NAMES = frozenset({"former", "local", "rival"})
NOT_IN_NAMES = ("ing", "ed", "er", "est")  # endings of adjectives
# Classes of nouns; an acronym may be tagged as a pronoun, the "No." of "No. 10" as an interjection
NOUNS = frozenset({"PROPN", "NOUN", "PRON", "INTJ"})
# Relations by which a word belongs to the same name as its governor
WITHIN_NAME = frozenset({"compound", "amod", "flat", "nmod:desc"})


def find_name_runs(sentence: Sentence, lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the names of *sentence* in order, titles included."""
    run: list[Word] = []
    for word in sentence.words:
        if run and word.index <= run[-1].index:
            continue
        # Most words have neither the tag of a name nor a capital.
        may_be_part = word.upos == "PROPN" or word.text[:1].isupper()
        if may_be_part and _belongs_to_name(word, run, lexicon):
            if not run:
                run = _find_beginning_before(word, lexicon)
            run.append(word)
        elif run:
            joint = find_joint(word, run, lexicon)
            run += joint
            if not joint:
                yield from _cut(run)
                run = []
    yield from _cut(run)


def _cut(run: Sequence[Word]) -> Iterator[Phrase]:
    """Yield the names of *run*, which must have a noun: "Federal" alone is none."""
    if any(word.upos in NOUNS for word in run):
        yield from _cut_at_labels(_drop_trade(run))


def _drop_trade(run: Sequence[Word]) -> Sequence[Word]:
    """Return *run* without a last word in small letters that tells, with the noun behind it, what
    the body of this name does: "Nordbau construction | company".
    """
    last = run[-1]
    if len(run) < 2 or not last.text.islower() or last.relation != "compound":
        return run
    noun = last.after
    if noun is None or noun.upos != "NOUN" or last.parent is not noun:
        return run
    return run[:-1] if run[-2].text[:1].isupper() else run


def _belongs_to_name(word: Word, run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether *word* is part of a name: by itself, or as a body noun beside the name *run* before
    it or the name after it.
    """
    if _is_part(word) or _is_beside_capital(word):
        return True
    if _is_body_behind_name(word, run, lexicon) or _is_body_before_name(word, lexicon):
        return True
    return _is_before_capital(word, lexicon) or _is_before_number(word, lexicon)


def _is_part(word: Word) -> bool:
    """Whether *word* is part of a name by itself, or an acronym that the parser calls a pronoun
    ("WHO").
    """
    may_be_part = is_proper(word) or _is_acronym_for_pronoun(word) or _is_surname_first(word)
    return may_be_part and not _is_constituency(word)


def _is_before_number(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* and the number behind it are the name of a place, whatever word class the
    first has: "No. 10".
    """
    number = word.after
    if word.xpos not in PROPER_TAGS or number is None:
        return False
    return f"{word.lower} {number.lower}" in lexicon.names.metonyms


def _is_beside_capital(word: Word) -> bool:
    """Whether *word* is a common noun with a capital, and a preposition with one, which no sentence
    has but names do, is between it and another: "Doctors Without Limits".
    """
    if not is_capitalised_noun(word):
        return False
    return _is_capital_joint(word.after) or _is_capital_joint(word.before)


def _is_capital_joint(word: Word | None) -> bool:
    """Whether *word* is a preposition with a capital between two words with capitals, in a sentence
    that has no capitals around these, as titles have.
    """
    if word is None or word.upos != "ADP" or word.text.isupper() or not word.text[:1].isupper():
        return False
    before, behind = word.before, word.after
    if before is None or behind is None or behind.head != before.index:
        return False
    around = [beside for beside in (before.before, behind.after) if beside is not None]
    if any(beside.text[:1].isupper() for beside in around):
        return False
    return before.text[:1].isupper() and behind.text[:1].isupper()


def _is_surname_first(word: Word) -> bool:
    """Whether *word*, which the parser calls a pronoun, begins a name: "He Jianxiong"."""
    given = word.after if word.upos == "PRON" else None
    if given is None or given.upos != "PROPN":
        return False
    return (given.head, given.relation) == (word.index, "flat")


def _is_acronym_for_pronoun(word: Word) -> bool:
    if word.upos != "PRON" or not is_acronym(word.text):
        return False
    return not _is_in_capitals(word.sentence)


def _is_body_behind_name(word: Word, run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether *word* is a common noun for a body with a capital, and the name *run* depends on it:
    "Parkside Primary School", "the Power Workers' Union".
    """
    if not run or not (_is_within(run[-1], word) or _is_owner(run[-1].parent, word)):
        return False
    return _is_capitalised_body(word, lexicon)


def _is_within(last: Word, noun: Word) -> bool:
    return last.head == noun.index and last.relation in WITHIN_NAME


def _is_owner(owner: Word | None, noun: Word) -> bool:
    """Whether *owner* stands in the genitive right before *noun*: nothing but its "'s" between."""
    if owner is None or (owner.deprel, owner.head) != ("nmod:poss", noun.index):
        return False
    return owner.index == noun.index - 2


def _is_capitalised_body(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a common noun for a body, with a capital that is not that of a headline."""
    if not is_capitalised_noun(word):
        return False
    return lexicon.speaker_kind(word.lower) is ReferentKind.ORGANIZATION


def _is_body_before_name(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a common noun for a body with a capital, and "of" and a name follow: "the
    Board of Trade".
    """
    if not _is_capitalised_body(word, lexicon):
        return False
    preposition = word.after
    if preposition is None or preposition.lemma != "of":
        return False
    return preposition.after is not None and is_proper(preposition.after)


def _is_before_capital(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a common noun with a capital, which is no office and not the first word of
    its sentence, and "of" or "for" joins another with a capital to it: "the Fraternal Order of
    Police".
    """
    if word.index == 1 or not is_capitalised_noun(word) or is_office(word, lexicon):
        return False
    preposition = word.after
    if preposition is None or preposition.lemma not in JOINING:
        return False
    noun = preposition.after
    if noun is None or noun.head != word.index:
        return False
    return is_capitalised_noun(noun) or is_proper(noun)


def _is_in_capitals(sentence: Sentence) -> bool:
    return all(word.text.isupper() for word in sentence.words if word.text.isalpha())


def _is_constituency(word: Word) -> bool:
    """Whether *word* is part of a party and place in brackets: "(R-Oslo)"."""
    texts = [before.text for before in word.sentence.words[: word.index - 1][-CONSTITUENCY:]]
    if texts[-1:] == ["("]:
        return word.text in PARTIES
    return "(" in texts and not PARTIES.isdisjoint(texts[-2:])


def _find_beginning_before(word: Word, lexicon: Lexicon) -> list[Word]:
    """Return the words before the name at *word* that belong to it, though no tag says so: the
    capitalised adjectives with which it begins ("Green Party"). The first word of a sentence always
    has a capital, so it is left out.
    """
    adjectives = list(takewhile(is_capitalised_adjective, word.preceding()))
    return [adjective for adjective in reversed(adjectives) if _may_open(adjective, word, lexicon)]


def _may_open(adjective: Word, name: Word, lexicon: Lexicon) -> bool:
    """Whether the capital of *adjective*, before *name*, is not that of the sentence: "Little Mix"
    is a name also there, and so is "Conservative Action Fund", for a fund has an article.
    """
    if adjective.index > 1 or _does_tell_which_body(adjective, lexicon):
        return True
    is_usual = adjective.lower in load_mention_words().opening_adjectives
    return is_usual and adjective.head == name.index and find_label(name) is None


def _does_tell_which_body(adjective: Word, lexicon: Lexicon) -> bool:
    """Whether *adjective* is below a common noun for a body with a capital, which has no article,
    and does not say how it is ("Struggling Oland Bank") or that it is another ("Rival Oland Bank").
    """
    body = adjective.parent
    if body is None or body.index < adjective.index + LEAST_BEFORE_BODY:
        return False
    if body.child("det", "nmod:poss") is not None:
        return False
    if adjective.lower in NO_NAMES or adjective.lower.endswith(NOT_IN_NAMES):
        return False
    is_body = lexicon.speaker_kind(body.lower) is ReferentKind.ORGANIZATION
    return body.text[:1].isupper() and (is_body or is_acronym(body.text))


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
    if _is_tied(name, word):
        return []
    if word.entity == "B-PER" and _is_organization_with_title(name):
        return [part for part in name if find_label(part) is not None]
    if find_label(name[-1]) is not None or _does_end_sentence(name, word):
        return name
    return name[:-1] if _is_person_with_joint(name) else []


def _is_tied(name: Sequence[Word], word: Word) -> bool:
    """Whether *word*, where a label begins, belongs to the *name* before it all the same: after a
    hyphen, or because the name depends on what begins there ("New York Times").
    """
    if _is_attached(name[-1], word) or has_prefixed_capital(word):
        return True
    begins_person = word.entity == "B-PER"
    if begins_person and judge_label(name) != "PER":
        return False
    if name[-1].lemma in JOINING and judge_label(name) != "PER":
        return True
    if word.relation == "flat" and find_label(word) == find_label(name[-1]):
        return True
    top = _find_top(name, word)
    if _is_below(word, name) or _are_alike(top, word):
        return begins_person and not word.sentence.heading
    return top.head >= word.index and top.has_relation(WITHIN_NAME)


def _does_end_sentence(name: Sequence[Word], word: Word) -> bool:
    """Whether the last word of *name* has the full stop of a sentence that a tokenizer has not
    ended: the tree does not tie it to *word*.
    """
    last = name[-1]
    if not last.text.endswith(".") or last.text.count(".") > 1 or len(last.text) <= SHORTEST_ENDING:
        return False
    return not _is_below(word, name) and last.head != word.index


def _is_attached(before: Word, word: Word) -> bool:
    """Whether *word* is written together with *before*: by a hyphen, or not after a full stop."""
    if before.text in HYPHENS:
        return True
    return before.text != "." and is_glued(word)


def _is_below(word: Word, name: Sequence[Word]) -> bool:
    return any(word.head == part.index for part in name)


def _are_alike(top: Word, word: Word) -> bool:
    """Whether the parser gives both parts of a name the same function: "Will Price said"."""
    return (top.head, top.relation) == (word.head, word.relation)


def _find_top(name: Sequence[Word], word: Word) -> Word:
    """Return the word of *name* above its last word whose governor is no word of it before
    *word*.
    """
    inside = range(name[0].index, word.index)
    return next((above for above in name[-1].lineage() if above.head not in inside), name[-1])


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
