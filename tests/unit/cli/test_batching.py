"""``claimkit batch`` as a process: bad input, full disks, signals, and how it goes on."""

from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimkit.batch import read_batch
from claimkit.cli import batching, main
from tests.support.batching import make_extractor

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "tests.support.batching", "batch")
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def start(*arguments: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
    )


def run(*arguments: str, **options: Any) -> tuple[int, str, list[str]]:
    """Return exit status, output and lines of errors."""
    with start(*arguments, **options) as process:
        output, errors = process.communicate(timeout=100)
    return process.returncode, output, errors.splitlines()


def invoke(*arguments: str) -> tuple[int, str, list[str]]:
    """As ``run``, in this process: to load the library takes longer than what most commands do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batching, "Extractor", make_extractor)
        done = CliRunner().invoke(main, ["batch", *arguments], prog_name="claimkit")
    return done.exit_code, done.stdout, done.stderr.splitlines()


def write_rows(path: Path, count: int, sentences: int = 1) -> None:
    """Write *count* articles of so many *sentences*; one of four words counts for ten."""
    texts = (f"It rained {number} times. " * sentences for number in range(count))
    rows = ({"id": f"a{number}", "text": text.rstrip()} for number, text in enumerate(texts))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def list_ids(out: Path) -> list[str]:
    return sorted(str(found.article.id) for found in read_batch(out))


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_bad_files(folder: Path) -> None:
    """The rest is done; each failure is a line with its reason, and the exit status is 1."""
    bad = folder / "in"
    bad.mkdir()
    (bad / "good.txt").write_text("It rained.", encoding="utf-8")
    (bad / "empty.txt").touch()
    (bad / "gone.txt").symlink_to(folder / "nowhere")
    (bad / "huge.txt").write_text("rain " * 10_000_000, encoding="utf-8")
    (bad / "latin.txt").write_bytes("José said that it rained in München.".encode("latin-1"))
    (bad / "wide.txt").write_text("It rained.", encoding="utf-16")
    (bad / "killer.txt").write_text("KILL", encoding="utf-8")
    code, output, errors = run("in", "--out", "out")
    assert code == 1
    assert errors == [
        "claimkit: in/empty.txt: there is no text in it",
        "claimkit: in/gone.txt: No such file or directory",
        "claimkit: in/huge.txt: 50,000,000 characters, more than the 1,000,000 that an article may "
        "have; split it, or allow more",
        "claimkit: in/killer.txt: the process that read this text was killed twice (signal 9); it "
        "may need more memory than there is",
    ]
    assert output.endswith("0 were done already\n4 failed\n")
    assert list_ids(folder / "out") == ["in/good.txt", "in/latin.txt", "in/wide.txt"]
    texts = {str(found.article.id): found.text for found in read_batch(folder / "out")}
    assert texts["in/wide.txt"] == "It rained."
    assert texts["in/latin.txt"] == "José said that it rained in München."


def test_a_dry_run(folder: Path) -> None:
    write_rows(folder / "rows.jsonl", 3)
    code, output, errors = invoke("rows.jsonl", "--out", "out", "--dry-run", "--cache", "kept")
    assert (code, errors) == (0, [])
    assert output == (
        "3 new and 0 changed articles to extract, about 12 words; 0 are done already\n"
    )
    assert not (folder / "out").exists()
    assert not (folder / "kept").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rows.jsonl",), "Missing option '--out'"),
        (("nothing.jsonl", "--out", "out"), "'nothing.jsonl' does not exist"),
        (("rows.odt", "--out", "out"), "'rows.odt' has no known ending"),
        (("rows.jsonl", "--out", "rows.odt"), "'rows.odt' is a file"),
        (("rows.jsonl", "--out", "."), ". has no manifest.json, but rows.jsonl, rows.odt"),
        (("rows.jsonl", "--out", "out", "--workers", "0"), "0 is not in the range x>=1"),
    ],
)
def test_wrong_commands(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    write_rows(folder / "rows.jsonl", 1)
    (folder / "rows.odt").touch()
    code, _, errors = invoke(*arguments)
    assert code == 2
    assert message in errors[-1]


def test_other_settings_are_refused(folder: Path) -> None:
    write_rows(folder / "rows.jsonl", 1)
    assert invoke("rows.jsonl", "--out", "out")[0] == 0
    code, _, errors = invoke("rows.jsonl", "--out", "out", "--format", "parquet")
    assert (code, errors) == (
        2,
        [
            "claimkit: out was begun otherwise; run it as it was begun, or take another --out:",
            "claimkit:   form: jsonl before, parquet now",
        ],
    )


def limit_files() -> None:
    """Let no file be larger: writing more fails as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))


