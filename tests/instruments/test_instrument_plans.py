"""Needs and activities counted from rows, against a slow plain count."""

import csv
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from instrument_builders import expand, make_activities, make_needs, make_study

from qualcode.errors import QualcodeError
from qualcode.instruments.planning import plans
from qualcode.model.instruments import Instruments, Standard

AREAS = ("A", "B", "C")
ROW = st.tuples(
    st.sampled_from(["c1", "c2", "c3", "elsewhere"]),
    st.sampled_from(AREAS),
    st.sampled_from(["s1", "s2"]),
)
STATE = st.sampled_from(["done", "pending", "dropped", "nonsense"])


def slowly(rows, **wanted) -> int:
    """Rows whose columns are all as wanted, one by one."""
    n = 0
    for row in rows:
        if all(getattr(row, key) == value for key, value in wanted.items()):
            n += 1
    return n


@given(st.lists(ROW, max_size=30), st.lists(st.tuples(ROW, STATE), max_size=30))
def test_every_figure_is_that_of_a_slow_count(needs, activities):
    rows = Instruments(
        needs=make_needs(*needs),
        activities=make_activities(*((*row, state) for row, state in activities)),
    )
    study = make_study(["c1", "c2", "c3"])
    answer = plans(study, rows)
    states = ("done", "pending", "dropped")
    valid = [a for a in rows.activities if a.state in states]
    for area in answer["areas"]:
        for line in area["standards"]:
            where = {"area": area["area"], "standard": line["standard"]}
            assert line["needs"] == slowly(rows.needs, **where)
            assert line["planned"] == slowly(valid, **where)
            for state in states:
                assert line[state] == slowly(valid, **where, state=state)
        total = area["total"]
        for key in ("needs", "planned", *states):
            assert total[key] == sum(line[key] for line in area["standards"])
    for line in answer["summary"]:
        own = [a for a in valid if a.area == line["area"]]
        needed, done = slowly(rows.needs, area=line["area"]), slowly(own, state="done")
        for key, part, whole in (
            ("coverage", len(own), needed),
            ("compliance", done, len(own)),
            ("cases_share", line["cases"], 3),
        ):
            exact = float(Fraction(part, whole)) if whole else None
            assert line[key] == exact
        assert line["cases"] == len({a.case for a in own} - {"elsewhere"})
    assert sum(c["cases"] for c in answer["combinations"]) == 3


def test_unknown_needs_are_never_zero():
    rows = Instruments(
        needs=make_needs(
            ("sin información", "E", "gasto"), ("c1", "F", "x"), ("S/I", "F", "y")
        ),
        activities=make_activities(("c1", "E", "gasto", "done")),
    )
    areas = plans(make_study(["c1"]), rows)
    first, second = areas["areas"]
    assert first["standards"][0]["needs"] is None
    assert first["total"]["needs"] is None
    assert [s["needs"] for s in second["standards"]] == [1, None]
    assert second["total"]["needs"] is None
    assert [s["coverage"] for s in areas["summary"]] == [None, None]
    assert areas["summary"][1]["compliance"] is None


def test_standards_come_in_their_order_with_their_zeros():
    rows = Instruments(
        standards=(Standard("B", "dos"), Standard("B", "uno"), Standard("A", "x")),
        needs=make_needs(("c1", "A", "nuevo")),
    )
    answer = plans(make_study(["c1"]), rows)
    assert [a["area"] for a in answer["areas"]] == ["B", "A"]
    assert [s["standard"] for s in answer["areas"][0]["standards"]] == ["dos", "uno"]
    assert answer["areas"][0]["total"]["needs"] == 0
    assert [s["standard"] for s in answer["areas"][1]["standards"]] == ["x", "nuevo"]


def test_only_cases_of_one_type_are_the_base():
    study = make_study(
        [("a1", "alianza", {}), ("a2", "alianza", {}), ("e", "empresa", {})]
    )
    rows = Instruments(
        activities=make_activities(("a1", "A", "x", "done"), ("e", "A", "x", "done"))
    )
    answer = plans(study, rows)
    assert answer["base"] == {"cases": 2}
    assert (answer["summary"][0]["cases"], answer["summary"][0]["planned"]) == (1, 2)
    assert answer["combinations"] == [
        {"areas": [], "cases": 1, "ids": ["a2"]},
        {"areas": ["A"], "cases": 1, "ids": ["a1"]},
    ]
    assert plans(study, rows, type_="empresa")["summary"][0]["cases_share"] == 1.0
    with pytest.raises(QualcodeError) as caught:
        plans(study, rows, type_="otra")
    assert (caught.value.code, caught.value.exit_code) == ("case-type-unknown", 2)


def printed(shared, n):
    """The rows of a printed table and its printed total row, if it has one."""
    path = shared / "seed" / "tables" / f"tabla_{n:02}.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    body = [r for r in rows if not r[0].startswith("TOTAL")]
    return body, next((r for r in rows if r[0] == "TOTAL"), None)


@pytest.mark.shared
def test_the_printed_counts_give_the_printed_totals_or_the_right_ones(shared):
    counts, totals = {}, {}
    for n in range(11, 16):
        body, totals[n] = printed(shared, n)
        for name, needs, _, *states in (row[:6] for row in body):
            known = int(needs) if needs.isdigit() else None
            counts[str(n), name] = (known, *map(int, states))
    cases = [f"a{i}" for i in range(1, 22)]
    answer = plans(make_study(cases), expand(counts, cases))
    differ = {}
    for area in answer["areas"]:
        n = int(area["area"])
        body, total = printed(shared, n)
        keys = ("needs", "planned", "done", "pending", "dropped")
        for row, line in zip(body, area["standards"], strict=True):
            shown = [int(v) if v.isdigit() else None for v in row[1:6]]
            assert shown == [line[key] for key in keys]
        if total:
            for key, shown in zip(keys, map(int, total[1:6]), strict=True):
                if area["total"][key] != shown:
                    differ[n, key] = (shown, area["total"][key])
    assert differ == {(11, "needs"): (99, 96), (14, "needs"): (39, 33)}
    rows, _ = printed(shared, 16)
    order = {"12": 0, "14": 1, "11": 2, "13": 3, "15": 4}  # as Tabla 16 lists them
    wrong = {}
    for line in answer["summary"]:
        row = rows[order[line["area"]]]
        for key, shown in (("coverage", row[4]), ("compliance", row[5])):
            share = line[key]
            right = "s/i" if share is None else f"{int(share * 100 + 0.5)}%"
            if right != shown:
                wrong[line["area"], key] = (shown, right)
    assert wrong == {
        ("14", "coverage"): ("164%", "182%"),
        ("11", "coverage"): ("44%", "46%"),
        ("12", "compliance"): ("65%", "66%"),
    }
