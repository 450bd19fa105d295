"""Labels: the words at the start of a line that say who speaks in a transcript.

Examples: "Q:", "LEE:", "SEN. BO BERG (R-TX):", "[00:12:30] Ana Lee, chief engineer:".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from attrs import frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.punctuation import DOUBLE_OPENING
from claimkit.spans import Span
from claimkit.transcripts.words import load_label_words
from claimkit.tree import Phrase, Sentence, Word

TIME = r"\[\d[\d:.]*\]"
BARE_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?[ \t]+"
SPEAKER = (
    r"(?:(?P<letter>[QA])(?P<stop>[.:])|(?P<who>[^\W\d_][^\n:“”\"?!]{0,79})(?P<mark>:))(?=\s+\S)"
)
# A transcript that is quoted as a whole has a mark before each label
LABEL = re.compile(rf"^[ \t]*(?:{BARE_TIME})?[\"“]?{SPEAKER}", re.MULTILINE)
TIMED_LABEL = re.compile(
    rf"(?:^[ \t]*(?:{TIME}[ \t]*|{BARE_TIME})?[\"“]?|{TIME}[ \t]*){SPEAKER}", re.MULTILINE
)  # slower
ROLE = re.compile(r"\s*[,(\[]")  # what may stand behind the name in a label
BRACKET = re.compile(r"\s*[(\[]")
# An office before the name of who holds it: "The Minister of Works (Mrs. Ana Lee)"
HOLDER = re.compile(
    r"The [^\n()]{1,60}\((?P<name>(?:Mr|Mrs|Ms|Dr|Sir|Dame|Hon|Lord|Lady)\b[^\n()]{1,40})\)"
)
LONGEST_NAME = 5  # words
FEWEST_UNCLEAR = 2  # labels of a transcript, where none is clear by its form


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
    def is_nameless(self) -> bool:
        """Whether it only says which part somebody has in an interview."""
        return self.asks or self.answers

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
    if len(labels) < FEWEST_UNCLEAR:
        return ()
    return labels if any(_is_talk(document, label) for label in labels) else ()


def is_in_capitals(name: Phrase) -> bool:
    text = "".join(word.text for word in name if word.text.isalpha())
    return len(text) > 1 and text.isupper()


def _is_talk(document: Document, label: Label) -> bool:
    """Whether people talk to each other in the paragraph of *label*; labels in capitals are those
    of transcripts alone.
    """
    if is_in_capitals(label.name):
        return True
    return any(map(_is_addressed, document.rest_of_paragraph(label.head.sentence)))


def _is_addressed(sentence: Sentence) -> bool:
    """Whether *sentence* asks, or says "I" or "we"."""
    if sentence.words[-1].text == "?":
        return True
    return any(word.feat("Person") == "1" for word in sentence.words)


def _find_candidates(document: Document, lexicon: Lexicon) -> Iterator[Label]:
    pattern = TIMED_LABEL if "[" in document.text else LABEL
    read = map(partial(_read, document), pattern.finditer(document.text))
    labels = tuple(filter(None, read))
    counts = Counter(label.key for label in labels)
    for label in labels:
        if _is_label(label, lexicon, repeated=counts[label.key] > 1):
            yield label


def _read(document: Document, match: re.Match[str]) -> Label | None:
    """Return the label that *match* is by its form, None where its words are none."""
    return _read_letter(document, match) if match["letter"] else _read_name(document, match)


def _read_letter(document: Document, match: re.Match[str]) -> Label | None:
    words = _find_words(document, match.start("letter"), match.end("stop"))
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


def _read_name(document: Document, match: re.Match[str]) -> Label | None:
    who, start = match["who"], match.start("who")
    if match.group().lstrip().startswith(tuple(DOUBLE_OPENING)) and not who.isupper():
        return None
    holder = HOLDER.fullmatch(who)
    if holder is not None:
        start, who = start + holder.start("name"), holder["name"]
    named, described = _cut_at(ROLE, who), _cut_at(BRACKET, who)
    if not _may_be_remark(who[len(described) :]):
        return None
    mark = _find_words(document, match.start("mark"), match.end("mark"))
    if [word.text for word in mark] != [":"]:
        return None
    name = _find_words(document, start, start + len(named))
    words = _find_words(document, start, start + len(described))
    if not (name and words):
        return None
    return Label(
        words=words,
        name=name,
        mark=mark[0],
        start=match.start(),
        end=match.end(),
        clear=holder is not None
        or _has_role(name, words, who[len(named) :])
        or _is_unidentified(name),
    )


def _cut_at(pattern: re.Pattern[str], text: str) -> str:
    """Return *text* up to what *pattern* finds first."""
    return pattern.split(text, maxsplit=1)[0]


def _may_be_remark(text: str) -> bool:
    """Whether *text*, from the first bracket on, is in brackets, and no number: "(by phone)",
    "(D-OH)"; or nothing.
    """
    if not text:
        return True
    return text.rstrip().endswith((")", "]")) and not any(map(str.isdigit, text))


def _has_role(name: Phrase, words: Phrase, behind: str) -> bool:
    """Whether what stands *behind* a name in its label is the role of a speaker, and no part of an
    address or a date.
    """
    if not behind:
        return False
    if BRACKET.search(behind):
        return True
    if is_in_capitals(name):
        return True
    return any(word.text[0].islower() for word in words - name)


def _is_unidentified(name: Phrase) -> bool:
    """Whether *name* says that the speaker is not known: "UNIDENTIFIED FEMALE"."""
    return is_in_capitals(name) and name[0].lower in load_label_words().unidentified


def _find_words(document: Document, start: int, end: int) -> Phrase:
    """Return the words from *start* to *end* in the text; none if they are not of one sentence."""
    span = Span(start, end)
    sentences = document.sentences_over(span)
    return sentences[0].words_in(span) if len(sentences) == 1 else Phrase()


def _is_label(label: Label, lexicon: Lexicon, *, repeated: bool) -> bool:
    if label.is_nameless:
        return True
    if not _may_be_speaker(label, lexicon, repeated=repeated):
        return False
    if repeated and _is_capitalized(label.name):
        return True
    return _is_speaker(label, lexicon)


def _may_be_speaker(label: Label, lexicon: Lexicon, *, repeated: bool) -> bool:
    """Whether *label* is short, and no heading, place, time or clause; "The Gazette" may ask."""
    parts = label.key.split()
    if len(parts) > LONGEST_NAME:
        return False
    if not load_label_words().headings.isdisjoint((parts[0], parts[-1])):
        return False
    if label.key in lexicon.names.places:
        return False
    if label.key in lexicon.times:
        return False
    if is_in_capitals(label.name) or not _is_clause(label.words):
        return True
    if _is_of_office(label, lexicon):
        return True
    return repeated and _is_capitalized(label.name) and not label.words.has_verb


def _is_of_office(label: Label, lexicon: Lexicon) -> bool:
    """Whether *label* is an office in capitals: "The Prime Minister", "The Speaker"."""
    if label.name[0].lower != "the" or len(label.name) == 1 or not _is_capitalized(label.name):
        return False
    last = label.name[-1].lower
    return last in load_label_words().speaking or lexicon.speaker_noun(last) is not None


def _is_speaker(label: Label, lexicon: Lexicon) -> bool:
    """Whether *label* is a name, or has a word for somebody who speaks."""
    parts = label.key.split()
    if not load_label_words().speaking.isdisjoint(parts):
        return True
    if lexicon.speaker_noun(parts[-1]) is not None:
        return True
    return all(map(_may_be_in_name, label.name))


def _is_capitalized(name: Phrase) -> bool:
    """Whether every word of *name* begins with a capital."""
    return all(word.text[0].isupper() for word in name)


def _is_clause(words: Phrase) -> bool:
    """Whether *words* are a clause or the phrase of one: "the mayor, Ana Lee, said"."""
    return words.has_verb or words[0].upos in {"DET", "PRON", "ADP"}


def _may_be_in_name(word: Word) -> bool:
    if word.text.isupper() and word.upos not in {"DET", "ADP"}:
        return True
    return word.upos in {"PROPN", "PUNCT"}
