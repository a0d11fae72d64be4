"""`evaluate`: how well the suggestions would have done on what people coded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command
from qualcode.cli.output import (
    Listing,
    Progress,
    emit,
    print_table,
    progress,
    put,
    study,
)
from qualcode.i18n import t

COLUMNS = ("facet", "code", "n", "precision", "recall", "f1", "threshold")


@command("evaluate", writes=(*WRITTEN, "png", "svg"))
def evaluate_command(settings: Settings) -> None:
    """Suggest for each transcript from the others and compare."""
    with study(settings) as found:
        from qualcode.services.suggesting import learn_from
        from qualcode.suggest import evaluate

        picture = found.data()
        training = learn_from(picture, found)
        with progress(t("evaluating.doing")) as tell:
            data = evaluate(picture.codebook, training, progress=tell and _told(tell))
    rows = [{"facet": f["facet"], **c} for f in data["facets"] for c in f["codes"]]
    title = t("evaluating.title")
    names = {f.id: f.name for f in picture.codebook.facets}
    names["valence"] = t("evaluating.valence")

    def write(path: Path) -> None:
        from qualcode.report import write_evaluation

        write_evaluation(data, path, title=title, names=names)

    emit(
        settings,
        data,
        Listing(
            rows,
            COLUMNS,
            title=title,
            write=write,
            table=lambda: _print(data, names),
        ),
    )


def _told(tell: Progress) -> Callable[[int, int], None]:
    return lambda done, of: tell(done, of, "")


def _print(data: dict[str, Any], names: dict[str, str]) -> None:
    from qualcode.report.evaluation import baseline_line, curve_line, facet_line

    put(t("evaluating.intro", **{k: data[k] for k in ("documents", "segments")}))
    for facet in data["facets"]:
        put(f"\n{names.get(facet['facet'], facet['facet'])}")
        heads = [t(f"evaluating.{key}") for key in COLUMNS[1:]]
        print_table([c for c in facet["codes"] if c["n"]], COLUMNS[1:], names=heads)
        for line in (facet_line(facet), baseline_line(facet), curve_line(facet)):
            put(line)
