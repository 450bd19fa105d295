"""Who was told, when, on what occasion and where: what the reporting clause says beside cue,
speaker and content.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma, is_aside
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Circumstances, Content, Cue, CueKind
from claimkit.spans import Span, count_overlap, cover_spans


def find_circumstances(
    document: Document, cue: Cue, content: Content, lexicon: Lexicon
) -> Circumstances:
    """Return the circumstances of the utterance; spans in text order, none inside the content."""
    if cue.kind is not CueKind.VERB:
        return Circumstances()
    sentence = document.sentences[cue.sentence]
    found: dict[str, list[Span]] = {"audience": [], "time": [], "occasion": [], "place": []}
    for child, kind in _found(sentence, cue, lexicon):
        span = cover_spans(
            w.span for w in sentence.subtree(child, prune=lambda w: is_aside(sentence, w, lexicon))
        )
        if not count_overlap([span], (*content.spans, *cue.spans)):
            found[kind].append(span)
    return Circumstances(**{name: tuple(sorted(spans)) for name, spans in found.items()})


def _found(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> Iterator[tuple[Word, str]]:
    """Yield the dependents of the cue's head that are circumstances, and those that the parser hung
    on its object.
    """
    for child in sentence.children(sentence.word(cue.head), "obj", "iobj", "obl", "advmod", "nmod"):
        kind = _kind(sentence, cue, child, lexicon)
        if kind is not None:
            yield child, kind
        if child.relation in {"obj", "iobj"}:
            yield from (
                (w, "time" if w.lemma.lower() in lexicon.times else "occasion")
                for w in _asides(sentence, child, lexicon)
            )


def _asides(sentence: Sentence, noun: Word, lexicon: Lexicon) -> Iterator[Word]:
    return (w for w in sentence.children(noun, "nmod") if is_aside(sentence, w, lexicon))


def _kind(sentence: Sentence, cue: Cue, child: Word, lexicon: Lexicon) -> str | None:
    lemma, case = child.lemma.lower(), case_lemma(sentence, child)
    if child.deprel in {"obl:tmod", "obl:unmarked"} or lemma in lexicon.times:
        return "time" if lemma in lexicon.times else None
    if child.relation in {"obj", "iobj"}:
        return "audience" if cue.lemma in lexicon.telling else None
    if child.relation != "obl":
        return None
    if lemma in lexicon.occasions and case in {"at", "during", "in", "on", "after"}:
        return "occasion"
    if case == "to":
        return "audience"
    return "place" if child.upos == "PROPN" and case in {"in", "at", "from", "outside"} else None
