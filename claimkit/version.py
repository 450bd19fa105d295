"""The version of the library, and nothing else, so that every module can have it."""

__version__ = "0.1.0"
