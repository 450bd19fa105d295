"""Texts written in another way."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated.attributions import Attribution
from tests.support.learning import list_forms, make_sentence, make_text
from training.answers import ANSWERS, MISSING
from training.texts import LearntSentence
from training.variation import (
    MARK_STYLES,
    Variation,
    capitalise,
    change_forms,
    change_marks,
    drop_final_mark,
    vary,
)

HEAD, LEMMA = ANSWERS.index("head"), ANSWERS.index("lemma")
WORDS = st.sampled_from(
    ["“", "”", '"', "``", "''", "No", "she", "said", "NATO", "5", ".", "?", "ß"]
)
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=4)
SHARES = st.sampled_from([0.0, 0.3, 1.0])
VARIATIONS = st.builds(
    Variation,
    other_marks=SHARES,
    without_final_mark=SHARES,
    in_capitals=SHARES,
    capitalised=SHARES,
)
SEEDS = st.integers(0, 2**32)


def to_guillemets(sentence: LearntSentence) -> LearntSentence:
    return change_marks(sentence, ("«", "»"))


def to_capitals(sentence: LearntSentence) -> LearntSentence:
    return change_forms(sentence, str.upper)


def to_heading(sentence: LearntSentence) -> LearntSentence:
    return change_forms(sentence, capitalise)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (to_guillemets, "“ No ” she said .", "« No » she said ."),
        (to_guillemets, "`` No '' she said .", "« No » she said ."),
        (to_guillemets, '" No " she said .', '" No " she said .'),
        (to_guillemets, "‘ No ’ she said .", "‘ No ’ she said ."),
        (to_capitals, "“ No ” she said .", "“ NO ” SHE SAID ."),
        (to_heading, "“ no ” she said .", "“ No ” She Said ."),
        (drop_final_mark, "“ No ” she said .", "“ No ” she said"),
        (drop_final_mark, "Is it so ?", "Is it so"),
        (drop_final_mark, "“ So it is . ”", "“ So it is . ”"),
        (drop_final_mark, "No .", "No ."),
    ],
)
def test_forms(change: Callable[[LearntSentence], LearntSentence], before: str, after: str) -> None:
    """Straight and single marks stay, and so does what is no final mark or of two words."""
    assert list(change(make_sentence(before.split())).written.forms) == after.split()


def test_a_final_mark_that_has_dependents_stays() -> None:
    sentence = make_sentence(["So", "it", "is", "."])
    sentence.answers[HEAD, 0] = 4
    assert drop_final_mark(sentence) is sentence


def test_lemmas_of_changed_words_are_missing() -> None:
    """A lemma is learnt as an edit of the form, which is another one now."""
    sentence = to_capitals(make_sentence(["NATO", "said", "no", "."]))
    assert sentence.answers[LEMMA].tolist() == [0, MISSING, MISSING, 0]


@given(SENTENCES, VARIATIONS, SEEDS, st.booleans())
def test_answers_fit_the_words(
    sentences: list[list[str]], variation: Variation, seed: int, attributed: bool
) -> None:
    """Law: there are as many answers and marks of quotation as words, each head is one of them, and
    no sentence is lost or empty.
    """
    text = make_text(sentences, [] if attributed else None)
    varied = vary(text, variation, random.Random(seed))
    assert len(varied.sentences) == len(sentences)
    for sentence in varied.sentences:
        count = len(sentence.written.forms)
        assert count == len(sentence.written.quoted) == sentence.answers.shape[1] > 0
        assert sentence.answers[HEAD].max() <= count


@given(SENTENCES, VARIATIONS, SEEDS)
def test_texts_with_attributions_keep_their_words(
    sentences: list[list[str]], variation: Variation, seed: int
) -> None:
    """Law: attributions count words through the text, so none may be lost."""
    text = make_text(sentences, [Attribution(speaker=(), cue=((0, 1),), content=())])
    varied = vary(text, variation, random.Random(seed))
    assert varied.attributions == text.attributions
    assert list(map(len, list_forms(varied))) == list(map(len, sentences))


@given(SENTENCES, VARIATIONS, SEEDS)
def test_variation_repeats(sentences: list[list[str]], variation: Variation, seed: int) -> None:
    """Law: the same numbers give the same text."""
    text = make_text(sentences)
    once, again = (list_forms(vary(text, variation, random.Random(seed))) for _ in range(2))
    assert once == again


def test_shares() -> None:
    """Of many texts, about as many are changed as the shares say."""
    variation = Variation(other_marks=0, without_final_mark=0.3, in_capitals=0.2, capitalised=0.1)
    text = make_text([["so", "it", "is", "."]] * 3000)
    forms = list_forms(vary(text, variation, random.Random(1)))
    shares = {
        "in capitals": forms.count(("SO", "IT", "IS", ".")) / 3000,
        "capitalised": forms.count(("So", "It", "Is", ".")) / 3000,
        "without final mark": forms.count(("so", "it", "is")) / 3000,
    }
    assert shares == pytest.approx(
        {"in capitals": 0.2, "capitalised": 0.1, "without final mark": 0.3}, abs=0.03
    )


@pytest.mark.parametrize("style", MARK_STYLES)
def test_styles_of_marks(style: tuple[str, str]) -> None:
    opening, closing = style
    changed = change_marks(make_sentence(["“", "No", "”"]), style)
    assert changed.written.forms == (opening, "No", closing)
