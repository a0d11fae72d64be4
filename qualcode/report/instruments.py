"""The evaluation's tables as printed: sample, attributes, work plans, theory.

`Grid` is one printed table before it is Word or Excel. Main functions:
`sample_grids`, `attribute_grids`, `plan_grids`, `theory_grids` make them,
`write_instrument` writes a file by its extension.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.report.cells import initial, number, percent

Plain = Mapping[str, Any]
Cells = tuple[str | int, ...]
NAME, COUNT = 6.0, 1.6  # cm
WIDE = 16.0
PLAN_HEADS = ("standard", "needs", "planned", "done", "pending", "dropped")
SUMMARY_COUNTS = ("needs", "planned", "done")
OUTCOMES = ("done", "refused", "unreachable", "excluded", "merged")


@dataclass(frozen=True, slots=True)
class Grid:
    """One printed table. Numbers are ints; what is printed with a sign is text.

    `right` are the columns aligned to the right, `widths` in cm; with `total` the
    last row is one. `lying`: it needs the page on its side.
    """

    title: str
    header: tuple[str, ...]
    rows: list[Cells] = field(default_factory=list)
    widths: tuple[float, ...] = ()
    right: frozenset[int] = frozenset()
    total: bool = False
    source: str = ""
    lying: bool = False


def count(value: Any) -> str:
    """A cell as printed: s/i where nobody knows, numbers with their points."""
    if value is None:
        return t("instruments.s-i")
    return number(value) if isinstance(value, int) else str(value)


def percent_or_blank(share: float | None) -> str:
    """An integer percentage, half up; s/i where it cannot be told."""
    return t("instruments.s-i") if share is None else percent(share)


def _own(note: str = "") -> str:
    return f"{note} {t('report.own-work')}".strip()


def names_of(data: StudyData) -> dict[str, str]:
    """The printed name of every case, for the columns that hold a case's id."""
    return {case.case: case.name or case.case for case in data.cases}


def attribute_name(data: StudyData, attribute: str) -> str:
    """An attribute's printed name: study.yaml's, else its own with a capital."""
    told = data.config.extra.get("attribute_names")
    if isinstance(told, Mapping) and attribute in told:
        return str(told[attribute])
    return initial(attribute.replace("_", " "))


def sample_grids(answer: Plain, data: StudyData, *, brief: bool = False) -> list[Grid]:
    """The cases, how many share each value, interviews by actor, the flow.

    `brief` leaves out what a report prints elsewhere: values and interviews.
    """
    names = names_of(data)
    own = list(dict.fromkeys(key for row in answer["cases"] for key in row))
    columns = [c for c in own if c not in ("case", "type") and _used(answer, c)]
    heads = [attribute_name(data, c) for c in columns]
    if "name" in columns:
        heads[columns.index("name")] = t("instruments.case-name")
    linked = {c for c in columns if _is_link(answer, c, names)}
    rows: list[Cells] = [
        (
            n,
            *(
                names[str(row[c])] if c in linked and row.get(c) else row.get(c) or ""
                for c in columns
            ),
        )
        for n, row in enumerate(answer["cases"], 1)
    ]
    lying = len(columns) > 5
    room = (22.3 if lying else WIDE) - 1.0
    grids = [
        Grid(
            t("instruments.sample-title"),
            (t("report.col-number"), *heads),
            rows,
            (1.0, *_shared(heads, rows, room)),
            frozenset([0]),
            source=_own(t("instruments.base-cases", n=len(rows))),
            lying=lying,
        )
    ]
    if brief:
        return [*grids, *_flow(answer["flow"])]
    for attribute, counted in answer["counts"].items():
        if 0 < len(counted) < sum(row["n"] for row in counted):
            title = t("instruments.count-title", name=attribute_name(data, attribute))
            body: list[Cells] = [
                (names.get(row["value"], row["value"]), row["n"]) for row in counted
            ]
            grids.append(_counted(title, attribute_name(data, attribute), body))
    grids += _interviews(answer)
    return [*grids, *_flow(answer["flow"])]


def _is_link(answer: Plain, column: str, names: Mapping[str, str]) -> bool:
    """Whether a column holds ids of cases and nothing else."""
    values = {row.get(column) for row in answer["cases"] if row.get(column)}
    return bool(values) and all(value in names for value in values)


