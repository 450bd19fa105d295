"""Adapters for other people's libraries: of coreference, of pipelines, of tables, and of work on
many machines; ``import claimkit`` loads none of them.
"""
