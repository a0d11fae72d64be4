"""What the report prints, computed from one picture of the study.

Every number and quote goes out with the query it answers (`report.marking`), so
that the printed report knows where each came from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from qualcode.i18n import t
from qualcode.model import Code, Facet, Finding, StudyData
from qualcode.report.marking import Count
from qualcode.services.study import Study
from qualcode.store import rows, writes

if TYPE_CHECKING:
    from qualcode.report import ReportContent

Plain = dict[str, Any]
SAMPLE = ("documents", "participants", "words", "codings")
DEEP = 99  # every level below a facet


def content(study: Study, data: StudyData | None = None) -> ReportContent:
    """Everything the report prints, computed from one picture of the study."""
    from qualcode.analysis import matrix, practices, quotes, stats
    from qualcode.report import ReportContent

    data = data or study.data()
    base = base_figures(study, data)
    process, factor = facets(data)
    quoted = {row["id"]: row for row in quotes(data)}
    cite = Citing(data)
    placed, unplaced = _place(data, quoted, process, cite)
    by_kind = {
        kind: [_claim(f, quoted, cite) for f in data.findings if f.kind == kind]
        for kind in ("finding", "conclusion", "recommendation")
    }
    return ReportContent(
        title=data.config.title,
        report_type=t("reporting.type"),
        language=data.config.language,
        date=datetime.now(UTC).date().isoformat(),
        base=marked_base(base),
        note=str(data.config.extra.get("note") or ""),
        sample=_sample(stats(data)),
        method=_method(data, base),
        coreq=_coreq(data, base),
        stages=_stages(data, process, placed, cite) if process else (),
        factors=_factors(data, factor, unplaced),
        practices=practices(data),
        quotes_by_id={id_: cite.row(row) for id_, row in quoted.items()},
        conclusions=by_kind["conclusion"],
        recommendations=by_kind["recommendation"],
        matrix=matrix(data, process.id, "actor", depth=DEEP) if process else None,
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


def _place(
    data: StudyData,
    quoted: Mapping[str, Plain],
    process: Facet | None,
    cite: Citing,
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
            unplaced.append(_claim(finding, quoted, cite))
        else:
            placed[home].append(_claim(finding, quoted, cite))
    return placed, unplaced


class Citing:
    """Puts quotes in the form in which they run in: no final point, a small initial.

    An initial is lowered only where the study has the word in small letters, so
    that a name keeps its capital.
    """

    def __init__(self, data: StudyData) -> None:
        """Take the study whose words tell names from other words."""
        self._texts = data.texts
        self._small: dict[str, bool] = {}

    def row(self, quote: Mapping[str, Any]) -> Plain:
        """`quote` with its text as it runs in."""
        return {**quote, "text": self.text(str(quote["text"]))}

    def text(self, said: str) -> str:
        """The words in one line, ready to follow a claim."""
        text = " ".join(said.split()).rstrip(".").rstrip()
        first = re.match(r"\w+", text)
        if first and first[0][0].isupper() and self._is_small(first[0].lower()):
            return text[0].lower() + text[1:]
        return text

    def _is_small(self, word: str) -> bool:
        if word not in self._small:
            pattern = re.compile(rf"\b{re.escape(word)}\b")
            found = any(pattern.search(text) for text in self._texts.values())
            self._small[word] = found
        return self._small[word]


def _claim(finding: Finding, quoted: Mapping[str, Plain], cite: Citing) -> Plain:
    seen: dict[str, Plain] = {}
    for id_ in finding.evidence:
        if id_ in quoted:
            seen.setdefault(quoted[id_]["text"], quoted[id_])
    return {
        "id": finding.id,
        "claim": finding.claim,
        "quotes": [_quote(cite.row(row)) for row in list(seen.values())[:2]],
        "rests_on": list(finding.rests_on),
        "contrary": list(finding.contrary),
    }


def _quote(row: Mapping[str, Any]) -> Plain:
    return {key: row[key] for key in ("id", "text", "attribution")}


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
        "quotes": [_quote(cite.row(q)) for q in shown[:1]],
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


def base_figures(study: Study, data: StudyData) -> Plain:
    """What the whole report rests on: counts, codebook, dates of the fieldwork."""
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


def marked_base(base: Plain) -> Plain:
    """The base with each count bound to where it comes from."""
    return {
        key: Count(value, {"figure": "base", "of": key})
        if isinstance(value, int)
        else value
        for key, value in base.items()
    }


def _people(data: StudyData) -> set[str]:
    return {
        p.participant or f"{p.document}/{p.label}"
        for p in data.participants
        if p.kind != "interviewer"
    }


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


def _method(data: StudyData, figures: Plain) -> list[str]:
    """What the program knows of the method; what it cannot know is asked for."""
    base = marked_base(figures)
    told = [
        t("reporting.method-interviews", **base),
        t("reporting.method-codebook", **base),
        t("reporting.method-coding", **base),
        t("reporting.method-attribution", k=data.config.k),
    ]
    asked = ("consent", "selection", "guide")
    return told + [t(f"reporting.missing-{what}") for what in asked]


def _coreq(data: StudyData, figures: Plain) -> dict[int, str]:
    """The items of COREQ (Tong et al. 2007) that the study itself answers."""
    base = marked_base(figures)
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