def _used(answer: Plain, column: str) -> bool:
    return any(row.get(column) for row in answer["cases"])


def _shared(
    heads: Sequence[str], rows: Sequence[Cells], room: float
) -> tuple[float, ...]:
    from qualcode.report.listing import fit

    body = [[str(cell) for cell in row[1:]] for row in rows]
    return tuple(fit(list(heads), body, room))


def _counted(title: str, head: str, body: list[Cells]) -> Grid:
    total = sum(int(row[1]) for row in body)
    return Grid(
        title,
        (head, "N"),
        [*body, (t("instruments.total-row"), total)],
        (NAME + 2, COUNT),
        frozenset([1]),
        total=True,
        source=_own(),
    )


def _interviews(answer: Plain) -> Iterable[Grid]:
    rows = answer["interviews"]
    if rows:
        body: list[Cells] = [
            (initial(r["actor"]), r["documents"], r["participants"]) for r in rows
        ]
        sums = [sum(int(row[i]) for row in body) for i in (1, 2)]
        yield Grid(
            t("instruments.interviews-title"),
            (
                t("report.col-actor"),
                t("instruments.interviews"),
                t("instruments.participants"),
            ),
            [*body, (t("instruments.total-row"), *sums)],
            (NAME, 3.0, 3.0),
            frozenset([1, 2]),
            total=True,
            source=_own(),
        )


def _flow(flow: Plain) -> Iterable[Grid]:
    if flow["left_out"]:
        reasons: dict[tuple[str, str], int] = {}
        for row in flow["left_out"]:
            key = (row["outcome"], row["reason"])
            reasons[key] = reasons.get(key, 0) + 1
        body: list[Cells] = [(t("instruments.flow-listed"), flow["listed"])]
        for (outcome, reason), n in reasons.items():
            said = t(f"instruments.flow-{outcome}")
            body.append((f"{said}: {reason}" if reason else said, f"−{n}"))
        body.append((t("instruments.flow-kept"), flow["kept"]))
        title = t("instruments.flow-title")
        header = (t("instruments.flow-step"), "N")
        widths = (NAME + 6, COUNT)
        yield Grid(title, header, body, widths, frozenset([1]), source=_own())
    if flow["outcomes"]:
        used = [o for o in OUTCOMES if any(r[o] for r in flow["outcomes"])]
        body = [
            (initial(r["actor"]), sum(r[o] for o in used), *(r[o] for o in used))
            for r in flow["outcomes"]
        ]
        sums = [sum(int(row[i]) for row in body) for i in range(1, len(used) + 2)]
        heads = [t(f"instruments.outcome-{o}") for o in used]
        yield Grid(
            t("instruments.outcomes-title"),
            (t("report.col-actor"), t("instruments.sought"), *heads),
            [*body, (t("instruments.total-row"), *sums)],
            (4.0, *[2.4] * (len(used) + 1)),
            frozenset(range(1, len(used) + 2)),
            total=True,
            source=_own(),
        )


def attribute_grids(answer: Sequence[Plain], data: StudyData) -> list[Grid]:
    """Each attribute with N and %, two side by side where study.yaml says so.

    `characterisation` in study.yaml is a list of {title, attributes: [one or two]};
    what it does not name follows, one table each. Columns of other cases' ids are
    left to the sample.
    """
    shown = {a["attribute"]: a for a in answer if a["items"] and not a["linked"]}
    grids, done = [], set[str]()
    for entry in data.config.extra.get("characterisation") or ():
        if isinstance(entry, Mapping):
            named = [n for n in entry.get("attributes") or () if n in shown]
            if named:
                done |= set(named)
                title = str(entry.get("title") or attribute_name(data, named[0]))
                grids.append(_blocks(title, [shown[n] for n in named[:2]], data))
    rest = [a for name, a in shown.items() if name not in done]
    return [
        *grids,
        *(_blocks(attribute_name(data, a["attribute"]), [a], data) for a in rest),
    ]


