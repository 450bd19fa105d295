"""Files that come with claimkit, sound and spoilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimkit import ModelCorruptError, ModelNotFoundError
from claimkit.certainty.score import ScoreModel
from claimkit.parsing.embedded import EmbeddedParser, find_model_folder
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.scoring.confidence import ConfidenceModels
from claimkit.shipped import SUMS, ModelFolder, read_table, write_sums

SHIPPED = find_model_folder()
NETWORK = {
    "network.safetensors": "tokenizer.pt",  # and a file that may stand in its place
    "network.json": "certainty.json",
    "wordpieces.json": "resources.json",
    "lemmas.tsv": "MODEL_CARD.md",
    "tokenizer.pt": "mwt.pt",
    "mwt.pt": "tokenizer.pt",
    "resources.json": "certainty.json",
}
TABLES: dict[str, Callable[[Path], object]] = {
    "confidence.json": ConfidenceModels.load,
    "certainty.json": ScoreModel.load,
    "pronouns.json": Ranker.load,
}


def damage(data: bytes) -> bytes:
    """Return *data* with one bit in the middle changed."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-1],
    "damaged": damage,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of links to the shipped files."""
    for file in SHIPPED.iterdir():
        (tmp_path / file.name).symlink_to(file)
    return tmp_path


def replace(file: Path, data: bytes) -> None:
    file.unlink()
    file.write_bytes(data)


def test_the_shipped_files_are_sound(folder: Path) -> None:
    """Each is the one that the sums list, and sums written anew are the same."""
    shipped = ModelFolder.open(SHIPPED, [], "")
    for name in shipped.sums:
        shipped.read(name)
    (folder / SUMS).unlink()
    write_sums(folder)
    assert (folder / SUMS).read_bytes() == (SHIPPED / SUMS).read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("how", [*SPOILT, "swapped"])
@pytest.mark.parametrize("name", NETWORK)
def test_a_spoilt_network_is_refused(folder: Path, name: str, how: str) -> None:
    """With the file and what to do."""
    sound = (SHIPPED / name).read_bytes()
    data = (SHIPPED / NETWORK[name]).read_bytes() if how == "swapped" else SPOILT[how](sound)
    replace(folder / name, data)
    with pytest.raises(ModelCorruptError, match=rf"{name}: is .*; reinstall claimkit"):
        EmbeddedParser(model_dir=folder)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["empty", "swapped"])
@pytest.mark.parametrize("name", sorted(NETWORK.keys() - {"lemmas.tsv", "resources.json"}))
def test_files_that_make_no_model_are_refused(folder: Path, name: str, how: str) -> None:
    """Their sums are right, as those of a model of another version are."""
    sound = (SHIPPED / name).read_bytes()
    data = (SHIPPED / NETWORK[name]).read_bytes() if how == "swapped" else SPOILT[how](sound)
    replace(folder / name, data)
    (folder / SUMS).unlink()
    write_sums(folder)
    with pytest.raises(ModelCorruptError, match="its files make no model of this version"):
        EmbeddedParser(model_dir=folder)


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("name", TABLES)
def test_a_spoilt_table_is_refused(folder: Path, name: str, how: str) -> None:
    """One with sums beside it."""
    replace(folder / name, SPOILT[how]((SHIPPED / name).read_bytes()))
    with pytest.raises(ModelCorruptError, match=rf"{name}: is .*; reinstall claimkit"):
        TABLES[name](folder / name)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"score',
        b"[" * 100_000,
        (SHIPPED / "network.json").read_bytes(),
    ],
    ids=["empty", "{}", "[]", "no UTF-8", "cut", "deep", "another"],
)
@pytest.mark.parametrize("name", TABLES)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """A table of one's own needs no sums, but must be one."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelCorruptError, match=rf"{name}: not a table of this kind"):
        TABLES[name](tmp_path / name)


def test_missing_files_are_named(tmp_path: Path) -> None:
    """All of them at once, with the folder and what to do; of the sums too."""
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelNotFoundError, match=r"missing b\.json, SHA256SUMS; do something$"):
        ModelFolder.open(tmp_path, ["a.json", "b.json"], "do something")
    with pytest.raises(ModelNotFoundError, match=r"missing SHA256SUMS; .*write_sums$"):
        ModelFolder.open(tmp_path, ["a.json"], "do something")
    write_sums(tmp_path)
    assert ModelFolder.open(tmp_path, ["a.json"], "do something").read("a.json") == b"{}"


@pytest.mark.parametrize("sums", [b"\xff\xfe", b"no list", b"\x00"])
def test_spoilt_sums_are_named(tmp_path: Path, sums: bytes) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    (tmp_path / SUMS).write_bytes(sums)
    with pytest.raises(ModelCorruptError, match=SUMS):
        ModelFolder.open(tmp_path, ["a.json"], "do something").read("a.json")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match=r"weights\.json: not found; reinstall claimkit"):
        read_table("weights.json", dict, tmp_path / "weights.json")
