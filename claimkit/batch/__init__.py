"""Archives: many articles from files and tables to parts, resumed where a run has ended."""

from claimkit.batch.reading import Reference, read_batch

__all__ = ["read_batch", "Reference"]
