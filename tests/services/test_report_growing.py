"""`report refresh` on tables that the study has outgrown: their rows put in."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lxml import etree

from qualcode.report.paper import read_paper
from qualcode.services import coding
from qualcode.services.auditing import check
from qualcode.services.refreshing import refresh
from qualcode.services.study import open_study


def errors(study, path):
    return [p for p in check(study, path)["problems"] if p["severity"] == "error"]


def captioned(paper, words):
    return next(t for t in paper.tables if words in t.caption)


@pytest.fixture
def grown(living, unquoted):
    """A new activity with two voices, a recommendation, a quote for a finding."""
    book = next(living.where.codebooks.glob("*.yaml"))
    text = book.read_text("utf-8").replace(
        "          - {id: plan-de-trabajo,",
        "          - {id: entrega, name: Entrega de la ficha}\n"
        "          - {id: plan-de-trabajo,",
    )
    book.write_text(text, "utf-8")
    findings = living.where.findings
    said = findings.read_text("utf-8")
    said = said.replace(
        "evidence: [empresa-1-03b", f"evidence: [{unquoted[4].id}, empresa-1-03b"
    )
    said = said.replace(
        "practices:",
        "  - id: R3\n    kind: recommendation\n    claim: Anotar cada acuerdo el "
        "mismo día\n    rests_on: [C1]\npractices:",
    )
    findings.write_text(said, "utf-8")
    living.close()
    with open_study(living.folder) as again:
        for row in again.data().codings:
            if row.id in ("oca-1-05a", "residencia-2-05a"):
                coding.add(
                    again, row.document, row.start, row.end, "entrega", coder=row.coder
                )
        yield again


def lacking(study, path):
    found = errors(study, path)
    return [p for p in found if p["message"].startswith("A la tabla le falta")]


def test_each_table_gains_its_rows_in_its_own_style(grown, informe, word_tools):
    ns = word_tools.W

    def restyle(root):
        """The team prints its recommendations in red and edits a cell."""
        for table in root.iter(f"{ns}tbl"):
            text = "".join(table.itertext(f"{ns}t"))
            if "Cuidar" in text and "C1" in text:
                for run in table.iter(f"{ns}r"):
                    props = run.find(f"{ns}rPr")
                    if props is None:
                        props = run.makeelement(f"{ns}rPr", {})
                        run.insert(0, props)
                    color = props.makeelement(f"{ns}color", {f"{ns}val": "CC0000"})
                    props.append(color)

    word_tools.edit_tree(informe, restyle)
    stale = lacking(grown, informe)
    before = read_paper(informe)
    answer = refresh(grown, informe, coder="Ana")
    tables = [u for u in answer["updated"] if u["kind"] == "table"]
    assert {u["binding"] for u in tables} == {p["binding"] for p in stale}
    assert len(tables) >= 4
    after = read_paper(informe)
    assert errors(grown, informe) == []
    for words, rows in (
        ("Citas", 1), ("Recomendaciones", 1), ("Menciones", 1), ("Códigos", 1),
    ):  # fmt: skip
        old, new = captioned(before, words), captioned(after, words)
        assert len(new.rows) == len(old.rows) + rows, words
    numbers = [r[0] for r in captioned(after, "Citas").rows[1:]]
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    names = [m.name.lower() for m in after.marks]
    assert len(names) == len(set(names))
    root = etree.fromstring(word_tools.document(informe))
    (row,) = [
        r for r in root.iter(f"{ns}tr")
        if "Anotar cada acuerdo" in "".join(r.itertext(f"{ns}t"))
    ]  # fmt: skip
    colors = {c.get(f"{ns}val") for c in row.iter(f"{ns}color")}
    assert colors == {"CC0000"}
    raw = informe.read_bytes()
    assert refresh(grown, informe, coder="Ana")["updated"] == []
    assert informe.read_bytes() == raw


def test_no_byte_outside_the_tables_moves(grown, informe, word_tools):
    def prose(data):
        root = etree.fromstring(data)
        for table in list(root.iter(f"{word_tools.W}tbl")):
            table.getparent().remove(table)
        for texts in word_tools.bound_runs(root).values():
            for text in texts:
                text.text = ""
        return etree.tostring(root, method="c14n")

    before = word_tools.document(informe)
    assert refresh(grown, informe, coder="Ana")["updated"]
    after = word_tools.document(informe)
    assert prose(after) == prose(before)
    # every row that was there is there still, but for the words in it
    assert rows(before) - rows(after) == Counter()


def rows(data):
    found = re.findall(rb"<w:tr>.*?</w:tr>", data, re.DOTALL)
    return Counter(re.sub(rb">[^<]*</w:t>", b"></w:t>", row) for row in found)


def test_where_changes_are_tracked_no_row_is_put_in(grown, informe, word_tools):
    word_tools.rewrite(
        informe,
        lambda d: d.replace(b"<w:zoom ", b"<w:trackRevisions/><w:zoom ", 1),
        "word/settings.xml",
    )
    before = len(captioned(read_paper(informe), "Citas").rows)
    answer = refresh(grown, informe, coder="Ana")
    assert [u for u in answer["updated"] if u["kind"] == "table"] == []
    assert len(captioned(read_paper(informe), "Citas").rows) == before
    assert lacking(grown, informe)
