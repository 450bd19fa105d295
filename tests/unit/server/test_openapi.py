"""The service does what its own description says: requests that are made of it, right and wrong."""

from __future__ import annotations

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from claimkit.server.app import make_app
from claimkit.server.openapi import make_openapi
from claimkit.server.settings import Settings
from tests.support.builders import ARTICLE
from tests.support.serving import KILLING, make_service

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
checks = pytest.importorskip("schemathesis.specs.openapi.checks")
SERVICE = schemathesis.openapi.from_asgi("/openapi.json", make_app(make_service()))
SERVICE.config.phases.update(phases=["fuzzing"])
UNTOLD = [checks.positive_data_acceptance]
"""No schema says that spans lie in the text, that a file is a PDF, or which claims there are."""


@pytest.mark.slow
@SERVICE.include(path_regex="extract|check|health|ready").parametrize()
@settings(max_examples=5)
def test_does_as_described(case: schemathesis.Case) -> None:
    """No errors of its own; every answer has a status and a shape that are described.

    Whole records take long to make up: docs/server.md has the command that asks everything.
    """
    case.call_and_validate(excluded_checks=UNTOLD)


def test_answers_are_as_described() -> None:
    """Records, problems among results, findings with their places, and what is shown."""
    described = make_openapi(Settings())
    texts = [{"text": ARTICLE}, {"text": KILLING, "id": "k"}]
    check = {"draft": {"text": "“The bridge is safe,” she said."}, "sources": texts, "view": True}
    with TestClient(make_app(make_service())) as client:
        record = client.post("/v1/extract", json=texts[0]).json()
        view = {"record": record, "corrections": [{"claim": "c1", "name": "Bo Berg"}]}
        for path, body in (
            ("/v1/extract", texts[0]),
            ("/v1/extract", {"texts": texts}),
            ("/v1/check", check),
            ("/v1/view", view),
        ):
            answers = described["paths"][path]["post"]["responses"]["200"]["content"]
            schema = {**answers["application/json"]["schema"], **described}
            answer = client.post(path, json=body).json()
            assert not [*Draft202012Validator(schema).iter_errors(answer)], path


def test_describes_limits_and_records() -> None:
    described = make_openapi(Settings(max_texts=7, max_chars=99))
    schemas = described["components"]["schemas"]
    assert schemas["GivenTexts"]["properties"]["texts"]["maxItems"] == 7
    assert schemas["GivenText"]["properties"]["text"]["maxLength"] == 99
    assert "referents" in schemas["Record"]["properties"]
