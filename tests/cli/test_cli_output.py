"""Tables, CSV, JSON and files: what is printed where, and nothing hostile."""

import csv
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.cli import output
from qualcode.cli.early import Settings
from qualcode.cli.output import Listing
from qualcode.problems import Problem

ROWS = [
    {
        "document": "uno",
        "start": 1,
        "text": "[bold]sí[/bold] \x1b[31mrojo",
        "code": "a",
    },
    {"document": "dos", "start": 22, "text": "línea\notra", "code": None},
]
COLUMNS = ("document", "start", "text", "code")


def at_a_terminal(monkeypatch):
    # In the test's own phase: capsys exchanges the streams between phases.
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")


def test_plain_table_is_aligned_and_without_colour(capsys):
    output.emit(Settings(), ROWS, Listing(ROWS, COLUMNS))
    out, err = capsys.readouterr()
    assert out == (
        f"Documento  Inicio  {'Texto':25}  Código\n"
        "uno             1  [bold]sí[/bold]  [31mrojo  a\n"
        "dos            22  línea otra\n"
    )
    assert err == ""


@pytest.mark.parametrize("wrap", [True, False])
def test_terminal_table_shows_brackets_and_no_escape_of_the_text(
    capsys, monkeypatch, wrap
):
    at_a_terminal(monkeypatch)
    output.emit(Settings(), ROWS, Listing(ROWS, COLUMNS, wrap=wrap))
    out = capsys.readouterr().out
    assert "[bold]sí[/bold]" in out
    assert "\x1b[31m" not in out


def test_wrapped_table_in_a_pipe_has_no_colour(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    rows = [{"document": "uno", "text": "palabra " * 60}]
    output.emit(Settings(), rows, Listing(rows, ("document", "text"), wrap=True))
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= output.PIPE_WIDTH
    assert out.count("palabra") == 60


def test_people_see_words_and_files_the_contract(capsys):
    listing = Listing([{"state": "new"}], ("state",), people=[{"state": "nuevo"}])
    output.emit(Settings(), [], listing)
    assert capsys.readouterr().out == "Estado\nnuevo\n"
    output.emit(Settings(format="csv"), [], listing)
    assert capsys.readouterr().out == "state\nnew\n"


def test_nothing_to_show_is_told_on_stderr(capsys):
    output.emit(Settings(), [], Listing([], COLUMNS))
    out, err = capsys.readouterr()
    assert (out, err) == ("", "No hay nada que mostrar.\n")
    output.emit(Settings(format="json"), [], Listing([], COLUMNS))
    assert capsys.readouterr().out == "[]\n"
    output.emit(Settings(format="csv"), [], Listing([], COLUMNS))
    assert capsys.readouterr().out == "document,start,text,code\n"


def test_csv_keeps_the_contracts_names_and_values(capsys):
    rows = [{"a": 'x,"y"\nz', "b": ["p", "q"], "c": None, "d": True, "e": 0.25}]
    output.emit(Settings(format="csv"), rows, Listing(rows, tuple("abcde")))
    out = capsys.readouterr().out
    assert list(csv.reader(io.StringIO(out))) == [
        list("abcde"),
        ['x,"y"\nz', "p|q", "", "true", "0.25"],
    ]


def test_json_is_compact_in_a_pipe_and_keeps_accents(capsys):
    output.emit(Settings(format="json"), {"año": (1, 2)}, Listing([], ()))
    assert capsys.readouterr().out == '{"año": [1, 2]}\n'


def test_json_file_is_whole_and_told_on_stderr(capsys, tmp_path):
    path = tmp_path / "out.json"
    output.emit(Settings(output=path), {"a": "ñ"}, Listing([], ()))
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": "ñ"}
    out, err = capsys.readouterr()
    assert out == ""
    assert str(path) in err
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("kind", ["csv", "md", "html", "xlsx", "docx"])
def test_files_by_extension(tmp_path, capsys, kind):
    path = tmp_path / f"out.{kind}"
    rows = [{"document": "uno", "start": 1}]
    output.emit(
        Settings(output=path), rows, Listing(rows, ("document", "start"), title="T")
    )
    assert path.stat().st_size > 0
    assert capsys.readouterr().out == ""


def test_problems_are_told_once_with_place_and_hint(capsys):
    one = Problem("x", "Falta algo.", "Ponerlo.", "a.yaml", 7)
    assert output.report(Settings(), [one, one.as_dict()]) == 1
    assert capsys.readouterr().err == "a.yaml:7: Falta algo.\n  Ponerlo.\n"
    assert output.report(Settings(), []) == 0


def test_problems_in_json_unless_told(capsys):
    one = Problem("x", "Falta algo.", "Ponerlo.")
    assert output.report(Settings(format="json"), [one], told=True) == 1
    assert capsys.readouterr().err == ""
    output.report(Settings(format="json"), [one])
    assert json.loads(capsys.readouterr().err) == {"problems": [one.as_dict()]}


def test_progress_only_on_a_terminal(capsys, monkeypatch):
    at_a_terminal(monkeypatch)
    with output.progress("Leyendo") as advance:
        assert advance is not None
        advance(1, 2, "[red]a\x1b[31m.docx")
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    with output.progress("Leyendo") as advance:
        assert advance is None


@given(st.text(), st.integers(2, 50))
def test_shorten(text, most):
    short = output.shorten(text, most)
    assert len(short) <= most
    whole = " ".join(text.split())
    assert short == whole or whole.startswith(short.removesuffix("…"))


@given(st.text())
def test_clean_leaves_no_control_character(text):
    kept = output.clean(text)
    assert len(kept) == len(text)
    assert all(c.isprintable() or c == "\n" for c in kept)


@given(st.lists(st.tuples(st.text(), st.integers()), min_size=1))
def test_plain_table_has_one_line_per_row(rows):
    cells = [[output.clean(a).replace("\n", " "), str(b)] for a, b in rows]
    table = output._plain_table(["A", "B"], cells, [False, True])
    lines = table.split("\n")
    assert len(lines) == len(rows) + 1
    assert len({len(line) for line in lines}) == 1  # a number ends every line
