"""Duties as plain records: takes a duty list, gives the rows that `parse` prints."""

from collections.abc import Iterator

from dutygraph.model import Duty, DutyList, Passage, Place
from dutygraph.output import Value

NAMES = (
    "document",
    "township",
    "code",
    "kind",
    "number",
    "section",
    "title",
    "delegated",
    "departments",
    "responsibilities",
    "guarantees",
    "township_steps",
    "work_methods",
    "place",
)
"""The names of a record's values, in the order of `duty_list_to_rows`."""


SHOWN_NAMES = (
    "township",
    "kind",
    "number",
    "title",
    "departments",
    "township_steps",
    "guarantees",
)
"""The names of the values of `duty_list_to_shown_rows`; the last two are counts."""


def duty_list_to_rows(duty_list: DutyList) -> Iterator[tuple[Value, ...]]:
    """Give one row of values for each duty, in the order of the document."""
    for duty in duty_list.duties:
        yield (
            duty_list.source.name,
            duty_list.township,
            duty_list.code,
            *duty_to_values(duty),
        )


def duty_list_to_shown_rows(duty_list: DutyList) -> Iterator[tuple[Value, ...]]:
    """Give one row under SHOWN_NAMES for each duty: what fits a table to read."""
    for duty in duty_list.duties:
        yield (
            duty_list.township,
            duty.kind.value,
            duty.number,
            duty.title,
            list(duty.departments),
            len(duty.township_steps),
            len(duty.guarantees),
        )


def duty_to_values(duty: Duty) -> tuple[Value, ...]:
    """Give what one duty says: from its kind of list to its place."""
    return (
        duty.kind.value,
        duty.number,
        duty.section,
        duty.title,
        duty.delegated,
        list(duty.departments),
        [
            {"departments": list(part.departments), "steps": _texts(part.steps)}
            for part in duty.responsibilities
        ],
        _texts(duty.guarantees),
        _texts(duty.township_steps),
        _texts(duty.work_methods),
        place_to_mapping(duty.place),
    )


def place_to_mapping(place: Place) -> dict[str, Value]:
    """Give a place in the terms that its carrier has, and no others.

    >>> place_to_mapping(Place(lines=(17, 18)))
    {'lines': [17, 18]}
    """
    spans = {"lines": place.lines, "pages": place.pages, "rows": place.rows}
    mapping: dict[str, Value] = {
        name: list(span) for name, span in spans.items() if span is not None
    }
    names = {"sheet": place.sheet, "table": place.table, "cells": place.cells}
    mapping.update((name, value) for name, value in names.items() if value is not None)
    return mapping


def _texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]
