"""The spine of a content: the words from its head down to its main proposition.

A spine leads over hedges ("is likely to close", "I think that it closed"), implicatives ("failed to
close") and semi-auxiliaries ("has to close").
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, field, frozen

from claimkit.clauses.forms import (
    RELATIVE_CLAUSE,
    find_opening,
    is_awaited,
    is_infinitive,
    opens_question,
)
from claimkit.clauses.words import (
    FIRST_PERSON_SUBJECTS,
    NEED,
    POLAR_QUESTIONS,
    load_clause_words,
)
from claimkit.grammar import (
    GERUND,
    OBJECTS,
    base_lemma,
    case_lemma,
    is_agentive,
    is_negated,
    is_passive,
    subject_lemma,
)
from claimkit.lexicons.entries import Frame, Implicative
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, MarkerCategory
from claimkit.rules import Answered, Rule, first, only_if
from claimkit.tree import Word

LONGEST_SPINE = 6
# Words that say of a question under them that it is open: "it remains to be seen whether", "it is
# too early to say how", "it is hard to tell who"
PENDING = frozenset({"remain", "early", "soon", "question", "hard", "difficult", "impossible"})
JUDGED = ("csubj", "ccomp", "acl")
COMPLEMENTS = ("xcomp", "ccomp", "advcl", "obl")  # as the parser may attach them
CLAUSES_BELOW = ("xcomp", "ccomp", "csubj")
# Categories of markers that weaken or strengthen a clause
WEIGHING = frozenset(
    {
        MarkerCategory.HEDGE_ADJECTIVE,
        MarkerCategory.HEDGE_VERB,
        MarkerCategory.HEDGE_NOUN,
        MarkerCategory.BOOSTER,
        MarkerCategory.NEGATION,
        MarkerCategory.EVIDENTIAL,
    }
)


def descend(
    head: Word, lexicon: Lexicon, owners: frozenset[str] = FIRST_PERSON_SUBJECTS
) -> Iterator[Answered[Word]]:
    """Yield the heads below *head*, down to the head of the main proposition.

    Each has the name of the rule that leads to it.

    Args:
        owners: pronouns by which the speaker is meant as the subject of a verb of belief.
    """
    words = [head]
    while len(words) < LONGEST_SPINE:
        below = first(RULES, SpineWord(word=words[-1], lexicon=lexicon, owners=owners))
        if below is None or below.answer in words:
            return
        words.append(below.answer)
        yield below


def is_hedge(lemma: str, lexicon: Lexicon) -> bool:
    """Whether *lemma* is listed as an adjective, verb or noun that weakens or strengthens a
    clause.
    """
    return lexicon.is_marker(lemma, *WEIGHING)


def is_own_hedge(verb: Word, owners: frozenset[str] = FIRST_PERSON_SUBJECTS) -> bool:
    """Whether a verb of belief is about the speaker: "I think", "it seems", not "Berg thinks"."""
    if verb.lemma in load_clause_words().raising or is_passive(verb):
        return True
    return subject_lemma(verb) in owners


def find_implied(word: Word, implicative: Implicative) -> Word | None:
    """Return the head of the complement whose truth *word* decides, else None.

    In "failed to close" it is "close".
    """
    if _judges_clause(word):
        return word.child(*JUDGED)
    if implicative.only_behind is not None:
        return _find_behind(word, implicative.only_behind)
    complement = next(filter(_is_complement, word.children(*COMPLEMENTS)), None)
    if complement is not None or is_passive(word):
        return complement
    return word.child("obj") if implicative.object else None


def _judges_clause(word: Word) -> bool:
    """Whether "it" stands for a clause of which *word* says whether it is true: "it is not true
    that", "it is a myth that", where the parser may take it for the subject.
    """
    if word.child("expl") is not None:
        return word.upos in {"ADJ", "NOUN"}
    return word.upos == "NOUN" and subject_lemma(word) == "it"


def find_made(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return who is brought to do what the infinitive *verb* names, and so does it: "forced Kim to
    admit", "Kim was forced to admit", not "asked Kim to admit"; None where nobody is.
    """
    above = verb.parent_as("xcomp", "ccomp", "advcl")
    if above is None or not is_infinitive(verb):
        return None
    implicative = lexicon.implicative(base_lemma(above, lexicon))
    if implicative is None or not implicative.signature.startswith("+"):
        return None
    if is_passive(above):
        return above.child("nsubj:pass")
    made = above.child(*OBJECTS)
    return made if made is not None and above.index < made.index < verb.index else None


