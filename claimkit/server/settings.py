"""Limits and addresses of the service."""

from __future__ import annotations

import os
from ipaddress import ip_address

from attrs import frozen

from claimkit.arguments import check_count, check_number

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MEBIBYTE = 1024 * 1024


@frozen(kw_only=True)
class Settings:
    """What the service allows, and where it listens.

    Attributes:
        host: address to listen at; others than those of this machine let other machines in.
        port: 0 for a free one.
        names: hosts that requests may be for, beside *host*; "*" for any.
        workers: processes that extract; each loads the model.
        waiting: requests that are worked on or wait for a worker; more are refused.
        max_body: bytes of a request.
        max_texts: of a request; of a check, the sources.
        max_chars: code points of a text.
        max_seconds: that a request may come in, wait for a worker, and be worked on: as many for
            each.

    Raises:
        TypeError, ValueError: a number is not a number, or is below 1.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    workers: int = min(2, os.cpu_count() or 1)
    waiting: int = 32
    max_body: int = 8 * MEBIBYTE
    max_texts: int = 100
    max_chars: int = 100_000
    max_seconds: float = 60.0

    def __attrs_post_init__(self) -> None:
        for name in ("workers", "waiting", "max_body", "max_texts", "max_chars"):
            check_count(name, getattr(self, name))
        check_number("max_seconds", self.max_seconds, 0.1, 24 * 3600)

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach the service."""
        if self.host in LOOPBACK:
            return False
        try:
            return not ip_address(self.host).is_loopback
        except ValueError:  # a name
            return True

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that requests may be for; empty for any.

        A page elsewhere could otherwise have its own name lead to this machine, and read what the
        service answers.
        """
        if "*" in self.names or (self.is_open and not self.names):
            return frozenset()
        return frozenset(name.lower() for name in (*LOOPBACK, self.host, *self.names))
