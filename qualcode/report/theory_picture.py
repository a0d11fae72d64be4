"""The theory of change as a picture, svg or png; matplotlib is loaded only here.

A band per kind, from needs down to the purpose, on the width of an A4 page; at most
four boxes side by side, arrows behind them. Assumptions and risks stand below and
mark the arrow they are about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qualcode.i18n import t
from qualcode.model.theory import BESIDE, CHAIN
from qualcode.report.cells import ACCENT, GREY, INK, PLAIN, RULE
from qualcode.report.files import atomic

Plain = Mapping[str, Any]
WIDTH = 18.0 / 2.54  # inches: the room on A4 and Carta
LEFT = 1.18  # where the boxes begin; before it stands the band's name
ACROSS = 4  # boxes side by side: more could not be read
SIZE, SMALL = 8.5, 7.5  # points
HEAD, TITLE = 9.0, 14.0  # points, bold
LINE, NOTE, PAD = 0.145, 0.13, 0.07  # inches
GAP, BETWEEN = 0.14, 0.3
DPI = 220  # text is measured at the density it is drawn with
TINTS = {"need": "F4F2EC", "input": PLAIN[0], "activity": PLAIN[0],
         "product": PLAIN[1], "intermediate": PLAIN[2], "final": PLAIN[3],
         "assumption": "FFFFFF", "risk": "FFFFFF"}  # fmt: skip


@dataclass(slots=True)
class _Box:
    """A node laid out: its lines, its corner (y downwards) and its size."""

    node: Plain
    lines: list[str]
    notes: list[str]
    x: float = 0.0
    y: float = 0.0
    wide: float = 0.0
    high: float = 0.0

    @property
    def middle(self) -> float:
        return self.x + self.wide / 2

    @property
    def below(self) -> float:
        return self.y + self.high


def picture(answer: Plain) -> bytes:
    """The drawing as png, for a Word file."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "theory.png"
        write_picture(answer, path)
        return path.read_bytes()


def write_picture(answer: Plain, path: Path) -> None:
    """Draw the answer of `tables theory`.

    In a svg every label is text, and every box has its whole text as its title.

    Raises:
        QualcodeError: `output-not-writable` (exit 2).
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from qualcode.report.matrix_picture import known_fonts

    kind = path.suffix.lower().lstrip(".")
    settings: Any = {
        "font.family": known_fonts(["Carlito", "Calibri", "DejaVu Sans"]),
        "svg.fonttype": "none",
        "svg.hashsalt": "qualcode",
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(WIDTH, 10), dpi=DPI)
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
        sheet = _Sheet(answer, _Ruler(renderer))
        figure.set_size_inches(WIDTH, sheet.height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(sheet.height, 0)
        axes.axis("off")
        sheet.draw(axes)
        # no date: the same theory gives the same bytes
        stamp = {"Date": None} if kind == "svg" else {"Title": sheet.title}
        with atomic(path) as temporary:
            dpi = min(DPI, 60_000 / max(WIDTH, sheet.height))
            figure.savefig(temporary, dpi=dpi, format=kind, metadata=stamp)
            if kind == "svg":
                _add_titles(temporary, answer)


def _add_titles(path: Path, answer: Plain) -> None:
    """Give every box's group its whole text, which a reader may show and say."""
    from lxml import etree

    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False))
    ns = "{http://www.w3.org/2000/svg}"
    groups = {g.get("id"): g for g in tree.iter(f"{ns}g") if g.get("id")}
    for node in answer["nodes"]:
        group = groups.get(f"node-{node['id']}")
        if group is not None:
            title = etree.Element(f"{ns}title")
            title.text = f"{t('instruments.kind-' + node['kind'])}: {node['text']}"
            group.insert(0, title)
    tree.write(str(path), xml_declaration=True, encoding="utf-8")


class _Ruler:
    """Measures and breaks text by the width it really has."""

    def __init__(self, renderer: Any) -> None:
        from matplotlib.font_manager import FontProperties

        self._renderer = renderer
        bold = dict.fromkeys((HEAD, TITLE), "bold")
        self._fonts = {
            size: FontProperties(size=size, weight=bold.get(size, "normal"))
            for size in (SIZE, SMALL, HEAD, TITLE)
        }

    def wide(self, text: str, size: float) -> float:
        """Inches."""
        width, _, _ = self._renderer.get_text_width_height_descent(
            text, self._fonts[size], False
        )
        return float(width) / DPI

    def wrap(self, text: str, room: float, size: float) -> list[str]:
        """Lines of at most `room` inches; a word that is longer is cut."""
        lines, line = [], ""
        for word in text.split():
            trial = f"{line} {word}".strip()
            if not line or self.wide(trial, size) <= room:
                line = trial
            else:
                lines.append(line)
                line = word
            while len(line) > 4 and self.wide(line, size) > room:
                fits = len(line) - 1
                while fits > 3 and self.wide(f"{line[:fits]}-", size) > room:
                    fits -= 1
                lines.append(f"{line[:fits]}-")
                line = line[fits:]
        return [*lines, line] if line else lines


