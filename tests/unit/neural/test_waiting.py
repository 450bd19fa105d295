"""What was read for the parser waits for the tagger."""

from __future__ import annotations

import torch

from claimkit.neural.waiting import WaitingTexts, WaitingWindow

FORMS = [("Ana", "left"), ("Why", "?")]
WINDOW = WaitingWindow(sentences=range(2), states=torch.zeros(5, 3))


def test_it_is_taken_once() -> None:
    texts = WaitingTexts()
    texts.put("Ana left. Why?", FORMS, [WINDOW])
    assert texts.take("Ana left. Why?", FORMS) == (WINDOW,)
    assert texts.take("Ana left. Why?", FORMS) is None


def test_a_text_that_is_put_twice_is_taken_twice() -> None:
    """One article may stand twice in a batch."""
    texts = WaitingTexts(most_words=4)
    for _ in range(2):
        texts.put("Ana left. Why?", FORMS, [WINDOW])
    found = [texts.take("Ana left. Why?", FORMS) for _ in range(3)]
    assert found == [(WINDOW,), (WINDOW,), None]


def test_other_words_are_another_text() -> None:
    """Somebody else's parse of the same text may have cut it otherwise."""
    texts = WaitingTexts()
    texts.put("Ana left. Why?", FORMS, [WINDOW])
    assert texts.take("Ana left. Why?", [("Ana", "left", "Why", "?")]) is None
    assert texts.take("Ana left.", FORMS[:1]) is None


def test_the_oldest_goes_when_there_is_too_much() -> None:
    texts = WaitingTexts(most_words=9)
    for name in ("a", "b", "b", "c"):
        texts.put(name, FORMS, [WINDOW])
    found = [texts.take(name, FORMS) is not None for name in ("a", "b", "c")]
    assert found == [False, True, True]
    texts.put("long", FORMS * 9, [WINDOW])
    assert texts.take("long", FORMS * 9) is None
