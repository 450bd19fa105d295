"""The order of the stages; no other module knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from attrs import asdict, evolve

from claimkit.arguments import check_choice, check_count, check_number
from claimkit.article import Article, Input, check_items
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.score import ScoreModel
from claimkit.claims import (
    drop_unsaid,
    find_left_out,
    read_statement,
    resolve,
    to_claims,
    to_skipped,
)
from claimkit.claimset import ClaimSet
from claimkit.contents.continuations import extend_quotations
from claimkit.document import Document
from claimkit.draft import Draft
from claimkit.forks import ForkSafeLock
from claimkit.intake import Intake, check_article, check_text
from claimkit.lexicons.digest import compute_digest
from claimkit.many import Plan, extract_items
from claimkit.model import extraction
from claimkit.model.extraction import Failure
from claimkit.model.scheme import Device, Precision, Tier
from claimkit.parsing.protocol import Parser
from claimkit.parts import (
    Computing,
    GivenAliases,
    GivenLexicon,
    cache_parser,
    cache_tagger,
    check_parts,
    load_aliases,
    load_lexicon,
    load_model,
    make_parser,
    make_resolver,
    make_tagger,
    open_cache,
)
from claimkit.progress import Report
from claimkit.proposals import propose
from claimkit.references import find_deictics, to_references
from claimkit.resolution.protocol import Resolver
from claimkit.scoring.confidence import ConfidenceModels
from claimkit.scoring.selection import select
from claimkit.settling import add_floating, add_turns, settle
from claimkit.streams import Stream
from claimkit.tagging.protocol import Tagger
from claimkit.transcripts.turns import find_turns
from claimkit.version import __version__

if TYPE_CHECKING:
    from claimkit.cache import Cache

MAX_CHARS = 1_000_000
ON_ERROR = ("raise", "yield")


class Extractor:
    """Extracts claims from texts. Make one and use it for all texts; several threads may call it.

    It is pickled as its settings, so that a worker process makes its own: a model made by default
    is loaded there anew, lexicon and aliases go along as they were read; a parser, tagger or
    resolver that was given must be picklable.

    Args:
        parser: anything with ``parse_many``; by default an EmbeddedParser, made at the first call.
        tier: "neural" or "rules".
        tagger: anything with ``tag``, for the neural tier; by default an EmbeddedTagger, made at
            the first call.
        resolver: anything with ``resolve``, which says who each speaker is; by default a
            SieveResolver.
        aliases: names that you know, by what a text may call their bearers ("the president"): a
            dict, or a table of the SpeakerIndex or its file. They count for every text.
        lexicon: cue and marker entries; by default the English ones that come with claimkit. A path
            is a file of your own that extends them (docs/certainty.md).
        max_chars: longest text accepted, in code points.
        min_confidence: claims less sure than this are left out; by default the tier's own, at which
            precision and recall are about equal. Higher for fewer and surer claims, 0 for all.
        precision, device: "auto", "half", "int8" or "single", and "cpu" or "cuda": how and where
            the parser and the tagger made by default compute, see Precision and Device.
        threads: that torch computes with in these; outside of their calls it keeps the number it
            had. More than one is faster only on a machine with nothing else to do. A forked process
            computes with one.
        cache: file that keeps what parser and tagger answer (docs/cache.md); processes and threads
            may share it. Needs the extra "cache". A parser or tagger that was given must have a
            ``digest``, a str that changes whenever its answers do.

    Raises:
        TypeError: an argument is something else; a parser, tagger or resolver lacks its method; or
            there is a cache, and the parser or the tagger has no digest.
        ValueError: an unknown tier, precision or device, *min_confidence* outside 0 to 1, or
            *max_chars* or *threads* below 1.
        LexiconError, AliasError: *lexicon* or *aliases* is a file that is malformed.
        CacheError: *cache* is another file.
        MissingExtraError: a cache is wanted, and what it needs is not installed.
    """

    def __init__(
        self,
        parser: Parser | None = None,
        *,
        tier: str = Tier.NEURAL,
        tagger: Tagger | None = None,
        resolver: Resolver | None = None,
        lexicon: GivenLexicon | None = None,
        max_chars: int = MAX_CHARS,
        min_confidence: float | None = None,
        threads: int = 1,
        aliases: GivenAliases | None = None,
        cache: Cache | str | Path | None = None,
        precision: str = Precision.AUTO,
        device: str = Device.CPU,
    ) -> None:
        check_choice("tier", tier, Tier)
        if min_confidence is not None:
            check_number("min_confidence", min_confidence, 0, 1)
        check_count("max_chars", max_chars)
        self._computing = Computing(precision=precision, device=device, threads=threads)
        check_parts(parser, tagger, resolver)
        known = load_aliases(aliases)
        self._cache = None if cache is None else open_cache(cache)
        self._parser = parser and cache_parser(parser, self._cache)
        self._tier = Tier(tier)
        self._tagger = tagger and cache_tagger(tagger, self._cache)
        self._lexicon = load_lexicon(lexicon)
        self._settings: dict[str, Any] = {
            "parser": parser,
            "tier": str(tier),
            "tagger": tagger,
            "resolver": resolver,
            "lexicon": None if lexicon is None else self._lexicon,
            "max_chars": max_chars,
            "min_confidence": min_confidence,
            "aliases": known,
            "cache": self._cache,
            **asdict(self._computing),
        }
        self._resolver = make_resolver(resolver, self._lexicon, known)
        self._markers = MarkerIndex(self._lexicon)
        self._max_chars = max_chars
        self._models = ConfidenceModels.load()
        self._score = ScoreModel.load()
        self._min_confidence = min_confidence
        # Of parser and tagger, which share it; at the first use
        self._load_model = lru_cache(None)(partial(load_model, parser, self._computing))
        self._digest_lexicon = lru_cache(None)(partial(compute_digest, self._lexicon))
        self._lock = ForkSafeLock()

    def __reduce__(self) -> tuple[partial[Extractor], tuple[()]]:
        return partial(type(self), **self._settings), ()

    @property
    def parser(self) -> Parser:
        """The parser; made at the first use if none was given.

        Raises:
            ModelNotFoundError: the embedded model is missing.
            DeviceError: this machine cannot compute as was asked for.
        """
        with self._lock:
            if self._parser is None:
                self._parser = cache_parser(make_parser(self._load_model()), self._cache)
            return self._parser

    @property
    def tagger(self) -> Tagger | None:
        """The tagger, None in the tier of rules; made at the first use if none was given.

        Raises:
            ModelNotFoundError, DeviceError: see ``parser``.
        """
        with self._lock:
            if self._tagger is None and self._tier is Tier.NEURAL:
                self._tagger = cache_tagger(make_tagger(self._load_model()), self._cache)
            return self._tagger if self._tier is Tier.NEURAL else None

    def extract(self, text: str | Input, *, article: Article | None = None) -> ClaimSet:
        """Return the claims of *text* in text order of their cues; empty for a blank text.

        Args:
            text: or an item that :mod:`claimkit.inputs` has read from a file.
            article: what is known of the text beside its words; it travels into every output.
                An item has one of its own.

        Raises:
            TypeError: *text* is no str, or *article* is no Article.
            InputTooLargeError: it has more than ``max_chars`` code points.
            ModelNotFoundError: the parser's or the tagger's model is missing.
        """
        check_text(text)
        check_article(article)
        given = Input(text) if isinstance(text, str) else text
        (result,) = self._extract_batch([evolve(given, article=article or given.article)])
        if isinstance(result, Exception):
            raise result
        return result

    @overload
    def extract_many(
        self,
        texts: Iterable[object],
        *,
        on_error: Literal["raise"] = "raise",
        max_wait: float | None = None,
        ordered: bool = True,
        workers: int | None = None,
        progress: Report | None = None,
    ) -> Stream[ClaimSet]: ...

    @overload
    def extract_many(
        self,
        texts: Iterable[object],
        *,
        on_error: Literal["yield"],
        max_wait: float | None = None,
        ordered: bool = True,
        workers: int | None = None,
        progress: Report | None = None,
    ) -> Stream[ClaimSet | Failure]: ...

    def extract_many(
        self,
        texts: Iterable[object],
        *,
        on_error: str = "raise",
        max_wait: float | None = None,
        ordered: bool = True,
        workers: int | None = None,
        progress: Report | None = None,
    ) -> Stream[ClaimSet] | Stream[ClaimSet | Failure]:
        """Return an iterator over the ClaimSet of each of *texts*, in order; texts of some 4,000
        words are parsed together.

        A text that fails costs only itself, whether it is of a wrong type, too long, or struck by
        a bug. An error is raised in its place unless you ask otherwise: no program then takes a
        failure for claims, and none is overlooked. You can catch it at ``next`` and go on with
        the texts behind it; a ``for`` loop ends, so for one use ``on_error="yield"``.

        What is no single text's fault ends the iterator: an error that *texts* itself raises comes
        after the claims of the texts before it, that of a missing model at once.

        Threads may share the iterator, and each ClaimSet goes to one of them; but to work side by
        side each needs a call of its own, for which one Extractor serves.

        Args:
            texts: texts; or pairs of an id, or of an Article, and a text; or records: mappings with
                "text" and any of the fields of Article; or items of :mod:`claimkit.inputs`.
            on_error: "raise" the error of a text that fails, or "yield" a Failure in its place.
            max_wait: seconds that a text waits at most for others to be parsed with it. *texts* is
                then read by a thread of its own, some 4,000 words ahead, so that one that blocks
                holds nothing back. By default it is read in your thread, and what takes more than
                a second to come is parsed when the next text comes.
            ordered: False gives each result as soon as it is there, which is another order only
                with several workers. ``Failure.number`` and ids say which text is meant.
            workers: number of processes that do the work; by default it is done in this one. They
                are started anew, with this Extractor as it is pickled, so a script must begin its
                work under ``if __name__ == "__main__":``. *texts* is then read by other threads,
                one at a time, and only a few batches ahead of the results that you take. If a
                process is killed, its texts are tried once more, each by itself; the error of one
                that kills a process again is a WorkerError.
            progress: called with a Progress after each batch; ``print`` will do.

        Raises:
            TypeError: *texts* is itself one text, one record or a data frame, *max_wait* or
                *workers* is no number, or a part of the Extractor cannot be pickled.
            ValueError: *on_error* is something else, *max_wait* is negative, or *workers* below 1.
            WorkerError: processes cannot be started.
            TypeError, ValueError, InputTooLargeError: as ``extract``, at the text concerned.
        """
        check_items(texts)
        check_choice("on_error", on_error, ON_ERROR)
        plan = Plan(max_wait=max_wait, ordered=ordered, workers=workers, progress=progress)
        results = extract_items(self._extract_batch, iter(texts), plan)
        return Stream(results, raises=on_error == "raise")

    def _extract_batch(self, items: Iterable[object]) -> Iterator[ClaimSet | Exception]:
        """Yield the claims of each of *items*, which are parsed together, or what it raised."""
        inputs = [self._read(item) for item in items]
        read = (given for given in inputs if isinstance(given, Intake))
        documents = iter(self._parse([given.text for given in read if not given.is_blank]))
        for given in inputs:
            if isinstance(given, Exception):
                yield given
            elif given.is_blank:
                yield given.give_back(ClaimSet(text=given.text, claims=()))
            else:
                yield self._extract_parsed(next(documents), given)

    def _read(self, item: object) -> Intake | Exception:
        try:
            return Intake.of(item, self._max_chars)
        except Exception as error:
            return error

    def _parse(self, texts: Sequence[str]) -> list[Document | Exception]:
        """Return the document of each of *texts*, or what its parse raised.

        Raises:
            ModelNotFoundError: a model is missing; that is no text's fault.
        """
        if not texts:
            return []
        parser, _ = self.parser, self.tagger
        try:
            return [*parser.parse_many(texts)]
        except Exception as error:
            if len(texts) == 1:
                return [error]
        return [self._parse([text])[0] for text in texts]

    def _extract_parsed(self, parsed: Document | Exception, given: Intake) -> ClaimSet | Exception:
        if isinstance(parsed, Exception):
            return parsed
        try:
            return given.give_back(self._find_claims(parsed, self.parser))
        except Exception as error:
            return error

    def extract_document(self, document: Document, *, article: Article | None = None) -> ClaimSet:
        """Return the claims of a parsed *document*, see ``extract``; its text is read as its parser
        has read it.
        """
        given = Intake.of_document(document, article or Article())
        is_ours = getattr(self._parser, "name", None) == document.parser
        return given.give_back(self._find_claims(document, self._parser if is_ours else None))

    def _find_claims(self, document: Document, parser: Parser | None) -> ClaimSet:
        """Return the claims of *document*, which *parser* has made; None if nobody knows."""
        proposals = propose(document, self._lexicon, self._models, self.tagger)
        choice = select(document, proposals.rivals, self._find_threshold_for)
        # Quotations were extended before drafts were weighed too, for confidence depends on the
        # whole content. Now again: what a fallen rival held may belong to one that stands.
        settled = settle(document, extend_quotations(document, choice.drafts))
        settled = add_turns(document, settled, find_turns(document, self._lexicon))
        settled = add_floating(document, settled, self._find_threshold_for)
        statements = [read_statement(document, draft, self._markers) for draft in settled.drafts]
        deictics = find_deictics(document, settled.drafts)
        referents = resolve(document, statements, self._resolver, deictics)
        stated, unsaid = drop_unsaid(statements, referents)
        claims = to_claims(document, stated, referents, self._score)
        passed_over = (
            *proposals.passed_over,
            *choice.passed_over,
            *settled.passed_over,
            *unsaid,
        )
        skipped = (*to_skipped(passed_over, stated), *find_left_out(document))
        return ClaimSet(
            text=document.text,
            claims=tuple(claims),
            skipped=tuple(sorted(skipped, key=attrgetter("span"))),
            sentences=tuple(sentence.span for sentence in document.sentences),
            references=tuple(to_references(document, deictics, referents)),
            generator=self._describe(document, parser),
        )

    def _describe(self, document: Document, parser: Parser | None) -> extraction.Generator:
        """Return what finds the claims of *document*, which *parser* has made."""
        models = [parser] if self._tier is Tier.RULES else [parser, self._tagger]
        digests = {getattr(model, "digest", None) for model in models}
        return extraction.Generator(
            claimkit=__version__,
            parser=document.parser,
            model=digests.pop() if len(digests) == 1 else None,
            tier=self._tier,
            threshold=self._find_threshold(),
            lexicon=self._digest_lexicon(),
            precision=getattr(parser, "precision", None),
        )

    def _find_threshold(self) -> float:
        """Return the least confidence that the tier asks for."""
        if self._min_confidence is not None:
            return self._min_confidence
        model = self._models.rules if self._tier is Tier.RULES else self._models.neural
        return model.threshold

    def _find_threshold_for(self, draft: Draft) -> float:
        """Return the least confidence that *draft* must have."""
        if self._min_confidence is not None:
            return self._min_confidence
        return self._models.find_threshold(draft)
