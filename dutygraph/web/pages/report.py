"""The report as `dutygraph report` writes it, of all townships or of those named."""

from dutygraph.facts import read_facts
from dutygraph.remote.copying import hold_whole
from dutygraph.report import facts_to_report, find_townships
from dutygraph.store import Store
from dutygraph.web.messages import Reply
from dutygraph.web.pages.page import Visit
from dutygraph.web.pages.readings import loads_of

OWN_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""What a page that carries its own policy is held to besides."""


def build_page(store: Store, visit: Visit) -> Reply:
    """Give the report; the field `township` names one, or several with commas."""
    named = [name for name in visit.fields.get("township", "").split(",") if name]
    wanted = (
        find_townships(loads_of(store, visit.lang), named, "report") if named else ()
    )
    layout = "markdown" if visit.fields.get("format") == "markdown" else "html"
    with hold_whole(store, wanted) as whole:
        facts = read_facts(whole, wanted, visit.lang)
    text = facts_to_report(facts, visit.lang, layout)
    media_type = f"text/{layout}; charset=utf-8"
    headers = {"Content-Security-Policy": OWN_POLICY}
    return Reply(200, media_type, text.encode("utf-8", "replace"), headers)
