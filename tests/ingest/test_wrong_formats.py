"""Wrong files of the other formats, each refused or read with a message of its own."""

import io
import json
import zipfile

import pytest
import writers

from qualcode.errors import QualcodeError
from qualcode.ingest import read

TALK = [[("E:", True), (" ¿Cómo?", False)], [("D:", True), (" Bien.", False)]] * 3


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, body in parts.items():
            z.writestr(name.replace("__", "/").replace("_xml", ".xml"), body)
    return out.getvalue()


def scanned():
    made = writers.Pdf()
    for _ in range(2):
        made.page()
        made.picture()
    return made.bytes()


BOMB = b"<a>" + b" " * (40 * 2**20) + b"</a>"
ODT = writers.as_odt(TALK)
WRONG = [
    ("._a.docx", b"\0\5\x16\7\0\2\0\0Mac OS X", "file-is-apple-double"),
    ("a.docx", b"\0\5\x16\7\0\2\0\0Mac OS X", "file-is-apple-double"),
    ("a.vtt", b"WEBVTT\n\n", "captions-none"),
    ("b.vtt", b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n\n", "captions-none"),
    ("a.srt", b"hola, esto no son subtitulos", "captions-none"),
    ("a.pdf", scanned(), "pdf-image-only"),
    ("b.pdf", b"%PDF-1.4\n%nada", "pdf-corrupt"),
    ("c.pdf", b"hola", "pdf-corrupt"),
    ("a.odt", ODT[:-300], "odt-corrupt"),
    ("b.odt", package(content_xml=BOMB), "odt-bomb"),
    ("c.odt", package(content_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "odt-entities"),
    ("d.odt", package(otro_xml="<a/>"), "odt-not-text"),
    ("e.odt", package(content_xml="<a/>", **{"META-INF__manifest_xml": "<encryption-data/>"}), "odt-encrypted"),
    ("f.odt", b"solo texto", "odt-corrupt"),
    ("a.xlsx", package(xl__workbook_xml=BOMB), "xlsx-bomb"),
    ("b.xlsx", package(xl__workbook_xml="<a/>"), "xlsx-corrupt"),
    ("c.xlsx", package(otro_xml="<a/>"), "xlsx-corrupt"),
    ("a.csv", b"speaker,text\n", "file-no-text"),
    ("a.rtf", b"{\\rtf1\\ansi }", "file-no-text"),
    ("a.otr", b"{no json", "otr-corrupt"),
    ("b.otr", json.dumps({"media": "x"}).encode(), "otr-corrupt"),
    ("a.html", b"<html><script>alert('E: hola')</script></html>", "file-no-text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "code"), WRONG, ids=[w[0] + w[2] for w in WRONG]
)
def test_wrong_file_is_named(name, data, code, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(QualcodeError) as caught:
        read(path)
    assert caught.value.code == code
    assert caught.value.exit_code == 3
    assert name in str(caught.value)


def test_a_page_s_scripts_are_no_text_and_nothing_is_fetched(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><style>p{}</style><script src='http://x.invalid/a.js'></script></head>"
        "<body onload='alert(1)'><p>E: ¿Cómo?<script>E: no</script></p><p>D: Bien."
        "<iframe src='file:///etc/passwd'>no</iframe><span style='display:none'>no</span>"
        "<img src=x onerror='no'></p><p>E: ¿Y?</p><p>D: Nada&lt;b&gt;.</p></body></html>",
        encoding="utf-8",
    )
    [found] = read(path)
    said = [found.text[t.start : t.end] for t in found.turns]
    assert said == ["¿Cómo?", "Bien.", "¿Y?", "Nada<b>."]


def test_a_deeply_nested_page_is_no_crash(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<div>" * 20_000 + "E: ¿Cómo?<br>D: Bien." + "</div>" * 20_000)
    try:
        found = read(path)
    except QualcodeError as error:
        code = error.code
    else:
        code = "read"
        assert found
    assert code in ("read", "file-no-text")


def test_fifty_megabytes_on_a_line(tmp_path):
    for name in ("a.txt", "a.md", "a.html", "a.vtt", "a.csv"):
        path = tmp_path / name
        path.write_bytes(b"palabra " * (50 * 2**20 // 8))
        with pytest.raises(QualcodeError) as caught:
            read(path)
        assert caught.value.code == "file-too-large"
        path.unlink()


def test_old_word_without_libreoffice_gets_advice(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(QualcodeError) as caught:
        read(path)
    assert caught.value.code == "doc-needs-office"
    assert ".docx" in caught.value.hint


def test_pages_without_text_are_told(tmp_path):
    made = writers.Pdf()
    made.page()
    for n, text in enumerate(("E: ¿Cómo?", "D: Bien.", "E: ¿Y?", "D: Nada.")):
        made.line(70, 80 + 24 * n, [(text, False)])
    made.page()
    made.picture()
    path = tmp_path / "a.pdf"
    path.write_bytes(made.bytes())
    [found] = read(path)
    assert [p.code for p in found.problems] == ["pdf-pages-bare"]
    assert "2" in found.problems[0].message


def test_two_columns_are_read_one_after_the_other(tmp_path):
    made = writers.Pdf()
    made.page()
    left = [
        "E: ¿Cómo partió la",
        "alianza?",
        "D: Partió en marzo,",
        "con una carta.",
        "E: ¿Y después?",
    ]
    right = [
        "D: Después vino el",
        "plan, muy largo.",
        "E: ¿Quién lo hizo?",
        "D: Entre todos,",
        "con calma.",
    ]
    for n, (a, b) in enumerate(zip(left * 2, right * 2, strict=True)):
        made.line(60, 80 + 14 * n, [(a, False)])
        made.line(330, 80 + 14 * n, [(b, False)])
    path = tmp_path / "a.pdf"
    path.write_bytes(made.bytes())
    [found] = read(path)
    assert [t.label for t in found.turns][:6] == ["E", "D", "E", "E", "D", "E"]
    assert len(found.turns) == 12
    said = [found.text[t.start : t.end].split() for t in found.turns]
    assert said[1] == ["Partió", "en", "marzo,", "con", "una", "carta."]
    assert said[6] == ["Después", "vino", "el", "plan,", "muy", "largo."]


def test_a_ruled_table_of_questions(tmp_path):
    made = writers.Pdf()
    rows = [
        ("¿Cómo partió?", "Partió en marzo."),
        ("¿Con quién?", "Con todos."),
        ("¿Y hoy?", "Seguimos igual."),
    ]
    for page in range(2):
        made.page()
        for n, (a, b) in enumerate(rows):
            top = 100 + 40 * n
            made.boxes([(60, top, 250, top + 40), (250, top, 540, top + 40)])
            made.line(66, top + 6, [(a, False)])
            made.line(256, top + 6, [(f"{b} ({page})", False)])
    path = tmp_path / "a.pdf"
    path.write_bytes(made.bytes())
    [found] = read(path)
    assert [t.kind for t in found.turns] == ["interviewer", "participant"] * 6
    assert (
        found.text[found.turns[1].start : found.turns[1].end] == "Partió en marzo. (0)"
    )
