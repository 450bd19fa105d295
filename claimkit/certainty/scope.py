"""What a word bears on: the spine from a content's head down to its main proposition, and what
hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.document import Sentence, Word
from claimkit.grammar import case_lemma, is_passive, own_subject
from claimkit.lexicons.schema import Implicative, Lexicon, MarkerEntry
from claimkit.model import MarkerCategory

LONGEST_SPINE = 6
CLAUSES = ("xcomp", "ccomp", "csubj")
# Relations over which a word bears on the clause of its head
BEARING = frozenset({"aux", "advmod", "det", "cc", "discourse", "obl", "parataxis", "expl", "mark"})
ARGUMENTS = frozenset({"nsubj", "obj", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def spine(
    sentence: Sentence, head: Word, lexicon: Lexicon, owners: frozenset[str] | None = None
) -> tuple[Word, ...]:
    """Return *head* and the heads below it down to the main proposition's: over hedges ("is likely
    to close", "I think that it closed"), implicatives ("failed to close") and semi-auxiliaries
    ("has to close").

    Args:
        owners: pronouns by which the speaker is meant as the subject of a verb of belief; by
            default those of the first person.
    """
    words = [head]
    while len(words) < LONGEST_SPINE:
        below = _complement(sentence, words[-1], lexicon, owners)
        if below is None or below in words:
            break
        words.append(below)
    return tuple(words)


def _complement(
    sentence: Sentence, word: Word, lexicon: Lexicon, owners: frozenset[str] | None
) -> Word | None:
    """Return the head of what *word* only modifies, None where *word* is a proposition of its
    own.
    """
    lemma = lexicon.base(word.lemma.lower(), word.text.lower())
    implicative = lexicon.implicative(lemma)
    if implicative is not None and (complement := implied(sentence, word, implicative)) is not None:
        return complement
    if (
        open_to_doubt := _hedging_predicate(sentence, word, lexicon)
        or _left_open(sentence, word, lexicon)
    ) is not None:
        return open_to_doubt
    raising = lemma in lexicon.grammar.raising
    if raising or _is_semi_modal(sentence, word, lemma, lexicon):
        bare = lemma in lexicon.grammar.necessity  # "you need not pay"
        return _infinitive(sentence, word) or (
            sentence.child(word, *CLAUSES) if raising or bare else None
        )
    if word.upos == "ADJ" and is_hedge(lexicon, lemma):
        return (
            sentence.child(word, *CLAUSES) or _infinitive(sentence, word) or _beside(sentence, word)
        )
    if (
        word.upos == "VERB"
        and is_hedge(lexicon, lemma)
        and is_own_hedge(sentence, word, lexicon, owners)
    ):
        return sentence.child(word, "ccomp", "xcomp")
    if sentence.child(word, "expl") is not None:
        noun = sentence.child(word, "nsubj")
        return (
            sentence.child(noun, "acl", "ccomp")
            if noun is not None and is_hedge(lexicon, noun.lemma.lower())
            else None
        )
    return None


def _hedging_predicate(sentence: Sentence, word: Word, lexicon: Lexicon) -> Word | None:
    """Return the hedge that *word* says to hold still: "it remains unclear whether"."""
    remains = word.lemma.lower() in lexicon.grammar.pending
    return next(
        (
            c
            for c in sentence.children(word, "xcomp")
            if remains and is_hedge(lexicon, c.lemma.lower())
        ),
        None,
    )


def _beside(sentence: Sentence, predicate: Word) -> Word | None:
    """Return the clause of which *predicate* is said that hangs on the verb above it: "whether it
    runs remains unclear".
    """
    above = sentence.parent(predicate)
    return (
        sentence.child(above, "csubj", "ccomp")
        if above is not None and predicate.relation == "xcomp"
        else None
    )


def _is_semi_modal(sentence: Sentence, word: Word, lemma: str, lexicon: Lexicon) -> bool:
    """Whether *word* only modifies its infinitive: "needs to close", not "is needed to close
    it".
    """
    return lemma in lexicon.grammar.semi_modals and not (
        lemma in lexicon.modals and is_passive(sentence, word)
    )


def _left_open(sentence: Sentence, word: Word, lexicon: Lexicon) -> Word | None:
    """Return the head of the question that *word* leaves open: "it remains to be seen whether", "it
    is too early to say how", "has yet to be confirmed whether"; None where it leaves none.
    """
    words = lexicon.grammar
    awaited = word.relation == "xcomp" and any(
        c.lemma.lower() in words.awaiting
        for w in (word, *_parents(sentence, word, 1))
        for c in sentence.children(w, "advmod")
    )
    if word.lemma.lower() not in words.pending and not awaited:
        return None
    below = (
        word,
        *(c for c in sentence.children(word, "xcomp", "advcl") if case_lemma(sentence, c) == "to"),
    )
    clauses = (
        c
        for w in below
        for c in sentence.children(w, "csubj", "ccomp", "acl")
        if c.deprel != "acl:relcl"
    )
    return next((c for c in clauses if opens_question(sentence, c, lexicon)), None)


def opens_question(sentence: Sentence, clause: Word, lexicon: Lexicon) -> bool:
    """Whether *clause* begins with a question word: "whether it holds", "on how the fire began",
    "which bridge is closed".
    """
    first = next((w for w in sentence.subtree(clause) if w.upos != "ADP"), clause)
    return first.lemma.lower() in lexicon.grammar.question_words


def is_hedge(lexicon: Lexicon, lemma: str) -> bool:
    """Whether *lemma* is listed as an adjective, verb or noun that weakens or strengthens a
    clause.
    """
    return any(e.category in CLAUSAL for e in lexicon.marker(lemma))


CLAUSAL = frozenset({
    MarkerCategory.HEDGE_ADJECTIVE, MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN, MarkerCategory.BOOSTER,
    MarkerCategory.NEGATION, MarkerCategory.EVIDENTIAL,
})  # fmt: skip


def is_own_hedge(
    sentence: Sentence, verb: Word, lexicon: Lexicon, owners: frozenset[str] | None = None
) -> bool:
    """Whether a verb of belief tells the speaker's own: "I think", "it seems", "is expected to",
    not "Berg thinks".
    """
    if verb.lemma.lower() in lexicon.grammar.raising or is_passive(sentence, verb):
        return True
    subject = own_subject(sentence, verb)
    return subject is not None and subject.lemma.lower() in (
        lexicon.grammar.first_person if owners is None else owners
    )


def _infinitive(sentence: Sentence, word: Word) -> Word | None:
    return next(
        (
            c
            for c in sentence.children(word, "xcomp", "ccomp", "advcl")
            if case_lemma(sentence, c) == "to"
        ),
        None,
    )


def implied(sentence: Sentence, word: Word, implicative: Implicative) -> Word | None:
    """Return the head of what *word* says to be so or not; None where it says so of nothing
    here.
    """
    clauses = sentence.children(word, "xcomp", "ccomp", "advcl", "obl")
    behind_from = next((c for c in clauses if case_lemma(sentence, c) == "from"), None)
    if implicative.from_only:
        return behind_from
    complement = next(
        (c for c in clauses if c.relation == "xcomp" or (c.relation == "ccomp" and _is_bare(c))),
        None,
    )
    if complement is None and implicative.object and not is_passive(sentence, word):
        return sentence.child(word, "obj")
    return complement


def _is_bare(word: Word) -> bool:
    return word.feat("VerbForm") in {"Inf", "Ger"}


def top_of(words: tuple[Word, ...]) -> Word:
    """Return the word of *words* that none of the others governs."""
    own = {w.index for w in words}
    return next((w for w in words if w.head not in own), words[0])


def bears_on(
    sentence: Sentence,
    words: tuple[Word, ...],
    entry: MarkerEntry,
    on: tuple[Word, ...],
    lexicon: Lexicon,
) -> bool:
    """Whether the marker *words* bears on the spine *on*, whatever the distance between them."""
    top, heads = top_of(words), {w.index for w in on}
    if any(w.index in heads for w in words):
        return True
    if entry.category is MarkerCategory.CONDITION:
        return any(
            _is_adjunct(w, heads) or _hangs_beside(w, on[0])
            for w in (top, *_parents(sentence, top, 2))
        )
    if entry.category in {
        MarkerCategory.HEDGE_NOUN,
        MarkerCategory.HEDGE_VERB,
        MarkerCategory.HEDGE_ADJECTIVE,
    }:
        return _clausal_bears(sentence, top, heads, lexicon)
    if top.head in heads and (
        top.relation in BEARING or (top.relation in ARGUMENTS and _negates(entry))
    ):
        return True
    if len(words) > 1 and top.head in heads and _is_adverbial(sentence, top):
        return True
    if top.relation == "amod" and top.head in heads and entry.category is MarkerCategory.EVIDENTIAL:
        return True
    above = sentence.parent(top)
    quantifies = _negates(entry) and top.relation in {"det", "advmod", "amod", "cc"}
    return quantifies and above is not None and above.head in heads and above.relation in ARGUMENTS


def _is_adjunct(word: Word, heads: set[int]) -> bool:
    return word.relation in {"advcl", "obl", "advmod"} and word.head in heads


def _hangs_beside(word: Word, head: Word) -> bool:
    """Whether the parser hung *word*, the clause of a condition, on the cue, one too high:
    "confirmed that it opens provided that …".
    """
    return (
        word.head == head.head
        and head.relation == "ccomp"
        and word.relation in {"advcl", "ccomp"}
        and word.index > head.index
    )


def _is_adverbial(sentence: Sentence, top: Word) -> bool:
    """Whether a phrase with head *top* is an adverbial, or the subject of "there is" ("there is no
    doubt that").
    """
    above = sentence.parent(top)
    exists = (
        top.relation == "nsubj" and above is not None and sentence.child(above, "expl") is not None
    )
    return exists or top.relation in {"nmod", "advcl", "case", "dep"}


def _clausal_bears(sentence: Sentence, word: Word, heads: set[int], lexicon: Lexicon) -> bool:
    """Whether a hedging noun, verb or adjective beside the spine bears on it: "there is a risk
    that", "has a chance of", "I think" put in, "a possible strike" where the strike is the content.
    """
    above = sentence.parent(word)
    if above is None or above.index not in heads:
        return False
    if word.relation == "amod":
        return above.upos in NOMINAL and sentence.child(above, "cop") is None
    if word.relation == "parataxis":
        return is_own_hedge(sentence, word, lexicon)
    if word.relation == "nsubj":
        return sentence.child(above, "expl") is not None
    light = above.lemma.lower() in lexicon.light_verbs
    return word.relation == "obj" and light and sentence.child(word, "acl", "nmod") is not None


def _negates(entry: MarkerEntry) -> bool:
    return entry.category is MarkerCategory.NEGATION


def _parents(sentence: Sentence, word: Word, number: int) -> Iterator[Word]:
    for place, above in enumerate(sentence.ancestors(word)):
        if place == number:
            return
        yield above


def has_negator(sentence: Sentence, word: Word, lexicon: Lexicon, *relations: str) -> bool:
    """Whether *word* is denied by one of its dependents in *relations*: "not sure", "no longer
    open", not "take longer".
    """
    words = lexicon.grammar
    below = sentence.children(word, *relations)
    together = (
        c
        for w in below
        if w.text.lower() in words.with_negator
        for c in sentence.children(w, "advmod", "det")
    )
    return any({c.lemma.lower(), c.text.lower()} & words.negators for c in (*below, *together))


def is_compared(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is set against something: "more likely than men to vote", not "more likely
    than not".
    """
    if not any(
        c.lemma.lower() in lexicon.grammar.comparing for c in sentence.children(word, "advmod")
    ):
        return False
    behind = [w.lemma.lower() for w in sentence.words[word.index :]]
    place = behind.index("than") if "than" in behind else -1
    return place >= 0 and behind[place + 1 : place + 2] != ["not"]
