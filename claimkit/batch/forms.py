"""The table of forms in which parts are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from claimkit.batch.form import Form
from claimkit.batch.jsonl import JsonLinesForm
from claimkit.batch.parquet import ParquetForm

FORMS: Mapping[str, Form] = MappingProxyType({"jsonl": JsonLinesForm(), "parquet": ParquetForm()})
