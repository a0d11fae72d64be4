"""The report's content as what the template's tags stand for.

Names here are those of the tags a team meets in the template, in Spanish.
Tables are numbered in the order of the shipped template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from qualcode.i18n import t
from qualcode.report.annexes import annexes
from qualcode.report.cells import initial, number
from qualcode.report.content import ReportContent
from qualcode.report.instruments_files import evaluation
from qualcode.report.marking import marked
from qualcode.report.practices import practice_paragraphs, tests_table
from qualcode.report.template import CONTENTS_MARK
from qualcode.report.wording import (
    cited,
    claim_runs,
    counts_words,
    date_words,
    finding_runs,
    listed,
    rests_words,
)
from qualcode.report.wording import (
    sentence as as_sentence,
)
from qualcode.report.wordml import (
    Cell,
    caption,
    clean,
    head,
    one_line,
    para,
    prose,
    quoted,
    run,
    shortened,
    source,
    tab,
    table,
    text_cell,
)

Plain = Mapping[str, Any]
_HEADS = {
    "indice": "contents",
    "metodo": "method",
    "muestra": "sample",
    "codificacion": "coding",
    "resultados": "results",
    "procesos": "process",
    "factores": "factors",
    "practicas": "practices",
    "conclusiones": "conclusions",
    "recomendaciones": "recommendations",
    "anexo_matriz": "annex-matrix",
    "anexo_citas": "annex-quotes",
    "anexo_codigos": "annex-codebook",
    "anexo_sugerencias": "annex-suggestions",
    "anexo_coreq": "annex-coreq",
}


class Counter:
    """Numbers tables 1, 2, 3 as they are made."""

    def __init__(self) -> None:
        """Start before table 1."""
        self.last = 0

    def __call__(self) -> int:
        """The next table's number."""
        self.last += 1
        return self.last


def xml(text: str) -> Markup:
    """WordprocessingML that the template takes as it is."""
    return Markup(text)  # noqa: S704 - made by wordml, which escapes every text


def context(content: ReportContent) -> dict[str, Any]:
    """What every tag of the template stands for; a part without content is falsy."""
    count = Counter()
    kinds = {str(c["id"]): "conclusion" for c in content.conclusions}
    return {
        "titulo": clean(content.title),
        "titulo_corto": shortened(clean(content.title), clean(content.report_type)),
        "tipo": clean(content.report_type),
        "equipo": clean(content.team),
        "nota": clean(content.note),
        "notas": _cover_notes(content),
        "portada": xml(_cover(content)),
        "indice": xml(para(run(CONTENTS_MARK), "TOC1")),
        "titulos": {key: t(f"report.head-{word}") for key, word in _HEADS.items()},
        "muestra": _sample(content, count),
        "metodo": [xml(p) for p in _method(content)],
        "evaluacion": evaluation(content, count),
        "etapas": _stages(content),
        "factores": _factors(content, count),
        "practicas": _practices(content, count),
        "conclusiones": [_item(c, kinds) for c in content.conclusions],
        "recomendaciones": _recommendations(content, kinds, count),
        "anexos": annexes(content, count),
    }


def _base_words(content: ReportContent) -> str:
    base = content.base
    if not base.get("documents"):
        return ""
    key = "cover-base-line" if base.get("cases") else "cover-base-line-plain"
    return t(
        f"report.{key}",
        documents=base["documents"],
        participants=base.get("participants", 0),
        cases=base.get("cases", 0),
    )


def _codebook_words(content: ReportContent) -> str:
    base = content.base
    if not base.get("codebook"):
        return ""
    return t(
        "report.cover-codebook-line",
        title=base["codebook"],
        version=base.get("codebook_version", 1),
        codes=base.get("codes", 0),
    )


