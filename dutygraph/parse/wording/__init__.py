"""Tell what a stretch of text says: numbers, names, headings, titles, cues."""
