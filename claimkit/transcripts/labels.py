"""Labels: the words at the start of a line that say who speaks in a transcript.

Examples: "Q:", "LEE:", "SEN. BO BERG (R-TX):", "[00:12:30] Ana Lee, chief engineer:".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.spans import Span
from claimkit.transcripts.words import load_label_words
from claimkit.tree import Phrase, Word

TIME = r"\[\d[\d:.]*\]"
SPEAKER = (
    r"(?:(?P<letter>[QA])(?P<stop>[.:])|(?P<who>[^\W\d_][^\n:“”\"?!]{0,79})(?P<mark>:))(?=\s+\S)"
)
LABEL = re.compile(rf"^[ \t]*{SPEAKER}", re.MULTILINE)
TIMED_LABEL = re.compile(
    rf"(?:^[ \t]*(?:{TIME}[ \t]*)?|{TIME}[ \t]*){SPEAKER}", re.MULTILINE
)  # slower
ROLE = re.compile(r"\s*[,(\[]")  # what may stand behind the name in a label
BRACKET = re.compile(r"\s*[(\[]")
LONGEST_NAME = 5  # words


@frozen(kw_only=True)
class Label:
    """Who speaks next.

    Attributes:
        words: without brackets; name: without the role either.
        mark: the colon; None if the label ends with a full stop.
        start: where its line or time stamp begins; end: where what is said may begin.
        clear: whether its form alone shows that it is a label.
    """

    words: Phrase
    name: Phrase
    mark: Word | None
    start: int
    end: int
    clear: bool

    @property
    def head(self) -> Word:
        return self.name.root

    @property
    def asks(self) -> bool:
        """Whether it is that of an interviewer without a name."""
        return self.key in load_label_words().asking

    @property
    def answers(self) -> bool:
        """Whether it is that of somebody interviewed, without a name."""
        return self.key in load_label_words().answering

    @property
    def key(self) -> str:
        return " ".join(word.lower.rstrip(".") for word in self.name)


def find_labels(document: Document, lexicon: Lexicon) -> tuple[Label, ...]:
    """Return the labels of *document* in order; none if it is no transcript.

    It is one if a label is clear by its form, or if there are several, and people talk to each
    other behind one of them.
    """
    labels = tuple(_find_candidates(document, lexicon))
    if any(label.clear for label in labels):
        return labels
    if len(labels) > 1 and any(_is_talk(document, label) for label in labels):
        return labels
    return ()


def _is_talk(document: Document, label: Label) -> bool:
    """Whether what is said in the paragraph of *label* asks, or says "I" or "we"; labels in
    capitals are those of transcripts alone.
    """
    if _is_in_capitals(label.name):
        return True
    for sentence in document.rest_of_paragraph(label.head.sentence):
        if sentence.words[-1].text == "?":
            return True
        if any(word.feat("Person") == "1" for word in sentence.words):
            return True
    return False


def _is_in_capitals(name: Phrase) -> bool:
    text = "".join(word.text for word in name if word.text.isalpha())
    return len(text) > 1 and text.isupper()


def _find_candidates(document: Document, lexicon: Lexicon) -> Iterator[Label]:
    pattern = TIMED_LABEL if "[" in document.text else LABEL
    matches = pattern.finditer(document.text)
    read = (_read_letter(document, m) if m["letter"] else _read(document, m) for m in matches)
    labels = tuple(filter(None, read))
    counts = Counter(label.key for label in labels)
    for label in labels:
        if _is_label(label, lexicon, repeated=counts[label.key] > 1):
            yield label


def _read_letter(document: Document, match: re.Match[str]) -> Label | None:
    words = _find_words(document, Span(match.start("letter"), match.end("stop")))
    if not words:
        return None
    return Label(
        words=words[:1],
        name=words[:1],
        mark=_find_mark(words, match["stop"]),
        start=match.start(),
        end=match.end(),
        clear=False,
    )


def _find_mark(words: Phrase, stop: str) -> Word | None:
    return words[-1] if len(words) > 1 and stop == ":" else None


def _read(document: Document, match: re.Match[str]) -> Label | None:
    start = match.start("who")
    role, bracket = (pattern.search(match["who"]) for pattern in (ROLE, BRACKET))
    name = _find_words(document, Span(start, start + role.start()) if role else _span(match))
    words = _find_words(document, Span(start, start + bracket.start()) if bracket else _span(match))
    mark = _find_words(document, Span(match.start("mark"), match.end("mark")))
    if not name or not words or not mark or mark[0].text != ":":
        return None
    if bracket and not _is_remark(match["who"][bracket.start() :]):
        return None
    return Label(
        words=words,
        name=name,
        mark=mark[0],
        start=match.start(),
        end=match.end(),
        clear=role is not None and _is_role(words, name, in_brackets=bracket is not None),
    )


def _is_remark(text: str) -> bool:
    """Whether *text* is in brackets, and no number: "(by phone)", "(D-OH)"."""
    return text.rstrip().endswith((")", "]")) and not any(map(str.isdigit, text))


def _is_role(words: Phrase, name: Phrase, *, in_brackets: bool) -> bool:
    """Whether the words behind *name* are no part of an address or a date."""
    if in_brackets or _is_in_capitals(name):
        return True
    return any(word.text[0].islower() for word in words - name)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start("who"), match.end("who"))


def _find_words(document: Document, span: Span) -> Phrase:
    """Return the words in *span*; none if they are not of one sentence."""
    sentences = document.sentences_over(span)
    return sentences[0].words_in(span) if len(sentences) == 1 else Phrase()


def _is_label(label: Label, lexicon: Lexicon, *, repeated: bool) -> bool:
    words = load_label_words()
    if label.asks or label.answers:
        return True
    parts = label.key.split()
    if len(parts) > LONGEST_NAME or parts[0] in words.headings or parts[-1] in words.headings:
        return False
    if label.key in lexicon.names.places or label.key in lexicon.times:
        return False
    if not _is_in_capitals(label.name) and _is_clause(label.words):
        return False
    if not words.speaking.isdisjoint(parts):
        return True
    if repeated and all(word.text[0].isupper() for word in label.name):
        return True
    return all(map(_may_be_in_name, label.name)) or lexicon.speaker_noun(parts[-1]) is not None


def _is_clause(words: Phrase) -> bool:
    """Whether *words* are a clause or the phrase of one: "the mayor, Ana Lee, said"."""
    return words.has_verb or words[0].upos in {"DET", "PRON", "ADP"}


def _may_be_in_name(word: Word) -> bool:
    if word.text.isupper() and word.upos not in {"DET", "ADP"}:
        return True
    return word.upos == "PROPN" or word.is_punctuation
