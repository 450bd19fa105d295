"""Texts written in other ways: other quotation marks, headings, capitals, no final marks."""

from __future__ import annotations

import random
from collections.abc import Callable

from attrs import evolve, frozen

from claimkit.neural.windows import WrittenSentence
from training.answers import ANSWERS, MISSING
from training.texts import LearntSentence, LearntText

MARK_STYLES = (("“", "”"), ('"', '"'), ("``", "''"), ("''", "''"), ("«", "»"))
OPENING, CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
FINAL_MARKS = frozenset({".", "!", "?"})
SHORTEST = 3  # words of a sentence that may lose its final mark
LEMMA, HEAD = ANSWERS.index("lemma"), ANSWERS.index("head")


@frozen(kw_only=True)
class Variation:
    """Shares of texts, and of sentences, that are written in another way."""

    other_marks: float = 0.25
    without_final_mark: float = 0.08
    in_capitals: float = 0.02
    capitalised: float = 0.04


def vary(text: LearntText, variation: Variation, rng: random.Random) -> LearntText:
    """Return *text*, parts of it written in another way; what is annotated stays right."""
    sentences = list(text.sentences)
    if rng.random() < variation.other_marks:
        style = rng.choice(MARK_STYLES)
        sentences = [change_marks(sentence, style) for sentence in sentences]
    may_lose_words = text.attributions is None  # whose words count through the text
    varied = (vary_sentence(sentence, variation, rng, may_lose_words) for sentence in sentences)
    return evolve(text, sentences=tuple(varied))


def vary_sentence(
    sentence: LearntSentence, variation: Variation, rng: random.Random, may_lose_words: bool
) -> LearntSentence:
    """Return *sentence*, most often as it is."""
    chance = rng.random()
    if chance < variation.in_capitals:
        return change_forms(sentence, str.upper)
    if chance < variation.in_capitals + variation.capitalised:
        return change_forms(sentence, capitalise)
    if may_lose_words and chance > 1 - variation.without_final_mark:
        return drop_final_mark(sentence)
    return sentence


def change_marks(sentence: LearntSentence, style: tuple[str, str]) -> LearntSentence:
    """Return *sentence*, its pointed double quotation marks written as *style*; straight ones do
    not tell which they are.
    """
    opening, closing = style
    changes = {**dict.fromkeys(OPENING, opening), **dict.fromkeys(CLOSING, closing)}
    if changes.keys().isdisjoint(sentence.written.forms):
        return sentence
    return change_forms(sentence, lambda form: changes.get(form, form))


def change_forms(sentence: LearntSentence, change: Callable[[str], str]) -> LearntSentence:
    """Return *sentence* with its words changed. How their lemmas are made of them is no longer
    known.
    """
    written = sentence.written
    forms = tuple(map(change, written.forms))
    answers = sentence.answers.clone()
    for index, (old, new) in enumerate(zip(written.forms, forms, strict=True)):
        if old != new:
            answers[LEMMA, index] = MISSING
    return LearntSentence(written=evolve(written, forms=forms), answers=answers)


def capitalise(form: str) -> str:
    return form[:1].upper() + form[1:]


def drop_final_mark(sentence: LearntSentence) -> LearntSentence:
    """Return *sentence* less its final mark, if there is one and no word depends on it."""
    written = sentence.written
    count = len(written.forms)
    if count < SHORTEST or written.forms[-1] not in FINAL_MARKS:
        return sentence
    if count in sentence.answers[HEAD].tolist():
        return sentence
    shortened = WrittenSentence(written.forms[:-1], written.quoted[:-1], written.opens_paragraph)
    return LearntSentence(written=shortened, answers=sentence.answers[:, :-1])
