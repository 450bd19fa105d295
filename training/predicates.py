"""Predicates of the UDS factuality data (White et al. 2016, Rudinger et al. 2018) as claimkit reads them: the certainty that the
rules give each, and typed features for what only that corpus asks, whether it has happened.

No word of content is among the features: relations, tags, auxiliaries, conjunctions, articles, pronouns, classes of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from claimkit.certainty.judge import judge
from claimkit.certainty.markers import MarkerIndex, find_markers
from claimkit.certainty.reading import is_finite
from claimkit.certainty.scope import spine
from claimkit.certainty.score import ScoreModel
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma, is_negated, is_passive, own_subject
from claimkit.lexicons.schema import CueEntry
from claimkit.model import Act, Certainty, Content, Cue, CueKind, Evidence, Quotation, Stance
from claimkit.spans import hull

LONGEST_CHAIN = 3
COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "acl", "parataxis"})
NEGATIONS = frozenset({"not", "n't", "never", "no"})
DETERMINERS = frozenset({"the", "a", "any", "no", "every", "each", "some", "this", "that"})
ADVERBS = frozenset({
    "when", "where", "how", "why", "already", "ever", "always", "usually", "often", "soon", "later", "now", "then", "once",
    "still", "yet", "just", "only", "sometimes",
})  # fmt: skip
NO_CUE = CueEntry(lemma="", stance=Stance.NEUTRAL, act=Act.EVIDENCE, frames=())  # nobody is told anything


@frozen
class Predicate:
    """A predicate: its certainty by the rules, without score, and its other features by name, each counting 1."""

    certainty: Certainty
    features: Mapping[str, float]


def read_predicate(document: Document, sentence: Sentence, word: Word, index: MarkerIndex) -> Predicate:
    """Return *word* as the rules read it, as the content of what it is the complement of."""
    certainty = _certainty(document, sentence, word, index)
    names = [*_clause(sentence, word), *_subject(sentence, word), *_above(sentence, word), *_around(sentence, word)]
    names += [*_governors(sentence, word, index), *_typed(certainty)]
    if is_finite(sentence, word) and len(spine(sentence, word, index.lexicon)) == 1:
        names.append("is=own")  # a finite clause of its own, with nothing below that it only modifies
    names += [f"{name} {certainty.polarity}" for name in names if name.startswith("verb=")]
    return Predicate(certainty, dict.fromkeys(names, 1.0))


def _certainty(document: Document, sentence: Sentence, word: Word, index: MarkerIndex) -> Certainty:
    above = sentence.parent(word) if word.relation in COMPLEMENTS else None
    entry = index.lexicon.cue(above.lemma.lower()) if above is not None else None
    span = hull(w.span for w in sentence.subtree(word))
    carrier = above if above is not None and entry is not None else word
    listed = entry or NO_CUE
    cue = Cue(
        spans=(carrier.span,), kind=CueKind.VERB if entry else CueKind.PUNCTUATION, lemma=listed.lemma, sentence=sentence.index,
        head=carrier.index, stance=listed.stance, act=listed.act,
        negated=entry is not None and is_negated(sentence, carrier), evidence=Evidence(rule="training"),
    )  # fmt: skip
    content = Content(
        spans=(span,), text=span.of(document.text), quotation=Quotation.INDIRECT, head=(sentence.index, word.index),
        evidence=Evidence(rule="training"),
    )  # fmt: skip
    markers = find_markers(document, cue, content, index)
    return judge(document, cue, None, content, markers, index.lexicon, ScoreModel(weights={}))


def _typed(certainty: Certainty) -> Iterator[str]:
    """Yield the fields of the certainty alone and in pairs."""
    yield f"level={certainty.level} {certainty.polarity}"
    yield f"time={certainty.time} {certainty.modality}"
    yield f"time={certainty.time} {certainty.level} {certainty.polarity}"
    yield f"stance={certainty.stance} {certainty.polarity}"
    yield f"endorsement={certainty.endorsement}"
    for marker in certainty.markers:
        yield f"marker={marker.category} {marker.scope}"


def _clause(sentence: Sentence, word: Word) -> Iterator[str]:
    form, mark, auxiliaries = word.xpos, case_lemma(sentence, word) or "-", _auxiliaries(sentence, word)
    yield f"form={form}"
    yield f"verb={form} {auxiliaries}"
    yield f"auxiliaries={auxiliaries}"
    yield f"relation={word.deprel}"
    yield f"relation={word.deprel} {form}"
    yield f"relation={word.deprel} {mark}"
    yield f"relation={word.deprel} {form} {auxiliaries}"
    yield f"mark={mark} {form}"
    for name, holds in (
        ("passive", is_passive(sentence, word)),
        ("copular", sentence.child(word, "cop") is not None),
        ("imperative", word.feat("Mood") == "Imp"),
        ("condition", _is_condition(sentence, word)),
        ("has condition", any(_is_condition(sentence, c) for c in sentence.children(word, "advcl"))),
        ("in condition", any(_is_condition(sentence, a) for a in sentence.ancestors(word))),
    ):
        if holds:
            yield f"is={name}"


def _auxiliaries(sentence: Sentence, word: Word) -> str:
    """Return modals by lemma, other auxiliaries with their form."""
    own = (a for a in sentence.children(word, "aux", "cop"))
    return "+".join(sorted({a.lemma.lower() if a.xpos == "MD" else f"{a.lemma.lower()}.{a.xpos}" for a in own}))


def _is_condition(sentence: Sentence, word: Word) -> bool:
    return word.relation == "advcl" and case_lemma(sentence, word) in {"if", "unless", "whether"}


def _subject(sentence: Sentence, word: Word) -> Iterator[str]:
    subject = own_subject(sentence, word)
    kind = "none" if subject is None else subject.lemma.lower() if subject.upos == "PRON" else subject.xpos
    if subject is not None:
        kind += f" {_determiner(sentence, subject)}"
    yield f"subject={kind}"
    yield f"subject={kind} {word.xpos} {_auxiliaries(sentence, word)}"
    for child in sentence.children(word, "obj", "obl"):
        yield f"{child.deprel} {_determiner(sentence, child)}"


def _determiner(sentence: Sentence, noun: Word) -> str:
    found = (d.lemma.lower() for d in sentence.children(noun, "det"))
    return next((lemma for lemma in found if lemma in DETERMINERS), "-")


def _above(sentence: Sentence, word: Word) -> Iterator[str]:
    """Yield what governs *word*: tag, mood, modal, negation."""
    above = sentence.parent(word)
    if above is None:
        return
    yield f"above={above.xpos} {word.deprel}"
    yield f"above={above.xpos} {_auxiliaries(sentence, above)} {word.deprel} {case_lemma(sentence, word) or '-'}"
    yield f"above={above.feat('Mood')} {above.feat('Tense')} {word.deprel}"
    for place, governor in enumerate(islice(sentence.ancestors(word), LONGEST_CHAIN)):
        where = f"above {word.deprel}" if not place else "higher"
        if any(c.lemma.lower() in NEGATIONS for c in sentence.children(governor, "advmod", "det")):
            yield f"{where} negated"
        yield from (f"{where} {a.lemma.lower()}" for a in sentence.children(governor, "aux") if a.xpos == "MD")


def _governors(sentence: Sentence, word: Word, index: MarkerIndex) -> Iterator[str]:
    """Yield the classes of the words whose complement *word* is, directly or not, and their signatures."""
    current = word
    for place, above in enumerate(islice(sentence.ancestors(word), LONGEST_CHAIN)):
        if current.relation not in COMPLEMENTS | {"conj"}:
            return
        lemma, negated = above.lemma.lower(), is_negated(sentence, above)
        if (implicative := index.lexicon.implicative(lemma)) is not None:
            yield f"implicative={implicative.signature} {negated} {place}"
        if (entry := index.lexicon.cue(lemma)) is not None:
            yield f"governor={entry.stance} {entry.act} {negated} {place}"
            yield f"governor={entry.stance} {current.deprel}"
            yield f"signature={entry.signature} {negated}"
        current = above


def _around(sentence: Sentence, word: Word) -> Iterator[str]:
    last = sentence.words[-1].text
    yield f"end={last if last in {'?', '!', '.'} else '-'} {word.relation}"
    yield f"length={min(len(sentence.words).bit_length(), 6)}"
    for adverb in sentence.children(word, "advmod"):
        if adverb.lemma.lower() in ADVERBS:
            yield f"adverb={adverb.lemma.lower()}"
    pronouns = {w.lemma.lower() for w in sentence.words if w.upos == "PRON"}
    yield from (f"with {pronoun}" for pronoun in sorted(pronouns & {"i", "we", "you"}))


def word_at(document: Document, start: int, end: int) -> tuple[Sentence, Word] | None:
    """Return the first word that overlaps the characters from *start* to *end*, None if the parser has none there."""
    for sentence in document.sentences:
        if sentence.span.end > start and sentence.span.start < end:
            for word in sentence.words:
                if word.span.end > start and word.span.start < end:
                    return sentence, word
    return None


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text that *tokens* were made of, as far as can be told, and where each of them stands in it."""
    text, offsets = "", []
    for place, token in enumerate(tokens):
        glued = not place or token.lower() in GLUED_BEFORE or tokens[place - 1] in GLUED_BEHIND
        text += "" if glued else " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
    return text, offsets


GLUED_BEFORE = frozenset({
    ".", ",", ":", ";", "!", "?", ")", "]", "}", "%", "''", "”", "’", "n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll",
    "’ll", "'d", "’d", "'m", "’m", "...",
})  # fmt: skip
GLUED_BEHIND = frozenset({"(", "[", "{", "$", "``", "“", "#"})
