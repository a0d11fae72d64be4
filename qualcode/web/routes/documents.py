"""Documents brought in, and who speaks in them confirmed for the whole batch."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from starlette.responses import Response

from qualcode.errors import QualcodeError
from qualcode.problems import Problem
from qualcode.services import registering
from qualcode.services.importing import import_files
from qualcode.web import bodies, results
from qualcode.web.answers import Json
from qualcode.web.guard import FILE_LIMIT
from qualcode.web.routes.shared import FAILURES, MISSING, TOO_LARGE, AtDesk, Person

router = APIRouter(prefix="/api", tags=["bring in"], responses=FAILURES)
Files = Annotated[list[UploadFile], File()]
Field = Annotated[str, Form(max_length=400)]
LONGEST_NAME = 120  # bytes are fewer than a file system's 255 in any alphabet


@router.post("/documents", response_model=results.ImportAnswer, responses=TOO_LARGE)
def bring_in(
    desk: AtDesk,
    who: Person,
    files: Files,
    actor: Field = "",
    role: Field = "",
    case: Field = "",
) -> Response:
    """Import transcripts; each file has its row, a refused one never hides the rest.

    422 with the same answer and an error when not one file could be used.
    """
    with on_disk(files) as paths:
        # Each document is its own transaction, so the others of this server may write
        # in between; the registers are written under the database's lock.
        answer = import_files(
            desk.study(), paths, actor=actor, role=role, case=case, coder=who.coder
        )
    for row in answer["documents"]:
        _forget_folders([row, *row["problems"]], paths)
    if any(row["status"] != "refused" for row in answer["documents"]):
        return Json(answer)
    why = answer["documents"][0]["problems"][0]
    return Json({"error": {"file": None, **why}, **answer}, 422)


@router.get("/proposals", response_model=list[results.ProposalRow])
def proposals(desk: AtDesk) -> Response:
    """Actor, role, case and kinds of every document: said, or proposed."""
    from qualcode.analysis import proposals as rows

    return Json(desk.answer("proposals", rows))


@router.patch("/documents", response_model=list[results.ProposalRow], responses=MISSING)
def confirm(desk: AtDesk, who: Person, body: bodies.Confirmation) -> Response:
    """Write what people confirmed into the registers; all of it, or nothing."""
    from qualcode.analysis import proposals as rows

    given = [row.model_dump(exclude_none=True) for row in body.documents]
    with desk.writing() as study:
        slugs = set(registering.confirm(study, given, coder=who.coder))
    fresh = desk.answer("proposals", rows)
    return Json([row for row in fresh if row["document"] in slugs])


@contextmanager
def on_disk(files: Sequence[UploadFile]) -> Iterator[list[Path]]:
    """What was uploaded, as files under the names it came with.

    A name never leads out of the folder; two of one name lie in folders of their own.
    """
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        paths = []
        for n, file in enumerate(files):
            if (file.size or 0) > FILE_LIMIT:
                raise QualcodeError(
                    "file-too-large",
                    file=safe_name(file.filename),
                    size=(file.size or 0) >> 20,
                    limit=FILE_LIMIT >> 20,
                )
            place = Path(folder) / str(n)
            place.mkdir()
            path = place / safe_name(file.filename)
            with path.open("wb") as out:
                while chunk := file.file.read(1 << 20):
                    out.write(chunk)
            paths.append(path)
        try:
            yield paths
        except QualcodeError as error:
            _forget_folders([told := error.problem.as_dict()], paths)
            error.problem = Problem(**told)
            raise


def safe_name(name: str | None) -> str:
    """A file's own name: no folders, no control characters, not hidden or too long."""
    plain = re.split(r"[/\\]", name or "")[-1]
    plain = "".join(c for c in plain if c.isprintable() and c not in '<>:"|?*')
    plain = plain.encode("utf-8", "ignore").decode().strip().lstrip(".~")
    stem, dot, suffix = plain.rpartition(".")
    if not stem:
        stem, dot, suffix = plain, "", ""
    while len(stem.encode()) > LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem or 'document'}{dot}{suffix[:20]}"


def _forget_folders(places: Sequence[dict[str, Any]], paths: Sequence[Path]) -> None:
    """Take the temporary folders out of what is told: the name is what people know."""
    for place in places:
        for key in {"file", "message", "hint"} & place.keys():
            for path in paths:
                place[key] = place[key] and place[key].replace(str(path), path.name)
