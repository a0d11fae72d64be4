"""What the report prints, computed from one picture of the study.

Every number and quote goes out with the query it answers (`report.marking`), so
that the printed report knows where each came from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from qualcode.i18n import t
from qualcode.model import Code, Facet, StudyData
from qualcode.report.marking import Count
from qualcode.services.instruments import Tables
from qualcode.services.report_factors import DEEP, factors, with_voices
from qualcode.services.report_findings import Citing, Told, quote
from qualcode.services.report_method import base_figures, coreq, marked_base, method
from qualcode.services.study import Study
from qualcode.store import rows

if TYPE_CHECKING:
    from qualcode.report import ReportContent

Plain = dict[str, Any]
SAMPLE = ("documents", "participants", "words", "codings")


def content(study: Study, data: StudyData | None = None) -> ReportContent:
    """Everything the report prints, computed from one picture of the study."""
    from qualcode.analysis import matrix, practices, quotes, stats
    from qualcode.report import ReportContent

    data = data or study.data()
    base = base_figures(study, data)
    process, factor = facets(data)
    quoted = {row["id"]: row for row in quotes(data)}
    told = Told(data, quoted)
    cite = told.cite
    placed, unplaced = told.placed(process)
    return ReportContent(
        title=data.config.title,
        report_type=t("reporting.type"),
        language=data.config.language,
        date=datetime.now(UTC).date().isoformat(),
        base=marked_base(base),
        note=str(data.config.extra.get("note") or ""),
        sample=_sample(stats(data)),
        method=method(data, base),
        coreq=coreq(data, base),
        evaluation=Tables(study, data).chapters(),
        stages=_stages(data, process, placed, cite) if process else (),
        factors=factors(data, factor, unplaced, cite),
        practices=practices(data),
        quotes_by_id={id_: cite.row(row) for id_, row in quoted.items()},
        conclusions=told.of_kind("conclusion"),
        recommendations=told.of_kind("recommendation"),
        matrix=with_voices(matrix(data, process.id, "actor", depth=DEEP))
        if process
        else None,
        quotes=cited_quotes(data, quoted),
        codebook=_codebook(data),
        suggestions=used_suggestions(study, data),
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


def _stages(
    data: StudyData,
    process: Facet,
    placed: Mapping[str, Sequence[Plain]],
    cite: Citing,
) -> list[Plain]:
    """Stages in codebook order, each with its activities' findings and counts."""
    from qualcode.analysis import matrix, quotes
    from qualcode.report.matrix_figures import figure_query

    counted = matrix(data, process.id, "actor", depth=DEEP)
    counts: dict[str, list[Plain]] = defaultdict(list)
    for cell in counted["cells"]:
        counts[cell["row"]].append(
            {
                "actor": cell["col"],
                "voiced": cell["documents"],
                "asked": cell["asked"],
                "query": figure_query(counted, "n-of-m", cell["row"], cell["col"]),
            }
        )
    stages = []
    for stage in process.codes:
        activities = (
            [_activity(stage, placed, counts, [], cite)] if placed.get(stage.id) else []
        )
        for code, _ in stage.walk():
            if code.id == stage.id:
                continue
            typical: list[Plain] = []
            if not placed.get(code.id) and any(c["voiced"] for c in counts[code.id]):
                typical = quotes(data, codes=(code.id,), representative=1)
            activities.append(_activity(code, placed, counts, typical, cite))
        stages.append({"name": stage.name, "activities": activities})
    return stages


def _activity(
    code: Code,
    placed: Mapping[str, Sequence[Plain]],
    counts: Mapping[str, list[Plain]],
    typical: Sequence[Plain],
    cite: Citing,
) -> Plain:
    shown = [q for q in typical if q["representative"] in ("typical", "chosen")]
    return {
        "name": code.name,
        "findings": list(placed.get(code.id, ())),
        "sentence": None,
        "quotes": [quote(cite.row(q)) for q in shown[:1]],
        "counts": counts.get(code.id, []),
    }


def cited_quotes(data: StudyData, quoted: Mapping[str, Plain]) -> list[Plain]:
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


def _sample(counted: Mapping[str, Any]) -> list[Plain]:
    rows = [(row["actor"], row) for row in counted["by_actor"]]
    made = [
        {
            "actor": actor or t("report.total"),
            **{
                key: Count(row[key], {"figure": "sample", "actor": actor, "of": key})
                for key in SAMPLE
            },
        }
        for actor, row in [*rows, ("", counted)]
    ]
    made[-1]["total"] = True
    return made


def used_suggestions(study: Study, data: StudyData) -> Plain | None:
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
