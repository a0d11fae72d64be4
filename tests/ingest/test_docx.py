"""What Word really writes, in small packages made by hand."""

import io
import zipfile

import docx
import pytest

from qualcode.ingest import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
HEAD = (
    f'<w:document xmlns:w="{W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
)


def p(*runs, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text, *, bold=False):
    face = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{face}<w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(*paragraphs, span=1):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(*rows):
    return (
        "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
    )


@pytest.fixture
def made(tmp_path):
    def make(body, styles="", head=HEAD):
        path = tmp_path / "entrevista.docx"
        with zipfile.ZipFile(path, "w") as z:
            z.writestr(
                "word/document.xml", f"{head}<w:body>{body}</w:body></w:document>"
            )
            if styles:
                z.writestr(
                    "word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
                )
        [found] = read(path)
        return found

    return make


def turns(found):
    return [(t.label, found.text[t.start : t.end]) for t in found.turns]


def test_insertions_kept_deletions_skipped(made):
    found = made(
        p(r("Entrevistadora: ¿"), "<w:del><w:r><w:delText>Qué</w:delText></w:r></w:del>",
          "<w:ins>" + r("Cómo") + "</w:ins>", r(" fue?"))
        + p(r("Directora: Bien."), "<w:moveFrom>" + r(" Mal.") + "</w:moveFrom>")
        + p(r("Entrevistadora: ¿Y hoy?")) + p(r("Directora: "), "<w:hyperlink>" + r("Igual") + "</w:hyperlink>", r("."))
    )  # fmt: skip
    assert turns(found) == [
        ("Entrevistadora", "¿Cómo fue?"),
        ("Directora", "Bien."),
        ("Entrevistadora", "¿Y hoy?"),
        ("Directora", "Igual."),
    ]


def test_a_soft_break_glues_turns_in_one_paragraph(made):
    found = made(
        p("<w:r><w:t>E: ¿Cuándo?</w:t><w:br/><w:t>P: En mayo,</w:t><w:br/><w:t>creo.</w:t>"
          "<w:cr/><w:t>E: ¿Seguro?</w:t><w:br/><w:t>P:</w:t><w:tab/><w:t>Sí.</w:t></w:r>")
    )  # fmt: skip
    assert turns(found) == [
        ("E", "¿Cuándo?"),
        ("P", "En mayo,\ncreo."),
        ("E", "¿Seguro?"),
        ("P", "Sí."),
    ]


def test_a_page_break_parts_nothing(made):
    found = made(
        p(r("Moderadora: ¿Sí?")) + p('<w:r><w:t>Ana: Uno</w:t><w:br w:type="page"/><w:t>dos</w:t></w:r>')
        + p(r("Moderadora: ¿No?"))
    )  # fmt: skip
    assert turns(found)[1] == ("Ana", "Uno dos")


