"""The service, asked over HTTP; what extracts is a stand-in."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from claimkit.claimset import ClaimSet
from claimkit.evaluation.corpora import read_corpus
from claimkit.server.app import make_app
from claimkit.server.bodies import Bodies
from claimkit.server.exports import EXPORTS, GOLD
from claimkit.server.problems import ProblemError
from claimkit.server.settings import Settings
from tests.support.builders import ARTICLE, article_claims
from tests.support.serving import KILLING, InlineWorks, make_service

SCRIPT = "<script>alert(1)</script>"


CONTRADICTIONS = [
    (
        "/v1/view",
        {"record": {}, "corrections": [{"claim": "c1", **said}]},
        f"corrections[0].{field}",
    )
    for said, field in (
        ({"added": True}, "content"),
        ({"removed": True, "name": "Bo"}, "name"),
        ({"removed": True, "added": True, "content": [[0, 1]]}, "added"),
        ({"nobody": True, "referent": "r1"}, "referent"),
        ({"nobody": True, "speaker": [[0, 1]]}, "speaker"),
        ({"referent": "r1", "name": "Bo"}, "name"),
        ({"speaker": []}, "speaker"),
        ({"cue": []}, "cue"),
        ({"content": []}, "content"),
        ({"added": True, "content": []}, "content"),
    )
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(make_service())) as client:
        yield client


def make_record(**fields: Any) -> dict[str, Any]:
    return ClaimSet(text=ARTICLE, claims=article_claims(), **fields).to_record()


def test_one_text_gives_its_record(client: TestClient) -> None:
    """With its id and metadata, and as ClaimSet reads it."""
    given = {"text": ARTICLE, "id": "a1", "title": "Bridge", "published": "2026-05-04"}
    response = client.post("/v1/extract", json=given)
    assert response.status_code == 200
    found = ClaimSet.from_record(response.json())
    assert [claim.id for claim in found] == ["c1", "c2", "c3"]
    assert (found.article.id, found.article.published) == ("a1", "2026-05-04")


def test_several_texts_fail_one_by_one(client: TestClient) -> None:
    """Each result has its number, its id, and a record or a problem."""
    texts = [{"text": ARTICLE, "id": "a"}, {"text": KILLING, "id": "b"}, {"text": ""}]
    response = client.post("/v1/extract", json={"texts": texts})
    assert response.status_code == 200
    first, second, third = response.json()["results"]
    assert (first["number"], first["id"], first["problem"]) == (1, "a", None)
    assert len(first["record"]["claims"]) == 3
    assert (second["id"], second["record"], second["problem"]["status"]) == ("b", None, 500)
    assert third["record"]["claims"] == []


def test_pages_and_files(client: TestClient) -> None:
    """Of HTML and files the article is read; what is said of it counts more than what it says."""
    head = "<head><title>Other</title></head>"
    page = f"<html>{head}<body><article><p>{ARTICLE}</p></article></body></html>"
    record = client.post("/v1/extract", json={"html": page, "title": "Mine"}).json()
    assert "Ana Ruiz, the mayor" in record["text"]
    assert record["article"]["title"] == "Mine"
    data = base64.b64encode(ARTICLE.encode()).decode()
    record = client.post("/v1/extract", json={"data": data, "name": "a.txt"}).json()
    assert record["article"]["id"] == "a.txt"


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/v1/extract", {}, "text"),
        ("/v1/extract", [], ""),
        ("/v1/extract", {"text": 5}, "text"),
        ("/v1/extract", {"text": "a", "html": "b"}, "text"),
        ("/v1/extract", {"text": "a", "published": "May"}, "published"),
        ("/v1/extract", {"data": "ä"}, "data"),
        ("/v1/extract", {"text": "a", "titel": "b"}, "titel"),
        ("/v1/extract", {"texts": [{"text": "a", "a.b": 1}]}, "texts[0].a.b"),
        ("/v1/extract", {"texts": []}, "texts"),
        ("/v1/extract", {"texts": [{"text": "a"}, {"text": None}]}, "texts[1].text"),
        ("/v1/extract", {"texts": [{"text": "a", "title": []}]}, "texts[0].title"),
        ("/v1/check", {"sources": [{"text": "a"}]}, "draft"),
        ("/v1/check", {"draft": {"text": "a"}, "sources": "b"}, "sources"),
        ("/v1/check", {"draft": {"text": "a"}, "sources": []}, "sources"),
        ("/v1/view", {"record": []}, "record"),
        ("/v1/view", {"record": {}, "corrections": [{"claim": 1}]}, "corrections[0].claim"),
        ("/v1/export", {"record": {}, "format": "exe"}, "format"),
        *CONTRADICTIONS,
    ],
)
def test_wrong_types(client: TestClient, path: str, body: Any, field: str) -> None:
    """422, a problem document that names the field."""
    response = client.post(path, json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    fault = response.json()["errors"][0]
    assert fault["field"] == field
    assert fault["pointer"].startswith("#")


@pytest.mark.parametrize("body", [b"", b"{", b"NaN", b"\xff", b"[" * 100_000])
def test_no_json(client: TestClient, body: bytes) -> None:
    response = client.post(
        "/v1/extract", content=body, headers={"content-type": "application/json"}
    )
    assert response.status_code == 400
    assert response.json()["type"] == "urn:claimkit:problem:no-json"


def test_limits() -> None:
    """10 MB of body and many texts are refused, whatever the header says."""
    with TestClient(make_app(make_service(max_chars=100, max_texts=2))) as client:
        big = json.dumps({"text": "a" * 10_000_000})
        assert client.post("/v1/extract", content=big).status_code == 415
        headers = {"content-type": "application/json"}
        assert client.post("/v1/extract", content=big, headers=headers).status_code == 413
        pieces = iter([big.encode()])  # comes in chunks, without a length
        assert client.post("/v1/extract", content=pieces, headers=headers).status_code == 413
        assert client.post("/v1/extract", json={"text": "a" * 101}).status_code == 413
        two = {"texts": [{"text": "a" * 101}, {"text": "a" * 100}]}
        long, short = client.post("/v1/extract", json=two).json()["results"]
        assert (long["problem"]["status"], short["problem"]) == (413, None)
        many = {"texts": [{"text": "a"}] * 3}
        assert client.post("/v1/extract", json=many).json()["errors"][0]["field"] == "texts"


def test_too_many_corrections(client: TestClient) -> None:
    body = {"record": make_record(), "corrections": [{"claim": "c1", "nobody": True}] * 2001}
    assert client.post("/v1/view", json=body).json()["errors"][0]["field"] == "corrections"


def test_what_it_wants_and_got(client: TestClient) -> None:
    """The media type that came; how much of a text."""
    response = client.post("/v1/extract", content=b"{}", headers={"content-type": "text/plain"})
    assert response.json()["detail"] == "expected Content-Type: application/json, got text/plain"
    detail = client.post("/v1/extract", json={"data": "a"}).json()["detail"]
    assert detail == "data: expected base64, got 'a'"


def test_slow_bodies_take_nobodys_place() -> None:
    """Who has not sent all yet is not worked on; but all together hold only so much memory."""

    async def send(bodies: Bodies, length: int, more: bool) -> bytes:
        async def receive() -> dict[str, Any]:
            if sent:
                await asyncio.sleep(30)
            sent.append(True)
            return {"type": "http.request", "body": b"a" * length, "more_body": more}

        sent: list[bool] = []
        headers = [(b"content-type", b"application/json")]
        return await bodies.read(Request({"type": "http", "headers": headers}, receive))

    async def run() -> None:
        bodies = Bodies(Settings(waiting=2, max_body=10))
        slow = [asyncio.create_task(send(bodies, 9, True)) for _ in range(2)]
        await asyncio.sleep(0.01)
        assert await send(bodies, 2, False) == b"aa"
        with pytest.raises(ProblemError) as busy:
            await send(bodies, 3, False)
        assert busy.value.problem.status == 503
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        assert await send(bodies, 10, False) == b"a" * 10

    asyncio.run(run())


def test_too_many_at_once() -> None:
    """What cannot be worked on now is refused, and may be tried again."""
    service = make_service(waiting=1)
    with TestClient(make_app(service)) as client:
        service._busy = 1
        response = client.post("/v1/extract", json={"text": "a"})
        assert (response.status_code, response.headers["retry-after"]) == (503, "1")
        assert client.get("/health").status_code == 200


def test_health_and_readiness() -> None:
    service = make_service()
    with TestClient(make_app(service)) as client:
        assert client.get("/health").json()["status"] == "ok"
        assert client.get("/ready").json()["status"] == "ready"
        service._reader = InlineWorks(lambda tasks: [], is_ready=False)
        assert client.get("/health").status_code == 200
        assert client.get("/ready").status_code == 503


def test_other_hosts_are_refused(client: TestClient) -> None:
    """So no page elsewhere can have its own name lead here."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "[::1]:8000"}).status_code == 200
    assert client.get("/", headers={"host": "localhost:8000"}).status_code == 200


