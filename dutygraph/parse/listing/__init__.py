"""Walk through the rows of a ruled table, give drafts of duties by list and section."""
