"""The parts that an Extractor works with: what was given for them, loaded; and those made by
default.
"""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict, frozen

from claimkit.arguments import check_choice, check_count
from claimkit.lexicons.loader import load, read_extension
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Device, Precision
from claimkit.parsing.protocol import Parser
from claimkit.resolution.known import KnownName, KnownNamesResolver
from claimkit.resolution.protocol import Resolver
from claimkit.resolution.resolver import SieveResolver
from claimkit.speakerindex.aliases import Aliases, read_aliases
from claimkit.tagging.protocol import Tagger

if TYPE_CHECKING:
    from claimkit.cache import Cache
    from claimkit.neural.embedded import EmbeddedModel

EVERYWHERE = frozenset({Precision.AUTO, Precision.HALF, Precision.SINGLE})
GivenAliases = Aliases | Mapping[str, str] | str | Path
GivenLexicon = Lexicon | str | Path


@frozen(kw_only=True)
class Computing:
    """How the parser and the tagger that are made by default compute.

    Raises:
        TypeError: *threads* is no whole number.
        ValueError: no such precision or device, or *threads* below 1.
    """

    precision: str = Precision.AUTO
    device: str = Device.CPU
    threads: int = 1

    def __attrs_post_init__(self) -> None:
        check_choice("precision", self.precision, Precision)
        check_choice("device", self.device, Device)
        check_count("threads", self.threads)

    def check_machine(self) -> None:
        """Make sure that this machine can compute so, before any work begins.

        Raises:
            DeviceError: it cannot.
        """
        if self.precision in EVERYWHERE and self.device == Device.CPU:
            return
        # Imported late: torch takes seconds.
        from claimkit.neural.precision import Computation

        Computation.choose(self.precision, self.device)


def load_lexicon(given: GivenLexicon | None) -> Lexicon:
    """Return the lexicon *given*; the English one by default, extended by a file.

    Raises:
        TypeError: it is something else.
        LexiconError: the file is malformed.
    """
    if isinstance(given, str | Path):
        return load("en").extended(read_extension(given))
    if given is not None and not isinstance(given, Lexicon):
        raise TypeError(
            "expected lexicon to be a Lexicon, or the path of a TOML file; got "
            f"{reprlib.repr(given)}"
        )
    return given or load("en")


def check_parts(parser: object, tagger: object, resolver: object) -> None:
    """Make sure that each part that was given can do its work; None is one that was not.

    Raises:
        TypeError: one cannot.
    """
    parts = (("parser", parser, "parse_many"), ("tagger", tagger, "tag"))
    for name, part, method in (*parts, ("resolver", resolver, "resolve")):
        if part is not None and not callable(getattr(part, method, None)):
            raise TypeError(f"expected {name} to have a method {method}; got {reprlib.repr(part)}")


def make_resolver(given: Resolver | None, lexicon: Lexicon, aliases: Aliases | None) -> Resolver:
    """Return the resolver *given*, by default a SieveResolver, which *aliases* correct if there are
    any.
    """
    resolver = SieveResolver(lexicon=lexicon) if given is None else given
    if aliases is None:
        return resolver
    return KnownNamesResolver(resolver=resolver, find=partial(_find_known, aliases))


def load_aliases(given: GivenAliases | None) -> Aliases | None:
    """Return the table of aliases *given*, None for none.

    Raises:
        TypeError: it is something else.
        AliasError: it is malformed.
    """
    if given is None or isinstance(given, Aliases):
        return given
    if isinstance(given, str | Path):
        return read_aliases(given)
    if not isinstance(given, Mapping):
        raise TypeError(
            "expected aliases to be a dict, Aliases, or the path of a table; got "
            f"{reprlib.repr(given)}"
        )
    return Aliases.of(given)


def _find_known(aliases: Aliases, text: str) -> KnownName | None:
    """Return the name that *aliases* have for *text*."""
    entry = aliases.find(text)
    return None if entry is None else KnownName(entry.name, entry.kind)


def open_cache(given: Cache | str | Path) -> Cache:
    """Return the cache *given*, or the one in the file *given*.

    Raises:
        MissingExtraError: what it needs is not installed.
        CacheError: the file is something else.
        TypeError: it is no path.
    """
    # Imported late: few need it.
    from claimkit.extras import load_library

    for library in ("msgspec", "zstandard"):
        load_library(library, extra="cache", what="caches")
    from claimkit.cache import Cache

    if isinstance(given, Cache):
        return given
    if not isinstance(given, str | Path):
        raise TypeError(f"expected cache to be the path of a file; got {reprlib.repr(given)}")
    return Cache(given)


def cache_parser(parser: Parser, cache: Cache | None) -> Parser:
    """Return *parser*, its answers kept in *cache* if there is one.

    Raises:
        TypeError: it has no digest.
    """
    if cache is None:
        return parser
    from claimkit.cache import CachedParser

    return CachedParser(parser, cache)


def cache_tagger(tagger: Tagger, cache: Cache | None) -> Tagger:
    """Return *tagger*, its answers kept in *cache* if there is one.

    Raises:
        TypeError: it has no digest.
    """
    if cache is None:
        return tagger
    from claimkit.cache import CachedTagger

    return CachedTagger(tagger, cache)


def load_model(parser: Parser | None, computing: Computing) -> EmbeddedModel:
    """Return the network that parser and tagger share: that of *parser* if it is an embedded one,
    else the one that comes with claimkit.

    Raises:
        ModelNotFoundError: it is missing.
        DeviceError: this machine cannot compute so.
    """
    # Imported late: stanza and torch take seconds, and `import claimkit` must not.
    from claimkit.neural.embedded import EmbeddedModel
    from claimkit.parsing.embedded import EmbeddedParser, find_model_folder

    if isinstance(parser, EmbeddedParser):
        return parser.model
    return EmbeddedModel.load(find_model_folder("en"), **asdict(computing))


def make_parser(model: EmbeddedModel) -> Parser:
    """Return the embedded parser with the network *model*.

    Raises:
        ModelNotFoundError: another file of its model is missing.
    """
    from claimkit.parsing.embedded import EmbeddedParser

    return EmbeddedParser("en", model=model)


def make_tagger(model: EmbeddedModel) -> Tagger:
    """Return the embedded tagger with the network *model*."""
    from claimkit.tagging.embedded import EmbeddedTagger

    return EmbeddedTagger(model)
