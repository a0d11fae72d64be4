"""A report held against the study: opened with its anchors, checked, compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.report.anchors import BUILD, NAME, Anchor, from_properties, same
from qualcode.report.checking import (
    Inquiry,
    Truth,
    check_bindings,
    check_paper,
    inquire,
    judge,
)
from qualcode.report.opening import check_sheet, open_parts
from qualcode.report.paper import Paper, read_paper, read_parts
from qualcode.report.prose_checks import (
    check_claims,
    check_names,
    check_passages,
    check_silence,
    unbound_passages,
)
from qualcode.services import audit_facts
from qualcode.services.bindings import Truths
from qualcode.services.reporting import in_language
from qualcode.services.study import Study
from qualcode.store import reports

Plain = dict[str, Any]
PROSE = (check_passages, check_names, check_claims, check_silence)


@dataclass(slots=True)
class Opened:
    """A document with what the study knows of it.

    `report` is the id of the build (or refresh) it came from, None when unknown.
    """

    path: Path
    files: dict[str, bytes]
    paper: Paper
    report: str | None = None
    anchors: list[Anchor] = field(default_factory=list)
    truths: dict[str, Truth] = field(default_factory=dict)
    inquiry: Inquiry = field(default_factory=lambda: Inquiry(Paper()))

    def truth(self, anchor: Anchor) -> Truth:
        """What the study says of an anchor."""
        return self.truths[anchor.name]


def check(study: Study | None, file: Path, *, comments: Path | None = None) -> Plain:
    """Hold a document against the study; the contract's `report check`.

    Without a study only its tables are added up. `comments` writes a copy with each
    problem as a comment on its spot; `file` itself is never written. Also given:
    `build`, and `found`, how many bindings were found by which way.
    """
    file = Path(file)
    if study is None:
        paper = read_paper(file)
        done = check_paper(Inquiry(paper), ())
        opened = Opened(file, {}, paper)
    else:
        opened = open_report(study, file)
        done = check_paper(opened.inquiry, (check_bindings, *PROSE))
        done["checked"]["quotes"] += unbound_passages(opened.inquiry)
        done["problems"] += _if_rejected(opened)
    if comments is not None:
        from qualcode.report.commenting import write_comments

        write_comments(file, done["problems"], comments)
    ways = Counter(f.by or "lost" for f in opened.inquiry.found)
    return {
        "file": str(file),
        "study": None if study is None else study.config.title,
        "checked": done["checked"],
        "problems": [_told(p) for p in done["problems"]],
        "build": opened.report,
        "found": dict(ways),
    }


def _told(problem: Plain) -> Plain:
    return {key: value for key, value in problem.items() if key != "span"}


def open_report(study: Study, file: Path) -> Opened:
    """Read a document and join it with the anchors of the build it came from.

    A file tells its build in a property; else the bookmarks' names tell it. Where
    the study knows neither, the file's own properties stand in, and where it has
    lost those too the quotes that stand in it tell whose report it is.
    """
    if check_sheet(file) != "docx":
        opened = Opened(file, {}, read_paper(file))
    else:
        files = open_parts(file)
        opened = Opened(file, files, read_parts(files))
        _find_anchors(study, opened)
    return look_up(study, opened)


def look_up(study: Study, opened: Opened) -> Opened:
    """Find the bindings of what was read, and what the study says of each."""
    data = study.data()
    language = data.config.language
    truths = Truths(study, data)
    opened.truths = in_language(
        language, lambda: {a.name: truths(a) for a in opened.anchors}
    )
    opened.anchors = [_with_text(a, opened.truths[a.name]) for a in opened.anchors]
    facts = audit_facts.gather(study, data, truths)
    opened.inquiry = inquire(opened.paper, opened.anchors, opened.truth, facts)
    opened.inquiry.facts = {
        **facts,
        "bound": [
            span
            for f in opened.inquiry.found
            if f.anchor.kind == "quote"
            for span in (f.span, *(s for s, _ in f.copies))
            if span is not None
        ],
    }
    return opened


def _find_anchors(study: Study, opened: Opened) -> None:
    paper = opened.paper
    names = [
        m[1].lower() for m in map(NAME.fullmatch, (x.name for x in paper.marks)) if m
    ]
    with study.database.read() as connection:
        known = {row["id"] for row in reports.written(connection)}
        build = paper.properties.get(BUILD, "")
        report = build if build in known else reports.with_names(connection, names)
        rows = reports.anchors(connection, report) if report else []
        if not rows and not from_properties(paper.properties):
            report, rows = _by_words(connection, paper)
    opened.report = report
    opened.anchors = [anchor(row) for row in rows]
    if not rows:
        opened.anchors = from_properties(paper.properties)
        by_name = {a.name: n for n, a in enumerate(opened.anchors)}
        opened.anchors = [replace(a, position=by_name[a.name]) for a in opened.anchors]


def _by_words(connection: Any, paper: Paper) -> tuple[str | None, list[Plain]]:
    """The newest report most of whose quotes stand in a file that lost every name.

    So a report comes back from an editor that renames bookmarks and drops
    properties; what merely quotes the study is no report of it.
    """
    text = same(paper.text)
    for written in reports.written(connection):
        rows = reports.anchors(connection, written["id"])
        said = {r["text"] for r in rows if "quote" in r["query"] and r["text"]}
        if said and sum(same(one) in text for one in said) > len(said) / 2:
            return str(written["id"]), rows
    return None, []


def anchor(row: Mapping[str, Any]) -> Anchor:
    """A row of the store as an anchor."""
    return Anchor(
        **{
            **row,
            "shape": tuple(row["shape"]),
            "withdrawn": bool(row["withdrawn"]),
        }
    )


def _with_text(known: Anchor, truth: Truth) -> Anchor:
    """An anchor that only a property remembers takes the study's own text."""
    if known.text or known.withdrawn or truth.state:
        return known
    return replace(known, text=truth.text)


