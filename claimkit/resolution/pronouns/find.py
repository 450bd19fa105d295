"""Pronouns of the third person, and where in a text an entity was mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from attrs import define, field, frozen

from claimkit.document import Document, QuotationRegion, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.entities.find import Entity
from claimkit.resolution.mentions.gender import Gender

OPENING = 3  # words at the beginning of a sentence, and before a name in brackets
SUBJECT_CHAIN = frozenset({"appos", "flat", "compound", "conj"})


class PronounKind(StrEnum):
    """What a pronoun asks for: one person, a thing or body, or several."""

    PERSON = "person"
    THING = "thing"
    SEVERAL = "several"


FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), (PronounKind.PERSON, Gender.MALE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (PronounKind.PERSON, Gender.FEMALE)),
    **dict.fromkeys(("it", "its", "itself"), (PronounKind.THING, Gender.UNKNOWN)),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"), (PronounKind.SEVERAL, Gender.UNKNOWN)
    ),
}
FITTING = {
    PronounKind.PERSON: frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN}),
    PronounKind.THING: frozenset(
        {ReferentKind.ORGANIZATION, ReferentKind.PLACE, ReferentKind.DOCUMENT, ReferentKind.UNKNOWN}
    ),
    PronounKind.SEVERAL: frozenset(
        {
            ReferentKind.ORGANIZATION,
            ReferentKind.GROUP,
            ReferentKind.PERSON,
            ReferentKind.DOCUMENT,
            ReferentKind.UNKNOWN,
        }
    ),
}


@frozen(kw_only=True)
class Pronoun:
    """A third-person pronoun in its sentence."""

    sentence: Sentence
    word: Word
    kind: PronounKind
    gender: Gender
    quotation: QuotationRegion | None
    reports: bool  # whether it is the subject of a verb that reports


@frozen(kw_only=True)
class Occurrence:
    """Where an entity was mentioned."""

    sentence: int
    head: Word
    role: str
    form: str  # "name", "noun", or the pronoun's kind
    quotation: QuotationRegion | None
    paragraph: int
    reports: bool
    bracketed: bool
    opens: bool  # whether it stands at the beginning of its sentence
    gender: Gender = Gender.UNKNOWN  # what title, given name or noun of this very mention suggest


@define
class Track:
    """An entity with its history so far."""

    entity: Entity
    last: Occurrence
    count: int = 0
    subject: int = -99  # sentence in which it was last a subject
    opened: int = -99  # sentence in which it was last the main subject
    reported: int = -99  # sentence in which it last was the subject of a verb that reports
    pronouns: Counter[Gender] = field(factory=Counter)
    sure: float = 1.0  # how sure it is that its last mention was one

    def note(
        self, occurrence: Occurrence, gender: Gender = Gender.UNKNOWN, sure: float = 1.0
    ) -> None:
        """Add a mention; *gender* is that of a pronoun."""
        self.last, self.sure, self.count = occurrence, sure, self.count + 1
        if occurrence.role in {"main subject", "subject"}:
            self.subject = occurrence.sentence
        if occurrence.role == "main subject":
            self.opened = occurrence.sentence
        if occurrence.reports:
            self.reported = occurrence.sentence
        if gender is not Gender.UNKNOWN:
            self.pronouns[gender] += 1


def find_pronouns(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[Pronoun]:
    """Yield the third-person pronouns of *sentence* in order."""
    for word in sentence.words:
        form = FORMS.get(word.text.lower())
        if (
            form is not None
            and word.upos in {"PRON", "DET"}
            and word.relation not in {"expl", "discourse"}
        ):
            yield Pronoun(
                sentence=sentence,
                word=word,
                kind=form[0],
                gender=form[1],
                quotation=document.quotation_at(word.span),
                reports=_reports(sentence, word, lexicon),
            )


def _reports(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    verb = sentence.parent(word)
    return (
        word.deprel == "nsubj"
        and verb is not None
        and lexicon.reports(lexicon.base(verb.lemma.lower(), verb.text.lower()))
    )


def occurrence_at(
    document: Document,
    sentence: Sentence,
    word: Word,
    form: str,
    lexicon: Lexicon,
    gender: Gender = Gender.UNKNOWN,
) -> Occurrence:
    """Return the mention headed by *word*; *form* is "name", "noun" or the kind of a pronoun."""
    return Occurrence(
        sentence=sentence.index,
        head=word,
        role=role_of(sentence, word),
        form=form,
        quotation=document.quotation_at(word.span),
        paragraph=sentence.paragraph,
        reports=_reports(sentence, word, lexicon),
        bracketed=_is_bracketed(sentence, word),
        opens=word.index <= OPENING,
        gender=gender,
    )


def _is_bracketed(sentence: Sentence, word: Word) -> bool:
    """Whether an opening bracket stands right before the phrase of *word*."""
    return any(
        w.text in {"(", "["}
        for w in sentence.words[max(0, word.index - OPENING - 1) : word.index - 1]
    ) and any(w.text in {")", "]"} for w in sentence.words[word.index : word.index + OPENING])


def role_of(sentence: Sentence, word: Word) -> str:
    """Return the part that *word* plays in its sentence, as far as it tells salience."""
    top = word
    while top.relation in SUBJECT_CHAIN and top.head:
        top = sentence.parent(top) or top
    above = sentence.parent(top)
    if top.relation == "nsubj" and above is not None:
        main = above.relation in {"root", "parataxis"} or (
            above.relation == "conj" and above.head == sentence.root.index
        )
        return "main subject" if main else "subject"
    if top.deprel == "nmod:poss" and above is not None:
        return "owner of subject" if above.relation == "nsubj" else "owner"
    if top.relation in {"obj", "iobj"}:
        return "object"
    if top.deprel == "obl:agent":
        return "agent"
    if top.relation in {"root", "obl", "nmod", "vocative"}:
        return top.relation
    return "other"
