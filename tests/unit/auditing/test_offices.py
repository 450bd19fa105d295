"""Which phrases for a role are of a state, and which of firms, clubs and schools."""

from __future__ import annotations

import pytest

from claimkit.auditing.offices import is_of_state, read_field, read_role
from claimkit.auditing.roles import find_kind, find_role
from claimkit.auditing.scheme import Role, SourceKind
from claimkit.model.scheme import NoName, ReferentKind
from tests.support.builders import build_referent, build_speaker

OFFICIAL, PERSON = SourceKind.OFFICIAL, SourceKind.PERSON

PHRASES = (
    ("a loan officer", Role.BUSINESS, PERSON),
    ("chief people officer", Role.BUSINESS, PERSON),
    ("a letting agent", Role.BUSINESS, PERSON),
    ("the player's agent", Role.BUSINESS, PERSON),
    ("an insurance agent", Role.BUSINESS, PERSON),
    ("a night guard", Role.WORK, PERSON),
    ("an insurance investigator", Role.BUSINESS, PERSON),
    ("a murder investigator", Role.POLICE, OFFICIAL),
    ("an investment adviser", Role.BUSINESS, PERSON),
    ("a mortgage adviser", Role.BUSINESS, PERSON),
    ("a presidential adviser", Role.GOVERNMENT, OFFICIAL),
    ("senior White House adviser", Role.GOVERNMENT, OFFICIAL),
    ("the club secretary", Role.SPORT, PERSON),
    ("a school secretary", Role.EDUCATION, PERSON),
    ("health secretary", Role.GOVERNMENT, OFFICIAL),
    ("shadow home secretary", Role.GOVERNMENT, OFFICIAL),
    ("a job candidate", Role.PUBLIC, PERSON),
    ("Green candidate", Role.POLITICS, OFFICIAL),
    ("a customer service representative", Role.BUSINESS, PERSON),
    ("a state representative", Role.POLITICS, OFFICIAL),
    ("a student representative", Role.EDUCATION, PERSON),
    ("a motivational speaker", Role.CULTURE, PERSON),
    ("speaker of the assembly", Role.POLITICS, OFFICIAL),
    ("team leader", Role.SPORT, PERSON),
    ("a cult leader", Role.PUBLIC, PERSON),
    ("coalition leader", Role.POLITICS, OFFICIAL),
    ("a business leader", Role.BUSINESS, PERSON),
    ("a student leader", Role.EDUCATION, PERSON),
    ("a Republican strategist", Role.POLITICS, PERSON),
    ("a site supervisor", Role.WORK, PERSON),
    ("her PhD supervisor", Role.EDUCATION, PERSON),
    ("an army major", Role.FORCES, OFFICIAL),
    ("a cage fighter", Role.SPORT, PERSON),
    ("a rebel fighter", Role.FORCES, PERSON),
    ("senior vice president of operations", Role.BUSINESS, PERSON),
    ("vice president for human resources", Role.BUSINESS, PERSON),
    ("president of Chile", Role.GOVERNMENT, OFFICIAL),
    ("former vice president", Role.GOVERNMENT, OFFICIAL),
    ("president of the students' union", Role.CAMPAIGNS, PERSON),
    ("a university president", Role.EDUCATION, PERSON),
    ("club president", Role.SPORT, PERSON),
    ("association president", Role.CAMPAIGNS, PERSON),
    ("a network administrator", Role.BUSINESS, PERSON),
    ("school administrator", Role.EDUCATION, PERSON),
    ("league commissioner", Role.SPORT, PERSON),
    ("the club's treasurer", Role.SPORT, PERSON),
    ("a building inspector", Role.GOVERNMENT, OFFICIAL),
    ("a ticket inspector", Role.WORK, PERSON),
    ("a nurse's aide", Role.HEALTH, PERSON),
    ("a home health aide", Role.HEALTH, PERSON),
    ("a club official", Role.SPORT, PERSON),
    ("a company official", Role.BUSINESS, PERSON),
    ("a White House official", Role.GOVERNMENT, OFFICIAL),
    ("a school official", Role.EDUCATION, PERSON),
    ("airline official", Role.BUSINESS, PERSON),
    ("a fire marshal", Role.POLICE, OFFICIAL),
    ("a border agent", Role.GOVERNMENT, OFFICIAL),
    ("a prison guard", Role.POLICE, OFFICIAL),
    ("a probation officer", Role.POLICE, OFFICIAL),
    ("a navy officer", Role.FORCES, OFFICIAL),
    ("a young officer", Role.POLICE, OFFICIAL),
    ("an election officer", Role.GOVERNMENT, OFFICIAL),
    ("an industry veteran", Role.BUSINESS, PERSON),
    ("a mission commander", Role.WORK, PERSON),
    ("a hostage negotiator", Role.POLICE, OFFICIAL),
    ("a conference delegate", Role.PUBLIC, PERSON),
    ("the beauty queen", Role.CULTURE, PERSON),
    ("a quality auditor", Role.BUSINESS, PERSON),
    ("a board member", Role.BUSINESS, PERSON),
    ("a patient advocate", Role.HEALTH, PERSON),
    ("a prison chaplain", Role.FAITH, PERSON),
    ("a deputy", Role.POLITICS, OFFICIAL),
    ("a procurement officer", Role.BUSINESS, PERSON),
    ("a fundraising officer", Role.BUSINESS, PERSON),
    ("the trust's finance officer", Role.BUSINESS, PERSON),
    ("Met officer", Role.POLICE, OFFICIAL),
    ("court officer", Role.POLICE, OFFICIAL),
    ("a gate agent", Role.BUSINESS, PERSON),
    ("a federal agent", Role.POLICE, OFFICIAL),
    ("presidential guard", Role.GOVERNMENT, OFFICIAL),
    ("a pensions adviser", Role.BUSINESS, PERSON),
    ("ministry adviser", Role.GOVERNMENT, OFFICIAL),
    ("a wedding adviser", Role.BUSINESS, PERSON),
    ("a medical secretary", Role.HEALTH, PERSON),
    ("treasury secretary", Role.GOVERNMENT, OFFICIAL),
    ("a cabinet secretary", Role.GOVERNMENT, OFFICIAL),
    ("a Senate candidate", Role.POLITICS, OFFICIAL),
    ("an exam candidate", Role.EDUCATION, PERSON),
    ("a union rep", Role.CAMPAIGNS, PERSON),
    ("a parent representative", Role.FAMILY, PERSON),
    ("deputy speaker", Role.POLITICS, OFFICIAL),
    ("leader of the choir", Role.CULTURE, PERSON),
    ("Labour leader", Role.POLITICS, OFFICIAL),
    ("a trade union leader", Role.CAMPAIGNS, PERSON),
    ("world leader", Role.POLITICS, OFFICIAL),
    ("regional vice president", Role.BUSINESS, PERSON),
    ("Vice President", Role.GOVERNMENT, OFFICIAL),
    ("president of the Oslo Chamber of Commerce", Role.BUSINESS, PERSON),
    ("president of the bar association", Role.CAMPAIGNS, PERSON),
    ("president of the board of trustees", Role.BUSINESS, PERSON),
    ("president of the island's parliament", Role.GOVERNMENT, OFFICIAL),
    ("bank president", Role.BUSINESS, PERSON),
    ("a brand strategist", Role.BUSINESS, PERSON),
    ("Marine major", Role.FORCES, OFFICIAL),
    ("an economics major at Kirby College", Role.EDUCATION, PERSON),
    ("a police aide", Role.POLICE, OFFICIAL),
    ("a kitchen aide", Role.WORK, PERSON),
    ("a trade union official", Role.CAMPAIGNS, PERSON),
    ("an EU official", Role.GOVERNMENT, OFFICIAL),
    ("a senior defence official", Role.GOVERNMENT, OFFICIAL),
    ("brand ambassador", Role.BUSINESS, PERSON),
    ("university chancellor", Role.EDUCATION, PERSON),
    ("team captain", Role.SPORT, PERSON),
    ("army captain", Role.FORCES, OFFICIAL),
    ("shop clerk", Role.BUSINESS, PERSON),
)  # fmt: skip


