"""Word classes by which an audit sorts sources: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class AuditWords:
    """Word classes; comments in ``words.toml`` explain each.

    Attributes:
        roles, titles, channels, by_cue: by values of :class:`Role` and :class:`Channel`.
    """

    requests: frozenset[str]
    refused: frozenset[str]
    refusing: frozenset[str]
    behind: frozenset[str]
    judging: frozenset[str]
    shared: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]
    channels: Mapping[str, frozenset[str]]
    followers: frozenset[str]
    relatives: frozenset[str]
    by_cue: Mapping[str, str]
    outlets: Mapping[str, frozenset[str]]


load_audit_words = make_loader(AuditWords)
