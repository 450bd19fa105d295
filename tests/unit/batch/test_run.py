"""A batch: what is written, what is left as it is, and what a run that is ended leaves."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from claimkit import ClaimSet, Extractor
from claimkit.batch import Reference, read_batch
from claimkit.batch.index import Index
from claimkit.batch.inputs import Inputs
from claimkit.batch.jsonl import JsonLinesForm
from claimkit.batch.manifest import Settings
from claimkit.batch.output import Limits, open_output
from claimkit.batch.parquet import PACKED
from claimkit.batch.run import Batch, Plan, Summary
from claimkit.batch.tables import load_pyarrow
from claimkit.batch.work import Job
from claimkit.errors import BatchError
from tests.support.parses import FrozenParser, list_frozen

TEXTS = list_frozen("speakers")[:12]
EXTRACTOR = Extractor(parser=FrozenParser(), tier="rules")
FORMS = ["jsonl", "parquet"]


@pytest.fixture(autouse=True)
def packed_lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small parts spend most of their time on the tables of a thorough packer."""
    monkeypatch.setattr("claimkit.batch.compression.LEVEL", 1)
    monkeypatch.setitem(PACKED, "compression_level", 1)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    write_rows(path, {f"a{number}": text for number, text in enumerate(TEXTS)})
    return path


def write_rows(path: Path, texts: dict[str, str]) -> None:
    lines = (json.dumps({"id": id, "text": text}) for id, text in texts.items())
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


class Remembered(Extractor):
    """Gives the claims of the extractor, and looks for those of an article only once."""

    def __init__(self) -> None:
        self._found: dict[Any, Any] = {}

    def extract_many(self, texts: Iterable[Any], **options: Any) -> Any:
        for given in texts:
            key = given.text, given.article
            if key not in self._found:
                (self._found[key],) = EXTRACTOR.extract_many([given], **options)
            yield self._found[key]


def make_batch(
    out: Path,
    *inputs: Path,
    form: str = "jsonl",
    text: str = "full",
    extractor: Extractor = EXTRACTOR,
) -> Batch:
    return Batch(
        Inputs(inputs, apart=out),
        out,
        Job(extractor=extractor, by_reference=text == "reference"),
        settings=Settings(form=form, text=text, tier="rules"),
        limits=Limits(articles=5),
    )


def read_all(out: Path) -> dict[str, ClaimSet]:
    """Return what is in *out*, by id; no article is there twice."""
    found = list(read_batch(out))
    by_id = {str(claims.article.id): claims for claims in found}
    assert len(by_id) == len(found)
    return by_id


def expect(texts: Iterable[tuple[str, str]]) -> dict[str, ClaimSet]:
    return {str(found.article.id): found for found in EXTRACTOR.extract_many(texts)}


def list_files(out: Path) -> dict[str, bytes]:
    parts = [path for path in out.glob("*/part-*") if path.is_file()]
    return {str(path.relative_to(out)): path.read_bytes() for path in parts}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written(tmp_path: Path, rows: Path, form: str) -> None:
    """The records are those of the single process; the rows those of the data frame."""
    out = tmp_path / "out"
    summary = make_batch(out, rows, form=form).run()
    assert (summary.written, summary.unchanged, summary.failures) == (12, 0, 0)
    expected = expect((f"a{number}", text) for number, text in enumerate(TEXTS))
    assert read_all(out) == expected
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"]
    assert manifest["counts"]["articles"] == 12
    assert manifest["counts"]["parts"] == 3
    assert manifest["counts"]["claims"] == sum(map(len, expected.values()))
    assert manifest["generator"]["tier"] == "rules"
    assert len(list_files(out)) == 6
    assert (out / "failures.jsonl").read_bytes() == b""


def test_rows_of_claims(tmp_path: Path, rows: Path) -> None:
    """Both forms have the rows of to_dicts."""
    import pyarrow.parquet
    import zstandard

    expected = [
        row
        for found in EXTRACTOR.extract_many((f"a{n}", text) for n, text in enumerate(TEXTS))
        for row in found.to_dicts()
    ]
    for form in FORMS:
        make_batch(tmp_path / form, rows, form=form).run()
    table = pyarrow.parquet.read_table(tmp_path / "parquet" / "claims")
    assert table.to_pylist() == [{**row, "where": None} for row in expected]
    lines: list[Any] = []
    for path in sorted((tmp_path / "jsonl" / "claims").iterdir()):
        with zstandard.open(path, "rt", encoding="ascii") as file:
            lines += map(json.loads, file)
    assert lines == expected


@pytest.mark.parametrize("form", FORMS)
def test_times_of_claims(tmp_path: Path, form: str) -> None:
    """A claim in subtitles says when it is made."""
    text = next(text for text in TEXTS if "\n" not in text and list(EXTRACTOR.extract(text)))
    captions = tmp_path / "talk.srt"
    captions.write_text(f"1\n00:00:01,000 --> 00:00:03,500\n{text}\n", encoding="utf-8")
    out = tmp_path / "out"
    assert make_batch(out, captions, form=form).run().written == 1
    rows = list_claims(out, form)
    assert rows
    assert {row["where"] for row in rows} == {"00:00:01.000–00:00:03.500"}


