"""At a terminal: one key decides, Ctrl-C is one line, tables have colour."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

import qualcode

QUIET = 0.3  # seconds without output after which the program waits for a key
COMMAND = (sys.executable, "-c", "from qualcode.cli import main; main()")
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(qualcode.__file__).parents[1]),
    "QUALCODE_CODER": "Ana",
    "QUALCODE_LANG": "es",
    "TERM": "xterm",
    "COLUMNS": "100",
}


def converse(*args, cwd, answers=()):
    """Run at a pseudo-terminal; each of `answers` is (what is awaited, the keys)."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    os.close(theirs)
    deadline = time.monotonic() + 30
    waiting, read, since = list(answers), b"", 0
    try:
        while child.poll() is None or select.select([ours], [], [], 0)[0]:
            if select.select([ours], [], [], QUIET)[0]:
                try:
                    piece = os.read(ours, 4096)
                except OSError:  # how Linux says that the other end is closed
                    break
                read += piece
                if not piece:
                    break
                continue
            # Quiet: it waits for a key (what came earlier would be flushed).
            assert time.monotonic() < deadline, read.decode()
            if waiting and waiting[0][0] in read.decode(errors="replace")[since:]:
                since = len(read.decode(errors="replace"))
                os.write(ours, waiting.pop(0)[1].encode())
        assert not waiting, read.decode()
        return child.wait(timeout=10), read.decode(errors="replace")
    finally:
        child.kill()
        child.wait()
        os.close(ours)


def test_review_takes_one_key_each(waiting, run):
    code, seen = converse(
        "review",
        cwd=waiting,
        answers=[("[1/3]", "a"), ("[2/3]", "r"), ("[3/3]", "q")],
    )
    assert code == 0
    assert "Aceptadas 1, rechazadas 1" in seen
    rows = run("coding", "list", "--format", "json").data
    assert sum(r["origin"].startswith("suggestion:") for r in rows) == 1


def test_review_asks_for_the_code_and_the_valence(waiting, run):
    code, seen = converse(
        "review",
        cwd=waiting,
        answers=[
            ("[1/3]", "c"),
            ("Código: ", "comunicasion\n"),
            ("el más parecido es comunicacion", "c"),
            ("Código: ", "comunicacion\n"),
            ("Valencia (facilitador/obstaculizador): ", "facilitador\n"),
            ("[2/3]", "q"),
        ],
    )
    assert code == 0, seen
    rows = run("coding", "list", "--format", "json").data
    changed = [r for r in rows if r["origin"].startswith("suggestion:")]
    assert [(r["code"], r["valence"]) for r in changed] == [
        ("comunicacion", "facilitador")
    ]


def test_ctrl_c_is_one_line_and_130(waiting):
    code, seen = converse("review", cwd=waiting, answers=[("[1/3]", "\x03")])
    assert code == 130
    assert seen.rstrip().endswith("Interrumpido.")
    assert "Traceback" not in seen


@pytest.mark.parametrize("args", [["coding", "list"], ["quotes"]])
def test_tables_at_a_terminal(coded, args):
    code, seen = converse(*args, cwd=coded)
    assert code == 0
    assert "\x1b[1m" in seen
    assert "mucha" in seen


def test_progress_is_gone_at_the_end(coded):
    (coded / "dos.txt").write_text("A: hola\n\nB: qué tal\n")
    code, seen = converse("import", "dos.txt", cwd=coded)
    assert code in (0, 1)
    assert "Leyendo" in seen
    assert seen.rindex("dos.txt") > seen.rindex("Leyendo")