def test_headers(client: TestClient) -> None:
    """On every answer, also on what is not there."""
    for path in ("/", "/health", "/assets/page.css", "/nothing"):
        headers = client.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-request-id"]
    assert client.get("/nothing").json()["status"] == 404
    assert client.get("/v1/extract").json()["status"] == 405


def test_no_text_in_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """Not of requests, and not of errors that nobody expected, which are 500 to the outside."""
    service = make_service()

    def fail(tasks: Any) -> Any:
        raise ValueError(f"cannot read {tasks[0].text}")

    service._reader = InlineWorks(fail)
    with TestClient(make_app(service)) as client, caplog.at_level(logging.DEBUG, "claimkit"):
        response = client.post("/v1/extract", json={"text": "secret words"})
    assert response.status_code == 500
    assert "secret" not in response.text + caplog.text
    assert "ValueError in fail:" in caplog.text
    assert response.json()["instance"].rpartition(":")[2] in caplog.text


def test_a_path_makes_no_line_of_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "claimkit"):
        client.get("/a%0aINFO%20GET%20/b%1b[31m")
    assert "GET /a INFO GET /b 404" in caplog.text


@pytest.mark.parametrize("form", EXPORTS)
def test_exports(client: TestClient, form: str, tmp_path: Path) -> None:
    """They are what ``save`` writes; a workbook, which holds the time, has as many rows."""
    response = client.post("/v1/export", json={"record": make_record(), "format": form})
    assert response.status_code == 200
    assert response.headers["content-type"] == EXPORTS[form].media_type
    saved = tmp_path / "saved"
    if form == GOLD:
        saved.with_suffix(".jsonl").write_bytes(response.content)
        (article,) = read_corpus(saved.with_suffix(".jsonl"))
        assert len(article.attributions) == 2
    elif form == "excel":
        book = openpyxl.load_workbook(io.BytesIO(response.content))
        assert book["claims"].max_row == 4
    else:
        ClaimSet.from_record(make_record()).save(saved, form)
        assert response.content == saved.read_bytes()


