"""Adapters for coreference models of others; ``import claimkit`` loads none of them."""
