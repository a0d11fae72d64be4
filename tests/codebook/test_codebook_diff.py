"""Codebooks written, read back and told apart; on generated ones too."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.codebook import describe, diff, dump, parse
from qualcode.codebook.reading import MOST_LEVELS
from qualcode.i18n import t, use
from qualcode.model.codebook import VALENCE_RULES, Code, Codebook, Facet, Valence

TEXT = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40)
    .map(lambda s: __import__("unicodedata").normalize("NFC", s).strip())
    .filter(bool)
)
MAYBE = st.one_of(
    st.just(""),
    TEXT,
    st.sampled_from(
        ["no", "1", "null", "~", "- a", "a: b", "a #b", "|", "línea\notra"]
    ),
)
IDS = st.lists(
    st.text("abcñé.-19日", min_size=1, max_size=6), min_size=1, max_size=14, unique=True
)
LISTS = st.lists(TEXT, max_size=3).map(tuple)


@st.composite
def codebooks(draw):
    ids = draw(IDS)
    made = [
        Code(
            id=id_,
            name=draw(TEXT),
            brief=draw(MAYBE),
            definition=draw(MAYBE),
            exclude=draw(MAYBE),
            examples=draw(LISTS),
            keywords=draw(LISTS),
            expected=draw(LISTS),
            questions=draw(LISTS),
            color=draw(st.sampled_from([None, "#12abEF"])),
            deprecated=draw(st.booleans()),
        )
        for id_ in ids
    ]
    cut = draw(st.integers(0, min(len(made), MOST_LEVELS)))
    nested = ()
    for code in made[:cut]:
        nested = (replace(code, codes=nested),)
    facets = (
        Facet(
            "facet-x", draw(TEXT), draw(st.sampled_from(VALENCE_RULES)), True, nested
        ),
        Facet("facet-y", draw(TEXT), codes=tuple(made[cut:])),
    )
    valences = (Valence("más", draw(TEXT), 1, "+"), Valence("menos", "M", -1, "0"))
    return Codebook("libro", draw(MAYBE), "es", draw(MAYBE), valences, facets)


def bare(book):
    return replace(book, sha256="")


@given(codebooks())
@settings(max_examples=25, deadline=None)
def test_what_is_written_is_read_back(book):
    text = dump(book)
    again, problems = parse(text, "libro.yaml")
    assert problems == []
    assert bare(again) == book
    assert diff(book, again) == []
    assert dump(again) == text


BASE = Codebook(
    "b",
    "T",
    valences=(Valence("f", "F", 1, "+"), Valence("o", "O", -1, "-")),
    facets=(
        Facet(
            "e",
            "E",
            codes=(
                Code("a", "A", codes=(Code("a1", "A1"), Code("a2", "A2"))),
                Code("b", "B", was=("z",)),
            ),
        ),
        Facet("g", "G", "optional"),
    ),
)


def edit(codes=None, **fields):
    """BASE with code `a` changed or facet e's codes replaced."""
    a, b = BASE.facets[0].codes
    codes = codes if codes is not None else (replace(a, **fields), b)
    return replace(BASE, facets=(replace(BASE.facets[0], codes=codes), BASE.facets[1]))


A, B = BASE.facets[0].codes
A1, A2 = A.codes
MUTATIONS = [
    (edit(name="AA"), ("renamed", "a", "name", "A", "AA")),
    *[
        (edit(**{f: "x"}), ("changed", "a", f, "", "x"))
        for f in ("brief", "definition", "include", "exclude")
    ],
    *[
        (edit(**{f: ("x",)}), ("changed", "a", f, [], ["x"]))
        for f in ("examples", "keywords", "expected", "questions", "was")
    ],
    (edit(color="#000000"), ("changed", "a", "color", None, "#000000")),
    (edit(replaced_by="b"), ("changed", "a", "replaced_by", None, "b")),
    (edit(deprecated=True), ("deprecated", "a", "deprecated", False, True)),
    (edit((A, B, Code("c", "C"))), ("added", "c", "code", None, "C")),
    (edit((A,)), ("removed", "b", "code", "B", None)),
    (edit((B, A)), ("reordered", "e", "codes", ["a", "b"], ["b", "a"])),
    (edit((A, replace(B, id="bb", was=("z", "b")))), ("id", "bb", "id", "b", "bb")),
    (edit((replace(A, codes=(A1,)), B, A2)), ("moved", "a2", "parent", "a", "e")),
    (edit((replace(A, id="x", was=("a",)), B)), ("id", "x", "id", "a", "x")),
    (replace(BASE, title="U"), ("changed", "b", "title", "T", "U")),
    (replace(BASE, language="en"), ("changed", "b", "language", "es", "en")),
    (replace(BASE, source="S"), ("changed", "b", "source", "", "S")),
    (replace(BASE, id="c"), ("changed", "c", "codebook", "b", "c")),
    (replace(BASE, valences=BASE.valences[:1]), ("removed", "o", "valence", "O", None)),
    (
        replace(BASE, valences=BASE.valences[::-1]),
        ("reordered", "b", "valences", ["f", "o"], ["o", "f"]),
    ),
    (
        replace(BASE, facets=BASE.facets[::-1]),
        ("reordered", "b", "facets", ["e", "g"], ["g", "e"]),
    ),
    (
        replace(BASE, facets=(*BASE.facets, Facet("h", "H"))),
        ("added", "h", "facet", None, "H"),
    ),
    (replace(BASE, facets=BASE.facets[:1]), ("removed", "g", "facet", "G", None)),
    (
        replace(BASE, facets=(BASE.facets[0], Facet("g", "G", "none"))),
        ("changed", "g", "valence", "optional", "none"),
    ),
    (
        replace(
            BASE, facets=(BASE.facets[0], Facet("g", "G", "optional", exclusive=True))
        ),
        ("changed", "g", "exclusive", False, True),
    ),
    (
        replace(BASE, facets=(BASE.facets[0], Facet("g", "K", "optional"))),
        ("renamed", "g", "name", "G", "K"),
    ),
    *[
        (
            replace(
                BASE, valences=(replace(BASE.valences[0], **{f: v}), BASE.valences[1])
            ),
            (kind, "f", f, getattr(BASE.valences[0], f), v),
        )
        for kind, f, v in (
            ("renamed", "name", "FF"),
            ("changed", "sign", 0),
            ("changed", "key", "x"),
        )
    ],
]


@pytest.mark.parametrize(("other", "expected"), MUTATIONS)
def test_each_single_change_is_told_alone(other, expected):
    assert diff(BASE, BASE) == []
    (found,) = diff(BASE, other)
    assert tuple(found.values()) == expected
    assert diff(other, BASE)
    for language in ("es", "en"):
        use(language)
        assert expected[1] in describe(found)
    use("es")


def test_a_change_undone_is_told_too():
    (found,) = diff(edit(deprecated=True), BASE)
    assert describe(found) == t("codebook.change.restored", code="a")


def test_a_long_text_is_shortened_in_words():
    (found,) = diff(BASE, edit(definition="palabra " * 50))
    assert len(describe(found)) < 160
