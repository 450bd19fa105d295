"""Who a speaker is: sieves tried in order, from the surest to the least sure; what none settles stays without a name.

In the manner of the multi-pass sieve of Raghunathan et al. (2010): each looks at the tree and at the names of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Referent, ReferentKind, Speaker
from claimkit.resolution.entities import Entity, Mention, find_mentions, same_entities
from claimkit.resolution.pronouns import THIRD_SINGULAR, Antecedents, antecedents_of
from claimkit.spans import hull

FIRST_PERSON = frozenset({"i", "we", "me", "us"})
INDEFINITE = frozenset(
    [
        "one",
        "someone",
        "somebody",
        "anyone",
        "everyone",
        "everybody",
        "nobody",
        "people",
        "some",
        "many",
        "most",
        "others",
        "this",
        "that",
        "these",
        "those",
    ]
)
AFFILIATING = frozenset({"of", "at", "for", "from", "with"})
LONGEST_CHAIN = 4  # steps from a pronoun over relative clauses and appositions to a name


@frozen(kw_only=True)
class Resolution:
    """What a sieve found: an entity, or several that speak together, or none and the reason."""

    entities: tuple[Entity, ...] = ()
    reason: str | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    role: str | None = None
    affiliation: str | None = None


@frozen(kw_only=True)
class World:
    """All that a sieve may look at."""

    document: Document
    lexicon: Lexicon
    entities: tuple[Entity, ...]
    mentions: dict[int, tuple[tuple[Mention, Entity], ...]]  # by sentence
    antecedents: Antecedents
    speakers: dict[int, tuple[Speaker, ...]]  # by sentence
    described: dict[str, frozenset[int]]  # places of entities by a word of their roles or, of bodies, of their names

    def mention_at(self, sentence: Sentence, word: Word) -> tuple[Mention, Entity] | None:
        """Return the name that *word* is part of."""
        return next(((m, e) for m, e in self.mentions.get(sentence.index, ()) if word.index in m.indices), None)


FindReferent = Callable[[World, Speaker, Sentence, Word], Resolution | None]


@frozen
class Sieve:
    """A step of the resolution; *example* is a sentence whose speaker it settles."""

    name: str
    example: str
    find: FindReferent


def resolve(document: Document, speakers: Sequence[Speaker], lexicon: Lexicon) -> tuple[Referent, ...]:
    """Return one Referent for each of *speakers*, in order; the same referent has the same id."""
    world = _world(document, speakers, lexicon)
    ids: dict[object, str] = {}
    return tuple(_referent(world, speaker, ids) for speaker in speakers)


def _world(document: Document, speakers: Sequence[Speaker], lexicon: Lexicon) -> World:
    entities = same_entities(find_mentions(document, lexicon))
    rows: dict[int, list[tuple[Mention, Entity]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            rows.setdefault(mention.sentence, []).append((mention, entity))
    mentions = {index: tuple(sorted(row, key=lambda pair: pair[0].span)) for index, row in rows.items()}
    by_sentence: dict[int, tuple[Speaker, ...]] = {}
    for speaker in speakers:
        by_sentence[speaker.sentence] = (*by_sentence.get(speaker.sentence, ()), speaker)
    return World(
        document=document, lexicon=lexicon, entities=entities, mentions=mentions,
        antecedents=antecedents_of(document, mentions), speakers=by_sentence, described=_described_words(entities),
    )  # fmt: skip


def _described_words(entities: Sequence[Entity]) -> dict[str, frozenset[int]]:
    places: dict[str, set[int]] = {}
    for place, entity in enumerate(entities):
        for word in _described_by(entity):
            places.setdefault(word, set()).add(place)
    return {word: frozenset(found) for word, found in places.items()}


def _referent(world: World, speaker: Speaker, ids: dict[object, str]) -> Referent:
    sentence = world.document.sentences[speaker.sentence]
    method, found = settle(world, speaker, sentence, sentence.word(speaker.head))
    key: object = tuple(e.spans[0] for e in found.entities)
    if not found.entities:
        named = found.reason == "unnamed" and speaker.text.lower().startswith(("the ", "this ", "that "))
        key = speaker.text.lower() if named else speaker.spans
    ident = ids.setdefault(key, f"r{len(ids) + 1}")
    if not found.entities:
        return Referent(
            id=ident, name=None, reason=found.reason, kind=found.kind, role=found.role, affiliation=found.affiliation,
            mentions=speaker.spans, method=method,
        )  # fmt: skip
    if len(found.entities) > 1:
        spans = tuple(sorted({span for e in found.entities for span in e.spans}))
        names = [e.name for e in found.entities]
        name = ", ".join(names[:-1]) + " and " + names[-1]
        return Referent(id=ident, name=name, kind=ReferentKind.GROUP, mentions=spans, method=method)
    entity = found.entities[0]
    return Referent(
        id=ident, name=entity.name, kind=entity.kind, role=entity.role, affiliation=found.affiliation,
        metonym_for=world.lexicon.metonyms.get(entity.name.lower()), mentions=entity.spans,
        method=method,
    )  # fmt: skip


def settle(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> tuple[str, Resolution]:
    """Return the first sieve that settles who *word* is, by name, and what it found."""
    for _ in range(LONGEST_CHAIN):
        for sieve in SIEVES:
            found = sieve.find(world, speaker, sentence, word)
            if found is not None:
                return sieve.name, found
        antecedent = _relative_antecedent(sentence, word)
        if antecedent is None:
            break
        word = antecedent
    return "none", Resolution(reason="no antecedent")


def _relative_antecedent(sentence: Sentence, word: Word) -> Word | None:
    """Return the noun that the relative pronoun *word* stands for."""
    for above in (word, *sentence.ancestors(word)):
        if above.deprel == "acl:relcl":
            return sentence.parent(above)
    return None


def coordinated_names(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> Resolution | None:
    """Several names that speak together."""
    partners = [w for w in sentence.children(word, "conj") if any(s.covers(w.span) for s in speaker.spans)]
    if not partners:
        return None
    found = [_named(world, sentence, w) for w in (word, *partners)]
    if all(entity is not None for entity in found):
        return Resolution(entities=tuple(dict.fromkeys(e for e in found if e is not None)))
    return Resolution(reason="several speakers", kind=ReferentKind.GROUP)


def own_name(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> Resolution | None:
    """The name in the noun phrase itself, with title, role or apposition around it."""
    entity = _named(world, sentence, word)
    return Resolution(entities=(entity,), affiliation=_affiliation(world, sentence, word)) if entity is not None else None


def _named(world: World, sentence: Sentence, word: Word) -> Entity | None:
    """Return the entity whose name *word* is in, or that stands in apposition to it."""
    hit = world.mention_at(sentence, word)
    if hit is not None:
        return hit[1]
    if word.upos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    for child in sentence.children(word, "appos", "flat", "compound", "nmod:desc"):
        hit = world.mention_at(sentence, child)
        beside = hit is not None and (child.relation != "compound" or child.index > word.index)
        if hit is not None and beside and hit[1].kind in {ReferentKind.PERSON, ReferentKind.UNKNOWN, ReferentKind.ORGANIZATION}:
            return hit[1]
    return None


def _affiliation(world: World, sentence: Sentence, word: Word) -> str | None:
    """Return the body that a phrase names: "Ana Lee of the WHO", "a spokesman for Renault", "Kremlin spokesman"."""
    for top in (word, *sentence.children(word, "appos")):
        for child in sentence.children(top, "nmod", "compound"):
            hit = world.mention_at(sentence, child)
            linked = child.relation == "compound" or case_lemma(sentence, child) in AFFILIATING
            if hit is not None and linked and hit[1].kind in {ReferentKind.ORGANIZATION, ReferentKind.PLACE}:
                return hit[1].name
    return None


def first_person(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> Resolution | None:
    """I and we: in a quotation its speaker, outside the author."""
    if word.text.lower() not in FIRST_PERSON:
        return None
    region = world.document.quotation_at(word.span)
    if region is None:
        return Resolution(reason="author", kind=ReferentKind.AUTHOR)
    for place in (sentence.index, sentence.index - 1, sentence.index + 1):
        for other in world.speakers.get(place, ()):
            near = world.document.sentences[place]
            outside = world.document.quotation_at(other.spans[0]) is None
            if outside and near.word(other.head).text.lower() not in FIRST_PERSON:
                return settle(world, other, near, near.word(other.head))[1]
    return Resolution(reason="no antecedent")


def third_person(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> Resolution | None:
    """He and she: the most salient person before; they and it: a body or a group."""
    if word.upos != "PRON" or word.text.lower() not in THIRD_SINGULAR | {"they", "it", "them", "its", "their"}:
        return None
    entity = world.antecedents.get((sentence.index, word.index))
    if entity is None:
        return Resolution(
            reason="no antecedent", kind=ReferentKind.PERSON if word.text.lower() in THIRD_SINGULAR else ReferentKind.UNKNOWN
        )
    return Resolution(entities=(entity,))


def role_noun(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> Resolution | None:
    """A definite noun that is somebody's role, or part of a body's name: "the spokesman", "the ministry"."""
    if word.upos not in {"NOUN", "PROPN"} or not any(
        d.text.lower() in {"the", "this", "that"} for d in sentence.children(word, "det")
    ):
        return None
    described = {w.lemma.lower() for w in sentence.subtree(word) if w.upos in {"NOUN", "ADJ", "PROPN"}}
    fitting = frozenset.intersection(*(world.described.get(lemma, frozenset()) for lemma in described))
    before = [e for e in (world.entities[place] for place in sorted(fitting)) if e.spans[0].start < word.span.start]
    if len(before) == 1:
        return Resolution(entities=(before[0],))
    return Resolution(reason="ambiguous", kind=before[0].kind) if before else None


def _described_by(entity: Entity) -> set[str]:
    """Return the words of an entity's roles or, of a body, of its name."""
    texts = [m.role for m in entity.mentions if m.role]
    if entity.kind is ReferentKind.ORGANIZATION and len(entity.mentions[0].words) > 1:
        texts.append(entity.name)
    return {word.lower() for text in texts for word in text.split()}


