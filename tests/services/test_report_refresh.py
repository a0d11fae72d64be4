"""`report refresh`: bindings mended, every other byte as it was."""

from __future__ import annotations

import copy
import zipfile

import pytest

from qualcode.errors import QualcodeError
from qualcode.report.anchors import BUILD, CHECKED, OUTDATED
from qualcode.report.paper import read_paper
from qualcode.services import coding, reporting
from qualcode.services.auditing import check, open_report
from qualcode.services.refreshing import refresh


def errors(study, path):
    return [p for p in check(study, path)["problems"] if p["severity"] == "error"]


@pytest.fixture
def changed(living, unquoted):
    """The study with three codings changed that the report does not quote."""
    coding.remove(living, [c.id for c in unquoted[:3]], coder="Ana")
    return unquoted[:3]


def test_figures_are_mended_and_no_other_byte_moves(
    living, informe, changed, word_tools
):
    stale = errors(living, informe)
    assert {p["code"] for p in stale} == {"stale-figure"}
    before = word_tools.document(informe)
    answer = refresh(living, informe, coder="Ana")
    assert {u["binding"] for u in answer["updated"]} == {p["binding"] for p in stale}
    assert answer["left"] == []
    assert errors(living, informe) == []
    after = word_tools.document(informe)
    assert after != before
    assert word_tools.outside(after) == word_tools.outside(before)
    with zipfile.ZipFile(informe) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names))


def test_the_bytes_of_other_parts_and_of_odd_xml_stay(
    living, informe, changed, word_tools
):
    def odd(data):
        head, _, rest = data.partition(b"?>")
        text = rest.decode().replace('xml:space="preserve"', "xml:space='preserve'", 9)
        at = text.index("<w:p>")
        return head + b"?>" + (text[:at] + "<!-- una nota -->" + text[at:]).encode()

    word_tools.rewrite(informe, odd)
    with zipfile.ZipFile(informe) as archive:
        before = {n: archive.read(n) for n in archive.namelist()}
    answer = refresh(living, informe, coder="Ana")
    assert answer["updated"]
    with zipfile.ZipFile(informe) as archive:
        after = {n: archive.read(n) for n in archive.namelist()}
    moved = {n for n in before if before[n] != after[n]}
    assert moved == {"word/document.xml", "docProps/custom.xml"}
    raw = after["word/document.xml"]
    assert b"<!-- una nota -->" in raw
    assert raw.count(b"xml:space='preserve'") == 9
    assert len(raw) - len(before["word/document.xml"]) < 200


def test_a_second_refresh_moves_nothing(living, informe, changed):
    refresh(living, informe, coder="Ana")
    raw = informe.read_bytes()
    answer = refresh(living, informe, coder="Ana")
    assert answer == {
        "file": str(informe), "written": None, "updated": [], "left": []
    }  # fmt: skip
    assert informe.read_bytes() == raw


def test_an_edited_figure_is_left_with_both_texts_unless_asked(
    living, informe, word_tools
):
    opened = open_report(living, informe)
    figure = next(a for a in opened.anchors if a.query.get("figure") == "asked")

    def edit(root):
        (only,) = word_tools.bound_runs(root)[figure.name]
        only.text = "11 de 12"

    word_tools.edit_tree(informe, edit)
    answer = refresh(living, informe, coder="Ana")
    (left,) = answer["left"]
    assert (left["printed"], left["why"]) == ("11 de 12", "edited")
    assert left["expected"] == left["written"].replace("\u00a0", " ")
    paper = read_paper(informe)
    assert paper.properties[OUTDATED].startswith("1 ")
    assert figure.name in paper.properties[OUTDATED]
    answer = refresh(living, informe, coder="Ana", edited=True)
    assert figure.name in {u["binding"] for u in answer["updated"]}
    assert errors(living, informe) == []
    assert read_paper(informe).properties[OUTDATED] == "0"


def test_the_file_says_when_it_was_checked(living, informe, changed):
    build = read_paper(informe).properties[BUILD]
    refresh(living, informe, coder="Ana", today="2031-05-06")
    paper = read_paper(informe)
    assert paper.properties[CHECKED] == "2031-05-06"
    assert paper.properties[BUILD] != build
    assert "6 de mayo de 2031" in paper.text.replace("\u00a0", " ")
    assert errors(living, informe) == []


def test_a_refreshed_report_is_the_teams(living, informe, changed):
    refresh(living, informe, coder="Ana")
    with pytest.raises(QualcodeError) as caught:
        reporting.build(living, informe, layout=False, coder="Ana")
    assert (caught.value.code, caught.value.exit_code) == ("report-is-the-teams", 3)
    raw = informe.read_bytes()
    answer = reporting.build(living, informe, layout=False, force=True, coder="Ana")
    from pathlib import Path

    assert Path(answer["backup"]).read_bytes() == raw


