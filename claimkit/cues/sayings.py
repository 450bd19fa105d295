"""Turns of speech that have a verb of saying and report nothing."""

from __future__ import annotations

from claimkit.grammar import GERUND, case_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word

CLAUSES_ALONE = frozenset({"advcl", "case", "mark"})  # relations of a participle that stands alone
AS = "as"
START = "^"  # of a sentence


def is_idle(verb: Word, lexicon: Lexicon) -> bool:
    """Whether *verb* reports nothing: it is of a saying ("needless to say"), or is a participle
    that weighs or explains for the writer.
    """
    return _is_of_saying(verb, lexicon) or _is_writers(verb, lexicon)


def _is_of_saying(word: Word, lexicon: Lexicon) -> bool:
    sayings = lexicon.sayings_with(word.lower)
    forms = (START, *(other.lower for other in word.sentence.words)) if sayings else ()
    starts = (max(0, word.index - saying.index(word.lower)) for saying in sayings)
    return any(
        forms[start : start + len(saying)] == saying
        for start, saying in zip(starts, sayings, strict=True)
    )


def _is_writers(verb: Word, lexicon: Lexicon) -> bool:
    """Whether the participle *verb* explains what others said ("…, she said, referring to the
    mill"), or weighs a clause for the writer ("considering that it fell").
    """
    entry = lexicon.verb(verb.lemma) if verb.xpos == GERUND else None
    if entry is None or verb.relation not in CLAUSES_ALONE:
        return False
    if entry.glosses:
        return not any(case_lemma(child) == AS for child in verb.children())
    return entry.weighing and verb.child("ccomp") is not None
