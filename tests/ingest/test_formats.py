"""One interview in every format and encoding: always the same turns."""

import csv

import pytest
import writers

from qualcode.ingest import read

TURNS = [
    ("Entrevistadora", "¿Cómo partió la alianza con la empresa?"),
    ("Directora", "Partió en marzo, con una reunión en la residencia: fuimos ocho."),
    ("Entrevistadora", "¿Y quién llamó primero?"),
    (
        "Directora",
        (
            "Llamó la empresa (ríe). Después vino el plan, que escribimos entre todos: la "
            "encargada de alianza, dos voluntarias y yo. Costó ponerse de acuerdo en las "
            "fechas, porque los equipos cambiaban cada mes y nadie quería decidir solo."
        ),
    ),
    ("Entrevistadora", "¿Qué pasó después? Cuénteme con calma."),
    ("Directora", "Niñas y niños pintaron el patio. [pausa] Eso fue en octubre."),
    ("Entrevistadora", "¿Recomendaría algo?"),
    ("Directora", "Más tiempo; y que el año no termine en diciembre."),
]
PARAGRAPHS = [[(f"{label}:", True), (f" {text}", False)] for label, text in TURNS]

FILES = {
    "a.docx": writers.as_docx(PARAGRAPHS),
    "a.odt": writers.as_odt(PARAGRAPHS),
    "a.rtf": writers.as_rtf(PARAGRAPHS),
    "rtf.doc": writers.as_rtf(PARAGRAPHS),
    "docx.doc": writers.as_docx(PARAGRAPHS),
    "html.doc": writers.as_word_html(PARAGRAPHS),
    "a.html": writers.as_html(PARAGRAPHS),
    "word.htm": writers.as_word_html(PARAGRAPHS),
    "a.md": writers.as_md(PARAGRAPHS),
    "a.pdf": writers.as_pdf(PARAGRAPHS),
    "voices.vtt": writers.as_vtt(TURNS),
    "prefixes.vtt": writers.as_vtt(TURNS, voices=False),
    "a.srt": writers.as_srt(TURNS),
    "a.csv": writers.as_csv(TURNS),
    "comma.csv": writers.as_csv(TURNS, ","),
    "a.tsv": writers.as_csv(TURNS, "\t"),
    "a.xlsx": writers.as_xlsx(TURNS),
    "utf8.txt": writers.as_text(PARAGRAPHS),
    "bom.txt": writers.as_text(PARAGRAPHS, "utf-8-sig", "\r\n"),
    "utf16.txt": writers.as_text(PARAGRAPHS, "utf-16", "\r\n"),
    "utf16le.txt": writers.as_text(PARAGRAPHS, "utf-16-le"),
    "utf16be.txt": writers.as_text(PARAGRAPHS, "utf-16-be"),
    "utf32.txt": writers.as_text(PARAGRAPHS, "utf-32"),
    "cp1252.txt": writers.as_text(PARAGRAPHS, "cp1252", "\r\n"),
    "mac.txt": writers.as_text(PARAGRAPHS, "mac_roman", "\r"),
    "cp850.txt": writers.as_text(PARAGRAPHS, "cp850", "\r\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_same_turns_from_every_file(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    [found] = read(path)
    got = [(t.label, found.text[t.start : t.end]) for t in found.turns]
    assert got == TURNS
    assert [s.kind for s in found.speakers] == ["interviewer", "participant"]
    assert not found.problems
    assert found.language == "es"


def test_formats_are_more_than_ten():
    assert len({name.split(".")[-1] for name in FILES}) >= 10


@pytest.mark.libreoffice
def test_old_word_through_libreoffice(tmp_path):
    import shutil
    import subprocess

    path = tmp_path / "a.docx"
    path.write_bytes(FILES["a.docx"])
    subprocess.run(
        [
            shutil.which("soffice"),
            f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}",
            "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    [found] = read(tmp_path / "a.doc")
    assert found.format == "doc"
    assert [(t.label, found.text[t.start : t.end]) for t in found.turns] == TURNS


def test_reading_a_small_table_leaves_long_cells_readable_elsewhere(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(writers.as_csv(TURNS[:1]))
    read(path)
    assert list(csv.reader(["x" * 100_000])) == [["x" * 100_000]]
