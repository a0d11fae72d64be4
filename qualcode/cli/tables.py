"""`tables`: the sample, the attributes, the work plans, the guides, the theory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, shared
from qualcode.cli.output import Listing, emit, print_table, put, report, study
from qualcode.cli.words import Group
from qualcode.i18n import t
from qualcode.instruments.flattening import table_rows
from qualcode.problems import Problem

if TYPE_CHECKING:
    from qualcode.services.instruments import Tables

NAMES = ("sample", "attributes", "plans", "guide", "theory")
tables_command = Group(
    dict.fromkeys(NAMES, "tables"),
    name="tables",
    params=shared("study", "lang", "format"),
)
ATTRIBUTES = ("attribute", "value", "n", "share", "base")
PLANS = ("area", "standard", "needs", "planned", "done", "pending", "dropped")
GUIDE = ("actor", "code", "name", "question")
NODES = ("id", "kind", "text", "documents", "codings", "standing")
Plain = dict[str, Any]


@contextmanager
def _tables(settings: Settings) -> Iterator[tuple[Tables, list[Problem]]]:
    with study(settings) as found:
        from qualcode.services.instruments import Tables

        tables = Tables(found)
        yield tables, [*found.problems(), *tables.problems]


@command("sample", writes=WRITTEN)
@option("--type", "type_", metavar="type")
def tables_sample_command(settings: Settings, *, type_: str | None) -> int:
    """The sample: cases, how many of each, interviews by actor, the flow."""
    with _tables(settings) as (tables, problems):
        data = tables.sample(type_)
        columns = list(dict.fromkeys(key for row in data["cases"] for key in row))
        write = _writer(settings, "sample", data, tables)
        rows = data["cases"]
    emit(
        settings,
        data,
        Listing(rows, columns, title=t("cli.title.sample"), write=write),
    )
    return report(settings, problems)


@command("attributes", writes=WRITTEN)
@option("--type", "type_", metavar="type")
def tables_attributes_command(settings: Settings, *, type_: str | None) -> int:
    """How often each value of each attribute is."""
    with _tables(settings) as (tables, problems):
        data = tables.attributes(type_)
        write = _writer(settings, "attributes", data, tables)
    rows = table_rows("attributes", data)
    emit(
        settings,
        data,
        Listing(rows, ATTRIBUTES, title=t("cli.title.attributes"), write=write),
    )
    return report(settings, problems)


@command("plans", writes=WRITTEN)
@option("--type", "type_", metavar="type")
def tables_plans_command(settings: Settings, *, type_: str | None) -> int:
    """Needs and activities by standard, coverage and compliance by area."""
    with _tables(settings) as (tables, problems):
        data = tables.plans(type_)
        write = _writer(settings, "plans", data, tables)
    rows = table_rows("plans", data)
    emit(
        settings,
        data,
        Listing(
            rows,
            PLANS,
            title=t("cli.title.plans"),
            write=write,
            table=lambda: _print_plans(data, rows),
        ),
    )
    return report(settings, problems)


def _print_plans(data: Plain, rows: Sequence[Mapping[str, Any]]) -> None:
    from qualcode.report.instruments import count, percent_or_blank

    said = [{k: count(v) for k, v in row.items()} for row in rows]
    heads = [t("cli.column.area"), *(t(f"instruments.plan-{c}") for c in PLANS[1:])]
    print_table(said, PLANS, names=heads)
    put("")
    columns = ("area", "needs", "planned", "done", "coverage", "compliance", "cases")
    shares = ("coverage", "compliance")
    print_table(
        [
            {k: (percent_or_blank if k in shares else count)(row[k]) for k in columns}
            for row in data["summary"]
        ],
        columns,
        names=[t(f"instruments.synthesis-{c}") for c in columns],
    )


@command("guide", writes=WRITTEN)
@option("--actor")
def tables_guide_command(settings: Settings, *, actor: str | None) -> int:
    """The interview guide of each actor."""
    with _tables(settings) as (tables, problems):
        data = tables.guide(actor)
        write = _writer(settings, "guide", data, tables)
    rows = table_rows("guide", data)
    emit(
        settings,
        data,
        Listing(rows, GUIDE, title=t("cli.title.guide"), write=write, wrap=True),
    )
    return report(settings, problems)


@command("theory", writes=(*WRITTEN, "svg", "png"))
def tables_theory_command(settings: Settings) -> int:
    """The theory of change, held against its rules and the evidence."""
    with _tables(settings) as (tables, problems):
        data = tables.theory()
        write = _writer(settings, "theory", data, tables)
    emit(
        settings,
        data,
        Listing(
            data["nodes"],
            NODES,
            title=data["title"] or t("cli.title.theory"),
            people=[
                {**n, "kind": t(f"instruments.kind-{n['kind']}")} for n in data["nodes"]
            ],
            write=write,
            wrap=True,
        ),
    )
    told = report(settings, data["problems"], told=True)
    return report(settings, problems) or told


def _writer(
    settings: Settings, what: str, data: Any, tables: Tables
) -> Callable[[Path], object] | None:
    """How these tables are written in the manner of the report, where they are."""
    output = settings.output
    if output is None or output.suffix.lower() not in (
        ".docx",
        ".xlsx",
        ".svg",
        ".png",
    ):
        return None
    picture = tables.data

    def write(path: Path) -> None:
        from qualcode.report.instruments import write_instrument

        write_instrument(what, data, picture, path)

    return write
