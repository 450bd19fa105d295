"""What to call a speaker without a name."""

from __future__ import annotations

from claimkit.tree import Phrase, Word

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
# Under the head of the words that a relative pronoun refers back to, what is no part of them:
# clauses, what stands beside them, and what ties them to the sentence
OUTSIDE = ("acl", "appos", "case", "cc", "conj", "parataxis")
# Relations of a pronoun that belongs to a noun: "whose lawyer", "which bank"
OF_A_NOUN = frozenset({"det", "nmod"})


def find_description(words: Phrase) -> Phrase | None:
    """Return the words that describe a speaker, None if there are none.

    They are its own words; for a relative pronoun they are those to which it refers ("the driver"
    in "the driver, who said …").
    """
    if not _is_relative(words):
        return words
    head = find_antecedent(words[0])
    if head is None:
        return None
    whole = head.subtree(prune=lambda word: word.parent_as(*OUTSIDE) is head)
    return whole.run_with(head).trimmed()


def find_antecedent(pronoun: Word) -> Word | None:
    """Return the head of the words that the relative clause of *pronoun* modifies."""
    for word in pronoun.lineage():
        if word.deprel == "acl:relcl":
            return word.parent
    return None


def _is_relative(words: Phrase) -> bool:
    """Whether *words* are, or begin with, a relative or an interrogative pronoun, which is not the
    "that" of "that is what he said".
    """
    first = words[0]
    if first.lower not in RELATIVE:
        return False
    if not first.xpos.startswith("W"):
        return len(words) == 1 and find_antecedent(first) is not None
    # with the rest of its clause, as a tagger may give it: "who leads the party"
    return len(words) == 1 or first.relation not in OF_A_NOUN
