"""Make `codebooks/matriz-operacionalizacion.docx`, the matrix `codebook build` reads.

The table has on purpose what real Word tables have: cells merged down and across,
a word cut by a narrow column and by runs, a row broken by the page into a second
table with the heads typed again, empty cells and an empty paragraph.

    python benchmarks/make_matrix.py [OUT.docx]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

OUT = Path(__file__).parent.parent / "codebooks" / "matriz-operacionalizacion.docx"
HEADS = ("DIMENSIÓN", "ACTIVIDAD", "PRODUCTO", "ACTORES")
WIDTHS = (3.6, 6.9, 6.9, 5.54)  # cm; the first is too narrow for "Acompañamiento"
INK, TINT, LINE = "1F3A4D", "E8EEF2", "A9B7C0"

# In a text, "+" starts a new run and "|" a new line inside the same paragraph; an
# item that is None continues the cell above, "<" the cell to its left.
Cell = str | None
PART_1: tuple[tuple[Cell, ...], ...] = (
    (
        "1. Diagnóstico",
        "Invitación Organizaciones Colaboradoras de SENAME",
        "Organizaciones invitadas por JxI",
        "Equipo JxI / OCAS",
    ),
    (
        None,
        "Levantamiento línea base",
        "Reuniones con la dirección de cada organización",
        "Equipo JxI / OCAS",
    ),
    (
        None,
        None,
        "Visitas de JxI y la OCA a las residencias",
        "Equipo JxI / Equipo OCAS / Residencias",
    ),
    (
        None,
        None,
        "Ficha de autodiagnóstico completa\n",
        "Equipo JxI / Equipo OCAS / Residencias",
    ),
    (
        None,
        "Incorporación de residencias al proyecto",
        "Admisibilidad resuelta (FECU social, visita y autodiagnóstico)",
        "Equipo JxI / OCA / Residencias",
    ),
    (
        "2. Vincu+lación",
        "Convocatoria a empresas",
        "Empresas del territorio contactadas y convocadas",
        "Equipo JxI / Empresas",
    ),
    (
        None,
        "Vinculación inicial",
        "Primeras jornadas entre ambos equipos",
        "Equipo empresa/ Residencia",
    ),
    (
        None,
        "Co-constru+cción del plan de trabajo",
        "Plan de trabajo acordado",
        "Equipo empresa/ Residencia",
    ),
    (
        "3. Acompaña+mient|o",
        "Actividad de celebración de alianza",
        "Acto de inicio de la alianza",
        "Equipo empresa/ Residencia",
    ),
    (None, "Encuentros anuales", "<", "Equipo empresa/ Residencia"),
    (
        None,
        "Monitoreo y supervisión ejecución plan de trabajo",
        "Avance del plan de trabajo seguido por JxI",
        "Equipo JxI /",
    ),
)
# The first row goes on with the last of part 1: the page cut it.
PART_2: tuple[tuple[Cell, ...], ...] = (
    ("", "", "y supervisión de lo que se ejecuta", "Equipo empresa/ Residencia"),
    (None, "Monitoreo mensual de residencia", "", "Equipo empresa/ Residencia"),
    (None, "Aplicación línea de base", "", "<"),
    (
        None,
        "Evaluación y actualización del plan de trabajo",
        "Plan de trabajo evaluado y reformulado por JxI, OCAS y empresas",
        "Equipo JxI / Equipo empresa/ Residencia",
    ),
    (
        "4. Aspectos generales",
        "Aspectos de mejora, aprendizajes del proceso, fortalezas y debilidades",
        "",
        "Equipo residencia/empresa / Equipo JxI /OCAS",
    ),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a cell look."""

    bold: bool = False
    color: str = "1A1A1A"


