"""Ten times the input takes about ten times the steps, whatever is in it.

Steps are calls of functions: their number is the same on every machine and under any load.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import pytest

from benchmarks.growth import add_each, rename_speaker
from benchmarks.growth_shapes import MARKS, SHAPES
from benchmarks.steps import count_steps
from claimkit import ClaimSet, Corpus, Extractor, SpeakerIndex
from claimkit.contents.spoken import fit_into_turns
from claimkit.document import Document
from claimkit.evaluation.articles import to_scored_article
from claimkit.evaluation.scores import align
from claimkit.inputs import read_srt, read_vtt
from claimkit.inputs.alignment import align as align_words
from claimkit.inputs.fragments import read_fragment
from claimkit.lexicons.loader import load
from claimkit.parsing.pieces import cut_pieces
from claimkit.parsing.tokens import Token, TokenizedSentence, split_long
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.resolver import SieveResolver
from claimkit.text.plain.plaintext import PlainText
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments
from claimkit.transcripts.turns import find_turns
from tests.support.drafts import build_draft
from tests.support.trees import document_of

TIMES, LIMIT = 10, 12.0
SAFE = "the/DET/5:det bridge/NOUN/7:nsubj is/AUX/7:cop safe/ADJ/2:ccomp ./PUNCT/2:punct"
SAID = "Lee{}/PROPN/2:nsubj/B-PER said/VERB/0:root that/SCONJ/7:mark " + SAFE
DENIED = "Berg{}/PROPN/2:nsubj/B-PER denied/VERB/0:root that/SCONJ/7:mark " + SAFE
HE = "He/PRON/2:nsubj said/VERB/0:root that/SCONJ/7:mark " + SAFE
SENTENCES: Mapping[str, tuple[str, ...]] = {
    "one after the other denies it": (SAID, DENIED),
    "he said the same again": (HE,),
    "Lee, Berg and him": (SAID, HE, DENIED),
}


def build_document(name: str, number: int) -> Document:
    """Return the document of *number* of the sentences called *name*."""
    return fill(SENTENCES[name], number)


def fill(templates: Sequence[str], number: int) -> Document:
    """Return the document of *number* sentences, made of *templates* in turn."""
    return document_of(*(templates[i % len(templates)].format(i // 4) for i in range(number)))


def extract(name: str, number: int) -> ClaimSet:
    return Extractor(tier="rules").extract_document(build_document(name, number))


MAYOR = (
    "Mayor/PROPN/2:compound Ana{}/PROPN/4:nsubj/B-PER Lee/PROPN/2:flat/I-PER said/VERB/0:root "
    "so/ADV/4:advmod ./PUNCT/4:punct"
)
THE_MAYOR = "The/DET/2:det mayor/NOUN/3:nsubj said/VERB/0:root so/ADV/3:advmod ./PUNCT/3:punct"


@pytest.mark.slow
@pytest.mark.parametrize(
    "templates", [(MAYOR,), (MAYOR, THE_MAYOR), (SAID, HE, DENIED)], ids=lambda t: str(len(t))
)
def test_entities(templates: tuple[str, ...]) -> None:
    """Names, nouns and pronouns of one text: one surname, one office, one man called "he"."""
    documents = [fill(templates, number) for number in (60, TIMES * 60)]
    resolver = SieveResolver(lexicon=load("en"))
    asked = [list_subjects(document) for document in documents]
    resolver.resolve(documents[0], asked[0])  # reads word lists
    short, long = (
        count_steps(lambda d=d, a=a: resolver.resolve(d, a))
        for d, a in zip(documents, asked, strict=True)
    )
    assert long < LIMIT * short


def list_subjects(document: Document) -> list[ReferenceQuery]:
    """Return a query for the subject of each sentence."""
    words = (word for sentence in document.sentences for word in sentence.words)
    subjects = (w for w in words if w.relation == "nsubj" and w.parent is w.sentence.root)
    return [ReferenceQuery(word=word, spans=(word.span,)) for word in subjects]


@pytest.mark.slow
@pytest.mark.parametrize("name", SENTENCES)
def test_extract(name: str) -> None:
    """Everything behind the parse."""
    extractor = Extractor(tier="rules")
    documents = [build_document(name, number) for number in (50, TIMES * 50)]
    extractor.extract_document(documents[0])  # reads word lists
    short, long = (count_steps(lambda d=d: extractor.extract_document(d)) for d in documents)
    assert long < LIMIT * short


TURN = (
    "¶LEE/PROPN/4:nsubj/B-PER :/PUNCT/1:punct Bo/PROPN/4:nsubj/B-PER said{0}/VERB/0:root "
    "it/PRON/6:nsubj rained{0}/VERB/4:ccomp ./PUNCT/4:punct"
)


def test_turns() -> None:
    """Each claim of a transcript is held against its own turn, not against all."""
    steps = []
    for number in (20, TIMES * 20):
        names = range(100, 100 + number)
        document = document_of(*map(TURN.format, names))
        turns = find_turns(document, load("en"))
        drafts = [build_draft(document, f"said{name}", f"it rained{name}") for name in names]
        steps.append(
            count_steps(lambda args=(document, drafts, turns): list(fit_into_turns(*args)))
        )
    assert steps[1] < LIMIT * steps[0]


CAPTION = "00:00:01,000 --> 00:00:02,000\n<v Ana Lee>It &amp; that\n- Is <i>it</i>?\n\n"
FEED_BODY = "<div>  <p>Ana <b>Lee</b> &amp; Bo</p>\n\n \n</div>"
READERS: Mapping[str, Callable[[int], object]] = {
    "captions": lambda number: read_vtt(CAPTION * number),
    "captions that roll up": lambda number: read_srt(CAPTION + "01:00.0 --> 01:01.0\na\n" * number),
    "lines of one caption": lambda number: read_srt(CAPTION + "a word\n" * number),
    "fragment": lambda number: read_fragment(FEED_BODY * number),
    "page": lambda number: align_words(
        "The bridge\n" * number, PlainText.of("the The bridge " * number)
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_readers(name: str) -> None:
    """Readers of files."""
    read = READERS[name]
    read(1)  # loads libraries and lists
    short, long = (count_steps(lambda n=n: read(n)) for n in (50, TIMES * 50))
    assert long < LIMIT * short


CALLS: Mapping[str, Callable[[ClaimSet], object]] = {
    "by_speaker": ClaimSet.by_speaker,
    "outermost": ClaimSet.outermost,
    "where": lambda claims: claims.where(speaker="Lee1"),
    "standalone": lambda claims: [claims.standalone(claim) for claim in claims],
    "to_html": ClaimSet.to_html,
    "to_json": ClaimSet.to_json,
    "from_json": lambda claims: ClaimSet.from_json(claims.to_json()),
    "SpeakerIndex": lambda claims: len(SpeakerIndex.of([claims])),
    "evaluation": lambda claims: align(*[[to_scored_article("a", claims)]] * 2),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SENTENCES)
def test_claims(name: str) -> None:
    """Each question to the claims of a text."""
    short, long = (extract(name, number) for number in (20, TIMES * 20))
    for call in CALLS.values():
        call(short)  # reads word lists
    ratios = {
        label: count_steps(lambda call=call: call(long))
        / count_steps(lambda call=call: call(short))
        for label, call in CALLS.items()
    }
    assert {label: ratio for label, ratio in ratios.items() if ratio > LIMIT} == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", SENTENCES)
def test_contrasts(name: str) -> None:
    """The contrasts of a text take steps by claims and by what is found: where there are few
    claims, each is in a few of them, and in some twenty at most.
    """
    costs = []
    for number in (20, TIMES * 20):
        claims = extract(name, number)
        found = len(claims.contrasts())  # reads word lists
        costs.append(count_steps(claims.contrasts) / (len(claims) + found))
    assert costs[1] < costs[0] * LIMIT / TIMES


def test_articles() -> None:
    """An index to which articles are added one by one, and a corpus."""
    claims = extract("he said the same again", 1)
    articles = [rename_speaker(claims, number) for number in range(200)]
    add_each(articles)  # reads word lists, and remembers how names are split
    for call in (add_each, Corpus.of):
        short, long = (count_steps(lambda n=n, call=call: call(articles[:n])) for n in (20, 200))
        assert long < LIMIT * short


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_text(shape: str) -> None:
    """What is done before a text is tokenized."""
    units = 200 if shape in MARKS else 20
    short, long = (
        count_steps(lambda text=text: split_text(text))
        for text in (SHAPES[shape](units), SHAPES[shape](TIMES * units))
    )
    assert long < LIMIT * short


def split_text(text: str) -> None:
    spans = [segment.span for segment in find_segments(text)]
    find_quotations(text, spans)
    cut_pieces([text])


@pytest.mark.parametrize("separator", [",", ""])
def test_long_sentence(separator: str) -> None:
    """A sentence without an end is cut into pieces that can be parsed."""
    (piece,) = cut_pieces(["it rained"])
    sentences = [
        TokenizedSentence(piece, (Token("it", 0, 2), Token(separator or "rained", 3, 9)) * number)
        for number in (1000, TIMES * 1000)
    ]
    short, long = (count_steps(lambda s=s: list(split_long(s, 100))) for s in sentences)
    assert long < LIMIT * short


@pytest.mark.parametrize(
    "line", ["Lee{}: It rained.\n", "Photo: A/B\nUpdated: No{}. ", "Updated: No. "]
)
def test_lines_that_begin_like_a_dateline(line: str) -> None:
    """Here time is measured: an expression that looks through all of the text is one step."""
    few, many = ("".join(map(line.format, range(count))) for count in (300, 300 * TIMES))
    assert measure_time(many) < 3 * TIMES * measure_time(few)  # quadratic: TIMES * TIMES


def measure_time(text: str) -> float:
    """Return the CPU seconds of the quickest of several runs."""
    seconds = []
    for _ in range(5):
        begun = time.process_time()
        find_segments(text)
        seconds.append(time.process_time() - begun)
    return min(seconds)
