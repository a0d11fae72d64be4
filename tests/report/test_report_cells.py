import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.i18n import use
from qualcode.report.cells import (
    AGAINST,
    NOT_APPLICABLE,
    PLAIN,
    faces,
    legend_words,
    number,
    parent_ids,
    percent,
    total_text,
    voices,
    worded,
)


@pytest.fixture(autouse=True)
def _spanish():
    use("es")


@pytest.mark.parametrize(
    ("value", "asked", "text", "step"),
    [
        (5, 7, "5/7", 2),
        (7, 9, "7/9", 3),
        (6, 8, "6/8", 3),
        (2, 9, "2/9", 0),
        (2, 8, "2/8", 1),
        (4, 8, "4/8", 2),
        (2, 3, "2/3", None),
        (1, 9, "1/9", None),
        (0, 9, "0/9", None),
        (3, None, "3", None),
        (3, 2, "3", None),
    ],
)
def test_cell_text_and_tint(value, asked, text, step):
    face = voices({"value": value, "asked": asked, "zeros": {}})
    assert (face.text, face.step) == (text, step)


@pytest.mark.parametrize(
    ("zeros", "text"),
    [
        ({"not_asked": 2, "not_coded": 1}, "–"),
        ({"not_asked": 1, "not_applicable": 2}, "n/c"),
        ({"not_coded": 4}, "s/c"),
        ({}, "0"),
    ],
)
def test_zero_nobody_was_asked_about(zeros, text):
    assert voices({"value": 0, "asked": 0, "zeros": zeros}).text == text


@given(st.integers(0, 50), st.integers(0, 50))
def test_steps_follow_the_shares(n, more):
    asked = n + more
    face = voices({"value": n, "asked": asked, "zeros": {}})
    if n < 2 or asked < 5:
        assert face.step is None
    else:
        limits = [face.step * 25, face.step * 25 + 25]
        share = 100 * n / asked
        assert limits[0] <= share < limits[1] or (face.step == 3 and share == 100)


def test_fill_by_sign(matrix):
    shown = faces(matrix)
    face = shown["levantamiento-linea-base", "OCA"]
    assert face.fill(1) == PLAIN[3]
    assert face.fill(-1) == AGAINST[3]
    assert shown["levantamiento-linea-base", "empresa"].fill(1) == NOT_APPLICABLE
    assert shown["convocatoria-empresas", "OCA"].fill(1) == ""


def test_stage_rows_have_no_tint(matrix):
    assert parent_ids(matrix) == {"diagnostico", "vinculacion", "acompanamiento"}
    shown = faces(matrix)
    assert shown["vinculacion", "residencia"].text == "9/9"
    assert shown["vinculacion", "residencia"].step is None


def test_totals_take_the_base_of_actors(matrix):
    totals = {x["id"]: total_text(matrix, x) for x in matrix["row_totals"]}
    assert totals["convocatoria-empresas"] == "10/11"
    assert total_text(matrix, {"id": "OCA", "value": 7}, "col") == "7"
    matrix["cols"]["by"] = "case"
    assert total_text(matrix, matrix["row_totals"][0]) == "19"
    assert total_text(matrix, {"id": "x", "value": 3, "asked": 8}) == "3/8"


def test_other_counts_compare_with_the_largest(matrix):
    matrix["count"] = "codings"
    for cell in matrix["cells"]:
        cell["value"] = cell["codings"]
    face = faces(matrix)["levantamiento-linea-base", "residencia"]
    assert (face.text, face.step) == ("16", 3)
    assert "mayor de la tabla" in legend_words(matrix, [face])


def test_share_is_printed_beside(matrix):
    matrix["cells"][4]["share"] = 0.125
    cell = matrix["cells"][4]
    assert faces(matrix)[cell["row"], cell["col"]].text.endswith("(13%)")


def test_legend_names_only_marks_that_occur(matrix):
    shown = [f for f in faces(matrix).values() if f.mark != "not_coded"]
    words = legend_words(matrix, shown)
    assert "–: no se preguntó" in words
    assert "s/c" not in words
    assert "s/c: sin codificar (aquí ninguna)" in legend_words(
        matrix, shown, always=("not_coded",)
    )


def test_numbers_by_language():
    assert number(164700) == "164.700"
    assert number(1234.5) == "1.234,5"
    use("en")
    assert number(164700) == "164,700"
    use("es")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.005, "1%"),
        (0.125, "13%"),
        (0.49, "49%"),
        (0.285, "29%"),
        (1, "100%"),
        (0, "0%"),
    ],
)
def test_percent_is_rounded_half_up(share, text):
    assert percent(share) == text


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        (None, "", ""),
        (True, "sí", "yes"),
        (False, "no", "no"),
        (21.8333333, "21,83", "21.83"),
        (30.0, "30,00", "30.00"),
        (1234, "1234", "1234"),
        (["a", "b"], "a, b", "a, b"),
        ({"de": True}, "de: sí", "de: yes"),
    ],
)
def test_values_in_words(value, spanish, english):
    assert worded(value) == spanish
    use("en")
    assert worded(value) == english
