"""Roles and kinds of sources."""

from __future__ import annotations

import pytest

from claimkit.auditing.roles import find_kind, find_role
from claimkit.auditing.scheme import Role, SourceKind
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.model.speaker import UNATTRIBUTED, Speaker
from tests.support.builders import build_referent, build_speaker

PERSON = ReferentKind.PERSON
ANONYMOUS = ReferentKind.ANONYMOUS

NAMED = (
    # role, affiliation, title, what that is
    ("mayor of Oslo", None, None, Role.GOVERNMENT, SourceKind.OFFICIAL),
    ("deputy prime minister", None, None, Role.GOVERNMENT, SourceKind.OFFICIAL),
    ("President", None, None, Role.GOVERNMENT, SourceKind.OFFICIAL),
    ("vice president of exploration", "Ballast Steel", None, Role.BUSINESS, SourceKind.PERSON),
    ("chief executive", "Ballast Steel", None, Role.BUSINESS, SourceKind.PERSON),
    ("Kremlin spokesperson", None, None, Role.SPEAKING, SourceKind.SPOKESPERSON),
    ("White House press secretary", None, None, Role.SPEAKING, SourceKind.SPOKESPERSON),
    ("director of communications at Ballast", None, None, Role.SPEAKING, SourceKind.SPOKESPERSON),
    ("director of research", None, None, Role.BUSINESS, SourceKind.PERSON),
    ("police captain", None, None, Role.POLICE, SourceKind.OFFICIAL),
    ("captain", None, None, Role.SPORT, SourceKind.PERSON),
    ("detective chief inspector", None, None, Role.POLICE, SourceKind.OFFICIAL),
    ("district judge", None, None, Role.COURTS, SourceKind.OFFICIAL),
    ("defence lawyer", None, None, Role.COURTS, SourceKind.PERSON),
    ("professor of history", None, None, Role.SCIENCE, SourceKind.PERSON),
    ("retired midwife", None, None, Role.HEALTH, SourceKind.PERSON),
    ("union leader", None, None, Role.CAMPAIGNS, SourceKind.PERSON),
    ("opposition leader", None, None, Role.POLITICS, SourceKind.OFFICIAL),
    ("Father", None, None, Role.FAITH, SourceKind.PERSON),
    ("father", None, None, Role.FAMILY, SourceKind.PERSON),
    (None, None, "Prof.", Role.SCIENCE, SourceKind.PERSON),
    (None, None, "Sen.", Role.POLITICS, SourceKind.OFFICIAL),
    (None, None, "Mr.", Role.OTHER, SourceKind.PERSON),
    ("heads the port board", None, None, Role.OTHER, SourceKind.PERSON),
    (None, None, None, Role.OTHER, SourceKind.PERSON),
)  # fmt: skip


@pytest.mark.parametrize(("role", "affiliation", "title", "expected", "kind"), NAMED)
def test_named(
    role: str | None, affiliation: str | None, title: str | None, expected: Role, kind: SourceKind
) -> None:
    referent = build_referent("r1", "Ana Lee", role=role, affiliation=affiliation, honorific=title)
    speaker = build_speaker("Ana Lee said so.", "Ana Lee", referent)
    assert find_role(speaker) is expected
    assert find_kind(speaker, expected) is kind


def test_role_before_name() -> None:
    """What the resolver took for no role stands before the name."""
    speaker = build_speaker(
        "Republican counsel Ana Lee said so.",
        "Republican counsel Ana Lee",
        build_referent("r1", "Ana Lee"),
    )
    assert find_role(speaker) is Role.COURTS


DESCRIBED = (
    ("a neighbour", ANONYMOUS, Role.PUBLIC, SourceKind.PERSON),
    ("a witness", ANONYMOUS, Role.PUBLIC, SourceKind.PERSON),
    ("witnesses", ANONYMOUS, Role.PUBLIC, SourceKind.GROUP),
    ("neighbours", ANONYMOUS, Role.PUBLIC, SourceKind.GROUP),
    ("two police officers", ANONYMOUS, Role.POLICE, SourceKind.GROUP),
    ("a senior official at the ministry", ANONYMOUS, Role.GOVERNMENT, SourceKind.OFFICIAL),
    ("officials", ANONYMOUS, Role.GOVERNMENT, SourceKind.GROUP),
    ("firemen", ANONYMOUS, Role.OTHER, SourceKind.UNKNOWN),
    ("sources", ANONYMOUS, Role.OTHER, SourceKind.GROUP),
    ("the driver", PERSON, Role.WORK, SourceKind.PERSON),
    ("a spokeswoman", ANONYMOUS, Role.SPEAKING, SourceKind.SPOKESPERSON),
    ("the company", ReferentKind.ORGANIZATION, Role.OTHER, SourceKind.BODY),
    ("Paris", ReferentKind.PLACE, Role.OTHER, SourceKind.BODY),
    ("court papers", ReferentKind.ORGANIZATION, Role.OTHER, SourceKind.DOCUMENT),
    ("the papers", ReferentKind.ORGANIZATION, Role.OTHER, SourceKind.BODY),
    ("the report", ReferentKind.DOCUMENT, Role.OTHER, SourceKind.DOCUMENT),
    ("residents", ReferentKind.GROUP, Role.PUBLIC, SourceKind.GROUP),
    ("I", ReferentKind.AUTHOR, Role.OTHER, SourceKind.AUTHOR),
    ("it", ReferentKind.UNKNOWN, Role.OTHER, SourceKind.UNKNOWN),
)  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "role", "expected"), DESCRIBED)
def test_described(words: str, kind: ReferentKind, role: Role, expected: SourceKind) -> None:
    referent = build_referent("r1", None, kind=kind, why_unnamed=NoName.ANONYMOUS)
    speaker = build_speaker(f"{words} said so.", words, referent)
    assert find_role(speaker) is role
    assert find_kind(speaker, role) is expected


def test_several() -> None:
    referent = build_referent("r1", None, why_unnamed=NoName.SEVERAL)
    speaker = build_speaker("Ana Lee and Bo said so.", "Ana Lee and Bo", referent)
    assert find_kind(speaker, Role.OTHER) is SourceKind.GROUP


@pytest.mark.parametrize("speaker", [UNATTRIBUTED, build_speaker("He said so.", "He")])
def test_nobody_is_known(speaker: Speaker) -> None:
    assert find_kind(speaker, find_role(speaker)) is SourceKind.UNKNOWN
