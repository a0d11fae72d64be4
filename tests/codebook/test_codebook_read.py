"""Codebook files read, and everything wrong with them told with its line."""

from pathlib import Path

import pytest

from qualcode.codebook import is_fatal, parse, read, starter
from qualcode.errors import QualcodeError
from qualcode.i18n.catalogue import error

GOOD = """\
codebook: c
title: T
valences:
  - {id: f, name: F, sign: 1, key: "+"}
  - {id: o, name: O, sign: -1, key: "-"}
facets:
  - id: etapa
    name: Etapa
    valence: none
    codes:
      - id: vínculo.1-a
        name: Vínculo
        keywords: [no, 24, "a, b"]
        expected: [JxI]
        was: [viejo]
        replaced_by: 日本
        deprecated: true
        color: "#1F77b4"
        codes:
          - id: 日本
            name: 2024
  - id: factor
    name: Factor
    valence: optional
    exclusive: yes
"""


def test_a_good_codebook_has_no_problem():
    book, problems = parse(GOOD, "c.yaml")
    assert problems == []
    assert (book.id, book.title, book.language) == ("c", "T", "es")
    assert [(v.id, v.sign, v.key) for v in book.valences] == [
        ("f", 1, "+"),
        ("o", -1, "-"),
    ]
    assert list(book.order) == ["etapa", "vínculo.1-a", "日本", "factor"]
    code = book.codes["vínculo.1-a"]
    # What YAML would take for a boolean or a number is text here.
    assert code.keywords == ("no", "24", "a, b")
    assert (code.was, code.deprecated, code.color) == (("viejo",), True, "#1F77b4")
    assert book.codes["日本"].name == "2024"
    assert [f.exclusive for f in book.facets] == [False, True]


CODES = "codebook: c\nfacets:\n  - id: e\n    name: E\n    codes:\n"


def entry(rest):
    return CODES + "      - id: a\n        name: A\n" + rest


CASES = [
    ("title: x\n" + CODES[12:], "codebook-own-id-missing", 1, False),
    ("codebook: other\n" + CODES[12:], "codebook-stem", 1, False),
    ("codebook: ../c\n" + CODES[12:], "codebook-id-bad", 1, True),
    ("codebook: c\n", "codebook-no-facets", 1, True),
    ("codebook: c\nfacets: []\n", "codebook-no-facets", 2, True),
    (entry("      - id: a\n        name: B\n"), "codebook-id-twice", 8, True),
    (entry("      - id: e\n        name: B\n"), "codebook-id-twice", 8, True),
    (entry("      - id: a b\n        name: B\n"), "codebook-id-bad", 8, True),
    (entry("      - name: B\n"), "codebook-id-missing", 8, True),
    (entry("      - id: b\n"), "codebook-name-missing", 8, False),
    (entry("      - suelto\n"), "codebook-not-entry", 8, True),
    (entry("        keywrods: [x]\n"), "codebook-key-misspelt", 8, False),
    (entry("        zzz: [x]\n"), "codebook-key-unknown", 8, False),
    (entry("        name: B\n"), "codebook-key-twice", 8, True),
    (entry("        definition: [x]\n"), "codebook-wrong-type", 8, False),
    (entry("        deprecated: quizás\n"), "codebook-wrong-type", 8, False),
    (entry("        keywords: {x: y}\n"), "codebook-wrong-type", 8, False),
    (
        entry("        keywords:\n          - b\n          - [x]\n"),
        "codebook-wrong-type",
        10,
        False,
    ),
    (entry("        keywords: b, c\n"), "codebook-list-expected", 8, False),
    (entry("        color: rojo\n"), "codebook-color-bad", 8, False),
    (entry("        replaced_by: zz\n"), "codebook-replaced-unknown", 8, False),
    (entry("        replaced_by: a\n"), "codebook-replaced-unknown", 8, False),
    (entry("        was: [e]\n"), "codebook-was-clash", 8, True),
    (entry("        codes: x\n"), "codebook-not-list", 8, True),
    (
        entry("  - id: f\n    name: F\n    valence: a veces\n"),
        "codebook-valence-rule",
        10,
        True,
    ),
    (
        entry("  - id: f\n    name: F\n    valence: optional\n"),
        "codebook-valences-missing",
        8,
        True,
    ),
    (entry("  - id: actor\n    name: F\n"), "codebook-id-reserved", 8, False),
    (entry("valences:\n  - {id: v, name: V, sign: 2}\n"), "codebook-sign-bad", 9, True),
    (
        entry(
            "valences:\n  - {id: v, name: V, sign: 0}\n  - {id: v, name: V, sign: 0}\n"
        ),
        "codebook-valence-twice",
        10,
        True,
    ),
    (
        entry(
            "valences:\n  - {id: v, name: V, sign: 0, key: k}\n  - {id: w, name: V, sign: 0, key: k}\n"
        ),
        "codebook-valence-key",
        10,
        False,
    ),
    (entry("built_from: x\n"), "codebook-wrong-type", 8, False),
]


@pytest.mark.parametrize(("text", "code", "line", "fatal"), CASES)
def test_each_problem_is_told_with_its_line(text, code, line, fatal):
    book, problems = parse(text, "c.yaml")
    assert [(p.code, p.line) for p in problems] == [(code, line)]
    (found,) = problems
    assert found.file == "c.yaml"
    assert is_fatal(found) is fatal
    assert found.message
    assert found.hint
    # The rest is there all the same.
    if "id: a\n" in text:
        assert book.codes["a"].name == "A"


