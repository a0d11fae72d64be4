"""Wrong use: one sentence with what to do, exit 2, in our words and as JSON."""

from pathlib import Path

import pytest

WRONG = {
    "command-unknown-near": ["matrx"],
    "command-unknown": ["zzz"],
    "command-missing": ["codebook"],
    "option-unknown-near": ["matrix", "--row", "etapa"],
    "option-unknown": ["stats", "--zzzzzz"],
    "option-value-missing": ["matrix", "--rows"],
    "option-without-value": ["search", "--regex=1", "x"],
    "parameter-missing": ["matrix", "--rows", "etapa"],
    "argument-extra": ["stats", "more"],
    "choice-unknown": ["matrix", "--rows", "a", "--cols", "b", "--count", "votes"],
    "number-invalid": ["coding", "add", "d", "one", "5", "c"],
    "number-negative": ["coding", "add", "d", "-1", "5", "c"],
    "output-extension": ["documents", "-o", "out.pdf"],
    "save-without-study": ["suggest", "x.docx", "--save"],
}


@pytest.mark.parametrize("code", WRONG)
def test_wrong_use_as_json(run, code):
    answer = run("--format", "json", *WRONG[code])
    assert (answer.code, answer.out) == (2, "")
    assert answer.error["code"] == code
    assert set(answer.error) == {"code", "message", "hint", "file"}


@pytest.mark.parametrize("code", WRONG)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_wrong_use_in_words(run, code, lang):
    answer = run("--lang", lang, *WRONG[code])
    assert (answer.code, answer.out) == (2, "")
    sentence, hint = answer.err.splitlines()
    assert sentence.startswith("qualcode: ")
    assert sentence.endswith(".")
    assert hint.startswith("  ")
    assert "{" not in answer.err
    for word in ("No such", "Missing", "Error:", "Got unexpected", "Invalid value"):
        assert word not in answer.err


def test_words_differ_by_language(run):
    both = {lang: run("--lang", lang, "zzz").err for lang in ("es", "en")}
    assert both["es"].startswith("qualcode: No existe la orden «zzz».")
    assert both["en"].startswith("qualcode: There is no command “zzz”.")


@pytest.mark.parametrize("where", ["before", "after"])
def test_format_is_obeyed_before_and_after_the_command(run, where):
    args = ["matrix", "--zzz"]
    args = ["--format=json", *args] if where == "before" else [*args, "--format=json"]
    assert run(*args).error["code"] == "option-unknown"


def test_the_nearest_command_is_told(run):
    assert "qualcode coding list" in run("coding", "lits").err


def test_a_study_is_missing(run, tmp_path):
    answer = run("stats", "--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "no-study")
    assert str(tmp_path) in answer.error["message"]


def test_alone_outside_a_study_it_says_how_to_begin(run):
    answer = run()
    assert answer.code == 0
    assert "qualcode demo" in answer.out
    assert run("--format", "json").data["study"] is None


def test_alone_with_a_study_that_is_not_there(run):
    assert run("--study", "nowhere").code == 3


def test_a_bug_is_told_as_a_bug(run, monkeypatch):
    def broken(_settings):
        raise ZeroDivisionError("seven")

    monkeypatch.setattr("qualcode.cli.app._where", broken)
    answer = run("--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "unexpected")
    assert "ZeroDivisionError: seven" in answer.error["message"]
    assert "QUALCODE_DEBUG=1" in answer.error["hint"]
    monkeypatch.setenv("QUALCODE_DEBUG", "1")
    assert run().code == 1  # the traceback is the runner's to show


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied", "a.docx"), "file-not-permitted"),
        (FileNotFoundError(2, "No such file", "a.docx"), "path-missing"),
        (IsADirectoryError(21, "Is a directory", "a.docx"), "path-is-folder"),
        (OSError(28, "No space left on device", "a.docx"), "disk-no-space"),
        (OSError(5, "Input/output error", "a.docx"), "system-refused"),
    ],
)
def test_the_system_refuses(run, monkeypatch, error, code):
    def refused(_settings):
        raise error

    monkeypatch.setattr("qualcode.cli.app._where", refused)
    answer = run("--format", "json")
    assert (answer.code, answer.error["code"]) == (3, code)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_an_interruption_is_one_line_and_130(run, monkeypatch, stop):
    def stopped(_settings):
        raise stop

    monkeypatch.setattr("qualcode.cli.app._where", stopped)
    answer = run()
    assert (answer.code, answer.err.strip()) == (130, "Interrumpido.")


def test_a_file_that_may_not_be_read_is_told_in_our_words(run, tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("E: ¿Qué?\nP: Nada.\n")

    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr("os.access", lambda *_, **__: False)  # what click would ask
    monkeypatch.setattr(Path, "read_bytes", refuse)
    answer = run("segment", str(path))
    assert answer.code == 3
    assert answer.err.startswith(f"qualcode: No hay permiso para leer {path}")
