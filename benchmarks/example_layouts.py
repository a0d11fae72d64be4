"""The layouts in which the example's interviews are written: as transcribers leave them.

A layout takes the turns (who, text) of one interview and its title and gives the bytes of
a file. The same turns give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence

from docx import Document
from docx.shared import Cm, Pt

STAMP = "Entrevista ficticia, escrita para el ejemplo de qualcode"
WORDS_A_MINUTE = 140
Turns = Sequence[tuple[str, str]]
Labels = Mapping[str, str]
Layout = Callable[[Turns, str], bytes]


def bold_questions(turns: Turns, title: str) -> bytes:
    """Questions in bold, answers below without a label."""
    document = _word(title)
    for who, text in turns:
        document.add_paragraph().add_run(text).bold = who == "I"
    return _saved(document)


def letters(labels: Labels, legend: str = "", bold: bool = False) -> Layout:
    """A label and a colon before each paragraph, the legend of the letters on top."""

    def write(turns: Turns, title: str) -> bytes:
        document = _word(title)
        if legend:
            document.add_paragraph(legend)
        for who, text in turns:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{labels[who]}: ").bold = bold or None
            paragraph.add_run(text)
        return _saved(document)

    return write


def soft_breaks(labels: Labels) -> Layout:
    """A question and its answer in one paragraph, with a soft break between them."""

    def write(turns: Turns, title: str) -> bytes:
        document = _word(title)
        paragraph = None
        for who, text in turns:
            if who == "I" or paragraph is None:
                paragraph = document.add_paragraph()
            else:
                paragraph.add_run().add_break()
            paragraph.add_run(f"{labels[who]}: ").bold = True
            paragraph.add_run(text)
        return _saved(document)

    return write


def table(labels: Labels) -> Layout:
    """Two columns: who speaks, what is said."""

    def write(turns: Turns, title: str) -> bytes:
        document = _word(title)
        grid = document.add_table(rows=0, cols=2, style="Table Grid")
        grid.autofit = False
        for who, text in turns:
            cells = grid.add_row().cells
            cells[0].width, cells[1].width = Cm(3.4), Cm(12.6)
            cells[0].paragraphs[0].add_run(labels[who]).bold = True
            cells[1].text = text
        return _saved(document)

    return write


def call(names: Labels) -> Layout:
    """As a call's automatic transcript: name and time on a line, words below."""

    def write(turns: Turns, title: str) -> bytes:
        document = _word(title)
        for (who, text), seconds in _timed(turns):
            clock = f"{seconds // 60}:{seconds % 60:02}"
            document.add_paragraph().add_run(f"{names[who]}   {clock}").bold = True
            document.add_paragraph(text)
        return _saved(document)

    return write


def times(names: Labels) -> Layout:
    """Plain text of a transcription service: name, time in brackets, words."""

    def write(turns: Turns, title: str) -> bytes:
        lines = [title, STAMP]
        for (who, text), seconds in _timed(turns):
            minutes = seconds // 60
            clock = f"{minutes // 60:02}:{minutes % 60:02}:{seconds % 60:02}"
            lines.append(f"{names[who]} [{clock}] {text}")
        return _text(lines)

    return write


def plain(labels: Labels) -> Layout:
    """Plain text, a label and a colon before each paragraph."""

    def write(turns: Turns, title: str) -> bytes:
        return _text([title, STAMP, *(f"{labels[w]}: {text}" for w, text in turns)])

    return write


def markdown(labels: Labels) -> Layout:
    """`**Entrevistadora:**` before each paragraph."""

    def write(turns: Turns, title: str) -> bytes:
        lines = [f"# {title}", f"*{STAMP}*"]
        return _text([*lines, *(f"**{labels[w]}:** {text}" for w, text in turns)])

    return write


def _timed(turns: Turns) -> Iterator[tuple[tuple[str, str], int]]:
    """Each turn with the second at which it starts, at a speaker's usual pace."""
    seconds = 5
    for who, text in turns:
        yield (who, text), seconds
        seconds += 4 + len(text.split()) * 60 // WORDS_A_MINUTE


def _text(lines: Sequence[str]) -> bytes:
    return ("\n\n".join(lines) + "\n").encode()


def _word(title: str) -> Document:
    """A Word file in the letter most transcribers use, with title and stamp."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    document.core_properties.author = "qualcode"
    document.core_properties.language = "es-CL"
    document.add_heading(title, level=1)
    document.add_paragraph().add_run(STAMP).italic = True
    return document


def _saved(document: Document) -> bytes:
    """The file's bytes, with the clock taken out of the zip."""
    raw, clean = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (2020, 4, 20, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return clean.getvalue()
