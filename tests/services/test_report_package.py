"""The Word package of a report, whatever the program did to it; other editors' too."""

from __future__ import annotations

import posixpath
import re
import zipfile

import pytest
from lxml import etree

from qualcode.services import coding
from qualcode.services.auditing import check, open_report
from qualcode.services.refreshing import refresh
from qualcode.services.relinking import relink

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "[Content_Types].xml"


def relations(archive, name):
    folder, _, base = name.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels".lstrip("/")
    if rels not in archive.namelist():
        return []
    return [
        posixpath.normpath(posixpath.join(folder, r.get("Target").lstrip("/")))
        for r in etree.fromstring(archive.read(rels))
        if r.get("TargetMode") != "External"
    ]


def ids(root, tag, key="id"):
    return [e.get(f"{W}{key}") for e in root.iter(f"{W}{tag}")]


def assert_sound(path):
    """No orphan and no missing part; every id of its kind but once and known."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        reached, waiting = set(), relations(archive, "")
        while waiting:
            part = waiting.pop()
            if part not in reached:
                reached.add(part)
                waiting += relations(archive, part)
        own = {n for n in names if not n.endswith(".rels") and n != TYPES}
        assert own == reached
        types = etree.fromstring(archive.read(TYPES))
        said = {e.get("PartName", "").lstrip("/") for e in types}
        endings = {e.get("Extension") for e in types} - {None}
        assert all(n in said or n.rpartition(".")[2] in endings for n in own)
        assert said - {""} <= own
        parts = {
            n: etree.fromstring(archive.read(n)) for n in own if n.endswith(".xml")
        }
    bodies = [r for n, r in parts.items() if n.startswith("word/")]
    starts = [i for r in bodies for i in ids(r, "bookmarkStart")]
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(i for r in bodies for i in ids(r, "bookmarkEnd"))
    marks = [n.lower() for r in bodies for n in ids(r, "bookmarkStart", "name")]
    assert len(marks) == len(set(marks))
    for tag in ("{*}docPr", "{*}sdtPr/{*}id"):
        found = [
            e.get("id") or e.get(f"{W}val")
            for r in bodies
            for e in r.iterfind(f".//{tag}")
        ]
        assert len(found) == len(set(found))
    body = parts["word/document.xml"]
    told = (
        ids(parts["word/comments.xml"], "comment")
        if "word/comments.xml" in parts
        else []
    )
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(ids(body, tag)) == sorted(told)
    numbers = parts["word/numbering.xml"]
    lists = set(ids(numbers, "num", "numId"))
    assert len(lists) == len(ids(numbers, "num", "numId"))
    used = {v for r in bodies for v in ids(r, "numId", "val")} - {"0"}
    assert used <= lists
    abstract = ids(numbers, "abstractNum", "abstractNumId")
    assert len(abstract) == len(set(abstract))
    assert {e.get(f"{W}val") for e in numbers.iter(f"{W}num/{W}abstractNumId")} <= set(
        abstract
    )


def test_no_part_is_an_orphan_and_no_id_is_there_twice(
    living, informe, unquoted, word_tools, tmp_path
):
    assert_sound(informe)
    coding.remove(living, [c.id for c in unquoted[:3]], coder="Ana")
    check(living, informe, comments=tmp_path / "con.docx")
    assert_sound(tmp_path / "con.docx")
    check(living, tmp_path / "con.docx", comments=tmp_path / "más.docx")
    assert_sound(tmp_path / "más.docx")
    assert refresh(living, informe, coder="Ana")["updated"]
    assert_sound(informe)

    def strip(root):
        starts = root.iter(f"{W}bookmarkStart")
        ours = [m for m in starts if m.get(f"{W}name").startswith("qc_")]
        own = {m.get(f"{W}id") for m in ours}
        ends = [m for m in root.iter(f"{W}bookmarkEnd") if m.get(f"{W}id") in own]
        for mark in (*ours, *ends):
            mark.getparent().remove(mark)

    word_tools.edit_tree(informe, strip)
    relink(living, informe, best=True)
    assert_sound(informe)


def test_an_editor_that_renames_bookmarks_and_drops_properties(
    living, informe, word_tools
):
    """As Google Docs gives a file back: no name, no property, runs joined."""
    before = {f.anchor.name: f.span for f in open_report(living, informe).inquiry.found}

    def edit(data):
        names = iter(range(10**6))
        data = re.sub(
            rb'w:name="qc_[^"]*"', lambda _: b'w:name="kix.%d"' % next(names), data
        )
        return re.sub(rb'<w:rStyle w:val="[^"]*"/>', b"", data)

    word_tools.rewrite(informe, edit)
    word_tools.rewrite(informe, lambda d: EMPTY, "docProps/custom.xml")
    answer = check(living, informe)
    assert answer["found"].get("context", 0) >= 0.95 * len(before)
    done = answer["checked"]
    assert done["figures"] + done["quotes"] + done["tables"] >= 0.95 * len(before)
    assert [p for p in answer["problems"] if p["severity"] == "error"] == []
    after = {f.anchor.name: f.span for f in open_report(living, informe).inquiry.found}
    assert sum(after[n] == span for n, span in before.items()) >= 0.95 * len(before)


EMPTY = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'custom-properties"/>'
)


def test_a_text_that_merely_quotes_the_study_is_no_report_of_it(
    living, informe, tmp_path
):
    import docx

    quote = next(a for a in open_report(living, informe).anchors if a.kind == "quote")
    document = docx.Document()
    document.add_paragraph(f"Se dice; “{quote.text}” (entrevista director OCA).")
    document.save(tmp_path / "otro.docx")
    answer = check(living, tmp_path / "otro.docx")
    assert answer["build"] is None
    assert answer["found"] == {}


NOTES = f"""<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p>%s</w:p>
</w:footnote></w:footnotes>"""
BOX = """<w:r><mc:AlternateContent
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>%s</w:p></w:txbxContent>
</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>
<w:r><w:t>0</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


