"""The language: --lang, the study's, QUALCODE_LANG, the locale, Spanish."""

import getpass

import click
import pytest

from qualcode.cli.early import Settings, settings, width
from qualcode.errors import QualcodeError


@pytest.fixture
def study(tmp_path, monkeypatch):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "study.yaml").write_text(
        "# language: es\ntitle: x\nlanguage: 'en'\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, "es"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "es"),
        ({"LC_ALL": "es_CL.UTF-8", "LANG": "en_US.UTF-8"}, "es"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "es_CL"}, "en"),
        ({"QUALCODE_LANG": "en", "LC_ALL": "es_CL"}, "en"),
        ({"QUALCODE_LANG": "es", "LC_ALL": "en_US"}, "es"),
        ({"QUALCODE_LANG": "fr", "LC_ALL": "en_US"}, "en"),
    ],
)
def test_environment(study, env, language):
    assert settings([], env)[1:] == (language, False)


def test_the_study_decides_over_the_environment(study, monkeypatch):
    env = {"QUALCODE_LANG": "es"}
    assert settings(["--study", "in"], env)[1] == "en"
    assert settings(["stats", "--study=in"], env)[1] == "en"
    assert settings([], {**env, "QUALCODE_STUDY": str(study)})[1] == "en"
    monkeypatch.chdir(study / "deep")
    assert settings([], env)[1] == "en"


def test_lang_decides_over_all(study):
    assert settings(["--study", "in", "x", "--lang", "es"], {})[1:] == ("es", True)
    assert settings(["--lang=es"], {"LANG": "en_US"})[1:] == ("es", True)


def test_what_follows_two_dashes_is_no_option(study):
    assert settings(["search", "--", "--lang", "en"], {})[1] == "es"
    assert settings(["search", "--", "--format=json"], {})[0].format == "table"


@pytest.mark.parametrize("args", [["--lang"], ["--lang", "xx"], ["--format"]])
def test_wrong_options_are_left_to_the_parser(study, args):
    found, language, asked = settings(args, {})
    assert (vars(found), language, asked) == (vars(Settings()), "es", False)


def test_an_unreadable_study_does_not_stop_the_start(study, tmp_path):
    (study / "study.yaml").write_bytes(b"\xff\xfe\x00language: en")
    assert settings(["--study", "in"], {})[1] == "es"


def test_help_in_the_studys_language(run, study):
    assert run("--help").out.startswith("Uso:")
    assert run("--study", "in", "--help").out.startswith("Usage:")
    assert run("--help").out.startswith("Uso:")


@pytest.mark.parametrize("columns", ["", "40", "66", "100", "x", "-3", "0"])
def test_a_help_is_as_wide_as_click_would_have_it(monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == click.HelpFormatter().width


def test_who(monkeypatch):
    monkeypatch.setenv("QUALCODE_CODER", "Ana")
    assert Settings(coder="Eva").who == "Eva"
    assert Settings().who == "Ana"
    monkeypatch.delenv("QUALCODE_CODER")
    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    assert Settings().who == "login"


def test_nobody_is_known(monkeypatch):
    monkeypatch.delenv("QUALCODE_CODER", raising=False)

    def nobody():
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(QualcodeError) as error:
        _ = Settings().who
    assert (error.value.code, error.value.exit_code) == ("coder-unknown", 2)
