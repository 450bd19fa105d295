"""Sieves for speakers with a name in their phrase, or in the phrase to which a relative pronoun
refers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from claimkit.grammar import is_agentive
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.organizations import PLACED
from claimkit.resolution.mentions.appositions import is_one_of_several
from claimkit.resolution.mentions.compounds import find_end_of_compound
from claimkit.resolution.mentions.joints import is_office
from claimkit.resolution.pronouns.binding import REFLEXIVE
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.resolution.sieves.query import Answer, Query
from claimkit.resolution.sieves.words import load_sieve_words
from claimkit.spans import Spans
from claimkit.tree import Word

# Kinds of referents whose name may stand in apposition to a noun that speaks
BESIDE = frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN, ReferentKind.ORGANIZATION})
BESIDE_RELATIONS = ("appos", "flat", "nmod:desc")
DESCRIBING = frozenset({"NOUN", "PROPN", "ADJ"})
ONE_OF_SEVERAL = frozenset({"one", "another"})
TEAMS = frozenset({"team", "staff", "crew", "group"})
ALTERNATIVES = frozenset({"or", "nor"})
PARTY = "party"
SURE = 0.5  # probability from which a pronoun beside a name is somebody
CALLING = frozenset({"call", "identify", "name", "style"})  # verbs that give a name
AS = frozenset({"as"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def find_several_names(model: DiscourseModel, query: Query) -> Answer | None:
    """Several names that speak together; of those of whom one speaks, or none, no name."""
    partners = _find_partners(model, query)
    if not partners:
        return None
    if any(map(_is_alternative, partners)):
        return Answer(reason=NoName.SEVERAL, kind=ReferentKind.GROUP)
    bearer = _find_bearer_of_roles(model, query, (query.word, *partners))
    if bearer is not None:
        return Answer(entities=(bearer,))
    named: dict[int, Entity] = {}
    unnamed: list[Word] = []
    for word in (query.word, *partners):
        entity = find_named_at(model, word) or _find_campaign(model, word) or _find_he(model, word)
        if entity is None:
            unnamed.append(word)
        else:
            named[entity.index] = entity
    if unnamed:
        principal = _find_principal(named.values(), unnamed)
        if principal is None:
            return Answer(reason=NoName.SEVERAL, kind=ReferentKind.GROUP)
        return Answer(entities=(principal,))
    together = model.find_together(named.values())
    return Answer(entities=tuple(named.values()) if together is None else (together,))


def _find_bearer_of_roles(
    model: DiscourseModel, query: Query, words: Sequence[Word]
) -> Entity | None:
    """Return the person who is all of *words*, nouns without an article before one name: "friend
    and former colleague Ana Lee", "Lord Chancellor and Secretary of State Ana Lee".
    """
    if not all(_is_bare_role(word, model.lexicon) for word in words):
        return None
    for word in words:
        for name in word.children(*BESIDE_RELATIONS):
            if name.index > words[-1].index:
                return _keep_person(model.find_named(name))
    return _find_person_alike(model, query, words[-1].index)


def _is_bare_role(word: Word, lexicon: Lexicon) -> bool:
    if word.feat("Number") == "Plur" or not (word.upos == "NOUN" or is_office(word, lexicon)):
        return False
    return word.child("det", "nmod:poss", "nummod") is None


def _keep_person(entity: Entity | None) -> Entity | None:
    return entity if entity is not None and entity.kind is ReferentKind.PERSON else None


def _find_he(model: DiscourseModel, word: Word) -> Entity | None:
    """Return the person whom *word* means, if it is a pronoun: "She and Bo Berg said"."""
    choice = model.pronouns.get(word)
    if choice is None or choice.entity is None or choice.probability < SURE:
        return None
    return _keep_person(model.entities[choice.entity])


def _find_campaign(model: DiscourseModel, word: Word) -> Entity | None:
    """Return the body that *word* is, if it is somebody's: "Lee and her campaign"."""
    entity = model.find_owned(word)
    is_body = entity is not None and entity.kind is ReferentKind.ORGANIZATION
    return entity if is_body and word.feat("Number") != "Plur" else None


def _find_principal(named: Collection[Entity], unnamed: Iterable[Word]) -> Entity | None:
    """Return the only person among *named*, if all others are *unnamed* groups: "Lee and her
    team".
    """
    if len(named) != 1 or not all(map(_is_group, unnamed)):
        return None
    entity = next(iter(named))
    return entity if entity.kind is ReferentKind.PERSON else None


def _is_group(word: Word) -> bool:
    """Whether *word* is a plural, of people who are not counted, or a noun for several people that
    are somebody's.
    """
    if word.feat("Number") == "Plur":
        return word.child("nummod") is None and word.child_lemmas("det") <= {"the"}
    return word.lemma in TEAMS and word.child("nmod:poss") is not None


