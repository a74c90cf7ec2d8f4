"""Turn tables of another shape into one with a duty a row."""