@pytest.mark.parametrize("place", ["footnote", "text box", "content control"])
def test_bindings_outside_the_bodys_own_lines_are_checked_and_mended(
    living, informe, unquoted, word_tools, place
):
    figure = next(
        a
        for a in open_report(living, informe).anchors
        if a.query.get("of") == "codings" and a.query.get("figure") == "base"
    )
    moved = (
        f'<w:bookmarkStart w:id="9801" w:name="{figure.name}"/><w:r><w:t>'
        f'{figure.text}</w:t></w:r><w:bookmarkEnd w:id="9801"/>'
    )

    def take_out(data):
        pattern = rf'<w:bookmarkStart w:id="(\d+)" w:name="{figure.name}"/>'.encode()
        turned = rf'<w:bookmarkStart w:name="{figure.name}" w:id="(\d+)"/>'.encode()
        found = re.search(pattern, data) or re.search(turned, data)
        end = re.compile(rb'<w:bookmarkEnd w:id="%s"/>' % found[1]).search(data)
        left = data[: found.start()] + data[end.end() :]
        last = left.rindex(b"<w:sectPr")
        if place == "footnote":
            return left
        if place == "text box":
            new = f"<w:p>{BOX % moved}</w:p>"
        else:
            new = f"<w:sdt><w:sdtContent><w:p>{moved}</w:p></w:sdtContent></w:sdt>"
        return left[:last] + new.encode() + left[last:]

    word_tools.rewrite(informe, take_out)
    if place == "footnote":
        with zipfile.ZipFile(informe, "a") as archive:
            archive.writestr("word/footnotes.xml", NOTES % moved)
    assert check(living, informe)["found"] == {
        "bookmark": len(open_report(living, informe).anchors)
    }
    coding.remove(living, [unquoted[0].id], coder="Ana")
    stale = {p["binding"] for p in check(living, informe)["problems"]}
    assert figure.name in stale
    updated = refresh(living, informe, coder="Ana")["updated"]
    assert figure.name in {u["binding"] for u in updated}
    part = "word/footnotes.xml" if place == "footnote" else "word/document.xml"
    with zipfile.ZipFile(informe) as archive:
        said = archive.read(part).decode()
    at = said.index(figure.name)
    assert f"<w:t>{int(figure.text) - 1}</w:t>" in said[at : at + 200]
    assert [
        p for p in check(living, informe)["problems"] if p["severity"] == "error"
    ] == []