def _is_alternative(partner: Word) -> bool:
    """Whether *partner* and the word before it do not speak together: "neither Kim nor Lee"."""
    return not ALTERNATIVES.isdisjoint(partner.child_lemmas("cc"))


def _find_partners(model: DiscourseModel, query: Query) -> list[Word]:
    """Return the words that "and" joins to the word of *query*. After an apposition they must be
    names, because others may be part of the apposition: "Ana Lee, director of the port and chair of
    the board, said".
    """
    joined = query.word.children("conj")
    if not joined:
        return []
    beside = query.word.child("appos")
    partners: list[Word] = []
    for word in joined:
        if any(span.covers(word.span) for span in query.spans):
            is_before = beside is None or word.index < beside.index
            if is_before or find_named_at(model, word) is not None:
                partners.append(word)
    return partners


def find_own_name(model: DiscourseModel, query: Query) -> Answer | Query | None:
    """The name in the noun phrase itself, with title, role or apposition; "the neighbours Ana and
    Bo" are both. If the speaker's words are a clause, it is that of the subject.
    """
    if query.word.upos == "VERB":
        return _ask_for_subject(query)
    beside = query.word.child(*BESIDE_RELATIONS)
    if beside is not None and _are_several(model, query.word, beside):
        return Query(word=beside, spans=query.spans)
    for find in (_find_at_word, _find_right_behind, _find_alike, _find_called):
        entity = find(model, query)
        if entity is not None:
            return Answer(entities=(entity,))
    return None


def _find_at_word(model: DiscourseModel, query: Query) -> Entity | None:
    return find_named_at(model, query.word, query.spans)


def _find_called(model: DiscourseModel, query: Query) -> Entity | None:
    """Return the person whose name a clause behind the noun of *query* gives: "a man named Ana
    Lee", "a woman who identified herself as Ana Lee".
    """
    for verb in query.word.children("acl"):
        if verb.lemma not in CALLING or not _has_own_name(verb):
            continue
        for word in verb.children("xcomp", "obj", "obl", "appos"):
            person = _keep_person(model.find_named(word))
            if person is not None and word.child_lemmas("case") <= AS:
                return person
    return None


def _has_own_name(verb: Word) -> bool:
    """Whether *verb* gives a name to the one whom its clause is about: it is passive, or has
    "himself" as its object.
    """
    reflexive = verb.child("obj")
    if reflexive is not None and reflexive.lower.endswith(REFLEXIVE):
        return True
    return verb.xpos == "VBN" and verb.child("nsubj") is None


def _find_alike(model: DiscourseModel, query: Query) -> Entity | None:
    """Return the person named in the speaker's words to whom the tree gives the same function as to
    the title before the name: "His Honour Judge Ana Lee said".
    """
    return None if query.word.upos != "NOUN" else _find_person_alike(model, query, query.word.index)


def _find_person_alike(model: DiscourseModel, query: Query, behind: int) -> Entity | None:
    """Return the person named in the speaker's words, behind the word with the index *behind*, who
    has the same function as the word of *query*.
    """
    above = query.word.parent
    for word in () if above is None else above.children(query.word.relation):
        is_inside = any(span.covers(word.span) for span in query.spans)
        if is_inside and word.index > behind:
            return _keep_person(model.find_named(word))
    return None


def _find_right_behind(model: DiscourseModel, query: Query) -> Entity | None:
    """Return the person whose name stands right behind the bare noun of *query*, in the speaker's
    words, though the tree does not join them: "White House hopeful Ana Lee", "mother-of-three Ana
    Lee".
    """
    end = find_end_of_compound(query.word)
    name = end.after
    if name is None or query.word.upos not in {"NOUN", "PROPN"}:
        return None
    if query.word.child("det", "nmod:poss") is not None:
        return None
    is_inside = any(span.covers(name.span) for span in query.spans)
    is_beside = is_inside or end is not query.word
    return _keep_person(model.find_named(name)) if is_beside else None


def _ask_for_subject(query: Query) -> Query | None:
    """Return the query for the subject of the clause with which the speaker's words begin."""
    subject = query.word.child("nsubj")
    if subject is None or not any(span.covers(subject.span) for span in query.spans):
        return None
    return Query(word=subject, spans=query.spans)


def _are_several(model: DiscourseModel, word: Word, beside: Word) -> bool:
    """Whether *word* is a plural, and *beside* is the first of several names for it."""
    if word.feat("Number") != "Plur" or beside.child("conj") is None:
        return False
    return model.find_named(beside) is not None


