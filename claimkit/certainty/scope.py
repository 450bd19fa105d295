"""What a marker bears on: the whole content, or only a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from attrs import Factory, field, frozen

from claimkit.clauses.forms import NOMINAL
from claimkit.clauses.spine import is_own_hedge
from claimkit.document import Phrase, Word
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import MarkerCategory
from claimkit.rules import Rule, first, when

# Relations over which a word bears on the clause of its head
BEARING = frozenset({"aux", "advmod", "det", "cc", "discourse", "obl", "parataxis", "expl", "mark"})
ARGUMENTS = frozenset({"nsubj", "obj", "csubj"})
QUANTIFYING = frozenset({"det", "advmod", "amod", "cc"})
ADVERBIAL = frozenset({"nmod", "advcl", "case", "dep"})
ADJUNCTS = frozenset({"advcl", "obl", "advmod"})
CONDITION_DEPTH = 2  # words that may stand between a conjunction and its clause's head


@frozen(kw_only=True)
class Bearing:
    """A marker beside a content's spine.

    Attributes:
        words: the words of the marker.
        spine: heads of the content, see :mod:`claimkit.clauses.spine`; of the marker's sentence.
        top: the word of the marker that none of the others governs.
        above: the word of the spine that governs *top*, None if none does.
    """

    entry: MarkerEntry
    words: Phrase
    spine: Phrase
    lexicon: Lexicon
    top: Word = field(init=False, default=Factory(lambda b: b.words.root, takes_self=True))
    above: Word | None = field(
        init=False, default=Factory(lambda b: b.governor_of(b.top), takes_self=True)
    )

    @property
    def negates(self) -> bool:
        return self.entry.category is MarkerCategory.NEGATION

    def governor_of(self, word: Word) -> Word | None:
        """Return the word of the spine that governs *word*, None if none does."""
        return word.parent if word.head in self.spine.indices else None


def find_scope(bearing: Bearing) -> str | None:
    """Return the name of the rule by which the marker bears on the spine, whatever the distance
    between them; None if it bears only on a part.
    """
    rules = (ON_SPINE, *RULES.get(bearing.entry.category, OTHERS))
    found = first(rules, bearing)
    return found.rule if found is not None else None


def _is_on_spine(bearing: Bearing) -> bool:
    return bool(bearing.words & bearing.spine)


def _is_condition(bearing: Bearing) -> bool:
    """Whether the clause of a condition hangs on the spine."""
    head = bearing.spine[0]
    for word in (bearing.top, *islice(bearing.top.ancestors(), CONDITION_DEPTH)):
        if word.relation in ADJUNCTS and bearing.governor_of(word) is not None:
            return True
        if _hangs_beside(word, head):
            return True
    return False


def _hangs_beside(word: Word, head: Word) -> bool:
    """Whether the parser hung *word*, the clause of a condition, on the cue, one too high:
    "confirmed that it opens provided that …".
    """
    if word.head != head.head or word.index <= head.index:
        return False
    return head.relation == "ccomp" and word.relation in {"advcl", "ccomp"}


def _is_adjective_of_noun(bearing: Bearing) -> bool:
    """Whether it describes the noun that is the content: "a possible strike"."""
    above = bearing.above
    if above is None or bearing.top.relation != "amod":
        return False
    return above.upos in NOMINAL and above.child("cop") is None


def _is_put_in(bearing: Bearing) -> bool:
    """Whether the speaker puts in that they think so."""
    if bearing.above is None or bearing.top.relation != "parataxis":
        return False
    return is_own_hedge(bearing.top)


def _exists(bearing: Bearing) -> bool:
    """Whether it is said that there is something: "there is a risk that", "there is no doubt
    that".
    """
    above = bearing.above
    return bearing.top.relation == "nsubj" and above is not None and above.child("expl") is not None


def _is_had(bearing: Bearing) -> bool:
    """Whether somebody has something: "has a chance of"."""
    above, noun = bearing.above, bearing.top
    if above is None or noun.relation != "obj" or above.lemma not in bearing.lexicon.light_verbs:
        return False
    return noun.child("acl", "nmod") is not None


def _depends(bearing: Bearing) -> bool:
    return bearing.above is not None and bearing.top.relation in BEARING


def _negates_argument(bearing: Bearing) -> bool:
    """Whether a negation is itself subject or object: "nobody came"."""
    return bearing.negates and bearing.above is not None and bearing.top.relation in ARGUMENTS


def _is_adverbial(bearing: Bearing) -> bool:
    """Whether several words are an adverbial: "in all likelihood"."""
    if bearing.above is None or len(bearing.words) == 1:
        return False
    return bearing.top.relation in ADVERBIAL or _exists(bearing)


def _is_so_called(bearing: Bearing) -> bool:
    """Whether what is said of is only called so: "the alleged fraud"."""
    if bearing.entry.category is not MarkerCategory.EVIDENTIAL:
        return False
    return bearing.above is not None and bearing.top.relation == "amod"


def _negates_in_argument(bearing: Bearing) -> bool:
    """Whether a negation stands by subject or object: "no guest came"."""
    argument = bearing.top.parent
    if not bearing.negates or argument is None or bearing.top.relation not in QUANTIFYING:
        return False
    return argument.relation in ARGUMENTS and bearing.governor_of(argument) is not None


ON_SPINE: Rule[[Bearing], bool] = Rule(
    "scope.spine", "Lee said it is likely to rain.", when(_is_on_spine, True)
)
CLAUSAL = (
    Rule("scope.adjective", "Lee warned of a possible strike.", when(_is_adjective_of_noun, True)),
    Rule("scope.put-in", "“It will, I think, rain,” Lee said.", when(_is_put_in, True)),
    Rule("scope.existing", "Lee said there is a risk of flooding.", when(_exists, True)),
    Rule("scope.had", "Lee said the team has a chance of success.", when(_is_had, True)),
)
# By category where a marker must stand to bear on the content; then those of all others
RULES: Mapping[MarkerCategory, tuple[Rule[[Bearing], bool], ...]] = {
    MarkerCategory.CONDITION: (
        Rule("scope.condition", "Lee said it will close if it rains.", when(_is_condition, True)),
    ),
    MarkerCategory.HEDGE_NOUN: CLAUSAL,
    MarkerCategory.HEDGE_VERB: CLAUSAL,
    MarkerCategory.HEDGE_ADJECTIVE: CLAUSAL,
}
OTHERS = (
    Rule("scope.dependent", "Lee said it might rain.", when(_depends, True)),
    Rule("scope.negated-argument", "Lee said nobody came.", when(_negates_argument, True)),
    Rule(
        "scope.adverbial", "Lee said it will, in all likelihood, rain.", when(_is_adverbial, True)
    ),
    Rule("scope.so-called", "Lee criticized the alleged fraud.", when(_is_so_called, True)),
    Rule("scope.in-argument", "Lee said no guest came.", when(_negates_in_argument, True)),
)