class _Sheet:
    """The whole picture laid out, then drawn."""

    def __init__(self, answer: Plain, ruler: _Ruler) -> None:
        self._answer, self._ruler = answer, ruler
        self.title = answer["title"] or t("instruments.file-theory")
        self._needs = {n["id"]: n["text"] for n in answer["nodes"]}
        self._bands: list[tuple[str, float, float]] = []
        self._boxes: dict[str, _Box] = {}
        self._marks = self._beside()
        self._heading = ruler.wrap(self.title, WIDTH - 0.2, TITLE)
        y = 0.2 + 0.26 * len(self._heading)
        for kind in CHAIN:
            nodes = [n for n in answer["nodes"] if n["kind"] == kind]
            if nodes:
                y = self._band(t(f"instruments.kinds-{kind}"), self._ordered(nodes), y)
        y = self._purpose_room(y)
        beside = [n for n in answer["nodes"] if n["kind"] in BESIDE]
        if beside:
            y = self._band(t("instruments.beside"), beside, y)
        self._foot = y + 0.02
        self.height = y + 0.25

    def _beside(self) -> dict[str, str]:
        """S1, S2… for assumptions, R1… for risks, by their ids."""
        marks: dict[str, str] = {}
        for kind in BESIDE:
            own = [n for n in self._answer["nodes"] if n["kind"] == kind]
            letter = t(f"instruments.kind-{kind}")[0]
            marks |= {n["id"]: f"{letter}{i}" for i, n in enumerate(own, 1)}
        return marks

    def _ordered(self, nodes: Sequence[Plain]) -> list[Plain]:
        """Nodes below those they come from, so that arrows cross little."""

        def place(node: Plain) -> float:
            froms = [
                self._boxes[link["from"]].middle
                for link in self._answer["links"]
                if link["to"] == node["id"] and link["from"] in self._boxes
            ]
            return sum(froms) / len(froms) if froms else WIDTH / 2

        return sorted(nodes, key=place)

    def _band(self, name: str, nodes: Sequence[Plain], y: float) -> float:
        across = min(ACROSS, len(nodes))
        room = WIDTH - LEFT - 0.1
        wide = min(1.95, (room - GAP * (across - 1)) / across)
        top = y
        for first in range(0, len(nodes), across):
            row = [self._box(n, wide) for n in nodes[first : first + across]]
            high = max(box.high for box in row)
            start = LEFT + (room - wide * len(row) - GAP * (len(row) - 1)) / 2
            for i, box in enumerate(row):
                box.x, box.y = start + i * (wide + GAP), y
                box.wide, box.high = wide, high
                self._boxes[box.node["id"]] = box
            y += high + GAP
        self._bands.append((name, top, y - GAP))
        return y - GAP + BETWEEN

    def _box(self, node: Plain, wide: float) -> _Box:
        room = wide - 2 * PAD
        mark = self._marks.get(node["id"])
        text = node["text"] or node["id"]
        lines = self._ruler.wrap(f"{mark}. {text}" if mark else text, room, SIZE)
        notes = []
        for note in self._notes(node):
            notes += self._ruler.wrap(note, room, SMALL)
        high = 2 * PAD + LINE * len(lines) + NOTE * len(notes)
        return _Box(node, lines, notes, high=high)

    def _notes(self, node: Plain) -> list[str]:
        notes = []
        if node["codes"] or node["findings"]:
            said = t("instruments.voices", n=node["documents"])
            notes.append(" · ".join([said, *node["standing"]]))
        needs = [n for n in self._answer["nodes"] if n["kind"] == "need"]
        numbers = {n["id"]: f"N{i}" for i, n in enumerate(needs, 1)}
        if node["kind"] == "need" and len(needs) > 1:
            notes.insert(0, numbers[node["id"]])
        answered = [numbers.get(a, a) for a in node["answers"]]
        if answered:
            notes.append(t("instruments.answers", needs=", ".join(answered)))
        return notes

    def _purpose_room(self, y: float) -> float:
        self._purpose: list[str] = []
        if self._answer["purpose"]:
            said = t("instruments.purpose", purpose=self._answer["purpose"])
            self._purpose = self._ruler.wrap(said, WIDTH - LEFT - 0.4, HEAD)
            self._purpose_y = y
            return y + 2 * PAD + 0.155 * len(self._purpose) + BETWEEN
        return y

    def draw(self, axes: Any) -> None:
        """Draw title, arrows, then the boxes over them."""
        for i, line in enumerate(self._heading):
            _say(axes, 0.1, 0.26 + 0.26 * i, line, TITLE, bold=True)
        for name, top, bottom in self._bands:
            lines = self._ruler.wrap(name, LEFT - 0.15, HEAD)
            axes.plot([0.1, WIDTH - 0.1], [top - 0.13] * 2, color=f"#{RULE}", lw=0.5,
                      zorder=0)  # fmt: skip
            y = (top + bottom) / 2 - 0.16 * (len(lines) - 1) / 2 + 0.04
            for i, line in enumerate(lines):
                _say(axes, 0.1, y + 0.16 * i, line, HEAD, bold=True, color=ACCENT)
        for link in self._answer["links"]:
            self._arrow(axes, link)
        for box in self._boxes.values():
            _draw_box(axes, box)
        self._draw_purpose(axes)
        _say(axes, 0.1, self._foot + 0.1, _validated(self._answer), SMALL, color=GREY)

    def _draw_purpose(self, axes: Any) -> None:
        from matplotlib.patches import FancyBboxPatch

        if not self._purpose:
            return
        high = 2 * PAD + 0.155 * len(self._purpose)
        axes.add_patch(
            FancyBboxPatch(
                (LEFT, self._purpose_y), WIDTH - LEFT - 0.1, high,
                boxstyle="round,pad=0,rounding_size=0.05", fc=f"#{ACCENT}", lw=0,
                zorder=2,
            )
        )  # fmt: skip
        for i, line in enumerate(self._purpose):
            y = self._purpose_y + PAD + 0.155 * i + 0.11
            _say(axes, LEFT + 0.15, y, line, HEAD, bold=True, color="FFFFFF")

    def _arrow(self, axes: Any, link: Plain) -> None:
        from matplotlib.patches import FancyArrowPatch

        source, target = (self._boxes.get(link[k]) for k in ("from", "to"))
        if source is None or target is None:
            return
        down = target.y >= source.below
        start = (source.middle, source.below if down else source.y + source.high / 2)
        end = (target.middle, target.y if down else target.y + target.high / 2)
        axes.add_patch(
            FancyArrowPatch(
                start, end, arrowstyle="-|>", mutation_scale=8, lw=0.9,
                color=f"#{GREY}", shrinkA=0, shrinkB=0, zorder=1,
            )
        )  # fmt: skip
        marks = [
            mark
            for id_, mark in self._marks.items()
            if self._on(id_) == [link["from"], link["to"]]
        ]
        if marks:
            # near the arrow's head, where few arrows have met yet
            x = start[0] + (end[0] - start[0]) * 0.62
            y = start[1] + (end[1] - start[1]) * 0.62
            axes.text(
                x, y, ", ".join(marks), fontsize=SMALL, color=f"#{INK}", zorder=4,
                ha="center", va="center",
                bbox={"boxstyle": "round,pad=0.2", "fc": "white", "ec": f"#{GREY}",
                      "lw": 0.6},
            )  # fmt: skip

    def _on(self, id_: str) -> list[str]:
        return next(list(n["on"]) for n in self._answer["nodes"] if n["id"] == id_)


