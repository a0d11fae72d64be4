"""Makes the example study's transcripts and gold codings from benchmarks/example/*.txt.

    python benchmarks/make_example.py

The texts are the one home of what is said and of what was coded: turns `I:` and `P:`, and
`⟦code code±⟧passage⟦/⟧` around what the fictitious team coded (+ facilitador,
- obstaculizador, = neutro). Each interview is written to transcripts/ in a layout of its
own; then transcripts/codings.csv gets the offsets that qualcode itself reads. The same
input gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.shared import Pt

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "benchmarks" / "example"
TRANSCRIPTS = ROOT / "transcripts"
CODER = "Equipo de ejemplo (ficticio)"
STAMP = "Entrevista ficticia, escrita para el ejemplo de qualcode"
VALENCES = {"+": "facilitador", "-": "obstaculizador", "=": "neutro"}
MARK = re.compile(r"⟦([^⟧/]+)⟧(.+?)⟦/⟧", re.DOTALL)
Turns = list[tuple[str, str]]


def read(path: Path) -> Turns:
    """(I or P, marked text) of every turn."""
    turns = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        who, _, text = block.strip().partition(":")
        assert who in ("I", "P"), (path.name, block[:60])
        turns.append((who, " ".join(text.split())))
    return turns


def bare(text: str) -> str:
    """What is said, without the marks."""
    return MARK.sub(r"\2", text)


def word_file() -> Document:
    """An empty Word file in the letter most transcribers use."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    document.core_properties.author = "qualcode"
    document.core_properties.language = "es-CL"
    return document


def heading(document: Document, title: str) -> None:
    """Title and the line that says it is fictitious."""
    document.add_heading(title, level=1)
    line = document.add_paragraph()
    line.add_run(STAMP).italic = True


def bold_questions(turns: Turns, title: str) -> bytes:
    """Questions in bold, answers below without a label."""
    document = word_file()
    heading(document, title)
    for who, text in turns:
        document.add_paragraph().add_run(bare(text)).bold = who == "I"
    return saved(document)


def soft_breaks(turns: Turns, title: str) -> bytes:
    """`E:` and `R:` with a soft break between question and answer in one paragraph."""
    document = word_file()
    heading(document, title)
    for i in range(0, len(turns), 2):
        paragraph = document.add_paragraph()
        for n, (who, text) in enumerate(turns[i : i + 2]):
            if n:
                paragraph.add_run().add_break()
            paragraph.add_run("E: " if who == "I" else "R: ").bold = True
            paragraph.add_run(bare(text))
    return saved(document)


def markdown(turns: Turns, title: str) -> bytes:
    """`**Entrevistadora:**` and `**Director:**`."""
    labels = {"I": "Entrevistadora", "P": "Director"}
    lines = [f"# {title}", f"*{STAMP}*"]
    lines += [f"**{labels[who]}:** {bare(text)}" for who, text in turns]
    return ("\n\n".join(lines) + "\n").encode()


def teams(turns: Turns, title: str) -> bytes:
    """As a call's automatic transcript: name and time on a line, words below."""
    document = word_file()
    heading(document, title)
    seconds = 5
    names = {"I": "Entrevistadora", "P": "Encargada residencia"}
    for who, text in turns:
        clock = f"{seconds // 60}:{seconds % 60:02}"
        document.add_paragraph().add_run(f"{names[who]}   {clock}").bold = True
        document.add_paragraph(bare(text))
        seconds += 4 + len(text.split()) * 60 // 140
    return saved(document)


def saved(document: Document) -> bytes:
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


LAYOUTS: dict[str, tuple[str, str, Callable[[Turns, str], bytes]]] = {
    "empresa-2-encargado": (".docx", "Encargado de alianza en empresa", soft_breaks),
    "oca-2-director": (".md", "Director de OCA", markdown),
    "residencia-1-directora": (".docx", "Directora de residencia", bold_questions),
    "residencia-5-encargada": (".docx", "Encargada de alianza en residencia", teams),
}


def gold(slug: str, path: Path, turns: Turns) -> list[dict[str, object]]:
    """The coded passages of one interview, at the offsets qualcode reads."""
    from qualcode.ingest import read as read_file

    text = read_file(path)[0].text
    rows = []
    position = 0
    for number, (codes, passage) in enumerate(
        (m.groups() for _, t in turns for m in MARK.finditer(t)), 1
    ):
        start = text.index(passage, position)
        position = start
        for part, given in enumerate(codes.split()):
            code = given.rstrip("+-=")
            rows.append(
                {
                    "id": f"{slug}-{number:02}{'abcd'[part]}",
                    "document": slug,
                    "start": start,
                    "end": start + len(passage),
                    "quote": passage,
                    "code": code,
                    "valence": VALENCES.get(given[len(code) :], ""),
                    "coder": CODER,
                    "pass": "1",
                }
            )
    return rows


def main() -> None:
    """Write transcripts and codings.csv."""
    TRANSCRIPTS.mkdir(exist_ok=True)
    rows: list[dict[str, object]] = []
    for slug, (suffix, title, layout) in LAYOUTS.items():
        turns = read(SOURCES / f"{slug}.txt")
        path = TRANSCRIPTS / f"{slug}{suffix}"
        path.write_bytes(layout(turns, title))
        rows += gold(slug, path, turns)
    columns = "id,document,start,end,quote,code,valence,coder,pass".split(",")
    with (TRANSCRIPTS / "codings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
