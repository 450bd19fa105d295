"""What a marker modifies: the whole content, or only a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from attrs import Factory, field, frozen

from claimkit.certainty.markers.nouns import is_existing, is_had
from claimkit.clauses.forms import NOMINAL_HEADS
from claimkit.clauses.spine import is_own_hedge
from claimkit.grammar import case_lemma, is_clausal
from claimkit.lexicons.entries import MarkerEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import MarkerCategory
from claimkit.rules import Rule, all_of, any_of, first, when
from claimkit.tree import Phrase, Word

# Relations over which a word bears on the clause of its head
BEARING = frozenset({"aux", "advmod", "det", "cc", "discourse", "obl", "parataxis", "expl", "mark"})
ANSWERING = "discourse"
NOMINAL_ARGUMENTS = frozenset({"nsubj", "obj"})
ARGUMENTS = NOMINAL_ARGUMENTS | {"csubj"}
IN_ARGUMENTS = ("det", "advmod", "amod", "cc", "nmod:poss")
ADVERBIAL_PHRASES = frozenset({"nmod", "advcl", "case", "dep"})
ADJUNCTS = frozenset({"advcl", "obl", "advmod"})
CONDITION_DEPTH = 2  # words that may stand between a conjunction and its clause's head


@frozen(kw_only=True)
class Bearing:
    """A marker beside a content's spine; its methods are conditions.

    Attributes:
        words: the words of the marker.
        spine: heads of the content, see :mod:`claimkit.clauses.spine`; of the marker's sentence.
        top: the word of the marker that none of the others governs.
        above: the word of the spine that governs *top*, None if none does.
        relation: the relation of *top* to the word of the spine, None if none governs it.
    """

    entry: MarkerEntry
    words: Phrase
    spine: Phrase
    lexicon: Lexicon
    top: Word = field(init=False, default=Factory(lambda b: b.words.root, takes_self=True))
    above: Word | None = field(
        init=False, default=Factory(lambda b: b.find_governor(b.top), takes_self=True)
    )

    relation: str | None = field(
        init=False,
        default=Factory(lambda b: b.top.relation if b.above is not None else None, takes_self=True),
    )

    def find_governor(self, word: Word) -> Word | None:
        """Return the word of the spine that governs *word*, None if none does."""
        return word.parent if word.head in self.spine.indices else None

    def is_on_spine(self) -> bool:
        """Whether it holds a word of the spine."""
        return bool(self.words & self.spine)

    def opens_adjunct(self) -> bool:
        """Whether the clause that it opens is an adverbial of the spine."""
        clauses = (word for word in self._find_clauses() if word.relation in ADJUNCTS)
        return any(self.find_governor(word) is not None for word in clauses)

    def is_beside_content(self) -> bool:
        """Whether the parser attached its clause to the cue, one level too high.

        An example is "confirmed that it opens provided that …".
        """
        head = self.spine[0]
        above = head.parent_as("ccomp")
        if above is None:
            return False
        beside = above.children("advcl", "ccomp")
        return any(word in beside for word in self._find_clauses() if word.index > head.index)

    def _find_clauses(self) -> tuple[Word, ...]:
        """Return the words that may be the head of the clause that it opens: none beyond the first
        clause above it.
        """
        above = tuple(islice(self.top.ancestors(), CONDITION_DEPTH))
        heads = [place for place, word in enumerate(above, start=1) if is_clausal(word)]
        return (self.top, *above[: min(heads, default=CONDITION_DEPTH)])

    def is_adjective(self) -> bool:
        """Whether it is an adjective by a noun of the spine."""
        return self.relation == "amod"

    def is_of_noun(self) -> bool:
        """Whether the word of the spine above is a noun without copula: "a possible strike"."""
        if self.above is None or self.above.upos not in NOMINAL_HEADS:
            return False
        return self.above.child("cop") is None

    def is_own(self) -> bool:
        """Whether the speaker adds that they think so."""
        return self.relation == "parataxis" and is_own_hedge(self.top)

    def exists(self) -> bool:
        """Whether it is said that there is something: "there is a risk that", "there is no doubt
        that".
        """
        return self.relation is not None and is_existing(self.top)

    def is_had(self) -> bool:
        """Whether somebody has something: "has a chance of"."""
        return self.relation is not None and is_had(self.top, self.lexicon)

    def has_complement(self) -> bool:
        """Whether a noun or a clause completes it: "a chance of", "a chance to"."""
        return self.top.child("acl", "nmod") is not None

    def is_dependent(self) -> bool:
        """Whether its relation is one by which words modify their clause: the "no" that answers
        before a clause does not (“No, he won”, “No, he did not win”).
        """
        if self.relation == ANSWERING and self.negates():
            return self.above is None or not is_clausal(self.above)
        return self.relation in BEARING or self._is_of_modifier()

    def _is_of_modifier(self) -> bool:
        """Whether it is an auxiliary that the parser put, with its verb, before a noun of the
        spine: "the strike | could last weeks".
        """
        verb = self.top.parent_as("aux")
        return verb is not None and verb.relation == "amod" and self.find_governor(verb) is not None

    def negates(self) -> bool:
        """Whether it is a negation."""
        return self.entry.category is MarkerCategory.NEGATION

    def is_argument(self) -> bool:
        """Whether it is itself subject or object: "nobody came"."""
        return self.relation in ARGUMENTS

    def is_adverbial(self) -> bool:
        """Whether several words are an adverbial: "in all likelihood"."""
        return self.has_several_words() and self.relation in ADVERBIAL_PHRASES

    def is_evidential(self) -> bool:
        """Whether it says what something is based on: "alleged"."""
        return self.entry.category is MarkerCategory.EVIDENTIAL

    def is_in_argument(self) -> bool:
        """Whether it modifies the subject or an object, with "of" too: "no guest came", "nobody's
        coat was lost", "knew of no strike", not "not to ask is rude".
        """
        argument = self.top.parent_as(*IN_ARGUMENTS)
        if argument is None or self.find_governor(argument) is None:
            return False
        if argument.relation == "obl":
            return case_lemma(argument) == "of"
        return argument.relation in NOMINAL_ARGUMENTS

    def has_several_words(self) -> bool:
        return len(self.words) > 1


def find_scope(bearing: Bearing) -> str | None:
    """Return the name of the rule by which the marker modifies the spine, at any distance.

    None if it modifies only a part of the content.
    """
    found = first(RULES.get(bearing.entry.category, OTHERS), bearing)
    return found.rule if found is not None else None


ON_SPINE: Rule[[Bearing], bool] = Rule(
    "scope.spine", "Lee said it is likely to rain.", when(Bearing.is_on_spine, True)
)
OF_CONDITION: tuple[Rule[[Bearing], bool], ...] = (
    ON_SPINE,
    Rule(
        "scope.condition",
        "Lee said it closes if it rains.",
        when(any_of(Bearing.opens_adjunct, Bearing.is_beside_content), True),
    ),
)
OF_CLAUSE: tuple[Rule[[Bearing], bool], ...] = (
    ON_SPINE,
    Rule(
        "scope.adjective",
        "Lee warned of a possible strike.",
        when(all_of(Bearing.is_adjective, Bearing.is_of_noun), True),
    ),
    Rule(
        "scope.put-in",
        "“The plan, I think, is dead,” Lee said.",
        when(Bearing.is_own, True),
    ),
    Rule(
        "scope.existing",
        "Lee said there is a risk of flooding.",
        when(Bearing.exists, True),
    ),
    Rule(
        "scope.had",
        "Lee said the team has a chance of success.",
        when(all_of(Bearing.is_had, Bearing.has_complement), True),
    ),
)
# By category where a marker must stand to bear on the content; then those of all others
RULES: Mapping[MarkerCategory, tuple[Rule[[Bearing], bool], ...]] = {
    MarkerCategory.CONDITION: OF_CONDITION,
    MarkerCategory.HEDGE_NOUN: OF_CLAUSE,
    MarkerCategory.HEDGE_VERB: OF_CLAUSE,
    MarkerCategory.HEDGE_ADJECTIVE: OF_CLAUSE,
}
OTHERS: tuple[Rule[[Bearing], bool], ...] = (
    ON_SPINE,
    Rule(
        "scope.dependent",
        "Lee said it certainly rained.",
        when(Bearing.is_dependent, True),
    ),
    Rule(
        "scope.negated-argument",
        "Lee said nobody came.",
        when(all_of(Bearing.negates, Bearing.is_argument), True),
    ),
    Rule(
        "scope.adverbial",
        "Lee said it was a failure in every way.",
        when(Bearing.is_adverbial, True),
    ),
    Rule(
        "scope.existing-phrase",
        "Lee said there is no doubt that it rained.",
        when(all_of(Bearing.exists, Bearing.has_several_words), True),
    ),
    Rule(
        "scope.so-called",
        "Lee criticized the alleged fraud.",
        when(all_of(Bearing.is_evidential, Bearing.is_adjective), True),
    ),
    Rule(
        "scope.in-argument",
        "Lee said no guest came.",
        when(all_of(Bearing.negates, Bearing.is_in_argument), True),
    ),
)
