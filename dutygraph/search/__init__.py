"""Find words in the lists: `index` writes an index of a store's texts, `finding` asks
it.
"""

from dutygraph.search.finding import Found, Hit, find_texts
from dutygraph.search.index import KINDS, write_index

__all__ = ["KINDS", "Found", "Hit", "find_texts", "write_index"]
