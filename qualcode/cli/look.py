"""`documents`, `stats`, `search`: plain looks at the study."""

from __future__ import annotations

from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, argument, command, option
from qualcode.cli.output import (
    Listing,
    emit,
    heads,
    print_table,
    put,
    report,
    study,
)
from qualcode.i18n import t

DOCUMENTS_SHOWN = (
    "document",
    "actor",
    "case",
    "turns",
    "segments",
    "words",
    "codings",
    "state",
)
TOTALS = (
    "documents",
    "participants",
    "cases",
    "codes",
    "codings",
    "coders",
    "memos",
    "suggestions",
    "segments",
    "words",
)
BY_ACTOR = ("actor", "documents", "participants", "words", "codings")
SEARCH = ("document", "turn", "start", "end", "before", "text", "after")


@command("documents", writes=WRITTEN)
def documents_command(settings: Settings) -> int:
    """List the documents."""
    with study(settings) as found:
        from qualcode.analysis import DOCUMENT_COLUMNS, documents

        rows = documents(found.data(with_texts=False))
        problems = found.problems()
    people = [{**r, "state": t(f"cli.document.{r['state']}")} for r in rows]
    emit(
        settings,
        rows,
        Listing(
            rows,
            DOCUMENT_COLUMNS,
            title=t("cli.title.documents"),
            shown=DOCUMENTS_SHOWN,
            people=people,
        ),
    )
    return report(settings, problems)


@command("stats", writes=WRITTEN)
def stats_command(settings: Settings) -> int:
    """Count what the study holds."""
    with study(settings) as found:
        from qualcode.analysis import stats

        data = stats(found.data(with_texts=False))
        problems = found.problems()
    totals = [{name: data[name] for name in TOTALS}]
    emit(
        settings,
        data,
        Listing(totals, TOTALS, title=t("cli.title.stats"), table=lambda: _stats(data)),
    )
    return report(settings, problems)


def _stats(data: dict[str, Any]) -> None:
    names = heads(TOTALS)
    width = max(map(len, names))
    lines = [
        f"{name:<{width}}  {data[key]:>7}"
        for key, name in zip(TOTALS, names, strict=True)
    ]
    put("\n".join(lines))
    if data["by_actor"]:
        put("")
        print_table(data["by_actor"], BY_ACTOR)


@command("search", writes=WRITTEN)
@argument("text")
@option("--regex", is_flag=True)
def search_command(settings: Settings, *, text: str, regex: bool) -> int:
    """Find a text in the documents."""
    with study(settings) as found:
        from qualcode.analysis import search

        rows = search(found.data(), text, regex=regex)
        problems = found.problems()
    emit(
        settings,
        rows,
        Listing(
            rows,
            SEARCH,
            title=t("cli.title.search", text=text),
            shown=("document", "turn", "start", "before", "text", "after"),
            wrap=True,
        ),
    )
    return report(settings, problems)