def _blocks(title: str, blocks: Sequence[Plain], data: StudyData) -> Grid:
    columns = [_block(block) for block in blocks]
    high = max(len(rows) for rows in columns)
    header: tuple[str, ...] = ()
    for block in blocks:
        header += (attribute_name(data, block["attribute"]), "N", "%")
    rows: list[Cells] = []
    for i in range(high):
        line: Cells = ()
        for own in columns:
            # the totals stand side by side, below the longer block
            last = i == high - 1
            here = own[-1] if last else (own[i] if i < len(own) - 1 else ("", "", ""))
            line += here
        rows.append(line)
    wide = (5.2 if len(blocks) > 1 else 8.0, 1.2, 1.6)
    right = frozenset(i for i in range(len(header)) if i % 3)
    n = blocks[0]["base"]
    return Grid(
        title,
        header,
        rows,
        wide * len(blocks),
        right,
        total=True,
        source=_own(t("instruments.base-cases", n=n)),
    )


def _block(block: Plain) -> list[Cells]:
    rows: list[Cells] = [
        (item["value"], item["n"], percent_or_blank(item["share"]))
        for item in block["items"]
    ]
    base, total = block["base"], block["total"]
    share = percent_or_blank(total / base if base else None)
    return [*rows, (t("instruments.total-row"), total, share)]


def plan_grids(answer: Plain) -> list[Grid]:
    """A table per area, the synthesis of all, and which areas go together."""
    heads = tuple(t(f"instruments.plan-{key}") for key in PLAN_HEADS)
    grids = []
    for area in answer["areas"]:
        rows: list[Cells] = [_planned(row) for row in area["standards"]]
        several = len(rows) > 1
        grids.append(
            Grid(
                t("instruments.plan-title", area=area["area"]),
                heads,
                [*rows, _planned(area["total"])] if several else rows,
                (5.0, 2.5, 2.3, 2.1, 2.1, 2.0),
                frozenset(range(1, 6)),
                total=several,
                source=_own(),
            )
        )
    return [*grids, *_synthesis(answer)] if grids else []


def _planned(row: Plain) -> Cells:
    return (row["standard"], *(_number(row[key]) for key in PLAN_HEADS[1:]))


def _number(value: int | None) -> str | int:
    return t("instruments.s-i") if value is None else value


def _synthesis(answer: Plain) -> list[Grid]:
    base = answer["base"]["cases"]
    keys = ("area", *SUMMARY_COUNTS, "coverage", "compliance", "cases", "cases-share")
    rows: list[Cells] = [
        (
            row["area"],
            *(_number(row[key]) for key in SUMMARY_COUNTS),
            percent_or_blank(row["coverage"]),
            percent_or_blank(row["compliance"]),
            row["cases"],
            percent_or_blank(row["cases_share"]),
        )
        for row in answer["summary"]
    ]
    note = t("instruments.base-cases", n=base)
    together: list[Cells] = [
        (
            ", ".join(row["areas"]) or t("instruments.no-area"),
            row["cases"],
            percent_or_blank(row["cases"] / base if base else None),
        )
        for row in answer["combinations"]
    ]
    whole = percent_or_blank(1.0 if base else None)
    return [
        Grid(
            t("instruments.synthesis-title"),
            tuple(t(f"instruments.synthesis-{key}") for key in keys),
            rows,
            (3.4, 2.1, 2.1, 2.2, 1.8, 2.2, 1.1, 1.1),
            frozenset(range(1, 8)),
            source=_own(f"{note} {t('instruments.coverage-note')}"),
        ),
        Grid(
            t("instruments.combinations-title"),
            (t("instruments.combination"), "N", "%"),
            [*together, (t("instruments.total-row"), base, whole)],
            (12.0, 1.6, 1.6),
            frozenset([1, 2]),
            total=True,
            source=_own(note),
        ),
    ]


def theory_grids(answer: Plain) -> list[Grid]:
    """Nodes with their evidence, the joint display, objectives, design and practice."""
    from qualcode.report.theory_tables import grids

    return grids(answer)


def write_instrument(what: str, answer: Any, data: StudyData, path: Path) -> None:
    """Write one of the tables to a docx, xlsx, svg or png.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    from qualcode.report import instruments_files as files

    if path.suffix.lower() in (".svg", ".png"):
        from qualcode.report.theory_picture import write_picture

        write_picture(answer, path)
    elif what == "guide":
        files.write_guide(answer, data, path)
    else:
        grids = {
            "sample": lambda: sample_grids(answer, data),
            "attributes": lambda: attribute_grids(answer, data),
            "plans": lambda: plan_grids(answer),
            "theory": lambda: theory_grids(answer),
        }[what]()
        files.write_grids(grids, t(f"instruments.file-{what}"), path)
