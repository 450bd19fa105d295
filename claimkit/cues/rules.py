"""The shapes in which a cue stands, from the most specific to the least."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import is_negated, is_speech, own_subject, verb_group
from claimkit.lexicons.schema import CueEntry, Frame, Lexicon
from claimkit.model import Act, CueKind, Stance
from claimkit.rules import CueCandidate, Rule
from claimkit.text.dashes import DASHES

LONGEST_INTRODUCTION = 8  # words before a colon that introduce a quotation ("Lee on taxes: “…”")
SIGNATURE = "cue.signature"
LONGEST_SIGNATURE = 16  # words behind a dash that sign a quotation
SENDERS = frozenset({"from", "by", "via"})  # before the name: "From Lee: “…”"
COLON, DASH = (
    CueEntry(lemma=mark, stance=Stance.NEUTRAL, act=Act.STATEMENT, frames=(Frame.QUOTE,))
    for mark in ":—"
)


def light_verbs(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A verb of little meaning with a noun that attributes as its object."""
    for verb in sentence.words:
        if (
            verb.upos != "VERB"
            or lexicon.base(verb.lemma.lower(), verb.text.lower()) not in lexicon.light_verbs
        ):
            continue
        noun = sentence.child(verb, "obj", "nsubj:pass")
        entry = lexicon.noun(noun.lemma.lower()) if noun is not None else None
        if noun is None or entry is None or sentence.child(noun, "nmod:poss"):
            continue
        group = _light_group(sentence, verb, noun)
        yield CueCandidate(
            sentence=sentence,
            head=verb,
            group=group,
            carrier=noun,
            entry=entry,
            kind=CueKind.VERB,
            negated=is_negated(sentence, verb) or is_negated(sentence, noun),
            rule=rule,
        )


def _light_group(sentence: Sentence, verb: Word, noun: Word) -> tuple[Word, ...]:
    group = verb_group(verb).words
    if noun.index < verb.index:
        return group
    between = sentence.words[group[-1].index : noun.index]
    own = {w.index for w in sentence.subtree(noun)}
    return (*group, *between) if all(w.index in own for w in between) else group


