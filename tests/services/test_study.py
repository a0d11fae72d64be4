"""Opening a study: what is read again, what is refused, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.services import codebooks, coding, safety
from qualcode.services.study import init_study, open_study


def code_of(call, *args, **more) -> str:
    with pytest.raises(QualcodeError) as caught:
        call(*args, **more)
    assert caught.value.hint
    return caught.value.code


def test_init_makes_a_study_that_opens(tmp_path: Path) -> None:
    with init_study(tmp_path / "Mi estudio", title='El "primero": casos') as study:
        assert study.config.title == 'El "primero": casos'
        assert study.codebook().facets
        assert study.problems() == []
    with open_study(tmp_path / "Mi estudio") as study:
        assert study.config.language == "es"


@pytest.mark.parametrize("language", ["es", "en"])
def test_init_in_both_languages(tmp_path: Path, language: str) -> None:
    with init_study(tmp_path / "s", language=language) as study:
        assert study.codebook().language == language
    assert code_of(init_study, tmp_path / "s") == "study-exists"


def test_a_bad_codebook_leaves_nothing_behind(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "codebook: bad\nfacets:\n  - id: f\n    name: F\n    codes:\n"
        "      - {id: a, name: A}\n      - {id: a, name: B}\n"
    )
    assert code_of(init_study, tmp_path / "s", codebook=bad) == "codebook-unusable"
    assert not (tmp_path / "s").exists()


def test_no_study_is_told_with_the_way_to_one(tmp_path: Path) -> None:
    assert code_of(open_study, tmp_path) == "no-study"


def test_a_study_is_found_by_walking_up(study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(study.where.transcripts)
    with open_study() as found:
        assert found.folder == study.folder
    monkeypatch.chdir(study.folder.parent)
    monkeypatch.setenv("QUALCODE_STUDY", str(study.folder))
    with open_study() as found:
        assert found.folder == study.folder


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("title: [a\n", "study-yaml-invalid"),
        ("actors: OCA\n", "study-yaml-key"),
        ("k: tres\n", "study-yaml-key"),
        ("- a\n", "study-yaml-key"),
    ],
)
def test_a_wrong_study_yaml_is_told(tmp_path: Path, line: str, code: str) -> None:
    (tmp_path / "study.yaml").write_text(line)
    with open_study(tmp_path) as study:
        assert code_of(lambda: study.config) == code


def test_a_changed_codebook_counts_from_the_next_command(study) -> None:
    path = study.where.codebooks / "prueba.yaml"
    path.write_text(path.read_text() + "      - {id: nuevo, name: Nuevo}\n")
    with open_study(study.folder) as again:
        assert "nuevo" in again.codebook().codes
        assert coding.add(again, "directora-1", 0, 9, "nuevo", coder="Ana")


def test_a_broken_codebook_leaves_the_last_sound_one(study) -> None:
    path = study.where.codebooks / "prueba.yaml"
    path.write_text(path.read_text() + "      - {id: tiempo, name: Otra vez}\n")
    with open_study(study.folder) as again:
        assert again.codebook().codes["tiempo"].name == "Tiempo"
        assert again.problems()
    path.unlink()
    with open_study(study.folder) as again:
        assert "tiempo" in again.codebook().codes
        assert [p.code for p in again.problems()] == ["codebook-missing"]


def test_apply_makes_a_file_active_and_keeps_comments(study, tmp_path: Path) -> None:
    other = tmp_path / "otro.yaml"
    text = (study.where.codebooks / "prueba.yaml").read_text()
    other.write_text(text.replace("codebook: prueba", "codebook: otro"))
    yaml = study.where.yaml.read_text()
    answer = codebooks.apply(study, other, coder="Ana")
    assert (answer["codebook"], answer["version"]) == ("otro", 1)
    assert study.where.yaml.read_text() == yaml.replace(
        "codebook: prueba", "codebook: otro"
    )
    with open_study(study.folder) as again:
        assert again.codebook().id == "otro"


def test_a_register_row_for_a_file_that_is_gone(study) -> None:
    (study.where.transcripts / "Directora 1.txt").unlink()
    problems = study.problems()
    assert [(p.code, p.line) for p in problems] == [("register-file-gone", 2)]
    assert len(study.data().documents) == 1


def test_registers_are_checked_by_line(study) -> None:
    path = study.where.transcripts / "documents.csv"
    path.write_text(
        path.read_text("utf-8-sig").replace("residencia", "ministerio"), "utf-8"
    )
    (study.where.transcripts / "done.csv").write_text("document,coder\nnadie,Ana\n")
    assert {(p.code, p.line) for p in study.problems()} == {
        ("register-value", 2),
        ("register-document-unknown", 2),
    }


def test_doctor_restores_the_newest_backup(study) -> None:
    coding.add(study, "directora-1", 0, 9, "inicio", coder="Ana")
    safety.backup(study)
    study.close()
    database = study.where.database
    database.write_bytes(database.read_bytes()[:5000])
    for log in study.folder.glob("study.db-*"):
        log.unlink()
    answer = safety.doctor(study.folder)
    assert not answer["ok"]
    assert len(answer["backups"]) == 1
    assert safety.doctor(study.folder, repair=True)["ok"]
    with open_study(study.folder) as again:
        assert len(coding.list_rows(again)) == 1
    assert list(study.folder.glob("study.db.damaged-*"))


def test_doctor_sees_a_text_changed_behind_the_programs_back(study) -> None:
    import sqlite3
    from contextlib import closing

    coding.add(study, "directora-1", 0, 9, "inicio", coder="Ana")
    assert safety.doctor(study.folder)["ok"]
    with closing(sqlite3.connect(study.where.database)) as raw:
        raw.execute("UPDATE texts SET text = 'otra cosa ' || text")
        raw.commit()
    failed = {c["check"] for c in safety.doctor(study.folder)["checks"] if not c["ok"]}
    assert failed == {"anchors", "texts"}