def test_every_error_of_the_reader_has_a_case():
    tested = {code for _, code, *_ in CASES}
    tested |= {
        "codebook-actor-unknown",
        "codebook-empty",
        "codebook-encoding",
        "codebook-merge-lossy",
        "codebook-not-mapping",
        "codebook-not-yaml",
        "codebook-too-deep",
        "codebook-too-large",
        "codebook-unreadable",
    }
    from qualcode.i18n.catalogue import error_codebook

    known = {
        k
        for k in error_codebook.MESSAGES
        if k.startswith("codebook-") and not k.endswith(".hint")
    }
    known -= {k for k in known if k.startswith("codebook-edit-")}  # of the editor
    assert known == tested
    assert known <= set(error.MESSAGES)


def test_what_is_near_is_proposed():
    _, (found,) = parse(entry("        definición: x\n"), "c.yaml")
    assert "definition" in found.hint
    _, (found,) = parse(entry("        keyword: [x]\n"), "c.yaml")
    assert "keywords" in found.hint


def test_one_text_where_a_list_is_meant_is_taken():
    book, _ = parse(
        entry("        keywords: b, c\n        questions: ¿Sí, no?\n"), "c.yaml"
    )
    assert book.codes["a"].keywords == ("b", "c")
    assert book.codes["a"].questions == ("¿Sí, no?",)


def test_words_with_a_colon_are_not_lost():
    book, problems = parse(
        entry("        examples:\n          - Dijo: no sé\n          - otra\n"),
        "c.yaml",
    )
    assert book.codes["a"].examples == ("Dijo: no sé", "otra")
    assert [(p.code, p.line) for p in problems] == [("codebook-wrong-type", 9)]


def test_actors_are_checked_against_the_study_s():
    text = entry("        expected: [JxI, Marte]\n")
    assert parse(text, "c.yaml")[1] == []
    _, (found,) = parse(text, "c.yaml", actors=("JxI", "OCA"))
    assert (found.code, found.line) == ("codebook-actor-unknown", 8)
    assert "Marte" in found.message


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"", "codebook-empty", 1),
        (b"# solo un comentario\n", "codebook-empty", 1),
        (b"- a\n", "codebook-not-mapping", 1),
        (b"hola\n", "codebook-not-mapping", 1),
        (b"a: 1\nb: [\n", "codebook-not-yaml", 3),
        (b"a: 1\n\tb: 2\n", "codebook-not-yaml", 2),
        (b"a: 1\n---\nb: 2\n", "codebook-not-yaml", 2),
        (b"a: \x01\n", "codebook-not-yaml", 1),
        (b"a: 1\nb: \xe1\n", "codebook-encoding", 2),
        (b"a: " + b"[" * 5000, "codebook-not-yaml", 1),
        (b"a: 1\n" + b"#" * 5_000_000, "codebook-too-large", None),
    ],
)
def test_what_is_no_codebook_is_refused(tmp_path, raw, code, line):
    path = tmp_path / "c.yaml"
    path.write_bytes(raw)
    with pytest.raises(QualcodeError) as caught:
        read(path)
    assert (caught.value.code, caught.value.exit_code) == (code, 3)
    assert caught.value.problem.line == line
    assert caught.value.problem.file == str(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(QualcodeError) as caught:
        read(tmp_path / "c.yaml")
    assert caught.value.code == "file-missing"
    with pytest.raises(QualcodeError) as caught:
        read(tmp_path)
    assert caught.value.code == "codebook-unreadable"


def test_a_file_that_multiplies_itself_is_refused():
    bomb = "codebook: c\nfacets:\n  - id: e\n    name: E\n    codes: &a\n"
    bomb += (
        "      - {id: x0, codes: &b0 [" + ", ".join(["{keywords: [a]}"] * 30) + "]}\n"
    )
    for i in range(1, 9):
        inner = ", ".join([f"{{codes: *b{i - 1}}}"] * 30)
        bomb += f"      - {{id: x{i}, codes: &b{i} [{inner}]}}\n"
    with pytest.raises(QualcodeError) as caught:
        parse(bomb, "c.yaml")
    assert caught.value.code == "codebook-too-large"
    _, problems = parse(
        "codebook: c\nfacets:\n  - id: e\n    name: E\n    codes: &a\n"
        "      - {id: x, name: X, codes: *a}\n",
        "c.yaml",
    )
    assert "codebook-too-deep" in {p.code for p in problems}


def test_the_hash_is_that_of_the_bytes(tmp_path):
    import hashlib

    path = tmp_path / "c.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    book, problems = read(path)
    assert problems == []
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_first_codebook_is_sound(language):
    text = starter(
        "mi-estudio", 'Con "comillas": y {llaves} #', language, ("JxI", "O: A")
    )
    book, problems = parse(text, "mi-estudio.yaml")
    assert problems == []
    assert (book.id, book.language) == ("mi-estudio", language)
    assert book.title == 'Con "comillas": y {llaves} #'
    assert [(f.id, f.valence) for f in book.facets] == [
        ("tema", "none"),
        ("factor", "optional"),
    ]
    assert sorted(book.signs.values()) == [-1, 0, 1]
    assert text.count("#") > 3
    # The example in its comments becomes a sound code when it is uncommented.
    lines = text.replace("    codes: []\n    #", "    codes:\n    #", 1).splitlines()
    shown = [
        x.replace("    # ", "    ", 1) if x.startswith("    #  ") else x for x in lines
    ]
    book, problems = parse("\n".join(shown), "mi-estudio.yaml")
    assert problems == []
    assert len(book.codes) == 1
    assert next(iter(book.codes.values())).expected == ("JxI", "O: A")


def test_the_module_is_light():
    import subprocess
    import sys

    heavy = ["ruamel", "openpyxl", "lxml", "docx"]
    code = f"import sys, qualcode.codebook; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
