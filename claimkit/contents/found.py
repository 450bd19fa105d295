"""What content rules return, and what they all ask of a scene."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimkit.document import Word
from claimkit.grammar import is_agentive, own_subject
from claimkit.rules import Scene
from claimkit.spans import Spans


@frozen(kw_only=True)
class ContentFound:
    """What a content rule found in the cue's sentence.

    Attributes:
        words: of the sentence, sorted; cue and speaker are taken out later.
        regions: whole quotation regions, marks included.
        head: the word that carries the proposition.
        cue_words: words that the frame adds to the cue.
    """

    words: tuple[Word, ...] = ()
    regions: Spans = ()
    head: Word | None = None
    cue_words: tuple[Word, ...] = ()


PHRASES = frozenset({"obj", "iobj", "obl", "nsubj", "advmod"})  # relations of what is no clause


def head_of(words: Sequence[Word]) -> Word | None:
    """Return the word of *words*, all of one sentence, that carries their proposition: the first
    that none of the others governs, or the clause beside it, where that is a phrase ("Kim to
    resign", "from here I can see it"); None without a word.
    """
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside and w.upos != "PUNCT"]
    if not tops:
        return None
    beside = (w for w in tops[1:] if w.head == tops[0].head and w.relation in {"ccomp", "xcomp"})
    return next(beside, tops[0]) if tops[0].relation in PHRASES else tops[0]


def clause_words(scene: Scene, top: Word) -> tuple[Word, ...]:
    """Return the subtree of *top* without what only links it to the sentence, and without the cue's
    own clause or another of the same speaker ("…, adding that …").
    """
    group = {w.index for w in scene.cue.group}

    def pruned(word: Word) -> bool:
        if word.index in group or (
            word.head == top.index and word.relation == "cc" and word.index < top.index
        ):
            return True
        return word is not top and (reports_on(scene, word) or _is_beside_cue(scene, word))

    return scene.sentence.subtree(top, prune=pruned)


def _is_beside_cue(scene: Scene, word: Word) -> bool:
    """Whether *word* is in the past and coordinated with an infinitive, which only the cue can be:
    "vowed to fight and warned of …".
    """
    sentence = scene.sentence
    above = sentence.parent(word)
    if (
        word.relation != "conj"
        or word.feat("Tense") != "Past"
        or above is None
        or own_subject(sentence, word) is not None
    ):
        return False
    return above.feat("VerbForm") == "Inf" and sentence.child(above, "aux") is None


def reports_on(scene: Scene, word: Word) -> bool:
    """Whether *word* is a participle behind a comma that reports more of what the speaker says."""
    if word.feat("VerbForm") not in {"Ger", "Part"} or word.relation not in {
        "advcl",
        "ccomp",
        "conj",
        "parataxis",
    }:
        return False
    if (
        word.index < 2
        or scene.sentence.word(word.index - 1).text != ","
        or own_subject(scene.sentence, word) is not None
    ):
        return False
    return scene.lexicon.reports(scene.lexicon.base(word.lemma.lower(), word.text.lower()))


def can_speak(scene: Scene) -> bool:
    """Whether a speaker is there who can speak; an object or an infinitive alone does not make an
    attribution.
    """
    return scene.speaker is not None and is_agentive(scene.speaker.head, scene.lexicon)
