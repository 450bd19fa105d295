"""Options that say which claims are wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import click

from claimkit.claimset import ClaimSet
from claimkit.cli.speakers import AskedSpeakers
from claimkit.model.scheme import Act, Level


class Wanted(TypedDict):
    """Which claims are wanted; of an empty condition all are."""

    speaker: tuple[str, ...]
    act: tuple[str, ...]
    level: tuple[str, ...]
    outermost: bool


def condition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options that say which claims are wanted: several of one mean any."""
    options = (
        ("--speaker", str, "Only claims of this speaker: a name, or its last word."),
        ("--act", click.Choice([act.value for act in Act]), "Only claims of this act."),
        ("--level", click.Choice([level.value for level in Level]), "Only claims this certain."),
    )
    for name, kind, help in reversed(options):
        command = click.option(name, multiple=True, type=kind, help=help)(command)
    return click.option(
        "--outermost", is_flag=True, help="Only claims that are made in no other claim."
    )(command)


class Selection:
    """Those of the claims of several texts that are *wanted*."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._speakers = AskedSpeakers(wanted["speaker"])

    def select(self, claims: ClaimSet) -> ClaimSet:
        """Return those of *claims* that are wanted."""
        self._speakers.look_at(claims)
        wanted = self._wanted
        asked = claims.outermost() if wanted["outermost"] else claims
        return asked.where(
            speaker=wanted["speaker"] or None,
            act=wanted["act"] or None,
            level=wanted["level"] or None,
        )

    def report_missing(self) -> None:
        """Say which of the speakers who are wanted made no claim in any of the texts."""
        self._speakers.report_missing()
