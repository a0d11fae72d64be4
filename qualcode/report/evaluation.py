"""How well suggestions do: a page, a table or a picture, by extension.

The picture holds what stated probabilities were worth and what further coded
segments bring; matplotlib is loaded only for it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import GREY, INK, RULE
from qualcode.report.curve_picture import COLOURS, MARKS
from qualcode.report.files import atomic
from qualcode.report.listing import write_table, write_text
from qualcode.report.matrix_picture import known_fonts

Facet = Mapping[str, Any]
COLUMNS = ("facet", "code", "n", "precision", "recall", "f1", "threshold")
FEW = 30  # pairs below which a point of the calibration plot is drawn hollow


def write_evaluation(
    data: Mapping[str, Any], path: Path, *, title: str, names: Mapping[str, str]
) -> None:
    """Write the contract's object of `evaluate`.

    Args:
        data: the object.
        path: png or svg gives the picture, html a page with picture and tables,
            any other extension of a listing the table of codes.
        title: printed above.
        names: printed name of each facet.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    kind = path.suffix.lower().lstrip(".")
    if kind in ("png", "svg"):
        with atomic(path) as temporary:
            temporary.write_bytes(_picture(data, kind, title, names))
    elif kind == "html":
        _page(data, path, title, names)
    else:
        rows = [
            {**code, "facet": names.get(f["facet"], f["facet"])}
            for f in data["facets"]
            for code in f["codes"]
        ]
        heads = {key: t(f"evaluating.{key}") for key in COLUMNS}
        write_table(rows, COLUMNS, path, title=title, heads=heads)


def facet_line(facet: Facet) -> str:
    """Averages and calibration of a facet in one line."""
    numbers = {k: f"{facet[k]:.2f}" for k in ("macro_f1", "micro_f1")}
    errors = {k: f"{facet[k]:.3f}" for k in ("ece", "ece_top")}
    return t("evaluating.averages", **numbers, **errors)


def baseline_line(facet: Facet) -> str:
    """What the baselines reach, in one line."""
    return t(
        "evaluating.baselines",
        **{name: f"{value:.2f}" for name, value in facet["baselines"].items()},
    )


def curve_line(facet: Facet) -> str:
    """The learning curve in one line."""
    points = [f"{p['n']}: {p['macro_f1']:.2f}" for p in facet["curve"]]
    return t("evaluating.curve", points=" · ".join(points))


def _page(
    data: Mapping[str, Any], path: Path, title: str, names: Mapping[str, str]
) -> None:
    from qualcode.report.html import page

    picture = _picture(data, "svg", "", names).decode("utf-8")
    facets = [
        {
            "name": names.get(f["facet"], f["facet"]),
            "lines": [facet_line(f), baseline_line(f), curve_line(f)],
            "codes": [
                [c["code"], c["n"], *(_two(c[k]) for k in COLUMNS[3:])]
                for c in f["codes"]
                if c["n"]
            ],
        }
        for f in data["facets"]
    ]
    heads = [t(f"evaluating.{key}") for key in COLUMNS[1:]]
    words = {key: data[key] for key in ("documents", "segments")}
    html = page(
        "evaluate.html",
        title=title,
        intro=t("evaluating.intro", **words),
        engine=f"{data['engine']['name']} {data['engine']['version']}",
        picture=picture[picture.index("<svg") :],
        facets=facets,
        heads=heads,
    )
    write_text(path, html)


def _two(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _picture(
    data: Mapping[str, Any], kind: str, title: str, names: Mapping[str, str]
) -> bytes:
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    style: dict[Any, Any] = {
        "font.family": known_fonts(["Carlito", "Calibri", "DejaVu Sans"]),
        "svg.fonttype": "none",
        "svg.hashsalt": "qualcode",
    }
    with mpl.rc_context(style):
        figure = Figure(figsize=(18 / 2.54, 10.5 / 2.54), layout="constrained")
        FigureCanvasAgg(figure)
        left, right = figure.subplots(1, 2)
        left.plot([0, 1], [0, 1], color=f"#{GREY}", linewidth=1, linestyle=":")
        for i, facet in enumerate(data["facets"]):
            colour, mark = COLOURS[i % len(COLOURS)], MARKS[i % len(MARKS)]
            name = names.get(facet["facet"], facet["facet"])
            bins = facet["calibration"]
            x, y = [b["stated"] for b in bins], [b["right"] for b in bins]
            left.plot(x, y, color=colour, linewidth=0.8, alpha=0.5)
            for b in bins:
                left.plot(
                    b["stated"],
                    b["right"],
                    color=colour,
                    marker=mark,
                    markersize=5,
                    markerfacecolor="white" if b["pairs"] < FEW else colour,
                )
            right.plot(
                [p["n"] for p in facet["curve"]],
                [p["macro_f1"] for p in facet["curve"]],
                color=colour,
                marker=mark,
                markersize=5,
                label=name,
            )
            right.axhline(
                facet["baselines"]["tfidf"], color=colour, linestyle="--", linewidth=0.9
            )
        _frame(left, "calibration", (-0.03, 1.03))
        _frame(right, "learning", (0, 1))
        right.set_xlim(left=0)
        if data["facets"]:
            right.legend(frameon=False, fontsize=9)
        if title:
            figure.suptitle(
                title, x=0.01, ha="left", fontsize=15, weight="bold", color=f"#{INK}"
            )
        figure.supxlabel(t("evaluating.note", n=FEW), fontsize=8.5, color=f"#{GREY}")
        out = io.BytesIO()
        stamp = {"Date": None} if kind == "svg" else {"Title": title}
        figure.savefig(out, dpi=200, format=kind, metadata=stamp)
    return out.getvalue()


def _frame(axes: Any, which: str, limits: tuple[float, float]) -> None:
    axes.set_title(t(f"evaluating.{which}"), loc="left", fontsize=11)
    axes.set_xlabel(t(f"evaluating.{which}-x"), color=f"#{GREY}")
    axes.set_ylabel(t(f"evaluating.{which}-y"), color=f"#{GREY}")
    axes.set_ylim(*limits)
    axes.grid(color=f"#{RULE}", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
