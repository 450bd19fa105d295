"""Whether the sources of news get the names that are annotated, by rankers that have not seen the
text: what the confidence of a name is measured on, beside GUM.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from annotated.asked import AskedText, ask, find_source
from annotated.names import NamedSource, NamedText, read_named, read_street
from claimkit.lexicons.schema import Lexicon
from claimkit.model.speaker import Referent
from claimkit.parsing.protocol import Parser
from claimkit.resolution.resolver import SieveResolver


def read_news(named: tuple[Path, Path] | None, articles: Path | None) -> Iterator[NamedText]:
    """Yield PolNeAR's texts in *named*, attributions and names, and those in the folder
    *articles*.
    """
    if named is not None:
        yield from read_named(*named)
    if articles is not None:
        yield from read_street(articles)


def name_sources(
    texts: Iterable[NamedText],
    parser: Parser,
    lexicon: Lexicon,
    resolvers: Mapping[str, SieveResolver],
) -> Iterator[tuple[str, Referent, bool]]:
    """Yield the head of each annotated source, who it is for the one of *resolvers*, by the name of
    the text, that has not seen the text, and whether that is right.
    """
    known = (text for text in texts if text.name in resolvers)
    found = (_name(asked, resolvers[asked.named.name]) for asked in ask(known, parser, lexicon))
    yield from chain.from_iterable(found)


def _name(asked: AskedText, resolver: SieveResolver) -> Iterator[tuple[str, Referent, bool]]:
    referents = resolver.resolve(asked.document, asked.queries)
    for query, referent in zip(asked.queries, referents, strict=True):
        source = find_source(asked.named.sources, query.word)
        if source is not None:
            yield query.word.text, referent, _is_right(referent.name, source)


def _is_right(name: str | None, source: NamedSource) -> bool:
    return not source.names if name is None else source.accepts(name)
