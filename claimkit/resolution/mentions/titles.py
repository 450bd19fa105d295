"""What is beside a person's name: title, role and affiliation, before and after it.

"Kremlin spokesperson Dmitry Orlov", "Hugh Hill, a doctor,", "Lee, 54, who heads the harbour
board,", "Ana Lee of the WHO".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import dropwhile, takewhile

from attrs import frozen

from claimkit.document import Document
from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.mentions.appositions import (
    find_appositions,
    find_holder,
    find_outer_noun,
)
from claimkit.resolution.mentions.groups import is_demonym
from claimkit.resolution.mentions.joints import is_office
from claimkit.resolution.mentions.labels import ORGANIZATION_LABELS, find_label, judge_label
from claimkit.resolution.mentions.rolenouns import (
    find_role_noun,
    is_person,
    is_shared_calling,
    may_be_body,
    may_be_in_role,
)
from claimkit.resolution.mentions.words import load_mention_words, strip_stop
from claimkit.text.normalise import spell
from claimkit.tree import Phrase, Word

BEFORE_NOUN = frozenset({"compound", "nmod:poss"})
AFFILIATING = frozenset({"of", "at", "for", "from", "with"})
HOLDING = frozenset({None, "for", "at"})  # "who works for", "who heads": an object has none
ARTICLES = frozenset({"a", "the"})
LONGEST_ABBREVIATION = 4  # letters of a title that is put before any name: "Gov."
# Relations of words that are no part of a role: directly below its noun, and anywhere below it
BESIDE_ROLE = frozenset(
    {
        "acl",
        "advcl",
        "advmod",
        "appos",
        "case",
        "cc",
        "conj",
        "cop",
        "det",
        "flat",
        "nmod:poss",
        "nsubj",
        "obl",
        "parataxis",
        "punct",
    }
)
ASIDES = frozenset({"appos", "acl", "parataxis"})
BESIDE_CLAUSE = frozenset({"punct", "conj", "cc", "advcl"})


@frozen(kw_only=True)
class Titles:
    """What a mention says about its referent, apart from the name.

    Attributes:
        words: of the role or title before the name, in lower case, without full stops.
        honorific: the title as the text has it ("Mr.", "Dr."); None if there is none.
        role: what the person is, without article ("Kremlin spokesperson", "mayor of Oslo").
        is_firm: whether the role is from a title or an apposition, not from a clause or a sentence.
        nouns: the head nouns of roles ("spokesperson", "mayor").
        affiliation: words that may name the organization to which the person belongs.
    """

    words: tuple[str, ...] = ()
    honorific: str | None = None
    role: str | None = None
    is_firm: bool = False
    nouns: tuple[Word, ...] = ()
    affiliation: tuple[Word, ...] = ()


def find_titles(
    document: Document, title: Sequence[Word], name: Phrase, head: Word, lexicon: Lexicon
) -> Titles:
    """Return what is beside a person's *name*.

    Args:
        title: the proper nouns right before the name that are no part of it.
        head: the word of the name whose governor is outside the name.
    """
    before = _find_role_before(title, name, head, lexicon)
    beside = _find_nouns_beside(name, head, lexicon)
    predicates = tuple(_find_predicates(document, head, lexicon))
    nouns = (*beside, *predicates)
    firm = [before] if _does_tell_role(before, lexicon) else list(_find_roles(beside, name))
    phrases = firm or list(_find_roles(predicates, name)) or list(_find_offices(head))
    roles = [spell(document.text, phrase.span) for phrase in phrases]
    return Titles(
        words=tuple(strip_stop(word) for word in before),
        honorific=_find_honorific(document, title or before, lexicon),
        role=max(roles, key=rank_role, default=None),
        is_firm=bool(firm),
        nouns=(*_find_title_nouns(before, head, lexicon), *nouns),
        affiliation=(
            *_find_affiliations_before(before),
            *_find_affiliations_behind(name, (head, *nouns)),
            *_find_affiliations_in_clauses(head),
        ),
    )


def rank_role(role: str) -> tuple[bool, int]:
    """Return by what the fullest of several roles is the highest: an office is more than a party
    ("the judge, Ana Lee, a Democrat"), and more words than fewer.
    """
    return not is_demonym(role.lower()), len(role)


def _find_title_nouns(before: Phrase, head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the nouns of the title *before* a name by which its sentence may mean the person: those
    for people, what the parser has put in the place of the name, and an office joined to it ("Prime
    Minister and Finance Minister Ana Lee").
    """
    for word in before:
        if is_person(word, lexicon) or (word.head, word.relation) == (head.head, head.relation):
            yield word
    joined = head.parent if before else None
    if joined is not None and _is_joined_office(joined, head, lexicon):
        yield joined


