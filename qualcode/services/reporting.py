"""The Word report and the exports: what analysis found, handed to the printers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from qualcode import i18n
from qualcode.errors import QualcodeError
from qualcode.files import sha256
from qualcode.i18n import t
from qualcode.services.report_content import content, facets, names
from qualcode.services.study import Study
from qualcode.store import reports, writes

if TYPE_CHECKING:
    from qualcode.model import StudyData
    from qualcode.report.anchors import Anchor
    from qualcode.services.bindings import Truths

T = TypeVar("T")
Plain = dict[str, Any]


def build(
    study: Study,
    out: Path | None = None,
    *,
    template: Path | None = None,
    force: bool = False,
    layout: bool = True,
    coder: str,
) -> Plain:
    """Build the Word report; {"file", "sha256", "backup", "build", "bindings"}.

    `layout` fills the contents page's numbers, by LibreOffice where it is at hand.

    Raises `report-is-the-teams` when the file there is not as the last build
    left it, unless `force`, which first puts a copy beside it.
    """
    from qualcode.services.bindings import Truths

    out = out or study.where.outputs / t("reporting.file-name")
    kept = _guard(study, out, force=force)
    data, id_ = study.data(), writes.new_id()
    language = data.config.language
    anchors = _print(study, data, out, template=template, layout=layout, build=id_)
    truths = Truths(study, data)
    found = in_language(language, lambda: [_row(a, truths) for a in anchors])
    digest = sha256(out.read_bytes())
    with study.database.write() as connection:
        reports.save(connection, id_, out.name, digest, found)
        writes.event(
            connection,
            writes.new_id(),
            coder,
            "report-build",
            "report",
            out.name,
            after={"file": out.name, "sha256": digest},
        )
    return {
        "file": str(out),
        "sha256": digest,
        "backup": str(kept) if kept else None,
        "build": id_,
        "bindings": dict(Counter(f"{a.kind}s" for a in anchors)),
    }


def probe(study: Study, out: Path) -> list[Anchor]:
    """Write the report that a build would make today, and remember nothing of it."""
    return _print(study, study.data(), out, template=None, layout=False, build="")


def _print(
    study: Study,
    data: StudyData,
    out: Path,
    *,
    template: Path | None,
    layout: bool,
    build: str,
) -> list[Anchor]:
    from qualcode.report import build_report

    made = in_language(data.config.language, lambda: content(study, data))
    return build_report(made, out, template=template, layout=layout, build=build)


def missing(study: Study, data: StudyData | None = None) -> list[Plain]:
    """What the report still lacks, as `report.lacking` tells it."""
    from qualcode.report.lacking import lacking

    return lacking(content(study, data))


def _row(anchor: Anchor, truths: Truths) -> Plain:
    """An anchor as a row of the store, with the rows its table should have."""
    shape = truths.shape(anchor.query) if anchor.kind == "table" else ()
    return {**asdict(anchor), "shape": list(shape), "withdrawn": 0}


def in_language(language: str, work: Callable[[], T]) -> T:
    """Do `work` in a report's language, whatever the caller's is."""

    def run() -> T:
        i18n.use(language, force=True)
        return work()

    return copy_context().run(run)


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


__all__ = ["build", "content", "facets", "missing", "names"]
