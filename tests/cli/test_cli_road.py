"""The road walked by the command line: init, import, segment, where it stands."""

import json

import pytest

from qualcode.i18n import t


def test_init_makes_a_study_and_says_the_next_step(run, tmp_path):
    answer = run("init", "nuevo", "--title", "Mi estudio", "--actors", "A, B")
    assert answer.code == 0
    assert "qualcode import" in answer.out
    shown = run("--study", "nuevo", "--format", "json").data
    assert shown["title"] == "Mi estudio"
    assert (tmp_path / "nuevo" / "study.yaml").is_file()


def test_init_as_json_and_in_english(run, tmp_path):
    data = run("init", "n", "--language", "en", "--format", "json").data
    assert (data["language"], data["study"]) == ("en", str(tmp_path / "n"))


def test_init_twice_is_refused_and_changes_nothing(run, study):
    before = (study / "study.yaml").read_bytes()
    answer = run("init", ".", "--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "study-exists")
    assert (study / "study.yaml").read_bytes() == before


def test_init_with_a_codebook_that_is_not_there(run, tmp_path):
    answer = run("init", "n", "--codebook", "no.yaml", "--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "file-missing")
    assert not (tmp_path / "n").exists()


def test_alone_it_shows_the_road(run, study):
    out = run().out
    words = ("import", "codebook", "code", "review", "compare", "report")
    places = [out.index(t(f"road.{w}", "es")) for w in words]
    assert places == sorted(places)
    assert "Falta" in out
    assert out.splitlines()[-1].startswith("Paso siguiente: ")


def test_alone_as_json(run, study):
    data = run("--format", "json").data
    assert [s["state"] for s in data["road"]][:1] == ["done"]
    assert {"step", "state", "fact", "missing"} <= set(data["road"][0])
    assert data["next"]


def test_import_tells_each_file(run, study):
    (study / "dos.md").write_text("A: hola a todas\n\nB: buenas tardes\n")
    data = run("import", "uno.txt", "dos.md", "--format", "json").data
    assert [d["status"] for d in data["documents"]] == ["unchanged", "new"]


@pytest.mark.parametrize(
    ("files", "code"), [(["no.txt"], 3), (["no.txt", "uno.txt"], 1)]
)
def test_import_of_a_missing_file(run, study, files, code):
    answer = run("import", *files, "--format", "json")
    assert answer.code == code
    refused = answer.data["documents"][0]
    assert refused["status"] == "refused"
    assert refused["problems"][0]["code"] == "file-missing"
    if code == 3:
        assert answer.error["code"] == "file-missing"


def test_import_of_a_missing_file_in_words(run, study):
    answer = run("import", "no.txt", "uno.txt")
    assert "rechazado" in answer.out
    assert "sin cambios" in answer.out
    assert "no.txt" in answer.err


def test_segment_answers_the_contract(run, study):
    data = run("segment", "uno.txt", "--format", "json").data
    assert set(data) == {
        "document",
        "text",
        "speakers",
        "turns",
        "segments",
        "problems",
    }
    text = data["text"]
    for piece in (*data["turns"], *data["segments"]):
        assert text[piece["start"] : piece["end"]] == piece["text"]
    assert [u["turn"] for u in data["turns"]] == [1, 2, 3, 4]
    assert data["document"]["characters"] == len(text)


def test_segment_of_several_is_a_list_and_one_bad_file_hides_nothing(run, study):
    answer = run("segment", "no.txt", "uno.txt", "--format", "json")
    assert answer.code == 1
    assert [d["document"]["title"] for d in answer.data] == ["uno"]
    assert json.loads(answer.err)["problems"][0]["code"] == "file-missing"


def test_segment_of_none_that_can_be_read(run, study):
    answer = run("segment", "no.txt", "nada.txt", "--format", "json")
    assert (answer.code, answer.out) == (3, "")
    told = json.loads(answer.err)
    assert told["error"]["file"] == "no.txt"
    assert [p["file"] for p in told["problems"]] == ["no.txt", "nada.txt"]


def test_segment_in_words(run, study):
    out = run("segment", "uno.txt").out
    assert "Encargada" in out
    assert "participa" in out
    assert "convocatoria llegó a tiempo" in out


def test_segment_without_speakers_is_told(run, study):
    (study / "prosa.txt").write_text("Un párrafo sin voces.\n\nOtro más.\n")
    answer = run("segment", "prosa.txt", "--format", "json")
    assert answer.code == 1
    assert [p["code"] for p in answer.data["problems"]] == ["no-speakers"]


def test_export_and_backup_tell_the_file(run, coded):
    assert run("export", "out.csv").out.strip() == "out.csv"
    assert (coded / "out.csv").read_text(encoding="utf-8-sig").count("\n") == 3
    file = run("backup", "--format", "json").data["file"]
    assert (coded / file).stat().st_size > 0


def test_report_build(run, coded):
    data = run("report", "build", "-o", "informe.docx", "--format", "json").data
    assert data["file"].endswith("informe.docx")
    (coded / "informe.docx").write_bytes(b"edited by the team")
    answer = run("report", "build", "-o", "informe.docx", "--format", "json")
    assert answer.code == 3
    assert (coded / "informe.docx").read_bytes() == b"edited by the team"
    assert run("report", "build", "-o", "informe.docx", "--force").code == 0
