"""Questions that several rules ask of a Universal Dependencies tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimkit.document import Document, QuotationRegion, Sentence, Word
from claimkit.lexicons.schema import Lexicon

AUXILIARIES = ("aux", "cop")
SUBJECTS = ("nsubj", "csubj")
NEGATIONS = frozenset(
    {"not", "never", "no", "neither", "nor", "hardly", "barely", "scarcely", "n't"}
)
SPEAKING_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "they", "it", "one", "who"})
YEAR_FIGURES, CENTURIES = 4, frozenset({"18", "19", "20"})
# words; shorter quoted pieces are names, titles and scare quotes unless the cue takes them whole
SHORTEST_SPEECH = 3


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether *verb* is a passive participle, by its subject, its auxiliary or as a reduced
    relative clause.
    """
    if sentence.child(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    reduced = verb.relation in {"acl", "advcl", "amod"} and not sentence.child(verb, "aux", "mark")
    return reduced and verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past"


def case_of(sentence: Sentence, word: Word) -> Word | None:
    """Return the preposition (or ``mark``) that introduces *word*, None if none does."""
    return sentence.child(word, "case", "mark")


def case_lemma(sentence: Sentence, word: Word) -> str | None:
    case = case_of(sentence, word)
    return case.lemma.lower() if case else None


def is_negated(sentence: Sentence, word: Word) -> bool:
    """Whether a negation belongs to *word*; not one beyond a comma or a quote mark (“Never!” cried
    the crowd).
    """
    return any(
        c.lemma.lower() in NEGATIONS
        and not any(w.upos == "PUNCT" for w in _between(sentence, c, word))
        for c in sentence.children(word, "advmod", "det", "aux")
    )


def _between(sentence: Sentence, one: Word, other: Word) -> tuple[Word, ...]:
    first, last = sorted((one.index, other.index))
    return sentence.words[first : last - 1]


def verb_group(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """Return the contiguous group around *verb*: auxiliaries, negation and adverbs before it, its
    particle behind it.
    """
    members = {verb.index}
    for child in sentence.children(verb, *AUXILIARIES, "advmod", "compound:prt", "mark"):
        if child.relation == "mark" and child.lemma != "to":
            continue
        if child.relation == "compound" or child.index < verb.index:
            members |= {w.index for w in sentence.subtree(child) if w.upos != "PUNCT"}
    first = verb.index
    while first - 1 in members:
        first -= 1
    if not any(sentence.word(i).relation in AUXILIARIES for i in range(first, verb.index)):
        first = _first_adverb(sentence, verb, first)
    while first < verb.index and sentence.word(first).relation == "mark":
        first += 1
    last = verb.index
    while last + 1 in members:
        last += 1
    return sentence.words[first - 1 : last]


def _first_adverb(sentence: Sentence, verb: Word, first: int) -> int:
    """Leave out sentence adverbs at the clause's start: the group begins behind the subject."""
    subject = sentence.child(verb, *SUBJECTS)
    return first if subject is None or subject.index < first else verb.index


def own_subject(sentence: Sentence, verb: Word) -> Word | None:
    """Return the subject of *verb* itself, the nearest if the parser gives several."""
    return min(
        sentence.children(verb, *SUBJECTS),
        key=lambda child: abs(child.index - verb.index),
        default=None,
    )


def shared_subject(sentence: Sentence, verb: Word) -> Word | None:
    """Return the subject that *verb* has or shares: of the verb it is coordinated with, or of the
    clause above a participle or an infinitive; None where there is none ("to say it briefly").
    """
    current = verb
    for _ in range(6):
        subject = own_subject(sentence, current)
        if subject is not None:
            return subject
        above = sentence.parent(current)
        if above is None or current.relation not in {
            "conj",
            "xcomp",
            "advcl",
            "parataxis",
            "ccomp",
            "cop",
        }:
            return None
        if current.relation == "advcl" and current.feat("VerbForm") not in {"Part", "Ger", "Inf"}:
            return None
        if current.relation in {"parataxis", "ccomp"} and current.feat("VerbForm") not in {
            "Part",
            "Ger",
        }:
            return None
        current = above
    return None


def is_agentive(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* can speak: a name, a personal pronoun, or a noun that the lexicon lists as a
    speaker.
    """
    if word.upos == "PROPN":
        return True
    if word.upos == "PRON":
        return bool({word.lemma.lower(), word.text.lower()} & SPEAKING_PRONOUNS)
    return lexicon.speaker_noun(word.lemma.lower()) is not None


def without_edge_punctuation(
    words: Iterable[Word], keep: Callable[[Word], bool] = lambda _: False
) -> tuple[Word, ...]:
    """Return *words* without punctuation at both ends, save what *keep* says yes to."""
    left = list(words)
    while left and left[0].upos == "PUNCT" and not keep(left[0]):
        left.pop(0)
    while left and left[-1].upos == "PUNCT" and not keep(left[-1]) and not _closes_bracket(left):
        left.pop()
    return tuple(left)


def _closes_bracket(words: list[Word]) -> bool:
    """Whether the last of *words* closes a bracket that one of them opens: "Ana Lee (Berlin)"."""
    return words[-1].text in {")", "]"} and any(w.text in {"(", "["} for w in words)


def runs(words: Iterable[Word]) -> tuple[tuple[Word, ...], ...]:
    """Return *words* (of one sentence, sorted) as maximal runs of neighbours."""
    found: list[list[Word]] = []
    for word in words:
        if found and word.index == found[-1][-1].index + 1:
            found[-1].append(word)
        else:
            found.append([word])
    return tuple(tuple(run) for run in found)


def is_year(sentence: Sentence, word: Word) -> bool:
    """Whether *word* is a year by its figures, and counts nothing: "in 2000", "May 2000", not "2000
    people".
    """
    if (
        word.upos != "NUM"
        or not word.text.isdecimal()
        or len(word.text) != YEAR_FIGURES
        or word.text[:2] not in CENTURIES
    ):
        return False
    counted = sentence.parent(word) if word.deprel == "nummod" else None
    return counted is None or counted.upos == "PROPN"  # "May 2000", "the 2000 Olympics"


def is_aside(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, hung on a noun, says when or on what occasion it was said: "the council on
    Monday", "the plan during a briefing".
    """
    if word.relation != "nmod" or word.deprel == "nmod:poss":
        return False
    lemma, case = word.lemma.lower(), case_lemma(sentence, word)
    return (case == "on" and lemma in lexicon.times) or (
        case == "during" and lemma in lexicon.occasions
    )


def is_quoted(document: Document, word: Word) -> bool:
    """Whether *word* stands in a closed quotation that is long enough to be speech."""
    region = document.quotation_at(word.span)
    return region is not None and region.closed and is_speech(document, region)


def is_speech(document: Document, region: QuotationRegion) -> bool:
    """Whether *region* is long enough, or ends like a clause, to be speech rather than a scare
    quote.
    """
    if region.inner is None:
        return False
    inner = region.inner.of(document.text).strip()
    return len(inner.split()) >= SHORTEST_SPEECH or inner[-1:] in {",", ".", "!", "?", "…"}
