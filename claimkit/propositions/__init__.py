"""What a content comes down to and whom it is about, and which claims contrast."""