def _draw_box(axes: Any, box: _Box) -> None:
    from matplotlib.patches import FancyBboxPatch

    kind = box.node["kind"]
    patch = FancyBboxPatch(
        (box.x, box.y), box.wide, box.high,
        boxstyle="round,pad=0,rounding_size=0.05", fc=f"#{TINTS[kind]}",
        ec=f"#{GREY}", lw=0.7, ls="--" if kind in BESIDE else "-", zorder=2,
    )  # fmt: skip
    patch.set_gid(f"node-{box.node['id']}")
    axes.add_patch(patch)
    used = LINE * len(box.lines) + NOTE * len(box.notes)
    y = box.y + (box.high - used) / 2 + 0.108
    for line in box.lines:
        _say(axes, box.x + PAD, y, line, SIZE)
        y += LINE
    for note in box.notes:
        _say(axes, box.x + PAD, y - 0.01, note, SMALL, color=ACCENT)
        y += NOTE


def _say(
    axes: Any,
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    bold: bool = False,
    color: str = INK,
) -> None:
    axes.text(
        x, y, words.replace("$", r"\$"), fontsize=size, color=f"#{color}", zorder=3,
        fontweight="bold" if bold else "normal", ha="left", va="baseline",
    )  # fmt: skip


def _validated(answer: Plain) -> str:
    told = [t("instruments.validated", **v) for v in answer.get("validated") or ()]
    return " · ".join(told) or t("instruments.not-validated")