def _is_joined_office(office: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "and" joins the name at *head* to the word *office* before it, and this is a title
    without an article or a name.
    """
    if head.relation != "conj" or office.index > head.index:
        return False
    if office.child("det", "flat") is not None:
        return False
    return is_office(office, lexicon)


def _find_honorific(document: Document, titles: Sequence[Word], lexicon: Lexicon) -> str | None:
    """Return the title that is used before any name, as the text has it: "Mr.", "Dr.", "Sir"."""
    for word in reversed(titles):
        if _is_honorific(strip_stop(word), lexicon):
            return spell(document.text, word.span)
    return None


def _is_honorific(title: str, lexicon: Lexicon) -> bool:
    if title in lexicon.names.honorifics:
        return True
    return len(title) <= LONGEST_ABBREVIATION and title in lexicon.names.titles


def _does_tell_role(before: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the words before a name say a role: not if they are "Mr." or "the man"."""
    if not before or all(strip_stop(word) in lexicon.names.honorifics for word in before):
        return False
    return before[-1].lemma not in load_mention_words().plain_people


def _find_role_before(title: Sequence[Word], name: Phrase, head: Word, lexicon: Lexicon) -> Phrase:
    """Return the words of the role right before the name: "Kremlin spokesperson", "U.S. special
    envoy".
    """
    opening = head.sentence.word(name[0].index - len(title))
    role = list(title) or list(find_role_noun(name, head, lexicon))
    if not role:
        return Phrase()
    before = opening.preceding() if title else role[0].preceding()
    for word in takewhile(may_be_in_role, before):
        if not _is_tied(word, role, head):
            break
        role.insert(0, word)
    return Phrase(tuple(dropwhile(_is_joint, role)))


def _is_joint(word: Word) -> bool:
    return word.upos in {"ADP", "PUNCT"}


def _is_tied(word: Word, role: Sequence[Word], head: Word) -> bool:
    """Whether *word* depends on the *role* after it or on the name, over words that are all before
    the end of the role.
    """
    last = role[-1].index if role else head.index
    tops = {head.index, *(w.index for w in role)}
    for above in word.lineage():
        if above.head in tops:
            return True
        if not word.index <= above.head <= last:
            return False
    return False


def _find_nouns_beside(name: Phrase, head: Word, lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the nouns in apposition to the name ("Hugh Hill, a doctor", "the mayor, Ana Lee"), and
    the nouns joined to these.
    """
    inside = name.indices
    outside = [word for word in find_appositions(head) if word.index not in inside]
    beside = [noun for noun in outside if _may_be_role(noun, lexicon) or _is_calling(noun, name)]
    if beside and may_be_body(name, lexicon):
        beside = [noun for noun in beside if not is_shared_calling(noun)]
    outer = _find_outer_role(name, head, lexicon)
    if outer is not None:
        beside.append(outer)
    joined: list[Word] = []
    for noun in beside:
        joined += _keep_roles(noun.children("conj"), lexicon)
    return (*beside, *joined)


def _is_calling(noun: Word, name: Phrase) -> bool:
    """Whether *noun*, for bodies, is one for persons too, and *name* is a person's: "her publisher,
    Ana Lee".
    """
    return noun.lemma in load_mention_words().apposed_callings and judge_label(name) == "PER"


def _find_outer_role(name: Phrase, head: Word, lexicon: Lexicon) -> Word | None:
    """Return the noun to which a person's *name* belongs, where the tree has it in apposition to
    the place or body at the end of the role: "the mayor of Oslo, Ana Lee".
    """
    if head.relation != "appos" or judge_label(name) != "PER":
        return None
    return find_outer_noun(name, head, partial(is_person, lexicon=lexicon))


def _keep_roles(words: Iterable[Word], lexicon: Lexicon) -> list[Word]:
    return [word for word in words if _may_be_role(word, lexicon)]


def _may_be_role(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* beside a person's name is a role: a noun for people, or an unknown noun with
    an article.
    """
    if word.lemma in lexicon.times or find_label(word) not in {None, "PER"}:
        return False
    if is_negated(word):  # "Maria, not her real name,"
        return False
    if is_person(word, lexicon):
        return True
    if word.upos != "NOUN" or not _has_article(word):
        return False
    return lexicon.speaker_noun(word.lemma, word.lower) is None


def _has_article(noun: Word) -> bool:
    """Whether *noun* has an article or, if it has no determiner, a possessor."""
    determiner = noun.child("det")
    if determiner is not None:
        return determiner.lemma in ARTICLES
    return noun.child("nmod:poss") is not None


def _find_predicates(document: Document, head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the noun that a sentence says the person is or becomes: "Ana Lee is the mayor"."""
    above = find_holder(head).parent_as("nsubj")
    noun = None if above is None else _find_stated(above)
    if noun is None:
        return
    if document.quotation_at(noun.span) is None and _does_tell_who(noun, lexicon):
        yield noun


def _does_tell_who(noun: Word, lexicon: Lexicon) -> bool:
    """Whether *noun* is for people, and says more than "person" does."""
    return is_person(noun, lexicon) and noun.lemma not in load_mention_words().plain_people


def _find_stated(above: Word) -> Word | None:
    """Return the noun that the predicate *above* a person says it is, without "not" and without a
    modal verb.
    """
    if is_negated(above) or any(word.xpos == "MD" for word in above.children("aux")):
        return None
    if above.lemma in load_mention_words().becoming:
        noun = above.child("xcomp")
        return noun if noun is not None and noun.upos == "NOUN" else None
    if above.lemma in load_mention_words().serving:
        return next((w for w in above.children("obl") if w.child_lemmas("case") == {"as"}), None)
    is_predicate = above.upos == "NOUN" and above.child("cop") is not None
    return above if is_predicate and above.child("aux") is None else None


def _find_roles(nouns: Iterable[Word], name: Phrase) -> Iterator[Phrase]:
    """Yield the noun phrases of *nouns*, without their articles, their clauses and the *name*."""
    for noun in nouns:
        words = noun.subtree(prune=partial(_is_apart, noun=noun, inside=name.indices)) - name
        role = words.without_punctuation()
        if role:
            yield role


def _is_apart(word: Word, noun: Word, inside: frozenset[int]) -> bool:
    """Whether *word*, below *noun*, is no part of the role: it is in the name, or begins another
    phrase.
    """
    if word.relation in ASIDES or word.index in inside:
        return True
    return word.head == noun.index and word.has_relation(BESIDE_ROLE)


def _find_offices(head: Word) -> Iterator[Phrase]:
    """Yield the office that a clause gives the person: "Lee, 54, who heads the harbour board"."""
    for verb in head.children("acl:relcl"):
        if verb.lemma in load_mention_words().role_verbs and verb.child("obj") is not None:
            clause = verb.subtree(prune=lambda word: word.relation in BESIDE_CLAUSE)
            yield Phrase(tuple(word for word in clause if word.index >= verb.index))


def _find_affiliations_before(before: Iterable[Word]) -> Iterator[Word]:
    """Yield the words before a name that may name an organization: "Kremlin spokesman"."""
    for word in before:
        if word.upos == "NOUN" or find_label(word) in ORGANIZATION_LABELS:
            yield word


def _find_affiliations_behind(name: Phrase, heads: Iterable[Word]) -> Iterator[Word]:
    """Yield the words that may name an organization, below the name or a noun beside it: "Ana Lee
    of the WHO", "Renault's chief executive, Ana Lee".
    """
    inside = name.indices
    for head in heads:
        yield from (word for word in find_affiliating(head) if word.index not in inside)


def _find_affiliations_in_clauses(head: Word) -> Iterator[Word]:
    """Yield the words of a clause that may name an organization: "Ana Lee, who works for the
    WHO".
    """
    for clause in head.children("acl:relcl"):
        yield from (w for w in clause.children("obj", "obl") if case_lemma(w) in HOLDING)


def find_affiliating(noun: Word) -> Iterator[Word]:
    """Yield the dependents of *noun* that may name the organization to which it belongs: "of the
    WHO", "Renault's", "commission spokesman".
    """
    for child in noun.children("nmod", "compound", "obl"):
        if child.has_relation(BEFORE_NOUN) or case_lemma(child) in AFFILIATING:
            yield child
