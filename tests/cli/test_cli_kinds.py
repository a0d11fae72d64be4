"""The grid of an import: asked once at a terminal, only for what is not sure."""

import pytest
from test_cli_terminal import converse

from qualcode.cli.kinds import read_answer
from qualcode.store.registers import read_csv

TEXT = "AM: Hola.\nBT: Hola, buenos días.\nAM: Partamos.\nBT: Partamos, claro.\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("i 1 p 2", {1: "interviewer", 2: "participant"}),
        ("I1,3 P2", {1: "interviewer", 3: "interviewer", 2: "participant"}),
        ("1", None),
        ("i 9", None),
        ("x 1", None),
        ("", None),
    ],
)
def test_answers(line, expected):
    assert read_answer(line, 3) == expected


def test_the_grid_asks_once_for_all_files(coded, tmp_path):
    for n in (1, 2):
        more = "AM: Gracias.\n" * n
        (tmp_path / f"dudosa-{n}.txt").write_text(TEXT + more, encoding="utf-8")
    code, seen = converse(
        "import",
        str(tmp_path / "dudosa-1.txt"),
        str(tmp_path / "dudosa-2.txt"),
        cwd=coded,
        answers=[("Entrevistan", "z\n"), ("por ejemplo", "i 1 p 2\n")],
    )
    assert code == 0, seen
    assert seen.count("No es seguro quién") == 1
    assert "archivos: 2" in seen
    rows = read_csv(coded / "transcripts" / "participants.csv").rows
    kinds = {
        (r["document"], r["label"]): r["kind"]
        for r in rows
        if "dudosa" in r["document"]
    }
    assert len(kinds) == 4
    assert {kinds["dudosa-1", "AM"], kinds["dudosa-1", "BT"]} == {
        "interviewer",
        "participant",
    }
    assert kinds["dudosa-1", "AM"] == kinds["dudosa-2", "AM"]


def test_in_a_pipe_nothing_is_asked(coded, run, tmp_path):
    path = tmp_path / "dudosa.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run("import", str(path))
    assert done.code == 1
    assert "No es seguro" not in done.err
