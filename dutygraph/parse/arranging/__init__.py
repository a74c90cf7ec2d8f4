"""Give the lines of a page, in whatever order, back to the cells of their print."""
