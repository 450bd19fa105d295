"""``claimkit serve``; what serves is a stand-in."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimkit.cli import main
from claimkit.server.settings import Settings


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings with which the service was run."""
    settings: list[Settings] = []

    def serve(extractor: object, given: Settings, bound: socket.socket) -> None:
        settings.append(given)
        bound.close()

    monkeypatch.setattr("claimkit.server.serving.serve", serve)
    return settings


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["serve", "--port", "0", *arguments])


def test_this_machine_alone_by_default(served: list[Settings]) -> None:
    result = run("--max-mb", "1", "--max-chars", "9")
    assert result.exit_code == 0
    assert "http://127.0.0.1:" in result.stderr
    assert "other machines" not in result.stderr
    assert (served[0].max_body, served[0].max_chars) == (1024 * 1024, 9)


def test_others_are_let_in_with_a_word(served: list[Settings]) -> None:
    assert "lets other machines in" in run("--host", "0.0.0.0").stderr
    assert served[0].is_open


def test_a_port_in_use(served: list[Settings]) -> None:
    """One line, before any worker is started."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "cannot listen" in result.stderr
    assert served == []


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimkit.cli.serving.find_spec", lambda name: None)
    result = run()
    assert result.exit_code == 2
    assert 'pip install ".[server]"' in result.stderr


@pytest.mark.parametrize(
    ("given", "is_open", "hosts"),
    [
        ({}, False, True),
        ({"host": "::1"}, False, True),
        ({"host": "127.0.0.5"}, False, True),
        ({"host": "0.0.0.0"}, True, False),
        ({"host": "0.0.0.0", "names": ("desk.example",)}, True, True),
        ({"names": ("*",)}, False, False),
    ],
)
def test_hosts(given: dict[str, Any], is_open: bool, hosts: bool) -> None:
    """Requests for other hosts are refused where it is known which ones there are."""
    settings = Settings(**given)
    assert settings.is_open is is_open
    assert bool(settings.hosts) is hosts
