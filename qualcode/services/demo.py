"""The example study, walked from transcripts to report in one go."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.services import coding_files, importing, reporting, suggesting
from qualcode.services.example import example
from qualcode.services.study import Study, open_study
from qualcode.store import instruments, registers, rows

Progress = Callable[[int, int, str], None]
CODER = "Equipo de ejemplo (ficticio)"
MATRICES = (("facilitador", 1), ("obstaculizador", -1))
STEPS = ("copy", "import", "codings", "suggest", "tables", "report")


def make(folder: Path, progress: Progress | None = None) -> dict[str, Any]:
    """Make the example study in `folder` and everything it leads to.

    Returns {"folder", "files", "counts", "next"}. Raises `folder-not-empty`.
    """
    folder = folder.expanduser().resolve()
    if folder.exists() and any(folder.iterdir()):
        raise QualcodeError("folder-not-empty", file=folder.name)

    def tell(step: str) -> None:
        if progress is not None:
            progress(STEPS.index(step) + 1, len(STEPS), t(f"demo.{step}"))

    tell("copy")
    with example() as source:
        _copy(source, folder)
    with open_study(folder) as study:
        tell("import")
        importing.import_files(study, [study.where.transcripts], coder=CODER)
        tell("codings")
        coding_files.import_csv(
            study, study.where.transcripts / "codings.csv", coder=CODER
        )
        tell("suggest")
        _suggest(study)
        tell("tables")
        made = _tables(study)
        tell("report")
        made.append(
            Path(
                reporting.build(
                    study, study.where.outputs / "report.docx", coder=CODER
                )["file"]
            )
        )
        made.append(_index(study))
        counts = _counts(study)
    return {
        "folder": str(folder),
        "files": [str(path) for path in made],
        "counts": counts,
        "next": t("demo.next", folder=folder.name),
    }


def _copy(source: Path, folder: Path) -> None:
    # The second coder's reading comes along for `agreement`, and is not imported.
    own = {f"{name}.csv" for name in registers.COLUMNS}
    own |= {"codings.csv", "codings-second.csv"}
    for name in ("study.yaml", "findings.yaml"):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, folder / name)
    own |= {f"{name}.csv" for name in instruments.COLUMNS}
    for name in ("codebooks", "transcripts", "instruments"):
        (folder / name).mkdir()
        for path in sorted((source / name).iterdir()):
            kind = path.suffix in (".docx", ".txt", ".md", ".yaml") or path.name in own
            if path.is_file() and kind:
                shutil.copyfile(path, folder / name / path.name)
    (folder / "outputs").mkdir()


def _suggest(study: Study) -> None:
    """Propose codes for the documents in which nobody coded yet."""
    data = study.data()
    coded = {c.document for c in data.codings}
    left = [d.document for d in data.documents if d.document not in coded]
    suggesting.suggest_documents(study, left, CODER)


def _tables(study: Study) -> list[Path]:
    from qualcode.analysis import matrix, practices, quotes
    from qualcode.report import write_matrix, write_practices, write_quotes

    data = study.data()
    outputs = study.where.outputs
    process, _ = reporting.facets(data)
    assert process is not None
    made: list[Path] = []
    for valence, sign in MATRICES:
        name = data.codebook.valences[0 if sign > 0 else 1].name
        title = t("demo.matrix-title", valence=name.lower())
        found = matrix(data, process.id, "actor", depth=2, valence=valence)
        own = quotes(data, valence=valence)
        for suffix in ("xlsx", "html", "png"):
            path = outputs / f"matrix-{valence}.{suffix}"
            write_matrix(found, path, title=title, sign=sign, quotes=own)
            made.append(path)
    quoted = quotes(data)
    for suffix in ("docx", "xlsx", "csv"):
        path = outputs / f"quotes.{suffix}"
        write_quotes(
            quoted,
            path,
            title=t("demo.quotes-title"),
            names=reporting.names(data),
            marks=data.config.quote_marks,
        )
        made.append(path)
    path = outputs / "practices.docx"
    write_practices(
        practices(data),
        {row["id"]: row for row in quoted},
        path,
        title=t("demo.practices-title"),
        marks=data.config.quote_marks,
    )
    return [*made, path, _suggestions(study, outputs / "suggestions.csv")]


def _suggestions(study: Study, path: Path) -> Path:
    from qualcode.report import write_table

    book = study.codebook()
    data = study.data()
    with study.database.read() as connection:
        found = rows.suggestions(connection)
    table = [
        {
            "document": s.document,
            "segment": s.segment,
            "text": data.texts[s.document][s.start : s.end],
            "code": s.code,
            "name": book.name(s.code),
            "probability": round(s.probability, 3),
            "valence": s.valence["id"] if s.valence else "",
            "reasons": " · ".join(r["term"] for r in s.reasons),
        }
        for s in found
    ]
    columns = (
        "document", "segment", "text", "code", "name", "probability", "valence",
        "reasons",
    )  # fmt: skip
    write_table(table, columns, path, title=t("demo.suggestions-title"))
    return path


def _counts(study: Study) -> dict[str, int]:
    from qualcode.analysis import stats

    found = stats(study.data())
    keys = ("documents", "participants", "cases", "codes", "codings", "suggestions")
    return {key: found[key] for key in keys}


def _index(study: Study) -> Path:
    from qualcode.report import write_index

    path = study.where.outputs / "index.html"
    counts = _counts(study)
    entries = [
        {
            "file": name,
            "line": t(f"demo.file-{key}"),
            "section": t(f"demo.section-{part}"),
        }
        for part, key, name in (
            ("report", "report", "report.docx"),
            ("matrices", "facilitador", "matrix-facilitador.html"),
            ("matrices", "facilitador-xlsx", "matrix-facilitador.xlsx"),
            ("matrices", "facilitador-png", "matrix-facilitador.png"),
            ("matrices", "obstaculizador", "matrix-obstaculizador.html"),
            ("matrices", "obstaculizador-xlsx", "matrix-obstaculizador.xlsx"),
            ("matrices", "obstaculizador-png", "matrix-obstaculizador.png"),
            ("quotes", "quotes", "quotes.docx"),
            ("quotes", "quotes-xlsx", "quotes.xlsx"),
            ("quotes", "quotes-csv", "quotes.csv"),
            ("practices", "practices", "practices.docx"),
            ("suggestions", "suggestions", "suggestions.csv"),
        )
    ]
    write_index(
        entries,
        path,
        title=study.config.title,
        lead=t("demo.lead"),
        figures=[
            (str(counts[key]), t(f"demo.count-{key}", n=counts[key])) for key in counts
        ],
        note=t("demo.note"),
    )
    return path
