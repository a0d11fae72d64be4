"""A small study with its report, made once and copied; the whole example too."""

from __future__ import annotations

import random
import runpy
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from qualcode.model import Coding
from qualcode.report.paper import read_paper
from qualcode.services import coding_files, importing, reporting
from qualcode.services.auditing import open_report
from qualcode.services.demo import _copy
from qualcode.services.example import example
from qualcode.services.study import Study, open_study

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


MAKE = runpy.run_path(str(Path(__file__).with_name("small_study.py")))["make_study"]


def _report(study: Study) -> None:
    out = study.where.outputs / "informe.docx"
    reporting.build(study, out, layout=False, coder="Ana")


@pytest.fixture(scope="session")
def living_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("living") / "study"
    MAKE(folder)
    with open_study(folder) as study:
        _report(study)
    return folder


@pytest.fixture
def living(living_made: Path, tmp_path: Path) -> Iterator[Study]:
    """A small study with its report built in outputs/informe.docx."""
    folder = tmp_path / "living"
    shutil.copytree(living_made, folder)
    with open_study(folder) as study:
        yield study


@pytest.fixture
def informe(living: Study) -> Path:
    return living.where.outputs / "informe.docx"


@pytest.fixture
def unquoted(living: Study, informe: Path) -> list[Coding]:
    """The codings that the report counts but does not quote."""
    anchors = open_report(living, informe).anchors
    quoted = {a.query.get("quote") for a in anchors}
    return [c for c in living.data().codings if c.id not in quoted]


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Study]:
    """The example study, with its report: slow, for what only size can show."""
    folder = tmp_path / "whole"
    with example() as source:
        _copy(source, folder)
    with open_study(folder) as study:
        importing.import_files(study, [study.where.transcripts], coder="Ana")
        coding_files.import_csv(
            study, study.where.transcripts / "codings.csv", coder="Ana"
        )
        _report(study)
        yield study


def rewrite(
    path: Path, edit: Callable[[bytes], bytes], part: str = "word/document.xml"
):
    """Put a part through `edit`, every other part as it was."""
    with zipfile.ZipFile(path) as archive:
        files = {i: archive.read(i) for i in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for info, data in files.items():
            out.writestr(info, edit(data) if info.filename == part else data)


def edit_tree(path: Path, edit: Callable[[etree._Element], None]) -> None:
    """Put the body through `edit` as a tree."""

    def run(data: bytes) -> bytes:
        root = etree.fromstring(data)
        edit(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    rewrite(path, run)


def bound_runs(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The `w:t` inside each binding's bookmark, by the bookmark's name."""
    found: dict[str, list[etree._Element]] = {}
    for start in root.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name")
        if not name.startswith("qc_"):
            continue
        found[name] = []
        for after in start.itersiblings():
            if after.tag == f"{W}bookmarkEnd" and after.get(f"{W}id") == start.get(
                f"{W}id"
            ):
                break
            found[name] += list(after.iter(f"{W}t"))
    return found


def outside(data: bytes) -> bytes:
    """document.xml with the text of every binding taken out."""
    root = etree.fromstring(data)
    for texts in bound_runs(root).values():
        for text in texts:
            text.text = ""
    return etree.tostring(root, method="c14n")


@pytest.fixture(scope="session")
def word_tools() -> SimpleNamespace:
    """rewrite, edit_tree, bound_runs, outside, document, quote_names."""

    def document(path: Path) -> bytes:
        with zipfile.ZipFile(path) as archive:
            return archive.read("word/document.xml")

    def quote_names(study: Study, path: Path) -> list[str]:
        opened = open_report(study, path)
        return [a.name for a in opened.anchors if a.kind == "quote"]

    return SimpleNamespace(
        rewrite=rewrite,
        edit_tree=edit_tree,
        bound_runs=bound_runs,
        outside=outside,
        document=document,
        quote_names=quote_names,
        paper=read_paper,
        random=random.Random(7),
        W=W,
    )
