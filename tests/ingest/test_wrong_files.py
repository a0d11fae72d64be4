"""Every wrong file is refused by its own name, in a sentence that says what to do."""

import io
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from qualcode.errors import QualcodeError
from qualcode.i18n import area
from qualcode.ingest import formats as registry
from qualcode.ingest import read, read_many

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word(text="E: ¿Cómo partió?"):
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def package(body, rels=RELS, **others):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", rels)
        z.writestr("word/document.xml", body)
        for name, data in others.items():
            z.writestr(name, data)
    return out.getvalue()


def ole(stream):
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 504
        + stream.encode("utf-16-le")
        + b"\0" * 512
    )


def encrypted_zip():
    data = bytearray(word())
    at = 0
    while (at := data.find(b"PK\x03\x04", at)) >= 0:
        data[at + 6] |= 1
        at += 4
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def lying_zip():
    """A part that unpacks to far more than its directory entry says."""
    body = b"<w:document " + W.encode() + b">" + b" " * (64 * 2**20) + b"</w:document>"
    data = bytearray(package(body))
    honest = struct.pack("<I", len(body))
    for found in range(data.count(honest)):
        at = data.find(honest)
        data[at : at + 4] = struct.pack("<I", 1000 + found)
    return bytes(data)


BOMB = (
    "<w:document "
    + W
    + "><w:body><w:p><w:r><w:t>"
    + "a" * 30_000_000
    + "</w:t></w:r></w:p></w:body></w:document>"
)
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64

