"""Method and sample as the study's own registers know them; the rest is asked for."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.report.marking import Count
from qualcode.services.study import Study
from qualcode.store import writes
from qualcode.store.instruments import read_instruments

Plain = dict[str, Any]
OUTCOMES = ("done", "refused", "unreachable", "excluded", "merged")


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
        **_contacts(study),
    }


def _contacts(study: Study) -> Plain:
    """What became of the interviews that were sought; nothing where unsaid."""
    rows = [
        r for r in read_instruments(study.where.instruments)[0].fieldwork if r.actor
    ]
    if not rows:
        return {}
    counts = Counter(row.outcome for row in rows)
    reasons = dict.fromkeys(r.reason for r in rows if r.outcome != "done" and r.reason)
    return {
        "contacts": len(rows),
        **{f"contacts_{outcome}": counts[outcome] for outcome in OUTCOMES},
        "reasons": "; ".join(reason.rstrip(".") for reason in reasons),
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


def method(data: StudyData, figures: Plain) -> list[str]:
    """What the program knows of the method; what it cannot know is asked for."""
    base = marked_base(figures)
    told = [t("reporting.method-interviews", **base)]
    modes = _modes(data)
    if modes:
        told.append(t("reporting.method-modes", modes=modes))
    told += [
        t("reporting.method-codebook", **base),
        t("reporting.method-coding", **base),
        t("reporting.method-attribution", k=data.config.k),
    ]
    selection = "criterion" if base.get("contacts") else "selection"
    asked = ("consent", selection, "guide")
    return told + [t(f"reporting.missing-{what}") for what in asked]


def _modes(data: StudyData) -> str:
    """How interviews were held: "presencial (3) y remota (9)"; empty if unsaid."""
    from qualcode.report.wording import listed

    counts = Counter(d.mode for d in data.documents if d.is_interview and d.mode)
    return listed(
        [
            f"{mode} ({Count(n, {'figure': 'mode', 'of': mode})})"
            for mode, n in counts.most_common()
        ]
    )


def mode_count(data: StudyData, mode: str) -> int:
    """How many interviews were held in a mode."""
    return sum(1 for d in data.documents if d.is_interview and d.mode == mode)


def coreq(data: StudyData, figures: Plain) -> dict[int, str]:
    """The items of COREQ (Tong et al. 2007) that the study itself answers."""
    base = marked_base(figures)
    known = {
        12: t("reporting.coreq-12", **base),
        24: t("reporting.coreq-24", **base),
        25: t("reporting.coreq-25", **base),
        26: t("reporting.coreq-26", **base),
        27: "qualcode",
        29: t("reporting.coreq-29"),
        32: t("reporting.coreq-32"),
    }
    if any(d.date for d in data.documents):
        known[16] = t("reporting.coreq-16", **base)
    modes = _modes(data)
    if modes:
        known[14] = t("reporting.coreq-14", modes=modes)
    if any(code.questions for code in data.codebook.codes.values()):
        known[17] = t("reporting.coreq-17")
    if base.get("contacts"):
        known[10] = t("reporting.coreq-10", **base)
        known[13] = t("reporting.coreq-13", **base)
        if base["reasons"]:
            known[13] += t("reporting.coreq-13-reasons", **base)
    counted = counts(data)
    if counted["findings"]:
        n = Count(counted["findings"], {"figure": "count", "of": "findings"})
        known[30] = t("reporting.coreq-30", n=n)
        known[31] = t("reporting.coreq-31")
    if counted["repeated"]:
        n = Count(counted["repeated"], {"figure": "count", "of": "repeated"})
        known[18] = t("reporting.coreq-18", n=n)
    else:
        known[18] = t("reporting.coreq-18-none")
    return known


def counts(data: StudyData) -> dict[str, int]:
    """Findings, and people interviewed more than once."""
    seen: dict[str, set[str]] = {}
    for person in data.participants:
        if person.kind != "interviewer" and person.participant:
            seen.setdefault(person.participant, set()).add(person.document)
    return {
        "findings": sum(f.kind == "finding" for f in data.findings),
        "repeated": sum(len(documents) > 1 for documents in seen.values()),
    }
