"""The extractor's borders: what it takes, what it refuses, and what importing costs."""

from __future__ import annotations

import pickle
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

import claimkit
from claimkit import (
    Article,
    ClaimSet,
    Extractor,
    Failure,
    InputTooLargeError,
    ModelNotFoundError,
)
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.parts import Computing
from claimkit.resolution.resolver import SieveResolver
from claimkit.testing import StubParser, assert_claims
from tests.support.parses import FrozenParser, list_frozen

TEXTS = list_frozen("speakers")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(parser=FrozenParser(), tier="rules")


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u200b", "\x00"])
def test_blank_text(text: str) -> None:
    """A blank text has no claims, and needs no model."""

    class NoParser:
        def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
            return tuple(Document(text=t, sentences=()) for t in texts)

    claims = Extractor(parser=NoParser(), tier="rules").extract(text)
    assert (claims.text, claims.claims) == (text, ())


@pytest.mark.parametrize("text", [None, 3, b"She said no.", ["She said no."]])
def test_not_a_str(extractor: Extractor, text: object) -> None:
    """The error says what came."""
    with pytest.raises(TypeError, match=f"a text must be a str, got {type(text).__name__}"):
        extractor.extract(text)  # type: ignore[arg-type]


def test_a_path(extractor: Extractor) -> None:
    """The error says how a file is read; a name of one gets a warning that says it."""
    with pytest.raises(TypeError, match=r"got \w+; read the file with claimkit.inputs.read"):
        extractor.extract(Path("harbour.txt"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"lexicon": ["x"]}, r"lexicon to be a Lexicon, or the path of a TOML file; got \['x'\]"),
        ({"min_confidence": "0.5"}, "min_confidence to be a number, got '0.5'"),
        ({"max_chars": None}, "max_chars to be a whole number, got None"),
    ],
)
def test_settings_of_a_wrong_type(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Extractor(**settings)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"precision": "quarter"},
            "one of auto, half, int8, single; got 'quarter'",
        ),
        ({"device": "tpu"}, "device to be one of cpu, cuda; got 'tpu'"),
    ],
)
def test_unknown_ways_to_compute(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Extractor(**settings)


def test_how_the_network_computes_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is sent elsewhere is made with the same, whether or not this machine could."""
    made: list[Computing] = []
    monkeypatch.setattr(
        "claimkit.extractor.load_model", lambda _parser, computing: made.append(computing)
    )
    for name in ("make_parser", "make_tagger"):
        monkeypatch.setattr(f"claimkit.extractor.{name}", lambda _model: StubParser())
    here = Extractor(precision=claimkit.Precision.HALF, device="cuda", threads=2)
    for extractor in (here, pickle.loads(pickle.dumps(here))):
        assert extractor.parser is not extractor.tagger
    assert set(made) == {Computing(precision="half", device="cuda", threads=2)}


def test_too_long(extractor: Extractor) -> None:
    """The error gives both numbers."""
    with pytest.raises(
        InputTooLargeError, match=r"1,000,001 characters, more than max_chars=1,000,000"
    ):
        extractor.extract("x" * 1_000_001)
    with pytest.raises(InputTooLargeError, match="max_chars=5"):
        Extractor(parser=StubParser(), max_chars=5).extract("123456")


def test_metadata_travels_with_the_text(extractor: Extractor) -> None:
    article = Article(id="a1", title="Rain")
    assert extractor.extract(TEXTS[1], article=article).article == article
    assert extractor.extract(" ", article=article).article == article
    assert extractor.extract(TEXTS[1]).article == Article()


def test_items_of_files(extractor: Extractor) -> None:
    """What a reader of files noted is a warning, and metadata and way back stay."""
    item = attrs.evolve(
        claimkit.inputs.read_text(TEXTS[0]), article=Article(id="a.txt"), notes=("a guess",)
    )
    alone = extractor.extract(item)
    assert [(warning.code, warning.message) for warning in alone.warnings] == [("input", "a guess")]
    assert alone.article == Article(id="a.txt")
    assert alone.claims == extractor.extract(TEXTS[0]).claims
    (sent,) = extractor.extract_many([pickle.loads(pickle.dumps(item))])
    assert sent == alone
    assert extractor.extract(item, article=Article(id="b")).article == Article(id="b")


def test_one_item_is_not_many(extractor: Extractor) -> None:
    with pytest.raises(TypeError, match="use extract_many for several texts"):
        extractor.extract(iter([]))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected an iterable of texts, got one Item"):
        extractor.extract_many(claimkit.inputs.read_text("It rained."))  # type: ignore[call-overload]


def test_many_texts_come_with_ids_or_as_records(extractor: Extractor) -> None:
    items = [TEXTS[1], ("a1", TEXTS[1]), {"id": "a2", "text": TEXTS[1], "url": "u"}]
    plain, pair, record = extractor.extract_many(items)
    assert plain.claims == pair.claims == record.claims
    assert (plain.article.id, pair.article.id, record.article.url) == (None, "a1", "u")


@pytest.mark.parametrize("whole", ["It rained.", {"text": "It rained."}])
def test_one_text_is_not_many(extractor: Extractor, whole: Any) -> None:
    """Said at the call, not when the first claim set is asked for."""
    with pytest.raises(TypeError, match="an iterable of texts, got one"):
        extractor.extract_many(whole)


def test_a_data_frame_is_no_iterable_of_texts(extractor: Extractor) -> None:
    """Going through one gives the names of its columns; what to pass is in the message, and is
    taken.
    """
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": ["a1"], "text": [TEXTS[1]]})
    with pytest.raises(TypeError, match=r"got a table \(DataFrame\); pass its column of texts"):
        extractor.extract_many(frame)
    (column,) = extractor.extract_many(frame["text"])
    (pair,) = extractor.extract_many(zip(frame["id"], frame["text"], strict=True))
    (record,) = extractor.extract_many(frame.to_dict("records"))
    assert column.claims == pair.claims == record.claims
    assert pair.article == record.article


def test_sentences_are_those_that_cues_count(extractor: Extractor) -> None:
    claims = extractor.extract(TEXTS[1])
    cue = claims[0].cue
    assert claims.sentences[cue.sentence].covers(cue.spans[0])


def test_generator(extractor: Extractor) -> None:
    """What found the claims; the same lexicon has the same digest, another has another."""
    told = extractor.extract(TEXTS[1]).generator
    assert told is not None
    assert (told.claimkit, told.tier, told.model) == (claimkit.__version__, "rules", None)
    assert 0 < told.threshold < 1
    other = attrs.evolve(load("en"), light_verbs=())
    parser = extractor.parser
    digests = {
        name: Extractor(parser=parser, tier="rules", lexicon=lexicon, min_confidence=0.1)
        .extract(TEXTS[1])
        .generator
        for name, lexicon in (("shipped", load("en")), ("other", other))
    }
    assert digests["shipped"] is not None
    assert digests["other"] is not None
    assert digests["shipped"].lexicon == told.lexicon != digests["other"].lexicon
    assert digests["shipped"].threshold == 0.1


def test_a_document_of_another_parser_is_not_said_to_be_of_ours() -> None:
    """Whatever the Extractor has read before."""
    parser = DigestingParser()
    extractor = Extractor(parser=parser, tier="rules")
    ours, other = (Document(text=TEXTS[0], sentences=(), parser=p) for p in (parser.name, "conllu"))
    told = extractor.extract_document(other).generator
    assert told is not None
    assert (told.parser, told.model, told.precision) == ("conllu", None, None)
    told = extractor.extract_document(ours).generator
    assert told is not None
    assert (told.parser, told.model, told.precision) == (parser.name, "3f0a", "half")


class DigestingParser(StubParser):
    """Tells which weights it has."""

    name, digest, precision = "ours", "3f0a", "half"


def test_a_lexicon_is_pickled_as_it_was_read(extractor: Extractor, tmp_path: Path) -> None:
    """A worker on another machine does not look for the file."""
    file = tmp_path / "own.toml"
    file.write_text(
        '[verbs]\ntootle = { reporting_class = "manner", act = "statement", frames = ["quote"] }\n',
        encoding="utf-8",
    )
    own = Extractor(parser=extractor.parser, tier="rules", lexicon=file)
    file.unlink()
    copy = pickle.loads(pickle.dumps(own))
    assert copy.extract(TEXTS[1]) == own.extract(TEXTS[1]) != extractor.extract(TEXTS[1])


def test_aliases_are_pickled_as_they_were_read(extractor: Extractor, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("alias,name\nLee,Ana Lee\n", encoding="utf-8")
    own = Extractor(parser=extractor.parser, tier="rules", aliases=file)
    file.unlink()
    assert pickle.loads(pickle.dumps(own)).extract(TEXTS[1]) == own.extract(TEXTS[1])


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"parser": "stanza"}, TypeError, "parser to have a method parse_many; got 'stanza'"),
        ({"tagger": 5}, TypeError, "tagger to have a method tag; got 5"),
        ({"resolver": 5}, TypeError, "resolver to have a method resolve; got 5"),
        ({"aliases": 5}, TypeError, "aliases to be a dict, Aliases, or the path of a table; got 5"),
        ({"max_chars": "9"}, TypeError, "max_chars to be a whole number, got '9'"),
        ({"max_chars": 0}, ValueError, "max_chars to be at least 1, got 0"),
        ({"min_confidence": 10**400}, ValueError, "min_confidence from 0 to 1, got 1000"),
    ],
)
def test_wrong_settings(settings: dict[str, Any], error: type[Exception], message: str) -> None:
    """They are refused at once, and not at each text."""
    with pytest.raises(error, match=message):
        Extractor(**settings)


def test_is_pickled_by_its_settings(extractor: Extractor) -> None:
    """A copy finds the same; a model made by default is no part of it."""
    copy = pickle.loads(pickle.dumps(extractor))
    assert copy.extract(TEXTS[1]) == extractor.extract(TEXTS[1])
    with pytest.raises(InputTooLargeError, match="max_chars=5"):
        pickle.loads(pickle.dumps(Extractor(parser=StubParser(), max_chars=5))).extract("123456")
    assert len(pickle.dumps(Extractor())) < 1000


class FragileParser(FrozenParser):
    """Fails at a batch that holds a text with "crash" in it."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        if any("crash" in text for text in texts):
            raise ZeroDivisionError
        return super().parse_many(texts)


class FragileResolver(SieveResolver):
    """Fails at documents that are about rain."""

    def resolve(self, document: Document, speakers: Sequence[Any]) -> Any:
        if document.text == TEXTS[2]:
            raise KeyError("rain")
        return super().resolve(document, speakers)


class LateRow(dict[str, str]):
    """A record that reads its values only when it is asked for them, and fails."""

    def __iter__(self) -> Iterator[str]:
        raise OSError("the disk is gone")

    def get(self, key: str, default: object = None) -> Any:
        raise OSError("the disk is gone")

    def __getitem__(self, key: str) -> str:
        raise OSError("the disk is gone")


BAD_ITEMS = [
    (None, TypeError, None),
    (("a1", b"It rained."), TypeError, "a1"),
    ({"id": "a2"}, TypeError, "a2"),
    ({"id": "a3", "text": "It rained.", "views": 3}, ValueError, "a3"),
    ((Article(id="a4"), "x" * 1_000_001), InputTooLargeError, "a4"),
    ({"id": "a5", "text": "a crash"}, ZeroDivisionError, "a5"),
    (("a6", TEXTS[2]), KeyError, "a6"),
    (LateRow(), OSError, None),
]


@pytest.fixture(scope="module")
def fragile() -> Extractor:
    return Extractor(
        parser=FragileParser(), resolver=FragileResolver(lexicon=load("en")), tier="rules"
    )


@pytest.mark.parametrize(("item", "error", "id"), BAD_ITEMS)
def test_a_bad_item_costs_only_itself(
    fragile: Extractor, item: object, error: type[Exception], id: str | None
) -> None:
    """A Failure in its place, or the error; those before and behind it are there either way."""
    items = [TEXTS[1], item, TEXTS[1]]
    first, failure, last = fragile.extract_many(items, on_error="yield")
    assert isinstance(failure, Failure)
    assert (failure.id, failure.number, type(failure.error)) == (id, 2, error)
    results = fragile.extract_many(items)
    assert next(results) == first
    with pytest.raises(error):
        next(results)
    assert list(results) == [last] == [first]


def test_what_the_iterator_raises_comes_last(fragile: Extractor) -> None:
    """It is no text's fault, so it is no Failure; what was read before it is not lost."""

    def read() -> Iterator[object]:
        yield from (TEXTS[1], None)
        raise OSError("the line is dead")

    for max_wait in (None, 1.0):
        results = fragile.extract_many(read(), on_error="yield", max_wait=max_wait)
        assert isinstance(next(results), ClaimSet)
        assert isinstance(next(results), Failure)
        with pytest.raises(OSError, match="the line is dead"):
            next(results)


def test_a_missing_model_is_no_failure_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each text of a long run would fail by itself."""

    def refuse(threads: int) -> None:
        raise ModelNotFoundError("no model")

    monkeypatch.setattr("claimkit.extractor.make_parser", refuse)
    with pytest.raises(ModelNotFoundError):
        next(Extractor(tier="rules").extract_many([TEXTS[1]], on_error="yield"))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"on_error": "skip"}, ValueError, "on_error to be one of raise, yield; got 'skip'"),
        ({"max_wait": -1}, ValueError, "max_wait from 0 to"),
        ({"max_wait": float("nan")}, ValueError, "max_wait from 0 to"),
        ({"max_wait": "1"}, TypeError, "max_wait to be a number, got '1'"),
    ],
)
def test_options_of_many(
    extractor: Extractor, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        extractor.extract_many([], **options)


def test_nothing_waits_for_sixteen_texts(extractor: Extractor) -> None:
    """The claims of a text are there before the next one has come."""
    read = threading.Event()

    def wait() -> Iterator[str]:
        yield TEXTS[1]
        assert read.wait(10)
        yield TEXTS[2]

    results = extractor.extract_many(wait(), max_wait=0.01)
    assert next(results) == extractor.extract(TEXTS[1])
    read.set()
    assert list(results) == [extractor.extract(TEXTS[2])]


def test_order_and_batching_change_nothing(extractor: Extractor) -> None:
    """extract_many gives for each text what extract gives, in order."""
    texts = [*TEXTS, *reversed(TEXTS), ""]
    assert list(extractor.extract_many(texts)) == [extractor.extract(text) for text in texts]


def test_claims_are_numbered_in_order_of_their_cues(extractor: Extractor) -> None:
    text = "Lee criticized the plan, adding that it would cost millions."
    claims = extractor.extract(text)
    assert [claim.id for claim in claims] == ["c1", "c2"]
    assert_claims(
        claims,
        [("Lee", "criticized", "the plan"), ("Lee", "adding", "that it would cost millions")],
    )


def _cpu_seconds(code: str) -> float:
    """Return what a Python process for *code* takes in CPU time, whatever else the machine is
    doing.
    """
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.strip() in {"", "[]"}
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def test_import_is_quick_and_loads_no_model() -> None:
    """``from claimkit import extract`` takes eight to ten times the CPU time of ``import numpy``
    (torch alone would be another twenty), 0.4 s on an idle machine; and it loads neither torch nor
    stanza nor adapters for others' models.
    """
    unwanted = "{'torch', 'stanza', 'transformers', 'pandas', 'claimkit.integrations'}"
    code = f"import sys; from claimkit import extract; print(sorted({unwanted} & set(sys.modules)))"
    start, peer, ours = (
        min(_cpu_seconds(each) for _ in range(3)) for each in ("pass", "import numpy", code)
    )
    assert ours - start < 14 * (peer - start)


def test_public_names_are_there() -> None:
    assert all(hasattr(claimkit, name) for name in claimkit.__all__)
    assert set(claimkit.__all__) <= set(dir(claimkit))


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'claimkit' has no attribute 'nothing'"):
        _ = claimkit.nothing  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["extract", "errors"])
def test_names_are_loaded_when_they_are_asked_for(name: str) -> None:
    """The public ones and the modules, of which ``import claimkit`` itself loads none."""
    code = f"import claimkit, sys; assert 'attr' not in sys.modules; claimkit.{name}"
    subprocess.run([sys.executable, "-c", code], check=True)
