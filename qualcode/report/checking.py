"""Checks a document against the study: problems as data, nothing written.

`check_paper` joins the checks. Each is a function that takes an `Inquiry` and
answers with problems; those of `ADDING` take the paper alone and also answer how
much they checked, so they work without a study.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qualcode.i18n import t
from qualcode.report.anchors import Anchor, same
from qualcode.report.locating import Found, locate_bindings
from qualcode.report.paper import Paper
from qualcode.report.quoting import Passage, passages
from qualcode.report.recounting import recount
from qualcode.report.verbatim import faithful, like
from qualcode.text.normalise import key

Flaw = dict[str, Any]
Span = tuple[int, int]
WITHDRAWN = "withdrawn"
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Truth:
    """What the study says today of one binding.

    `text` is as it would be printed; of a quote the whole passage, with its
    `attribution`. `state` is "" or missing (nothing of the kind any more) or
    withdrawn. `shape` are the rows a table should have, by printed name.
    """

    text: str = ""
    state: str = ""
    attribution: str = ""
    shape: tuple[str, ...] = ()


@dataclass(slots=True)
class Inquiry:
    """A document and what the study knows, as the checks need it.

    Attributes:
        paper: the document.
        found: its bindings, located.
        truth: what the study says of an anchor.
        facts: what the other checks need, by their own names.
    """

    paper: Paper
    found: Sequence[Found] = ()
    truth: Callable[[Anchor], Truth] = lambda _: Truth(state=MISSING)
    facts: Mapping[str, Any] = field(default_factory=dict)
    _passages: list[Passage] | None = None
    _known: set[str] | None = None

    def passages(self) -> list[Passage]:
        """Every quoted passage of the document, read once."""
        if self._passages is None:
            self._passages = passages(self.paper, self.facts.get("vocabulary", ()))
        return self._passages

    def vocabulary(self) -> set[str]:
        """The folded words of the study's attributions."""
        if self._known is None:
            self._known = {key(word) for word in self.facts.get("vocabulary", ())}
        return self._known


@dataclass(slots=True)
class Verdict:
    """How one place of a binding stands.

    `state` is ok | stale | edited | both | missing | withdrawn | lost.
    """

    found: Found
    span: Span | None
    name: str | None
    state: str
    printed: str = ""
    expected: str | None = None

    @property
    def right(self) -> bool:
        """Whether nothing has to be done."""
        return self.state == "ok"


Adding = Callable[[Paper], tuple[Mapping[str, int], Iterable[Flaw]]]
ADDING: list[Adding] = [recount]


def flaw(
    paper: Paper,
    code: str,
    span: Span | None,
    *,
    severity: str = "error",
    binding: str | None = None,
    printed: Any = None,
    expected: Any = None,
    words: str = "",
    **params: object,
) -> Flaw:
    """A problem of the contract's shape, worded by `check.<words or code>`."""
    said = {"printed": printed, "expected": expected, **params}
    where = paper.where(*span) if span else paper.where(0, 0)
    if span is None:
        where = dict.fromkeys(where)
        where["text"] = ""
    key = words or code
    return {
        "code": code,
        "severity": severity,
        "where": where,
        "binding": binding,
        "printed": printed,
        "expected": expected,
        "message": t(f"check.{key}", **said),
        "hint": t(f"check.{code}.hint", **said),
        **({} if span is None else {"span": list(span)}),
    }


def judge(paper: Paper, found: Found, truth: Truth) -> list[Verdict]:
    """The verdicts on a binding and on each of its copies."""
    places: list[tuple[Span | None, str | None]] = [(found.span, found.name)]
    places += found.copies
    return [_verdict(paper, found, truth, *place) for place in places]


def _verdict(
    paper: Paper, found: Found, truth: Truth, span: Span | None, name: str | None
) -> Verdict:
    anchor = found.anchor
    made = Verdict(found, span, name, "lost")
    if span is None:
        if anchor.withdrawn:
            made.state = "gone"
        return made
    made.printed = " ".join(paper.text[span[0] : span[1]].split())
    if anchor.withdrawn or truth.state == WITHDRAWN:
        taken_out = same(made.printed) == same(t("report.quote-withdrawn"))
        made.state = "ok" if taken_out else WITHDRAWN
        made.expected = t("report.quote-withdrawn")
        return made
    if truth.state == MISSING:
        made.state = MISSING
        return made
    made.expected = truth.text
    if anchor.kind == "table":
        made.state = "ok"
    elif anchor.kind == "quote":
        _judge_quote(made, anchor, truth)
    else:
        _judge_figure(made, anchor, truth)
    return made


def _judge_figure(made: Verdict, anchor: Anchor, truth: Truth) -> None:
    printed = same(made.printed)
    # the line that says when the report was checked is nobody's claim
    right = printed == same(truth.text) or anchor.query.get("figure") == "checked"
    as_written = _as_written(anchor, printed)
    if right:
        made.state = "ok"
    elif as_written:
        made.state = "stale"
    else:
        made.state = "edited" if same(anchor.text) == same(truth.text) else "both"


