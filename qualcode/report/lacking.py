"""What a report still lacks: the list of "Falta…" that a team works off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.i18n import t
from qualcode.report.content import ReportContent
from qualcode.report.marking import plain

Lack = dict[str, Any]


def lacking(content: ReportContent) -> list[Lack]:
    """What the team has still to say or decide, in the order of the report.

    Returns:
        `{"chapter", "chapter_name", "what", "n", "ids", "page"}`: `what` is a
        sentence, `n` how many things it stands for, `ids` of findings, practices or
        activities, `page` the workbench's page that mends it ("" where only Word
        does). Empty for a report that lacks nothing.
    """
    found = [
        *_method(content),
        *_stages(content),
        *_practices(content),
        *_claims(content),
        *_coreq(content),
    ]
    return [
        {**row, "chapter_name": t(f"report.head-{row['chapter']}")} for row in found
    ]


def _lack(
    chapter: str, what: str, *, n: int = 1, ids: list[str] | None = None, page: str = ""
) -> Lack:
    return {"chapter": chapter, "what": what, "n": n, "ids": ids or [], "page": page}


def _method(content: ReportContent) -> Iterator[Lack]:
    lead = t("report.missing", what="").strip()
    for text in content.method:
        if text.startswith(lead):
            what = plain(text)[len(lead) :].strip()
            yield _lack("method", what[:1].upper() + what[1:])


def _stages(content: ReportContent) -> Iterator[Lack]:
    """Activities that people speak of and no finding does; findings without ground."""
    silent = [
        activity["name"]
        for stage in content.stages
        for activity in stage["activities"]
        if not activity.get("findings") and not activity.get("sentence")
        if any(row.get("voiced") for row in activity.get("counts") or ())
    ]
    if silent:
        what = t("lack.activities", n=len(silent))
        yield _lack("process", what, n=len(silent), ids=silent, page="/findings")
    findings = [
        finding
        for stage in content.stages
        for activity in stage["activities"]
        for finding in activity.get("findings") or ()
    ]
    findings += list(content.factors.get("findings") or ())
    if not findings:
        yield _lack("process", t("lack.findings"), page="/findings")
    bare = [str(f["id"]) for f in findings if _fell(f)]
    if bare:
        what = t("lack.evidence", n=len(bare))
        yield _lack("process", what, n=len(bare), ids=bare, page="/findings")


def _practices(content: ReportContent) -> Iterator[Lack]:
    undecided = [p["code"] for p in content.practices if p.get("accepted") is None]
    if undecided:
        what = t("lack.accepted", n=len(undecided))
        yield _lack(
            "practices", what, n=len(undecided), ids=undecided, page="/practices"
        )
    unargued = [
        p["code"]
        for p in content.practices
        if any(
            x.get("verdict") == "not-argued" for x in (p.get("tests") or {}).values()
        )
    ]
    if unargued:
        what = t("lack.argued", n=len(unargued))
        yield _lack("practices", what, n=len(unargued), ids=unargued, page="/practices")


def _claims(content: ReportContent) -> Iterator[Lack]:
    for chapter, rows in (
        ("conclusions", content.conclusions),
        ("recommendations", content.recommendations),
    ):
        if not rows:
            yield _lack(chapter, t(f"lack.{chapter}"), page="/findings")
        bare = [str(r["id"]) for r in rows if not r.get("rests_on") or _fell(r)]
        if bare:
            what = t("lack.ground", n=len(bare))
            yield _lack(chapter, what, n=len(bare), ids=bare, page="/findings")


def _fell(item: Any) -> bool:
    return item.get("status") in ("fallen", "unsupported")


def _coreq(content: ReportContent) -> Iterator[Lack]:
    if content.coreq is None:
        return
    open_ = [n for n in range(1, 33) if not content.coreq.get(n)]
    if open_:
        items = [t(f"report.coreq-{n}") for n in open_]
        what = t("lack.coreq", n=len(open_))
        yield _lack("annex-coreq", what, n=len(open_), ids=items)
