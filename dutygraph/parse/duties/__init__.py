"""Make duties of drafts: the cells of a duty, give who does what in which steps."""
