"""`agreement`: how far coders, or two passes of one, decide alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who_and_round
from qualcode.cli.output import Listing, emit, heads, print_table, put, report, study
from qualcode.cli.words import Whole
from qualcode.i18n import t

SHOWN = (
    "code",
    "units",
    "prevalence",
    "both",
    "first",
    "second",
    "neither",
    "percent",
    "kappa",
    "alpha",
    "ac1",
)
APART = ("document", "start", "text", "code", "with", "without")
FIRST = 10  # disagreements that a terminal shows; a file holds all


@command("agreement", writes=WRITTEN)
@option("--coders", metavar="actors")
@option("--passes", metavar="passes")
@option("--facet")
@option("--seed", type=Whole(0), default=0, metavar="number")
@who_and_round
def agreement_command(
    settings: Settings,
    *,
    coders: str | None,
    passes: str | None,
    facet: str | None,
    seed: int,
) -> int:
    """Compare coders or passes."""
    named = _split(coders)
    if passes and not named:
        named = [settings.who]
    with study(settings) as found:
        from qualcode.analysis import AGREEMENT_COLUMNS, agreement

        picture = found.data()
        data = agreement(
            picture,
            named,
            _split(passes),
            facet=facet,
            seed=seed,
            pass_=None if passes else settings.pass_,
        )
        problems = found.problems()
    title = t("cli.title.agreement", who=", ".join([*data["coders"], *data["passes"]]))
    emit(
        settings,
        data,
        Listing(
            data["codes"],
            AGREEMENT_COLUMNS,
            title=title,
            table=lambda: _print(data, picture.codebook.name),
            write=_writer(settings, data, picture.codebook.name, title),
        ),
    )
    return report(settings, problems)


def _split(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def _print(data: dict[str, Any], name: Any) -> None:
    _disagreements(data["disagreements"], name)
    print_table(_by_code(data, name), SHOWN)
    for note in _notes(data):
        put(note)


def _by_code(data: dict[str, Any], name: Any) -> list[dict[str, Any]]:
    """The codes' rows in words, all of them pooled first; α with its interval."""
    pooled = {**data["overall"], "code": t("evidence.all-codes")}
    named = [{**row, "code": name(row["code"])} for row in data["codes"]]
    return [_worded(row) for row in (pooled, *named)]


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    from qualcode.analysis.coefficients import figure

    shares = ("prevalence", "percent", "kappa", "alpha", "ac1")
    told = {**row, **{share: figure(row[share]) for share in shares}}
    if row["alpha_low"] is not None:
        low, high = figure(row["alpha_low"]), figure(row["alpha_high"])
        told["alpha"] = t(
            "evidence.alpha-interval", alpha=told["alpha"], low=low, high=high
        )
    return told


def _notes(data: dict[str, Any]) -> list[str]:
    notes = [t("evidence.agreement-base", n=data["documents"], units=data["units"])]
    apart = data["suggested"]
    if apart["units"]:
        share = round(100 * apart["percent"])
        notes.append(t("evidence.agreement-apart", n=apart["units"], share=share))
    return [*notes, t("evidence.agreement-reading")]


def _writer(
    settings: Settings, data: dict[str, Any], name: Any, title: str
) -> Callable[[Path], None] | None:
    """What people read holds the disagreements first, then the codes."""
    output = settings.output
    if output is None or output.suffix.lower() in (".csv", ".json"):
        return None

    def write(path: Path) -> None:
        from qualcode.report import Table, write_listings

        told = [{**row, "code": name(row["code"])} for row in data["disagreements"]]
        tables = [
            Table(t(f"evidence.agreement-{part}"), rows, columns, _heads(columns))
            for part, rows, columns in (
                ("disagreements", told, APART),
                ("codes", _by_code(data, name), SHOWN),
            )
        ]
        write_listings(tables, path, title=title, notes=_notes(data))

    return write


def _heads(columns: Sequence[str]) -> dict[str, str]:
    return dict(zip(columns, heads(columns), strict=True))


def _disagreements(found: list[dict[str, Any]], name: Any) -> None:
    if not found:
        return
    rows = [
        {**row, "code": name(row["code"]), "text": " ".join(row["text"].split())}
        for row in found[:FIRST]
    ]
    print_table(rows, APART, wrap=True)
    if len(found) > FIRST:
        put(t("evidence.disagreements-more", n=len(found) - FIRST))
    put("")
