"""Records and claims by a Spark on this machine: Parquet to Parquet, as one process makes them."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimkit import Extractor
from claimkit.integrations.spark import extract, list_claims
from tests.support.distributed import (
    EXTRACTOR,
    LONGEST,
    PARSER,
    KillingOnce,
    check_records,
    find_expected_claims,
    make_extractor,
    write_articles,
)
from tests.support.killing import KillingParser

pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of Spark itself
]
ROOT = Path(__file__).parents[3]
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.sql.shuffle.partitions": "2",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
}


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Spark with two tasks at once, each of which may be tried twice."""
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    folder = tmp_path_factory.mktemp("spark")
    places = {"spark.local.dir": folder / "local", "spark.sql.warehouse.dir": folder / "warehouse"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
        builder = sql.SparkSession.builder.master("local[2,2]")
        session = builder.config(map={**SETTINGS, **places}).getOrCreate()
        gateway = session.sparkContext._gateway
        yield session
        session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(30)
        gc.collect()  # now, when warnings of what Spark left open hit no other test


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two files of Parquet."""
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder)
    return folder


def read(frame: Any) -> list[dict[str, Any]]:
    return [row.asDict() for row in frame.collect()]


@pytest.mark.smoke
def test_parquet_to_parquet(spark: Any, articles: Path, tmp_path: Path) -> None:
    """What Spark's workers find is what one process finds, document by document."""
    out = str(tmp_path / "records")
    given = spark.read.parquet(str(articles))
    extract(given, "body", id_column="nr", extractor=EXTRACTOR).write.parquet(out)
    check_records(read(spark.read.parquet(out)))


def test_claims(spark: Any, articles: Path, tmp_path: Path) -> None:
    """The flat table is made of the records, which may have been written before."""
    records, claims = str(tmp_path / "records"), str(tmp_path / "claims")
    given = spark.read.parquet(str(articles))
    extract(given, "body", id_column="nr", extractor=EXTRACTOR).write.parquet(records)
    list_claims(spark.read.parquet(records)).write.parquet(claims)
    found = read(spark.read.parquet(claims))

    def find_key(row: dict[str, Any]) -> tuple[str, str]:
        return row["article"], row["id"]

    assert sorted(found, key=find_key) == sorted(find_expected_claims(), key=find_key)


def test_a_worker_that_dies(spark: Any, articles: Path, tmp_path: Path) -> None:
    """Its task is done again."""
    mark = tmp_path / "mark"
    extractor = make_extractor(KillingOnce(documents=PARSER.documents, mark=mark))
    given = spark.read.parquet(str(articles))
    check_records(read(extract(given, "body", id_column="nr", extractor=extractor)))
    assert mark.exists()


def test_an_article_that_kills(spark: Any) -> None:
    """In a process of its own it is a row with its error."""
    extractor = Extractor(parser=KillingParser(), tier="rules")
    given = spark.createDataFrame([("KILL",), ("One.",)], ["text"]).coalesce(1)
    found = read(extract(given, extractor=extractor, isolated=True))
    errors = sorted(str(row["error"])[:12] for row in found)
    assert errors == ["None", "WorkerError:"]


def test_embedded_model(spark: Any, articles: Path, live: Extractor) -> None:
    """Workers with the embedded model find what it finds here; all compute in one precision."""
    extractor = Extractor(parser=live.parser, tagger=live.tagger, max_chars=LONGEST)
    given = spark.read.parquet(str(articles))
    check_records(read(extract(given, "body", id_column="nr", extractor=extractor)), extractor)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"text_column": "words"}, ValueError, "no column 'words' among nr, body, title, page"),
        ({"text_column": "body", "extractor": 1}, TypeError, "expected extractor to be an Extr"),
    ],
)
def test_bad_arguments(
    spark: Any, articles: Path, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        extract(spark.read.parquet(str(articles)), **options)


def test_an_extractor_that_cannot_be_sent(spark: Any, articles: Path) -> None:
    class Unsendable:
        def parse_many(self, texts: Any) -> Any: ...

        def __reduce__(self) -> Any:
            raise ValueError("I stay here")

    extractor = Extractor(parser=Unsendable(), tier="rules")
    with pytest.raises(TypeError, match="sent to the workers pickled, and it cannot be: I stay"):
        extract(spark.read.parquet(str(articles)), "body", extractor=extractor)


def test_no_data_frame() -> None:
    pytest.importorskip("pyspark.sql")
    with pytest.raises(TypeError, match=r"expected a pyspark\.sql\.DataFrame, got list; make one"):
        extract([])  # type: ignore[arg-type]


def test_no_records(spark: Any, articles: Path) -> None:
    with pytest.raises(ValueError, match="no column 'id' among nr, body, title, page"):
        list_claims(spark.read.parquet(str(articles)))
