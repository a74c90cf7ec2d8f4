"""Hold what was read against what was printed, give issues."""
