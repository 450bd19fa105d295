"""The referents of a text: those with a name, and those that only a noun describes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.entities.coordination import (
    Company,
    companies,
    plural_surname,
    with_shared_surnames,
)
from claimkit.resolution.entities.matching import Group, groups_of
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention, find_mentions
from claimkit.resolution.mentions.nominals import NounMention, find_noun_mentions
from claimkit.spans import Spans

Place = tuple[int, int]  # sentence, index of a word
# by entity and word: (start in the text, sentence), sorted
Calls = Mapping[tuple[int, str], Sequence[tuple[int, int]]]
# sentences within which somebody must have been named for a noun with other words to take him or
# her up
LATE = 5
# sentences within which a name may follow the noun that it explains: "the spokesman … Gareth Lyle,
# the spokesman,"
SOON = 2


@frozen(kw_only=True)
class Entity:
    """One referent with its mentions by name and by noun, each in text order.

    Attributes:
        index: its place among the entities of the text.
        name: the fullest, None for a referent that only nouns describe.
        role: the longest that a mention gives.
        taken_up: definite nouns that take the referent up by a word of its role or name ("the
            mayor", "the ministry").
        described: words that its roles or, of bodies, its names are made of, in lower case.
        start: where its first mention begins; total: of its mentions by name and beside one.
        doubtful: whether it may be a person though it counts as a place or a body: one word, no
            article, no known place.
        recognised: whether the parser labels a name of it, or it has none; lone: whether all its
            names are of one word.
        members: indices of the entities that speak together, for a group of several.
    """

    index: int
    name: str | None
    kind: ReferentKind
    mentions: tuple[Mention, ...] = ()
    nouns: tuple[NounMention, ...] = ()
    taken_up: tuple[NounMention, ...] = ()
    role: str | None = None
    honorific: str | None = None
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    described: frozenset[str] = frozenset()
    members: tuple[int, ...] = ()
    doubtful: bool = False
    start: int = field(init=False)
    total: int = field(init=False)
    recognised: bool = field(init=False)
    lone: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        starts = [m.span.start for m in self.mentions] + [n.span.start for n in self.nouns]
        object.__setattr__(self, "start", min(starts))
        object.__setattr__(self, "total", len(self.mentions) + len(self.nouns))
        object.__setattr__(
            self,
            "recognised",
            not self.mentions or any(m.words[0].entity[2:] for m in self.mentions),
        )
        object.__setattr__(
            self, "lone", bool(self.mentions) and all(len(m.words) == 1 for m in self.mentions)
        )

    @property
    def spans(self) -> Spans:
        return tuple(
            sorted(
                {m.span for m in self.mentions} | {n.span for n in (*self.nouns, *self.taken_up)}
            )
        )


def find_entities(document: Document, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Return the entities of *document*: the named ones in order of their first mention, people
    named together, and those without a name.
    """
    mentions = with_shared_surnames(document, find_mentions(document, lexicon), lexicon)
    groups = sorted(groups_of(document, mentions), key=lambda g: g.starts[0])
    owner = {
        (m.sentence, index): place
        for place, group in enumerate(groups)
        for m in group.mentions
        for index in m.indices
    }
    beside = {
        (m.sentence, w.index): place
        for place, group in enumerate(groups)
        for m in group.mentions
        for w in m.standing.nouns
    }
    roles = frozenset(
        w.lemma.lower() for group in groups for m in group.mentions for w in m.standing.nouns
    )
    nouns: dict[int, list[NounMention]] = defaultdict(list)
    loose: list[NounMention] = []
    for noun in find_noun_mentions(document, owner, roles, lexicon):
        own = beside.get((noun.sentence, noun.head.index))
        (nouns[own] if own is not None else loose).append(noun)
    named = [_named(place, group, nouns[place], lexicon) for place, group in enumerate(groups)]
    described, calls = _by_description(named), _calls(named)
    taken_up: dict[int, list[NounMention]] = defaultdict(list)
    free: list[NounMention] = []
    # sentence in which a noun last stood for somebody without a name
    described_last: dict[str, int] = {}
    for noun in loose:
        taken = taken_up_by(
            noun, named, described, calls, lexicon.essential, lexicon.distinguishing
        )
        if taken is not None and _last_called(taken, noun, calls) < described_last.get(
            noun.lemma, -1
        ):
            taken = None  # "the new minister" has come in between
        if taken is None and not noun.plural:
            described_last[noun.lemma] = noun.sentence
        (taken_up[taken.index] if taken is not None else free).append(noun)
    named = [evolve(entity, taken_up=tuple(taken_up[entity.index])) for entity in named]
    together = list(_together(document, sorted(mentions, key=lambda m: m.span.start), named, owner))
    return (*named, *together, *_unnamed(free, len(named) + len(together)))


def _together(
    document: Document, mentions: Sequence[Mention], named: list[Entity], owner: Mapping[Place, int]
) -> Iterator[Entity]:
    """Yield the people named together, once each; the plural of a surname ("the Harlows") goes to
    those who share it, and is taken out of *named*.
    """
    rows: dict[tuple[int, ...], list[Company]] = {}
    for company in companies(document, mentions):
        members = tuple(dict.fromkeys(owner[m.sentence, m.words[0].index] for m in company.members))
        if len(members) > 1:
            rows.setdefault(members, []).append(company)
    surnames: dict[str, list[int]] = defaultdict(list)
    for entity in named:
        if entity.kind is ReferentKind.PERSON and len(entity.mentions[0].core) > 1:
            surnames[entity.mentions[0].surname].append(entity.index)
    plurals: dict[tuple[int, ...], list[Mention]] = defaultdict(list)
    for place, entity in enumerate(named):
        surname = plural_surname(entity.mentions, surnames)
        if surname is not None:
            both = next(
                (members for members in rows if set(members) <= set(surnames[surname])), None
            )
            named[place] = evolve(entity, kind=ReferentKind.GROUP, plural=True)
            if both is not None:
                plurals[both] += entity.mentions
    for index, (members, own) in enumerate(rows.items(), start=len(named)):
        yield _company(index, members, own, plurals[members], named)


def _company(
    index: int,
    members: tuple[int, ...],
    rows: Sequence[Company],
    plurals: Sequence[Mention],
    named: Sequence[Entity],
) -> Entity:
    names = [named[place].name or "" for place in members]
    surnames = {name.split()[-1] for name in names}
    if len(surnames) == 1 and all(len(name.split()) > 1 for name in names):
        names = [*(name.rsplit(maxsplit=1)[0] for name in names[:-1]), names[-1]]
    nouns = [
        NounMention(
            sentence=row.members[0].sentence,
            head=row.head,
            lemma="",
            kind=ReferentKind.GROUP,
            plural=True,
            definite=True,
            possessed=False,
            modifiers=frozenset(),
            gender=Gender.UNKNOWN,
            span=row.span,
        )
        for row in rows
    ]
    return Entity(
        index=index,
        name=", ".join(names[:-1]) + " and " + names[-1],
        kind=ReferentKind.GROUP,
        mentions=tuple(plurals),
        nouns=tuple(nouns),
        plural=True,
        members=members,
    )


def _by_description(entities: Sequence[Entity]) -> dict[str, set[int]]:
    """Return the indices of *entities* by the words that describe them."""
    table: dict[str, set[int]] = defaultdict(set)
    for entity in entities:
        for word in entity.described:
            table[word].add(entity.index)
    return table


def _calls(entities: Sequence[Entity]) -> Calls:
    """Return where each of *entities* is called what, by its index and the word."""
    table: dict[tuple[int, str], set[tuple[int, int]]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            for title in mention.standing.titles:
                table[entity.index, title].add((mention.span.start, mention.sentence))
        for noun in entity.nouns:
            table[entity.index, noun.lemma].add((noun.span.start, noun.sentence))
    return {key: sorted(places) for key, places in table.items()}


def taken_up_by(
    noun: NounMention,
    entities: Sequence[Entity],
    described: Mapping[str, Collection[int]],
    calls: Calls,
    essential: Collection[str],
    distinguishing: Collection[str],
) -> Entity | None:
    """Return the entity that the definite *noun* takes up: one that all its words describe, named
    before it or right behind it.

    Of several it is the one whom the text called so last: a new minister is "the minister" from
    then on.

    Args:
        described: indices of entities by a word that describes them.
        calls: where they are called so.
        essential: words without which a role is another one: a prime minister is not called "the
            minister".
        distinguishing: words that tell a referent from those named before ("another").
    """
    if not noun.definite:
        return None
    places = [set(described.get(word, ())) for word in (noun.lemma, *noun.modifiers)]
    fitting = [
        e
        for e in (entities[place] for place in sorted(set.intersection(*places)))
        if _fits(e, noun, essential)
    ]
    before = [e for e in fitting if e.start < noun.span.start]
    if noun.possessed:
        before = [e for e in before if len(fitting) == 1 and e.kind is ReferentKind.PERSON]
    before = before or _by_head_noun(noun, entities, described, essential, distinguishing)
    if not before:
        behind = [e for e in fitting if 0 <= e.mentions[0].sentence - noun.sentence <= SOON]
        return behind[0] if len(behind) == 1 and noun.kind is ReferentKind.PERSON else None
    called = {e.index: _last_called(e, noun, calls) for e in before}
    best = max(before, key=lambda e: called[e.index])
    return best if sum(called[e.index] == called[best.index] for e in before) == 1 else None


def _by_head_noun(
    noun: NounMention,
    entities: Sequence[Entity],
    described: Mapping[str, Collection[int]],
    essential: Collection[str],
    distinguishing: Collection[str],
) -> list[Entity]:
    """Return the one person of late whose role *noun* is, whatever else the phrase says of it: "the
    Massachusetts senator".
    """
    if (
        noun.kind is not ReferentKind.PERSON
        or noun.plural
        or noun.possessed
        or noun.modifiers & frozenset(distinguishing)
    ):
        return []
    fitting = [
        e
        for e in (entities[place] for place in described.get(noun.lemma, ()))
        if e.kind is ReferentKind.PERSON
    ]
    fitting = [e for e in fitting if _fits(e, noun, essential) and e.start < noun.span.start]
    late = [e for e in fitting if any(0 <= noun.sentence - m.sentence <= LATE for m in e.mentions)]
    return late if len(fitting) == 1 else []


def _fits(entity: Entity, noun: NounMention, essential: Collection[str]) -> bool:
    missing = {
        word for word in essential if word in entity.described and word not in noun.modifiers
    }
    return entity.plural is noun.plural and not missing


def _last_called(entity: Entity, noun: NounMention, calls: Calls) -> int:
    """Return the sentence in which *entity* was last called what *noun* says, before it; its first
    mention if never.
    """
    places = calls.get((entity.index, noun.lemma), ())
    at = bisect_left(places, (noun.span.start, -1))
    return places[at - 1][1] if at else entity.mentions[0].sentence


def _longest_name(group: Group, lexicon: Lexicon) -> str:
    """Return the fullest name, of several as full the most frequent, with the article that some
    mention of it has.
    """
    usual = [m for m in group.mentions if not _has_stray_words(m, group, lexicon)] or group.mentions
    most = max(len(m.core) for m in usual)
    fullest = [m for m in usual if len(m.core) == most]
    words = max(len(m.words) for m in fullest)
    longest = Counter(m.name for m in fullest if len(m.words) == words).most_common(1)[0][0]
    return next((m.name for m in group.mentions if m.name == f"The {longest}"), longest)


def _has_stray_words(mention: Mention, group: Group, lexicon: Lexicon) -> bool:
    """Whether words of a headline or a title run into the name: "Crooked Hillary Clinton", where
    another mention has less before a known given name.
    """
    words = mention.name.split()
    if mention.kind is not ReferentKind.PERSON or len(words) < 3 or words[0] in lexicon.given_names:
        return False
    shorter = {m.name for m in group.mentions}
    return any(
        words[n] in lexicon.given_names and " ".join(words[n:]) in shorter
        for n in range(1, len(words) - 1)
    )


def _named(index: int, group: Group, nouns: Sequence[NounMention], lexicon: Lexicon) -> Entity:
    mentions = tuple(sorted(group.mentions, key=lambda m: m.span.start))
    kinds = Counter(m.kind for m in mentions if m.kind is not ReferentKind.UNKNOWN)
    kind = kinds.most_common(1)[0][0] if kinds else ReferentKind.UNKNOWN
    if any(m.is_body for m in mentions):
        kind = ReferentKind.ORGANIZATION
    genders = Counter(
        g
        for g in (*(m.gender for m in mentions), *(n.gender for n in nouns))
        if g is not Gender.UNKNOWN
    )
    return Entity(
        index=index,
        name=_longest_name(group, lexicon),
        kind=kind,
        mentions=mentions,
        nouns=tuple(nouns),
        role=_role(mentions),
        honorific=next((m.standing.honorific for m in mentions if m.standing.honorific), None),
        gender=genders.most_common(1)[0][0] if genders else Gender.UNKNOWN,
        plural=kind is ReferentKind.GROUP,
        doubtful=_is_doubtful(kind, mentions, lexicon),
        described=frozenset(_described(kind, mentions, nouns, lexicon)),
    )


def _is_doubtful(kind: ReferentKind, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    if kind not in {ReferentKind.PLACE, ReferentKind.ORGANIZATION}:
        return False
    known = lexicon.places | lexicon.metonyms.keys()
    return all(
        len(m.words) == 1 and m.name == m.words[0].text and not m.name.isupper() for m in mentions
    ) and not any(m.name.lower() in known for m in mentions)


def _role(mentions: Sequence[Mention]) -> str | None:
    """Return the longest of the roles; what only a clause or a sentence says counts where no title
    or apposition does.
    """
    roles = [
        (m.standing.firm, len(m.standing.role), m.standing.role)
        for m in mentions
        if m.standing.role
    ]
    return max(roles, default=(False, 0, None))[2]


def _described(
    kind: ReferentKind, mentions: Sequence[Mention], nouns: Sequence[NounMention], lexicon: Lexicon
) -> Iterator[str]:
    for mention in mentions:
        yield from mention.standing.titles
        yield from (
            lexicon.title_nouns[t] for t in mention.standing.titles if t in lexicon.title_nouns
        )
        if kind is ReferentKind.ORGANIZATION and len(mention.words) > 1:
            yield from (w.text.lower() for w in mention.words)
    for noun in nouns:
        yield noun.lemma
        yield from noun.modifiers


def _unnamed(nouns: Sequence[NounMention], first: int) -> Iterator[Entity]:
    """Yield the entities that only nouns describe: a definite noun goes on the last one of that
    noun that it does not contradict.

    Args:
        first: the index of the first of them.
    """
    rows: list[list[NounMention]] = []
    last: dict[tuple[str, bool], int] = {}
    for noun in nouns:
        key = (noun.lemma, noun.plural)
        known = last.get(key) if noun.definite else None
        if known is not None and noun.modifiers <= rows[known][0].modifiers:
            rows[known].append(noun)
        else:
            last[key] = len(rows)
            rows.append([noun])
    for index, row in enumerate(rows, start=first):
        yield Entity(
            index=index,
            name=None,
            kind=row[0].kind,
            nouns=tuple(row),
            plural=row[0].plural,
            gender=next((n.gender for n in row if n.gender is not Gender.UNKNOWN), Gender.UNKNOWN),
            described=frozenset(word for n in row for word in (n.lemma, *n.modifiers)),
        )
