"""A real server and a real Chromium over a study made for the test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_visit import CHROMIUM, FLAGS, Server, Visitor, serving


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory) -> Path:
    """The example study with gold codings, suggestions and its report, made once."""
    from qualcode.services import coding_files, demo, importing, reporting
    from qualcode.services.example import example
    from qualcode.services.study import open_study

    folder = tmp_path_factory.mktemp("made") / "demo"
    with example() as source:
        demo._copy(source, folder)
    with open_study(folder) as study:
        transcripts = study.where.transcripts
        importing.import_files(study, [transcripts], coder=demo.CODER)
        coding_files.import_csv(study, transcripts / "codings.csv", coder=demo.CODER)
        demo._suggest(study)
        out = study.where.outputs / "report.docx"
        reporting.build(study, out, layout=False, coder=demo.CODER)
    return folder


@pytest.fixture
def demo(made_demo, tmp_path) -> Iterator[Server]:
    """A server over a copy of the example study."""
    folder = tmp_path / "demo"
    shutil.copytree(made_demo, folder)
    with serving(folder) as server:
        yield server


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open a browser at a server; every page of it has to be without errors."""
    visitors: list[Visitor] = []

    def enter(server: Server, **options) -> Visitor:
        visitors.append(Visitor(chromium, server, **options))
        return visitors[-1]

    yield enter
    wrong = [error for visitor in visitors for error in visitor.wrong]
    for visitor in visitors:
        visitor.close()
    assert wrong == []
