"""A matrix as a picture, png or svg; matplotlib is loaded only here."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import (
    AGAINST,
    GREY,
    INK,
    NOT_APPLICABLE,
    PLAIN,
    RULE,
    STEPS,
    faces,
    legend_words,
)
from qualcode.report.files import atomic
from qualcode.report.matrix import corner, grid, source_line

WIDTH = 18.0 / 2.54  # inches: the room on A4 and Carta
LINE = 0.26  # inches per row


def write(matrix: Mapping[str, Any], path: Path, title: str, sign: int) -> None:
    """Draw the table with the shading steps and zero glyphs of the report."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    heads, lines = grid(matrix)
    fonts = known_fonts(["Carlito", "Calibri", "DejaVu Sans"])
    room = 44 if fonts[0] in ("Carlito", "Calibri") else 37  # letters of a row's name
    labels = [_label(x, room) or [""] for x in lines]
    tall = [max(1, len(label)) * 0.17 + 0.11 for label in labels]
    legend = textwrap.wrap(legend_words(matrix, faces(matrix).values()), 112)
    legend += textwrap.wrap(source_line(matrix), 112)
    title_lines = textwrap.wrap(title, 64)
    top = 0.32 * len(title_lines) + 0.25
    columns = _Columns(heads)
    wide, head = columns.wide, columns.high
    height = top + head + sum(tall) + 0.55 + 0.18 * len(legend)
    with mpl.rc_context(
        {
            "font.family": fonts,
            "svg.fonttype": "none",
            "svg.hashsalt": "qualcode",
        }
    ):
        figure = Figure(figsize=(wide, height))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, wide)
        axes.set_ylim(height, 0)
        axes.axis("off")
        pen = _Pen(axes, wide)
        pen.text(0.1, 0.28, "\n".join(title_lines), size=15, bold=True, anchor="top")
        y = pen.heads(corner(matrix), columns, top)
        for label, line, high in zip(labels, lines, tall, strict=True):
            pen.row(label, line, y, high, AGAINST if sign < 0 else PLAIN)
            y += high
        pen.rule(y, INK, 1.4)
        pen.key(y + 0.28, AGAINST if sign < 0 else PLAIN)
        pen.text(0.1, y + 0.5, "\n".join(legend), size=8.5, color=GREY, anchor="top")
        with atomic(path) as temporary:
            # no date: the same matrix gives the same bytes
            kind = path.suffix.lower().lstrip(".")
            stamp = {"Date": None} if kind == "svg" else {"Title": title}
            # Agg draws at most 65,536 pixels on a side
            dpi = min(200, 60_000 / max(wide, height))
            figure.savefig(temporary, dpi=dpi, format=kind, metadata=stamp)


def known_fonts(fonts: list[str]) -> list[str]:
    """Those of some fonts that this machine has, in order."""
    from matplotlib.font_manager import get_font_names

    there = set(get_font_names())
    return [name for name in fonts if name in there] or ["sans-serif"]


class _Columns:
    """The heads of the columns: lying while there is room, else standing."""

    def __init__(self, names: list[str]) -> None:
        many = max(1, len(names))
        longest = max((len(w) for name in names for w in name.split()), default=1)
        room = (WIDTH - 3.0) / many  # inches of a column
        self.standing = many > 6 and room < max(0.72, 0.088 * longest)
        letters = 26 if self.standing else max(12, int(room / 0.088))
        self.heads = [textwrap.wrap(name, letters) or [""] for name in names]
        if self.standing:
            most = max((len(line) for h in self.heads for line in h), default=1)
            self.step = max(0.62, 0.16 * max(map(len, self.heads), default=1) + 0.14)
            self.high = 0.09 * most + 0.2
        else:
            self.step = max(room, 0.09 * min(longest, letters) + 0.06)
            self.high = 0.17 * max(map(len, self.heads), default=1) + 0.14
        self.wide = max(WIDTH, 3.0 + self.step * many)


