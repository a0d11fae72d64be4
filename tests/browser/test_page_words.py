"""Every word that a page or a script names is in the catalogue; nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualcode import i18n, web

HERE = Path(web.__file__).parent
SCRIPTS = sorted((HERE / "static").glob("*.js"))
TEMPLATES = sorted((HERE / "templates").glob("*.html"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_scripts_name_words_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = i18n.area("web_js")
    named = {
        key
        for key in re.findall(r'\b(?:t|said)\("([a-z][\w-]+)"', text)
        if "${" not in key
    }
    assert named - set(known) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_templates_name_words_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for area, key in re.findall(r"""\bt\(['"](\w+)\.([\w-]+)['"][,)]""", text):
        assert key in i18n.area(area), (path.name, area, key)


def test_scripts_ask_for_nothing_outside() -> None:
    for path in [*SCRIPTS, *TEMPLATES, *(HERE / "static").glob("*.css")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert not re.search(r"https?://[a-z]", text), path.name
        assert "innerHTML" not in text, path.name
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text), (
            path.name
        )
        assert not re.search(r"\sstyle=\"|\son[a-z]+=\"", text), path.name
