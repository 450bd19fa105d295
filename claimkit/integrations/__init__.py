"""Adapters for other people's coreference models; ``import claimkit`` loads none of them."""