def _label(line: Mapping[str, Any], room: int) -> list[str]:
    """A row's name in lines of at most `room` letters, all set in by its level."""
    margin = "\u2003" * (int(line["level"]) - 1)
    name = str(line["name"])
    return textwrap.wrap(name, room, initial_indent=margin, subsequent_indent=margin)


class _Pen:
    """Draws on axes measured in inches, y downwards."""

    def __init__(self, axes: Any, wide: float) -> None:
        self.axes, self.wide = axes, wide
        self.first = 2.9
        self.step = 0.0

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 9.5,
        bold: bool = False,
        color: str = INK,
        align: str = "left",
        anchor: str = "center",
    ) -> None:
        if anchor == "center" and "\n" not in words:
            # "center" would lift words with descenders above their neighbours
            anchor, y = "baseline", y + 0.34 * size / 72
        self.axes.text(
            x,
            y,
            words.replace("$", r"\$"),
            fontsize=size,
            fontweight="bold" if bold else "normal",
            color=f"#{color}",
            ha=align,
            va=anchor,
            linespacing=1.25,
        )

    def rule(self, y: float, color: str, width: float) -> None:
        self.axes.plot(
            [0.1, self.wide - 0.1], [y, y], color=f"#{color}", lw=width, zorder=3
        )

    def heads(self, corner: str, columns: _Columns, y: float) -> float:
        self.step = (self.wide - 0.1 - self.first) / max(1, len(columns.heads))
        high = columns.high
        self.rule(y, INK, 1.4)
        at = y + high - 0.14 if columns.standing else y + high / 2
        self.text(0.16, at, corner, size=9, bold=True)
        for i, lines in enumerate(columns.heads):
            middle = self.first + self.step * (i + 0.5)
            words = "\n".join(lines)
            if columns.standing:
                self.standing(middle, y + high - 0.08, words)
            else:
                self.text(
                    middle, y + high / 2, words, size=9, bold=True, align="center"
                )
        self.rule(y + high, INK, 1.0)
        return y + high

    def standing(self, x: float, y: float, words: str) -> None:
        """Words read from below, their foot at `y`, in the middle of `x`."""
        self.axes.text(
            x,
            y,
            words.replace("$", r"\$"),
            fontsize=9,
            fontweight="bold",
            color=f"#{INK}",
            rotation=90,
            ha="center",
            va="bottom",
            multialignment="left",
            linespacing=1.2,
        )

    def row(
        self,
        label: list[str],
        line: Mapping[str, Any],
        y: float,
        high: float,
        tints: tuple[str, ...],
    ) -> None:
        from matplotlib.patches import Rectangle

        bold = line["parent"] or line["total"]
        if line["total"]:
            self.rule(y, INK, 0.9)
        else:
            self.axes.plot(
                [0.1, self.wide - 0.1], [y, y], color=f"#{RULE}", lw=0.4, zorder=2
            )
        self.text(0.16, y + high / 2, "\n".join(label), bold=bold)
        for i, cell in enumerate(line["cells"]):
            left = self.first + self.step * i
            fill = _fill(cell["css"], tints)
            if fill:
                box = (left + 0.02, y + 0.01)
                self.axes.add_patch(
                    Rectangle(box, self.step - 0.04, high - 0.02, fc=f"#{fill}", lw=0)
                )
            grey = GREY if "zero" in cell["css"] else INK
            self.text(
                left + self.step / 2,
                y + high / 2,
                cell["text"],
                bold=bold,
                color=grey,
                align="center",
            )

    def key(self, y: float, tints: tuple[str, ...]) -> None:
        from matplotlib.patches import Rectangle

        self.text(0.1, y, t("report.scale"), size=8.5)
        x = 1.25
        for words, tint in zip(STEPS, tints, strict=True):
            self.axes.add_patch(Rectangle((x, y - 0.1), 0.72, 0.2, fc=f"#{tint}", lw=0))
            self.text(x + 0.36, y, words, size=8.5, align="center")
            x += 0.78


def _fill(css: str, tints: tuple[str, ...]) -> str:
    if css == "none zero":
        return NOT_APPLICABLE
    return tints[int(css[-1])] if css and css != "zero" else ""
