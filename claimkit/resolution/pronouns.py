"""Whom third-person pronouns stand for: the most salient fitting name before them, in running order.

Salience follows Lappin & Leass (1994) in outline: subjects before possessors of subjects before the rest, nearer before
farther; a pronoun that is settled counts as a mention for those behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.model import ReferentKind
from claimkit.resolution.entities import Entity, Gender, Mention

THIRD_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
MALE = frozenset({"he", "him", "his"})
BODY_PRONOUNS = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
REACH = 6  # sentences
# Salience by place in the sentence; each sentence of distance costs one
MAIN_SUBJECT, SUBJECT, OWNER_OF_SUBJECT, OBJECT, ELSEWHERE = 4.0, 3.0, 3.0, 1.5, 1.0
GOVERNING_SUBJECT = 1.0  # more, for the subject of the clause above the pronoun's
UNKNOWN_KIND = -0.5  # for a name that may or may not be a person's
OTHER_GENDER = -2.8  # for a given name that is mostly the other gender's; names tell too little to exclude anyone
LEAST = 0.0  # a candidate must be more salient than this

# The entity of a pronoun by (sentence, word index); absent where none fits
Antecedents = Mapping[tuple[int, int], Entity]


@frozen(kw_only=True)
class _Candidate:
    entity: Entity
    head: Word
    salience: float


def antecedents_of(document: Document, mentions: Mapping[int, Sequence[tuple[Mention, Entity]]]) -> Antecedents:
    """Return whom the third-person pronouns of *document* stand for."""
    found: dict[tuple[int, int], Entity] = {}
    rows: list[list[_Candidate]] = []
    for sentence in document.sentences:
        named = [_candidate(sentence, entity, _top(sentence, mention)) for mention, entity in mentions.get(sentence.index, ())]
        own = sorted(named, key=lambda c: c.head.index)
        for word in sentence.words:
            if word.upos == "PRON" and word.text.lower() in THIRD_SINGULAR | BODY_PRONOUNS | PLURAL and word.deprel != "expl":
                entity = _best(sentence, word, own, rows)
                if entity is not None:
                    found[sentence.index, word.index] = entity
                    own.append(_candidate(sentence, entity, word))
        rows.append(own)
        if len(rows) > REACH:
            rows.pop(0)
    return found


def _top(sentence: Sentence, mention: Mention) -> Word:
    return next((w for w in mention.words if w.head not in mention.indices), mention.words[0])


def _candidate(sentence: Sentence, entity: Entity, head: Word) -> _Candidate:
    return _Candidate(entity=entity, head=head, salience=_salience(sentence, head))


def _salience(sentence: Sentence, head: Word) -> float:
    top = head
    while top.relation in {"appos", "flat", "compound"} and sentence.parent(top) is not None:
        top = sentence.parent(top) or top
    if top.relation == "nsubj":
        verb = sentence.parent(top)
        return MAIN_SUBJECT if verb is not None and verb.relation in {"root", "conj", "parataxis"} else SUBJECT
    above = sentence.parent(top)
    if top.deprel == "nmod:poss" and above is not None and above.relation == "nsubj":
        return OWNER_OF_SUBJECT
    return OBJECT if top.relation in {"obj", "iobj"} else ELSEWHERE


def _best(sentence: Sentence, word: Word, own: Sequence[_Candidate], rows: Sequence[Sequence[_Candidate]]) -> Entity | None:
    form = word.text.lower()
    scored: list[tuple[float, int, Entity]] = []
    for candidate in own:
        if (
            candidate.head.index < word.index
            and _fits(candidate.entity, form)
            and not _same_clause(sentence, candidate.head, word)
        ):
            scored.append(
                (candidate.salience + _government(sentence, candidate.head, word), candidate.head.index, candidate.entity)
            )
    for distance, row in enumerate(reversed(rows), start=1):
        for candidate in row:
            if _fits(candidate.entity, form):
                scored.append((candidate.salience - distance, -1000 * distance - candidate.head.index, candidate.entity))
    weighed = [(s + _handicap(e, form), place, e) for s, place, e in scored]
    best = max(weighed, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] > LEAST else None


def _fits(entity: Entity, form: str) -> bool:
    if form in BODY_PRONOUNS:
        return entity.kind in {ReferentKind.ORGANIZATION, ReferentKind.PLACE}
    if form in PLURAL:
        return entity.kind in {ReferentKind.ORGANIZATION, ReferentKind.GROUP}
    return entity.kind in {ReferentKind.PERSON, ReferentKind.UNKNOWN}


def _handicap(entity: Entity, form: str) -> float:
    """Return what the entity's kind and what its names and titles suggest take from its salience."""
    handicap = UNKNOWN_KIND if entity.kind is ReferentKind.UNKNOWN else 0.0
    if form in THIRD_SINGULAR and entity.gender not in {Gender.UNKNOWN, Gender.MALE if form in MALE else Gender.FEMALE}:
        handicap += OTHER_GENDER
    return handicap


def _same_clause(sentence: Sentence, name: Word, pronoun: Word) -> bool:
    """Whether both are arguments of one verb, so that they cannot be the same ("Lee told him")."""
    return pronoun.deprel != "nmod:poss" and name.head == pronoun.head and name.relation in {"nsubj", "obj", "iobj", "obl"}


def _government(sentence: Sentence, name: Word, pronoun: Word) -> float:
    """Return what the subject of a clause above the pronoun's gains."""
    above = {w.index for w in sentence.ancestors(pronoun)}
    return GOVERNING_SUBJECT if name.relation == "nsubj" and name.head in above else 0.0
