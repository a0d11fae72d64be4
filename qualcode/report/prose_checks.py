"""Checks of what nobody bound: passages, attributions, claims, what goes unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qualcode.report.anchors import same, text_hash
from qualcode.report.checking import Flaw, Inquiry, flaw
from qualcode.report.quoting import Passage
from qualcode.text.normalise import fold, key

_LEAST_WORDS = 5  # of an attributed passage that must be in some interview
_LEAST_BARE = 8  # of one without attribution that may be somebody's words
_ALIKE = 0.75  # of a finding's words in a paragraph that states it
_STRONG = 0.5  # of those asked: a cell the report should deal with
_STRONG_BASE = 5
_CAPITAL = re.compile(r"\b[A-ZÁÉÍÓÚÑÜ][\wáéíóúñü'-]+")


def check_passages(inquiry: Inquiry) -> Iterator[Flaw]:
    """Quoted passages that no binding holds, against the texts.

    A passage with an attribution must be in some interview; one without it is only
    told when it is nearly somebody's words. Attributions that name are told for
    every passage, bound ones too.
    """
    facts, paper = inquiry.facts, inquiry.paper
    corpus = None
    for passage in inquiry.passages():
        yield from _naming(inquiry, passage)
        if _is_bound(inquiry, passage.span):
            continue
        text = " ".join(paper.text[slice(*passage.span)].split())
        if text_hash(text) in facts.get("withdrawn", ()):
            yield flaw(paper, "withdrawn-quote", passage.span, printed=text)
            continue
        size = len(text.split())
        few = size < _LEAST_WORDS
        if passage.attribution is None and size < _LEAST_BARE:
            continue
        if corpus is None:
            corpus = facts["corpus"]()
        source = corpus.find(text)
        if source is None and passage.attribution is not None and not few:
            yield flaw(
                paper, "missing-quote", passage.span, printed=text,
                words="missing-quote-unbound",
            )  # fmt: skip
        elif source is not None and not source.verbatim:
            yield flaw(
                paper, "altered-quote", passage.span, printed=text,
                expected=source.text, document=facts["roles"](source.document),
                words="altered-quote-unbound",
            )  # fmt: skip


def unbound_passages(inquiry: Inquiry) -> int:
    """How many attributed passages the document has that no binding holds."""
    return sum(
        1
        for p in inquiry.passages()
        if p.attribution is not None and not _is_bound(inquiry, p.span)
    )


def _is_bound(inquiry: Inquiry, span: tuple[int, int]) -> bool:
    bound = inquiry.facts.get("bound")
    if bound is None:
        return False
    return any(a < span[1] and span[0] < b for a, b in bound)


def _naming(inquiry: Inquiry, passage: Passage) -> Iterator[Flaw]:
    """An attribution that holds a name of the registers, or a capital nobody knows."""
    if passage.attribution is None:
        return
    paper, facts = inquiry.paper, inquiry.facts
    text = paper.text[slice(*passage.attribution)]
    known = inquiry.vocabulary()
    name = next((n for n in facts.get("names", ()) if _says(text, n)), None)
    if name is None:
        name = next((w for w in _CAPITAL.findall(text) if key(w) not in known), None)
    if name is not None:
        yield flaw(
            paper, "naming", passage.attribution, printed=text.strip(), name=name,
            expected=facts.get("attribution") or None, words="naming-attribution",
        )  # fmt: skip


def check_names(inquiry: Inquiry) -> Iterator[Flaw]:
    """People of the registers named anywhere in the text."""
    paper = inquiry.paper
    told = [p.attribution for p in inquiry.passages()]
    spans = [span for span in told if span]
    for name in inquiry.facts.get("people", ()):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", paper.text):
            if not any(a <= found.start() < b for a, b in spans):
                yield flaw(
                    paper, "naming", found.span(), printed=name, name=name,
                    expected=inquiry.facts.get("attribution") or None,
                    words="naming-text",
                )  # fmt: skip


def _says(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(fold(name)[0])}(?!\w)", fold(text)[0]))


def check_claims(inquiry: Inquiry) -> Iterator[Flaw]:
    """Findings the report states that the study no longer supports."""
    rows: Sequence[Mapping[str, Any]] = inquiry.facts.get("findings", ())
    stated = _Claims(inquiry)
    for row in rows:
        if row["status"] not in ("fallen", "unsupported"):
            continue
        span = stated.find(str(row["id"]), str(row["claim"]))
        if span is not None:
            yield flaw(
                inquiry.paper, "unsupported-claim", span, id=row["id"],
                printed=row["claim"], words=f"unsupported-claim-{row['status']}",
            )  # fmt: skip


class _Claims:
    """Where a document states a finding: by its mark, else by most of its words."""

    def __init__(self, inquiry: Inquiry) -> None:
        text = inquiry.paper.text
        self._spans = []
        self._marks: dict[str, tuple[int, int]] = {}
        self._words = []
        for paragraph in inquiry.paper.paragraphs:
            own = text[paragraph.start : paragraph.end]
            if paragraph.table or paragraph.style.startswith("toc") or not own.strip():
                continue
            span = (paragraph.start, paragraph.end)
            mark = re.match(r"(\S+)\t", own)
            if mark:
                self._marks.setdefault(mark[1], span)
            self._spans.append(span)
            self._words.append(set(re.findall(r"\w+", key(own))))

    def find(self, id_: str, claim: str) -> tuple[int, int] | None:
        if id_ in self._marks:
            return self._marks[id_]
        wanted = set(re.findall(r"\w+", key(same(claim))))
        if not wanted:
            return None
        best = max(
            zip(self._words, self._spans, strict=True),
            key=lambda pair: len(wanted & pair[0]),
            default=None,
        )
        if best is None or len(wanted & best[0]) < _ALIKE * len(wanted):
            return None
        return best[1]


def check_silence(inquiry: Inquiry) -> Iterator[Flaw]:
    """Strong cells that the report never deals with (information, no error).

    A cell is strong when half of those asked mention it, five at least. The report
    deals with it when it prints its name outside tables or quotes from it.
    """
    if not inquiry.found:
        return
    paper = inquiry.paper
    prose = key(
        " ".join(
            paper.text[p.start : p.end]
            for p in paper.paragraphs
            if not p.table and not p.style.startswith("toc")
        )
    )
    quoted = set()
    for found in inquiry.found:
        if found.span and found.anchor.kind == "quote":
            place = paper.paragraph_at(found.span[0])
            if place is not None and not place.table:
                quoted.add(str(found.anchor.query.get("quote")))
    for row in inquiry.facts.get("strong", ()):
        if key(row["name"]) in prose or quoted & set(row["codings"]):
            continue
        yield flaw(
            paper, "unmentioned-cell", None, severity="info",
            expected=f"{row['voiced']}/{row['asked']}",
            row=row["name"], voiced=row["voiced"], asked=row["asked"],
            sign=row["sign"],
        )  # fmt: skip


def is_strong(voiced: int, asked: int) -> bool:
    """Whether a report should deal with a cell."""
    return asked >= _STRONG_BASE and voiced >= _STRONG * asked
