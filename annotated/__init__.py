"""Annotated corpora as claimkit reads them, and scores: what training and benchmarks share.

Nothing here is installed with claimkit.
"""
