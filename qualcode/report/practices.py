"""Good practices: what each is, what it adds, how it stands the five tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.files import pick
from qualcode.report.wording import counts_words
from qualcode.report.wordml import (
    Cell,
    caption,
    head,
    para,
    prose,
    quoted,
    run,
    source,
    table,
    text_cell,
)

Plain = Mapping[str, Any]
QUOTES = 4
TESTS = ("outside-design", "spontaneous", "originator", "serves-aims", "replicable")


def write_practices(
    practices: Sequence[Plain],
    quotes_by_id: Mapping[str, Plain],
    path: Path,
    *,
    title: str,
    marks: Sequence[str] = ("“", "”"),
) -> None:
    """Write the practices to a Word file.

    Args:
        practices: the contract's practice rows.
        quotes_by_id: quote rows by coding id; ids that are not there are left
            out (a withdrawn quote has none).
        path: docx.
        title: printed above.
        marks: the study's quote marks.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    from qualcode.report.package import write_document

    pick({"docx": write_document}, path)
    count = t("report.practices-listed", n=len(practices))
    body = [
        para(run(title), "Title"),
        para(run(count), "Subtitle"),
        para(run(t("report.practices-lead")), "qcNota"),
    ]
    for n, practice in enumerate(practices, 1):
        body.append(para(run(practice["title"]), "Heading2", numbered=False))
        body += [
            para(runs, keep_next=True, whole=True)
            for runs in practice_paragraphs(practice)
        ]
        body.append(para(*_accepted(practice), keep_next=True))
        # the table first: quotes break over pages where a table would leave a hole
        body.append(_tests_of_one(practice, n))
        quotes = [quotes_by_id[i] for i in practice["quotes"] if i in quotes_by_id]
        body += [
            para(quoted(q["text"], str(q.get("attribution") or ""), marks), whole=True)
            for q in _from_many(quotes, QUOTES)
        ]
    write_document("".join(body), Path(path), title=title, right=count)


def _from_many(quotes: Sequence[Plain], n: int) -> list[Plain]:
    """At most n quotes, in their order: of each interview one before a second one."""
    ranks: dict[Any, int] = {}
    taken = []
    for place, quote in enumerate(quotes):
        document = quote.get("document")
        ranks[document] = ranks.get(document, 0) + 1
        taken.append((ranks[document], place))
    return [quotes[place] for _, place in sorted(sorted(taken)[:n], key=lambda p: p[1])]


def practice_paragraphs(practice: Plain, *, bind: bool = False) -> list[str]:
    """Runs of description, who mentions it, and the contribution last."""
    counts = [
        {
            "actor": m["actor"],
            "voiced": m["documents"],
            "asked": m.get("of"),
            "query": {
                "figure": "practice",
                "code": practice["code"],
                "actor": m["actor"],
            }
            if bind
            else None,
        }
        for m in practice.get("mentioned_by") or ()
    ]
    voiced = [row for row in counts if row["voiced"]]
    parts = [
        str(practice.get("description") or ""),
        counts_words(voiced, "practices-mentioned"),
        str(practice.get("contribution") or ""),
    ]
    text = " ".join(" ".join(part.split()) for part in parts if part)
    return [prose(text)] if text else []


def _accepted(practice: Plain) -> tuple[str, str]:
    decision = _decision(practice)
    words = t(f"report.practice-{decision}")
    return run(words, "qcFalta" if decision == "open" else ""), "qcDescansa"


def _undecided(practice: Plain) -> str:
    decision = _decision(practice)
    if decision == "accepted":
        return ""
    return run(f" ({t(f'report.judged-{decision}')})", "qcGris")


def _decision(practice: Plain) -> str:
    state = practice.get("accepted")
    return "open" if state is None else ("accepted" if state else "refused")


def verdict(practice: Plain, test: str) -> str:
    """The verdict of a test in words; an untouched test is "no argumentado"."""
    found = (practice.get("tests") or {}).get(test) or {}
    return t(f"report.verdict-{found.get('verdict') or 'not-argued'}")


def _tests_of_one(practice: Plain, n: int) -> str:
    title = t("report.practice-tests-title", title=practice["title"])
    header = [
        head(t("report.practice-test")),
        head(t("report.practice-verdict"), "qcCeldaMatriz"),
        head(t("report.practice-why")),
    ]
    rows = []
    for test in TESTS:
        found = (practice.get("tests") or {}).get(test) or {}
        rows.append(
            [
                text_cell(t(f"report.test-{test}")),
                text_cell(verdict(practice, test), "qcCeldaMatriz"),
                text_cell(str(found.get("why") or "")),
            ]
        )
    made = table(header, rows, (5.4, 2.8, 7.8), title=title)
    return caption(title, n) + made + source()


def tests_table(practices: Sequence[Plain], n: int) -> str:
    """One table of all practices: a row each, a column per test.

    What is not accepted says so beside its name.
    """
    title = t("report.practices-tests-title")
    header = [head(t("report.axis-practica"))]
    header += [head(t(f"report.test-{test}"), "qcCeldaMatriz") for test in TESTS]
    rows = [
        [
            Cell(run(p["title"]) + _undecided(p)),
            *(text_cell(verdict(p, test), "qcCeldaMatriz") for test in TESTS),
        ]
        for p in practices
    ]
    made = table(header, rows, (4.5, 2.3, 2.3, 2.3, 2.3, 2.3), title=title)
    return caption(title, n, {"table": "practices"}) + made + source()
