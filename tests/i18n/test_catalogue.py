"""Every message exists in both languages, is used, and fills the same braces."""

from __future__ import annotations

import ast
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import qualcode
from qualcode import i18n
from qualcode.i18n import catalogue

PACKAGE = Path(qualcode.__file__).parent
# Words that are the same in Spanish and English.
SAME = {
    "cli.column.actor",
    "cli.column.base",
    "cli.column.id",
    "cli.column.memos",
    "cli.verdict.no",
    "demo.section-matrices",
    "help.metavar.actor",
    "help.metavar.actors",
    "help.metavar.ids",
    "help.metavar.number",
    "instruments.total-row",
    "report.axis-actor",
    "report.axis-factor",
    "report.col-actor",
    "report.cover-base",
    "report.total",
    "report.verdict-no",
    "reporting.coreq-24",
    "web.kind-csv",
    "web.kind-docx",
    "web.kind-html",
    "web.kind-xlsx",
    "web.memos",
    "web_code.kind-participant",
    "web_code.memo",
    "web_evidence.verdict-no",
    "web_home.col-actor",
    "web_import.col-actor",
    "web_js.bracket-other",
    "web_js.chord-pending",
    "web_js.coding-by",
    "web_js.kind-participant",
    "web_js.memo",
    "web_matrix.axis-actor",
}
AREAS = sorted(
    m.name
    for m in pkgutil.iter_modules(catalogue.__path__)
    if not m.name.startswith(("error_", "help_"))
)


def messages() -> Iterator[tuple[str, str, str]]:
    for area in AREAS:
        for key, (spanish, english) in i18n.area(area).items():
            yield f"{area}.{key}", spanish, english


def test_every_message_has_both_languages() -> None:
    found = list(messages())
    assert len(found) > 200
    assert [k for k, es, en in found if bool(es.strip()) != bool(en.strip())] == []


def test_spanish_differs_from_english_unless_listed() -> None:
    equal = {k for k, es, en in messages() if es == en and any(c.isalpha() for c in es)}
    assert equal == SAME


def fields(text: str) -> set[str]:
    return {
        name for _, name, _, _ in string.Formatter().parse(text) if name is not None
    }


def test_braces_are_well_formed() -> None:
    for key, spanish, english in messages():
        assert all(name.isidentifier() for name in fields(spanish)), key
        assert all(name.isidentifier() for name in fields(english)), key


def test_every_error_has_a_hint() -> None:
    errors = i18n.area("error")
    lacking = [k for k in errors if "." not in k and f"{k}.hint" not in errors]
    assert lacking == []


def test_errors_and_hints_are_whole_sentences() -> None:
    # What somebody else said may stand at the end, after a colon or a period.
    whole = re.compile(r"(\.|[:.] (\{\w+\}|/))$")
    errors = i18n.area("error").items()
    assert [k for k, both in errors if not all(map(whole.search, both))] == []


def literal_keys() -> Iterator[tuple[str, str]]:
    """(file, key) of every key that the code names with a literal."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                continue
            if name == "t":
                yield path.name, first.value
            elif name in ("QualcodeError", "problem", "misuse"):
                yield path.name, f"error.{first.value}"


def test_every_key_the_code_names_is_there() -> None:
    found = list(literal_keys())
    assert len(found) > 100
    for file, key in found:
        area, _, rest = key.partition(".")
        assert area in AREAS, (file, key)
        assert rest in i18n.area(area), (file, key)


def test_plural_and_language() -> None:
    assert i18n.t("road.import-fact", n=1) == "1 documento"
    assert i18n.t("road.import-fact", n=2) == "2 documentos"
    i18n.use("en")
    assert i18n.t("road.import-fact", n=2) == "2 documents"
    i18n.use("es", force=True)
    i18n.use("en")
    assert i18n.language() == "es"


def test_a_missing_message_is_a_bug() -> None:
    with pytest.raises(KeyError):
        i18n.t("road.nothing-of-the-kind")
