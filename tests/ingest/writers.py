"""Paragraphs written in every format, the way the usual programs write them.

A paragraph is a list of runs `(text, bold)`; a newline in a run is a soft break.
"""

import csv
import html
import io
import zlib

import docx
from odf import style as odf_style
from odf import teletype
from odf import text as odf_text
from odf.opendocument import OpenDocumentText
from openpyxl import Workbook


def as_docx(paragraphs):
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for text, bold in runs:
            paragraph.add_run(text).bold = bold or None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(paragraphs):
    document = OpenDocumentText()
    strong = odf_style.Style(name="T1", family="text")
    strong.addElement(odf_style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(strong)
    for runs in paragraphs:
        paragraph = odf_text.P()
        for text, bold in runs:
            span = odf_text.Span(stylename=strong) if bold else odf_text.Span()
            teletype.addTextToElement(span, text)
            paragraph.addElement(span)
        document.text.addElement(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf_escaped(text):
    out = []
    for unit in text:
        if unit in "\\{}":
            out.append("\\" + unit)
        elif unit == "\n":
            out.append("\\line ")
        elif unit == "\t":
            out.append("\\tab ")
        elif ord(unit) < 128:
            out.append(unit)
        else:
            raw = unit.encode("utf-16-le")
            for at in range(0, len(raw), 2):
                value = int.from_bytes(raw[at : at + 2], "little")
                out.append(f"\\u{value - 65536 if value > 32767 else value}?")
    return "".join(out)


def as_rtf(paragraphs):
    body = []
    for runs in paragraphs:
        pieces = [
            "{\\b " + rtf_escaped(text) + "}" if bold else rtf_escaped(text)
            for text, bold in runs
        ]
        body.append("\\pard\\plain \\f0 " + "".join(pieces) + "\\par\n")
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\n"
        + "".join(body)
        + "}"
    ).encode("ascii")


def as_html(paragraphs):
    body = []
    for runs in paragraphs:
        pieces = [
            f"<b>{_escaped(text)}</b>" if bold else _escaped(text)
            for text, bold in runs
        ]
        body.append("<p>" + "".join(pieces) + "</p>")
    page = "\n".join(body)
    return (
        f'<html><head><meta charset="utf-8"><title>x</title></head>{page}</html>'
    ).encode()


def _escaped(text):
    return html.escape(text).replace("\n", "<br>\n")


def as_word_html(paragraphs):
    """What Word 2016 saves as a web page, in its own encoding and namespaces."""
    body = []
    for runs in paragraphs:
        pieces = [
            f"<b><span lang=ES-CL style='font-size:11.0pt'>{_escaped(text)}</span></b>"
            if bold
            else f"<span lang=ES-CL>{_escaped(text)}</span>"
            for text, bold in runs
        ]
        body.append(f"<p class=MsoNormal>{''.join(pieces)}<o:p></o:p></p>")
    page = "\n\n".join(body)
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
        "<!--[if gte mso 9]><xml><o:DocumentProperties/></xml><![endif]-->"
        "<style><!-- p.MsoNormal {margin:0cm; font-weight:normal} --></style></head>"
        f"<body lang=ES-CL><div class=WordSection1>{page}</div></body></html>"
    ).encode("cp1252", errors="xmlcharrefreplace")


def as_md(paragraphs):
    return "\n\n".join(
        "".join(f"**{text}**" if bold else text for text, bold in runs)
        for runs in paragraphs
    ).encode()


def as_text(paragraphs, encoding="utf-8", newline="\n"):
    text = "\n\n".join("".join(text for text, _ in runs) for runs in paragraphs)
    return text.replace("\n", newline).encode(encoding)


def clock(n, mark="."):
    return f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}{mark}000"


