"""Reporting verbs against MegaVeridicality (White & Rawlins 2018): does *V that p*, positive and
negated, say that p is so?

Ten annotators a sentence answered yes (1), maybe (0) or no (−1) to whether p is so; the mean is
given. For each verb that the lexicon lists with a that-clause and the data has in the frame "NP Ved
that S", we write "Lee Ved that the bridge was closed." and "Lee did not V that the bridge was
closed.", and let claimkit read them. What it says there has one of four sides:

=========  ==========================================================  =======================
side       by claimkit                                                 right if the mean is
=========  ==========================================================  =======================
so         the journalist is committed: the author's value has +       0.5 or more
said       the speaker is certain that it is so                        0 or more
open       less than certain, or the speaker says that it is not so    between −0.5 and 0.5
not so     the journalist is committed: the author's value has −       below 0
=========  ==========================================================  =======================

Readers take p from what a speaker asserts ("add", "announce": means of 0.7 and 0.9), so that "said"
excludes only a leaning to no. That somebody denies p tells readers little about p (means of 0.1 to
0.3), so that it is open for them. Limits of a half are between "maybe" and "yes" or "no". A verb is
on the right side if both its sentences are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from claimkit.extractor import Extractor
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.inflection import list_regular_forms
from claimkit.lexicons.loader import load
from claimkit.lexicons.schema import Lexicon
from claimkit.model.certainty import Certainty
from claimkit.model.claim import Claim

FRAME = "NP Ved that S"
LIMIT = 0.5
DOUBLING = frozenset(
    {"blog", "brag", "chat", "quip", "submit", "admit", "rap", "infer", "rebut", "refer", "bet"}
)


class Side(StrEnum):
    """What a sentence says of p."""

    SO = "so"
    SAID = "said"
    OPEN = "open"
    NOT_SO = "not so"


@frozen
class JudgedVerb:
    """A verb in a sentence of ours: what claimkit reads in it, and the annotators' mean of the same
    verb and polarity.
    """

    verb: str
    sentence: str
    ours: Side | None
    mean: float

    @property
    def right(self) -> bool:
        """Whether both agree, see the module."""
        match self.ours:
            case Side.SO:
                return self.mean >= LIMIT
            case Side.SAID:
                return self.mean >= 0
            case Side.OPEN:
                return abs(self.mean) <= LIMIT
            case Side.NOT_SO:
                return self.mean < 0
            case None:
                return False


@frozen
class Question:
    """A verb of the table in a sentence of ours, with the annotators' mean."""

    verb: str
    sentence: str
    mean: float


def judge_verbs(file: Path, extractor: Extractor) -> Iterator[JudgedVerb]:
    """Yield the verbs that lexicon and *file* share, positive and negated; the side is None where
    no claim is found.
    """
    questions = list(read_questions(file, load("en")))
    extracted = extractor.extract_many(question.sentence for question in questions)
    for question, claims in zip(questions, extracted, strict=True):
        side = find_verb_side(claims, question.verb)
        yield JudgedVerb(question.verb, question.sentence, side, question.mean)


def find_verb_side(claims: Iterable[Claim], verb: str) -> Side | None:
    """Return the side of the first claim by *verb*, None if there is none."""
    for claim in claims:
        if claim.cue.lemma == verb:
            return find_side(claim.certainty)
    return None


def find_side(certainty: Certainty) -> Side:
    """Return what *certainty* says of the content, for a reader."""
    if certainty.factbank_author != "Uu":
        return Side.SO if certainty.factbank_author.endswith("+") else Side.NOT_SO
    return Side.SAID if certainty.factbank == "CT+" else Side.OPEN


def read_questions(file: Path, lexicon: Lexicon) -> Iterator[Question]:
    """Yield the verbs of *file* that the lexicon has with a that-clause."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            entry = lexicon.verb(row["verb"])
            if is_plain(row) and entry is not None and Frame.CCOMP in entry.frames:
                sentence = write_sentence(row["verb"], row["polarity"], lexicon)
                yield Question(row["verb"], sentence, float(row["mean_veridicality"]))


def is_plain(row: Mapping[str, str]) -> bool:
    """Return whether the verb has a that-clause, outside a condition."""
    return row["frame"] == FRAME and row["conditional"] == "False"


def write_sentence(verb: str, polarity: str, lexicon: Lexicon) -> str:
    if polarity == "negative":
        return f"Lee did not {verb} that the bridge was closed."
    return f"Lee {find_past(verb, lexicon)} that the bridge was closed."


def find_past(verb: str, lexicon: Lexicon) -> str:
    """Return the past of *verb*: of irregular forms one in "d" ("lied" before "lay"), else the
    first that is no present; else the regular form.
    """
    irregular = []
    for form, lemma in lexicon.irregular.items():
        if lemma == verb and not form.endswith(("s", "ing")):
            irregular.append(form)
    if irregular:
        return min(irregular, key=lambda form: not form.endswith("d"))
    regular = [form for form in list_regular_forms(verb) if form.endswith("d")]
    return regular[-1] if verb in DOUBLING else regular[0]
