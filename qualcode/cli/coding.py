"""`coding add|remove|list|import`: what people code by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.cli.early import Settings
from qualcode.cli.options import (
    FILE,
    WRITTEN,
    argument,
    command,
    option,
    shared,
    who,
    who_and_round,
)
from qualcode.cli.output import (
    Listing,
    emit,
    print_table,
    put,
    report,
    say,
    shorten,
    study,
    to_csv,
    to_json,
)
from qualcode.cli.words import Group, Whole
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.services.study import Study

COLUMNS = (
    "id",
    "document",
    "start",
    "end",
    "quote",
    "code",
    "valence",
    "coder",
    "pass",
    "created",
    "origin",
)
SHOWN = ("id", "document", "start", "end", "code", "valence", "coder", "pass", "quote")

SHORT_ID = 8  # characters of an id that a table shows and `coding remove` takes
QUOTE = 60

coding_command = Group(
    dict.fromkeys(("add", "remove", "list", "import"), "coding"),
    name="coding",
    params=shared("study", "lang", "format"),
)


@command("add")
@argument("document")
@argument("start", type=Whole())
@argument("end", type=Whole())
@argument("code")
@option("--valence")
@who_and_round
def coding_add_command(
    settings: Settings,
    *,
    document: str,
    start: int,
    end: int,
    code: str,
    valence: str | None,
) -> None:
    """Code one span."""
    from qualcode.services.coding import add

    with study(settings) as found:
        row = add(
            found,
            document,
            start,
            end,
            code,
            valence=valence,
            coder=settings.who,
            pass_=settings.round,
        )
    if settings.format == "csv":
        put(to_csv([row], COLUMNS), newline=False)
        return
    say(settings, row, t("cli.coded", **{**row, "valence": row["valence"] or "—"}))


@command("remove")
@argument("ids", nargs=-1, required=True)
@who
def coding_remove_command(settings: Settings, *, ids: tuple[str, ...]) -> None:
    """Retract codings."""
    from qualcode.services.coding import remove

    with study(settings) as found:
        rows = remove(found, _whole(found, ids), coder=settings.who)
    if settings.format == "json":
        put(to_json(rows))
    elif settings.format == "csv":
        put(to_csv(rows, COLUMNS), newline=False)
    else:
        put(t("cli.retracted", n=len(rows)))


def _whole(found: Study, ids: Sequence[str]) -> list[str]:
    """Ids as stored, from the beginnings that the table shows."""
    from qualcode.services.coding import list_rows

    known = [row["id"] for row in list_rows(found)]
    whole = []
    for id_ in ids:
        like = [k for k in known if len(id_) >= SHORT_ID and k.startswith(id_)]
        whole.append(like[0] if len(like) == 1 else id_)
    return whole


@command("list", writes=WRITTEN)
@option("--document")
@option("--code")
@who_and_round
def coding_list_command(
    settings: Settings, *, document: str | None, code: str | None
) -> int:
    """List the codings that stand."""
    from qualcode.services.coding import list_rows

    with study(settings) as found:
        rows = list_rows(
            found,
            document=document,
            code=code,
            coder=settings.coder,
            pass_=settings.pass_,
        )
        problems = found.problems()
    table = partial(_print, rows) if rows else None
    title = t("cli.title.codings")
    emit(settings, rows, Listing(rows, COLUMNS, title=title, shown=SHOWN, table=table))
    return report(settings, problems)


def _print(rows: Sequence[Mapping[str, Any]]) -> None:
    short = [
        {**row, "id": row["id"][:SHORT_ID], "quote": shorten(row["quote"], QUOTE)}
        for row in rows
    ]
    print_table(short, SHOWN)


@command("import")
@argument("file", type=FILE, required=False)
@option("--quotes", type=FILE, metavar="file")
@option("--map", "map_", type=FILE, metavar="file")
@who
def coding_import_command(
    settings: Settings, *, file: Path | None, quotes: Path | None, map_: Path | None
) -> int:
    """Bring in codings from a CSV, or a table of quotes."""
    if (file is None) == (quotes is None) or (map_ and quotes is None):
        raise QualcodeError("import-what", exit_code=USAGE)
    with study(settings) as found:
        if quotes is not None:
            from qualcode.services.quote_tables import import_quotes

            data = import_quotes(found, quotes, map_, coder=settings.who)
            sentence = t("cli.quotes-imported", n=data["documents"], m=data["added"])
        else:
            from qualcode.services.coding_files import import_csv

            assert file is not None
            data = import_csv(found, file, coder=settings.coder)
            sentence = t(
                "cli.codings-imported", n=data["added"], unchanged=data["unchanged"]
            )
    say(settings, data, sentence)
    return report(settings, data["problems"], told=True)