def as_vtt(turns, *, voices=True):
    """Turns `(label, text)`; Teams' voices or Zoom's prefixes."""
    cues = []
    for n, (label, text) in enumerate(turns):
        said = html.escape(text, quote=False)
        said = f"<v {label}>{said}</v>" if voices else f"{label}: {said}"
        cues.append(f"{n + 1}\n{clock(n * 4)} --> {clock(n * 4 + 3)}\n{said}\n")
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def as_srt(turns):
    cues = [
        f"{n + 1}\n{clock(n * 4, ',')} --> {clock(n * 4 + 3, ',')}\n{label}: {text}\n"
        for n, (label, text) in enumerate(turns)
    ]
    return "\n".join(cues).encode()


def as_csv(turns, mark=";"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    writer.writerow(["timestamp", "speaker", "text"])
    writer.writerows(
        [clock(n * 4), label, text] for n, (label, text) in enumerate(turns)
    )
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(turns):
    book = Workbook()
    sheet = book.active
    sheet.append(["Tiempo", "Hablante", "Texto"])
    for n, (label, text) in enumerate(turns):
        sheet.append([clock(n * 4), label, text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class Pdf:
    """A PDF of single words placed on pages, in Helvetica and its bold face."""

    def __init__(self):
        self.pages = []

    def page(self):
        self.pages.append([])

    def line(self, x, top, runs, size=11):
        self.pages[-1].append((x, top, runs, size))

    def boxes(self, boxes):
        self.pages[-1].extend(("box", box) for box in boxes)

    def picture(self):
        self.pages[-1].append(("picture",))

    def bytes(self):
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        objects += [
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} "
            "/Encoding /WinAnsiEncoding >>"
            for name in ("Helvetica", "Helvetica-Bold")
        ]
        objects.append(
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace "
            "/DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream"
        )
        kids = []
        for marks in self.pages:
            content = zlib.compress(_content(marks))
            objects.append(
                f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
                + content
                + b"\nendstream"
            )
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
                f"{len(objects)} 0 R /Resources << /Font << /F0 3 0 R /F1 4 0 R >> "
                "/XObject << /P 5 0 R >> >> >>"
            )
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
        return _assembled(objects)


def _content(marks):
    out = []
    for mark in marks:
        if mark[0] == "box":
            x0, top, x1, bottom = mark[1]
            out.append(f"{x0} {842 - bottom} {x1 - x0} {bottom - top} re S".encode())
        elif mark[0] == "picture":
            out.append(b"q 400 0 0 500 80 200 cm /P Do Q")
        else:
            x, top, runs, size = mark
            out.append(f"BT {x} {842 - top - size} Td".encode())
            for text, bold in runs:
                raw = text.encode("cp1252", errors="replace")
                raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(")
                raw = raw.replace(b")", b"\\)")
                out.append(f"/F{int(bold)} {size} Tf ".encode() + b"(" + raw + b") Tj")
            out.append(b"ET")
    return b"\n".join(out)


def _assembled(objects):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, one in enumerate(objects, 1):
        places.append(len(out))
        body = one if isinstance(one, bytes) else one.encode("latin-1")
        out += f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n"
        "%%EOF"
    ).encode()
    return bytes(out)


def wrapped(runs, width):
    """Runs cut into lines of at most `width` characters at their spaces."""
    words = []
    for text, bold in runs:
        for n, word in enumerate(text.split(" ")):
            words.append(((" " if n else "") + word, bold))
    lines, line, used = [], [], 0
    for word, bold in words:
        if line and used + len(word) > width:
            lines.append(line)
            line, used = [], 0
        line.append((word if line else word.lstrip(" "), bold))
        used += len(word)
    return [*lines, line]


def as_pdf(paragraphs, width=80, head="Entrevista 7 - uso interno", gap=8):
    """Paragraphs on pages with a header, a page number and wrapped lines."""
    made = Pdf()
    top = 10**6
    for runs in paragraphs:
        for line in wrapped(runs, width):
            if top > 740:
                made.page()
                number = len(made.pages)
                made.line(70, 36, [(head, False)], 9)
                made.line(290, 805, [(f"Página {number}", False)], 9)
                top = 80
            made.line(70, top, line)
            top += 14
        top += gap
    return made.bytes()