def test_a_text_box_comes_once_and_footnotes_not_at_all(made):
    box = f"<w:txbxContent>{p(r('Recuadro único'))}</w:txbxContent>"
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = made(
        p(shape, r("Entrevista tres"))
        + p(
            r("Entrevistador: ¿Qué falta?"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
        )
        + p(r("Participante: Nada."))
    )
    assert found.text.count("Recuadro único") == 1
    assert turns(found) == [("Entrevistador", "¿Qué falta?"), ("Participante", "Nada.")]


def test_an_old_text_box_without_alternative_is_kept(made):
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('Solo aquí'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    found = made(p(box) + p(r("Entrevistador: ¿Ya?")) + p(r("Participante: Ya.")))
    assert found.text.split("\n")[0] == "Solo aquí"


def test_bold_by_style_and_by_run_tells_questions(made):
    styles = (
        '<w:style w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Preg"><w:name w:val="Preg"/><w:basedOn w:val="Base"/></w:style>'
    )
    found = made(
        p(r("¿Cómo llegó?"), style="Preg") + p(r("A pie."))
        + p(r("¿Con quién?", bold=True)) + p(r("Con nadie."))
        + p(r("¿Y volvió?"), style="Preg") + p(r("Sí, "), r("mucho", bold=True), r(" después.")),
        styles,
    )  # fmt: skip
    assert [t.kind for t in found.turns] == ["interviewer", "participant"] * 3
    assert [s.speaker for s in found.speakers] == ["Entrevistador", "Entrevistado"]


def test_an_automatic_list_of_questions(made):
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>{}</w:p>'
    found = made(
        item.format(r("¿Dónde vive?")) + p(r("Lejos.")) + item.format(r("¿Viene en bus?"))
        + p(r("En metro.")) + item.format(r("Hable del barrio, ¿es tranquilo?")) + p(r("Mucho."))
    )  # fmt: skip
    assert [t.kind for t in found.turns] == ["interviewer", "participant"] * 3


def test_heading_gives_the_title_and_ends_a_turn(made):
    styles = '<w:style w:styleId="T1"><w:name w:val="heading 1"/></w:style>'
    found = made(
        p(r("Alianza del Norte"), style="T1") + p(r("Entrevistador: ¿Uno?")) + p(r("Participante: Dos."))
        + p(r("Segunda parte"), style="T1") + p(r("Texto de enlace."))
        + p(r("Entrevistador: ¿Tres?")) + p(r("Participante: Cuatro.")),
        styles,
    )  # fmt: skip
    assert found.title == "Alianza del Norte"
    assert turns(found)[1] == ("Participante", "Dos.")
    assert "Texto de enlace." in found.text


def test_header_table_gives_attributes(made):
    found = made(
        table((cell(p(r("Nombre:"))), cell(p(r("Reservado")))), (cell(p(r("Cargo"))), cell(p(r("Directora")))))
        + p(r("Fecha: 3 de mayo"))
        + p(r("Entrevistador: ¿Uno?")) + p(r("Participante: Dos."))
    )  # fmt: skip
    assert dict(found.attributes) == {
        "Nombre": "Reservado",
        "Cargo": "Directora",
        "Fecha": "3 de mayo",
    }
    assert len(found.turns) == 2


def test_table_of_questions_with_merged_head(made):
    found = made(
        table(
            (cell(p(r("Pauta de la residencia")), span=2),),
            (cell(p(r("Pregunta"))), cell(p(r("Respuesta")))),
            (cell(p(r("¿Cuántos son?"))), cell(p(r("Nueve.")), p(r("A veces diez.")))),
            (cell(p(r("¿Y voluntarios?"))), cell(p(r("Cuatro.")))),
        )
    )
    assert turns(found) == [
        (None, "¿Cuántos son?"),
        (None, "Nueve.\nA veces diez."),
        (None, "¿Y voluntarios?"),
        (None, "Cuatro."),
    ]


def test_content_controls_and_strict_files_are_read(made):
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p(r("Entrevistador: ¿Uno?")) + "</w:sdtContent></w:sdt>"
        + p(r("Participante: Dos."))
    )  # fmt: skip
    assert len(made(body).turns) == 2
    assert len(made(body, head=HEAD.replace(W, STRICT)).turns) == 2


def test_accent_in_a_run_of_its_own_is_composed(made):
    found = made(
        p(r("Entrevistador: ¿Que"), r("\u0301", bold=True), r(" pasó?"))
        + p(r("Participante: Nada."))
    )
    assert turns(found)[0] == ("Entrevistador", "¿Qué pasó?")


def test_python_docx_files_are_read_whole(tmp_path):
    document = docx.Document()
    document.add_heading("Título", 0)
    for i in range(20):
        line = document.add_paragraph()
        line.add_run("Entrevistadora: ").bold = True
        line.add_run(f"¿Pregunta {i}?")
        document.add_paragraph(f"Directora: Respuesta {i}.", style="List Bullet")
    path = tmp_path / "x.docx"
    document.save(io.BytesIO())
    document.save(path)
    [found] = read(path)
    assert len(found.turns) == 40
    assert found.format == "docx"
    assert found.title == "Título"
    assert found.speakers[0].words == 40
