"""What a team's word processor does to a report, and what is still found."""

from __future__ import annotations

import copy
import shutil
import subprocess

import pytest

from qualcode.services import coding
from qualcode.services.auditing import check, open_report
from qualcode.services.refreshing import refresh

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def through(tmp_path):
    """Save a Word file again by LibreOffice, by way of another format if named."""
    profile = (tmp_path / "profile").as_uri()

    def convert(path, kind, where):
        office = shutil.which("soffice")
        assert office, "LibreOffice is not installed"
        subprocess.run(
            [
                office, f"-env:UserInstallation={profile}", "--headless",
                "--convert-to", kind, "--outdir", str(where), str(path),
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return where / f"{path.stem}.{kind.partition(':')[0]}"

    def save(path, *kinds):
        for n, kind in enumerate((*kinds, "docx:MS Word 2007 XML")):
            path = convert(path, kind, tmp_path / f"saved-{n}")
        return path

    return save


def edited(root, ns):
    """Prose edited, a paragraph restyled and copied, a table moved to another place."""
    body = root.find(f"{ns}body")
    paragraphs = [p for p in body.findall(f"{ns}p") if p.find(f".//{ns}t") is not None]
    bound = [
        p
        for p in paragraphs
        if any(
            (m.get(f"{ns}name") or "").startswith("qc_")
            for m in p.findall(f"{ns}bookmarkStart")
        )
        and len("".join(p.itertext(f"{ns}t"))) > 80
    ]
    first = bound[2].find(f".//{ns}t")
    first.text = "Con palabras nuevas al comienzo. " + (first.text or "")
    bound[3].find(f"{ns}pPr/{ns}pStyle").set(f"{ns}val", "BodyText")
    double = copy.deepcopy(bound[4])
    for n, mark in enumerate(double.findall(f"{ns}bookmarkStart")):
        mark.set(f"{ns}id", str(80000 + n))
    for n, mark in enumerate(double.findall(f"{ns}bookmarkEnd")):
        mark.set(f"{ns}id", str(80000 + n))
    bound[4].addnext(double)
    table = body.findall(f"{ns}tbl")[1]
    caption = table.getprevious()
    paragraphs[-1].addnext(caption)
    caption.addnext(table)


@pytest.mark.parametrize("kinds", [(), ("odt",)], ids=["docx", "odt"])
def test_every_binding_is_found_after_editing_and_saving(
    living, informe, unquoted, word_tools, through, kinds
):
    before = check(living, informe)["checked"]
    word_tools.edit_tree(informe, lambda root: edited(root, word_tools.W))
    saved = through(informe, *kinds)
    answer = check(living, saved)
    bound = ("figures", "quotes", "tables")
    assert all(answer["checked"][k] == before[k] for k in bound)
    assert [p for p in answer["problems"] if p["severity"] == "error"] == []
    told = {p["code"] for p in answer["problems"]} - {"rounding"}
    assert told == {"copied-binding"}
    assert answer["found"].get("lost", 0) == 0
    assert answer["found"]["bookmark"] + answer["found"].get("copy", 0) == sum(
        before[k] for k in ("figures", "quotes", "tables")
    )
    opened = open_report(living, saved)
    spans = [f.span for f in opened.inquiry.found]
    assert len(spans) == len(set(spans))
    coding.remove(living, [c.id for c in unquoted[:3]], coder="Ana")
    stale = {
        p["binding"]
        for p in check(living, saved)["problems"]
        if p["severity"] == "error"
    }
    outside = word_tools.outside(word_tools.document(saved))
    updated = {u["binding"] for u in refresh(living, saved, coder="Ana")["updated"]}
    assert stale <= updated
    assert word_tools.outside(word_tools.document(saved)) == outside
    assert [
        p for p in check(living, saved)["problems"] if p["severity"] == "error"
    ] == []


def test_a_refreshed_report_still_opens(living, informe, word_tools, through):
    rows = list(living.data().codings)[:5]
    coding.remove(living, [c.id for c in rows], coder="Ana")
    refresh(living, informe, coder="Ana")
    saved = through(informe)
    codes = {p["code"] for p in check(living, saved)["problems"]} - {"rounding"}
    assert codes <= {"missing-quote", "unsupported-claim"}
