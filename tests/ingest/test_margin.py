"""What Word keeps beside the text: comments, notes, tracked changes, text boxes."""

import io
import zipfile

import docx
import pytest

from qualcode.ingest import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def commented():
    """Two comments: one on words of a turn, one over two turns."""
    document = docx.Document()
    rows = [
        ("E: ", "¿Cómo partió?"),
        ("D: ", "Partió con reuniones largas."),
        ("E: ", "¿Y?"),
        ("D: ", "Nada."),
    ]
    runs = []
    for label, text in rows:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        runs.append([paragraph.add_run(word + " ") for word in text.split()])
    document.add_comment(runs[1][2:4], text="Reuniones: facilitador", author="Ana Sol")
    document.add_comment([runs[2][0], runs[3][0]], text="ojo con esto", author="Luz")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data, name, body):
    old = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr(name, body)
    return out.getvalue()


def saved(tmp_path, data):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    [found] = read(path)
    return found


def test_comments_are_told_with_their_words(tmp_path):
    found = saved(tmp_path, commented())
    assert [p.code for p in found.problems] == ["comments-left"]
    assert "2" in found.problems[0].message
    told = [(c.text, c.author, found.text[c.start : c.end]) for c in found.comments]
    assert told == [
        ("Reuniones: facilitador", "Ana Sol", "reuniones largas."),
        ("ojo con esto", "Luz", "¿Y?\nNada."),
    ]
    assert "facilitador" not in found.text


def test_footnotes_are_kept_apart(tmp_path):
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p/>'
        '</w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Se refiere a mayo.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    found = saved(tmp_path, with_part(commented(), "word/footnotes.xml", notes))
    assert found.text.endswith("\nSe refiere a mayo.")
    last = found.turns[-1]
    assert found.text[last.start : last.end] == "Nada."


@pytest.mark.parametrize("name", ["comments", "footnotes", "endnotes"])
def test_a_damaged_margin_never_costs_the_talk(name, tmp_path):
    document = docx.Document()
    for text in ("E: ¿Cómo?", "D: Bien.", "E: ¿Y?", "D: Nada."):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    found = saved(tmp_path, with_part(out.getvalue(), f"word/{name}.xml", "<w:x"))
    assert len(found.turns) == 4


def test_an_office_document_s_notes_and_comments(tmp_path):
    from odf import dc, office, text
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    for n, words in enumerate(("E: ¿Cómo?", "D: Bien", "E: ¿Y?", "D: Nada.")):
        paragraph = text.P(text=words)
        if n == 1:
            note = text.Note(noteclass="footnote", id="n1")
            note.addElement(text.NoteCitation(text="1"))
            body = text.NoteBody()
            body.addElement(text.P(text="Lo dijo riendo."))
            note.addElement(body)
            paragraph.addElement(note)
            remark = office.Annotation()
            remark.addElement(dc.Creator(text="Ana"))
            remark.addElement(text.P(text="reuniones"))
            paragraph.addElement(remark)
            paragraph.addText(", gracias.")
        document.text.addElement(paragraph)
    path = tmp_path / "a.odt"
    document.save(str(path))
    [found] = read(path)
    said = [found.text[t.start : t.end] for t in found.turns]
    assert said == ["¿Cómo?", "Bien, gracias.", "¿Y?", "Nada."]
    assert found.text.endswith("\nLo dijo riendo.")
    assert [p.code for p in found.problems] == ["comments-left"]
