"""Whose quotation it is."""

from __future__ import annotations

from claimkit.contents.ownership import Quotations, leave_out_foreign
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.proposals import RuledCues, propose_by_rules
from claimkit.tree import Phrase
from tests.support.trees import document_of

LEXICON = load("en")


def quoting(words: str, speaker: str) -> str:
    """Return the sentence “words,” speaker said."""
    *before, verb = words.split()
    said = len(before) + 6
    quoted = [f"{word}/PRON/{len(before) + 2}:nsubj" for word in before]
    return " ".join(
        [
            f"“/PUNCT/{len(before) + 2}:punct",
            *quoted,
            f"{verb}/VERB/{said}:ccomp",
            f",/PUNCT/{said}:punct",
            f"”/PUNCT/{said}:punct",
            f"{speaker}/PROPN/{said}:nsubj/B-PER",
            "said/VERB/0:root",
            f"./PUNCT/{said}:punct",
        ]
    )


LATE = document_of(quoting("It waits", "Lee"), quoting("He sleeps", "Kim"))
ALL = (Phrase(LATE.sentences[0].words[:5]), Phrase(LATE.sentences[1].words[:5]))


def leave_out(document: Document, runs: tuple[Phrase, ...], cue: int) -> list[str]:
    """Return what the cue at this place in the text may credit of *runs*."""
    ruled = RuledCues.of(document, LEXICON)
    quotations = Quotations.of(document, propose_by_rules(ruled))
    credit = ruled.cues[cue]
    others = quotations.belong_to_other(credit)
    kept = leave_out_foreign(document, runs, credit, others, frozenset())
    return [" ".join(word.text for word in run.without_punctuation()) for run in kept]


def test_a_quotation_belongs_to_the_cue_beside_it() -> None:
    assert leave_out(LATE, ALL, 0) == ["It waits"]
    assert leave_out(LATE, ALL, 1) == ["He sleeps"]


def test_what_is_not_quoted() -> None:
    """In another sentence it is no part of what is quoted."""
    asked = document_of(
        "Will/AUX/2:aux wait/VERB/0:root ?/PUNCT/2:punct", quoting("He sleeps", "Kim")
    )
    runs = (Phrase(asked.sentences[0].words), Phrase(asked.sentences[1].words[:5]))
    assert leave_out(asked, runs, 0) == ["He sleeps"]


def test_a_quotation_that_does_not_go_on() -> None:
    """It needs to be reached from the one beside the cue."""
    apart = document_of(
        quoting("It waits", "Lee"),
        "¶They/PRON/2:nsubj danced/VERB/0:root ./PUNCT/2:punct",
        "“/PUNCT/3:punct He/PRON/3:nsubj sleeps/VERB/0:root ./PUNCT/3:punct ”/PUNCT/3:punct",
    )
    runs = (Phrase(apart.sentences[0].words[:5]), Phrase(apart.sentences[2].words))
    assert leave_out(apart, runs, 0) == ["It waits"]
