"""The dossier: one offline page on which each figure and quote opens its context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model import Coding, StudyData
from qualcode.report.checking import judge
from qualcode.report.locating import Found
from qualcode.services.auditing import Opened, open_report
from qualcode.services.bindings import Truths
from qualcode.services.pseudonyms import Pseudonyms
from qualcode.services.reporting import in_language
from qualcode.services.study import Study
from qualcode.store import writes

Plain = dict[str, Any]
MOST_VOICES = 30  # passages shown of one figure; the rest are counted
SHOWN = 240  # characters of a passage behind a figure


def dossier(study: Study, file: Path, out: Path | None = None) -> Plain:
    """Write the page of a report's bindings; {"file", "written", "entries"}.

    The entry's id is the binding's name. Nobody is named: labels and names of the
    registers become roles, interviews and coders numbers. Raises `report-not-word`,
    `report-unknown`.
    """
    file = Path(file)
    opened = open_report(study, file)
    if not opened.files:
        raise QualcodeError("report-not-word", file=file)
    if not opened.anchors:
        raise QualcodeError("report-unknown", file=file)
    out = Path(out) if out else file.with_suffix(".html")
    data = study.data()
    return in_language(data.config.language, lambda: _write(study, data, opened, out))


def _write(study: Study, data: StudyData, opened: Opened, out: Path) -> Plain:
    from qualcode.report.dossier import write_dossier

    maker = _Maker(study, data, opened)
    entries = [maker.entry(f) for f in opened.inquiry.found]
    entries.sort(key=lambda e: e["at"])
    title = maker.names.text(data.config.title)
    write_dossier(entries, out, title=title, facts=maker.facts())
    return {"file": str(opened.path), "written": str(out), "entries": len(entries)}


class _Maker:
    """Turns located bindings into the page's entries."""

    def __init__(self, study: Study, data: StudyData, opened: Opened) -> None:
        self._data, self._opened = data, opened
        self._truths = Truths(study, data)
        self.names = Pseudonyms(data)
        self._codings = {c.id: c for c in data.codings}
        self._documents = {d.document: d for d in data.documents}
        with study.database.read() as connection:
            self._version = writes.codebook_version(connection, data.codebook)[1]

    def facts(self) -> list[str]:
        """Lines at the head of the page."""
        return [
            t("dossier.book", title=self._data.codebook.title, version=self._version),
            t("dossier.no-names"),
        ]

    def entry(self, found: Found) -> Plain:
        """One binding: what is printed, how it stands, and what is behind it."""
        anchor = found.anchor
        verdict = judge(self._opened.paper, found, self._opened.truth(anchor))[0]
        quote = anchor.query.get("quote")
        coding = self._codings.get(str(quote)) if quote else None
        withdrawn = verdict.state == "withdrawn" or anchor.withdrawn
        printed = "" if withdrawn else verdict.printed or anchor.text
        return {
            "id": anchor.name,
            "kind": anchor.kind,
            "at": found.span[0] if found.span else 1 << 60,
            "printed": t("report.quote-withdrawn")
            if withdrawn
            else self.names.text(printed),
            "state": t(f"dossier.state-{verdict.state}"),
            "ok": verdict.right,
            "expected": ""
            if verdict.right or withdrawn
            else self.names.text(verdict.expected or ""),
            "about": self._about(anchor.query, coding),
            "context": list(self._context(coding)) if coding else [],
            "voices": [] if coding else list(self._voices(anchor.query)),
        }

    def _about(self, query: Mapping[str, Any], coding: Coding | None) -> str:
        """What the binding is, in words."""
        book = self._data.codebook
        if coding is not None:
            valence = f" ({coding.valence})" if coding.valence else ""
            return t(
                "dossier.about-quote",
                document=self.names.document(coding.document),
                code=book.name(coding.code) + valence,
                coder=self.names.coder(coding.coder),
                date=coding.created[:10],
            )
        kind = str(query.get("figure") or query.get("table") or "")
        asked = ("row", "col", "code", "actor", "finding", "valence", "of")
        said = [self._part(k, str(query[k])) for k in asked if query.get(k)]
        words = t(f"dossier.figure-{kind}") if _known(f"figure-{kind}") else kind
        return ": ".join([words, ", ".join(said)]) if said else words

    def _part(self, key: str, value: str) -> str:
        """One part of a figure's query, in words."""
        book = self._data.codebook
        if key == "of" and _known(f"of-{value}"):
            return t(f"dossier.of-{value}")
        if value in book.order:
            return book.name(value)
        valences = {v.id: v.name.lower() for v in book.valences}
        if key == "valence" and value in valences:
            return valences[value]
        return value if key in ("actor", "col") else self.names.text(value)

    def _context(self, coding: Coding) -> Iterator[Plain]:
        """The turns a quote lies in, the one before, and the quote marked in them."""
        document = self._documents[coding.document]
        text = self._data.texts[coding.document]
        turns = self._data.turns[coding.document]
        touched = [
            i
            for i, x in enumerate(turns)
            if x.start < coding.end and coding.start < x.end
        ]
        if not touched:
            return
        for turn in turns[max(0, touched[0] - 1) : touched[-1] + 1]:
            a, b = max(turn.start, coding.start), min(turn.end, coding.end)
            cuts = (turn.start, a, b, turn.end) if a < b else (turn.start, turn.end)
            pieces = [
                (self.names.text(text[x:y]), a < b and i == 1)
                for i, (x, y) in enumerate(pairwise(cuts))
            ]
            yield {
                "speaker": self.names.speaker(document, turn.start, turn.kind),
                "pieces": pieces,
            }

    def _voices(self, query: Mapping[str, Any]) -> Iterator[Plain]:
        """The passages a figure counts, an interview each time it speaks."""
        ids = self._truths.evidence(query)
        for id_ in ids[:MOST_VOICES]:
            coding = self._codings.get(id_)
            if coding is None:
                continue
            said = " ".join(coding.quote.split())
            said = said if len(said) <= SHOWN else said[:SHOWN].rsplit(" ", 1)[0] + "…"
            yield {
                "document": self.names.document(coding.document),
                "text": self.names.text(said),
                "coder": self.names.coder(coding.coder),
            }
        if len(ids) > MOST_VOICES:
            yield {
                "document": "",
                "text": t("dossier.more", n=len(ids) - MOST_VOICES),
                "coder": "",
            }


def _known(key: str) -> bool:
    from qualcode.i18n import area

    return key in area("dossier")
