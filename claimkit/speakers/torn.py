"""Subjects that the parser attached elsewhere than to their verb of saying."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import takewhile

from claimkit.clauses.headlines import is_voice
from claimkit.grammar import (
    FINITE,
    GERUND,
    OBJECTS,
    SUBJECTS,
    base_lemma,
    is_agentive,
    is_clausal,
    is_passive,
    own_subject,
)
from claimkit.lexicons.schema import Lexicon
from claimkit.punctuation import CLOSING_MARKS, NEWSWIRE_CLOSING
from claimkit.tree import Phrase, Word

QUOTATION_ENDS = frozenset({*CLOSING_MARKS, NEWSWIRE_CLOSING})
MAIN = frozenset({"root", "parataxis"})  # relations of a verb that ends a report


def find_torn_subject(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the subject of *verb*, which has none in the tree; None where the words do not show
    one.
    """
    if own_subject(verb) is not None:
        return None
    if verb.xpos == GERUND:
        return find_of_report_before(verb, lexicon)
    stray = _find_stray(verb)
    if stray is not None or verb.xpos not in FINITE:
        return stray
    subject = _find_inverted(verb, lexicon) or _find_before(verb, lexicon)
    return subject or _find_taken_for_part(verb, lexicon)


def _find_stray(verb: Word) -> Word | None:
    """Return the subject of the complement *verb* that the parser gave to the verb above: "Papers
    show | Kim | warned that".
    """
    above = verb.parent_as("ccomp")
    if above is None:
        return None
    between = above.sentence.phrase(above.index + 1, verb.index - 1)
    strays = (word for word in above.children(*SUBJECTS) if word in between)
    return next((word for word in strays if word.subtree()[-1].after is verb), None)


def _find_inverted(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the subject right behind *verb*, which a quotation precedes or which opens the
    sentence, where the parser took it for the object: “Who paid?” asked Kim.
    """
    if verb.index > 1 and verb.text_before not in QUOTATION_ENDS:
        return None
    if is_name_behind(verb):
        return verb.after
    tops = verb.children(*OBJECTS)
    behind = (word for word in tops if word.subtree()[0].index == verb.index + 1)
    return next((word for word in behind if is_voice(word, lexicon)), None)


def _find_before(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return who stands between a quotation and *verb*, or between a comma and a *verb* that ends
    the report: “It fell,” a nurse wrote; "It fell again, people near the firm said".
    """
    subject = _find_between(verb, QUOTATION_ENDS, lexicon)
    if subject is None and verb.relation in MAIN:
        subject = _find_between(verb, QUOTATION_ENDS | {",", ":"}, lexicon)
    return subject


def _find_taken_for_part(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return who stands between commas before *verb*, which ends the report, where the parser took
    that for a part of it: "It was the Aurora, | their captain, Kim Lee, said".
    """
    comma = verb.before
    if comma is None or comma.text != "," or verb.relation not in MAIN:
        return None
    above = () if comma.before is None else takewhile(_is_no_clause, comma.before.lineage())
    heads = [word for word in above if word.opening.text_before == "," and is_voice(word, lexicon)]
    return heads[-1] if heads else None


def _is_no_clause(word: Word) -> bool:
    return not is_clausal(word)


def _find_between(verb: Word, marks: Container[str], lexicon: Lexicon) -> Word | None:
    """Return the head of all that stands between the last of *marks* before *verb* and *verb*, if
    that is a phrase for who speaks.
    """
    before = tuple(takewhile(lambda word: word.text not in marks, verb.preceding()))
    between = Phrase.of(before).trimmed()
    if len(before) + 1 >= verb.index or not between or between.has_verb:
        return None
    first = between.tops[0]
    is_whole = all(first in word.lineage() for word in between.without_punctuation())
    return first if is_whole and is_voice(first, lexicon) else None


def find_of_report_before(participle: Word, lexicon: Lexicon) -> Word | None:
    """Return who said what stands before *participle*, which reports more: "…, said a clerk, adding
    that it fell"; of a passive the agent ("was denied by Kim, hinting that"). None for others.
    """
    if participle.text_before != "," or participle.xpos != GERUND:
        return None
    report = next(filter(_is_finite, participle.preceding()), None)
    if report is None or not lexicon.reports(base_lemma(report, lexicon)):
        return None
    subject = own_subject(report)
    behind = participle.sentence.phrase(report.index + 1, participle.index - 1)
    sources = [subject] if subject is not None and subject in behind else [*_find_agents(report)]
    able = (word for word in sources if is_agentive(word, lexicon))
    return next(able, None)


def _is_finite(word: Word) -> bool:
    return word.is_verb and (word.xpos in FINITE or is_passive(word))


def _find_agents(verb: Word) -> Iterator[Word]:
    """Yield by whom the passive *verb* is done."""
    if is_passive(verb):
        yield from (word for word in verb.children("obl") if word.deprel == "obl:agent")


def is_name_behind(verb: Word) -> bool:
    """Whether the only word between *verb*, behind a quotation, and a mark has a capital, whatever
    its word class: “It rained,” said Early.
    """
    name = verb.after
    if name is None or not name.text[:1].isupper() or name.parent is not verb:
        return False
    return name.after is None or name.after.is_punctuation
