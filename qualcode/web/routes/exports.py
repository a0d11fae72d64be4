"""Every listing as a file: `/api/exports/quotes.docx` takes the listing's own query."""

from __future__ import annotations

import mimetypes
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from qualcode.i18n import area, t
from qualcode.services import coders, history, memos
from qualcode.services.coding import list_rows
from qualcode.services.exporting import export
from qualcode.services.reporting import names
from qualcode.web import shapes, shapes_evidence
from qualcode.web.desk import Desk
from qualcode.web.routes.crossing import Crossed, Quoted, matrix_of, quotes_of
from qualcode.web.routes.evidence import Axis, Depth, Facet, framework_of
from qualcode.web.routes.shared import FAILURES, AtDesk
from qualcode.web.tables import code_rows

router = APIRouter(prefix="/api/exports", tags=["hand over"], responses=FAILURES)
Extension = Literal["xlsx", "docx", "html", "md", "csv", "json"]
Picture = Literal["xlsx", "docx", "html", "md", "csv", "json", "png", "svg"]
Whole = Literal["xlsx", "csv", "json", "html"]
Rows = Sequence[dict[str, Any]]


def _download(name: str, write: Callable[[Path], object]) -> Response:
    """What `write` makes, as a file to save."""
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        path = Path(folder) / name
        write(path)
        raw = path.read_bytes()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(raw, media_type=kind, headers=headers)


@router.get("/study.{extension}", response_class=Response)
def whole(desk: AtDesk, extension: Whole) -> Response:
    """The study as one file, as the command `export` writes it."""
    return _download(
        f"{desk.folder.name}.{extension}".encode("ascii", "ignore").decode(),
        lambda path: export(desk.study(), path),
    )


@router.get("/matrix.{extension}", response_class=Response)
def matrix(desk: AtDesk, extension: Picture, asked: Crossed) -> Response:
    """A matrix as a file."""
    from qualcode.analysis import matrix_title, quotes
    from qualcode.report import write_matrix

    found = matrix_of(desk, asked)
    data = desk.picture()
    title = matrix_title(data, found)
    cited = {id_ for cell in found["cells"] for id_ in cell["quotes"]}
    kinds = {d.kind or "interview" for d in data.documents}
    own = [q for q in quotes(data, kinds=kinds) if q["id"] in cited]
    sign = data.codebook.signs.get(asked["valence"] or "", 0)
    return _download(
        f"matrix.{extension}",
        lambda path: write_matrix(found, path, title=title, sign=sign, quotes=own),
    )


@router.get("/quotes.{extension}", response_class=Response)
def quotes_file(desk: AtDesk, extension: Extension, asked: Quoted) -> Response:
    """Quotes as a file."""
    from qualcode.report import write_quotes

    rows = quotes_of(desk, asked)
    data = desk.picture()
    return _download(
        f"quotes.{extension}",
        lambda path: write_quotes(
            rows,
            path,
            title=t("cli.title.quotes"),
            names=names(data),
            marks=data.config.quote_marks,
        ),
    )


@router.get("/practices.{extension}", response_class=Response)
def practices_file(desk: AtDesk, extension: Extension) -> Response:
    """The practices as a file; in Word as the report prints them."""
    from qualcode.analysis import practices, quotes
    from qualcode.report import write_practices, write_table

    rows = desk.answer("practices", practices)
    title = t("cli.title.practices")
    data = desk.picture()

    def write(path: Path) -> None:
        if extension == "docx":
            cited = {quote["id"]: quote for quote in quotes(data)}
            marks = data.config.quote_marks
            write_practices(rows, cited, path, title=title, marks=marks)
        else:
            columns = _columns(shapes.PracticeRow)
            write_table(rows, columns, path, title=title, heads=_heads(columns))

    return _download(f"practices.{extension}", write)


@router.get("/framework.{extension}", response_class=Response)
def framework_file(
    desk: AtDesk,
    extension: Extension,
    rows: Axis = "case",
    cols: Facet = None,
    depth: Depth = 1,
) -> Response:
    """The grid of summaries as it is read, stale ones marked; csv and json by cells."""
    from qualcode.report import write_framework, write_table

    cells = framework_of(desk, rows, cols, depth)
    title = t("cli.title.framework")

    def write(path: Path) -> None:
        if extension in ("csv", "json"):
            columns = _columns(shapes_evidence.FrameworkCell)
            write_table(cells, columns, path, title=title, heads=_heads(columns))
        else:
            write_framework(cells, path, title=title)

    return _download(f"framework.{extension}", write)


Listed = Literal[
    "documents", "codings", "codes", "coverage", "memos", "log", "coders", "cases",
    "participants",
]  # fmt: skip


@router.get("/{listing}.{extension}", response_class=Response)
def listing_file(desk: AtDesk, listing: Listed, extension: Extension) -> Response:
    """Any other listing as a file."""
    from qualcode.report import write_table

    rows, columns = _listing(desk, listing)
    return _download(
        f"{listing}.{extension}",
        lambda path: write_table(
            rows,
            columns,
            path,
            title=t(f"web_errors.title.{listing}"),
            heads=_heads(columns),
        ),
    )


def _listing(desk: Desk, name: str) -> tuple[Rows, list[str]]:
    from qualcode.analysis import coverage, documents

    study = desk.study()
    if name in ("cases", "participants"):
        register = getattr(study.registers(), name)
        return register.rows, list(register.columns)
    made: dict[str, tuple[Callable[[], Rows], type[BaseModel]]] = {
        "documents": (lambda: desk.answer(name, documents), shapes.DocumentRow),
        "codings": (lambda: list_rows(study), shapes.CodingRow),
        "codes": (lambda: code_rows(desk.picture()), shapes.CodeRow),
        "coverage": (lambda: desk.answer(name, coverage), shapes.CoverageRow),
        "memos": (lambda: memos.list_rows(study), shapes.MemoRow),
        "log": (lambda: history.log(study), shapes.LogRow),
        "coders": (lambda: coders.rows(study), shapes.CoderRow),
    }
    rows, shape = made[name]
    return rows(), _columns(shape)


def _columns(shape: type[BaseModel]) -> list[str]:
    """The keys of a row in their order."""
    return [f.alias or name for name, f in shape.model_fields.items()]


def _heads(columns: Sequence[str]) -> dict[str, str]:
    """The columns' names for people; a register's own attribute keeps its name."""
    known = area("cli")
    return {c: t(f"cli.column.{c}") if f"column.{c}" in known else c for c in columns}