def _cover(content: ReportContent) -> str:
    base = content.base
    fieldwork = ""
    if base.get("fieldwork"):
        first, last = base["fieldwork"]
        fieldwork = t(
            "report.fieldwork-line", first=date_words(first), last=date_words(last)
        )
    coders = ""
    if base.get("coders"):
        coders = t(
            "report.cover-coders-line",
            coders=base["coders"],
            codings=base.get("codings", 0),
            shown=number(base.get("codings", 0)),
        )
    rows = [
        ("base", _base_words(content)),
        ("fieldwork", fieldwork),
        ("codebook", _codebook_words(content)),
        ("coders", coders),
        ("date", date_words(content.date)),
    ]
    lines = [
        run(t(f"report.cover-{key}"), "qcGris", size=10.5) + tab() + run(value)
        for key, value in rows
        if value
    ]
    last = len(lines) - 1
    return "".join(
        para(line, "qcDato", after=60 if i == last else None)
        for i, line in enumerate(lines)
    )


def _cover_notes(content: ReportContent) -> list[Markup]:
    """The cover's last lines; the first says when figures and quotes were checked."""
    notes = [clean(note) for note in content.cover_notes]
    if content.date:
        checked = marked(date_words(content.date), {"figure": "checked"})
        notes.insert(0, t("report.cover-checked", date=checked))
    return [xml(run(note)) for note in notes if note]


def _sample(content: ReportContent, count: Counter) -> dict[str, Markup] | None:
    if not content.sample:
        return None
    keys = [
        k
        for k in ("documents", "participants", "words", "codings")
        if any(row.get(k) is not None for row in content.sample)
    ]
    n, title = count(), t("report.sample-title")
    header = [head(t("report.axis-actor"))]
    header += [head(t(f"report.col-{k}"), "qcCeldaNumero") for k in keys]
    rows = []
    for row in content.sample:
        bold = bool(row.get("total"))
        cells = [text_cell(initial(str(row["actor"])), bold=bold)]
        cells += [
            text_cell(number(row.get(k) or 0), "qcCeldaNumero", bold=bold) for k in keys
        ]
        rows.append(cells)
    total = bool(content.sample[-1].get("total"))
    made = table(header, rows, [4.0, *([2.8] * len(keys))], title=title, total=total)
    lead = t("report.sample-lead", base=_base_words(content), n=n)
    return {
        "texto": xml(prose(lead)),
        "tabla": xml(caption(title, n, {"table": "sample"}) + made + source()),
    }


def _method(content: ReportContent) -> list[str]:
    if not (content.method or content.base):
        return []
    lacking = t("report.missing", what="").strip()
    told = [text for text in content.method if not text.startswith(lacking)]
    asked = [text for text in content.method if text.startswith(lacking)]
    return [
        *(prose(one_line(text)) for text in told),
        prose(t("report.counting-lead")),
        *(run(one_line(text), "qcFalta") for text in asked),
    ]


def finding(item: Plain, marks: Sequence[str]) -> dict[str, Any]:
    """A finding's mark and its paragraph."""
    runs = finding_runs(item, marks)
    return {"id": clean(str(item["id"])), "texto": xml(runs)}


def _stages(content: ReportContent) -> list[dict[str, Any]]:
    stages = []
    for stage in content.stages:
        activities = []
        for activity in stage["activities"]:
            found = [finding(f, content.marks) for f in activity.get("findings") or ()]
            paragraphs = [] if found else _unargued(activity, content.marks)
            if found or paragraphs:
                activities.append(
                    {
                        "nombre": clean(activity.get("name") or ""),
                        "hallazgos": found,
                        "parrafos": paragraphs,
                    }
                )
        if activities:
            stages.append({"nombre": clean(stage["name"]), "actividades": activities})
    return stages


def _unargued(activity: Plain, marks: Sequence[str]) -> list[Markup]:
    """An activity without findings: its sentence, or who mentions it."""
    sentence = activity.get("sentence") or counts_words(
        activity.get("counts") or (), "activity-mentioned"
    )
    if not sentence:
        return []
    return [xml(claim_runs(sentence, activity.get("quotes") or (), marks))]


