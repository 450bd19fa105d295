"""Words in their tree."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from claimkit.punctuation import trim_punctuation
from claimkit.tree import Phrase, Word
from tests.support.trees import document_of

DOCUMENT = document_of("She/PRON/2:nsubj said/VERB/0:root it/PRON/4:nsubj rained/VERB/2:ccomp")


def test_lineage() -> None:
    """A word, then its governors up to the root."""
    word = DOCUMENT.sentences[0].word(3)
    assert [above.text for above in word.lineage()] == ["it", "rained", "said"]
    assert [*word.ancestors()] == [*word.lineage()][1:]


def test_preceding() -> None:
    """The words before it, the nearest first; none before the first."""
    first, *_, last = DOCUMENT.sentences[0].words
    assert [word.text for word in last.preceding()] == ["it", "said", "She"]
    assert not [*first.preceding()]


def test_has_relation() -> None:
    """A relation without subtype stands for all its subtypes, one with a subtype for itself."""
    owner = document_of("Her/PRON/2:nmod:poss cat/NOUN/0:root").sentences[0].word(1)
    assert owner.has_relation({"nmod"})
    assert owner.has_relation({"nmod:poss"})
    assert not owner.has_relation({"nmod:desc", "det"})


def test_child_lemmas() -> None:
    """The lemmas of the dependents, of all or of those in the relations that are named."""
    said = DOCUMENT.sentences[0].word(2)
    assert said.child_lemmas() == {"she", "rained"}
    assert said.child_lemmas("ccomp", "advcl") == {"rained"}
    assert said.child_lemmas("obj") == set()


BRIDGE = document_of(
    "“/PUNCT/3:punct The/DET/3:det bridge/NOUN/4:nsubj fell/VERB/0:root ,/PUNCT/4:punct "
    "”/PUNCT/4:punct Lee/PROPN/8:nsubj said/VERB/4:parataxis ./PUNCT/4:punct"
)
WORDS = BRIDGE.sentences[0].phrase(1, 9)


def texts(words: Iterable[Word]) -> list[str]:
    return [word.text for word in words]


def test_neighbours() -> None:
    """The forms on both sides, None at the ends of the sentence."""
    first, last = WORDS[0], WORDS[-1]
    assert (first.text_before, first.text_after) == (None, "The")
    assert (last.text_before, last.text_after) == ("said", None)


def test_phrases_are_sets_in_text_order() -> None:
    bridge, fell = WORDS[1:3], WORDS[3:4]
    assert texts(fell | bridge) == ["The", "bridge", "fell"]
    assert texts((fell | bridge) - bridge) == ["fell"]
    assert texts((fell | bridge) & fell) == ["fell"]
    assert bridge.root.text == "bridge"
    assert not Phrase()


def test_parts_of_a_phrase() -> None:
    """Runs of neighbours, what is no punctuation, what lies in a span."""
    words = WORDS.without_punctuation()
    assert texts(words) == ["The", "bridge", "fell", "Lee", "said"]
    assert [texts(run) for run in words.runs()] == [["The", "bridge", "fell"], ["Lee", "said"]]
    assert texts(words.run_with(words[-1])) == ["Lee", "said"]
    assert texts(WORDS.where(lambda word: word.is_verb)) == ["fell", "said"]
    assert WORDS.has_verb
    assert not words[:2].has_verb
    assert texts(BRIDGE.sentences[0].words_in(words.runs()[1].span)) == ["Lee", "said"]


def test_the_span_of_a_phrase() -> None:
    assert WORDS[1:4].span.of(BRIDGE.text) == "The bridge fell"
    with pytest.raises(ValueError, match="no span"):
        _ = Phrase().span


def test_punctuation_at_the_ends() -> None:
    """It goes, save what is to be kept, and a bracket that closes one of the words' own."""
    assert texts(WORDS[:6].trimmed()) == ["The", "bridge", "fell"]
    kept = trim_punctuation(WORDS[:6], keep=lambda word: word.text == ",")
    assert texts(kept) == ["The", "bridge", "fell", ","]
    lee = document_of("Lee/PROPN/0:root (/PUNCT/3:punct Berlin/PROPN/1:appos )/PUNCT/3:punct")
    assert trim_punctuation(lee.sentences[0].words) == lee.sentences[0].words


def test_a_phrase_holds_its_own_words() -> None:
    """Not its neighbours, nor the word at the same place of another sentence."""
    sentence, other = document_of(
        "She/PRON/2:nsubj ran/VERB/0:root", "She/PRON/2:nsubj sat/VERB/0:root"
    ).sentences
    phrase = sentence.phrase(1, 1)
    assert sentence.word(1) in phrase
    assert sentence.word(2) not in phrase
    assert other.word(1) not in phrase
    assert "She" not in phrase


def test_the_opening_of_a_mark_alone() -> None:
    """A parser may hang a mark on a verb as a clause; nothing opens it but itself."""
    document = document_of("Lee/PROPN/2:nsubj said/VERB/0:root —/PUNCT/2:ccomp so/ADV/2:advmod")
    said, mark = document.sentences[0].words[1:3]
    assert (said.opening.text, mark.opening.text) == ("Lee", "—")
