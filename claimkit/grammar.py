"""Questions about a tree of Universal Dependencies that several rules ask."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import dropwhile, islice

from claimkit.document import Document, QuotationRegion
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReportingClass
from claimkit.tree import Phrase, Word

AUXILIARIES = ("aux", "cop")
SUBJECTS = ("nsubj", "csubj")
OBJECTS = ("obj", "iobj")
NEGATIONS = frozenset(
    {"not", "never", "no", "neither", "nor", "hardly", "barely", "scarcely", "n't"}
)
SPEAKING_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "they", "it", "one", "who"})
# words; shorter quoted pieces are names, titles and scare quotes unless the cue takes them whole
SHORTEST_SPEECH = 3
CLAUSE_ENDS = frozenset({",", ".", "!", "?", "…"})
REDUCED_RELATIVES = frozenset({"acl", "advcl", "amod"})
PASSIVE_HELPERS = frozenset({"stand", "get"})  # verbs that make a passive, as "be" does
# By its relation to the clause above, the verb forms in which a verb shares the subject of that
# clause; None for any form.
SHARING = {
    "conj": None,
    "xcomp": None,
    "cop": None,
    "advcl": frozenset({"Part", "Ger", "Inf"}),
    "parataxis": frozenset({"Part", "Ger"}),
    "ccomp": frozenset({"Part", "Ger"}),
}
LINKS = frozenset({"and", "or"})
FARTHEST_SUBJECT = 5  # clauses above the verb
FINITE = frozenset({"VBD", "VBZ", "VBP"})
GERUND = "VBG"
SAYINGS = ("ccomp", "obj", "xcomp")  # relations of what a verb says
BARE = FINITE | {"VB"}  # forms that are no participle
# What one thinks nobody sees: beside a report it is a part of what is reported
THINKING = frozenset(
    {
        ReportingClass.AFFECTIVE,
        ReportingClass.COGNITIVE_FACTIVE,
        ReportingClass.DOXASTIC,
        ReportingClass.NEGATIVE_DOXASTIC,
        ReportingClass.SPECULATIVE,
    }
)


def is_passive(verb: Word) -> bool:
    """Whether *verb* is a passive participle: by its subject, its auxiliary or what it stands
    under.
    """
    if verb.child("aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if not _is_past_participle(verb) or verb.child("aux", "mark") is not None:
        return False
    if verb.relation == "conj" and own_subject(verb) is None:
        first = verb.parent
        return first is not None and _is_reduced(first) and _is_past_participle(first)
    return _is_reduced(verb)


def _is_reduced(verb: Word) -> bool:
    """Whether *verb* is a participle without an auxiliary: of a reduced relative clause, or under a
    verb that does for one ("stood accused").
    """
    if verb.relation in REDUCED_RELATIVES:
        return True
    above = verb.parent_as("xcomp")
    return above is not None and above.lemma in PASSIVE_HELPERS


def _is_past_participle(verb: Word) -> bool:
    """Whether *verb* is one, also where the parser takes the first word of a sentence, of a clause
    before another, for a past tense without a subject: "Told that it rained, Kim left".
    """
    if verb.index == 1 and (verb.xpos, verb.relation) == ("VBD", "advcl"):
        return own_subject(verb) is None
    return verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past"


def is_expletive(word: Word) -> bool:
    """Whether *word* stands for nothing: "it is said that", "It fell, it is said", "there are
    reports that".
    """
    if word.deprel == "expl" or (word.upos, word.lemma) == ("PRON", "there"):
        return True
    if word.lemma != "it" or word.deprel != "nsubj:pass" or word.parent is None:
        return False
    return word.parent.relation == "parataxis" or _has_clause(word.parent)


def _has_clause(passive: Word) -> bool:
    """Whether a clause stands behind *passive*, itself or below an adjective: "it was made clear
    that".
    """
    if passive.child("csubj", "ccomp") is not None:
        return True
    below = passive.children("xcomp")
    return any(own_subject(word) or word.child("csubj", "ccomp") for word in below)


def is_impersonal(verb: Word) -> bool:
    """Whether *verb* is a passive whose subject is a clause: "it is said that"."""
    return is_passive(verb) and any(map(is_expletive, verb.children("expl", "nsubj")))


def is_finite_verb(word: Word) -> bool:
    """Whether *word* itself is a finite verb, full or auxiliary."""
    return word.is_verb and word.feat("VerbForm") == "Fin"


def is_clausal(head: Word) -> bool:
    """Whether *head* heads a clause: it is a verb, or has a copula."""
    return head.is_verb or head.child("cop") is not None


def case_of(word: Word) -> Word | None:
    """Return the preposition (or ``mark``) that introduces *word*, None if none does."""
    return word.child("case", "mark")


def case_lemma(word: Word) -> str | None:
    """Return the lemma of the preposition (or ``mark``) that introduces *word*, None if none
    does.
    """
    case = case_of(word)
    return case.lemma if case is not None else None


def is_negated(word: Word) -> bool:
    """Whether *word* has a negation; one beyond a comma or a quotation mark does not count.

    An example is “Never!” cried the crowd.
    """
    negations = [w for w in word.children("advmod", "det", "aux") if w.lemma in NEGATIONS]
    return not all(_has_punctuation_between(negation, word) for negation in negations)


def _has_punctuation_between(one: Word, other: Word) -> bool:
    first, last = sorted((one.index, other.index))
    return any(word.is_punctuation for word in one.sentence.words[first : last - 1])


def verb_group(verb: Word) -> Phrase:
    """Return the words around *verb* that belong to it, without gaps.

    These are auxiliaries, negation and adverbs before it, and its particle after it.
    """
    group = _find_helpers(verb).run_with(verb)
    first = group[0].index
    if first == verb.index:
        return group
    before, rest = group[: verb.index - first], group[verb.index - first :]
    helped = any(word.relation in AUXILIARIES for word in before)
    if not helped and _has_subject_from(verb, first):
        return rest  # what stands before the subject are adverbs of the sentence
    return Phrase((*dropwhile(lambda word: word.relation == "mark", before), *rest))


def _find_helpers(verb: Word) -> Phrase:
    """Return *verb* with the words that may belong to its group, neighbours or not."""
    words = [verb]
    for child in verb.children(*AUXILIARIES, "advmod", "compound:prt", "mark"):
        if _is_helper(child, verb):
            words += child.subtree().without_punctuation()
    return Phrase.of(words)


def _is_helper(child: Word, verb: Word) -> bool:
    """Whether *child* is the particle of *verb*, or stands before it and opens no clause: "to" does
    not.
    """
    if child.relation == "compound":
        return True
    if child.index > verb.index:
        return False
    return child.relation != "mark" or child.lemma == "to"


def _has_subject_from(verb: Word, index: int) -> bool:
    """Whether *verb* has a subject that stands at *index* in the sentence or behind."""
    subject = verb.child(*SUBJECTS)
    return subject is not None and subject.index >= index


def own_subject(verb: Word) -> Word | None:
    """Return the subject of *verb* itself, the nearest if the parser gives several."""
    subjects = verb.children(*SUBJECTS)
    if len(subjects) < 2:
        return subjects[0] if subjects else None
    return min(subjects, key=lambda child: abs(child.index - verb.index))


def subject_lemma(verb: Word) -> str | None:
    """Return the lemma of the subject of *verb* itself, None if it has none."""
    subject = own_subject(verb)
    return subject.lemma if subject is not None else None


def shared_subject(verb: Word) -> Word | None:
    """Return the subject that *verb* has or shares: of the verb it is coordinated with, or of the
    clause above a participle or an infinitive; None where there is none ("to say it briefly").
    """
    for clause in (verb, *islice(_find_sharing(verb), FARTHEST_SUBJECT)):
        subject = own_subject(clause)
        if subject is not None:
            return subject
    return None


def _find_sharing(verb: Word) -> Iterator[Word]:
    """Yield the heads of the clauses whose subject *verb* shares, nearest first."""
    below = verb
    for above in verb.ancestors():
        forms = SHARING.get(below.relation, frozenset())
        is_sharing = forms is None or below.feat("VerbForm") in forms
        if not is_sharing and not _is_past_participle(below):
            return
        yield above
        below = above


def stands_alone(verb: Word) -> bool:
    """Whether *verb* has neither a subject of its own nor an auxiliary or conjunction."""
    return verb.child(*SUBJECTS, *AUXILIARIES, "mark") is None


def find_resumed(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the verb whose clause *verb* goes on with although the tree coordinates it with a verb
    of another form in the complement: *said* of *scolded* in "said he had read it and scolded
    her"; None where *verb* goes on with no such clause.
    """
    first = verb.parent_as("conj")
    above = first.parent if first is not None else None
    if first is None or above is None or not _may_resume(verb, above):
        return None
    if lexicon.verb(base_lemma(above, lexicon)) is None:
        return None
    if _is_gerund(first):
        return above
    return above if _goes_on_with(verb, above, first, lexicon) else None


