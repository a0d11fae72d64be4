"""Edits of a codebook file: what is meant happens, every comment stays."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualcode.codebook import edit, parse
from qualcode.errors import QualcodeError

EXAMPLE = Path(__file__).parents[2] / "codebooks" / "juntos-por-la-infancia.yaml"
BOOK = """\
# Arriba del todo
codebook: libro
title: Libro
valences:
  - {id: si, name: Sí, sign: 1, key: "+"}
facets:
  - id: etapa
    name: Etapa
    codes:
      # sobre uno
      - id: uno
        name: Uno          # al lado de uno
        definition: >
          Lo primero,
          en dos líneas.
        codes:
          - {id: uno-a, name: Uno A}   # en una línea
          # sobre uno-b
          - id: uno-b
            name: Uno B
      - id: dos
        name: Dos
        codes:
          - id: dos-a
            name: Dos A
            keywords: [a, b]   # claves
        # al final de dos
      - id: tres
        name: Tres
  - id: factor
    name: Factor
    valence: optional
    codes: [{id: cuatro, name: Cuatro}, {id: cinco, name: Cinco}]
  - id: vacio
    name: Vacío
"""


def comments(text: str) -> Counter[str]:
    return Counter(
        line[line.index("#") :].strip() for line in text.splitlines() if "# " in line
    )


def after(*edits, text=BOOK):
    made = edit(text, "libro.yaml", edits)
    assert parse(made.yaml, "libro.yaml")[0] == made.codebook
    return made


def ids(book, parent):
    below = book.codes.get(parent) or book.facet_of[parent]
    return [c.id for c in below.codes]


def test_a_code_moves_with_its_comments() -> None:
    made = after({"op": "move", "code": "uno", "parent": "etapa", "after": "dos"})
    assert ids(made.codebook, "etapa") == ["dos", "uno", "tres"]
    assert comments(made.yaml) == comments(BOOK)
    lines = made.yaml.splitlines()
    assert lines[lines.index("      - id: uno") - 1].strip() == "# sobre uno"
    # What did not move is there byte for byte.
    assert sorted(made.yaml.splitlines()) == sorted(BOOK.splitlines())


def test_moves_change_the_depth_and_come_back() -> None:
    there = after({"op": "move", "code": "dos", "parent": "uno", "after": "uno"})
    assert ids(there.codebook, "uno") == ["dos", "uno-a", "uno-b"]
    assert "            # al final de dos" in there.yaml.splitlines()
    back = after(
        {"op": "move", "code": "dos", "parent": "etapa", "after": "uno"},
        text=there.yaml,
    )
    assert back.yaml == BOOK


def test_the_last_code_of_a_list_leaves_an_empty_one() -> None:
    made = after({"op": "move", "code": "dos-a", "parent": "tres"})
    assert "codes: []" in made.yaml
    assert ids(made.codebook, "tres") == ["dos-a"]
    again = after({"op": "move", "code": "tres", "parent": "dos"}, text=made.yaml)
    assert ids(again.codebook, "dos") == ["tres"]
    assert comments(again.yaml) == comments(BOOK)


def test_into_a_facet_without_codes_and_between_lists_on_one_line() -> None:
    made = after({"op": "move", "code": "tres", "parent": "vacio"})
    assert ids(made.codebook, "vacio") == ["tres"]
    made = after({"op": "move", "code": "cinco", "parent": "factor", "after": "factor"})
    assert ids(made.codebook, "factor") == ["cinco", "cuatro"]
    with pytest.raises(QualcodeError) as caught:
        after({"op": "move", "code": "cuatro", "parent": "etapa"})
    assert caught.value.code == "codebook-edit-valence"


def test_a_rename_keeps_the_old_id_and_who_pointed_at_it() -> None:
    made = after(
        {"op": "deprecate", "code": "dos", "replaced_by": "uno"},
        {"op": "rename", "code": "uno", "to": "primero"},
    )
    assert made.codebook.codes["primero"].was == ("uno",)
    assert made.codebook.codes["dos"].replaced_by == "primero"
    assert made.codebook.codes["dos"].deprecated
    back = after({"op": "rename", "code": "primero", "to": "uno"}, text=made.yaml)
    assert back.codebook.codes["uno"].was == ("primero",)
    assert comments(back.yaml) == comments(BOOK)


def test_a_merge_takes_codings_and_children_along() -> None:
    made = after({"op": "merge", "codes": ["dos", "tres"], "into": "uno"})
    book = made.codebook
    assert ids(book, "etapa") == ["uno"]
    assert book.codes["uno"].was == ("dos", "tres")
    assert ids(book, "uno") == ["uno-a", "uno-b", "dos-a"]


def test_a_split_deprecates_and_a_new_code_gets_a_free_id() -> None:
    parts = [{"name": "Tres bis"}, {"name": "¿Uno?", "definition": "Otra: «cosa» # no"}]
    made = after({"op": "split", "code": "tres", "into": parts})
    assert made.made == ("tres-bis", "uno-2")
    assert ids(made.codebook, "etapa") == ["uno", "dos", "tres", "tres-bis", "uno-2"]
    assert made.codebook.codes["tres"].deprecated
    assert made.codebook.codes["uno-2"].definition == "Otra: «cosa» # no"


@pytest.mark.parametrize(
    ("one", "code"),
    [
        ({"op": "volar"}, "codebook-edit-invalid"),
        ({"op": "move", "code": "uno"}, "codebook-edit-invalid"),
        ({"op": "move", "code": "nada", "parent": "etapa"}, "codebook-edit-unknown"),
        ({"op": "move", "code": "uno", "parent": "uno-b"}, "codebook-edit-invalid"),
        ({"op": "rename", "code": "uno", "to": "dos"}, "codebook-edit-taken"),
        ({"op": "rename", "code": "uno", "to": "actor"}, "codebook-edit-taken"),
        ({"op": "rename", "code": "uno", "to": "a b"}, "codebook-edit-invalid"),
        ({"op": "create", "parent": "uno", "name": " "}, "codebook-edit-invalid"),
        ({"op": "merge", "codes": ["uno"], "into": "uno-a"}, "codebook-edit-invalid"),
        ({"op": "merge", "codes": ["cuatro"], "into": "uno"}, "codebook-edit-valence"),
    ],
)
def test_what_cannot_be_is_refused(one: dict, code: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        after(one)
    assert caught.value.code == code


words = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n #:-"),
    max_size=60,
)


@example(definition="¿\u037e", keywords=["e\u0301"])  # not in NFC
@given(definition=words, keywords=st.lists(words, max_size=3))
@settings(max_examples=25)
def test_any_words_are_kept(definition: str, keywords: list[str]) -> None:
    one = {"op": "edit", "code": "uno", "definition": definition, "keywords": keywords}
    found = after(one).codebook.codes["uno"]
    import unicodedata

    assert found.definition == unicodedata.normalize("NFC", definition).strip()


@st.composite
def edits(draw, text):
    book = parse(text, EXAMPLE.name)[0]
    codes = st.sampled_from(sorted(book.codes))
    op = draw(st.sampled_from(["move", "merge", "rename", "create", "deprecate"]))
    if op == "move":
        parent = draw(st.sampled_from(sorted(book.order)))
        return {"op": op, "code": draw(codes), "parent": parent}
    if op == "merge":
        return {"op": op, "codes": [draw(codes)], "into": draw(codes)}
    if op == "rename":
        return {
            "op": op,
            "code": draw(codes),
            "to": f"nuevo-{draw(st.integers(0, 99))}",
        }
    if op == "create":
        return {"op": op, "parent": draw(codes), "name": "Código nuevo"}
    return {"op": op, "code": draw(codes), "replaced_by": draw(codes)}


@pytest.mark.parametrize(
    "target",
    ["diagnostico", "levantamiento-linea-base", "evaluacion-actualizacion-plan"],
)
def test_a_note_above_a_merged_code_goes_to_its_heir(target: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    code = "aplicacion-linea-base"
    made = edit(text, EXAMPLE.name, [{"op": "merge", "codes": [code], "into": target}])
    assert comments(made.yaml) == comments(text)
    above, _ = made.yaml.split(f"- id: {target}\n")
    assert above.rstrip().endswith("Podría leerse como producto de la fila anterior.")


@given(st.data())
@settings(max_examples=4)
def test_the_example_survives_any_edits(data) -> None:
    text = before = EXAMPLE.read_text(encoding="utf-8")
    for _ in range(3):
        one = data.draw(edits(text))
        refused = ""
        try:
            text = edit(text, EXAMPLE.name, [one]).yaml
        except QualcodeError as error:
            refused = error.code
        assert refused != "codebook-edit-by-hand", one
    assert comments(text) == comments(before)
