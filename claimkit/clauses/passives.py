"""What stands behind the agents of a passive: "was accused by Kim of lying and by Lee of theft"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from claimkit.clauses.agents import is_event
from claimkit.grammar import LINKS, case_lemma, is_passive
from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word


def find_stray_complement(
    agent: Word, prepositions: Container[str], lexicon: Lexicon
) -> Word | None:
    """Return the gerund, or the noun for a deed or a thing told of, behind one of *prepositions*
    that the parser attached to the *agent* of a passive: "was accused by a friend of lying", "of
    theft", "was warned by Kim of floods", not "by Kim of the Greens"; None if there is none.
    """
    below = (word for word in agent.children("acl", "nmod") if case_lemma(word) in prepositions)
    stray = [word for word in below if _is_no_part_of(word, agent) or is_event(word, lexicon)]
    return stray[-1] if stray else None


def _is_no_part_of(word: Word, agent: Word) -> bool:
    """Whether *word* is a gerund, or a common noun without an article, which tells nothing of an
    *agent* with a name.
    """
    if word.relation == "acl":
        return word.feat("VerbForm") in {"Ger", "Part"}
    return agent.upos == "PROPN" and word.upos == "NOUN" and word.child("det") is None


def find_further_agents(verb: Word, prepositions: Container[str]) -> Iterator[Word]:
    """Yield the "by" before each further agent of the passive *verb* behind whom one of
    *prepositions* stands: "accused by Kim of lying and by Lee of theft".
    """
    if "by" not in verb.sentence.forms or not is_passive(verb):
        return
    if not any(case_lemma(word) == "by" for word in verb.children("obl")):
        return
    for word in verb.subtree():
        if word.lower != "by" or word.index < verb.index or word.text_before not in LINKS:
            continue
        if find_complement(word, prepositions) is not None:
            yield word


def find_complement(by: Word, prepositions: Container[str]) -> Word | None:
    """Return the first of *prepositions* behind the agent that *by* introduces, None if there is
    none before a comma or another "by".
    """
    for word in by.sentence.words[by.index + 1 :]:
        if word.is_punctuation or word.lower == "by":
            return None
        if word.lower in prepositions and word.upos in {"ADP", "SCONJ"}:
            return word
    return None