def find_named_at(model: DiscourseModel, word: Word, spans: Spans = ()) -> Entity | None:
    """Return the entity whose name *word* is part of, describes, or has in apposition.

    Args:
        spans: of the speaker's words; a name beside *word* that is in them goes first.
    """
    entity = model.find_named(word) or _find_described(model, word) or _find_explained(model, word)
    if entity is not None:
        return entity
    if word.lower in ONE_OF_SEVERAL:  # "one of them, Ana Lee"
        return _keep_person(_find_beside(model, word, spans))
    return _find_beside(model, word, spans) if word.upos in DESCRIBING else None


def _find_explained(model: DiscourseModel, word: Word) -> Entity | None:
    """Return the entity whose name stands before *word*, which only says what has this name: "Tass
    news agency"; of a place the noun names something in it: "a Moscow newspaper".
    """
    if word.lemma not in load_sieve_words().explaining:
        return None
    named = map(model.find_named, word.children("compound"))
    bodies = (entity for entity in named if entity and _may_be_explained(entity, word))
    return next(bodies, None)


def _may_be_explained(entity: Entity, noun: Word) -> bool:
    """Whether *noun* may say what *entity* is: not a place, and not a person of whom the text gives
    more than one name; labels of a party's name are often wrong.
    """
    if entity.kind is ReferentKind.PLACE:
        return noun.lemma == PARTY and entity.is_doubtful
    if noun.child("det", "nmod:poss") is None:  # "Al Jazeera television", not "the Ana Lee group"
        return True
    if noun.lemma in PLACED and entity.total == 1:  # "the Gothenburg company"
        return False
    return entity.kind is not ReferentKind.PERSON or " " not in (entity.name or "")


def _find_described(model: DiscourseModel, word: Word) -> Entity | None:
    """Return the entity whose name the noun *word* is beside."""
    entity = model.find_by_noun(word)
    if entity is None or entity.name is None or entity.members:
        return None
    return entity


def _find_beside(model: DiscourseModel, word: Word, spans: Spans) -> Entity | None:
    """Return the entity whose name is in apposition to *word*, or right after it."""
    beside = word.children(*BESIDE_RELATIONS, "compound")
    for child in sorted(beside, key=lambda child: not any(s.covers(child.span) for s in spans)):
        if child.relation == "compound" and child.index < word.index:
            continue
        entity = model.find_named(child) or _find_described(model, child)
        if entity is not None and _may_be_beside(model, word, child, entity):
            return entity
    return None


def _may_be_beside(model: DiscourseModel, word: Word, child: Word, entity: Entity) -> bool:
    """Whether the noun *word* may be *entity*, whose name *child* is beside it: a body is no
    person, and behind a colon stands what is said.
    """
    if entity.kind not in BESIDE or is_one_of_several(child):
        return False
    kind = model.lexicon.speaker_kind(word.lemma, word.lower)
    if kind is ReferentKind.ORGANIZATION and entity.kind is ReferentKind.PERSON:
        return False
    between = word.sentence.phrase(min(word.index, child.index), max(word.index, child.index))
    return all(part.text != ":" for part in between)


def find_relative_antecedent(model: DiscourseModel, query: Query) -> Query | None:
    """Who and which: the noun that the clause modifies."""
    if query.word.lower not in RELATIVE:
        return None
    for above in query.word.lineage():
        if above.deprel == "acl:relcl" and above.parent is not None:
            antecedent = _find_person_before(model, query.word, above.parent) or above.parent
            return Query(word=_find_somebody_of(model, antecedent) or antecedent)
    return None


def _find_somebody_of(model: DiscourseModel, name: Word) -> Word | None:
    """Return the indefinite noun for a person to which *name* belongs, and which "who" may mean
    too: "an adviser to Ana Lee, who declined to be named".
    """
    above = name.parent_as("nmod")
    if above is None or above.child_lemmas("det").isdisjoint({"a", "another"}):
        return None
    is_person = model.lexicon.speaker_kind(above.lemma, above.lower) is ReferentKind.PERSON
    return above if is_person else None


def _find_person_before(model: DiscourseModel, pronoun: Word, antecedent: Word) -> Word | None:
    """Return the name of a person right before "who", where the tree has the clause below another
    word, which is nobody: “… of cracks,” said Ana Lee (D), who pushes for new rules.
    """
    if pronoun.lower != "who" or is_agentive(antecedent, model.lexicon):
        return None
    before = next(_skip_brackets(pronoun.preceding()), None)
    named = None if before is None else _keep_person(model.find_named(before))
    return None if named is None else before


def _skip_brackets(words: Iterable[Word]) -> Iterator[Word]:
    """Yield those of *words*, which go back in the sentence, that are no marks and in no
    brackets.
    """
    depth = 0
    for word in words:
        depth += (word.text == ")") - (word.text == "(")
        if depth == 0 and not word.is_punctuation:
            yield word
