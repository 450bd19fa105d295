"""What a content comes down to, so that claims can be compared: its predicate and what belongs to
it.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.clauses.forms import is_nominal
from claimkit.clauses.spine import find_spine
from claimkit.clauses.tree import ContentTree
from claimkit.document import Phrase, Word
from claimkit.draft import Draft, DraftCue
from claimkit.grammar import base_lemma, case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Proposition
from claimkit.propositions.arguments import find_arguments, find_role
from claimkit.propositions.clause import Clause
from claimkit.propositions.phrases import find_modifiers, find_time
from claimkit.propositions.words import contrast_words


def find_proposition(draft: Draft, tree: ContentTree, lexicon: Lexicon) -> Proposition:
    """Return what the content of *draft* comes down to, its arguments without referents.

    Args:
        tree: the content in its tree.
    """
    spine = _find_whole_spine(tree, draft.cue, lexicon)
    clause = Clause(
        spine=spine,
        inside=frozenset(tree.inside),
        lexicon=lexicon,
        stated=_is_stated(spine) or _judge_of_nouns(draft.cue, lexicon) == "existence",
    )
    word = clause.predicate
    predicate = _name_predicate(word, clause.lexicon)
    opposites = contrast_words().find_opposites(predicate, adjective=word.upos == "ADJ")
    times = filter(None, map(find_time, clause.inside))
    dependents = (child for child in clause.children(word) if find_role(word, child) is not None)
    return Proposition(
        predicate=predicate,
        arguments=find_arguments(clause, draft),
        modifiers=find_modifiers(word, clause, without=dependents),
        opposites=tuple(sorted(opposites)),
        times=tuple(sorted(set(times))),
        stated=clause.stated,
    )


def _is_stated(spine: Sequence[Word]) -> bool:
    """Whether the content says that something is so, and does not only name it."""
    return len(spine) > 1 or not is_nominal(spine[0])


def _find_whole_spine(tree: ContentTree, cue: DraftCue, lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the words from the one that says something down to the main predicate, also over nouns
    for something said, where the cue says that it is so or not.
    """
    spine = tree.spine
    head = _find_behind_object(tree, cue, lexicon)
    if head is not None:
        spine = find_spine(head, lexicon, tree.owners)
    if _judge_of_nouns(cue, lexicon) is None:
        return spine
    below = _find_below_noun(spine[-1], lexicon)
    if below is None or is_negated(below):  # then it is not known what is denied
        return spine
    return (*spine, *find_spine(below, lexicon, tree.owners))


def _judge_of_nouns(cue: DraftCue, lexicon: Lexicon) -> str | None:
    """Return what *cue* says of the noun phrase that it takes, see ``CueEntry.of_nouns``; None of a
    light verb ("issued a denial of").
    """
    entry = lexicon.cue(cue.lemma)
    if entry is None or entry.lemma != cue.lemma:
        return None
    return entry.of_nouns


def _find_behind_object(tree: ContentTree, cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """Return what stands behind whom the cue is about, where the content begins with them ("accused
    Lee of taking bribes").
    """
    entry = lexicon.cue(cue.lemma)
    about = tree.head.relation == "obj" and tree.head.parent is cue.head
    if entry is None or not about:
        return None
    behind = Phrase(cue.head.children("obl", "advcl")) & tree.inside
    return next((word for word in behind if case_lemma(word) in entry.prepositions), None)


def _find_below_noun(noun: Word, lexicon: Lexicon) -> Word | None:
    """Return the head of what a noun for something said says: "denied reports that he left",
    "denied claims of fraud".
    """
    if noun.upos != "NOUN" or lexicon.noun(noun.lemma) is None:
        return None
    return _find_child(noun, "that", "acl", "ccomp") or _find_child(noun, "of", "nmod", "acl")


def _find_child(noun: Word, case: str, *relations: str) -> Word | None:
    return next((c for c in noun.children(*relations) if case_lemma(c) == case), None)


def _name_predicate(word: Word, lexicon: Lexicon) -> str:
    """Return the lemma of *word*, with its particle: "shut down"."""
    lemma = base_lemma(word, lexicon) if word.upos == "VERB" else word.lemma
    particles = word.children("compound:prt")[:1]
    return " ".join((lemma, *(particle.lemma for particle in particles)))
