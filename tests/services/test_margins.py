"""Word comments taken for codings, and kinds of speaker told once for a batch."""

import io

import docx
import pytest

from qualcode.model import Comment, Transcript
from qualcode.services import coding, importing, margins


def commented(*comments):
    """An interview in Word with a comment on the answer, for each (text, author)."""
    document = docx.Document()
    for text in ("E: ¿Cómo partió?", "D: Partió en marzo.", "E: ¿Y?", "D: Bien."):
        document.add_paragraph(text)
    run = document.paragraphs[1].runs[0]
    for text, author in comments:
        document.add_comment(run, text=text, author=author)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_comments_that_are_codes_become_codings(study, tmp_path):
    path = tmp_path / "comentada.docx"
    path.write_bytes(
        commented(("Inicio", "Luz Ra"), ("confianza: facilitador", ""), ("¿?", "Luz"))
    )
    done = importing.import_files(study, [path], coder="Ana", comments_as_codings=True)
    [row] = done["documents"]
    assert row["codings"] == 2
    codes = [p["code"] for p in row["problems"]]
    assert "comments-no-code" in codes
    assert "comments-left" not in codes
    rows = coding.list_rows(study, document=row["document"])
    assert [(r["quote"], r["code"], r["valence"], r["coder"]) for r in rows] == [
        ("Partió en marzo.", "inicio", None, "Luz Ra"),
        ("Partió en marzo.", "confianza", "facilitador", "Ana"),
    ]
    assert {r["origin"] for r in rows} == {"import:word"}
    importing.import_files(study, [path], coder="Ana", comments_as_codings=True)
    assert len(coding.list_rows(study, document=row["document"])) == 2


def test_without_the_option_comments_are_only_told(study, tmp_path):
    path = tmp_path / "comentada.docx"
    path.write_bytes(commented(("Inicio", "Luz")))
    [row] = importing.import_files(study, [path], coder="Ana")["documents"]
    assert "comments-left" in [p["code"] for p in row["problems"]]
    assert coding.list_rows(study, document=row["document"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INICIO", [("inicio", None)]),
        ("inicio; confianza +", [("inicio", None), ("confianza", "facilitador")]),
        ("Confianza (obstaculizador)", [("confianza", "obstaculizador")]),
        (
            "inicio\nconfianza -",
            [("inicio", None), ("confianza", "obstaculizador")],
        ),
        ("inicio, y algo más", []),
        ("ojo", []),
    ],
)
def test_what_a_comment_names(study, text, expected):
    name = study.data().documents[0].document
    transcript = Transcript(
        "", "", "", "es", "docx", "", comments=(Comment(text, "", 0, 4),)
    )
    made, problems = margins.code_comments(study, name, transcript, coder="Ana")
    rows = coding.list_rows(study, document=name)
    assert [(r["code"], r["valence"]) for r in rows] == expected
    assert made == len(expected)
    assert bool(problems) == (not expected)


def test_doubts_are_asked_once_for_the_batch_and_kept(study, tmp_path):
    text = "AM: Hola.\nBT: Hola, buenos días.\nAM: Partamos.\nBT: Partamos, claro.\n"
    for n, more in enumerate(("", "AM: Gracias.\n"), 1):
        (tmp_path / f"d{n}.txt").write_text(text + more, encoding="utf-8")
    done = importing.import_files(
        study, [tmp_path / "d1.txt", tmp_path / "d2.txt"], coder="Ana"
    )
    doubts = margins.unsure(done["documents"])
    assert sorted(one["label"] for one in doubts) == ["AM", "BT"]
    assert all(one["documents"] == ["d1", "d2"] for one in doubts)
    told = {("d1", "am"): "interviewer", ("d2", "am"): "interviewer"}
    assert margins.confirm(study, told) == 2
    assert margins.confirm(study, told) == 0
    kinds = {(p.document, p.label): p.kind for p in study.data().participants}
    assert kinds["d1", "AM"] == kinds["d2", "AM"] == "interviewer"
    turns = study.data().turns["d1"]
    assert [t.kind for t in turns if t.label == "AM"] == ["interviewer"] * 2
