"""What a matrix cell prints and how dark it is; one rule for every format.

Source of the steps and colours: the report's look. Equal steps are equally dark
in both scales, so that a grey printer still tells them apart, and the number
always stands in the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from qualcode.i18n import t

INK, ACCENT, GREY, RULE, QUOTE = "1C2B33", "0F5C6E", "56636B", "C5CDD2", "0B4A59"
PLAIN = ("E8F2F4", "CBE2E6", "A6CFD6", "7DB8C3")
AGAINST = ("F0F1F3", "DEE0E4", "C7CBD1", "AEB4BC")
NOT_APPLICABLE = "F4F2EC"
STEPS = ("<25%", "25–49%", "50–74%", "≥75%")
GLYPHS = {"not_asked": "–", "not_applicable": "n/c", "not_coded": "s/c"}
LEAST_ASKED = 5  # 2 of 3 is not 6 of 9: smaller bases get no tint


@dataclass(frozen=True, slots=True)
class Face:
    """What one cell shows: `step` is 0–3 (darker = more) or None without tint.

    `mark` names the zero it shows: absent, not_asked, not_applicable or
    not_coded; empty when something was said.
    """

    text: str
    step: int | None = None
    mark: str = ""

    def fill(self, sign: int) -> str:
        """The tint as RRGGBB, empty for none; `sign` -1 takes the grey scale."""
        if self.mark == "not_applicable":
            return NOT_APPLICABLE
        if self.step is None:
            return ""
        return (AGAINST if sign < 0 else PLAIN)[self.step]


def faces(matrix: Mapping[str, Any]) -> dict[tuple[str, str], Face]:
    """The face of every cell by (row id, column id)."""
    cells: Sequence[Mapping[str, Any]] = matrix["cells"]
    counting = matrix.get("count", "documents")
    top = max((c.get("value") or 0 for c in cells), default=0)
    parents = parent_ids(matrix)
    found = {}
    for cell in cells:
        face = voices(cell) if counting == "documents" else amount(cell, top)
        if cell.get("share") is not None:
            face = Face(f"{face.text} ({percent(cell['share'])})", face.step, face.mark)
        if cell["row"] in parents:
            face = Face(face.text, None, face.mark)
        found[cell["row"], cell["col"]] = face
    return found


def voices(cell: Mapping[str, Any]) -> Face:
    """A count of documents as `n/m`, or the glyph of the zero it is."""
    n, asked = int(cell.get("value") or 0), cell.get("asked")
    if n == 0 and not asked:
        zero = commonest(cell.get("zeros") or {})
        return Face(GLYPHS.get(zero, "0"), None, zero)
    if asked is None or asked < n:
        return Face(number(n))
    step = None
    if n > 1 and asked >= LEAST_ASKED:
        step = min(3, n * 4 // asked)
    return Face(f"{n}/{asked}", step, "" if n else "absent")


def amount(cell: Mapping[str, Any], top: float) -> Face:
    """A count of anything else: the number, tinted against the largest cell."""
    value = cell.get("value") or 0
    if not value:
        zero = "" if cell.get("asked") else commonest(cell.get("zeros") or {})
        return Face(GLYPHS.get(zero, "0"), None, zero if zero in GLYPHS else "absent")
    step = min(3, int(value * 4 // top)) if value > 1 else None
    return Face(number(value), step)


def commonest(zeros: Mapping[str, int]) -> str:
    """The most frequent reason for a zero nobody was asked about, else empty."""
    best = max(GLYPHS, key=lambda kind: zeros.get(kind, 0))
    return best if zeros.get(best, 0) else ""


def parent_ids(matrix: Mapping[str, Any]) -> frozenset[str]:
    """Rows that sum up the rows below them (distinct units): bold, no tint.

    An item may carry `level`, from 1; without it no row is a parent.
    """
    items = matrix["rows"]["items"]
    return frozenset(
        here["id"]
        for here, below in pairwise(items)
        if below.get("level", 1) > here.get("level", 1)
    )


def total_text(
    matrix: Mapping[str, Any], total: Mapping[str, Any], side: str = "row"
) -> str:
    """A total as `n/m` where its base is known, else the number.

    The base is the total's own `asked`, or the sum of its cells' where each
    document has one column (actor), for then nobody is counted twice.
    """
    value = total.get("value") or 0
    if matrix.get("count", "documents") != "documents":
        return number(value)
    asked = total.get("asked")
    if asked is None and side == "row" and matrix["cols"].get("by") == "actor":
        own = [c for c in matrix["cells"] if c["row"] == total["id"]]
        asked = sum(c.get("asked") or 0 for c in own)
    if asked is None or asked < value:
        return number(value)
    return f"{value}/{asked}" if asked else GLYPHS["not_asked"]


def asked_of(matrix: Mapping[str, Any], row: str) -> tuple[int, int] | None:
    """(asked, eligible) of a row over all actors; None where not known."""
    if matrix["cols"].get("by") != "actor":
        return None
    own = [c for c in matrix["cells"] if c["row"] == row]
    return (
        sum(c.get("asked") or 0 for c in own),
        sum(c.get("eligible") or 0 for c in own),
    )


def marks_used(shown: Iterable[Face]) -> list[str]:
    """The zero marks that occur, in the order the legend tells them."""
    seen = {face.mark for face in shown}
    return [m for m in ("absent", *GLYPHS) if m in seen]


def legend_words(
    matrix: Mapping[str, Any], shown: Iterable[Face], *, always: Sequence[str] = ()
) -> str:
    """The legend's second line: how to read n/m, tints and the zeros that occur."""
    shown = list(shown)
    by_voice = matrix.get("count", "documents") == "documents"
    parts = [t("report.legend-voices" if by_voice else "report.legend-amounts")]
    used = marks_used(shown)
    for mark in ("absent", *GLYPHS):
        key = f"report.zero-{mark}"
        if mark in used and (by_voice or mark != "absent"):
            parts.append(t(key))
        elif mark in always:
            parts.append(t(f"{key}-none"))
    return " ".join(parts)


def head_name(axis: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """An item's printed name; actors and roles, written small, begin with a capital."""
    name = str(item["name"])
    return initial(name) if axis.get("by") in ("actor", "role") else name


def initial(text: str) -> str:
    """`text` with a capital first letter, the rest as it is (`rol JxI`)."""
    return text[:1].upper() + text[1:]


def number(value: float, places: int = 1) -> str:
    """A number as printed: thousands point and decimal comma in Spanish."""
    if hasattr(value, "query"):
        return f"{value}"  # marked with where it comes from
    text = f"{value:,.{places}f}" if isinstance(value, float) else f"{value:,}"
    text = text.removesuffix(".0")
    if t("report.decimal") == ",":
        return text.translate(str.maketrans(",.", ".,"))
    return text


def worded(value: Any) -> str:
    """Any value in a cell that a person reads; lists joined by commas."""
    if type(value) in (str, int):  # nearly all of them: no need to ask what else
        return str(value)
    if isinstance(value, bool):
        return t(f"report.verdict-{'yes' if value else 'no'}")
    if isinstance(value, float):
        return number(value, 2)
    if isinstance(value, (list, tuple)):
        return ", ".join(worded(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {worded(one)}" for key, one in value.items())
    return "" if value is None else str(value)


def percent(share: float) -> str:
    """A share 0–1 as an integer percentage, rounded half up."""
    return f"{int(share * 100 + 0.5 + 1e-9)}%"
