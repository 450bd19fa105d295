"""The words in contents that cannot be understood alone, and whom they mean: for a claim that
stands on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from claimkit.document import Document
from claimkit.draft import Draft
from claimkit.model.reference import Agreement, Reference
from claimkit.model.scheme import NoName, ReferentKind, Standing, Time
from claimkit.model.speaker import Referent
from claimkit.resolution.pronouns.find import FORMS
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.spans import CoverIndex, Span, merge_spans
from claimkit.tree import Sentence, Word


def _table(standing: Standing, *words: str) -> dict[str, Standing]:
    return dict.fromkeys(words, standing)


STANDING = {
    **_table(Standing.SPEAKER, "i", "me", "my", "mine", "myself"),
    **_table(Standing.SPEAKERS, "we", "us", "our", "ours", "ourselves"),
    **_table(Standing.LISTENER, "you", "your", "yours", "yourself", "yourselves"),
    **_table(Standing.OTHER, *FORMS),
    **_table(Standing.PLACE, "there", "here"),
    **_table(Standing.MATTER, "this", "that", "these", "those"),
    **_table(Standing.TIME, "today", "tonight", "yesterday", "tomorrow"),
    **_table(Standing.TIME, "monday", "tuesday", "wednesday", "thursday", "friday"),
    **_table(Standing.TIME, "saturday", "sunday"),
}
SPOKEN = frozenset({Standing.SPEAKER, Standing.SPEAKERS, Standing.LISTENER})
ASKED = frozenset({Standing.SPEAKER, Standing.SPEAKERS, Standing.OTHER})
REFLEXIVE = ("self", "selves")
POSSESSIVE = frozenset(
    {"my", "our", "your", "his", "its", "their", "mine", "ours", "yours", "hers", "theirs"}
)
EMPTY = frozenset({"expl", "discourse", "mark"})  # relations of words that mean nothing
ADVERBIAL = frozenset({"advmod", "obl", "conj"})
FINITE_THIRD = {
    "am": "is", "'m": "is", "’m": "is", "m": "is", "are": "is", "'re": "is", "’re": "is",
    "have": "has", "'ve": "has", "’ve": "has", "do": "does", "were": "was",
}  # fmt: skip
SHARING = frozenset({"xcomp", "advcl", "conj"})  # clauses whose subject may be the one above
LOCATING = frozenset({"in", "to", "at", "from", "into", "near"})
OPENING_QUOTES = frozenset({"“", '"', "‘", "``", "«", "„"})
CONTRACTED = frozenset({"n't", "n’t"})
NEAR = 6  # words from a verb to a day that is its own
HISSING = ("s", "x", "z", "ch", "sh", "o")
FUTURE = frozenset({"will", "shall", "would", "’ll", "'ll", "wo", "may", "might", "must"})
PLACE_BEGINS, PLACE_GOES_ON = frozenset({"B-LOC", "B-GPE"}), frozenset({"I-LOC", "I-GPE"})
PLACE_CONFIDENCE = 0.85  # of the only place that "there" can mean, as read in real news


@frozen(kw_only=True)
class Deictic:
    """A word in a content that cannot be understood alone.

    Attributes:
        query: asks whom it means; None where nobody can tell.
        quoted: whether it stands in a quotation.
    """

    word: Word
    standing: Standing
    query: ReferenceQuery | None
    quoted: bool


def find_deictics(document: Document, drafts: Sequence[Draft]) -> tuple[Deictic, ...]:
    """Return the words in contents of *drafts*, and those for their speakers, that cannot be
    understood alone, in text order.
    """
    contents = [piece for draft in drafts for piece in draft.content.spans]
    speakers = [draft.speaker.span for draft in drafts if draft.speaker is not None]
    inside = CoverIndex.of(merge_spans((*contents, *speakers)))
    return tuple(
        deictic
        for sentence in document.sentences
        for deictic in _find_in(document, sentence)
        if inside.covers(deictic.word.span)
    )


def _find_in(document: Document, sentence: Sentence) -> Iterator[Deictic]:
    for word in sentence.words:
        standing = STANDING.get(word.lower)
        if standing is None or not _does_refer(word, standing):
            continue
        quoted = document.quotation_at(word.span) is not None
        asks = standing in ASKED and (quoted or standing not in SPOKEN)
        query = ReferenceQuery(word=word, spans=(word.span,)) if asks else None
        yield Deictic(word=word, standing=standing, query=query, quoted=quoted)


def _does_refer(word: Word, standing: Standing) -> bool:
    """Whether *word* means somebody or something, as no "it" of the weather does."""
    if word.relation in EMPTY:
        return False
    if standing is Standing.TIME:
        return True
    if standing is Standing.PLACE:
        return word.upos == "ADV" and word.relation in ADVERBIAL
    if standing is Standing.MATTER:
        return word.upos == "PRON" and word.feat("PronType") != "Rel"
    return word.upos in {"PRON", "DET"}


def to_references(
    document: Document,
    deictics: Sequence[Deictic],
    referents: Mapping[ReferenceQuery, Referent],
) -> Iterator[Reference]:
    """Yield *deictics* with whom they mean.

    Args:
        referents: the answers to their queries.
    """
    subjects = _find_subjects(deictics, referents)
    for deictic in deictics:
        if deictic.standing is Standing.PLACE:
            yield _to_place(document, deictic.word)
        elif deictic.standing is Standing.TIME:
            yield _to_time(deictic.word)
        elif deictic.query is None:
            yield _to_unknown(deictic)
        else:
            yield _to_reference(deictic, referents[deictic.query], subjects)


def _find_subjects(
    deictics: Sequence[Deictic], referents: Mapping[ReferenceQuery, Referent]
) -> dict[Word, str]:
    """Return the ids of the referents of subjects that are pronouns, by their predicates."""
    subjects: dict[Word, str] = {}
    for deictic in deictics:
        if deictic.query is not None and deictic.word.relation == "nsubj":
            predicate = deictic.word.parent
            if predicate is not None:
                subjects[predicate] = referents[deictic.query].id
    return subjects


def _is_bound(word: Word, referent: str, subjects: Mapping[Word, str]) -> bool:
    """Whether *word* is another part of a clause whose subject means *referent*: then only
    "himself" could mean the same.
    """
    if word.relation == "nsubj" or _is_possessive(word) or word.lower.endswith(REFLEXIVE):
        return False
    for clause in filter(_is_clause, word.ancestors()):
        if clause in subjects or clause.child("nsubj") is not None:
            return subjects.get(clause) == referent
        if not clause.has_relation(SHARING):
            return False
    return False


def _to_time(word: Word) -> Reference:
    """Return the reference of a word for a day: the tense of the verb above it is known."""
    verb = next((other for other in word.ancestors() if _is_clause(other)), None)
    time = Time.UNSPECIFIED if verb is None else _find_time(verb)
    if verb is not None and time is Time.FUTURE and word.index - verb.index > NEAR:
        time = Time.UNSPECIFIED  # it may belong to a noun between: "an explosion on Sunday"
    return Reference(span=word.span, standing=Standing.TIME, time=time)


def _is_clause(word: Word) -> bool:
    return word.is_verb or word.child("cop", "aux") is not None


def _find_time(predicate: Word) -> Time:
    """Return when the clause of *predicate* plays, by its verbs alone."""
    helping = predicate.children("aux", "cop")
    if predicate.xpos == "VBN" and "have" in {word.lemma for word in helping}:
        return Time.PAST
    if not FUTURE.isdisjoint(word.lemma for word in helping):
        return Time.FUTURE
    first = helping[0] if helping else predicate
    if first.xpos == "VBD":
        return Time.PAST
    is_participle = not helping and predicate.xpos == "VBN" and predicate.relation == "acl"
    return Time.PAST if is_participle else Time.UNSPECIFIED


def _to_unknown(deictic: Deictic) -> Reference:
    """Return the reference of a word of which nobody can tell whom it means."""
    reason = NoName.OUTSIDE if deictic.standing in SPOKEN else NoName.NO_ANTECEDENT
    return Reference(span=deictic.word.span, standing=deictic.standing, why_unnamed=reason)


def _to_reference(deictic: Deictic, referent: Referent, subjects: Mapping[Word, str]) -> Reference:
    word = deictic.word
    if _is_bound(word, referent.id, subjects) or _is_rival_named(deictic, referent):
        standing, reason = deictic.standing, NoName.AMBIGUOUS
        return Reference(span=word.span, standing=standing, why_unnamed=reason)
    one = referent.kind is not ReferentKind.GROUP
    return Reference(
        span=word.span,
        standing=deictic.standing,
        possessive=_is_possessive(word),
        reflexive=word.lower.endswith(REFLEXIVE),
        referent=referent.id,
        name=referent.name,
        kind=referent.kind,
        why_unnamed=referent.why_unnamed,
        verbs=tuple(_find_agreements(word)) if one and referent.name is not None else (),
        confidence=referent.confidence,
    )


def _is_rival_named(deictic: Deictic, referent: Referent) -> bool:
    """Whether *deictic* is a name itself, or a quotation names another person before it."""
    word, name = deictic.word, (referent.name or "").lower().split()
    if word.lower in name:
        return True
    if deictic.standing is not Standing.OTHER or not deictic.quoted:
        return False
    for before in word.preceding():
        if before.entity.endswith("-PER") and before.lower not in name:
            return True
        if before.text in OPENING_QUOTES:
            return False
    return False


def _is_possessive(word: Word) -> bool:
    return word.lower in POSSESSIVE or word.deprel == "nmod:poss"  # "her" may be an object


def _find_agreements(word: Word) -> Iterator[Agreement]:
    """Yield the verbs of which *word* is the subject and that have another form behind a name."""
    if word.relation != "nsubj" or word.parent is None or _is_third(word):
        return
    predicate = word.parent
    yield from _to_agreement(_find_finite(predicate))
    for other in predicate.children("conj"):
        if other.child("nsubj", "mark") is not None:
            continue
        if other.child("aux", "cop") is not None or _find_finite(predicate) is predicate:
            yield from _to_agreement(_find_finite(other))


def _is_third(word: Word) -> bool:
    """Whether the verb behind *word* has the form that it has behind a name."""
    return word.lower in {"he", "she", "it"}


def _find_finite(predicate: Word) -> Word | None:
    """Return the verb that shows person: the first auxiliary, else the predicate."""
    helping = predicate.children("aux", "cop")
    if helping:
        return helping[0]
    return predicate if predicate.is_verb else None


def _to_agreement(verb: Word | None) -> Iterator[Agreement]:
    text = None if verb is None else _find_third(verb)
    if verb is None or text is None:
        return
    behind = verb.after
    if behind is not None and behind.lower in CONTRACTED:
        yield Agreement(span=Span(verb.span.start, behind.span.end), text=f"{text}{behind.lower}")
    else:
        yield Agreement(span=verb.span, text=text)


def _find_third(verb: Word) -> str | None:
    """Return the form of *verb* behind a name, None where it is the same."""
    if verb.lower in FINITE_THIRD:
        return FINITE_THIRD[verb.lower]
    if verb.xpos != "VBP":
        return None
    if verb.lower.endswith("y") and verb.lower[-2:-1] not in "aeiou":
        return f"{verb.lower[:-1]}ies"
    return f"{verb.lower}es" if verb.lower.endswith(HISSING) else f"{verb.lower}s"


def _to_place(document: Document, word: Word) -> Reference:
    """Return the reference of "there": the one place that is named in its sentence before it or in
    the sentence before; of "here" nothing is known.
    """
    names = set(_name_places(document, word)) if word.lower == "there" else set()
    unclear = NoName.AMBIGUOUS if len(names) > 1 else NoName.NO_ANTECEDENT
    name = names.pop() or None if len(names) == 1 else None
    return Reference(
        span=word.span,
        standing=Standing.PLACE,
        name=name,
        kind=ReferentKind.PLACE,
        why_unnamed=unclear if name is None else None,
        confidence=PLACE_CONFIDENCE,
    )


def _name_places(document: Document, word: Word) -> Iterator[str]:
    """Yield the places that are named before *word*, in its sentence and in the one before."""
    sentence = word.sentence
    for near in document.sentences[max(0, sentence.index - 1) : sentence.index + 1]:
        for start in near.words:
            if start.entity in PLACE_BEGINS and start.span.end <= word.span.start:
                span, is_where = _read_place(start)
                yield span.of(document.text) if is_where else ""


def _read_place(start: Word) -> tuple[Span, bool]:
    """Return the name that begins with *start*, and whether something is said to be or to go
    there: an empty name makes "there" unclear.
    """
    end = start
    while end.after is not None and end.after.entity in PLACE_GOES_ON:
        end = end.after
    before = "" if start.before is None else start.before.lower
    behind = end.after
    is_part = behind is not None and behind.upos in {"NOUN", "PROPN"} and end.head == behind.index
    return Span(start.span.start, end.span.end), before in LOCATING and not is_part
