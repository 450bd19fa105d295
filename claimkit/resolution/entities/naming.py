"""Entities with a name: what the mentions of the name and the nouns beside them say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.punctuation import CLOSED_BY
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.groups import NameGroup
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.appositions import find_holder
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention
from claimkit.resolution.mentions.nominals import AGED, DESCRIBING, NominalMention
from claimkit.resolution.mentions.titles import rank_role
from claimkit.resolution.mentions.words import load_mention_words
from claimkit.tree import Word

SEATED = frozenset({ReferentKind.PLACE, ReferentKind.ORGANIZATION})
# Kinds of nouns in a title by which the person may be called; not the body ("the court")
OF_PEOPLE = frozenset({None, ReferentKind.PERSON})
LONGEST_FULL_NAME = 3  # words of a name in a headline that is surely a person's
BEFORE_AGE = frozenset({",", "("})
LEFT = ("former", "outgoing")  # what one is who leaves an office
GOVERNMENT = "government"  # what a place is that speaks
SHORTEST_WITH_STRAY = 3  # words: a given name, a surname and one that is no part


def to_named_entity(
    index: int, group: NameGroup, nouns: Sequence[NominalMention], lexicon: Lexicon
) -> Entity:
    """Return the entity of *group*.

    Args:
        nouns: those beside a mention of it.
    """
    mentions = tuple(sorted(group.mentions, key=lambda mention: mention.span.start))
    kind = _judge_kind(mentions)
    return Entity(
        index=index,
        name=_find_fullest_name(group.mentions, lexicon),
        kind=kind,
        mentions=mentions,
        nouns=tuple(nouns),
        role=_find_role(mentions),
        honorific=next((m.titles.honorific for m in mentions if m.titles.honorific), None),
        gender=_judge_gender(mentions, nouns),
        is_plural=kind is ReferentKind.GROUP,
        is_doubtful=kind in SEATED and _are_doubtful(mentions, lexicon),
        described=frozenset(_find_describing_words(kind, mentions, nouns, lexicon)),
        sorts=frozenset(_find_sorts(kind, mentions, lexicon)),
    )


def _judge_kind(mentions: Sequence[Mention]) -> ReferentKind:
    if any(mention.is_organization for mention in mentions):
        return ReferentKind.ORGANIZATION
    kinds = [m.kind for m in mentions if m.kind is not ReferentKind.UNKNOWN]
    return max(dict.fromkeys(kinds), key=kinds.count, default=ReferentKind.UNKNOWN)


def _judge_gender(mentions: Sequence[Mention], nouns: Sequence[NominalMention]) -> Gender:
    """Return the gender that titles and nouns suggest; without any, that full names suggest, and
    last names of one word, which may be a surname.
    """
    said = chain((m.titled_gender for m in mentions), (noun.gender for noun in nouns))
    full = (mention.gender for mention in mentions if len(mention.core) > 1)
    every = (mention.gender for mention in mentions)
    genders = (_find_usual(group) for group in (said, full, every))
    return next((gender for gender in genders if gender is not Gender.UNKNOWN), Gender.UNKNOWN)


def _find_usual(genders: Iterable[Gender]) -> Gender:
    told = [gender for gender in genders if gender is not Gender.UNKNOWN]
    return max(dict.fromkeys(told), key=told.count, default=Gender.UNKNOWN)


def _find_fullest_name(mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """Return the name with the most words, of several the most frequent; with an article if some
    mention has one. A name in running text goes before one in a headline.
    """
    running = [mention for mention in mentions if _is_running(mention, lexicon)] or mentions
    names = {mention.name for mention in running}
    usual = [m for m in running if not _has_stray_words(m, names, lexicon)]
    counts: dict[tuple[int, bool, int], Counter[str]] = defaultdict(Counter)
    for mention in usual or running:
        counts[_measure_fullness(mention)][mention.name] += 1
    fullest = counts[max(counts)].most_common(1)[0][0]
    return f"The {fullest}" if f"The {fullest}" in names else fullest


def _is_running(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* is as in running text."""
    return not mention.in_heading or _is_full_name(mention, lexicon)