def adjectives(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A predicate adjective of belief or feeling."""
    for word in sentence.words:
        entry = lexicon.adjective(word.lemma.lower()) if word.upos in {"ADJ", "VERB"} else None
        if entry is None or not (sentence.child(word, "cop") or word.relation in {"xcomp", "conj"}):
            continue
        yield CueCandidate(
            sentence=sentence,
            head=word,
            group=verb_group(word).words,
            carrier=word,
            entry=entry,
            kind=CueKind.ADJECTIVE,
            negated=is_negated(sentence, word),
            rule=rule,
        )


def verbs(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A verb that the lexicon lists, with its particle or fixed adjective where it has one."""
    for verb in sentence.words:
        if (
            verb.upos != "VERB"
            or verb.relation in {"amod", "compound", "case", "fixed", "flat"}
            or _is_order(sentence, verb)
        ):
            continue
        entry = _verb_entry(sentence, verb, lexicon)
        if entry is not None:
            yield CueCandidate(
                sentence=sentence,
                head=verb,
                group=verb_group(verb).words,
                carrier=verb,
                entry=entry,
                kind=CueKind.VERB,
                negated=is_negated(sentence, verb),
                rule=rule,
            )


def _is_order(sentence: Sentence, verb: Word) -> bool:
    """Whether *verb* tells the reader to do something, "Guess what", rather than what somebody
    did.
    """
    return verb.feat("Mood") == "Imp" and own_subject(sentence, verb) is None


def _verb_entry(sentence: Sentence, verb: Word, lexicon: Lexicon) -> CueEntry | None:
    lemma = lexicon.base(verb.lemma.lower(), verb.text.lower())
    for child in sentence.children(verb, "compound:prt", "xcomp"):
        entry = lexicon.verb(f"{lemma} {child.lemma.lower()}")
        if entry is not None:
            return entry
    return lexicon.verb(lemma)


def nouns(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A noun that attributes what its clause or phrase says."""
    for word in sentence.words:
        entry = lexicon.noun(word.lemma.lower()) if word.upos == "NOUN" else None
        if entry is None or word.relation in {"compound", "flat"}:
            continue
        yield CueCandidate(
            sentence=sentence,
            head=word,
            group=(word,),
            carrier=word,
            entry=entry,
            kind=CueKind.NOUN,
            negated=is_negated(sentence, word),
            rule=rule,
        )


def phrases(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A fixed phrase of the lexicon, matched by its words."""
    forms = [w.text.lower() for w in sentence.words]
    for phrase in lexicon.phrases:
        parts = phrase.text.split()
        for start in range(len(forms) - len(parts) + 1):
            if forms[start : start + len(parts)] != parts:
                continue
            group = sentence.words[start : start + len(parts)]
            head = _phrase_head(group)
            entry = CueEntry(lemma=phrase.text, stance=phrase.stance, act=phrase.act, frames=())
            kind = CueKind.PHRASE if phrase.speaker else CueKind.ADVERB
            yield CueCandidate(
                sentence=sentence,
                head=head,
                group=group,
                carrier=head,
                entry=entry,
                kind=kind,
                negated=False,
                rule=rule,
            )


def _phrase_head(group: tuple[Word, ...]) -> Word:
    """Return the word of *group* that no other word of it governs."""
    inside = {w.index for w in group}
    return next(w for w in group if w.head not in inside)


def colons(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A colon between a short noun phrase and a quotation, or behind a name that opens a paragraph
    or a headline.
    """
    for colon in sentence.words[1 : LONGEST_INTRODUCTION + 1]:
        if colon.text != ":":
            continue
        before = sentence.words[: colon.index - 1]
        opens = any(
            not document.text[colon.span.end : q.span.start].strip()
            for q in islice(document.quotations_from(colon.span.end), 1)
        )
        first = next((w for w in before if w.lemma.lower() not in SENDERS), before[0])
        nominal = first.upos in {"PROPN", "NOUN", "DET", "PRON", "ADJ"} and not any(
            w.upos in {"VERB", "AUX"} for w in before
        )
        if (opens and nominal) or _takes_the_floor(document, sentence, before, lexicon):
            yield CueCandidate(
                sentence=sentence,
                head=colon,
                group=(colon,),
                carrier=colon,
                entry=COLON,
                kind=CueKind.PUNCTUATION,
                negated=False,
                rule=rule,
            )
        return


def signatures(
    document: Document, sentence: Sentence, lexicon: Lexicon, rule: str
) -> Iterator[CueCandidate]:
    """A dash between a quotation that opens a paragraph and a name that ends one."""
    if not document.ends_paragraph(sentence):
        return
    for dash in sentence.words[-LONGEST_SIGNATURE - 1 : -1]:
        signature = sentence.words[dash.index :]
        if (
            dash.text in DASHES
            and signature[0].upos == "PROPN"
            and not any(w.upos in {"VERB", "AUX"} for w in signature)
        ):
            signed = document.quotation_before(dash.span)
            if (
                signed is not None
                and is_speech(document, signed)
                and document.opens_paragraph(signed.span)
            ):
                yield CueCandidate(
                    sentence=sentence,
                    head=dash,
                    group=(dash,),
                    carrier=dash,
                    entry=DASH,
                    kind=CueKind.PUNCTUATION,
                    negated=False,
                    rule=rule,
                )
            return


def _takes_the_floor(
    document: Document, sentence: Sentence, before: tuple[Word, ...], lexicon: Lexicon
) -> bool:
    """Whether *before* is a speaker's name at the start of a paragraph: a turn of a transcript, or
    a headline.
    """
    if sentence.index and document.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return False
    names = [w for w in before if w.upos != "PUNCT"]
    known = " ".join(w.text for w in names).lower() in lexicon.places
    return bool(names) and not known and all(w.upos == "PROPN" for w in names)


RULES: tuple[Rule[[Document, Sentence, Lexicon, str], Iterator[CueCandidate]], ...] = (
    Rule("cue.phrase", "According to the ministry, exports fell.", phrases),
    Rule("cue.light-verb", "The minister expressed hope for a deal.", light_verbs),
    Rule("cue.adjective", "She was confident that they would win.", adjectives),
    Rule("cue.verb", "She said it rained.", verbs),
    Rule("cue.noun", "Lee's claim that the bridge was safe surprised many.", nouns),
    Rule("cue.colon", "Lee: “We will win.”", colons),
    Rule(SIGNATURE, "“It rained all day.” — Kim Lee", signatures),
)
