"""`codebook build|check|diff|apply|show`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import (
    FILE,
    WRITTEN,
    Written,
    argument,
    command,
    option,
    shared,
    who,
)
from qualcode.cli.output import Listing, emit, report, say, study
from qualcode.cli.words import Group
from qualcode.i18n import t

CHECK = ("file", "line", "code", "message", "hint")
YAML = Written(("yaml", "yml"))
SHOW = ("facet", "level", "code", "name", "valence", "brief", "keywords")

codebook_command = Group(
    dict.fromkeys(("build", "check", "diff", "apply", "show"), "codebook"),
    name="codebook",
    params=shared("study", "lang", "format"),
)


@command("build")
@argument("matrix", type=FILE)
@option("-o", "--output", type=YAML, metavar="file", required=True)
def codebook_build_command(settings: Settings, *, matrix: Path, output: Path) -> int:
    """Build a codebook from an operationalisation matrix."""
    from qualcode.services.codebooks import build_file

    data = build_file(matrix, output)
    told = t(
        "cli.codebook-built",
        file=data["file"],
        dimensions=data["dimensions"],
        activities=data["activities"],
    )
    say(settings, data, "\n".join([told, *_changes(data["changes"])]))
    return report(settings, data["problems"], told=True)


@command("check", writes=WRITTEN)
@argument("file", type=FILE)
def codebook_check_command(settings: Settings, *, file: Path) -> int:
    """Check a codebook file."""
    from qualcode.codebook import read

    codebook, problems = read(file)
    rows = [{"file": None, "line": None, **p.as_dict()} for p in problems]
    data = {
        "file": str(file),
        "codebook": codebook.id,
        "facets": len(codebook.facets),
        "codes": len(codebook.codes),
        "problems": rows,
    }

    def table() -> None:
        say(
            settings,
            data,
            t(
                "cli.codebook-checked",
                file=file,
                n=len(codebook.codes),
                facets=len(codebook.facets),
                problems=len(rows),
            ),
        )

    emit(
        settings,
        data,
        Listing(rows, CHECK, title=t("cli.title.check", file=file), table=table),
    )
    return report(settings, problems, told=True)


@command("diff")
@argument("old", type=FILE)
@argument("new", type=FILE)
def codebook_diff_command(settings: Settings, *, old: Path, new: Path) -> int:
    """Tell two codebooks apart."""
    from qualcode.codebook import diff, read

    before, first = read(old)
    after, second = read(new)
    changes = diff(before, after)
    lines = _changes(changes) or [t("cli.no-changes")]
    say(settings, changes, "\n".join(lines))
    return report(settings, [*first, *second])


@command("apply")
@argument("file", type=FILE)
@who
def codebook_apply_command(settings: Settings, *, file: Path) -> int:
    """Make a codebook the active one."""
    from qualcode.services.codebooks import apply

    with study(settings) as found:
        data = apply(found, file, coder=settings.who)
    told = t("cli.codebook-applied", codebook=data["codebook"], version=data["version"])
    say(settings, data, "\n".join([told, *_changes(data["changes"])]))
    return report(settings, data["problems"], told=True)


@command("show", writes=WRITTEN)
def codebook_show_command(settings: Settings) -> int:
    """Show the active codebook."""
    with study(settings) as found:
        codebook = found.codebook()
        problems = found.problems()
    rows: list[dict[str, Any]] = [
        {
            "facet": facet.id,
            "level": level,
            "code": code.id,
            "name": code.name,
            "valence": facet.valence,
            "brief": code.brief,
            "keywords": list(code.keywords),
        }
        for facet in codebook.facets
        for code, level in facet.walk()
    ]
    people = [{**r, "name": "  " * (r["level"] - 1) + r["name"]} for r in rows]
    emit(
        settings,
        codebook.as_dict(),
        Listing(
            rows,
            SHOW,
            title=codebook.title or codebook.id,
            shown=("facet", "name", "code", "brief"),
            people=people,
            wrap=True,
        ),
    )
    return report(settings, problems)


def _changes(changes: Sequence[Mapping[str, Any]]) -> list[str]:
    from qualcode.codebook import describe

    return [f"  {describe(change)}" for change in changes]
