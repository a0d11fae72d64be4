"""`report` and `privacy` from the command line: answers, exits, words."""

from __future__ import annotations

import json
import shutil

import pytest

from qualcode.services import coding_files, demo, importing
from qualcode.services.example import example
from qualcode.services.study import open_study


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report") / "study"
    with example() as source:
        demo._copy(source, folder)
    with open_study(folder) as study:
        importing.import_files(study, [study.where.transcripts], coder="Ana")
        coding_files.import_csv(
            study, study.where.transcripts / "codings.csv", coder="Ana"
        )
    return folder


@pytest.fixture
def here(made, tmp_path, run, monkeypatch):
    from qualcode.report import contents

    monkeypatch.setattr(contents.shutil, "which", lambda _: None)
    shutil.copytree(made, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    assert run("report", "build", "-o", "r.docx").code == 0
    return tmp_path / "study"


def test_check_refresh_and_their_exits(here, run):
    answer = run("report", "check", "r.docx", "--format", "json")
    assert answer.code == 0
    assert set(answer.data) >= {"file", "study", "checked", "problems"}
    assert set(answer.data["checked"]) == {
        "figures", "quotes", "tables", "shares", "counts"
    }  # fmt: skip
    listed = run("coding", "list", "--format", "json").data
    run("coding", "remove", listed[0]["id"])
    answer = run("report", "check", "r.docx", "--format", "json")
    assert answer.code == 1
    problem = answer.data["problems"][0]
    assert set(problem) >= {
        "code", "severity", "where", "binding", "printed", "expected", "message",
        "hint",
    }  # fmt: skip
    assert set(problem["where"]) == {"table", "row", "col", "paragraph", "text"}
    told = run("report", "check", "r.docx").out
    assert "refresh" in told
    assert "tabla " in told
    raw = (here / "r.docx").read_bytes()
    answer = run("report", "refresh", "r.docx", "-o", "s.docx", "--format", "json")
    assert set(answer.data) == {"file", "written", "updated", "left"}
    assert set(answer.data["updated"][0]) == {"binding", "kind", "before", "after"}
    assert (here / "r.docx").read_bytes() == raw
    assert run("report", "check", "s.docx", "--lang", "en").code in (0, 1)
    for suffix in ("xlsx", "csv", "html", "docx"):
        assert run("report", "check", "r.docx", "-o", f"p.{suffix}").code == 1
        assert (here / f"p.{suffix}").stat().st_size > 100


def test_language_of_the_caller_is_not_the_reports(here, run):
    for lang in ("es", "en"):
        answer = run("report", "check", "r.docx", "--lang", lang, "--format", "json")
        assert [p for p in answer.data["problems"] if p["severity"] == "error"] == []


def test_build_does_not_overwrite_what_the_team_wrote(here, run):
    with (here / "r.docx").open("ab") as file:
        file.write(b"\0")
    answer = run("report", "build", "-o", "r.docx", "--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "report-is-the-teams")
    assert run("report", "build", "-o", "r.docx", "--force").code == 0
    assert len(list(here.glob("r-*.docx"))) == 1


def test_two_versions(here, run):
    shutil.copy("r.docx", "s.docx")
    answer = run("report", "check", "r.docx", "s.docx", "--format", "json")
    assert answer.code == 0
    assert answer.data["changes"] == []


def test_outside_a_study_a_document_is_still_read(here, run, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    (elsewhere / "t.csv").write_text("a,n\nuno,1\nTotal,1\n")
    answer = run("report", "check", "t.csv", "--format", "json")
    assert answer.code == 0
    assert answer.data["study"] is None
    assert run("report", "check", "no.docx").code == 3


def test_withdraw_asks_or_is_told(here, run):
    person = run("quotes", "--format", "json").data[0]["participant"]
    answer = run("privacy", "withdraw", person, "--format", "json")
    assert (answer.code, answer.error["code"]) == (2, "withdraw-unconfirmed")
    would = run("privacy", "withdraw", person, "--dry-run", "--format", "json")
    assert would.code == 0
    assert set(would.data) >= {
        "participant", "documents", "removed", "findings_fallen", "stale_reports",
        "event",
    }  # fmt: skip
    answer = run("privacy", "withdraw", person, "--yes", "--format", "json")
    assert answer.code == 0
    assert answer.data["removed"] == would.data["removed"]
    assert set(answer.data["removed"]) == {
        "files", "turns", "segments", "codings", "memos", "suggestions", "backups"
    }  # fmt: skip
    assert isinstance(answer.data["event"], int)
    unknown = run("privacy", "withdraw", "nadie", "--yes", "--format", "json")
    assert (unknown.code, unknown.error["code"]) == (3, "participant-unknown")
    assert json.loads(run("log", "--format", "json").out)[0]["action"] == "withdraw"
