"""Text files as every system saves them, and Markdown's signs."""

import unicodedata

import pytest

from qualcode.ingest import read, read_many
from qualcode.ingest.markdown import inline

TALK = (
    "Entrevistadora: ¿Cómo evalúa la vinculación?\n\n"
    "Directora: Según mi opinión, fue difícil… pero la compañía nos ayudó, señor.\n\n"
    "Entrevistadora: ¿Y ahora?\n\nDirectora: Ahí está: funcionando.\n"
)
EXPECTED = [
    ("Entrevistadora", "¿Cómo evalúa la vinculación?"),
    ("Directora", "Según mi opinión, fue difícil… pero la compañía nos ayudó, señor."),
    ("Entrevistadora", "¿Y ahora?"),
    ("Directora", "Ahí está: funcionando."),
]


def turns(found):
    return [(t.label, found.text[t.start : t.end]) for t in found.turns]


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
        "mac_roman",
        "cp850",
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, ending, tmp_path):
    text = TALK.replace("\n", ending)
    if encoding == "cp850":
        text = text.replace("…", "...")
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    [found] = read(path)
    assert [(a, b.replace("...", "…")) for a, b in turns(found)] == EXPECTED
    assert not found.problems


def test_decomposed_letters_are_composed_and_nuls_dropped(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes((unicodedata.normalize("NFD", TALK) + "\0\n").encode())
    [found] = read(path)
    assert turns(found) == EXPECTED
    assert unicodedata.is_normalized("NFC", found.text)


def test_mojibake_is_reported_and_left(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TALK.encode().decode("cp1252", errors="replace"), encoding="utf-8")
    [found] = read(path)
    assert [one.code for one in found.problems] == ["mojibake"]
    assert found.problems[0].line == 1
    assert "Ã" in found.text
    assert len(found.turns) == 4


def test_a_portuguese_capital_is_no_mojibake(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "P: NÃO É SÓ ISSO, IRMÃO?\nE: Não.\nP: Por quê?\nE: NÃO SEI.\n",
        encoding="utf-8",
    )
    [found] = read(path)
    assert not found.problems


def test_paragraphs_without_speakers(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "Primer párrafo de un informe\nque sigue abajo.\n\nSegundo párrafo.\n",
        encoding="utf-8",
    )
    [found] = read(path)
    assert turns(found) == [
        (None, "Primer párrafo de un informe\nque sigue abajo."),
        (None, "Segundo párrafo."),
    ]
    assert [one.code for one in found.problems] == ["no-speakers"]
    assert found.problems[0].file == str(path)
    assert found.speakers == ()
    assert {t.kind for t in found.turns} == {"unknown"}


def test_known_kinds_win_by_file_name_and_label(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TALK, encoding="utf-8")
    [found] = read(path, known={"directora": "interviewer"})
    assert [(s.kind, s.confidence) for s in found.speakers] == [
        ("interviewer", 0.97),
        ("interviewer", 1.0),
    ]
    [(_, [again])] = read_many([path], known={"a.txt": {"Directora": "interviewer"}})
    assert again == found
    [(_, [other])] = read_many([path], known={"b.txt": {"Directora": "interviewer"}})
    assert other.speakers[1].kind == "participant"


def test_hashes_are_of_bytes_and_of_text(tmp_path):
    import hashlib

    path = tmp_path / "a.txt"
    path.write_text(TALK, encoding="utf-8")
    [found] = read(path)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.text_sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    assert (found.format, found.language, found.title) == ("txt", "es", "a")


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("**Ana:** hola", "Ana: hola", ((0, 4),)),
        ("***Ana*** y _no_ *sí*", "Ana y no sí", ((0, 3),)),
        ("un_nombre_raro 2*3*4", "un_nombre_raro 2*3*4", ()),
        ("a \\*b\\* c", "a *b* c", ()),
        ("uno\\\ndos  \ntres", "uno\ndos\ntres", ()),
        ("[aquí](http://x.y/z_(1))<br>fin", "aquí\nfin", ()),
        ("1 < 2 &amp; 3 `x_y_`", "1 < 2 & 3 x_y_", ()),
        ("__Ana__: **sí** no", "Ana: sí no", ((0, 3), (5, 7))),
        ("(risas) [pausa]", "(risas) [pausa]", ()),
    ],
)
def test_markdown_signs_are_no_text(source, text, bold):
    assert inline(source) == (text, bold)
