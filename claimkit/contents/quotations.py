"""Which quotation regions belong to a cue."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.contents.scene import Scene
from claimkit.document import QuotationRegion
from claimkit.grammar import GERUND, base_lemma, is_finite_verb, is_speech
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import ReportingClass
from claimkit.punctuation import CLOSING_MARKS
from claimkit.spans import Span
from claimkit.text.dashes import DASH_CHARACTERS, DASHES
from claimkit.tree import Phrase, Sentence, Word

WHITESPACE_AND_STOPS = " \t\n\r.,;:!?…" + DASH_CHARACTERS
SENTENCE_ENDS = (". ", "? ", "! ", "\n")
CLOSING = f" \t\n{CLOSING_MARKS}"  # what may stand behind the last letter of a quotation
STOPS = f"{WHITESPACE_AND_STOPS}{CLOSING_MARKS}"
JOINING = frozenset({"and", "but", "or", "nor"})
LONGEST_LINK = 3  # words
LINKS = DASHES | {","}  # what may stand between a quotation and its cue
ENDS = DASHES | {",", "?", "!", "…"}  # how a quotation may end before its cue


def holds_sentence_end(text: str) -> bool:
    """Whether a sentence or a line ends inside *text*."""
    return any(end in text for end in SENTENCE_ENDS)


def find_regions(scene: Scene) -> tuple[QuotationRegion, ...]:
    """Return the quotations beside the cue's clause: before it, after it, or on both sides."""
    if scene.is_quoted(scene.head):
        return ()
    near = scene.document.quotations_around(scene.sentence.span)
    speech = [region for region in near if _may_belong(scene, region)]
    if not speech:
        return ()
    clause = scene.frame
    joined = (region for region in reversed(speech) if _is_joined_before(scene, region, clause))
    before = next(joined, None)
    if before is not None and _is_quoted_by_above(scene, before, speech):
        before = None
    after = (
        region
        for region in speech
        if _is_joined_after(scene, region, clause) or _is_resumed(scene, before, region)
    )
    return tuple(filter(None, (before, next(after, None))))


def _may_belong(scene: Scene, region: QuotationRegion) -> bool:
    """Whether *region* is speech and begins in the paragraph of the cue."""
    first = next(iter(scene.document.sentences_over(region.span)), None)
    if first is None:
        return False
    if first.paragraph != scene.sentence.paragraph:
        return False
    return is_speech(scene.document, region)


def _is_joined_before(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether only a comma or the like stands between *region* and the clause behind it: “…,” Lee
    said.
    """
    if region.span.end > clause.start or _is_governed(scene, region):
        return False
    text = scene.document.text
    between = text[region.span.end : clause.start].strip()
    if between == "":
        return _may_lead_on(text, region)
    return between in LINKS


def _is_governed(scene: Scene, region: QuotationRegion) -> bool:
    """Whether a preposition right before *region* governs it: In “The Wolf” Lee speaks."""
    words = scene.sentence.words_in(region.span)
    before = words[0].before if words else None
    return before is not None and before.upos == "ADP" and before.parent in words


def _may_lead_on(text: str, region: QuotationRegion) -> bool:
    """Whether *region* ends so that the cue may follow at once."""
    last = region.inner.of(text).rstrip(CLOSING)[-1:] if region.inner is not None else ""
    return last in ENDS or last.isalnum()


def _is_joined_after(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether *region* is what the clause before it says: Lee said: “…”; “…,” Lee told reporters.
    “…”
    """
    if region.span.start < clause.end:
        return False
    between = scene.document.text[clause.end : region.span.start].strip()
    if region.span.start >= scene.sentence.span.end:
        return between[-1:] in {":", ","} and not holds_sentence_end(between)
    if between[-1:] not in {",", ":", ""}:
        return False
    if between.endswith(":") and scene.head.index == 1:  # "Said a fan, wrapped in two scarves:"
        return True
    return not _has_verb_between(scene.sentence, clause.end, region.span.start)


def _is_resumed(scene: Scene, before: QuotationRegion | None, region: QuotationRegion) -> bool:
    """Whether *region* is the rest, in lower case, of a sentence that the quotation *before* begins
    and a comma breaks off: “When it rains,” Lee said, pointing at the roof, “we leave.”
    """
    if before is None or before.inner is None or region.inner is None:
        return False
    text = scene.document.text
    if not before.inner.of(text).endswith(",") or not text[region.inner.start].islower():
        return False
    if next(scene.document.quotations_from(before.span.end), None) != region:
        return False
    between = Span(before.span.end, region.span.start)
    if not between.of(text).rstrip().endswith(","):
        return False
    words = scene.sentence.words_in(between) - scene.taken
    if any(may_quote(scene, word) for word in words if not _is_manner(word, scene)):
        return False
    return not any(map(is_finite_verb, words))


def _is_manner(word: Word, scene: Scene) -> bool:
    """Whether *word* is a participle that tells in what manner somebody speaks: “The pier,” Lee
    said, laughing, “is a joke.”
    """
    if word.relation != "advcl" or word.xpos != GERUND or word.text_before != ",":
        return False
    entry = scene.lexicon.verb(base_lemma(word, scene.lexicon))
    return entry is not None and entry.reporting_class is ReportingClass.MANNER


def find_joined_rest(
    scene: Scene, before: QuotationRegion
) -> tuple[Phrase, tuple[QuotationRegion, ...]]:
    """Return the words that join the quotation at the end of the sentence to that *before* the cue,
    and that quotation: It is not “a toy,” Lee said, but “a lifeline”. Both empty if there is none.
    """
    last = scene.taken[-1]
    if before.span.end > scene.taken.span.start or last.text_after != ",":
        return Phrase(), ()
    region = next(scene.document.quotations_from(last.span.end), None)
    if region is None or scene.document.text[region.span.end : scene.sentence.span.end].strip(
        STOPS
    ):
        return Phrase(), ()
    link = scene.sentence.words_in(Span(last.span.end, region.span.start)).without_punctuation()
    if not link or link[0].lower not in JOINING or len(link) > LONGEST_LINK:
        return Phrase(), ()
    return (Phrase(), ()) if link.has_verb else (link, (region,))


def _is_quoted_by_above(
    scene: Scene, before: QuotationRegion, speech: Iterable[QuotationRegion]
) -> bool:
    """Whether *before*, a quotation before the cue, is that of a verb above, which stands between:
    “It is over,” Kim chimed in, telling Lee, “we leave.” Or, where another one of *speech* stands
    behind the cue, “It is over,” Kim said, and added: “We leave.”
    """
    above = scene.head.parent_as("advcl", "conj")
    if above is None or not may_quote(scene, above):
        return False
    if not before.span.end <= above.span.start < scene.head.span.start:
        return False
    if _is_participle_behind_comma(scene.head):
        return True
    return any(_is_joined_after(scene, region, scene.frame) for region in speech)


def _is_participle_behind_comma(verb: Word) -> bool:
    if verb.relation != "advcl" or verb.text_before != ",":
        return False
    return verb.feat("VerbForm") in {"Ger", "Part"}


def may_quote(scene: Scene, word: Word) -> bool:
    """Whether *word* is a verb that takes a quotation."""
    if word.upos != "VERB":
        return False
    entry = scene.lexicon.verb(base_lemma(word, scene.lexicon))
    return entry is not None and Frame.QUOTE in entry.frames


def _has_verb_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb of *sentence* stands between the offsets *start* and *end*."""
    if start >= end:
        return False
    return sentence.words_in(Span(start, end)).has_verb
