"""Sieves for speakers that are pronouns."""

from __future__ import annotations

from itertools import islice

from attrs import evolve

from claimkit.document import Sentence
from claimkit.model import NoName, ReferentKind
from claimkit.resolution.pronouns.find import FORMS, PronounKind
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.by_noun import unnamed
from claimkit.resolution.sieves.discourse import World, covering
from claimkit.resolution.sieves.query import Asked, Resolution

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
SECOND_PERSON = frozenset({"you", "your"})
INDEFINITE = frozenset(
    {
        "one", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "people", "some", "many", "most",
        "several", "few", "others", "this", "that", "these", "those", "all", "both", "none", "each",
    }
)  # fmt: skip
# Of chains of pronouns that are less sure than this, one name in ten is right (measured:
# docs/benchmarks.md)
LEAST_SURE = 0.15
RUNNING = 4  # contents back in which the speaker of a floating quotation is looked for


def first_person(world: World, asked: Asked) -> Resolution | Asked | None:
    """I and we: in a quotation, or in what else is credited to somebody, its speaker; otherwise the
    author.
    """
    word = asked.word
    if word.text.lower() not in FIRST_PERSON:
        return None
    near = [
        a for a in islice(world.queries_before(word.span.start), RUNNING) if not _is_first_person(a)
    ]
    holding = [a for a in near if covering(a, word.span)]
    if holding:
        return _speaker_of(world, min(holding, key=_length))
    if world.document.quotation_at(word.span) is None:
        return Resolution(reason=NoName.AUTHOR, kind=ReferentKind.AUTHOR)
    return Resolution(reason=NoName.OUTSIDE)


def floating_quotation(world: World, asked: Asked) -> Asked | None:
    """I and we in a quotation without a cue of its own: who was quoted last, in the same paragraph
    or the one before.
    """
    word = asked.word
    if word.text.lower() not in FIRST_PERSON or world.document.quotation_at(word.span) is None:
        return None
    near = [
        a for a in islice(world.queries_before(word.span.start), RUNNING) if not _is_first_person(a)
    ]
    if any(covering(a, word.span) for a in near):
        return None
    running = next((a for a in near if _may_run_on(world, a, asked.sentence)), None)
    return _speaker_of(world, running) if running is not None else None


def interview_turn(world: World, asked: Asked) -> Resolution | None:
    """I and we in a turn of an interview, whose label says who speaks: "Lee: I think it rained.",
    "A: I think it rained.".
    """
    if (
        asked.word.text.lower() not in FIRST_PERSON
        or world.document.quotation_at(asked.word.span) is not None
    ):
        return None
    turn = world.turns.get(asked.sentence.paragraph)
    if turn is None:
        return None
    if turn.entity is None:
        return Resolution(reason=NoName.AUTHOR, kind=ReferentKind.AUTHOR)
    return Resolution(entities=(world.entities[turn.entity],))


def _length(query: ReferenceQuery) -> int:
    return sum(len(span) for span in query.content)


def _is_first_person(query: ReferenceQuery) -> bool:
    return query.word.lower in FIRST_PERSON


def _may_run_on(world: World, query: ReferenceQuery, sentence: Sentence) -> bool:
    quoted = any(world.document.quotation_at(span) is not None for span in query.content)
    return quoted and sentence.paragraph - query.word.sentence.paragraph in {0, 1}


def _speaker_of(world: World, query: ReferenceQuery) -> Asked:
    word = query.word
    sentence = word.sentence
    noun, owner = (
        world.lexicon.speaker_noun(word.lemma.lower(), word.text.lower()),
        sentence.child(word, "nmod:poss"),
    )
    # "I" in Lee's letter is Lee
    if noun is not None and noun.kind is ReferentKind.DOCUMENT and owner is not None:
        return Asked(sentence=sentence, word=owner)
    return Asked(sentence=sentence, word=word, spans=query.spans)


def second_person(world: World, asked: Asked) -> Resolution | None:
    """You: whoever is spoken to, whom the text seldom names."""
    return Resolution(reason=NoName.OUTSIDE) if asked.word.text.lower() in SECOND_PERSON else None


def person_pronoun(world: World, asked: Asked) -> Resolution | None:
    """He and she: the person that salience speaks for."""
    return _third_person(world, asked, PronounKind.PERSON, ReferentKind.PERSON)


def several_pronoun(world: World, asked: Asked) -> Resolution | None:
    """They: people named together, a group, or a body."""
    return _third_person(world, asked, PronounKind.SEVERAL, ReferentKind.UNKNOWN)


def thing_pronoun(world: World, asked: Asked) -> Resolution | None:
    """It: a body or a document."""
    return _third_person(world, asked, PronounKind.THING, ReferentKind.UNKNOWN)


def _third_person(
    world: World, asked: Asked, kind: PronounKind, default: ReferentKind
) -> Resolution | None:
    form = FORMS.get(asked.word.text.lower())
    if form is None or form[0] is not kind or asked.word.upos not in {"PRON", "DET"}:
        return None
    choice = world.pronouns.get((asked.sentence.index, asked.word.index))
    if choice is None or choice.entity is None or choice.probability < LEAST_SURE:
        rival = choice is not None and (choice.rival or choice.entity is not None)
        return Resolution(
            reason=NoName.AMBIGUOUS if rival else NoName.NO_ANTECEDENT,
            kind=default,
            share=choice.probability if choice else 1.0,
        )
    entity = world.entities[choice.entity]
    if entity.name is not None:
        return Resolution(entities=(entity,), share=choice.probability)
    noun = entity.nouns[0]
    described = unnamed(world, world.document.sentences[noun.sentence], noun.head)
    return evolve(described, entities=(entity,), share=choice.probability)


def indefinite(world: World, asked: Asked) -> Resolution | Asked | None:
    """Some, many, nobody: a word that stands for nobody in particular; "one of the people" is one
    of those people.
    """
    of = next((w for w in asked.sentence.children(asked.word, "nmod") if w.upos == "NOUN"), None)
    if (
        of is not None
        and asked.word.text.lower() in INDEFINITE
        and world.lexicon.speaker_noun(of.lemma.lower()) is not None
    ):
        return Asked(sentence=asked.sentence, word=of)
    if asked.word.text.lower() in INDEFINITE and asked.word.upos in {"PRON", "DET", "ADJ", "NUM"}:
        return Resolution(reason=NoName.INDEFINITE, kind=ReferentKind.GROUP)
    return None
