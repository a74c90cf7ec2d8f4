"""Write the saved questions and their answers: takes them answered, gives HTML."""

from collections.abc import Iterable, Mapping
from html import escape

from docs.generator.markup import write_note, write_table
from docs.generator.questions import Answered
from dutygraph.rounding import round_half_up
from dutygraph.words import words_of


def write_questions(
    questions: Iterable[Answered], words: Mapping[str, str], lang: str
) -> str:
    """Give each question with its text, how to ask it, and its first rows."""
    parts = [write_note(words["questions_note"])]
    for one in questions:
        title = one.title_zh if lang == "zh" else one.title_en
        parts.append(f'<h3 id="query-{escape(one.name)}">{escape(title)}</h3>')
        explanation = one.explanation_zh if lang == "zh" else one.explanation_en
        parts.append(f"<p>{escape(explanation)}</p>")
        command = f"dutygraph query {one.name} --store STORE{one.options}"
        parts.append(f"<p><code>{escape(command)}</code></p>")
        parts.append(
            f"<details><summary>{escape(words['query'])}</summary>"
            f"<pre>{escape(one.text.strip())}</pre></details>"
        )
        parts.append(_answer(one, words, lang))
    return "\n".join(parts)


def _answer(one: Answered, words: Mapping[str, str], lang: str) -> str:
    if not one.names:
        return write_note(words["no_answer"])
    said = words["rows" if one.count > len(one.rows) else "all_rows"]
    rows = [[escape(_value_to_text(value)) for value in row] for row in one.rows]
    counted = said.format(count=one.count, shown=len(one.rows))
    headings = words_of(lang, "columns")
    heads = [headings.get(name, name) for name in one.names]
    return write_table(heads, rows, "answer") + write_note(counted)


def _value_to_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{round_half_up(value, 2):f}"
    return "" if value is None else str(value)
