"""Say what a page is made from, and what it shows, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from dutygraph.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Visit:
    """What a client asks for: `address` is the path, `fields` what follows it.

    `part` is what of the path names the thing shown; `base` the path the server stands
    under behind a proxy, without final slash; `accept` the header of that name; `rows`
    the most an answer may have.
    """

    address: str
    fields: Mapping[str, str]
    lang: str
    base: str = ""
    part: str = ""
    accept: str = ""
    rows: int = 100_000

    def link(self, path: str, **fields: str | None) -> str:
        """Give an address on this server that keeps the language.

        >>> Visit("/", {}, "en", "/duty").link("/search", q="河道")
        '/duty/search?q=%E6%B2%B3%E9%81%93&lang=en'
        """
        given = {name: text for name, text in fields.items() if text}
        given.setdefault("lang", self.lang)
        if given["lang"] == "zh":
            del given["lang"]
        query = f"?{urlencode(given)}" if given else ""
        return f"{self.base}{quote(path)}{query}"

    def link_thing(self, iri: str) -> str:
        """Give the address of the page of a thing of the data; others lead nowhere."""
        if not iri.startswith(PREFIXES["id"]):
            return self.link("/resource", iri=iri)
        return self.link(f"/id/{iri.removeprefix(PREFIXES['id'])}")

    def here(self, **fields: str | None) -> str:
        """Give this address with some fields changed; None takes one away.

        >>> Visit("/search", {"q": "a", "page": "2"}, "zh").here(page=None)
        '/search?q=a'
        """
        return self.link(self.address, **{**self.fields, **fields})

    def asset(self, path: str) -> str:
        """Give the address of a script or style below /static or /library."""
        return f"{self.base}{path}"

    def is_at(self, path: str) -> bool:
        """Tell whether this is the page at a path, or one below it."""
        return self.address == path or (
            path != "/" and self.address.startswith(f"{path}/")
        )


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: its template, its title, and what the template lays out.

    One that is `cut` shows an answer of which there are more rows than one may have.
    """

    template: str
    title: str
    content: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    cut: bool = False