def _factors(content: ReportContent, count: Counter) -> dict[str, Any] | None:
    from qualcode.report.matrix import axis_name
    from qualcode.report.matrix_word import mentioned, pair_table

    factors = content.factors
    helps, hinders = factors.get("facilitador"), factors.get("obstaculizador")
    found = [finding(f, content.marks) for f in factors.get("findings") or ()]
    if not (helps and hinders and mentioned(helps, hinders)):
        if not found:
            return None
        return {"texto": "", "tabla": "", "hallazgos": found, "parrafos": []}
    n = count()
    axis = axis_name(helps["cols"].get("by", "")).lower()
    names = factors.get("names") or (
        t("report.valence-facilitador"),
        t("report.valence-obstaculizador"),
    )
    title = t("report.factors-title", axis=axis)
    return {
        "texto": xml(prose(t("report.factors-lead", n=n))),
        "tabla": xml(
            pair_table(helps, hinders, title, n, names=tuple(names), bind=True)
        ),
        "hallazgos": found,
        "parrafos": [
            xml(claim_runs(p["sentence"], p.get("quotes") or (), content.marks))
            for p in factors.get("paragraphs") or ()
        ],
    }


def _practices(content: ReportContent, count: Counter) -> dict[str, Any] | None:
    if not content.practices:
        return None
    n = count()
    items = []
    for practice in content.practices:
        if practice.get("accepted") is False:
            continue  # examined and discarded: in the table, not among the good ones
        paragraphs = practice_paragraphs(practice, bind=True)
        quotes = [
            content.quotes_by_id[i]
            for i in practice.get("quotes") or ()
            if i in content.quotes_by_id
        ][:1]
        paragraphs += [
            quoted(cited(q), str(q.get("attribution") or ""), content.marks) + run(".")
            for q in quotes
        ]
        if paragraphs:
            items.append(
                {
                    "titulo": f"{clean(str(practice['title'])).rstrip(':')}:",
                    "parrafos": [xml(p) for p in paragraphs],
                }
            )
    return {
        "texto": xml(prose(_practices_lead(content, n))),
        "lista": items,
        "tabla": xml(tests_table(content.practices, n)),
    }


def _practices_lead(content: ReportContent, n: int) -> str:
    out = [p for p in content.practices if p.get("accepted") is False]
    lead = t("report.practices-intro", n=n)
    if not out:
        return lead
    names = listed([t("report.named", name=clean(str(p["title"]))) for p in out])
    return f"{lead} {t('report.practices-discarded', n=len(out), names=names)}"


def _item(item: Plain, kinds: Mapping[str, str]) -> dict[str, Any]:
    text = str(item.get("text") or "")
    claim = clean(str(item["claim"]))
    title = f"{claim.rstrip('.:')}:" if text else ""
    return {
        "id": clean(str(item["id"])),
        "titulo": title,
        "texto": xml(prose(as_sentence(one_line(text) or claim))),
        "descansa": xml(rests_words(item, kinds)),
    }


def _recommendations(
    content: ReportContent, kinds: Mapping[str, str], count: Counter
) -> dict[str, Any] | None:
    if not content.recommendations:
        return None
    items = [_item(r, kinds) for r in content.recommendations]
    n, title = count(), t("report.recommendations-title")
    heads = ("recommendation", "conclusions", "findings", "term", "responsible")
    header = [head(t(f"report.col-{key}")) for key in heads]
    under = {str(c["id"]): c.get("rests_on") or () for c in content.conclusions}
    rows = []
    for item in content.recommendations:
        on = [str(x) for x in item.get("rests_on") or ()]
        through = [str(f) for c in on for f in under.get(c, ())]
        conclusions = [x for x in on if x in kinds]
        findings = [*(x for x in on if x not in kinds), *through]
        rows.append(
            [
                Cell(run(str(item["claim"]).rstrip("."))),
                _known(listed(conclusions)),
                _known(listed(list(dict.fromkeys(findings)))),
                *(_known(str(item.get(key) or "")) for key in heads[3:]),
            ]
        )
    made = table(header, rows, [5.6, 2.3, 2.9, 2.6, 2.6], title=title)
    named = caption(title, n, {"table": "recommendations"})
    return {"lista": items, "tabla": xml(named + made + source())}


def _known(text: str) -> Cell:
    if text:
        return Cell(run(text))
    return Cell(run(t("report.missing", what=t("report.missing-tell")), "qcFalta"))