def _if_rejected(opened: Opened) -> list[Plain]:
    """Where rejecting the tracked changes would turn a verdict round."""
    paper = opened.paper
    if not paper.tracked:
        return []
    from qualcode.report.checking import flaw

    other = read_parts(opened.files, rejected=True)
    again = inquire(other, opened.anchors, opened.truth, {})
    told = []
    for now, then in zip(opened.inquiry.found, again.found, strict=True):
        truth = opened.truth(now.anchor)
        a, b = judge(paper, now, truth)[0], judge(other, then, truth)[0]
        if a.right != b.right:
            told.append(
                flaw(
                    paper, "tracked-change", now.span, severity="info",
                    binding=now.name or now.anchor.name, printed=b.printed,
                    expected=b.expected,
                )
            )  # fmt: skip
    return told


def compare(study: Study, first: Path, second: Path) -> Plain:
    """Two versions of one report against the build both came from.

    {"file", "other", "study", "build", "checked", "changes": [{"binding", "kind",
    "written", "first", "second", "changed_by": first | second | both-same |
    both-differ, "expected"}], "problems"}. Raises `reports-unrelated` when they
    come from different builds.
    """
    one, two = open_report(study, Path(first)), open_report(study, Path(second))
    roots = [_root(study, opened.report) for opened in (one, two)]
    if roots[0] is None or roots[0] != roots[1]:
        raise QualcodeError("reports-unrelated", file=first, other=Path(second).name)
    with study.database.read() as connection:
        base = {r["name"]: anchor(r) for r in reports.anchors(connection, roots[0])}
    sides = [_printed(opened) for opened in (one, two)]
    changes = [
        change
        for name, own in base.items()
        if (change := _change(own, sides[0].get(name), sides[1].get(name)))
    ]
    problems = []
    for opened in (one, two):
        done = check_paper(opened.inquiry, (check_bindings, *PROSE))
        problems += [{**_told(p), "file": str(opened.path)} for p in done["problems"]]
    return {
        "file": str(first),
        "other": str(second),
        "study": study.config.title,
        "build": roots[0],
        "checked": done["checked"],
        "changes": changes,
        "problems": problems,
    }


def _root(study: Study, report: str | None) -> str | None:
    """The build that a refresh, of a refresh, came from."""
    with study.database.read() as connection:
        parents = {r["id"]: r["parent"] for r in reports.written(connection)}
    seen: set[str] = set()
    while report is not None and report not in seen:
        seen.add(report)
        parent = parents.get(report)
        if parent is None:
            return report
        report = parent
    return None


def _printed(opened: Opened) -> dict[str, str]:
    found = {}
    for f in opened.inquiry.found:
        if f.span is not None:
            text = opened.paper.text[slice(*f.span)]
            found[f.anchor.name] = " ".join(text.split())
    return found


def _change(own: Anchor, first: str | None, second: str | None) -> Plain | None:
    from qualcode.report.anchors import text_hash

    moved = [text is None or text_hash(text) != own.hash for text in (first, second)]
    if not any(moved):
        return None
    if all(moved):
        by = "both-same" if first == second else "both-differ"
    else:
        by = "first" if moved[0] else "second"
    return {
        "binding": own.name,
        "kind": own.kind,
        "written": own.text,
        "first": first,
        "second": second,
        "changed_by": by,
    }


def counted(problems: Sequence[Plain]) -> dict[str, int]:
    """How many problems of each code, errors first."""
    order = sorted(problems, key=lambda p: (p["severity"] != "error", p["code"]))
    return dict(Counter(p["code"] for p in order))