def _may_resume(verb: Word, above: Word) -> bool:
    """Whether *verb*, which has no subject, may by its form go on with the clause of *above*."""
    if verb.xpos not in BARE:
        return False
    if above.xpos not in FINITE:
        return False
    return "or" not in verb.child_lemmas("cc") and stands_alone(verb)


def _is_gerund(verb: Word) -> bool:
    """Whether *verb* is a gerund, perfect or not: "denied having seen it"."""
    if verb.xpos == GERUND:
        return verb.child("aux") is None
    return any(helper.xpos == GERUND for helper in verb.children("aux"))


def _goes_on_with(verb: Word, above: Word, first: Word, lexicon: Lexicon) -> bool:
    """Whether the finite *verb* goes on with *above* rather than with *first* in its complement,
    which is finite by its auxiliary only.
    """
    helper = first.child(*AUXILIARIES)
    if helper is None:
        return False
    if {above.xpos, helper.xpos} == {"VBZ", "VBP"}:  # of another subject, singular or plural
        return verb.xpos == above.xpos or (verb.xpos == "VB" and above.xpos == "VBP")
    if helper.lemma == "have" and verb.child(*SAYINGS) is None:  # may be a participle of it too
        return False
    return verb.xpos == above.xpos and _is_said_aloud(verb, lexicon)