def list_claims(out: Path, form: str) -> list[dict[str, Any]]:
    """Return the rows of the claims of the first part."""
    if form == "parquet":
        table = load_pyarrow().parquet.read_table(out / "claims" / "part-00001.parquet")
        rows: list[dict[str, Any]] = table.to_pylist()
        return rows
    path = out / "claims" / "part-00001.jsonl.zst"
    return [json.loads(line) for line in JsonLinesForm().read(path)]


@pytest.mark.parametrize("form", FORMS)
def test_only_what_is_new_or_has_changed(tmp_path: Path, rows: Path, form: str) -> None:
    """What has changed takes the place of what was there, in whatever part that was."""
    out = tmp_path / "out"
    make_batch(out, rows, form=form).run()
    before = list_files(out)
    again = make_batch(out, rows, form=form).run()
    assert (again.written, again.unchanged, list_files(out)) == (0, 12, before)
    texts = {f"a{number}": text for number, text in enumerate(TEXTS)}
    texts |= {"a1": TEXTS[5], "a7": TEXTS[0], "new": TEXTS[3]}
    write_rows(rows, texts)
    plan = make_batch(out, rows, form=form).plan()
    assert (plan.new, plan.changed, plan.unchanged) == (1, 2, 10)
    changed = make_batch(out, rows, form=form).run()
    assert (changed.written, changed.unchanged) == (3, 10)
    assert read_all(out) == expect(texts.items())


@pytest.mark.parametrize("form", FORMS)
def test_a_part_of_which_nothing_is_left(tmp_path: Path, rows: Path, form: str) -> None:
    out = tmp_path / "out"
    make_batch(out, rows, form=form).run()
    texts = {f"a{number}": TEXTS[-1 - number] for number in range(12)}
    write_rows(rows, texts)
    make_batch(out, rows, form=form).run()
    assert read_all(out) == expect(texts.items())
    assert len(list_files(out)) == 6


def test_a_change_of_metadata_is_a_change(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    for title in ("one", "two"):
        path.write_text(json.dumps({"id": "a", "text": TEXTS[0], "title": title}), encoding="utf-8")
        assert make_batch(tmp_path / "out", path).run().written == 1
    (found,) = read_batch(tmp_path / "out")
    assert found.article.title == "two"


@pytest.mark.parametrize("form", FORMS)
def test_text_by_reference(tmp_path: Path, rows: Path, form: str) -> None:
    """The claims come back with the text; another text is refused."""
    out = tmp_path / "out"
    make_batch(out, rows, form=form, text="reference").run()
    assert make_batch(out, rows, form=form, text="reference").run().unchanged == 12

    def find_text(reference: Reference) -> str:
        assert reference.file == str(rows)
        line = rows.read_text(encoding="utf-8").splitlines()[(reference.row or 0) - 1]
        return str(json.loads(line)["text"])

    expected = expect((f"a{number}", text) for number, text in enumerate(TEXTS))
    assert {str(found.article.id): found for found in read_batch(out, find_text)} == expected
    with pytest.raises(BatchError, match="has a reference instead of its text: pass find_text"):
        list(read_batch(out))
    with pytest.raises(BatchError, match="the text has changed"):
        list(read_batch(out, lambda reference: "another"))


def test_refusals(tmp_path: Path, rows: Path) -> None:
    """What was begun otherwise is not gone on with; the error names what differs."""
    out = tmp_path / "out"
    make_batch(out, rows).run()
    with pytest.raises(BatchError, match=r"begun otherwise[^\n]*\n  text: full before, refer"):
        make_batch(out, rows, text="reference").run()
    write_rows(rows, {"b": TEXTS[0]})
    other = make_batch(out, rows)
    other.job = Job(extractor=Extractor(parser=FrozenParser(), tier="rules", min_confidence=0.5))
    with pytest.raises(BatchError, match=r"begun otherwise[^\n]*\n  threshold: 0\.\d+ before, 0.5"):
        other.run()
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "letter.txt").touch()
    with pytest.raises(BatchError, match=r"has no manifest.json, but letter.txt"):
        make_batch(strange, rows).run()
    (strange / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BatchError, match=r"manifest.json: expected a manifest of claimkit-batch/1"):
        make_batch(strange, rows).run()


def test_one_at_a_time(tmp_path: Path, rows: Path) -> None:
    batch = make_batch(tmp_path / "out", rows)
    with (
        open_output(batch.folder, batch.settings, batch.limits),
        pytest.raises(BatchError, match="another process is writing to it"),
    ):
        batch.run()


