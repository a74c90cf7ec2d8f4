"""The options and arguments that several commands share, each defined once."""

import math

import click


def _read_seconds(
    context: click.Context, parameter: click.Parameter, value: float
) -> float:
    if math.isnan(value):
        raise click.BadParameter("nan is no number of seconds")
    return value


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
store_option = click.option(
    "--store",
    metavar="STORE",
    type=click.Path(),
    required=True,
    help="The folder that `dutygraph build` wrote.",
)
township_option = click.option(
    "--township",
    metavar="CODE",
    help="Nine-digit code of the township, where its lists do not say whose they are.",
)
issues_option = click.option(
    "--issues", is_flag=True, help="List every issue with its place."
)
strict_option = click.option(
    "--strict", is_flag=True, help="Exit with 3 where a document raised issues."
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
