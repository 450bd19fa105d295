"""The claims of a data set of Ray: articles in, records out, by actors that have a model each.

It needs the extra "ray". How to use it: docs/scale.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimkit.arguments import check_count
from claimkit.extractor import Extractor
from claimkit.extras import load_library
from claimkit.integrations.tables import (
    BATCH_ROWS,
    RecordMaker,
    check_arguments,
    check_records,
    lay_out,
    list_claim_rows,
)

if TYPE_CHECKING:
    from ray.data import Dataset

BLOCK_ROWS = 64  # articles of a task: what is done again if an actor or its machine is lost


def extract(
    dataset: Dataset,
    text_column: str = "text",
    *,
    id_column: str | None = None,
    extractor: Extractor | None = None,
    actors: int | None = None,
    isolated: bool = False,
    gpus: float = 0,
) -> Dataset:
    """Return the records of the articles in *dataset*, a row for each, in no certain order, with
    the columns of docs/scale.md. One that cannot be extracted is a row with its error.

    Each actor has one CPU and loads its models once. If one dies, the articles that it was working
    on, 64 or fewer, are done again.

    Args:
        dataset: a row for each article; all columns but that of the text go along.
        id_column: column with the id; by default "id" or "doc_id", if there is one.
        extractor: by default an Extractor as it is made without arguments.
        actors: at most so many; by default as many as Ray has CPUs for. One CPU must be left for
            reading and writing, or Ray waits for ever.
        isolated: whether each actor has its work done by another process, so that an article that
            kills it is a row with a WorkerError, and is not tried for ever.
        gpus: of each actor, for ``Extractor(device="cuda")``; a fraction if several share one.

    Raises:
        MissingExtraError: Ray is not installed.
        TypeError: *dataset* is none of Ray's, or an argument is something else.
        ValueError: *dataset* lacks a column, or has one with the name of one that is made; or
            *actors* is less than 1.
    """
    data = _load_ray_data()
    _check_dataset(dataset, data)
    columns, extractor = check_arguments(text_column, id_column, extractor)
    if actors is not None:
        check_count("actors", actors)
    schema = dataset.schema()
    if schema is not None:  # as of an empty dataset
        lay_out(schema.names, columns)
    return dataset.repartition(target_num_rows_per_block=BLOCK_ROWS).map_batches(
        RecordMaker,
        fn_constructor_args=(extractor, columns),
        fn_constructor_kwargs={"isolated": isolated},
        batch_size=BATCH_ROWS,
        batch_format="pyarrow",
        compute=data.ActorPoolStrategy(min_size=1, max_size=actors),
        num_cpus=1,
        num_gpus=gpus,
    )


def list_claims(records: Dataset) -> Dataset:
    """Return the flat table of the claims in *records*, as ``extract`` makes them: a row for each
    claim, with the columns of docs/record.md.

    Raises:
        MissingExtraError: Ray is not installed.
        TypeError: *records* is no data set of Ray.
        ValueError: *records* has no column "id" or "record".
        RecordError: when it is read: what is in the column "record" is none.
    """
    _check_dataset(records, _load_ray_data())
    schema = records.schema()
    if schema is not None:
        check_records(schema.names)
    return records.map_batches(list_claim_rows, batch_size=BATCH_ROWS, batch_format="pyarrow")


def _load_ray_data() -> Any:
    return load_library("ray.data", extra="ray", what="data sets of Ray")


def _check_dataset(dataset: object, data: Any) -> None:
    if not isinstance(dataset, data.Dataset):
        raise TypeError(
            f"expected a ray.data.Dataset, got {type(dataset).__name__}; make one with "
            "ray.data.read_parquet or ray.data.from_items"
        )