def _is_full_name(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* is a given name and a surname, as far as one can see."""
    is_full = 1 < len(mention.core) == len(mention.words) <= LONGEST_FULL_NAME
    return is_full and mention.words[0].text in lexicon.names.given_names


def _measure_fullness(mention: Mention) -> tuple[int, bool, int]:
    return len(mention.core), not mention.name.isupper(), len(mention.words)


def _has_stray_words(mention: Mention, names: Collection[str], lexicon: Lexicon) -> bool:
    """Whether words that are no part of the name stand before it, from a headline or a title:
    "Brave Ana Lee", where another mention begins at the given name.
    """
    words = mention.name.split()
    if mention.kind is not ReferentKind.PERSON or len(words) < SHORTEST_WITH_STRAY:
        return False
    if words[0] in lexicon.names.given_names:
        return False
    starts = (n for n in range(1, len(words) - 1) if _is_given(words[n], lexicon))
    return any(" ".join(words[start:]) in names for start in starts)


def _is_given(word: str, lexicon: Lexicon) -> bool:
    """Whether *word*, as it is written, is a given name, and no particle of names: "Van"."""
    if word not in lexicon.names.given_names:
        return False
    return all(word != particle.title() for particle in lexicon.names.particles)


def _find_role(mentions: Sequence[Mention]) -> str | None:
    """Return the longest role. A role from a clause or a sentence counts only if no title or
    apposition gives one.
    """
    roles = [
        (m.titles.is_firm, rank_role(m.titles.role), m.titles.role)
        for m in mentions
        if m.titles.role
    ]
    return max(roles)[-1] if roles else None


def _are_doubtful(mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether all of *mentions* look like a surname, and none is a known place."""
    return all(_is_like_surname(m) and not _is_known_place(m, lexicon) for m in mentions)


def _is_known_place(mention: Mention, lexicon: Lexicon) -> bool:
    name = mention.name.lower()
    return any(name in names for names in (lexicon.names.places, lexicon.names.metonyms))


def _is_like_surname(mention: Mention) -> bool:
    """Whether *mention* is one word, without an article and not in capitals."""
    if len(mention.core) > 1 or mention.name.isupper():
        return False
    return not mention.name.startswith("The ")


def _find_describing_words(
    kind: ReferentKind,
    mentions: Sequence[Mention],
    nouns: Sequence[NominalMention],
    lexicon: Lexicon,
) -> Iterator[str]:
    """Yield the words, in lower case, by which a definite noun may refer to the entity."""
    also_called = load_entity_words().also_called
    for word in _find_said_words(kind, mentions, nouns, lexicon):
        yield word
        yield from also_called.get(word, ())


def _find_sorts(kind: ReferentKind, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[str]:
    """Yield the nouns by which news calls such a body: by the last word of its name and the nouns
    beside it ("Ballast Steel" is a steelmaker), or because it is known what it is ("NASA").
    """
    if kind is not ReferentKind.ORGANIZATION:
        return
    words = load_entity_words()
    for mention in mentions:
        name = mention.name.lower().removeprefix("the ")
        for noun in (mention.core[-1], *_find_words_beside(mention)):
            yield from words.bodies_called.get(noun, ())
        yield from words.known_bodies.get(name, ())
        if name in lexicon.names.places:
            yield GOVERNMENT
        yield from words.known_bodies.get(" ".join(mention.core[-2:]), ())


def _find_age(mention: Mention) -> str | None:
    """Return the age behind the name: "Ana Lee, 24,", "Ana Lee (24)"."""
    mark = mention.covered[-1].after
    age = None if mark is None else mark.after
    if mark is None or age is None or mark.text not in BEFORE_AGE or age.upos != "NUM":
        return None
    is_closed = age.after is not None and age.after.is_punctuation
    return age.text if is_closed and age.text.isdigit() else None


def _find_said_words(
    kind: ReferentKind,
    mentions: Sequence[Mention],
    nouns: Sequence[NominalMention],
    lexicon: Lexicon,
) -> Iterator[str]:
    """Yield those of them that the text says, and the nouns that titles stand for."""
    title_nouns = load_entity_words().title_nouns
    for mention in mentions:
        yield from _find_letters(mention)
        for title in mention.titles.words:
            if lexicon.speaker_kind(title) in OF_PEOPLE:
                yield title
                yield title_nouns.get(title, title)
        yield from _find_doer_nouns(mention)
        if _does_leave(mention.head):
            yield from LEFT
        yield from _find_places(mention)
        age = _find_age(mention)
        if age is not None:
            yield f"{age}{AGED}"
        if kind is ReferentKind.ORGANIZATION:
            yield from _find_body_words(mention)
    for noun in nouns:
        yield noun.lemma
        yield from noun.modifiers


def _find_doer_nouns(mention: Mention) -> Iterator[str]:
    """Yield what a person is by what a clause says that he does: "director" for "Ana Lee, who
    directed the film" and for "directed by Ana Lee".
    """
    if mention.kind is ReferentKind.PERSON:
        words = load_entity_words()
        for verb in _find_deeds(mention.head):
            yield from words.doers.get(verb.lemma, ())
        if _owns_title(mention):
            yield from words.makers


def _does_leave(name: Word) -> bool:
    """Whether *name* is that of who leaves an office: "Lee resigned as leader"."""
    verb = find_holder(name).parent_as("nsubj")
    return verb is not None and verb.lemma in load_mention_words().leaving


def _owns_title(mention: Mention) -> bool:
    """Whether the name of a work is behind that of a person: "Ana Lee’s “The Dam”"."""
    genitive = mention.covered[-1].after
    mark = None if genitive is None else genitive.after
    if mark is None or mark.text not in CLOSED_BY or mention.head.relation != "nmod":
        return False
    return mark.after is not None and mark.after.text[:1].isupper()


def _find_deeds(name: Word) -> Iterator[Word]:
    """Yield the verbs of which *name* is the subject and which have an object, by a relative clause
    or in a sentence; and the participle that has it behind "by".
    """
    above = name.parent
    clauses = list(name.children("acl:relcl"))
    if above is not None and name.deprel == "nsubj":
        clauses.append(above)
    for verb in clauses:
        if verb.child("obj") is not None and not is_negated(verb):
            yield verb
    if above is not None and name.relation == "obl" and case_lemma(name) == "by":
        yield above


def _find_places(mention: Mention) -> Iterator[str]:
    """Yield the names of places to which a person belongs: "iowa" for "Senator Ana Lee of Iowa"."""
    for word in mention.titles.affiliation:
        if word.upos == "PROPN":
            yield word.lower


def _find_letters(mention: Mention) -> Iterator[str]:
    """Yield the letters of the title before the name: "pm" for "Prime Minister Ana Lee"."""
    letters = load_entity_words().title_letters.get(" ".join(mention.titles.words[-2:]))
    if letters is not None:
        yield letters


def _find_body_words(mention: Mention) -> Iterator[str]:
    """Yield the words beside the name of a body, and those of the name if there are several."""
    yield from _find_words_beside(mention)
    behind = mention.covered[-1].after
    if behind is not None and _does_explain(behind, mention.head):
        yield behind.lemma
    if len(mention.words) > 1:
        yield from (word.lower for word in mention.words)
        yield mention.words[-1].lemma


def _does_explain(noun: Word, name: Word) -> bool:
    """Whether *noun*, right behind the *name* of a body, says what it is: "Orbita magazine"."""
    if name.relation != "compound" or name.head != noun.index or not noun.text.islower():
        return False
    return noun.lemma in load_entity_words().organization_nouns


def _find_words_beside(mention: Mention) -> Iterator[str]:
    """Yield the nouns beside the name of a body and what they say of it: "retail giant", "a maker
    of tyres".
    """
    for noun in mention.titles.nouns:
        yield noun.lemma
        inside = mention.words.indices
        said = (
            word for word in noun.children("amod", "compound", "nmod") if word.index not in inside
        )
        yield from (word.lemma for word in said if word.upos in DESCRIBING)
