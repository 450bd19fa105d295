"""Measurements, one command each: ``python -m benchmarks.NAME FILE... [--json FILE]``."""
