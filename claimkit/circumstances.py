"""Who was told, when, on what occasion and where: what the reporting clause says beside cue, speaker and content."""

from __future__ import annotations

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Circumstances, Content, Cue, CueKind
from claimkit.spans import Span, hull, overlap_length


def find_circumstances(document: Document, cue: Cue, content: Content, lexicon: Lexicon) -> Circumstances:
    """Return the circumstances of the utterance; spans in text order, none inside the content."""
    if cue.kind is not CueKind.VERB:
        return Circumstances()
    sentence = document.sentences[cue.sentence]
    found: dict[str, list[Span]] = {"audience": [], "time": [], "occasion": [], "place": []}
    for child in sentence.children(sentence.word(cue.head), "obj", "iobj", "obl", "advmod", "nmod"):
        span = hull(w.span for w in sentence.subtree(child))
        kind = _kind(sentence, sentence.word(cue.head), child, lexicon)
        if kind is not None and not overlap_length([span], (*content.spans, *cue.spans)):
            found[kind].append(span)
    return Circumstances(**{name: tuple(sorted(spans)) for name, spans in found.items()})


def _kind(sentence: Sentence, verb: Word, child: Word, lexicon: Lexicon) -> str | None:
    lemma, case = child.lemma.lower(), case_lemma(sentence, child)
    if child.deprel in {"obl:tmod", "obl:unmarked"} or lemma in lexicon.times:
        return "time" if lemma in lexicon.times else None
    if child.relation in {"obj", "iobj"}:
        return "audience" if verb.lemma.lower() in lexicon.telling else None
    if child.relation != "obl":
        return None
    if lemma in lexicon.occasions and case in {"at", "during", "in", "on", "after"}:
        return "occasion"
    if case == "to":
        return "audience"
    return "place" if child.upos == "PROPN" and case in {"in", "at", "from", "outside"} else None
