"""Tables of an edited report that the study has outgrown: their new rows put in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qualcode.report.anchors import Anchor, take_anchors
from qualcode.report.checking import gained_rows
from qualcode.report.growing import BODY, Grown, grow
from qualcode.report.opening import open_parts
from qualcode.report.paper import Paper, read_parts
from qualcode.services.auditing import Opened, look_up
from qualcode.services.reporting import probe
from qualcode.services.study import Study

Plain = dict[str, Any]


def grown(study: Study, opened: Opened) -> tuple[Opened, list[Plain], dict[str, str]]:
    """A report with the rows its tables lacked, what was added, and the new texts.

    The second is `refresh`'s `updated` rows, the third the texts of bindings that
    are new. A file that tracks changes is left as it is: its rows are told by
    `check`.
    """
    behind = {
        str(found.name): found.anchor
        for found in opened.inquiry.found
        if found.name and gained_rows(found, opened.truth(found.anchor))
    }
    if not behind or opened.paper.tracking:
        return opened, [], {}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "fresh.docx"
        fresh = {a.name: a for a in probe(study, path)}
        body = open_parts(path)[BODY]
    same = {
        name: other.name
        for name, anchor in behind.items()
        for other in fresh.values()
        if other.query == anchor.query
    }
    made = grow(opened.files[BODY], body, same)
    if not made.rows:
        return opened, [], {}
    return _opened(study, opened, made, fresh, behind)


def _opened(
    study: Study,
    opened: Opened,
    made: Grown,
    fresh: Mapping[str, Anchor],
    behind: Mapping[str, Anchor],
) -> tuple[Opened, list[Plain], dict[str, str]]:
    files = {**opened.files, BODY: made.body}
    paper = read_parts(files)
    queries = {own: fresh[other].query for own, other in made.names.items()}
    new = _ranked(paper, opened.anchors, take_anchors(paper, queries))
    full = {
        anchor.name: opened.truth(anchor).shape
        for name, anchor in behind.items()
        if name in made.rows and name not in made.left
    }
    anchors = [replace(a, shape=full.get(a.name, a.shape)) for a in opened.anchors]
    again = Opened(opened.path, files, paper, opened.report, [*anchors, *new])
    again.anchors.sort(key=lambda a: a.position)
    updated = [
        {
            "binding": name,
            "kind": "table",
            "before": str(len(behind[name].shape)),
            "after": str(len(behind[name].shape) + n),
        }
        for name, n in made.rows.items()
    ]
    return look_up(study, again), updated, {a.name: a.text for a in new}


def _ranked(paper: Paper, known: list[Anchor], new: list[Anchor]) -> list[Anchor]:
    """New anchors with the rank of the known one that stands before each."""
    ranks = {a.name.lower(): a.position for a in known}
    marks = sorted(
        (m.start, ranks[m.name.lower()]) for m in paper.marks if m.name.lower() in ranks
    )
    at = {m.name: m.start for m in paper.marks}
    starts = [start for start, _ in marks]
    return [
        replace(a, position=marks[max(0, bisect_right(starts, at[a.name]) - 1)][1])
        for a in new
    ]
