"""Write the page of the ontology: takes terms and answered questions, gives HTML.

The page is one file without script; nothing in it is loaded from elsewhere, and every
text is escaped.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from docs.generator.answers import write_questions
from docs.generator.diagram import Edge, classes_to_svg
from docs.generator.markup import write_facts, write_note, write_table
from docs.generator.questions import Answered
from docs.generator.terms import (
    CLASS,
    LINK,
    NOTE,
    ONTOLOGY,
    VALUE,
    Resource,
    schemes_of,
    shapes_of,
    terms_of,
)

_HERE = Path(__file__).parent
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
_CHARACTERS = {
    "owl:FunctionalProperty": "functional",
    "owl:InverseFunctionalProperty": "inverse_functional",
    "owl:SymmetricProperty": "symmetric",
}
_FACTS = (
    ("above", ("rdfs:subClassOf", "rdfs:subPropertyOf")),
    ("domain", ("rdfs:domain", "dcam:domainIncludes")),
    ("range", ("rdfs:range",)),
    ("inverse", ("owl:inverseOf",)),
    ("near", ("rdfs:seeAlso",)),
)
_DISJOINT = ("owl:disjointWith", "owl:propertyDisjointWith")
_USES = (
    ("below", ("rdfs:subClassOf", "rdfs:subPropertyOf")),
    ("used", ("rdfs:domain", "dcam:domainIncludes")),
    ("reached", ("rdfs:range",)),
)


def ontology_to_page(
    resources: Mapping[str, Resource], questions: Iterable[Answered], lang: str
) -> str:
    """Give the page in a language, "zh" or "en"; the same text for the same input."""
    words = _words(lang)
    sections = {
        "diagrams": _diagrams(resources, words, lang),
        "classes": _terms(resources, (CLASS,), True, words, lang),
        "links": _terms(resources, (LINK,), True, words, lang),
        "values": _terms(resources, (VALUE,), True, words, lang),
        "schemes": _schemes(resources, words, lang),
        "others": write_note(words["others_note"])
        + _terms(resources, (CLASS, LINK, VALUE, NOTE), False, words, lang),
        "shapes": _shapes(resources, words, lang),
        "questions": write_questions(questions, words, lang),
    }
    contents = "".join(
        f'<li><a href="#{name}">{escape(words[name])}</a></li>' for name in sections
    )
    body = "\n".join(
        f'<section id="{name}">\n<h2>{escape(words[name])}</h2>\n{text}\n</section>'
        for name, text in sections.items()
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{words["language"]}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(words['title'])}</title>\n"
        f"<style>\n{(_HERE / 'page.css').read_text(encoding='utf-8')}</style>\n"
        f"</head>\n<body>\n{_header(resources[ONTOLOGY], words, lang)}\n"
        f'<nav aria-label="{escape(words["contents"])}"><ul>{contents}</ul></nav>\n'
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _header(ontology: Resource, words: Mapping[str, str], lang: str) -> str:
    (namespace,) = ontology.all("vann:preferredNamespaceUri")
    (prefix,) = ontology.all("vann:preferredNamespacePrefix")
    facts = [
        (words["version"], escape(", ".join(ontology.all("owl:versionInfo")))),
        (words["namespace"], f"<code>{escape(namespace)}</code>"),
        (words["prefix"], f"<code>{escape(prefix)}:</code>"),
        (words["license"], escape(", ".join(ontology.all("dcterms:license")))),
    ]
    return (
        f"<header>\n<h1>{escape(words['title'])}</h1>\n"
        f"<p>{escape(ontology.text('dcterms:description', lang))} "
        f'<a href="{words["other_page"]}">{escape(words["other"])}</a></p>\n'
        f"{write_facts(facts)}\n</header>"
    )


def _diagrams(
    resources: Mapping[str, Resource], words: Mapping[str, str], lang: str
) -> str:
    with (_HERE / "diagrams.toml").open("rb") as file:
        diagrams = tomllib.load(file)["diagram"]
    parts = [write_note(words["legend"])]
    for one in diagrams:
        places = {name: (place[0], place[1]) for name, place in one["classes"].items()}
        links = [Edge(start, end, (name,)) for start, name, end in one.get("links", ())]
        drawing = classes_to_svg(places, resources, lang, one[lang], links)
        parts.append(f"<h3>{escape(one[lang])}</h3>")
        parts.append(f'<div class="scroll" tabindex="0">{drawing}</div>')
    return "\n".join(parts)


def _terms(
    resources: Mapping[str, Resource],
    kinds: Sequence[str],
    own: bool,
    words: Mapping[str, str],
    lang: str,
) -> str:
    terms = [one for kind in kinds for one in terms_of(resources, kind, own)]
    return "\n".join(_term(one, resources, words, lang) for one in terms)


def _term(
    term: Resource,
    resources: Mapping[str, Resource],
    words: Mapping[str, str],
    lang: str,
) -> str:
    facts = list(_facts(term, resources, words, lang))
    return (
        f'<article class="term" id="{escape(term.name)}">'
        f"<h3>{escape(term.text('rdfs:label', lang))}"
        f"<code>{escape(term.name)}</code></h3>"
        f"<p>{escape(term.text('skos:definition', lang))}</p>"
        f"{write_facts(facts)}</article>"
    )


def _facts(
    term: Resource,
    resources: Mapping[str, Resource],
    words: Mapping[str, str],
    lang: str,
) -> Iterator[tuple[str, str]]:
    """Give what a term says of others, then what others say of it."""
    for word, predicates in _FACTS:
        names = [name for one in predicates for name in term.all(one)]
        if names:
            yield words[word], _names(names, resources, lang)
    characters = [words[_CHARACTERS[one]] for one in _CHARACTERS if term.is_a(one)]
    if characters:
        yield words["character"], escape(", ".join(characters))
    disjoint = {
        *(name for one in _DISJOINT for name in term.all(one)),
        *_subjects(term.name, _DISJOINT, resources),
    }
    if disjoint:
        yield words["disjoint"], _names(sorted(disjoint), resources, lang)
    for word, predicates in _USES:
        names = _subjects(term.name, predicates, resources)
        if names:
            yield words[word], _names(names, resources, lang)


def _subjects(
    name: str, predicates: Iterable[str], resources: Mapping[str, Resource]
) -> list[str]:
    """Give what says one of the predicates of a thing, sorted."""
    return sorted(
        one.name
        for one in resources.values()
        if any(name in one.all(predicate) for predicate in predicates)
    )


def _names(names: Iterable[str], resources: Mapping[str, Resource], lang: str) -> str:
    return ", ".join(_name(name, resources, lang) for name in names)


def _name(name: str, resources: Mapping[str, Resource], lang: str) -> str:
    """Give a term as it is called, linked to where the page describes it."""
    label = resources[name].text("rdfs:label", lang) if name in resources else ""
    if not label:
        return f"<code>{escape(name)}</code>"
    return f'<a href="#{escape(name)}" title="{escape(name)}">{escape(label)}</a>'


def _schemes(
    resources: Mapping[str, Resource], words: Mapping[str, str], lang: str
) -> str:
    parts = []
    heads = [words[word] for word in ("notation", "label", "definition")]
    for scheme, concepts in schemes_of(resources):
        rows = [
            (
                f"<code>{escape(', '.join(one.all('skos:notation')))}</code>",
                escape(one.text("skos:prefLabel", lang)),
                escape(one.text("skos:definition", lang)),
            )
            for one in concepts
        ]
        parts.append(f"<h3>{escape(scheme.text('skos:prefLabel', lang))}</h3>")
        parts.append(f"<p>{escape(scheme.text('skos:definition', lang))}</p>")
        parts.append(write_table(heads, rows, "concepts"))
    return "\n".join(parts)


def _shapes(
    resources: Mapping[str, Resource], words: Mapping[str, str], lang: str
) -> str:
    rows = []
    for shape in shapes_of(resources):
        targets = (
            "sh:targetClass",
            "sh:targetSubjectsOf",
            "sh:targetObjectsOf",
        )
        names = [name for target in targets for name in shape.all(target)]
        is_warning = "sh:Warning" in shape.all("sh:severity")
        rows.append(
            (
                _names(names, resources, lang),
                escape(shape.text("sh:message", lang)),
                escape(words["warning" if is_warning else "violation"]),
                f"<code>{escape(shape.name.removeprefix('dgs:'))}</code>",
            )
        )
    heads = [words[word] for word in ("targets", "requirement", "severity", "shape")]
    return write_note(words["shapes_note"]) + write_table(heads, rows, "shapes")


def _words(lang: str) -> Mapping[str, str]:
    with (_HERE / "words.toml").open("rb") as file:
        words: dict[str, dict[str, str]] = tomllib.load(file)
    return words[lang]
