"""Answer a saved question inside a page: takes its name, gives the table."""

from dutygraph.asking import answer_filled, fill
from dutygraph.questions import find_question
from dutygraph.store import Store
from dutygraph.web.pages.answering import answer_to_table
from dutygraph.web.pages.naming import link_names
from dutygraph.web.pages.page import Visit
from dutygraph.web.pages.tables import DataTable


def ask_question(store: Store, visit: Visit, name: str, **parameters: str) -> DataTable:
    """Give the answer as a table under the question's own title."""
    question = find_question(name)
    given = {key.replace("_", "-"): value for key, value in parameters.items()}
    answer = answer_filled(store, fill(store, question, given))
    table, _ = answer_to_table(answer, name, question.title(visit.lang), visit)
    return link_names(store, table, visit)
