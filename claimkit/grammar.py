"""Questions about a tree of Universal Dependencies that several rules ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimkit.document import Document, QuotationRegion
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word

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
# By its relation to the clause above, the forms in which a verb shares its subject; None for any
SHARING = {
    "conj": None,
    "xcomp": None,
    "cop": None,
    "advcl": frozenset({"Part", "Ger", "Inf"}),
    "parataxis": frozenset({"Part", "Ger"}),
    "ccomp": frozenset({"Part", "Ger"}),
}
# Relations of an infinitive to a predicate whose subject it shares: "was loath to say"
BELOW_PREDICATES = frozenset({"csubj", "acl"})
THINGS = frozenset({"it", "this", "that", "what"})  # whose infinitive is the subject
LINKS = frozenset({"and", "or"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})  # word classes that head a noun phrase
FARTHEST_SUBJECT = 5  # clauses above the verb
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Forms of a verb, of its complement and of a further verb, which with the first cannot go on
REPORTED_PAST = frozenset({("VBZ", "VBD", "VBD"), ("VBP", "VBD", "VBD")})
GERUND, PAST = "VBG", "VBD"
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
PERSON_LABEL = "PER"  # of words in a person's name


def is_passive(verb: Word) -> bool:
    """Whether *verb* is a passive participle: by its subject, its auxiliary or what it stands
    under.
    """
    if verb.child("aux:pass") is not None:
        return True
    if verb.child("nsubj:pass", "csubj:pass") is not None:
        return verb.xpos not in FINITE or verb.child("aux") is not None
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
    """Whether *verb* is one, also where the parser takes it for a past tense without a subject: of
    a noun, or as the first word of a sentence ("Told that it rained, Kim left").
    """
    is_first = verb.index == 1 and verb.relation == "advcl"
    if verb.xpos == "VBD" and (is_first or verb.deprel == "acl"):
        return verb.child(*SUBJECTS, *OBJECTS) is None
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


def is_relative_pronoun(word: Word) -> bool:
    """Whether *word* is the pronoun that opens a relative clause: "the man who"."""
    return word.feat("PronType") == "Rel"


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


def own_subject(verb: Word) -> Word | None:
    """Return the subject of *verb* itself, the nearest if the parser gives several, of which a
    clause counts only where there is no other.
    """
    subjects = verb.children("nsubj") or verb.children("csubj")
    if len(subjects) < 2:
        return subjects[0] if subjects else None
    return min(subjects, key=lambda child: abs(child.index - verb.index))


def is_behind_predicate(subject: Word) -> bool:
    """Whether *subject* stands behind the predicate that the parser gave it."""
    return subject.parent is not None and subject.index > subject.parent.index


def subject_lemma(verb: Word) -> str | None:
    """Return the lemma of the subject of *verb* itself, None if it has none."""
    subject = own_subject(verb)
    return subject.lemma if subject is not None else None


def shared_subject(verb: Word) -> Word | None:
    """Return the subject that *verb* has or shares: of the verb it is coordinated with, or of the
    clause above a participle or an infinitive; None where there is none ("to say it briefly").
    """
    continued = find_continued(verb)
    if continued is not None:
        return own_subject(continued)
    for clause in (verb, *islice(_find_sharing(verb), FARTHEST_SUBJECT)):
        subject = own_subject(clause)
        if subject is not None:
            return subject
    return None


def _find_sharing(verb: Word) -> Iterator[Word]:
    """Yield the heads of the clauses whose subject *verb* shares, nearest first."""
    below = verb
    for above in verb.ancestors():
        if not _shares_subject(below, above, verb):
            return
        yield above
        below = above


def _shares_subject(below: Word, above: Word, verb: Word) -> bool:
    """Whether *below*, which is *verb* or stands above it, may have the subject of *above*; also an
    adverb whose clause *verb* is ("stopped short of saying").
    """
    forms = SHARING.get(below.relation, frozenset())
    if forms is None or below.feat("VerbForm") in forms or _is_past_participle(below):
        return True
    if below.relation in BELOW_PREDICATES:
        return below.feat("VerbForm") == "Inf" and _is_predicated(above)
    return below.relation == "advmod" and below is not verb


def _is_predicated(noun: Word) -> bool:
    """Whether *noun* is a predicate, or an adjective that the parser takes for one, of somebody."""
    subject = own_subject(noun) if noun.child("cop") is not None else None
    return subject is not None and subject.lemma not in THINGS


def stands_alone(verb: Word) -> bool:
    """Whether *verb* has neither a subject of its own nor an auxiliary or conjunction."""
    return verb.child(*SUBJECTS, *AUXILIARIES, "mark") is None


def find_continued(verb: Word) -> Word | None:
    """Return the verb of a complement with which *verb* goes on by its form, although the tree
    coordinates it with the verb above: *followed* of *laughed* in "alleges that Kim followed her,
    laughed …"; None where *verb* goes on with no such clause.
    """
    above = verb.parent_as("conj", "parataxis")
    clause = above.child("ccomp") if above is not None else None
    if above is None or clause is None or not stands_alone(verb):
        return None
    if not above.index < clause.index < verb.index:
        return None
    tenses = above.xpos, (clause.child(*AUXILIARIES) or clause).xpos, verb.xpos
    return clause if tenses in REPORTED_PAST else None


def ends_list(word: Word) -> bool:
    """Whether *word*, behind "and" or "or", is the last of three or more that are coordinated:
    "fell, shouted and ran". The parser may hang it on the first or on the one before.
    """
    above = word.parent_as("conj")
    if above is None or word.child("cc") is None:
        return False
    before = (other for other in above.children("conj") if other.index < word.index)
    links = [other for other in (above, *before) if other.relation == "conj"]
    return any(other.index < word.index and other.child("cc") is None for other in links)


def is_gerund(verb: Word) -> bool:
    """Whether *verb* is a gerund, perfect or not: "denied having seen it"."""
    if verb.xpos == GERUND:
        return verb.child("aux") is None
    return any(helper.xpos == GERUND for helper in verb.children("aux"))


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


def find_relaying(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the verb by which somebody else's words are given, of "as saying" in "quoted Kim as
    saying", "described Kim as saying"; None if *verb* stands under none.
    """
    above = verb.parent
    if above is None or case_lemma(verb) != "as":
        return None
    if verb.feat("VerbForm") not in {"Ger", "Part"} and not _is_like_gerund(verb):
        return None
    if not lexicon.reports(base_lemma(verb, lexicon)):
        return None
    if above.upos in {"NOUN", "PROPN"}:
        above = above.parent_as(*OBJECTS) or above  # the parser may attach it to the object
    entry = lexicon.verb(base_lemma(above, lexicon))
    if entry is None:
        return None
    if Frame.OBJ_AS in entry.frames and verb.child("ccomp") is not None:
        return above
    return above if entry.relays else None


def is_agentive(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* can speak: a name, a personal pronoun, a noun that the lexicon lists as a
    speaker, or one before a person's name.
    """
    if word.upos == "PROPN":
        return True
    if word.upos == "PRON":
        return not SPEAKING_PRONOUNS.isdisjoint((word.lemma, word.lower))
    if lexicon.speaker_noun(word.lemma, word.lower) is not None:
        return True
    return any(name.entity.endswith(PERSON_LABEL) for name in word.children("flat", "appos"))


def base_lemma(word: Word, lexicon: Lexicon) -> str:
    """Return the lemma under which *lexicon* has the verb *word*.

    It may differ from the parser's lemma, which can be wrong for rare forms.
    """
    if _is_like_gerund(word):
        return lexicon.base("", word.lower)
    return lexicon.base(word.lemma, word.lower)


def _is_like_gerund(word: Word) -> bool:
    """Whether *word* is a gerund by its form and its clause, which the parser takes for a noun: "as
    warning that it was shut".
    """
    if word.xpos != "NN" or not word.lower.endswith("ing"):
        return False
    return case_lemma(word) == "as" and word.child("ccomp") is not None


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
