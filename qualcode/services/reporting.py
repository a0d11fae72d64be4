"""The Word report and the exports: what analysis found, handed to the printers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.files import sha256
from qualcode.i18n import t
from qualcode.model import Code, Facet, Finding, StudyData
from qualcode.services.study import Study
from qualcode.store import rows, writes

if TYPE_CHECKING:
    from qualcode.report import ReportContent

Plain = dict[str, Any]
DEEP = 99  # every level below a facet


def build(
    study: Study,
    out: Path | None = None,
    *,
    template: Path | None = None,
    force: bool = False,
    coder: str,
) -> Plain:
    """Build the Word report; {"file", "sha256", "backup"}.

    Raises `report-is-the-teams` when the file there is not as the last build
    left it, unless `force`, which first puts a copy beside it.
    """
    from qualcode.report import build_report

    out = out or study.where.outputs / t("reporting.file-name")
    kept = _guard(study, out, force=force)
    build_report(content(study), out, template=template)
    digest = sha256(out.read_bytes())
    with study.database.write() as connection:
        writes.event(
            connection,
            writes.new_id(),
            coder,
            "report-build",
            "report",
            out.name,
            after={"file": out.name, "sha256": digest},
        )
    return {"file": str(out), "sha256": digest, "backup": str(kept) if kept else None}


def _guard(study: Study, out: Path, *, force: bool) -> Path | None:
    """Let nobody's edits be overwritten; the copy made when forced."""
    if not out.exists():
        return None
    raw = out.read_bytes()
    with study.database.read() as connection:
        built = {
            event["after"]["sha256"]
            for event in writes.events(connection)
            if event["action"] == "report-build" and event["object_id"] == out.name
        }
    if sha256(raw) in built:
        return None
    if not force:
        raise QualcodeError("report-is-the-teams", file=out.name)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = out.with_name(f"{out.stem}-{stamp}{out.suffix}")
    kept.write_bytes(raw)
    return kept


def content(study: Study) -> ReportContent:
    """Everything the report prints, computed from one picture of the study."""
    from qualcode.analysis import matrix, practices, quotes, stats
    from qualcode.report import ReportContent

    data = study.data()
    process, factor = facets(data)
    quoted = {row["id"]: row for row in quotes(data)}
    placed, unplaced = _place(data, quoted, process)
    by_kind = {
        kind: [_claim(f, quoted) for f in data.findings if f.kind == kind]
        for kind in ("finding", "conclusion", "recommendation")
    }
    return ReportContent(
        title=data.config.title,
        report_type=t("reporting.type"),
        language=data.config.language,
        date=datetime.now(UTC).date().isoformat(),
        base=_base(study, data),
        note=str(data.config.extra.get("note") or ""),
        sample=_sample(stats(data)),
        method=_method(study, data),
        coreq=_coreq(study, data),
        stages=_stages(data, process, placed) if process else (),
        factors=_factors(data, factor, unplaced),
        practices=practices(data),
        quotes_by_id=quoted,
        conclusions=by_kind["conclusion"],
        recommendations=by_kind["recommendation"],
        matrix=matrix(data, process.id, "actor", depth=DEEP) if process else None,
        quotes=_cited(data, quoted),
        codebook=_codebook(data),
        suggestions=_suggestions(study, data),
        marks=data.config.quote_marks,
        names=names(data),
    )


def facets(data: StudyData) -> tuple[Facet | None, Facet | None]:
    """The facet the report walks through and the one it weighs.

    The first whose codes take no valence and the first whose codes do.
    """
    used = [f for f in data.codebook.facets if f.codes]
    plain = next((f for f in used if f.valence == "none"), None)
    valenced = next((f for f in used if f.valence != "none"), None)
    return plain, valenced


def names(data: StudyData) -> dict[str, str]:
    """Printed name of every facet, code and valence."""
    book = data.codebook
    found = {code: book.name(code) for code in book.order}
    found.update({v.id: v.name for v in book.valences})
    return found


def _place(
    data: StudyData, quoted: Mapping[str, Plain], process: Facet | None
) -> tuple[dict[str, list[Plain]], list[Plain]]:
    """Findings by the activity most of their evidence lies in; the rest apart."""
    inside = data.codebook.descendants(process.id) if process else frozenset()
    placed: dict[str, list[Plain]] = defaultdict(list)
    unplaced: list[Plain] = []
    for finding in data.findings:
        if finding.kind != "finding":
            continue
        votes = Counter(
            code
            for id_ in finding.evidence
            if id_ in quoted
            for code in (quoted[id_]["code"], *quoted[id_]["codes"])
            if code in inside
        )
        home = (
            max(votes, key=lambda c: (votes[c], -data.codebook.order[c]))
            if votes
            else None
        )
        if home is None:
            unplaced.append(_claim(finding, quoted))
        else:
            placed[home].append(_claim(finding, quoted))
    return placed, unplaced


def _claim(finding: Finding, quoted: Mapping[str, Plain]) -> Plain:
    seen: dict[str, Plain] = {}
    for id_ in finding.evidence:
        if id_ in quoted:
            seen.setdefault(quoted[id_]["text"], quoted[id_])
    return {
        "id": finding.id,
        "claim": finding.claim,
        "quotes": [
            {"text": row["text"], "attribution": row["attribution"]}
            for row in list(seen.values())[:2]
        ],
        "rests_on": list(finding.rests_on),
        "contrary": list(finding.contrary),
    }