WRONG = [
    ("vacio.docx", b"", "file-empty"),
    ("vacio.txt", b"", "file-empty"),
    ("blancos.txt", b" \n\n\t \r\n", "file-no-text"),
    ("blancos.md", b"\n---\n", "file-no-text"),
    ("blanco.docx", word("  "), "file-no-text"),
    ("cortado.docx", word()[:-200], "docx-corrupt"),
    ("mitad.docx", word()[:900], "docx-corrupt"),
    ("basura.docx", bytes(range(256)) * 4, "docx-corrupt"),
    ("mal-xml.docx", package("<w:document " + W + "><w:body>"), "docx-corrupt"),
    ("foto.docx", PNG, "file-is-picture"),
    ("foto.txt", b"\xff\xd8\xff\xe0" + b"\0" * 64, "file-is-picture"),
    ("foto.md", b"GIF89a" + b"\0" * 64, "file-is-picture"),
    ("clave.docx", ole("EncryptedPackage"), "docx-encrypted"),
    ("clave-zip.docx", encrypted_zip(), "docx-encrypted"),
    ("antiguo.docx", ole("WordDocument"), "docx-is-doc"),
    ("texto.docx", "Entrevistadora: ¿Qué tal?\n".encode(), "docx-is-text"),
    ("texto16.docx", "Entrevistadora: hola\n".encode("utf-16"), "docx-is-text"),
    ("pagina.docx", b"<!DOCTYPE html><html><body>E: hola</body></html>", "docx-is-html"),
    ("planilla.docx", package("<x/>", rels=RELS.replace("word/document", "xl/workbook")).replace(b"word/document.xml", b"word/documemt.xml"), "docx-not-word"),
    ("sin-cuerpo.docx", package(f"<w:document {W}/>"), "docx-not-word"),
    ("bomba.docx", package(BOMB), "docx-bomb"),
    ("miente.docx", lying_zip(), "docx-corrupt"),
    ("risas.docx", package(LAUGHS), "docx-entities"),
    ("afuera.docx", package(OUTSIDE), "docx-entities"),
    ("word.txt", word(), "file-is-zip"),
    ("word.md", word(), "file-is-zip"),
    ("acta.pdf.txt", b"%PDF-1.7\n%\xe2\xe3", "file-is-other"),
    ("binario.txt", b"hola" + bytes(range(1, 32)) * 40 + b"\xff\xfe\xfd", "file-not-text"),
    ("ceros.txt", b"\1\0\0\0\2\0\7\0" * 100, "file-not-text"),
    ("audio.mp9", b"ID3", "format-unsupported"),
    ("sin_extension", b"E: hola", "format-unsupported"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code"), WRONG, ids=[w[0] for w in WRONG])
def test_wrong_file_is_named(name, data, code, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(QualcodeError) as caught:
        read(path)
    assert caught.value.code == code
    assert caught.value.exit_code == 3
    assert caught.value.problem.file == str(path)
    assert name in str(caught.value) or "sin_extension" in str(caught.value)
    assert caught.value.hint.endswith(".")


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(QualcodeError) as missing:
        read(tmp_path / "no.docx")
    assert missing.value.code == "file-missing"
    (tmp_path / "carpeta.docx").mkdir()
    with pytest.raises(QualcodeError) as folder:
        read(tmp_path / "carpeta.docx")
    assert folder.value.code == "file-is-folder"


def test_too_large_text_is_refused(tmp_path):
    path = tmp_path / "enorme.txt"
    path.write_bytes(b"palabra " * (21 * 2**20 // 8))
    with pytest.raises(QualcodeError) as caught:
        read(path)
    assert caught.value.code == "file-too-large"
    assert "20 MB" in str(caught.value)


def test_huge_line_is_read_within_limits(tmp_path):
    path = tmp_path / "linea.txt"
    path.write_text("palabra " * 60_000, encoding="utf-8")
    [found] = read(path)
    assert found.words == 60_000
    # Without sentences or clauses to cut at, the line stays whole.
    assert found.segments[0].start == 0
    assert found.segments[-1].end == len(found.text)


def test_one_bad_file_never_hides_the_rest(tmp_path):
    good = tmp_path / "b.txt"
    good.write_text("E1: ¿Hola?\nP1: Hola.\nE1: ¿Bien?\nP1: Bien.\n", encoding="utf-8")
    paths = [tmp_path / "no.txt", good, tmp_path / "c.xyz"]
    paths[2].write_bytes(b"x")
    found = list(read_many(paths))
    assert [path for path, _ in found] == paths
    assert [getattr(one, "code", "read") for _, one in found] == [
        "file-missing", "read", "format-unsupported",
    ]  # fmt: skip


def test_a_reader_that_breaks_gives_an_error_not_a_traceback(tmp_path, monkeypatch):
    path = tmp_path / "raro.txt"
    path.write_text("E: hola", encoding="utf-8")

    def broken(source):
        raise IndexError(source.path)

    monkeypatch.setattr("qualcode.ingest.plain.read", broken)
    assert registry.READERS[".txt"][0] == "plain"
    [(_, error)] = read_many([path])
    assert error.code == "file-unreadable"
    assert "IndexError" in str(error)


def test_every_message_is_whole_in_both_languages():
    words = area("error_ingest")
    codes = {key.removesuffix(".hint") for key in words}
    for code in codes:
        for spanish, english in (words[code], words[f"{code}.hint"]):
            assert spanish.endswith(".")
            assert english.endswith(".")
            assert spanish != english


def test_mangled_word_files_never_raise_anything_else(tmp_path):
    whole = word("Entrevistadora: ¿Qué tal?")
    outcomes = set()
    for at in range(0, len(whole), 331):
        path = Path(tmp_path) / "m.docx"
        data = bytearray(whole)
        data[at] ^= 0xFF
        path.write_bytes(data)
        [(_, found)] = read_many([path])
        outcomes.add(found.code if isinstance(found, QualcodeError) else "read")
    assert "read" in outcomes
    assert outcomes <= {
        "read",
        "docx-corrupt",
        "docx-not-word",
        "docx-encrypted",
        "docx-bomb",
        "file-no-text",
    }


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "**a ",
        "<!-- ",
        "[",
        "(",
        "_",
        "`",
        "- ",
        "| ",
        "E: ",
        "1) ",
        "¿",
        ":",
        "[00:",
        "\t|-",
    ],
)
def test_a_hostile_text_costs_no_more_than_its_length(unit, tmp_path):
    """No pattern may look back over the whole text from each of its places."""
    import time

    took = {}
    for size in (20_000, 80_000):
        for name in ("x.md", "x.txt"):
            path = tmp_path / name
            path.write_text(
                "E: |\n|-|\n" + unit * (size // len(unit)) + "z", encoding="utf-8"
            )
            begun = time.process_time()
            [(_, found)] = read_many([path])
            took[size] = took.get(size, 0.0) + time.process_time() - begun
            assert isinstance(found, list)
    # Four times the text may cost some four times the work, not sixteen.
    assert took[80_000] < 1.0 + 9 * took[20_000]
