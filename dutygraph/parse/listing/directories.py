"""Set a directory aside: the drafts of a document, give those of its lists alone.

Before its lists a document may print the titles of all their duties, as a table or a
sheet of its own: each comes again below, with all that the lists say of it.
"""

from collections.abc import Sequence

from dutygraph.model import AsideKind
from dutygraph.parse.duties.drafts import Draft
from dutygraph.parse.listing.reading import Reading, set_aside
from dutygraph.parse.wording.delegation import without_mark
from dutygraph.spellings import fold

_NAMED = {"number", "kind", "section", "title", "remark"}
"""What a directory says of a duty, and the first list too."""


def drop_directory(reading: Reading) -> None:
    """Set aside the first drafts where they are the directory of those that follow."""
    length = _directory_length(reading.drafts)
    for draft in reading.drafts[:length]:
        for part in draft.parts:
            set_aside(reading, AsideKind.CONTENTS, part.text("title"), part.place)
    del reading.drafts[:length]


def _directory_length(drafts: Sequence[Draft]) -> int:
    """Count the first drafts which are a directory; 0 without one.

    The first title comes again where the lists begin, and every title in them; some of
    them say more than their titles.
    """
    titles = [fold(without_mark(draft.parts[0].text("title"))) for draft in drafts]
    first = titles[0] if titles else ""
    length = next((at for at, title in enumerate(titles) if at and title == first), 0)
    if not length or any(map(_says_more, drafts[:length])):
        return 0
    full = {title for at, title in enumerate(titles) if _says_more(drafts[at])}
    named, later = {*titles[:length]}, {*titles[length:]}
    return length if named <= later and named & full else 0


def _says_more(draft: Draft) -> bool:
    """Tell a duty of which a list says more than its title."""
    return any(
        part.text(role) for part in draft.parts for role in {*part.cells} - _NAMED
    )
