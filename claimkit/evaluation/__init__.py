"""Score extracted claims against annotated articles, and one run against another."""
