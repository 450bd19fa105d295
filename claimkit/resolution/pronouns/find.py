"""Pronouns of the third person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import Factory, field, frozen

from claimkit.document import Document, QuotationRegion
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.deeds import is_subject_of_report
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.functions import GrammaticalFunction, judge_function
from claimkit.spans import Spans
from claimkit.tree import Sentence, Word

EMPTY = frozenset({"expl", "discourse"})  # relations of pronouns without a referent
OPENING = 3  # words at the beginning of a sentence
NOTHING: Mapping[Word, Spans] = MappingProxyType({})  # that the text credits to a word


class PronounKind(StrEnum):
    """What a pronoun refers to: one person, a thing or organization, or several."""

    PERSON = "person"
    THING = "thing"
    SEVERAL = "several"


@frozen
class PronounForm:
    """What the form of a pronoun says about its antecedent."""

    kind: PronounKind
    gender: Gender = Gender.UNKNOWN


FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), PronounForm(PronounKind.PERSON, Gender.MALE)),
    **dict.fromkeys(
        ("she", "her", "hers", "herself"), PronounForm(PronounKind.PERSON, Gender.FEMALE)
    ),
    **dict.fromkeys(("it", "its", "itself"), PronounForm(PronounKind.THING)),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"), PronounForm(PronounKind.SEVERAL)
    ),
}
# The kinds of referents that a pronoun may have
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
    """A third-person pronoun.

    Attributes:
        quotation: the one around it; None if there is none.
        reports: whether it is the subject of a verb that reports.
        said: spans of what the text credits to it; none if it credits nothing.
        quotes: whether that is in quotation marks.
        told: how many sentences before it are not wholly quoted.
        kind, gender: those of its form.
        speaks: whether the text credits words to it, by our claims or by the verb.
    """

    word: Word
    form: PronounForm
    function: GrammaticalFunction
    quotation: QuotationRegion | None
    reports: bool
    said: Spans = ()
    quotes: bool = False
    told: int = 0
    # Fields, for they are read for each of its candidates
    kind: PronounKind = field(init=False, default=Factory(lambda p: p.form.kind, takes_self=True))
    gender: Gender = field(init=False, default=Factory(lambda p: p.form.gender, takes_self=True))
    sentence: Sentence = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda p: p.word.sentence, takes_self=True),
    )
    speaks: bool = field(
        init=False, default=Factory(lambda p: p.reports or bool(p.said), takes_self=True)
    )


def find_pronouns(
    document: Document,
    sentence: Sentence,
    lexicon: Lexicon,
    said: Mapping[Word, Spans] = NOTHING,
    told: int = 0,
) -> Iterator[Pronoun]:
    """Yield the third-person pronouns of *sentence* in order.

    Args:
        said: what the text credits to a word.
        told: how many sentences before are not wholly quoted.
    """
    for word in [word for word in sentence.words if word.lower in FORMS]:
        form = find_form(word)
        if form is not None and word.relation not in EMPTY:
            own = said.get(word, ())
            yield Pronoun(
                word=word,
                form=form,
                function=judge_function(word),
                quotation=document.quotation_at(word.span),
                reports=is_subject_of_report(word, lexicon),
                said=own,
                quotes=any(document.quotation_at(span) is not None for span in own),
                told=told,
            )


def find_form(word: Word) -> PronounForm | None:
    """Return what the third-person pronoun *word* says about its antecedent; None for any other
    word.
    """
    return FORMS.get(word.lower) if word.upos in {"PRON", "DET"} else None