def _stages(
    data: StudyData, process: Facet, placed: Mapping[str, Sequence[Plain]]
) -> list[Plain]:
    """Stages in codebook order, each with its activities' findings and counts."""
    from qualcode.analysis import matrix, quotes

    counted = matrix(data, process.id, "actor", depth=DEEP)
    counts: dict[str, list[Plain]] = defaultdict(list)
    for cell in counted["cells"]:
        counts[cell["row"]].append(
            {
                "actor": cell["col"],
                "voiced": cell["documents"],
                "asked": cell["asked"],
            }
        )
    stages = []
    for stage in process.codes:
        activities = (
            [_activity(stage, placed, counts, [])] if placed.get(stage.id) else []
        )
        for code, _ in stage.walk():
            if code.id == stage.id:
                continue
            typical: list[Plain] = []
            if not placed.get(code.id) and any(c["voiced"] for c in counts[code.id]):
                typical = quotes(data, codes=(code.id,), representative=1)
            activities.append(_activity(code, placed, counts, typical))
        stages.append({"name": stage.name, "activities": activities})
    return stages


def _activity(
    code: Code,
    placed: Mapping[str, Sequence[Plain]],
    counts: Mapping[str, list[Plain]],
    typical: Sequence[Plain],
) -> Plain:
    shown = [q for q in typical if q["representative"] in ("typical", "chosen")]
    return {
        "name": code.name,
        "findings": list(placed.get(code.id, ())),
        "sentence": None,
        "quotes": [
            {"text": q["text"], "attribution": q["attribution"]} for q in shown[:1]
        ],
        "counts": counts.get(code.id, []),
    }


def _factors(data: StudyData, factor: Facet | None, unplaced: Sequence[Plain]) -> Plain:
    from qualcode.analysis import matrix

    signs = data.codebook.signs
    good = next((v for v in data.codebook.valences if signs[v.id] > 0), None)
    bad = next((v for v in data.codebook.valences if signs[v.id] < 0), None)
    if factor is None or good is None or bad is None:
        return {"findings": list(unplaced)} if unplaced else {}
    return {
        "facilitador": matrix(data, factor.id, "actor", depth=DEEP, valence=good.id),
        "obstaculizador": matrix(data, factor.id, "actor", depth=DEEP, valence=bad.id),
        "findings": list(unplaced),
        "names": (good.name, bad.name),
    }


def _cited(data: StudyData, quoted: Mapping[str, Plain]) -> list[Plain]:
    """The quotes that findings and practices rest on, in the study's order."""
    cited = {id_ for f in data.findings for id_ in (*f.evidence, *f.contrary)}
    cited |= {
        str(id_)
        for p in data.practices
        for test in p.tests.values()
        for id_ in test.get("evidence") or ()
    }
    return [row for id_, row in quoted.items() if id_ in cited]


def _codebook(data: StudyData) -> list[Plain]:
    return [
        {
            "code": code.id,
            "name": code.name,
            "level": level,
            "definition": code.definition or code.brief,
            "include": code.include,
            "exclude": code.exclude,
            "facet": facet.name,
        }
        for facet in data.codebook.facets
        for code, level in facet.walk()
    ]


def _base(study: Study, data: StudyData) -> Plain:
    dates = sorted(d.date for d in data.documents if d.date and d.is_interview)
    with study.database.read() as connection:
        version = writes.codebook_version(connection, data.codebook)[1]
    cases = {case for d in data.documents for case in d.cases}
    return {
        "documents": sum(1 for d in data.documents if d.is_interview),
        "participants": len(_people(data)),
        "cases": len(cases),
        "coders": len({c.coder for c in data.codings}),
        "codings": len(data.codings),
        "codes": len(data.codebook.codes),
        "codebook": data.codebook.title or data.codebook.id,
        "codebook_version": version,
        "fieldwork": (dates[0], dates[-1]) if dates else None,
    }


def _people(data: StudyData) -> set[str]:
    return {
        p.participant or f"{p.document}/{p.label}"
        for p in data.participants
        if p.kind != "interviewer"
    }


def _sample(counted: Mapping[str, Any]) -> list[Plain]:
    total = {
        key: counted[key] for key in ("documents", "participants", "words", "codings")
    }
    return [
        *counted["by_actor"],
        {"actor": t("report.total"), **total, "total": True},
    ]


def _method(study: Study, data: StudyData) -> list[str]:
    """What the program knows of the method; what it cannot know is asked for."""
    base = _base(study, data)
    told = [
        t("reporting.method-interviews", **base),
        t("reporting.method-codebook", **base),
        t("reporting.method-coding", **base),
        t("reporting.method-attribution", k=data.config.k),
    ]
    asked = ("consent", "selection", "guide")
    return told + [t(f"reporting.missing-{what}") for what in asked]


def _coreq(study: Study, data: StudyData) -> dict[int, str]:
    """The items of COREQ (Tong et al. 2007) that the study itself answers."""
    base = _base(study, data)
    known = {
        12: t("reporting.coreq-12", **base),
        24: t("reporting.coreq-24", **base),
        25: t("reporting.coreq-25", **base),
        26: t("reporting.coreq-26", **base),
        27: "qualcode",
        29: t("reporting.coreq-29"),
    }
    if any(d.date for d in data.documents):
        known[16] = t("reporting.coreq-16", **base)
    return known


def _suggestions(study: Study, data: StudyData) -> Plain | None:
    """How suggestions were used, counted from their states and the codings' origin."""
    with study.database.read() as connection:
        states = Counter(s.state for s in rows.suggestions(connection, state=None))
    if not states:
        return None
    born = sum(1 for c in data.codings if c.origin.startswith("suggestion:"))
    accepted = states["accepted"]
    return {
        "accepted": accepted,
        "changed": max(0, born - accepted),
        "rejected": states["rejected"] - max(0, born - accepted),
        "undecided": states["undecided"],
        "hand": len(data.codings) - born,
        "born": born,
        "total": sum(states.values()),
    }
