"""Adapters for other people's libraries, of coreference and of work on many machines; ``import
claimkit`` loads none of them.
"""
