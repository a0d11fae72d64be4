"""Mends the bindings of a report that the team edits, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import atomic, sha256
from qualcode.i18n import t
from qualcode.report.anchors import (
    BUILD,
    CHECKED,
    OUTDATED,
    Anchor,
    property_value,
    text_hash,
)
from qualcode.report.checking import WITHDRAWN, Verdict, judge
from qualcode.report.growing import BODY
from qualcode.report.patching import Edit, patch, patch_tracked, rezip
from qualcode.report.properties import set_properties
from qualcode.report.quoting import passages
from qualcode.report.wordml import NBSP
from qualcode.services.auditing import Opened, open_report
from qualcode.services.growing import grown
from qualcode.services.reporting import in_language
from qualcode.services.study import Study
from qualcode.store import reports, writes

Plain = dict[str, Any]
MENDED = ("stale", WITHDRAWN)


def refresh(
    study: Study,
    file: Path,
    out: Path | None = None,
    *,
    coder: str,
    edited: bool = False,
    today: str | None = None,
) -> Plain:
    """Mend stale figures and tables, take out withdrawn quotes; the contract's answer.

    What a person changed in the document is `left`, with both texts, unless
    `edited`. A file that tracks changes gets tracked changes. Where nothing is to
    be mended not a byte is written, unless `out` asks for a copy. Raises
    `report-not-word` for a workbook, `report-unknown` without any binding.
    """
    file, out = Path(file), None if out is None else Path(out)
    raw = file.read_bytes() if file.is_file() else b""
    opened = open_report(study, file)
    if not opened.files:
        raise QualcodeError("report-not-word", file=file)
    if not opened.anchors:
        raise QualcodeError("report-unknown", file=file)
    language = study.config.language
    opened, rows, texts = grown(study, opened)
    work = _Work(opened, edited=edited)
    work.updated += rows
    work.new_text |= texts
    in_language(language, work.gather)
    day = today or datetime.now(UTC).date().isoformat()
    in_language(language, lambda: work.date(day))
    changed = work.patch(day)
    if rows:
        changed.setdefault(BODY, opened.files[BODY])
    target = out or file
    if changed:
        written = rezip(raw, _properties(opened, work, changed, day))
        with atomic(target) as fresh:
            fresh.write_bytes(written)
        _remember(study, opened, work, target, written, coder)
    elif out is not None and out.resolve() != file.resolve():
        with atomic(out) as fresh:
            fresh.write_bytes(raw)
    return {
        "file": str(file),
        "written": str(target) if changed or out is not None else None,
        "updated": work.updated,
        "left": work.left,
    }


class _Work:
    """What a refresh will change, and what it leaves."""

    def __init__(self, opened: Opened, *, edited: bool) -> None:
        self.opened = opened
        self.edited = edited
        self.edits: list[tuple[Edit, Plain, Verdict | None]] = []
        self.updated: list[Plain] = []
        self.left: list[Plain] = []
        self.new_text: dict[str, str] = {}
        self.report = ""

    def gather(self) -> None:
        """Look at every binding, its copies too, and at unbound withdrawn quotes."""
        wanted = MENDED + (("edited", "both") if self.edited else ())
        for found in self.opened.inquiry.found:
            if found.anchor.query.get("figure") == "checked":
                continue
            truth = self.opened.truth(found.anchor)
            for verdict in judge(self.opened.paper, found, truth):
                if verdict.state in wanted and verdict.expected is not None:
                    self._take(verdict)
                elif verdict.state in ("edited", "both", "missing"):
                    self.left.append(_row(verdict, why=verdict.state))
        self._withdrawn_passages()

    def _take(self, verdict: Verdict) -> None:
        span, kind = verdict.span, verdict.found.anchor.kind
        assert span is not None
        assert verdict.expected is not None
        text = verdict.expected
        if kind == "figure":
            text = text.replace(" ", NBSP)
        self.edits.append((Edit(*span, text), _row(verdict), verdict))

    def _withdrawn_passages(self) -> None:
        facts, paper = self.opened.inquiry.facts, self.opened.paper
        bound = facts.get("bound", ())
        for passage in passages(paper, facts.get("vocabulary", ())):
            a, b = passage.span
            text = paper.text[a:b]
            if text_hash(text) in facts.get("withdrawn", ()) and not any(
                x < b and a < y for x, y in bound
            ):
                after = t("report.quote-withdrawn")
                row = {"binding": None, "kind": "quote", "before": "", "after": after}
                self.edits.append((Edit(a, b, after), row, None))

    def date(self, day: str) -> None:
        """The line that says when the report was checked, where it still stands."""
        from qualcode.report.wording import date_words

        line = date_words(day)
        if self.left:
            line = t("report.checked-left", date=line, n=len(self.left))
        for found in self.opened.inquiry.found:
            own = found.anchor.query.get("figure") == "checked"
            if not own or found.span is None or found.by == "context":
                continue
            before = self.opened.paper.text[slice(*found.span)]
            if " ".join(before.split()) != line:
                row = {
                    "binding": found.name,
                    "kind": "figure",
                    "before": " ".join(before.split()),
                    "after": line,
                }
                verdict = Verdict(found, found.span, found.name, "stale")
                edit = Edit(*found.span, line.replace(" ", NBSP))
                self.edits.append((edit, row, verdict))

    def patch(self, day: str) -> dict[str, bytes]:
        """The changed parts; fills `updated`, and `left` with what cannot be."""
        opened = self.opened
        edits = [edit for edit, _, _ in self.edits]
        if not edits:
            return {}
        refused = [e for e in edits if _crosses(opened.paper.tracked, e)]
        ready = [e for e in edits if e not in refused]
        if opened.paper.tracking:
            when = f"{day}T00:00:00Z"
            changed, not_whole = patch_tracked(
                opened.files, opened.paper, ready, when=when
            )
            refused += not_whole
        else:
            changed = patch(opened.files, opened.paper, ready) if ready else {}
        for edit, row, verdict in self.edits:
            if edit in refused:
                self.left.append(
                    {
                        "binding": row["binding"],
                        "kind": row["kind"],
                        "printed": row["before"],
                        "expected": row["after"],
                        "why": "tracked",
                    }
                )
                continue
            self.updated.append(row)
            if verdict is not None and not verdict.found.anchor.withdrawn:
                self.new_text[verdict.found.anchor.name] = edit.text
        return changed


def _crosses(tracked: list[tuple[int, int]], edit: Edit) -> bool:
    return any(a < edit.end and edit.start < b for a, b in tracked)


def _row(verdict: Verdict, why: str = "") -> Plain:
    kind = verdict.found.anchor.kind
    if why:
        return {
            "binding": verdict.name,
            "kind": kind,
            "printed": verdict.printed,
            "written": verdict.found.anchor.text,
            "expected": verdict.expected,
            "why": why,
        }
    gone = verdict.state == WITHDRAWN
    return {
        "binding": verdict.name,
        "kind": kind,
        "before": "" if gone else verdict.printed,  # the words are not said again
        "after": verdict.expected,
    }


def _anchors(opened: Opened, work: _Work) -> list[Anchor]:
    """The anchors as they now stand in the refreshed file."""
    return [
        replace(a, text=text, hash=text_hash(text)) if text is not None else a
        for a in opened.anchors
        for text in [work.new_text.get(a.name)]
    ]


def _properties(
    opened: Opened, work: _Work, changed: Mapping[str, bytes], day: str
) -> dict[str, bytes]:
    files = {**opened.files, **changed}
    work.report = writes.new_id()
    names = [str(row["binding"]) for row in work.left if row["binding"]]
    said: dict[str, str | None] = {
        BUILD: work.report,
        CHECKED: day,
        OUTDATED: " ".join([str(len(work.left)), *names]),
    }
    for anchor in _anchors(opened, work):
        if anchor.name in work.new_text:
            said[anchor.name] = property_value(anchor)
        elif anchor.withdrawn and anchor.name in opened.paper.properties:
            said[anchor.name] = None
    set_properties(files, said)
    return files


def _remember(
    study: Study, opened: Opened, work: _Work, target: Path, written: bytes, coder: str
) -> None:
    digest = sha256(written)
    rows = [
        {**asdict(a), "shape": list(a.shape), "withdrawn": int(a.withdrawn)}
        for a in _anchors(opened, work)
    ]
    with study.database.write() as connection:
        reports.save(
            connection, work.report, target.name, digest, rows, parent=opened.report
        )
        writes.event(
            connection,
            writes.new_id(),
            coder,
            "report-refresh",
            "report",
            target.name,
            after={"file": target.name, "sha256": digest},
        )
