"""Judge how surely a content is put: the speaker's commitment from the content, the journalist's from the cue.

The scheme follows FactBank (Saurí & Pustejovsky 2009) for level and polarity, and keeps the perspectives of speaker and
journalist apart as Rubin (2007) does.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.certainty.markers import MarkerFound
from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import (
    Act,
    Certainty,
    Content,
    Cue,
    CueKind,
    Endorsement,
    EvidenceKind,
    Focus,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    Quotation,
    ReferentKind,
    Speaker,
    Stance,
    Time,
)

WEAKEST_FIRST = (Level.UNDERSPECIFIED, Level.POSSIBLE, Level.PROBABLE, Level.CERTAIN)
# What the cue alone says of the speaker's certainty
LEVEL_OF_STANCE = {
    Stance.DOXASTIC: Level.PROBABLE,
    Stance.NEGATIVE_DOXASTIC: Level.PROBABLE,
    Stance.INDICATIVE: Level.PROBABLE,
    Stance.PREDICTIVE: Level.PROBABLE,
    Stance.SPECULATIVE: Level.POSSIBLE,
    Stance.INTERROGATIVE: Level.UNDERSPECIFIED,
    Stance.DIRECTIVE: Level.UNDERSPECIFIED,
}
UNREALIZED = frozenset({Stance.COMMISSIVE, Stance.AFFECTIVE, Stance.DIRECTIVE})
ENDORSED = frozenset({Stance.DISCLOSURE, Stance.CONCESSION, Stance.COGNITIVE_FACTIVE})
DISTANCED = frozenset({Stance.DOUBTFUL, Stance.ACCUSATION})
REVERSED = frozenset({Stance.DENIAL, Stance.NEGATIVE_DOXASTIC})
SCORE_OF_LEVEL = {Level.CERTAIN: 3.0, Level.PROBABLE: 2.0, Level.POSSIBLE: 1.0, Level.UNDERSPECIFIED: 0.0}
QUESTION_WORDS = frozenset({"whether", "if", "why", "how", "what", "who", "whom", "when", "where", "which"})


def judge(
    document: Document, cue: Cue, speaker: Speaker | None, content: Content, markers: Sequence[MarkerFound], lexicon: Lexicon
) -> Certainty:
    """Return the certainty of *content*."""
    sentence, head = _place(document, content)
    asks = _asks(document, cue, content, sentence, head)
    modality = _modality(cue, sentence, head, lexicon, asks=asks)
    level = _level(cue, content, markers, sentence, head, asks=asks)
    polarity = _polarity(cue, markers, sentence, head, lexicon, asks=asks)
    time = _time(cue, sentence, head)
    return Certainty(
        level=level, polarity=polarity, stance=cue.stance, modality=modality, time=time,
        endorsement=_endorsement(document, cue, lexicon), evidence=_evidence(cue, speaker, markers), focus=_focus(cue, time),
        markers=tuple(m.marker for m in markers), score=_score(level, polarity),
    )  # fmt: skip


def _place(document: Document, content: Content) -> tuple[Sentence | None, Word | None]:
    if content.head is None:
        return None, None
    sentence = document.sentences[content.head[0]]
    return sentence, sentence.word(content.head[1])


def _asks(document: Document, cue: Cue, content: Content, sentence: Sentence | None, head: Word | None) -> bool:
    """Whether the content is a question: quoted with its mark, or a whether- or wh-clause of an asking cue."""
    if content.quotation is not Quotation.INDIRECT and content.text.rstrip("”’\"'»›) ").endswith("?"):
        return True
    if sentence is None or head is None or cue.stance is Stance.DIRECTIVE:
        return False
    opening = _opening(sentence, head)
    wonders = cue.stance in {Stance.INTERROGATIVE, Stance.SPECULATIVE}
    return opening in {"whether", "if"} or (opening in QUESTION_WORDS and wonders)


def _opening(sentence: Sentence, head: Word) -> str:
    clause = sentence.child(head, "mark")
    if clause is not None:
        return clause.lemma.lower()
    first = sentence.subtree(head)[0]
    return first.lemma.lower() if first.feat("PronType") == "Int" or first.lemma.lower() in QUESTION_WORDS else ""


def _level(
    cue: Cue, content: Content, markers: Sequence[MarkerFound], sentence: Sentence | None, head: Word | None, *, asks: bool
) -> Level:
    negated_belief = cue.negated and cue.stance is Stance.DOXASTIC  # neg-raising: "does not think that p"
    if asks or (cue.negated and not negated_belief) or _is_unrealized(cue, sentence, head):
        return Level.UNDERSPECIFIED
    levels = [LEVEL_OF_STANCE.get(cue.stance, Level.CERTAIN)]
    levels += [m.entry.level for m in markers if m.on_head and m.entry is not None and m.entry.level is not None]
    return min(levels, key=WEAKEST_FIRST.index)


def _is_unrealized(cue: Cue, sentence: Sentence | None, head: Word | None) -> bool:
    """Whether the content is wished, promised or asked for rather than said to be so."""
    if cue.act in {Act.DIRECTIVE, Act.INTENTION} or cue.stance is Stance.DIRECTIVE:
        return not _is_finite(sentence, head) or cue.act is Act.DIRECTIVE
    if cue.act is Act.ATTITUDE:
        return cue.stance in {Stance.AFFECTIVE, Stance.PREDICTIVE, Stance.COMMISSIVE}
    return False


def _is_finite(sentence: Sentence | None, head: Word | None) -> bool:
    if sentence is None or head is None:
        return False
    return any(w.feat("VerbForm") == "Fin" for w in (head, *sentence.children(head, "aux", "cop")))


def _polarity(
    cue: Cue, markers: Sequence[MarkerFound], sentence: Sentence | None, head: Word | None, lexicon: Lexicon, *, asks: bool
) -> Polarity:
    if asks:
        return Polarity.UNKNOWN
    negations = sum(m.on_head and m.marker.category is MarkerCategory.NEGATION for m in markers)
    if sentence is not None and head is not None and head.lemma.lower() in lexicon.reversing and sentence.child(head, "xcomp"):
        negations += 1
    negations += cue.stance in REVERSED
    negations += cue.negated and cue.stance is Stance.DOXASTIC
    return Polarity.NEGATIVE if negations % 2 else Polarity.POSITIVE


def _modality(cue: Cue, sentence: Sentence | None, head: Word | None, lexicon: Lexicon, *, asks: bool) -> Modality:
    if asks:
        return Modality.INTERROGATIVE
    if sentence is not None and head is not None:
        if head.feat("Mood") == "Imp":
            return Modality.IMPERATIVE
        for word in (*sentence.children(head, "aux"), head):
            modality = lexicon.modals.get(word.lemma.lower())
            if modality is not None and _is_modal(sentence, word, head):
                return Modality.EPISTEMIC if _is_epistemic_must(sentence, word, head) else modality
        mark = sentence.child(head, "advcl")
        if mark is not None and _opening(sentence, mark) in {"if", "unless"}:
            return Modality.CONDITIONAL
    if cue.stance in UNREALIZED and not _is_finite(sentence, head):
        return Modality.DEONTIC if cue.stance is Stance.DIRECTIVE else Modality.DESIDERATIVE
    return Modality.NONE


def _is_modal(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether *word* is a modal here: "have" and "need" only with an infinitive under them, not as auxiliaries."""
    if word is head:
        complement = sentence.child(word, "xcomp")
        return complement is not None and _has_to(sentence, complement)
    return word.lemma.lower() not in {"have", "need"} or word.xpos == "MD"


