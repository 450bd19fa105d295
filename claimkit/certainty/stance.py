"""The reporting class of the cue in its frame, what kind of content it puts forward, and the
journalist's own commitment.
"""

from __future__ import annotations

from claimkit.certainty.reading import Reading
from claimkit.document import Sentence, Word
from claimkit.grammar import is_passive
from claimkit.lexicons.schema import Lexicon
from claimkit.model import (
    Act,
    CueKind,
    Endorsement,
    EvidenceKind,
    Focus,
    Holder,
    MarkerCategory,
    ReferentKind,
    Scope,
    Stance,
    Time,
)

MANDATIVE = frozenset({Stance.INDICATIVE, Stance.ASSERTIVE, Stance.INTERROGATIVE, Stance.NEUTRAL})
TELLING = frozenset(
    {Stance.NEUTRAL, Stance.MEDIUM, Stance.PREDICTIVE, Stance.INTERROGATIVE, Stance.MANNER}
)
DISTANCED = frozenset({Stance.DOUBTFUL, Stance.ACCUSATION})


def judge_stance(reading: Reading) -> Stance:
    """Return the class of the cue in the frame at hand."""
    stance = reading.cue.stance
    if reading.tree is None:
        return stance
    head = reading.tree.head
    sentence = head.sentence
    if stance in MANDATIVE and is_subjunctive(sentence, head, reading.lexicon):
        return Stance.DIRECTIVE
    told = stance in TELLING and reading.cue.act in {Act.STATEMENT, Act.DIRECTIVE}
    if told and reading.is_infinitive and not reading.asks and _has_somebody_told(reading):
        return Stance.DIRECTIVE
    if stance is Stance.ASSERTIVE and reading.is_infinitive and not reading.is_perfect:
        return Stance.COMMISSIVE
    if reading.cue.lemma in reading.lexicon.grammar.agreeing and (
        reading.is_finite or "with" in _openings(reading)
    ):
        return Stance.AGREEMENT
    if (
        stance is Stance.INTERROGATIVE
        and not reading.asks
        and (reading.is_infinitive or _asks_for(reading))
    ):
        return Stance.DIRECTIVE
    if reading.cue.act is Act.PERCEPTION and reading.is_nominal and "for" in _openings(reading):
        return Stance.PREDICTIVE
    if reading.cue.lemma in reading.lexicon.grammar.pleading and _asks_for(reading):
        return Stance.DIRECTIVE
    if reading.is_view:
        return Stance.DOXASTIC
    if reading.cue.lemma in reading.lexicon.grammar.finding and stance is Stance.COGNITIVE_FACTIVE:
        return _of_finding(reading)
    return stance


