"""Requests for anonymity."""

from __future__ import annotations

import pytest

from claimkit.auditing.phrases import split_words
from claimkit.auditing.requests import Request, find_request

REQUESTS = (
    "who asked us not to use her name because",
    "who spoke on the condition that his name not be used",
    "who did not give their names",
    "who was not authorized to talk publicly",
    "who asked that her surname be withheld",
    "who agreed to speak only if he was not named",
    "who cannot be named for legal reasons",
    "who isn't allowed to brief the press",
    "whose name the Herald agreed to withhold",
    "who feared reprisals if named",
    "preferring to keep his name out of the paper",
    "who did not wish to give her name",
    "who spoke to the Herald anonymously",
    "who wanted his identity kept secret",
    "who were not authorised by the company to speak",
    "because he is barred by contract from speaking publicly",
    "whose names are known to this newspaper",
    "who refused to speak on the record",
    "who chose to remain nameless",
    "a broker who asked for anonymity because he feared for his job",
    "who asked us not to name him",
    "on the condition that we not identify her",
    "who spoke on condition of not being named",
    "who asked that he not be publicly identified",
    "who asked the paper not to be named",
    "who asked that the newspaper not use her name",
    "who spoke provided he was not named",
    "who had not provided his name",
    "who agreed to talk provided that her name was not used",
    "was afraid to give her name",
    "refused to identify herself",
)
OTHERS = (
    "",
    "who asked to be named",
    "the man has not been named by police",
    "police have not identified the man",
    "wanted the park named after her",
    "who refused to name the suspects",
    "who did not answer when asked for his name",
    "the minister would not say who was identified in the report",
    "whose identity was confirmed by dental records",
    "who refused, she said, to be called by her name",
    "but declined to identify him",
    "but was afraid to identify him",
    "who refused to name her",
    "who would not name them",
    "demanded that the suspect not be identified",
    "asked that the park not be named after him",
    "wanted the park not to be named after him",
    "asked for the boy not to be named",
    "requested that residents not be quoted",
    "demanded that the suspect remain anonymous",
    "did not want the suspect to be named",
    "were criticised for not naming the suspect",
)


@pytest.mark.parametrize("text", REQUESTS)
def test_requests(text: str) -> None:
    assert find_request(split_words(text)) is not None


@pytest.mark.parametrize("text", OTHERS)
def test_no_requests(text: str) -> None:
    assert find_request(split_words(text)) is None


def test_where_it_stands() -> None:
    """What the words behind it are about is not part of it."""
    words = split_words("an aide who asked not to be named because he was ill")
    assert find_request(words) == Request(3, 8)
