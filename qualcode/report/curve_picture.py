"""The coverage curve as a picture; matplotlib is loaded only here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import GREY, INK, RULE, initial
from qualcode.report.files import atomic, pick
from qualcode.report.matrix_picture import known_fonts

# Okabe & Ito 2008: told apart by colour-blind readers too; each with a mark besides.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MARKS = "osD^vP"
INK_, GREY_ = f"#{INK}", f"#{GREY}"


def write_curve(rows: Sequence[Mapping[str, Any]], path: Path, *, title: str) -> None:
    """Draw one line per actor with its band of orders.

    Args:
        rows: the contract's rows of `coverage --curve`.
        path: png or svg.
        title: printed above.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    kind = pick({"png": "png", "svg": "svg"}, path)
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    fonts = known_fonts(["Carlito", "Calibri", "DejaVu Sans"])
    with mpl.rc_context(
        {
            "font.family": fonts,
            "svg.fonttype": "none",
            "svg.hashsalt": "qualcode",
        }
    ):
        figure = Figure(figsize=(18 / 2.54, 10 / 2.54), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        by_actor: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            by_actor.setdefault(str(row["actor"]), []).append(row)
        for i, (actor, own) in enumerate(by_actor.items()):
            colour, mark = COLOURS[i % len(COLOURS)], MARKS[i % len(MARKS)]
            x = [row["n"] for row in own]
            low, high = [r["low"] for r in own], [r["high"] for r in own]
            name = t("evidence.curve-actor", actor=initial(actor) or "—", n=len(own))
            axes.fill_between(x, low, high, color=colour, alpha=0.14, linewidth=0)
            codes = [row["codes"] for row in own]
            axes.plot(x, codes, color=colour, marker=mark, markersize=4, label=name)
        axes.set_title(title, loc="left", fontsize=15, fontweight="bold", color=INK_)
        axes.set_xlabel(t("evidence.curve-x"), color=GREY_)
        axes.set_ylabel(t("evidence.curve-y"), color=GREY_)
        axes.set_ylim(bottom=0)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y", color=f"#{RULE}", linewidth=0.8)
        axes.spines[["top", "right"]].set_visible(False)
        if by_actor:
            axes.legend(frameon=False)
        figure.supxlabel(t("evidence.curve-note"), fontsize=8.5, color=GREY_)
        with atomic(path) as temporary:
            stamp = {"Date": None} if kind == "svg" else {"Title": title}
            figure.savefig(temporary, dpi=200, format=kind, metadata=stamp)