def is_subjunctive(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether *head* is a that-clause with the bare form of the verb: "that he resign", "that it be
    dropped".
    """
    verb = sentence.child(head, "cop", "aux:pass") or head
    if verb.upos not in {"VERB", "AUX"} or sentence.child(head, "nsubj", "csubj") is None:
        return False
    bare = (
        verb.feat("VerbForm") == "Inf"
        or verb.feat("Mood") == "Sub"
        or verb.xpos == "VB"
        or verb.text.lower() == "be"
    )
    # "said that the hall never shut" is a past
    bare = bare and verb.lemma.lower() not in lexicon.grammar.unchanged
    bare = bare or (
        verb.text.lower() == verb.lemma.lower()
        and _would_be_inflected(sentence, head, verb, lexicon)
    )
    others = [a for a in sentence.children(head, "aux") if a.lemma.lower() != "be"]
    return (
        bare
        and not others
        and not any(m.lemma.lower() == "to" for m in sentence.children(head, "mark"))
    )


def _would_be_inflected(sentence: Sentence, head: Word, verb: Word, lexicon: Lexicon) -> bool:
    """Whether an indicative of *verb*, taken for a past, would show: its subject is one, and its
    past has another form.
    """
    subject = sentence.child(head, "nsubj")
    one = (
        subject is not None
        and subject.feat("Number") == "Sing"
        and subject.upos in {"NOUN", "PROPN"}
    )
    alone = subject is not None and sentence.child(subject, "conj") is None
    return (
        one
        and alone
        and verb.feat("Tense") == "Past"
        and verb.lemma.lower() not in lexicon.grammar.unchanged
    )


def _has_somebody_told(reading: Reading) -> bool:
    """Whether the cue has an object beside its infinitive ("told him to leave"), or is the passive
    of a verb of telling ("was told to leave", not "is said to own").
    """
    sentence = reading.document.sentences[reading.cue.sentence]
    verb = sentence.word(reading.cue.head)
    if is_passive(sentence, verb):
        return reading.cue.lemma in reading.lexicon.telling
    return sentence.child(verb, "obj", "iobj") is not None


def _asks_for(reading: Reading) -> bool:
    """Whether the content begins with "for" or "on", or stands behind it: "called for calm"."""
    return bool(_openings(reading) & reading.lexicon.grammar.requesting)


def _openings(reading: Reading) -> frozenset[str]:
    """Return the first word of the content and the one before it."""
    first = reading.content.text.split(maxsplit=1)[:1]
    start = reading.content.spans[0].start
    before = reading.document.text[:start].split()[-1:] if start else []
    return frozenset(word.lower() for word in (*first, *before))


def _of_finding(reading: Reading) -> Stance:
    """Return the class of "find that": of a court it is a judgement, of a study a disclosure."""
    speaker = reading.speaker
    if speaker is None:
        return Stance.DISCLOSURE
    word = reading.document.sentences[speaker.sentence].word(speaker.head)
    return Stance.ASSERTIVE if word.lemma.lower() in reading.lexicon.courts else Stance.DISCLOSURE


def judge_endorsement(reading: Reading, stance: Stance) -> Endorsement:
    """Return the journalist's commitment to the content: from adverbs of the cue, its signature and
    its class.
    """
    cue, entry = reading.cue, reading.entry
    sentence = reading.document.sentences[cue.sentence]
    adverbs = {w.text.lower() for w in sentence.children(sentence.word(cue.head), "advmod")}
    signature = entry.signature if entry is not None else "o/o"
    if adverbs & set(reading.lexicon.rejecting) or (
        signature.startswith("-") and not reading.negated
    ):
        return Endorsement.REJECT
    if cue.kind is CueKind.ADVERB or stance in DISTANCED or _says_hearsay(reading):
        return Endorsement.DISTANCE
    so = signature.endswith("+") if reading.negated else signature.startswith("+")
    return Endorsement.ENDORSE if so and _can_endorse(reading, stance) else Endorsement.NEUTRAL


def _can_endorse(reading: Reading, stance: Stance) -> bool:
    """Whether the content is a clause that the cue can present as true; of a noun phrase only a
    disclosure or concession can.
    """
    if (
        stance in {Stance.ASSERTIVE, Stance.DOXASTIC}
        or reading.asks
        or (reading.negated and reading.leaves_open)
    ):
        return False
    if reading.is_nominal:
        return stance in {Stance.DISCLOSURE, Stance.CONCESSION}
    return reading.is_finite or reading.cue.act is not Act.ATTITUDE


def _says_hearsay(reading: Reading) -> bool:
    """Whether the journalist marks report or content as hearsay: "reportedly", "allegedly"."""
    return any(
        m.evidence is EvidenceKind.HEARSAY
        and m.marker.holder is Holder.JOURNALIST
        and m.marker.scope is not Scope.PART
        and m.marker.category is MarkerCategory.EVIDENTIAL
        for m in reading.markers
    )


def judge_evidence(reading: Reading, kind: ReferentKind | None) -> EvidenceKind:
    """Return what the claim of a speaker of *kind* rests on, as the text presents it."""
    cue = reading.cue
    own = _of_cue(reading)
    if kind is ReferentKind.DOCUMENT and own is not EvidenceKind.BELIEF:
        return EvidenceKind.DOCUMENT
    if kind is ReferentKind.ANONYMOUS and own is EvidenceKind.SPEECH:
        return EvidenceKind.ANONYMOUS
    hearsay = (
        cue.kind is CueKind.ADVERB
        or _says_hearsay(reading)
        or (own is EvidenceKind.SPEECH and _is_said_to(reading))
    )
    return EvidenceKind.HEARSAY if hearsay else own


def _is_said_to(reading: Reading) -> bool:
    """Whether nobody is said to say it: "is said to own a castle"."""
    sentence = reading.document.sentences[reading.cue.sentence]
    verb = sentence.word(reading.cue.head)
    unnamed = reading.speaker is None and reading.cue.act is Act.STATEMENT and reading.is_infinitive
    return unnamed and is_passive(sentence, verb) and not _has_somebody_told(reading)


def _of_cue(reading: Reading) -> EvidenceKind:
    """Return what the claim rests on by the cue alone."""
    cue = reading.cue
    if reading.is_view:
        return EvidenceKind.BELIEF
    if reading.entry is not None and reading.entry.evidence is not None:
        return reading.entry.evidence
    if cue.act is Act.PERCEPTION:
        return EvidenceKind.PERCEPTION
    if cue.act is Act.EVIDENCE or (cue.act is Act.BELIEF and cue.stance is Stance.INDICATIVE):
        return EvidenceKind.INFERENCE
    return EvidenceKind.BELIEF if cue.act is Act.BELIEF else EvidenceKind.SPEECH


def judge_focus(reading: Reading, stance: Stance, time: Time) -> Focus:
    """Return what kind of content is put forward."""
    act = reading.cue.act
    if stance is Stance.DIRECTIVE or reading.is_order:
        return Focus.DIRECTIVE
    if act is Act.DIRECTIVE and not reading.asks and reading.cue.stance is not Stance.INTERROGATIVE:
        return Focus.DIRECTIVE
    intended = act is Act.INTENTION and stance is not Stance.AGREEMENT
    if intended or (stance is Stance.COMMISSIVE and not reading.is_finite):
        return Focus.COMMITMENT
    if time is Time.FUTURE or (stance is Stance.PREDICTIVE and act is not Act.ATTITUDE):
        return Focus.PREDICTION
    return Focus.OPINION if act in {Act.BELIEF, Act.ATTITUDE} else Focus.FACT
