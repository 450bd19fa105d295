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
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from claimkit.extractor import Extractor
from claimkit.lexicons.inflection import list_regular_forms
from claimkit.lexicons.loader import load
from claimkit.lexicons.schema import Frame, Lexicon
from claimkit.model import Certainty

FRAME = "NP Ved that S"
LIMIT = 0.5


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


def judged_verbs(file: Path, extractor: Extractor) -> Iterator[JudgedVerb]:
    """Yield the verbs that lexicon and *file* share, positive and negated; the side is None where
    no claim is found.
    """
    lexicon = load("en")
    rows = [row for row in _rows(file) if row["frame"] == FRAME and row["conditional"] == "False"]
    sentences = []
    for row in rows:
        entry = lexicon.verb(row["verb"])
        if entry is not None and Frame.CCOMP in entry.frames:
            sentences.append(
                (
                    row["verb"],
                    _sentence(row["verb"], row["polarity"], lexicon),
                    float(row["mean_veridicality"]),
                )
            )
    for (verb, sentence, mean), claims in zip(
        sentences, extractor.extract_many(s for _, s, _ in sentences), strict=True
    ):
        outermost = next((claim for claim in claims if claim.cue.lemma == verb), None)
        yield JudgedVerb(
            verb, sentence, side_of(outermost.certainty) if outermost is not None else None, mean
        )


def side_of(certainty: Certainty) -> Side:
    """Return what *certainty* says of the content, for a reader."""
    if certainty.factbank_author != "Uu":
        return Side.SO if certainty.factbank_author.endswith("+") else Side.NOT_SO
    return Side.SAID if certainty.factbank == "CT+" else Side.OPEN


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def _sentence(verb: str, polarity: str, lexicon: Lexicon) -> str:
    if polarity == "negative":
        return f"Lee did not {verb} that the bridge was closed."
    return f"Lee {_past(verb, lexicon)} that the bridge was closed."


def _past(verb: str, lexicon: Lexicon) -> str:
    """Return the past of *verb*: of irregular forms one in "d" ("lied" before "lay"), else the
    first that is no present; else the regular form.
    """
    irregular = [
        form
        for form, lemma in lexicon.irregular.items()
        if lemma == verb and not form.endswith(("s", "ing"))
    ]
    if irregular:
        return min(irregular, key=lambda form: not form.endswith("d"))
    regular = [form for form in list_regular_forms(verb) if form.endswith("d")]
    return regular[-1] if verb in DOUBLING else regular[0]


DOUBLING = frozenset(
    {"blog", "brag", "chat", "quip", "submit", "admit", "rap", "infer", "rebut", "refer", "bet"}
)