def test_a_full_disk(folder: Path) -> None:
    """What was finished stays, and the next run goes on."""
    rows = [{"id": f"a{n}", "text": "It rained."} for n in range(3)]
    letters = [chr(code) for code in range(0x4E00, 0x9E00)]
    noise = "".join(random.Random(1).choices(letters, k=100_000))
    rows.append({"id": "a3", "text": noise})
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "rows.jsonl").write_text(lines, encoding="utf-8")
    arguments = ("rows.jsonl", "--out", "out", "--part-size", "1")
    code, _, errors = run(*arguments, before=limit_files)
    assert code == 1
    assert errors == [
        "claimkit: what is finished stays in out; resume with: claimkit batch rows.jsonl --out out "
        "--part-size 1",
        "claimkit: out/records/part-00004.jsonl.zst: File too large",
    ]
    assert list_ids(folder / "out") == ["a0", "a1", "a2"]
    assert not list(folder.glob("out/**/.claimkit-*"))
    assert run(*arguments)[0] == 0
    assert list_ids(folder / "out") == ["a0", "a1", "a2", "a3"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt(folder: Path, number: int) -> None:
    """What has been extracted is kept, though its part is not full, and the next run goes on."""
    write_rows(folder / "rows.jsonl", 300, sentences=12)
    arguments = ("rows.jsonl", "--out", "out", "--part-size", "100", "--workers", "2")
    with start(*arguments) as process:
        wait_for(lambda: any(folder.glob("out/records/part-*.zst")))
        process.send_signal(number)
        _, errors = process.communicate(timeout=100)
    assert (process.returncode, errors) == (
        1,
        "claimkit: interrupted; what is finished is in out; resume with: claimkit batch "
        "rows.jsonl --out out --part-size 100 --workers 2\n",
    )
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert not manifest["complete"]
    done = manifest["counts"]["articles"]
    assert 100 <= done < 300
    code, output, _ = run(*arguments)
    assert code == 0
    assert f"{300 - done} articles written" in output
    assert len(list_ids(folder / "out")) == 300


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="has no /proc")
def test_a_kill(folder: Path) -> None:
    """Parts that are finished stay; workers end; the next run goes on."""
    write_rows(folder / "rows.jsonl", 200, sentences=12)
    arguments = ("rows.jsonl", "--out", "out", "--part-size", "50")
    with start(*arguments) as process:
        wait_for(lambda: any(folder.glob("out/records/part-*.zst")))
        children = [
            child
            for thread in Path(f"/proc/{process.pid}/task").iterdir()
            for child in map(int, (thread / "children").read_text(encoding="ascii").split())
        ]
        process.kill()
    assert children
    wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    code, _, errors = run(*arguments)
    assert (code, errors) == (0, [])
    assert len(list_ids(folder / "out")) == len(set(list_ids(folder / "out"))) == 200


def test_progress(folder: Path) -> None:
    """On request, on standard error, also where it is no terminal."""
    write_rows(folder / "rows.jsonl", 3)
    _, _, errors = invoke("rows.jsonl", "--out", "out", "--progress")
    assert len(errors) == 1
    assert errors[0].startswith("3 texts, 12 words, ")
    assert errors[0].endswith(" words/s, 0 s left")
