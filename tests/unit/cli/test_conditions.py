"""The command line as a process, under conditions that no argument shows: closed or full files, and
signals.

Most texts here are empty, for those need no model.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "claimkit")
SIGNALS = [
    (signal.SIGINT, "claimkit: interrupted\n"),
    (signal.SIGTERM, "claimkit: terminated\n"),
]
# Tells when a module begins to be loaded; Python runs a file of this name before anything else
FIRST = "sitecustomize.py"
TELLING = """
import os, sys

class Teller:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["AWAITED"]:
            print("loading", flush=True)

sys.meta_path.insert(0, Teller())
"""
STARTS = {
    "claimkit": ("-c", "from claimkit_command import main; main()"),
    "python -m claimkit": ("-m", "claimkit"),
}
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text("Ana Lee said that the bridge is safe.", encoding="utf-8")
    row = {"doc_id": "a", "text": "Lee said no.", "attributions": []}
    (tmp_path / "gold.jsonl").write_text(f"{json.dumps(row)}\n", encoding="utf-8")
    (tmp_path / "own.toml").write_text('[irregular]\nsaith = "say"\n', encoding="utf-8")
    return tmp_path


def close(number: int) -> Callable[[], None]:
    """Return what closes a file of a process before it begins."""
    return lambda: os.close(number)


def run(
    *arguments: str,
    stdout: int | None = subprocess.PIPE,
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=100,
        check=False,
        preexec_fn=before,
    )


PRINTING = [
    ("extract", "empty.txt"),
    ("extract", "empty.txt", "--format", "json"),
    ("extract", "empty.txt", "empty.txt", "--format", "json"),
    ("speakers", "empty.txt", "--format", "csv"),
    ("evaluate", "gold.jsonl", "gold.jsonl"),
    ("compare", "gold.jsonl", "gold.jsonl"),
    ("lexicon", "check", "own.toml"),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no /dev/full")
@pytest.mark.parametrize("arguments", PRINTING)
def test_a_full_disk(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(*arguments, stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr == "claimkit: standard output: No space left on device\n"


@pytest.mark.parametrize("arguments", PRINTING)
def test_output_that_is_closed(arguments: tuple[str, ...]) -> None:
    """Else it would look as if all had been written."""
    done = run(*arguments, stdout=None, before=close(1))
    assert (done.returncode, done.stderr) == (1, "claimkit: standard output is closed\n")


@pytest.mark.parametrize("arguments", PRINTING)
def test_a_reader_that_has_gone(arguments: tuple[str, ...]) -> None:
    """It wants no more, so nothing is said."""
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*arguments, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_input_that_is_closed() -> None:
    """It is an input that failed; the others are printed."""
    done = run("extract", "-", "empty.txt", "--format", "json", before=close(0))
    assert (done.returncode, done.stderr) == (1, "claimkit: -: standard input is closed\n")
    assert [item["file"] for item in json.loads(done.stdout)] == ["empty.txt"]


def start(*command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("number", "said"), SIGNALS)
def test_a_signal_in_the_midst(number: int, said: str) -> None:
    """One line, and an array that stays open: a part does not look like the whole."""
    with start(*COMMAND, "extract", "empty.txt", "-", "--format", "json") as process:
        assert process.stdout is not None
        begun = process.stdout.readline() + process.stdout.read(20)
        process.send_signal(number)
        rest, errors = process.communicate(timeout=100)
    assert (process.returncode, errors) == (1, said)
    assert (begun + rest).startswith('[\n{"file": "empty.txt"')
    with pytest.raises(json.JSONDecodeError):
        json.loads(begun + rest)


@pytest.mark.parametrize("command", STARTS)
@pytest.mark.parametrize("module", ["claimkit.cli", "attr", "rich.console", "torch", "stanza"])
@pytest.mark.parametrize(("number", "said"), SIGNALS)
def test_a_signal_while_modules_load(
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    number: int,
    said: str,
    command: str,
) -> None:
    """The command says what ends it from its first module on, however it is started."""
    (files / FIRST).write_text(TELLING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(files), str(ROOT))))
    monkeypatch.setenv("AWAITED", module)
    with start(sys.executable, *STARTS[command], "extract", "good.txt") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "loading\n"
        process.send_signal(number)
        rest, errors = process.communicate(timeout=100)
    assert (process.returncode, rest, errors) == (1, "", said)