def _judge_quote(made: Verdict, anchor: Anchor, truth: Truth) -> None:
    if faithful(made.printed, truth.text):
        made.state = "ok"
        return
    if anchor.text:
        made.expected = like(truth.text, anchor.text)
    if _as_written(anchor, same(made.printed)):
        made.state = "stale"
    elif anchor.text and not faithful(anchor.text, truth.text):
        made.state = "both"
    else:
        made.state = "edited"


def _as_written(anchor: Anchor, printed: str) -> bool:
    from qualcode.report.anchors import text_hash

    return text_hash(printed) == anchor.hash


def check_paper(
    inquiry: Inquiry, checks: Sequence[Callable[[Inquiry], Iterable[Flaw]]]
) -> dict[str, Any]:
    """{"checked", "problems"} of one document.

    Problems come in the order of the document, those without a place last.
    """
    checked = Counter(
        dict.fromkeys(("figures", "quotes", "tables", "shares", "counts"), 0)
    )
    problems: list[Flaw] = []
    for found in inquiry.found:
        if found.span is not None:
            checked[f"{found.anchor.kind}s"] += 1
    for check in checks:
        problems += check(inquiry)
    bound = any(found.span is not None for found in inquiry.found)
    for add in ADDING:
        counted, told = add(inquiry.paper)
        # a table that is a binding was counted as one
        checked.update({k: n for k, n in counted.items() if k != "tables" or not bound})
        problems += told
    problems.sort(key=lambda p: (p.get("span") or [1 << 60])[0])
    return {"checked": dict(checked), "problems": problems}


def inquire(
    paper: Paper,
    anchors: Sequence[Anchor],
    truth: Callable[[Anchor], Truth],
    facts: Mapping[str, Any],
) -> Inquiry:
    """Locate the bindings and put together what the checks need."""
    return Inquiry(paper, locate_bindings(paper, anchors), truth, facts)


def check_bindings(inquiry: Inquiry) -> Iterable[Flaw]:
    """Bound figures, quotes and tables against the study, copies too."""
    for found in inquiry.found:
        truth = inquiry.truth(found.anchor)
        for n, verdict in enumerate(judge(inquiry.paper, found, truth)):
            yield from _tell(inquiry.paper, verdict, copy=n > 0)
        if found.anchor.kind == "table" and found.span:
            yield from _tell_rows(inquiry.paper, found, truth)


def _tell(paper: Paper, verdict: Verdict, *, copy: bool) -> Iterable[Flaw]:
    found, anchor = verdict.found, verdict.found.anchor
    kind = t(f"check.kind-{anchor.kind}")
    name = verdict.name if verdict.name or copy else anchor.name
    if verdict.state == "gone":
        return
    if verdict.state == "lost":
        code = "empty-binding" if found.empty else "lost-binding"
        yield flaw(
            paper, code, None, severity="info", binding=anchor.name,
            printed=None, expected=anchor.text or None, kind=kind,
        )  # fmt: skip
        return
    if verdict.right:
        yield from _tell_copy_or_found(paper, verdict, copy=copy, kind=kind)
        return
    code, words = _code(verdict, anchor)
    kept = anchor.kept and verdict.state in ("edited", "both")
    yield flaw(
        paper, code, verdict.span,
        severity="info" if kept else "error",
        binding=name if verdict.name else None,
        printed=verdict.printed, expected=verdict.expected,
        words="kept-edit" if kept else words,
        written=anchor.text, date=anchor.kept,
    ) | {"state": verdict.state, "found": "copy" if copy else found.by}  # fmt: skip


def _code(verdict: Verdict, anchor: Anchor) -> tuple[str, str]:
    if verdict.state == WITHDRAWN:
        return "withdrawn-quote", ""
    if anchor.kind == "quote":
        code = "missing-quote" if verdict.state == MISSING else "altered-quote"
    else:
        code = "stale-figure"
    return code, f"{code}-{verdict.state}"


def _tell_copy_or_found(
    paper: Paper, verdict: Verdict, *, copy: bool, kind: str
) -> Iterable[Flaw]:
    """What is right but worth knowing: a copy, or a binding without its bookmark."""
    found = verdict.found
    code = "copied-binding" if copy else ""
    if not copy and found.by == "context":
        code = "empty-binding" if found.empty else "lost-binding"
    if code:
        yield flaw(
            paper, code, verdict.span, severity="info", binding=verdict.name,
            printed=verdict.printed, expected=verdict.expected, kind=kind,
            words="lost-found" if code == "lost-binding" else "",
        )  # fmt: skip


def gained_rows(found: Found, truth: Truth) -> list[str]:
    """Rows that the study has gained since a table was written, by name."""
    if not found.anchor.shape or truth.state or found.span is None:
        return []
    return [row for row in truth.shape if row not in set(found.anchor.shape)]


def _tell_rows(paper: Paper, found: Found, truth: Truth) -> Iterable[Flaw]:
    gained = gained_rows(found, truth)
    if gained:
        yield flaw(
            paper, "stale-figure", found.span, binding=found.name,
            printed=len(found.anchor.shape), expected=len(truth.shape),
            words="stale-table", rows=", ".join(gained[:5]), n=len(gained),
        ) | {"state": "stale", "found": found.by}  # fmt: skip
