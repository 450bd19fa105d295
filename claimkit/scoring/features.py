"""Named features of a draft: what the model of confidence weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from claimkit.document import Document
from claimkit.grammar import is_passive
from claimkit.model import Content, Cue, Speaker
from claimkit.scoring.support import Origin, Support

LONGEST = 7  # power of two
CERTAIN = 0.999  # probabilities are cut here, for their log-odds are used


def features_of(
    document: Document, cue: Cue, speaker: Speaker | None, content: Content, support: Support | None
) -> Mapping[str, float]:
    """Return the features of a draft by name; a name with "=" is one of a kind and counts 1."""
    found = (
        _by_tagger(document, cue, speaker, content, support)
        if support
        else _by_rules(document, cue, speaker, content)
    )
    return dict(found)


def _by_rules(
    document: Document, cue: Cue, speaker: Speaker | None, content: Content
) -> Iterator[tuple[str, float]]:
    sentence = document.sentences[cue.sentence]
    head = sentence.word(cue.head)
    rule = content.evidence.rule
    speaker_class = (
        document.sentences[speaker.sentence].word(speaker.head).upos if speaker else "none"
    )
    yield f"content={rule}", 1
    yield f"lemma={cue.lemma}", 1
    yield f"lemma={cue.lemma} content={rule}", 1
    yield f"stance={cue.stance} content={rule}", 1
    yield f"cue={cue.evidence.rule}", 1
    yield f"speaker={speaker.evidence.rule if speaker else 'none'}", 1
    yield f"speaker class={speaker_class}", 1
    yield f"speaker class={speaker_class} content={rule}", 1
    if speaker_class == "NOUN" and speaker is not None:
        yield (
            f"speaker lemma={document.sentences[speaker.sentence].word(speaker.head).lemma.lower()}",
            1,
        )
    yield f"relation={head.deprel}", 1
    yield (
        f"form={head.feat('VerbForm') or '-'} {head.feat('Tense') or '-'} {head.feat('Mood') or '-'}",
        1,
    )
    yield f"quotation={content.quotation}", 1
    yield f"quotation={content.quotation} speaker class={speaker_class}", 1
    yield f"kind={cue.kind}", 1
    for auxiliary in sentence.children(head, "aux"):
        yield f"auxiliary={auxiliary.lemma.lower()}", 1
    for name, holds in (
        ("negated", cue.negated),
        ("passive", is_passive(sentence, head)),
        ("heading", sentence.heading),
        ("content first", content.spans[0].start < cue.spans[0].start),
        ("pieces", len(content.spans) > 1),
    ):
        if holds:
            yield f"is={name}", 1
            yield f"is={name} content={rule}", 1
    yield _length(content), 1
    yield f"{_length(content)} content={rule}", 1


def _by_tagger(
    document: Document, cue: Cue, speaker: Speaker | None, content: Content, support: Support
) -> Iterator[tuple[str, float]]:
    origin = support.origin + (", rival" if support.rival else "")
    yield f"by={origin}", 1
    yield f"cue by {origin}", _log_odds(support.cue)
    yield f"content by {origin}", _log_odds(support.content)
    yield f"speaker by {origin}", _log_odds(support.speaker) if support.speaker else 0
    yield f"same speaker by {origin}", float(support.same_speaker)
    if support.rival:
        yield f"same content by {origin}", support.same_content
    if support.ruled is not None:
        yield f"rules by {origin}", _log_odds(support.ruled)
    if speaker is None:
        yield f"speaker=none by {origin}", 1
    else:
        yield f"speaker={speaker.evidence.rule} by {origin}", 1
    if support.origin is Origin.RULES:
        yield f"content={content.evidence.rule}", 1
        yield f"content={content.evidence.rule} {'with' if support.rival else 'without'} rival", 1
    yield f"quotation={content.quotation} by {origin}", 1
    yield f"cue={cue.evidence.rule}", 1
    sentence = document.sentences[cue.sentence]
    yield f"class={sentence.word(cue.head).upos}", 1
    yield _length(content), 1
    if sentence.heading:
        yield "is=heading", 1


def _length(content: Content) -> str:
    """Return the feature of the content's length: its words, in powers of two."""
    return f"words={min(len(content.text.split()).bit_length(), LONGEST)}"


def _log_odds(probability: float) -> float:
    cut = min(max(probability, 1 - CERTAIN), CERTAIN)
    return log(cut / (1 - cut))