def nominal(world: World, speaker: Speaker, sentence: Sentence, word: Word) -> Resolution | None:
    """A noun or an indefinite pronoun that gives no name."""
    if word.text.lower() in INDEFINITE and word.upos in {"PRON", "DET", "ADJ", "NUM"}:
        return (
            None if _relative_antecedent(sentence, word) is not None else Resolution(reason="indefinite", kind=ReferentKind.GROUP)
        )
    if word.upos in {"PRON"}:
        return None
    noun = world.lexicon.speaker_noun(word.lemma.lower())
    kind = noun.kind if noun is not None else ReferentKind.UNKNOWN
    affiliation = _affiliation(world, sentence, word)
    if noun is not None and noun.anonymous:
        return Resolution(
            reason="anonymous source",
            kind=ReferentKind.ANONYMOUS,
            role=_described(world, sentence, word),
            affiliation=affiliation,
        )
    plural = word.feat("Number") == "Plur" and kind is ReferentKind.PERSON
    return Resolution(reason="unnamed", kind=ReferentKind.GROUP if plural else kind, affiliation=affiliation)


def _described(world: World, sentence: Sentence, word: Word) -> str:
    """Return the noun with what stands before it, without its article."""
    before = [w for w in sentence.children(word, "amod", "compound", "nmod:poss") if w.index < word.index]
    words = sorted((word, *(w for top in before for w in sentence.subtree(top))), key=lambda w: w.index)
    words = words[1:] if words[0].relation == "det" else words
    return " ".join(hull(w.span for w in words).of(world.document.text).split())


SIEVES: tuple[Sieve, ...] = (
    Sieve("coordinated names", "Ana Lee and Bo Berg said it rained.", coordinated_names),
    Sieve("own name", "Kremlin spokesperson Dmitry Peskov said it rained.", own_name),
    Sieve("first person", "“I think it rained,” said Lee.", first_person),
    Sieve("third person", "Ana Lee came. She said it rained.", third_person),
    Sieve("role noun", "Mayor Ana Lee came. The mayor said it rained.", role_noun),
    Sieve("nominal", "Officials said it rained.", nominal),
)
