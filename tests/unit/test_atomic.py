"""Files that are there as a whole or not at all, and what stands beside them."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from claimkit.atomic import is_temporary, remove_temporary, writing

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such modes or links")


def write(path: Path, words: bytes = b"new") -> None:
    with writing(path) as file:
        file.write(words)


def get_mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_of_a_similar_name_stays(tmp_path: Path) -> None:
    own = tmp_path / "claims.json.tmp"
    own.write_bytes(b"own")
    write(tmp_path / "claims.json")
    assert own.read_bytes() == b"own"
    assert len(list(tmp_path.iterdir())) == 2


def test_threads_may_write_the_same_file(tmp_path: Path) -> None:
    """The last one to end has it."""
    path = tmp_path / "claims.json"
    together = threading.Barrier(3)
    errors: list[Exception] = []

    def save() -> None:
        try:
            with writing(path) as file:
                together.wait(10)
                file.write(b"whole")
                together.wait(10)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=save) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]


@on_posix
@pytest.mark.parametrize("was_there", [True, False])
def test_a_link_stays(was_there: bool, tmp_path: Path) -> None:
    """Its target is written, in whatever folder that is, also if it was not there yet."""
    target, link = tmp_path / "store" / "claims.json", tmp_path / "latest.json"
    target.parent.mkdir()
    if was_there:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


@on_posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_mode_stays(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "claims.json"
    path.touch()
    path.chmod(mode)
    write(path)
    assert get_mode(path) == mode


@on_posix
def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write(tmp_path / "claims.json")
    assert get_mode(tmp_path / "claims.json") == get_mode(tmp_path / "any")


@pytest.mark.parametrize("name", ["missing/claims.json", "x" * 300, "file/claims.json"])
def test_errors_name_what_was_asked_for(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / name
    with pytest.raises(OSError, match=r".") as caught:
        write(path)
    assert caught.value.filename == str(path)
    assert caught.value.filename2 is None
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".") as caught:
        write(tmp_path)
    assert caught.value.filename == str(tmp_path)
    assert not list(tmp_path.parent.glob(".claimkit-*"))


def test_a_long_name(tmp_path: Path) -> None:
    """The name under which it is written before is no longer."""
    path = tmp_path / ("x" * 250 + ".json")
    write(path)
    assert path.read_bytes() == b"new"


def test_only_what_was_left_is_removed(tmp_path: Path) -> None:
    own, left = tmp_path / "notes.tmp", tmp_path / ".claimkit-0a1b.tmp"
    own.touch()
    left.touch()
    assert is_temporary(left)
    assert not is_temporary(own)
    remove_temporary(tmp_path)
    assert list(tmp_path.iterdir()) == [own]
