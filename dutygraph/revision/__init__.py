"""Compare two documents of a duty list: takes the old and new, gives what changed."""
