"""The proposition of a content: its predicate and its arguments, so that claims can be compared."""

from __future__ import annotations

from claimkit.clauses.tree import ContentTree, extend_spine, read_from
from claimkit.draft import Draft, DraftCue
from claimkit.grammar import base_lemma, case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.model.proposition import Proposition
from claimkit.propositions.arguments import find_arguments, find_role
from claimkit.propositions.clause import Clause
from claimkit.propositions.phrases import find_modifiers, find_time
from claimkit.propositions.words import load_contrast_words
from claimkit.tree import Phrase, Word


def find_proposition(draft: Draft, tree: ContentTree, lexicon: Lexicon) -> Proposition:
    """Return the proposition of the content of *draft*; its arguments have no referents yet.

    Args:
        tree: the content in its tree.
    """
    tree = _extend_tree(tree, draft.cue, lexicon)
    stated = _is_stated(tree) or _judge_of_nouns(draft.cue, lexicon) == "existence"
    word = tree.predicate
    predicate = _name_predicate(word, lexicon)
    opposites = load_contrast_words().find_opposites(predicate, adjective=word.upos == "ADJ")
    times = filter(None, map(find_time, tree.inside))
    dependents = (child for child in tree.children(word) if find_role(word, child) is not None)
    return Proposition(
        predicate=predicate,
        arguments=find_arguments(Clause(tree=tree, lexicon=lexicon, stated=stated), draft),
        modifiers=find_modifiers(word, tree, lexicon, without=dependents),
        opposites=tuple(sorted(opposites)),
        times=tuple(sorted(set(times))),
        stated=stated,
    )


def _is_stated(tree: ContentTree) -> bool:
    """Whether the content says that something is so, and does not only name it."""
    return len(tree.spine) > 1 or not tree.is_nominal


def _extend_tree(tree: ContentTree, cue: DraftCue, lexicon: Lexicon) -> ContentTree:
    """Return *tree* from the word that says something down to the main predicate, also over nouns
    for something said, where the cue says that it is so or not.
    """
    head = _find_behind_object(tree, cue, lexicon)
    if head is not None:
        tree = read_from(head, tree, lexicon)
    if _judge_of_nouns(cue, lexicon) is None:
        return tree
    below = _find_below_noun(tree.predicate, lexicon)
    if below is None or is_negated(below):  # then it is not known what is denied
        return tree
    return extend_spine(tree, below, lexicon)


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
    if tree.head.relation != "obj" or tree.head.parent is not cue.head:
        return None
    entry = lexicon.cue(cue.lemma)
    if entry is None:
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
