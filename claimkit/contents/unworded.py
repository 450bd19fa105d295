"""Claims that the form of the text makes, without a word that attributes: what stands behind a
label, or in quotation marks that nobody is said to speak.
"""

from __future__ import annotations

from claimkit.draft import DraftCue
from claimkit.lexicons.entries import CueEntry
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.tree import Phrase, Word


def make_mark_cue(lemma: str, *, head: Word, words: Phrase, rule: str) -> DraftCue:
    """Return the cue that a mark is: it says that somebody speaks, and no more.

    Args:
        words: the mark, where it is a word of its own; else none, and *head* is the first word of
            what is said.
    """
    return DraftCue(
        head=head,
        words=words,
        carrier=head,
        entry=CueEntry(
            lemma=lemma, reporting_class=ReportingClass.NEUTRAL, act=Act.STATEMENT, frames=()
        ),
        kind=CueKind.PUNCTUATION,
        lemma=lemma,
        negated=False,
        quoted=False,
        by_form=True,
        rule=rule,
    )
