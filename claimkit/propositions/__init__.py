"""What a content says in the end, whom it is about, and which claims contrast."""