def _has_to(sentence: Sentence, word: Word) -> bool:
    return any(m.lemma.lower() == "to" for m in sentence.children(word, "mark"))


def _is_epistemic_must(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether "must" concludes rather than obliges: "must have left", "must be a mistake"."""
    return word.lemma.lower() == "must" and any(a.lemma.lower() == "have" for a in sentence.children(head, "aux"))


def _time(cue: Cue, sentence: Sentence | None, head: Word | None) -> Time:
    if sentence is None or head is None or (head.upos in {"NOUN", "PROPN", "PRON", "NUM"} and not sentence.child(head, "cop")):
        return Time.FUTURE if cue.stance in {Stance.PREDICTIVE, Stance.COMMISSIVE} else Time.UNSPECIFIED
    verbs = (*sentence.children(head, "aux", "cop"), head)
    lemmas = {w.lemma.lower() for w in verbs}
    if lemmas & {"will", "shall", "'ll", "would"} or (head.lemma.lower() == "go" and _goes_to(sentence, head)):
        return Time.FUTURE
    if not _is_finite(sentence, head):
        return Time.FUTURE if cue.act in {Act.INTENTION, Act.DIRECTIVE} or cue.stance is Stance.PREDICTIVE else Time.UNSPECIFIED
    if any(w.xpos == "MD" for w in verbs):
        return Time.UNSPECIFIED
    perfect = any(w.lemma.lower() == "have" and w.relation == "aux" for w in verbs)
    if perfect or any(w.feat("Tense") == "Past" and w.feat("VerbForm") == "Fin" for w in verbs):
        return Time.PAST
    return Time.PRESENT


def _goes_to(sentence: Sentence, head: Word) -> bool:
    complement = sentence.child(head, "xcomp")
    return head.text.lower() == "going" and complement is not None and _has_to(sentence, complement)


def _endorsement(document: Document, cue: Cue, lexicon: Lexicon) -> Endorsement:
    sentence = document.sentences[cue.sentence]
    adverbs = {w.text.lower() for w in sentence.children(sentence.word(cue.head), "advmod")}
    if adverbs & set(lexicon.rejecting):
        return Endorsement.REJECT
    if cue.kind is CueKind.ADVERB or cue.stance in DISTANCED:
        return Endorsement.DISTANCE
    if cue.stance in ENDORSED and cue.act is not Act.ATTITUDE and (not cue.negated or cue.stance is Stance.COGNITIVE_FACTIVE):
        return Endorsement.ENDORSE
    return Endorsement.NEUTRAL


def _evidence(cue: Cue, speaker: Speaker | None, markers: Sequence[MarkerFound]) -> EvidenceKind:
    kind = speaker.referent.kind if speaker is not None and speaker.referent is not None else None
    if kind is ReferentKind.DOCUMENT:
        return EvidenceKind.DOCUMENT
    if kind is ReferentKind.ANONYMOUS:
        return EvidenceKind.ANONYMOUS
    if cue.kind is CueKind.ADVERB or any(
        m.on_head and m.entry is not None and m.entry.evidence is EvidenceKind.HEARSAY for m in markers
    ):
        return EvidenceKind.HEARSAY
    if cue.act is Act.PERCEPTION:
        return EvidenceKind.PERCEPTION
    if cue.act is Act.EVIDENCE or (cue.act is Act.BELIEF and cue.stance is Stance.INDICATIVE):
        return EvidenceKind.INFERENCE
    return EvidenceKind.BELIEF if cue.act is Act.BELIEF else EvidenceKind.SPEECH


def _focus(cue: Cue, time: Time) -> Focus:
    if cue.act is Act.DIRECTIVE:
        return Focus.DIRECTIVE
    if cue.act is Act.INTENTION:
        return Focus.COMMITMENT
    if time is Time.FUTURE or cue.stance is Stance.PREDICTIVE:
        return Focus.PREDICTION
    return Focus.OPINION if cue.act in {Act.BELIEF, Act.ATTITUDE} else Focus.FACT


def _score(level: Level, polarity: Polarity) -> float:
    sign = {Polarity.POSITIVE: 1, Polarity.NEGATIVE: -1, Polarity.UNKNOWN: 0}[polarity]
    return SCORE_OF_LEVEL[level] * sign