@pytest.mark.parametrize(("words", "role", "kind"), PHRASES)
def test_phrases(words: str, role: Role, kind: SourceKind) -> None:
    """The words beside a head that states share with others tell whose it is."""
    referent = build_referent("r1", None, kind=ReferentKind.ANONYMOUS, why_unnamed=NoName.ANONYMOUS)
    speaker = build_speaker(f"{words} said so.", words, referent)
    assert read_role(words) is role
    assert find_role(speaker) is role
    assert find_kind(speaker, role) is kind


@pytest.mark.parametrize(
    ("body", "field", "of_state"),
    [
        ("Kirby University", Role.EDUCATION, False),
        ("The Bank of Oland", Role.BUSINESS, False),
        ("The Oland Senate", Role.POLITICS, True),
        ("The Ministry of Labour", Role.GOVERNMENT, True),
        ("Ballast Steel", Role.BUSINESS, False),
        ("Oland", None, False),
        ("Kansas", None, True),
        ("The Home Office", None, True),
        ("Air France", None, False),
        ("", None, False),
    ],
)
def test_bodies(body: str, field: Role | None, of_state: bool) -> None:
    assert read_field(body) is field
    assert is_of_state(body) is of_state


@pytest.mark.parametrize(
    ("role", "body", "expected"),
    [
        ("president", "Ballast Steel", Role.BUSINESS),
        ("president", "Oland Partners", Role.BUSINESS),
        ("president", "North Dakota", Role.GOVERNMENT),
        ("president", "The Republic of Oland", Role.GOVERNMENT),
        ("treasurer of Kansas", "Kansas", Role.GOVERNMENT),
        ("vice president", "Norbank", Role.BUSINESS),
        ("a vice president", "Kenya", Role.GOVERNMENT),
        ("Agriculture Commissioner", "Florida", Role.GOVERNMENT),
        ("Secretary of Agriculture", "Agriculture", Role.GOVERNMENT),
        ("vice president of Oslo Trust", None, Role.BUSINESS),
        ("vice president of exploration", None, Role.BUSINESS),
        ("clerk", "bank", Role.BUSINESS),
        ("president of Air France", "Air France", Role.BUSINESS),
        ("president", "Kirby University", Role.EDUCATION),
        ("president", "European Commission", Role.GOVERNMENT),
        ("secretary", "Kirby Golf Club", Role.SPORT),
        ("engineer", "Ballast Steel", Role.SCIENCE),
    ],
)
def test_body_of_shared_office(role: str, body: str | None, expected: Role) -> None:
    """Firms, clubs and schools have presidents too."""
    referent = build_referent("r1", "Ana Lee", role=role, affiliation=body)
    assert find_role(build_speaker("Ana Lee said so.", "Ana Lee", referent)) is expected


def test_no_phrase() -> None:
    assert read_role("") is None