def test_failures(tmp_path: Path) -> None:
    """They cost only themselves, are tried again, and are all in the file."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (path / "empty.txt").touch()
    (path / "long.txt").write_text("x" * 1_000_001, encoding="utf-8")
    (path / "notes.odt").touch()
    write_rows(
        path / "rows.jsonl", {"in/a.txt": TEXTS[1], "b": "has no frozen parse", "c": TEXTS[1]}
    )
    out = path / "out"  # in the input: it is passed over
    for unchanged in (0, 2):
        summary = make_batch(out, path).run()
        written = 2 - unchanged
        assert summary == Summary(
            written=written, unchanged=unchanged, failures=4, words=summary.words,
            seconds=summary.seconds, passed_over=1,
        )  # fmt: skip
        lines = (out / "failures.jsonl").read_text(encoding="ascii").splitlines()
        failures = {failure["id"]: failure for failure in map(json.loads, lines)}
        assert {id: failure["reason"].partition(";")[0] for id, failure in failures.items()} == {
            "in/empty.txt": "there is no text in it",
            "in/long.txt": "1,000,001 characters, more than the 1,000,000 that an article may have",
            "in/a.txt": "the id 'in/a.txt' came before",
            "b": failures["b"]["reason"],
        }
        assert failures["b"]["kind"] == "MissingParseError"
        assert (failures["b"]["file"], failures["b"]["row"]) == ("in/rows.jsonl", 2)
    assert read_all(out) == expect([("in/a.txt", TEXTS[0]), ("c", TEXTS[1])])


def test_a_plan_writes_nothing(tmp_path: Path, rows: Path) -> None:
    plan = make_batch(tmp_path / "out", rows).plan()
    words = sum(text.count(" ") + text.count("\n") + 1 for text in TEXTS)
    assert plan == Plan(new=12, changed=0, unchanged=0, failures=0, words=words, passed_over=0)
    assert not (tmp_path / "out").exists()


def test_the_index_is_only_a_short_cut(tmp_path: Path, rows: Path) -> None:
    """Lost or damaged it is made anew from the parts; a part that is removed is done again."""
    out = tmp_path / "out"
    make_batch(out, rows).run()
    for spoil in (Path.unlink, lambda path: path.write_bytes(b"no database" * 1000)):
        spoil(out / "index.sqlite")
        assert make_batch(out, rows).run().unchanged == 12
    (out / "records" / "part-00002.jsonl.zst").unlink()
    assert make_batch(out, rows).run().written == 5
    assert len(read_all(out)) == 12
    (out / "records" / "part-00001.jsonl.zst").write_bytes(b"damaged")
    (out / "index.sqlite").unlink()
    with pytest.raises(BatchError, match=r"part-00001.jsonl.zst: damaged \(.*remove it, and"):
        make_batch(out, rows).run()


def kill_at(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """End the process at its *count*-th change of the folder, as a kill does: nothing is tidied."""
    left = count

    def count_down(change: Callable[..., Any]) -> Callable[..., Any]:
        def do(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os._exit(9)
            return change(*arguments, **options)

        return do

    for name in ("replace", "unlink", "mkdir"):
        monkeypatch.setattr(Path, name, count_down(getattr(Path, name)))
    monkeypatch.setattr("os.fsync", count_down(os.fsync))
    for name in ("add_part", "drop_part", "clear_outdated"):
        monkeypatch.setattr(Index, name, count_down(getattr(Index, name)))


def run_and_kill(batch: Batch, count: int) -> bool:
    """Run *batch* in a forked process that ends at its *count*-th change; return whether it did."""
    child = os.fork()
    if child == 0:
        kill_at(count, pytest.MonkeyPatch())
        try:
            batch.run()
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of forks beside threads
@pytest.mark.parametrize(("form", "step"), [("jsonl", 1), ("parquet", 5)])
def test_kills_at_every_change(
    tmp_path: Path, rows: Path, monkeypatch: pytest.MonkeyPatch, form: str, step: int
) -> None:
    """Whenever it is killed, the next run goes on; nothing is lost or doubled."""
    # Nothing of the machine's is lost by a kill of a process, and to wait for the disk takes long.
    monkeypatch.setattr("os.fsync", lambda file: None)
    extractor = Remembered()
    changed = tmp_path / "changed.jsonl"
    texts = {f"a{number}": text for number, text in enumerate(TEXTS)}
    write_rows(changed, texts | {"a1": TEXTS[5], **{f"a{n}": TEXTS[n - 1] for n in range(5, 10)}})
    count, killed = 0, True
    while killed:
        count += step
        out = tmp_path / f"out{count}"
        killed = False
        for path in (rows, changed):
            killed |= run_and_kill(make_batch(out, path, form=form, extractor=extractor), count)
            make_batch(out, path, form=form, extractor=extractor).run()
            found = read_all(out)
            assert len(found) == 12
    assert count > 30
    written = changed.read_text(encoding="utf-8").splitlines()
    assert found == expect((row["id"], row["text"]) for row in map(json.loads, written))
