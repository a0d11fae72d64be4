"""`report`: build the Word report, and keep it true while the team edits it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import FILE, Written, argument, command, option, shared, who
from qualcode.cli.output import Listing, clean, emit, put, report, say, shorten, study
from qualcode.cli.words import Group
from qualcode.errors import DONE, PROBLEMS, QualcodeError
from qualcode.i18n import t

report_command = Group(
    dict.fromkeys(("build", "check", "refresh", "relink", "dossier"), "report"),
    name="report",
    params=shared("study", "lang", "format"),
)
PROBLEM_COLUMNS = (
    "code",
    "severity",
    "where",
    "binding",
    "printed",
    "expected",
    "message",
    "hint",
)


@command("build")
@option("-o", "--output", type=Written(("docx",)), metavar="file")
@option("--template", type=FILE, metavar="file")
@option("--force", is_flag=True)
@who
def report_build_command(
    settings: Settings, *, output: Path | None, template: Path | None, force: bool
) -> int:
    """Write the report."""
    from qualcode.services.reporting import build

    with study(settings) as found:
        data = build(found, output, template=template, force=force, coder=settings.who)
    say(settings, data, t("cli.report-built", file=data["file"]))
    return report(settings, data.get("problems", ()), told=True)


@command("check", writes=("xlsx", "docx", "html", "md", "csv", "json"))
@argument("file", type=FILE, metavar="file")
@argument("other", type=FILE, metavar="file", required=False)
@option("--comments", type=Written(("docx", "docm")), metavar="file")
def report_check_command(
    settings: Settings, *, file: Path, other: Path | None, comments: Path | None
) -> int:
    """Hold a report against the study, or two versions against their build."""
    from qualcode.services import auditing

    if other is not None:
        with study(settings) as found:
            data = auditing.compare(found, file, other)
    else:
        data = _checked(settings, file, comments)
    problems = data["problems"]
    shown = [{**p, "where": place(p["where"])} for p in problems]
    emit(
        settings,
        data,
        Listing(
            shown,
            PROBLEM_COLUMNS,
            title=t("cli.title.report-check"),
            table=lambda: _tell(data, shown),
        ),
    )
    wrong = any(p["severity"] == "error" for p in problems)
    return PROBLEMS if wrong else DONE


def _checked(settings: Settings, file: Path, comments: Path | None) -> dict[str, Any]:
    """The check with the study at hand, or without one: tables only."""
    from qualcode.services import auditing

    try:
        with study(settings) as found:
            return auditing.check(found, file, comments=comments)
    except QualcodeError as error:
        if error.code != "no-study" or settings.study is not None:
            raise
        return auditing.check(None, file, comments=comments)


def place(where: dict[str, Any]) -> str:
    """A problem's place in words: table, row and column, or paragraph."""
    inside = where.get("table") is not None
    keys = ["table", "row", "col"] if inside else ["paragraph"]
    said = [t(f"check.at-{k}", n=where[k]) for k in keys if where.get(k) is not None]
    return ", ".join(said)


def _tell(data: dict[str, Any], problems: list[dict[str, Any]]) -> None:
    counts = data["checked"]
    put(t("check.checked", **{k: counts[k] for k in counts}))
    for change in data.get("changes", ()):
        by = t(f"check.changed-{change['changed_by']}")
        put(clean(f"{change['binding']}: {by}: {change['written']}"))
    hints: set[str] = set()
    for severity in ("error", "info"):
        own = [p for p in problems if p["severity"] == severity]
        if own:
            put("\n" + t(f"check.severity-{severity}", n=len(own)))
        for p in own:
            at = f"{p['where']}: " if p["where"] else ""
            put(f"- {clean(at + p['message'])}")
            hints.add(p["hint"])
    if hints:
        put("\n" + "\n".join(sorted(hints)))
    elif not problems:
        put(t("check.nothing"))


@command("refresh")
@argument("file", type=FILE, metavar="file")
@option("-o", "--output", type=Written(("docx", "docm")), metavar="file")
@option("--edited", is_flag=True)
@who
def report_refresh_command(
    settings: Settings, *, file: Path, output: Path | None, edited: bool
) -> int:
    """Mend the bound figures and tables of a report."""
    from qualcode.services.refreshing import refresh

    with study(settings) as found:
        data = refresh(found, file, output, coder=settings.who, edited=edited)
    lines = [
        t(
            "check.refreshed",
            file=data["written"] or data["file"],
            n=len(data["updated"]),
            left=len(data["left"]),
        )
    ]
    for row in data["updated"]:
        before, after = (shorten(str(row[k] or ""), 60) for k in ("before", "after"))
        lines.append(f"- {before} → {after}")
    for row in data["left"]:
        why = t(f"check.why-{row['why']}")
        lines.append(f"- {shorten(str(row['printed']), 60)}: {why}")
    say(settings, data, clean("\n".join(lines)))
    return PROBLEMS if data["left"] else DONE


@command("relink")
@argument("file", type=FILE, metavar="file")
@option("-o", "--output", type=Written(("docx", "docm")), metavar="file")
@option("--to", type=(str, int), multiple=True, metavar="place")
@option("--best", is_flag=True)
@option("--keep", multiple=True, metavar="binding")
def report_relink_command(
    settings: Settings,
    *,
    file: Path,
    output: Path | None,
    to: tuple[tuple[str, int], ...],
    best: bool,
    keep: tuple[str, ...],
) -> int:
    """Offer places for bindings that lost their bookmark, and join them."""
    from qualcode.services.relinking import relink

    with study(settings) as found:
        data = relink(found, file, output, choose=dict(to), best=best, keep=keep)
    lines = [t("check.dead", n=len(data["dead"]))]
    for row in data["dead"]:
        lines.append(f"- {row['binding']} «{shorten(row['written'], 60)}»")
        lines += [
            f"    {o['n']}. {place(o['where'])}: {shorten(o['where']['text'], 90)}"
            for o in row["options"]
        ] or [f"    {t('check.no-place')}"]
    if data["joined"]:
        lines.append(t("check.joined", n=len(data["joined"])))
    say(settings, data, clean("\n".join(lines)))
    left = len(data["dead"]) - len(data["joined"])
    return PROBLEMS if left else DONE


@command("dossier")
@argument("file", type=FILE, metavar="file")
@option("-o", "--output", type=Written(("html",)), metavar="file")
def report_dossier_command(
    settings: Settings, *, file: Path, output: Path | None
) -> int:
    """Write the page that opens each figure's and quote's context."""
    from qualcode.services.dossiers import dossier

    with study(settings) as found:
        data = dossier(found, file, output)
    said = t("check.dossier-written", file=data["written"], n=data["entries"])
    say(settings, data, said)
    return DONE
