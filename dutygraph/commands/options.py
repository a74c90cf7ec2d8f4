"""The options and arguments that several commands share, each defined once."""

import functools
import math
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

T = TypeVar("T")

# Also with the three digits of a village, which are 000 for the township.
_CODE = re.compile(r"\s*[0-9]{9}(?:000)?\s*")


def _read_seconds(
    context: click.Context, parameter: click.Parameter, value: float
) -> float:
    if math.isnan(value):
        raise click.BadParameter("nan is no number of seconds")
    return value


def _read_code(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    if value is not None and not _CODE.fullmatch(value):
        raise click.BadParameter(
            f"{value!r} is no division code of nine digits, such as 430121102"
        )
    return value


def read_address(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """Refuse as misuse what is no address of a server."""
    if value is not None and not value.startswith(("http://", "https://")):
        raise click.BadParameter("an address begins with http:// or https://")
    return value


folder_option = click.option(
    "--store",
    metavar="STORE",
    type=click.Path(),
    help="The folder that `dutygraph build` wrote.",
)
endpoint_option = click.option(
    "--endpoint",
    metavar="URL",
    callback=read_address,
    help="Or the http(s) address of a SPARQL endpoint that holds the graph.",
)
path_argument = click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(),
)
format_option = click.option(
    "--format",
    "layout",
    type=click.Choice(["table", "csv", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, or every value in full.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of headings and sentences about the data.",
)
township_option = click.option(
    "--township",
    metavar="CODE",
    callback=_read_code,
    help="Nine-digit code of the township, where its lists do not say whose they are.",
)
issues_option = click.option(
    "--issues", is_flag=True, help="List every issue with its place."
)
strict_option = click.option(
    "--strict",
    is_flag=True,
    help="Exit with 3 where a document raised issues or text of it was left out.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="The most processes to read documents in.  [default: all cores]",
)
timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    callback=_read_seconds,
    help="End a query that takes the store longer; 0 waits for ever.",
)


def store_option(command: Callable[..., T]) -> Callable[..., T]:
    """Add the options for what is read: a folder or an endpoint, told as `store`."""

    @functools.wraps(command)
    def with_store(*, store: str | None, endpoint: str | None, **others: Any) -> T:
        return command(store=choose_store(store, endpoint), **others)

    return folder_option(endpoint_option(with_store))


def choose_store(store: str | None, endpoint: str | None) -> str:
    """Give the one of the two that was said; misuse where it is none or both."""
    if store is not None and endpoint is None:
        return store
    if endpoint is not None and store is None:
        return endpoint
    raise click.UsageError("Say which graph: --store STORE or --endpoint URL.")
