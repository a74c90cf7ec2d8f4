"""Find the same matter in the lists of several townships, whatever its wording."""
