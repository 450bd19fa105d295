"""Who was told, when, on what occasion and where: what the reporting clause says beside cue, speaker and content."""

from __future__ import annotations

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma
from claimkit.model import Circumstances, Content, Cue, CueKind
from claimkit.spans import Span, hull, overlap_length

OCCASIONS = frozenset(
    "address briefing ceremony conference convention debate event forum gathering hearing interview meeting news panel press rally "
    "reception session speech statement summit talk testimony tour trial visit".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december today yesterday tonight tomorrow morning afternoon evening night week month year day weekend hour previously "
    "earlier recently later".split()
)
TELLING = frozenset({"tell", "inform", "notify", "brief", "assure", "remind", "email", "text", "advise", "warn"})


def find_circumstances(document: Document, cue: Cue, content: Content) -> Circumstances:
    """Return the circumstances of the utterance; spans in text order, none inside the content."""
    if cue.kind is not CueKind.VERB:
        return Circumstances()
    sentence = document.sentences[cue.sentence]
    found: dict[str, list[Span]] = {"audience": [], "time": [], "occasion": [], "place": []}
    for child in sentence.children(sentence.word(cue.head), "obj", "iobj", "obl", "advmod", "nmod"):
        span = hull(w.span for w in sentence.subtree(child))
        kind = _kind(sentence, sentence.word(cue.head), child)
        if kind is not None and not overlap_length([span], (*content.spans, *cue.spans)):
            found[kind].append(span)
    return Circumstances(**{name: tuple(sorted(spans)) for name, spans in found.items()})


def _kind(sentence: Sentence, verb: Word, child: Word) -> str | None:
    lemma, case = child.lemma.lower(), case_lemma(sentence, child)
    if child.deprel in {"obl:tmod", "obl:unmarked"} or lemma in TIMES:
        return "time" if lemma in TIMES else None
    if child.relation in {"obj", "iobj"}:
        return "audience" if verb.lemma.lower() in TELLING else None
    if child.relation != "obl":
        return None
    if lemma in OCCASIONS and case in {"at", "during", "in", "on", "after"}:
        return "occasion"
    if case == "to":
        return "audience"
    return "place" if child.upos == "PROPN" and case in {"in", "at", "from", "outside"} else None