def test_corrections_are_gold(client: TestClient, tmp_path: Any) -> None:
    """``claimkit evaluate`` reads what an editor has corrected: other words, one claim less."""
    start = ARTICLE.index("bridge was safe")
    corrections = [
        {"claim": "c1", "content": [[start, start + 15]]},
        {"claim": "c2", "removed": True},
    ]
    body = {"record": make_record(), "corrections": corrections, "format": "gold"}
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(client.post("/v1/export", json=body).content)
    (article,) = read_corpus(gold)
    first, second = article.attributions
    assert first.content[0].of(ARTICLE) == "bridge was safe"
    assert second.speaker[0].of(ARTICLE) == "Bo"


def test_a_record_that_is_none(client: TestClient) -> None:
    response = client.post("/v1/view", json={"record": {"schema": "other"}})
    assert response.status_code == 422
    assert "$.schema" in response.json()["detail"]
    correction = {"claim": "c9", "removed": True}
    body = {"record": make_record(), "corrections": [correction]}
    assert "c9" in client.post("/v1/view", json=body).json()["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"text": "a", "text": "b"}', "text"),
        (b'{"texts": [{"text": "a", "id": "1", "id": "2"}]}', "texts[0].id"),
    ],
)
def test_a_key_twice(client: TestClient, body: bytes, field: str) -> None:
    """It is refused, by name: nobody knows which of the two counts."""
    headers = {"content-type": "application/json"}
    response = client.post("/v1/extract", content=body, headers=headers)
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == field


def test_check(client: TestClient) -> None:
    """Findings with the texts that they are about; a source that cannot be read is told, and keeps
    its number.
    """
    body = {
        "draft": {"text": "“The bridge was safe,” she said."},
        "sources": [{"text": KILLING, "id": "k"}, {"text": ARTICLE, "title": "Article"}],
        "view": True,
    }
    answer = client.post("/v1/check", json=body).json()
    assert answer["findings"][0]["verdict"] == "verbatim"
    assert answer["findings"][0]["places"][0]["id"] == "Article"
    assert answer["findings"][0]["places"][0]["source"] == 2
    assert [source and source["text"] for source in answer["sources"]] == [None, ARTICLE]
    assert answer["failures"][0] | {"problem": None} == {"number": 1, "id": "k", "problem": None}
    assert "verbatim" in answer["html"]
    assert 'id="source-2"' in answer["html"]
    assert 'id="source-1"' not in answer["html"]


def test_script_is_text(client: TestClient) -> None:
    """In the text, the title, the byline, the address."""
    given = {name: f"{SCRIPT} {name}" for name in ("text", "title", "url", "byline", "id")}
    record = client.post("/v1/extract", json=given).json()
    html = client.post("/v1/view", json={"record": record}).json()["html"]
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 3
    assert "No claims here" in html
    body = {"draft": given, "sources": [given], "view": True}
    assert "<script" not in client.post("/v1/check", json=body).json()["html"]


def test_a_name_is_text(client: TestClient) -> None:
    correction = {"claim": "c1", "name": SCRIPT}
    body = {"record": make_record(), "corrections": [correction]}
    html = client.post("/v1/view", json=body).json()["html"]
    assert "<script" not in html
    assert "&lt;script&gt;" in html
