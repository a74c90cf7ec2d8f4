"""Turn a text that has lost its cells into a ruled table."""