def find_seen(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return who is seen or heard to do what the gerund *verb* names: "the video shows Kim saying",
    not "had trouble saying"; None where nobody is.
    """
    above = verb.parent_as("xcomp")
    if above is None or verb.xpos != GERUND:
        return None
    seen = above.child(*OBJECTS)
    if seen is None or not above.index < seen.index < verb.index:
        return None
    return seen if is_agentive(seen, lexicon) else None


def is_asked_for(verb: Word, lexicon: Lexicon) -> bool:
    """Whether the infinitive *verb* names only what somebody is to do: "urged Kim to admit", "was
    told to say"; what comes of it is not told.
    """
    first = verb.parent_as("conj") or verb
    above = first.parent_as("xcomp", "ccomp", "advcl")
    if above is None or not is_infinitive(first):
        return False
    lemma = base_lemma(above, lexicon)
    entry, implicative = lexicon.verb(lemma), lexicon.implicative(lemma)
    if entry is None or Frame.OBJ_XCOMP not in entry.frames:
        return False
    if implicative is not None and implicative.signature.startswith("+"):
        return False
    return entry.act is Act.DIRECTIVE or entry.tells


def _find_behind(word: Word, preposition: str) -> Word | None:
    """Return the complement of *word*, or of an adverb beside it, behind *preposition*: "stopped
    short of".
    """
    for above in (word, *word.children("advmod")):
        for clause in above.children(*COMPLEMENTS):
            if case_lemma(clause) == preposition:
                return clause
    return None


def _is_complement(clause: Word) -> bool:
    if clause.relation == "ccomp":
        return clause.feat("VerbForm") in {"Inf", "Ger"}
    return clause.relation == "xcomp"


@frozen(kw_only=True)
class SpineWord:
    """A word of a spine that may only modify what is below it; its methods are conditions, or find
    what is below.

    Attributes:
        owners: pronouns by which the speaker is meant as the subject of a verb of belief.
        lemma: under which the lexicon has the word.
    """

    word: Word
    lexicon: Lexicon
    owners: frozenset[str]
    lemma: str = field(
        init=False,
        default=Factory(lambda step: base_lemma(step.word, step.lexicon), takes_self=True),
    )

    @property
    def above(self) -> Word | None:
        """The word whose infinitive or predicate it is, None if it is none."""
        return self.word.parent_as("xcomp")

    def is_pending(self) -> bool:
        """Whether it says that a question is open: "remains", "is too early"."""
        return self.word.lemma in PENDING

    def is_awaited(self) -> bool:
        """Whether it is yet to come: "has yet to be confirmed"."""
        if self.above is None:
            return False
        return any(map(is_awaited, (self.word, self.above)))

    def is_raising(self) -> bool:
        """Whether it is a verb of impression with an infinitive: "seems to hold"."""
        return self.lemma in load_clause_words().raising

    def is_semi_modal(self) -> bool:
        """Whether it only modifies its infinitive: "needs to close", not "is needed to close
        it".
        """
        if self.lemma in load_clause_words().modals and is_passive(self.word):
            return False
        return self.lemma in load_clause_words().semi_modals

    def is_hedge(self) -> bool:
        """Whether it is listed as a word that weakens or strengthens a clause."""
        return is_hedge(self.lemma, self.lexicon)

    def is_own(self) -> bool:
        """Whether it is the speaker who believes it."""
        return is_own_hedge(self.word, self.owners)

    def leaves_open(self) -> bool:
        """Whether it says that something is not known yet."""
        return self.is_pending() or self.is_awaited()

    def is_hedge_as(self, upos: str) -> bool:
        """Whether it is of the word class *upos* and a hedge."""
        if self.word.upos != upos:
            return False
        return self.is_hedge()

    def has_own_sense(self) -> bool:
        """Whether it is no verb that only modifies its infinitive."""
        return not (self.is_raising() or self.is_semi_modal())

    def is_hedging_adjective(self) -> bool:
        """Whether it is a predicate of how likely a clause is: "is likely to"."""
        if not self.is_hedge_as("ADJ"):
            return False
        return self.has_own_sense()

    def is_own_belief(self) -> bool:
        """Whether it is a verb for what the speaker believes: "I think"."""
        if not self.is_hedge_as("VERB"):
            return False
        return self.is_own()

    def is_own_ignorance(self) -> bool:
        """Whether it is the speaker who does not know: "I do not know whether"."""
        if self.lemma not in load_clause_words().settling or not is_negated(self.word):
            return False
        return subject_lemma(self.word) in self.owners

    def find_unknown(self) -> Word | None:
        """Return the head of the question to which somebody does not know the answer."""
        clauses = self.word.children("ccomp", "advcl", "xcomp")
        return next((c for c in clauses if find_opening(c) in POLAR_QUESTIONS), None)

    def find_implied(self) -> Word | None:
        """Return the complement of an implicative, which says whether it is true."""
        implicative = self.lexicon.implicative(self.lemma)
        if implicative is None:
            return None
        return find_implied(self.word, implicative)

    def find_hedge(self) -> Word | None:
        """Return the hedge that is its predicate: "remains unclear"."""
        predicates = self.word.children("xcomp")
        return next((word for word in predicates if is_hedge(word.lemma, self.lexicon)), None)

    def find_question(self) -> Word | None:
        """Return the head of the question that it leaves open: "it remains to be seen whether", "it
        is too early to say how".
        """
        below = self.word.children("xcomp", "advcl", "csubj")
        infinitives = [clause for clause in below if _has_to(clause)]
        for above in (self.word, *infinitives):
            clauses = (
                c for c in above.children("csubj", "ccomp", "acl") if c.deprel != RELATIVE_CLAUSE
            )
            question = next(filter(opens_question, clauses), None)
            if question is not None:
                return question
        return None

    def find_infinitive(self) -> Word | None:
        """Return its infinitive, of "need not" also one without "to"."""
        if self.lemma == NEED:
            return self.find_complement()
        return self._find_with_to()

    def find_complement(self) -> Word | None:
        """Return its infinitive or its clause."""
        return self._find_with_to() or self.word.child(*CLAUSES_BELOW)

    def _find_with_to(self) -> Word | None:
        return next(filter(_has_to, self.word.children("xcomp", "ccomp", "advcl")), None)

    def find_clause(self) -> Word | None:
        """Return its clause, also if it is attached to the verb above.

        An example is "whether it runs remains unclear".
        """
        clause = self.word.child(*CLAUSES_BELOW) or self.find_infinitive()
        if clause is None and self.above is not None:
            return self.above.child("csubj", "ccomp")
        return clause

    def find_belief(self) -> Word | None:
        """Return what is believed."""
        return self.word.child("ccomp", "xcomp")

    def find_of_existing(self) -> Word | None:
        """Return the clause of a hedging noun that is said to exist."""
        if self.word.child("expl") is None:
            return None
        noun = self.word.child("nsubj")
        if noun is None or not is_hedge(noun.lemma, self.lexicon):
            return None
        return noun.child("acl", "ccomp")


def _has_to(clause: Word) -> bool:
    return case_lemma(clause) == "to"


# What a word only modifies; a word of which no rule tells is a proposition of its own
RULES: tuple[Rule[[SpineWord], Word], ...] = (
    Rule(
        "spine.implicative",
        "Lee said the firm failed to close the plant.",
        SpineWord.find_implied,
    ),
    Rule(
        "spine.remains",
        "Lee said it remains unclear whether the bridge holds.",
        only_if(SpineWord.is_pending)(SpineWord.find_hedge),
    ),
    Rule(
        "spine.left-open",
        "Lee said it remains to be seen whether the dam will hold.",
        only_if(SpineWord.leaves_open)(SpineWord.find_question),
    ),
    Rule(
        "spine.raising",
        "Lee said the bridge seems to hold.",
        only_if(SpineWord.is_raising)(SpineWord.find_complement),
    ),
    Rule(
        "spine.semi-modal",
        "Lee said the firm has to close the plant.",
        only_if(SpineWord.is_semi_modal)(SpineWord.find_infinitive),
    ),
    Rule(
        "spine.adjective",
        "Lee said the firm is likely to close the plant.",
        only_if(SpineWord.is_hedging_adjective)(SpineWord.find_clause),
    ),
    Rule(
        "spine.belief",
        "“I think that the bridge holds,” Lee said.",
        only_if(SpineWord.is_own_belief)(SpineWord.find_belief),
    ),
    Rule(
        "spine.unknown",
        "Lee said he did not know whether it had rained.",
        only_if(SpineWord.is_own_ignorance)(SpineWord.find_unknown),
    ),
    Rule(
        "spine.existence",
        "Lee said there is a risk that the bridge falls.",
        only_if(SpineWord.has_own_sense)(SpineWord.find_of_existing),
    ),
)
