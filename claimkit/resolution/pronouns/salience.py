"""What speaks for and against an entity as the antecedent of a pronoun, as named features.

Place, part in the sentence, form, kind and history: salience in the tradition of Lappin & Leass
(1994).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.document import Sentence, Word
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.find import (
    OPENING,
    Occurrence,
    Pronoun,
    PronounKind,
    Track,
    role_of,
)


@frozen(kw_only=True)
class Field:
    """What the candidates for a pronoun are like together.

    Attributes:
        most: of mentions so far; most_in_text: by name and noun in the whole text.
        first: the first of them in the text.
        last_pronoun: what the last pronoun of this kind was taken for.
    """

    size: int
    most: int
    most_in_text: int
    first: int | None
    last_pronoun: int | None


def field_of(near: Sequence[Track], last_pronoun: int | None) -> Field:
    """Return what the candidates *near* are like together."""
    return Field(
        size=len(near),
        most=max((t.count for t in near), default=0),
        most_in_text=max((t.entity.total for t in near), default=0),
        first=min((t.entity for t in near), key=lambda e: e.start).index if near else None,
        last_pronoun=last_pronoun,
    )


def features_of(pronoun: Pronoun, track: Track, field: Field, rank: int) -> Iterator[str]:
    """Yield what speaks for and against the entity of *track*; *rank* counts from the nearest,
    0.
    """
    entity, last, here = track.entity, track.last, pronoun.sentence.index
    distance = here - last.sentence
    own = role_of(pronoun.sentence, pronoun.word)
    step = "same" if distance == 0 else "previous" if distance == 1 else "farther"
    yield f"distance={_binned(distance, (0, 1, 2, 3, 5, 10))}"
    yield f"{step} sentence, {last.role}"
    yield f"{step} sentence, {last.role}, for {own}"
    if pronoun.word.index <= OPENING:
        yield f"{step} sentence, {last.role}, for a pronoun that opens its sentence"
    yield f"{step} sentence, since main subject={_binned(here - track.opened, (0, 1, 2, 3, 6))}"
    yield f"rank={min(rank, 4)}"
    yield f"{step} sentence, rank={min(rank, 2)}"
    yield f"form={last.form}"
    yield f"{step} sentence, form={last.form}"
    yield f"count={min(track.count, 6)}"
    yield f"since subject={_binned(here - track.subject, (0, 1, 2, 3, 6))}"
    yield f"since main subject={_binned(here - track.opened, (0, 1, 2, 3, 6))}"
    yield f"kind={entity.kind.value if entity.name is not None else 'unnamed ' + entity.kind.value}"
    if not entity.recognised:
        yield "not recognised"
    yield from _comparisons(track, field, step)
    if _alike(own, last.role):
        yield f"parallel, {step} sentence"
    if last.paragraph == pronoun.sentence.paragraph:
        yield "same paragraph"
        yield f"same paragraph, {step} sentence"
    yield f"quotation={_quotation(pronoun, last)}"
    if pronoun.reports:
        yield f"reports, since it reported={_binned(here - track.reported, (0, 1, 2, 3, 6))}"
        yield f"reports, {last.role}"
    if last.bracketed:
        yield "in brackets"
    if last.opens:
        yield f"opens its sentence, {step} sentence"
    yield from gender_features(pronoun, track)
    if distance == 0:
        yield from _sentence_features(pronoun, last.head)


def _comparisons(track: Track, field: Field, step: str) -> Iterator[str]:
    """Yield how the entity of *track* stands among the candidates."""
    entity = track.entity
    yield f"mentions in the text={min(entity.total, 5)}"
    if track.count == field.most and field.most > 1:
        yield "most mentioned"
    if entity.total == field.most_in_text and entity.total > 1:
        yield "most named in the text"
    if entity.index == field.first:
        yield "first in the text"
    if entity.index == field.last_pronoun:
        yield f"taken for the pronoun before, {step} sentence"
    if field.size == 1:
        yield "only candidate"


def _binned(number: int, bounds: Sequence[int]) -> str:
    """Return the largest of *bounds* that is not above *number*, with a plus behind the last."""
    bound = max((b for b in bounds if b <= number), default=bounds[0])
    return f"{bound}+" if bound == bounds[-1] else str(bound)


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} == {"main subject", "subject"}


def _quotation(pronoun: Pronoun, last: Occurrence) -> str:
    if pronoun.quotation is None:
        return "none" if last.quotation is None else "only the candidate"
    if last.quotation is None:
        return "only the pronoun"
    return "the same" if last.quotation is pronoun.quotation else "two"


def gender_features(pronoun: Pronoun, track: Track) -> Iterator[str]:
    """Yield how the gender of *pronoun* goes with the pronouns, names and titles of the entity
    before; none excludes it.
    """
    if pronoun.kind is not PronounKind.PERSON:
        return
    votes = track.pronouns
    if votes:
        other = sum(votes.values()) - votes[pronoun.gender]
        yield "pronoun before: " + ("same" if votes[pronoun.gender] > other else "other")
    if track.entity.gender is Gender.UNKNOWN:
        yield "gender unknown"
        return
    lone = ", lone name" if track.entity.lone else ""
    where = ", said there" if track.last.gender is track.entity.gender else ", said elsewhere"
    fits = "fits" if track.entity.gender is pronoun.gender else "other"
    yield f"gender {fits}{lone or where}"


def _sentence_features(pronoun: Pronoun, head: Word) -> Iterator[str]:
    """Yield how the mention at *head* and the pronoun stand to each other in the tree of their
    sentence.
    """
    sentence = pronoun.sentence
    above = {w.index for w in sentence.ancestors(pronoun.word)}
    own = role_of(sentence, pronoun.word)
    if head.relation == "nsubj" and head.head in above:
        yield "governs"
        yield f"governs, {own}"
    verb, other = clause_of(sentence, pronoun.word), clause_of(sentence, head)
    if verb == other:
        yield f"same clause, {own}"
    elif any(w.index == other for w in sentence.ancestors(sentence.word(verb))):
        yield "clause above"
    yield f"words between={min(abs(pronoun.word.index - head.index) // 4, 4)}"


def clause_of(sentence: Sentence, word: Word) -> int:
    """Return the index of the head of the clause of *word*."""
    for above in (word, *sentence.ancestors(word)):
        if above.relation in {"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"}:
            return above.index
        if above.relation == "conj" and above.upos in {"VERB", "AUX"}:
            return above.index
    return sentence.root.index


def features_of_nothing(pronoun: Pronoun, candidates: int) -> Iterator[str]:
    """Yield what speaks for *pronoun* standing for none of so many *candidates*."""
    yield "none"
    yield f"none of {min(candidates, 4)}"
    yield f"none, {role_of(pronoun.sentence, pronoun.word)}"
    if pronoun.reports:
        yield "none, reports"
    if pronoun.quotation is not None:
        yield "none, quoted"
    if pronoun.sentence.index == 0:
        yield "none, first sentence"