def test_where_changes_are_tracked_refresh_tracks_its_own(
    living, informe, changed, word_tools
):
    ns = word_tools.W
    word_tools.rewrite(
        informe,
        lambda d: d.replace(b"<w:zoom ", b"<w:trackRevisions/><w:zoom ", 1),
        "word/settings.xml",
    )
    opened = open_report(living, informe)
    figure = next(p["binding"] for p in errors(living, informe))

    def inserted(root):
        start = next(
            s for s in root.iter(f"{ns}bookmarkStart") if s.get(f"{ns}name") == figure
        )
        run = start.getnext()
        wrap = run.makeelement(f"{ns}ins", {f"{ns}id": "901", f"{ns}author": "Eva"})
        run.addprevious(wrap)
        wrap.append(run)

    word_tools.edit_tree(informe, inserted)
    stale = {p["binding"] for p in errors(living, informe)}
    before = word_tools.document(informe)
    answer = refresh(living, informe, coder="Ana")
    assert [row["why"] for row in answer["left"]] == ["tracked"]
    assert {row["binding"] for row in answer["left"]} == {figure}
    after = word_tools.document(informe)
    assert after.count(b"<w:ins ") == before.count(b"<w:ins ") + len(answer["updated"])
    assert after.count(b"<w:del ") >= len(answer["updated"])
    assert b'w:author="Eva"' in after
    assert {p["binding"] for p in errors(living, informe)} == {figure} & stale
    done = check(living, informe)["checked"]
    assert len(opened.anchors) == done["figures"] + done["quotes"] + done["tables"]


def test_comments_and_note_marks_inside_a_quote_stay(living, informe, word_tools):
    ns = word_tools.W
    name = word_tools.quote_names(living, informe)[0]

    def annotate(root):
        start = next(
            s for s in root.iter(f"{ns}bookmarkStart") if s.get(f"{ns}name") == name
        )
        run = start.getnext()
        text = run.find(f"{ns}t")
        whole = text.text
        half = len(whole) // 2
        text.text = whole[:half]
        rest = copy.deepcopy(run)
        rest.find(f"{ns}t").text = whole[half:]
        note = copy.deepcopy(run)
        note.remove(note.find(f"{ns}t"))
        note.append(note.makeelement(f"{ns}commentReference", {f"{ns}id": "0"}))
        run.addnext(note)
        note.addnext(rest)

    word_tools.edit_tree(informe, annotate)
    assert errors(living, informe) == []
    row = next(c for c in living.data().codings if c.valence)
    coding.remove(living, [row.id], coder="Ana")
    refresh(living, informe, coder="Ana")
    assert b"commentReference" in word_tools.document(informe)


def test_headers_footnotes_and_text_boxes_are_read_and_mended(
    living, informe, changed, word_tools
):
    name = next(p["binding"] for p in errors(living, informe))
    header = (
        f'<w:p><w:bookmarkStart w:id="801" w:name="{name}"/><w:r><w:t>0</w:t></w:r>'
        '<w:bookmarkEnd w:id="801"/></w:p>'
    )
    word_tools.rewrite(
        informe,
        lambda d: d.replace(b"</w:hdr>", header.encode() + b"</w:hdr>"),
        "word/header1.xml",
    )
    answer = refresh(living, informe, coder="Ana", edited=True)
    assert errors(living, informe) == []
    assert sum(u["binding"] == name for u in answer["updated"]) == 2


def test_what_is_no_report_of_this_study(living, tmp_path):
    import docx

    docx.Document().save(tmp_path / "nada.docx")
    with pytest.raises(QualcodeError) as caught:
        refresh(living, tmp_path / "nada.docx", coder="Ana")
    assert caught.value.code == "report-unknown"
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    with pytest.raises(QualcodeError) as caught:
        refresh(living, tmp_path / "t.csv", coder="Ana")
    assert caught.value.code == "report-not-word"


def test_a_study_made_anew_from_its_files_still_knows_the_report(
    living, informe, changed, tmp_path
):
    """The database is gone; the file's own properties stand in."""
    from qualcode.services import coding_files, importing
    from qualcode.services.study import open_study

    living.close()
    for path in living.folder.glob("study.db*"):
        path.unlink()
    with open_study(living.folder) as again:
        importing.import_files(again, [again.where.transcripts], coder="Ana")
        coding_files.import_csv(
            again, again.where.transcripts / "codings.csv", coder="Ana"
        )
        answer = check(again, informe)
        done = answer["checked"]
        assert done["figures"] + done["quotes"] + done["tables"] > 100
        assert [p for p in answer["problems"] if p["severity"] == "error"] == []
        coding.remove(again, [c.id for c in changed], coder="Ana")
        stale = {p["binding"] for p in errors(again, informe)}
        updated = {
            u["binding"] for u in refresh(again, informe, coder="Ana")["updated"]
        }
        assert stale == updated
        assert errors(again, informe) == []
