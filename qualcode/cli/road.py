"""`init`, `demo`, `export`: the start and the end of the road."""

from __future__ import annotations

from pathlib import Path

from qualcode.cli.early import Settings
from qualcode.cli.options import FILE, argument, command, option
from qualcode.cli.output import progress, put, say, study, to_json
from qualcode.cli.words import Choice
from qualcode.i18n import LANGUAGES, t


@command("init")
@argument("folder", type=FILE, default=".", required=False)
@option("--title")
@option("--language", type=Choice(LANGUAGES))
@option("--actors")
@option("--codebook", type=FILE, metavar="file")
def init_command(
    settings: Settings,
    *,
    folder: Path,
    title: str | None,
    language: str | None,
    actors: str | None,
    codebook: Path | None,
) -> None:
    """Make a new study in a folder."""
    from qualcode.services.study import init_study

    names = [name.strip() for name in (actors or "").split(",") if name.strip()]
    with init_study(
        folder, title=title, language=language, actors=names, codebook=codebook
    ) as made:
        data = {
            "study": str(made.folder),
            "title": made.config.title,
            "language": made.config.language,
            "actors": list(made.config.actors),
            "codebook": made.config.codebook,
        }
    say(settings, data, t("cli.made-study", folder=data["study"]))


@command("demo")
@argument("folder", type=FILE, default="qualcode-demo", required=False)
def demo_command(settings: Settings, *, folder: Path) -> None:
    """Make the example study with everything that comes out of it."""
    from qualcode.services.demo import make

    with progress(t("cli.making-demo")) as advance:
        made = make(folder, progress=advance)
    if settings.format == "json":
        put(to_json(made))
        return
    put(t("cli.made-demo", folder=made["folder"]))
    counts = made["counts"]
    put("\n".join(f"  {_count(name)}: {n}" for name, n in counts.items()))
    put(t("cli.files"))
    put("\n".join(f"  {name}" for name in made["files"]))
    put(f"{t('cli.next-step')} {made['next']}")


def _count(name: str) -> str:
    from qualcode.cli.output import heads

    return heads([name])[0]


@command("export")
@argument("out", type=FILE, metavar="file")
def export_command(settings: Settings, *, out: Path) -> None:
    """Write the study's codings to a file."""
    from qualcode.services.exporting import export

    with study(settings) as found:
        file = export(found, out)
    say(settings, {"file": str(file)}, str(file))
