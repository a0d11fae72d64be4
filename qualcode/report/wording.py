"""How the report words what it is given: dates, lists, who says how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import number
from qualcode.report.marking import Count, marked
from qualcode.report.wordml import one_line, prose, quoted, run

Plain = Mapping[str, Any]


def date_words(iso: str) -> str:
    """`2024-03-04` as "4 de marzo de 2024"; what is no such date stays as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    month = t("report.months").split()[day.month - 1]
    return t("report.date", day=day.day, month=month, year=day.year)


def listed(items: Sequence[str]) -> str:
    """Join as `a, b y c`; in Spanish `y` becomes `e` before the sound of i."""
    if len(items) < 2:
        return "".join(items)
    word = t("report.and")
    last = items[-1].lower()
    if word == "y" and last.startswith(("i", "hi")):
        word = "e"
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def finding_runs(item: Plain, marks: Sequence[str]) -> str:
    """Runs of a finding: claim, who says it, quotes, and the voices against it.

    `item` is a finding of `ReportContent.stages`. A claim that leads into its
    quote is not parted from it by the voices.
    """
    claim = " ".join(str(item["claim"]).split())
    voices = counts_words(item.get("voices") or (), "finding-voices")
    if voices and not claim.endswith((":", ",")):
        claim = f"{claim.rstrip('.;')}. {voices}"
    out = claim_runs(claim, item.get("quotes") or (), marks)
    against = [q for q in item.get("against") or () if q.get("text")][:1]
    if against:
        lead = f" {t('report.finding-against')}"
        out += claim_runs(lead, against, marks)
    if item.get("status") in ("fallen", "unsupported"):
        out += run(" ") + run(t("report.finding-unsupported"), "qcFalta")
    return out


def sentence(text: str) -> str:
    """A text as a sentence: with a point at its end where it has no mark."""
    text = text.rstrip()
    return text if not text or text.endswith((".", "!", "?", ":", "…")) else f"{text}."


def claim_runs(claim: str, quotes: Sequence[Plain], marks: Sequence[str]) -> str:
    """Runs of a claim that ends in its quotes: `claim; “quote” (who).`.

    Two quotes at most. A claim that ends in a colon or comma leads into its
    quote with a space only.
    """
    lead = " " if claim.startswith(" ") else ""
    text = lead + " ".join(claim.split())
    chosen = [q for q in quotes if q.get("text")][:2]
    if not chosen:
        return prose(sentence(text))
    body = text.rstrip(".;")
    joint = " " if body.endswith((":", ",")) else "; "
    said = [quoted(cited(q), str(q.get("attribution") or ""), marks) for q in chosen]
    return prose(body) + run(joint) + run("; ").join(said) + run(".")


def cited(quote: Plain) -> str:
    """A quote's words as printed, marked with the coding they come from."""
    text = one_line(str(quote["text"]))
    return marked(text, {"quote": str(quote["id"])}) if quote.get("id") else text


def counts_words(counts: Sequence[Plain], key: str) -> str:
    """A sentence of who mentions it, from `{"actor", "voiced", "asked"}` rows.

    A row's `query`, where there is one, binds its figure.
    Actors where nobody says it are left out; if none does, the sentence says of
    how many it was asked; without any base it is empty.
    """
    said = []
    for row in counts:
        n, of = row.get("voiced") or 0, row.get("asked")
        query = row.get("query")
        if n and of and of >= n:
            figure = t("report.n-of-m", n=n, m=of)
            figure = marked(figure, query) if query else figure
            said.append(t("report.count-of-actor", of=figure, m=of, actor=row["actor"]))
        elif n:
            n = Count(n, query) if query else n
            said.append(t("report.count-of-actor-plain", n=n, actor=row["actor"]))
    if said:
        return t(f"report.{key}", counts=listed(said))
    asked = sum(row.get("asked") or 0 for row in counts)
    if not asked:
        return ""
    query = counts[0].get("query")
    if query:
        own = {k: v for k, v in query.items() if k != "col"}
        asked = Count(asked, {**own, "figure": "silent"})
    return t("report.activity-silent", asked=asked)


def strength_text(row: Plain) -> str:
    """Voices of those asked, of one actor, as printed: `7 de 9`, or a plain count."""
    n, asked = int(row["voiced"]), row.get("asked")
    if not asked or asked < n:
        return number(n)
    return t("report.n-of-m", n=n, m=asked)


def rests_words(item: Plain, kinds: Mapping[str, str]) -> str:
    """The line "Descansa en: hallazgos 3, 6 y 11. Con voces contrarias: …"."""
    on = _named([str(x) for x in item.get("rests_on") or ()], kinds)
    out = run(t("report.rests-on", items=on)) if on else ""
    if not on:
        out = run(t("report.rests-on-nothing"), "qcFalta")
    elif item.get("status") in ("fallen", "unsupported"):
        out += run(" ") + run(t("report.finding-unsupported"), "qcFalta")
    against = _named([str(x) for x in item.get("contrary") or ()], kinds)
    if against:
        out += run(" " + t("report.contrary-voices", items=against))
    return out


def _named(ids: Sequence[str], kinds: Mapping[str, str]) -> str:
    groups = []
    for kind in ("conclusion", "finding"):
        own = [i for i in ids if kinds.get(i, "finding") == kind]
        if own:
            word = t(f"report.{kind}-{'one' if len(own) == 1 else 'many'}")
            groups.append(f"{word} {listed(own)}")
    return "; ".join(groups)
