"""Importing: whole documents, originals kept, versions that move their codings."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.services import coding, importing
from qualcode.store.registers import read_csv


def bring(study, *paths: Path, **given: str) -> list[dict]:
    return importing.import_files(study, list(paths), coder="Ana", **given)["documents"]


def test_a_new_document_is_copied_registered_and_stored(study) -> None:
    data = study.data()
    assert [d.document for d in data.documents] == ["directora-1"]
    document = data.documents[0]
    assert (document.file, document.actor) == ("Directora 1.txt", "residencia")
    assert (study.where.transcripts / document.file).exists()
    assert [t.kind for t in data.turns["directora-1"]] == [
        "interviewer",
        "participant",
    ] * 3
    people = data.participants
    assert [(p.label, p.kind, p.actor) for p in people] == [
        ("Entrevistadora", "interviewer", ""),
        ("Directora", "participant", "residencia"),
    ]


def test_the_same_bytes_twice_are_unchanged(study, interview_file: Path) -> None:
    before = sorted(study.where.transcripts.iterdir())
    again = interview_file.with_name("otro nombre.txt")
    again.write_bytes(interview_file.read_bytes())
    assert bring(study, interview_file)[0]["status"] == "unchanged"
    renamed = bring(study, again)[0]
    assert (renamed["status"], renamed["document"]) == ("unchanged", "directora-1")
    assert sorted(study.where.transcripts.iterdir()) == before


def test_another_interview_of_the_same_name_is_a_new_document(
    study, tmp_path: Path
) -> None:
    other = tmp_path / "otra" / "Directora 1.txt"
    other.parent.mkdir()
    other.write_text("E: ¿Cómo le va?\nP: Acá se trabaja de otra forma, la verdad.\n")
    row = bring(study, other)[0]
    assert (row["status"], row["document"], row["file"]) == (
        "new",
        "directora-1-2",
        "Directora 1-2.txt",
    )
    assert bring(study, other)[0]["status"] == "unchanged"


def test_a_correction_is_a_new_version_and_codings_move(
    study, interview_file: Path
) -> None:
    text = study.data().texts["directora-1"]
    kept = text.index("la confianza llegó")
    lost = text.index("El cierre nos faltó tiempo, quedó todo a medias")
    first = coding.add(study, "directora-1", kept, kept + 18, "confianza", coder="Ana")
    second = coding.add(study, "directora-1", lost, lost + 47, "tiempo", coder="Ana")
    fixed = interview_file.read_text(encoding="utf-8")
    fixed = fixed.replace("Fue lento", "Fue bien lento").replace(
        "El cierre nos faltó tiempo, quedó todo a medias", "Nunca hubo nada que cerrar"
    )
    interview_file.write_text(fixed, encoding="utf-8")
    row = bring(study, interview_file)[0]
    assert row["status"] == "new-version"
    assert (row["codings_moved"], row["codings_lost"]) == (1, [second["id"]])
    standing = coding.list_rows(study)
    assert [r["id"] for r in standing] == [first["id"]]
    fresh = study.data().texts["directora-1"]
    assert fresh[standing[0]["start"] : standing[0]["end"]] == "la confianza llegó"
    assert (study.where.transcripts / "Directora 1.txt").read_text() == fixed
    assert len(list((study.where.transcripts / "versions").iterdir())) == 1


def test_a_bad_file_never_hides_the_rest(study, tmp_path: Path) -> None:
    good = tmp_path / "buena.txt"
    good.write_text("E: ¿Qué tal?\nP: Todo bien, gracias, con harto trabajo.\n")
    rows = bring(study, tmp_path / "no-está.docx", good)
    assert [r["status"] for r in rows] == ["refused", "new"]
    assert rows[0]["problems"][0]["hint"]


def test_an_actor_not_listed_is_refused_before_anything(study, tmp_path: Path) -> None:
    good = tmp_path / "buena.txt"
    good.write_text("E: ¿Qué tal?\nP: Todo bien.\n")
    with pytest.raises(QualcodeError) as caught:
        bring(study, good, actor="ministerio")
    assert (caught.value.code, caught.value.exit_code) == ("actor-unknown", 3)
    assert "residencia" in str(caught.value)
    assert len(study.data().documents) == 1


def test_what_a_person_wrote_in_the_registers_stays(
    study, interview_file: Path
) -> None:
    path = study.where.transcripts / "participants.csv"
    people = read_csv(path)
    people.rows[1]["role"] = "directora"
    people.rows[1]["kind"] = "interviewer"
    people.save()
    bring(study, interview_file)
    data = study.data()
    assert data.participants[1].role == "directora"
    assert {t.kind for t in data.turns["directora-1"]} == {"interviewer"}


def test_an_import_cut_between_commit_and_register_is_completed(
    study, interview_file: Path
) -> None:
    path = study.where.transcripts / "documents.csv"
    path.write_text(path.read_text("utf-8-sig").splitlines()[0] + "\n", "utf-8")
    assert bring(study, interview_file, actor="residencia")[0]["status"] == "unchanged"
    assert study.data().documents[0].file == "Directora 1.txt"


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("Entrevista 05 (OCA) – Ñuñoa", "entrevista-05-oca-nunoa"),
        ("访谈 1", "访谈-1"),
        ("...", "document"),
    ],
)
def test_slugs(stem: str, slug: str) -> None:
    assert importing.slugify(stem) == slug


def test_a_folder_s_tables_of_codings_are_no_transcripts(study, tmp_path: Path) -> None:
    folder = tmp_path / "carpeta"
    folder.mkdir()
    head = "document,start,end,quote,code,valence,coder,pass\n"
    for name in ("codings.csv", "codings-second.csv"):
        (folder / name).write_text(f"{head}directora-1,0,3,Fue,inicio,,Ana,1\n")
    (folder / "Otra.txt").write_text("E: ¿Cómo fue?\nD: Bien, con calma.\n")
    answer = importing.import_files(study, [folder], coder="Ana")
    assert [row["document"] for row in answer["documents"]] == ["otra"]


def test_what_a_person_writes_between_two_files_stays(study, tmp_path: Path) -> None:
    files = []
    for name in ("a", "b", "c"):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(f"E: ¿Cómo fue {name}?\nP: Fue lento, pero se pudo.\n")
    register = study.where.transcripts / "documents.csv"

    def edit(done: int, _all: int, _name: str) -> None:
        if done == 2:
            rows = read_csv(register)
            rows.rows[1]["actor"] = "OCA"
            rows.save()

    importing.import_files(study, files, coder="Ana", progress=edit)
    rows = {row["document"]: row["actor"] for row in read_csv(register).rows}
    assert rows == {"directora-1": "residencia", "a": "OCA", "b": "", "c": ""}
