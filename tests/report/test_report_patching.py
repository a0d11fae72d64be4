"""Bytes of a part: taken apart once, read as XML is read."""

from __future__ import annotations

from qualcode.report import patching
from qualcode.report.paper import read_parts
from qualcode.report.patching import Edit, patch

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r w:odd='a>b' w:other=\"c'>\"><w:t>uno {n} dos</w:t></w:r></w:p>"


def files():
    body = "".join(PARAGRAPH.replace("{n}", str(n)) for n in range(9))
    made = f"<w:document {NS}><w:body>{body}</w:body></w:document>"
    return {"word/document.xml": made.encode()}


def test_a_part_is_taken_apart_once_however_many_edits(monkeypatch):
    made = []

    class Counted(patching.PartBytes):
        def __init__(self, data):
            made.append(1)
            super().__init__(data)

    monkeypatch.setattr(patching, "PartBytes", Counted)
    paper = read_parts(files())
    edits = []
    for n in range(9):
        at = paper.text.index(f" {n} ") + 1
        edits.append(Edit(at, at + 1, f"[{n * 11}]"))
    changed = patch(files(), paper, edits)
    assert made == [1]
    told = read_parts(changed).text.split("\n")
    assert told == [f"uno [{n * 11}] dos" for n in range(9)]


def test_marks_inside_attributes_end_no_tag():
    paper = read_parts(files())
    at = paper.text.index("3")
    changed = patch(files(), paper, [Edit(at, at + 1, "treinta")])
    before, after = files()["word/document.xml"], changed["word/document.xml"]
    assert after == before.replace(b"uno 3 dos", b"uno treinta dos")


def test_an_edit_over_two_runs_goes_where_it_begins():
    body = "<w:p><w:r><w:t>uno do</w:t></w:r><w:r><w:t>s tres</w:t></w:r></w:p>"
    made = f"<w:document {NS}><w:body>{body}</w:body></w:document>".encode()
    changed = patch(
        {"word/document.xml": made},
        read_parts({"word/document.xml": made}),
        [Edit(4, 7, "2")],
    )
    assert b"<w:t>uno 2</w:t>" in changed["word/document.xml"]
    assert b">\x20tres</w:t>" in changed["word/document.xml"]