def _is_said_aloud(verb: Word, lexicon: Lexicon) -> bool:
    entry = lexicon.verb(base_lemma(verb, lexicon))
    if entry is None or not lexicon.reports(entry.lemma):
        return False
    return entry.reporting_class not in THINKING


def ends_headline(verb: Word) -> bool:
    """Whether *verb* and its subject are the end of a headline, behind a comma: "Two held, police
    say".
    """
    subject = own_subject(verb) if verb.sentence.heading else None
    if subject is None:
        return False
    clause = subject.subtree(prune=lambda word: word is verb) | (verb,)
    words = clause.run_with(verb)
    return words[0].text_before == "," and words[-1] is verb.sentence.words[-1]


def find_stray_clause(agent: Word, prepositions: Container[str]) -> Word | None:
    """Return the gerund behind one of *prepositions* that the parser attached to the *agent* of a
    passive: "was accused by Kim of lying"; None if there is none.
    """
    for clause in agent.children("acl"):
        if case_lemma(clause) in prepositions and clause.feat("VerbForm") in {"Ger", "Part"}:
            return clause
    return None


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


def find_relaying(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the verb by which somebody else's words are given, of "as saying" in "quoted Kim as
    saying"; None if *verb* stands under none.
    """
    above = verb.parent
    if above is None or case_lemma(verb) != "as":
        return None
    if verb.feat("VerbForm") not in {"Ger", "Part"}:
        return None
    if not lexicon.reports(base_lemma(verb, lexicon)):
        return None
    if above.upos in {"NOUN", "PROPN"}:
        above = above.parent_as(*OBJECTS) or above  # the parser may attach it to the object
    entry = lexicon.verb(base_lemma(above, lexicon))
    return above if entry is not None and entry.relays else None


def is_agentive(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* can speak: a name, a personal pronoun, or a noun that the lexicon lists as a
    speaker.
    """
    if word.upos == "PROPN":
        return True
    if word.upos == "PRON":
        return not SPEAKING_PRONOUNS.isdisjoint((word.lemma, word.lower))
    return lexicon.speaker_noun(word.lemma) is not None


def base_lemma(word: Word, lexicon: Lexicon) -> str:
    """Return the lemma under which *lexicon* has the verb *word*.

    It may differ from the parser's lemma, which can be wrong for rare forms.
    """
    return lexicon.base(word.lemma, word.lower)


def is_aside(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, attached to a noun, says when or on what occasion it was said: "the council
    on Monday", "the plan during a briefing".
    """
    if word.relation != "nmod":
        return False
    if word.deprel == "nmod:poss":
        return False
    case = case_lemma(word)
    if case == "on":
        return word.lemma in lexicon.times
    return case == "during" and word.lemma in lexicon.occasions


def is_quoted(document: Document, word: Word) -> bool:
    """Whether *word* is in a closed quotation that is long enough to be speech."""
    region = document.quotation_at(word.span)
    if region is None or not region.closed:
        return False
    return is_speech(document, region)


def is_speech(document: Document, region: QuotationRegion) -> bool:
    """Whether *region* is long enough, or ends like a clause, to be speech rather than a scare
    quote.
    """
    if region.inner is None:
        return False
    inner = region.inner.of(document.text).strip()
    return inner[-1:] in CLAUSE_ENDS or len(inner.split()) >= SHORTEST_SPEECH