def element(name, **attributes):
    """A Word element with its `w:` attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def write(cell, text, look):
    """Write `text` in a cell: paragraphs, lines and runs as its marks say."""
    for i, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        for j, piece in enumerate(line.replace("|", "+|").split("+")):
            run = paragraph.add_run()
            if piece.startswith("|"):
                run.add_break(WD_BREAK.LINE)
            run.add_text(piece.removeprefix("|"))
            run.bold = look.bold
            run.font.color.rgb = RGBColor.from_string(look.color)
            # Equal runs would be joined when somebody saves the file again.
            run.font.no_proof = True if j % 2 else None
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def shade(cell, fill):
    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 python-docx has no public way
        element("shd", val="clear", color="auto", fill=fill)
    )


def frame(table):
    """Thin grey borders, room inside the cells and fixed widths."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001 python-docx has no public way
    borders, margins = element("tblBorders"), element("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color=LINE))
    for side, width in (("top", 90), ("left", 100), ("bottom", 90), ("right", 100)):
        margins.append(element(side, w=str(width), type="dxa"))
    layout.addprevious(borders)  # Word wants this order
    layout.addnext(margins)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def add_part(document, rows):
    """One table with the heads and `rows`, merged as their marks say."""
    table = document.add_table(rows=1 + len(rows), cols=len(HEADS))
    frame(table)
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        shade(cell, INK)
        write(cell, head, Look(bold=True, color="FFFFFF"))
    for i, row in enumerate(rows, start=1):
        for j, text in enumerate(row):
            if text not in (None, "<"):
                fill_cell(table, rows, i, j)
    for i, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 python-docx has no public way
        properties.append(element("cantSplit"))
        if i == 0:
            properties.append(element("tblHeader"))


def fill_cell(table, rows, i, j):
    """Merge cell (i, j) with those that continue it, then write its words."""
    below, right = i, j
    while below < len(rows) and rows[below][j] is None:
        below += 1
    while right + 1 < len(HEADS) and rows[i - 1][right + 1] == "<":
        right += 1
    cell = table.cell(i, j)
    if (below, right) != (i, j):
        cell = cell.merge(table.cell(below, right))
        # python-docx keeps an empty paragraph per merged cell.
        for spare in cell.paragraphs[1:]:
            spare._p.getparent().remove(spare._p)  # noqa: SLF001 python-docx has no public way
    if j == 0:
        shade(cell, TINT)
    write(cell, rows[i - 1][j], Look(bold=True, color=INK) if j == 0 else Look())


def add_caption(document, text):
    """The line "Tabla 1: …" with the number as Word's own field."""
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run("Tabla ")
    field = element("fldSimple", instr=" SEQ Tabla \\* ARABIC ")
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001 python-docx has no public way
    paragraph._p.append(field)  # noqa: SLF001 same
    paragraph.add_run(f": {text}")


def set_styles(document):
    sizes = {"Normal": 11, "Caption": 11, "Heading 1": 16}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), "Calibri")
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
    ink = RGBColor.from_string(INK)
    heading, caption = document.styles["Heading 1"], document.styles["Caption"]
    heading.font.color.rgb, caption.font.color.rgb = ink, ink
    heading.font.bold, caption.font.bold = True, True
    heading.paragraph_format.space_before = Pt(0)
    heading.paragraph_format.space_after = Pt(6)
    caption.paragraph_format.space_before = Pt(10)
    caption.paragraph_format.space_after = Pt(4)
    caption.paragraph_format.keep_with_next = True
    document.styles["Normal"].element.get_or_add_rPr().append(
        element("lang", val="es-CL")
    )


def make(out):
    """Write the matrix to `out`: letter size, landscape."""
    document = docx.Document()
    set_styles(document)
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(27.94), Cm(21.59)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.0)
    document.add_heading("Matriz de operacionalización", level=1)
    document.add_paragraph(
        "Dimensiones y actividades del proyecto Juntos por la Infancia (JxI), con el "
        "producto que cada una deja y los actores que intervienen. Orienta las pautas "
        "de entrevista y el libro de códigos."
    )
    add_caption(document, "Matriz de operacionalización")
    add_part(document, PART_1)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    add_part(document, PART_2)
    source = document.add_paragraph()
    source.paragraph_format.space_before = Pt(4)
    for text, italic in (("Fuente: ", True), ("elaboración propia.", False)):
        run = source.add_run(text)
        run.italic, run.font.size = italic, Pt(9)
    about = document.core_properties
    about.title, about.author = "Matriz de operacionalización", "qualcode"
    about.comments, about.language = "", "es-CL"
    about.created = about.modified = datetime(2020, 1, 2, tzinfo=UTC)
    document.save(str(out))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
