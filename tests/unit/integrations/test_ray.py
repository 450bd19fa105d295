"""Records and claims by a Ray on this machine: Parquet to Parquet, as one process makes them."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from claimkit import Extractor
from claimkit.integrations.ray import extract, list_claims
from tests.support.distributed import (
    EXTRACTOR,
    GOOD,
    LONGEST,
    PARSER,
    ROWS,
    KillingOnce,
    check_records,
    find_expected_claims,
    make_extractor,
    write_articles,
)
from tests.support.killing import KillingParser

pytestmark = [
    pytest.mark.ray,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of Ray itself
]
STORE = 80 * 2**20  # bytes; Ray takes no less
SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_worker_niceness": "0",  # its 15 is for ever on a machine with other work
    "RAY_AUTH_TOKEN": secrets.token_hex(32),  # or else Ray writes one into the home folder
}


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Ray with three CPUs: for an actor, for its checkpoint, for reading and writing."""
    library = pytest.importorskip("ray")
    with (
        pytest.MonkeyPatch.context() as patch,
        TemporaryDirectory(prefix="r", ignore_cleanup_errors=True) as folder,
    ):
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        library.init(
            num_cpus=3,
            object_store_memory=STORE,
            include_dashboard=False,
            log_to_driver=False,
            logging_level="ERROR",
            _temp_dir=folder,  # short, for sockets have short paths
        )
        data = pytest.importorskip("ray.data")
        data.DataContext.get_current().enable_progress_bars = False
        yield data
        library.shutdown()
        gc.collect()  # now, when warnings of what Ray left open hit no other test


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two files of Parquet."""
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder)
    return folder


def read(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(folder).to_pylist()
    return rows


class Planned:
    """A data set that keeps what its actors are to have, and runs none."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def schema(self) -> None:
        return None

    def repartition(self, **_: Any) -> Planned:
        return self

    def map_batches(self, _: object, **asked: Any) -> Planned:
        self.asked = asked
        return self


def test_a_gpu_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ray shows an actor only the GPU that it asked for; by default none."""
    stand_in = SimpleNamespace(Dataset=Planned, ActorPoolStrategy=dict)
    monkeypatch.setattr("claimkit.integrations.ray._load_ray_data", lambda: stand_in)
    dataset = Planned()
    for settings, gpus in (({}, 0), ({"gpus": 0.25}, 0.25)):
        extract(dataset, extractor=Extractor(device="cuda"), **settings)
        assert dataset.asked["num_gpus"] == gpus
        assert dataset.asked["num_cpus"] == 1


@pytest.mark.smoke
def test_records(ray: Any) -> None:
    """What actors find is what one process finds, document by document."""
    given = ray.from_arrow(pyarrow.Table.from_pylist(ROWS))
    check_records(extract(given, "body", id_column="nr", extractor=EXTRACTOR).take_all())


def test_parquet_to_parquet(ray: Any, articles: Path, tmp_path: Path) -> None:
    """From Parquet to Parquet; the flat table is made of the records that were written."""
    given = ray.read_parquet(str(articles))
    extract(given, "body", id_column="nr", extractor=EXTRACTOR).write_parquet(str(tmp_path / "r"))
    check_records(read(tmp_path / "r"))
    list_claims(ray.read_parquet(str(tmp_path / "r"))).write_parquet(str(tmp_path / "c"))

    def find_key(row: dict[str, Any]) -> tuple[str, str]:
        return row["article"], row["id"]

    assert sorted(read(tmp_path / "c"), key=find_key) == sorted(
        find_expected_claims(), key=find_key
    )


def test_going_on(ray: Any, tmp_path: Path) -> None:
    """With Ray's own checkpoint, what has been written is not extracted again."""
    folder, out = tmp_path / "articles", tmp_path / "records"
    folder.mkdir()
    config = ray.checkpoint.CheckpointConfig(
        id_column="nr",
        checkpoint_path=str(tmp_path / "done"),
        delete_checkpoint_on_success=False,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ray.DataContext.get_current(), "checkpoint_config", config)
        for number in range(2):
            table = pyarrow.Table.from_pylist(GOOD[number::2])
            pyarrow.parquet.write_table(table, folder / f"{number}.parquet")
            given = ray.read_parquet(str(folder))
            found = extract(given, "body", id_column="nr", extractor=EXTRACTOR)
            found.write_parquet(str(out))
    assert sorted(row["nr"] for row in read(out)) == sorted(row["nr"] for row in GOOD)


def test_an_actor_that_dies(ray: Any, articles: Path, tmp_path: Path) -> None:
    """What it was working on is done by another one."""
    mark = tmp_path / "mark"
    extractor = make_extractor(KillingOnce(documents=PARSER.documents, mark=mark))
    found = extract(ray.read_parquet(str(articles)), "body", id_column="nr", extractor=extractor)
    check_records(found.take_all())
    assert mark.exists()


def test_an_article_that_kills(ray: Any) -> None:
    """In a process of its own it is a row with its error."""
    extractor = Extractor(parser=KillingParser(), tier="rules")
    given = ray.from_items([{"text": "KILL"}, {"text": "One."}], override_num_blocks=1)
    found = extract(given, extractor=extractor, isolated=True).take_all()
    errors = sorted(str(row["error"])[:12] for row in found)
    assert errors == ["None", "WorkerError:"]


def test_embedded_model(ray: Any, articles: Path, live: Extractor) -> None:
    """An actor with the embedded model finds what it finds here; both compute in one precision."""
    extractor = Extractor(parser=live.parser, tagger=live.tagger, max_chars=LONGEST)
    given = ray.read_parquet(str(articles))
    found = extract(given, "body", id_column="nr", extractor=extractor, actors=1)
    check_records(found.take_all(), extractor)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"text_column": "words"}, ValueError, "no column 'words' among nr, body, title, page"),
        ({"text_column": "body", "actors": 0}, ValueError, "expected actors to be at least 1"),
        ({"text_column": "body", "extractor": 1}, TypeError, "expected extractor to be an Extr"),
    ],
)
def test_bad_arguments(
    ray: Any, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        extract(ray.from_items(ROWS[:1]), **options)


def test_no_data_set() -> None:
    pytest.importorskip("ray.data")
    with pytest.raises(TypeError, match=r"expected a ray\.data\.Dataset, got list; make one with"):
        extract([])  # type: ignore[arg-type]


def test_no_records(ray: Any) -> None:
    with pytest.raises(ValueError, match="no column 'id' among nr, body, title, page"):
        list_claims(ray.from_items(ROWS[:1]))
