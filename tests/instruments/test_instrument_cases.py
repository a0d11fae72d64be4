"""Attributes, sample, guides and the fichas behind them."""

import csv
from pathlib import Path

import pytest
from instrument_builders import BOOK, make_study

from qualcode.errors import QualcodeError
from qualcode.instruments.characterising import attributes, sample
from qualcode.instruments.checking import check_instruments
from qualcode.instruments.guiding import guide
from qualcode.model import Document
from qualcode.model.instruments import Contact, FichaEntry, Instruments, Need
from qualcode.report.instruments import attribute_grids, sample_grids
from qualcode.store.instruments import read_instruments


def cases(*values, name="zona"):
    return [(f"a{i}", "alianza", {name: v}) for i, v in enumerate(values, 1)]


def test_values_in_the_closed_order_with_zeros_and_unknown_last():
    study = make_study(cases("Sur", "", "Sur"), attributes={"zona": ["Norte", "Sur"]})
    (found,) = attributes(study, Instruments())
    assert found["items"] == [
        {"value": "Norte", "n": 0, "share": 0.0},
        {"value": "Sur", "n": 2, "share": 2 / 3},
        {"value": "Sin información", "n": 1, "share": 1 / 3},
    ]
    assert (found["base"], found["total"]) == (3, 3)


def test_excluded_and_merged_cases_are_no_part_of_the_base():
    rows = Instruments(
        fieldwork=(
            Contact("a1", "", "excluded", reason="sin empresa"),
            Contact("a2", "", "merged", reason="con a3"),
            Contact("a3", "empresa", "refused"),
        )
    )
    study = make_study(cases("Sur", "Sur", "Sur", "Norte"))
    (found,) = attributes(study, rows)
    assert (found["base"], [i["n"] for i in found["items"]]) == (2, [1, 1])
    flow = sample(study, rows, [])["flow"]
    assert (flow["listed"], flow["kept"], len(flow["left_out"])) == (4, 2, 2)
    assert flow["outcomes"][0]["refused"] == 1


def test_a_ficha_fills_a_blank_cell_only_when_informants_agree():
    said = [
        FichaEntry("a1", "zona", "Sur", "d1", 0, 4),
        FichaEntry("a1", "zona", "Sur", "d2", 0, 4),
        FichaEntry("a2", "zona", "Sur", "d1", 0, 4, line=4),
        FichaEntry("a2", "zona", "Norte", "d2", 0, 4, line=5),
        FichaEntry("a2", "zona", "Sin información"),
        FichaEntry("a3", "zona", "Norte", "d1", 0, 4),
    ]
    study = make_study(
        cases("", "", "Sur"),
        texts={"d1": "En el sur", "d2": "Al norte"},
        documents=(Document("1", "d1", "d1", actor="OCA"), Document("2", "d2", "d2")),
    )
    rows = Instruments(ficha=tuple(said))
    (found,) = attributes(study, rows)
    assert {i["value"]: i["n"] for i in found["items"]} == {
        "Sur": 2,
        "Sin información": 1,
    }
    (conflict,) = found["conflicts"]
    assert (conflict["case"], conflict["value"]) == ("a2", "Sin información")
    assert [t["value"] for t in conflict["told"]] == ["Sur", "Norte", "Sin información"]
    assert (conflict["told"][0]["actor"], conflict["told"][0]["text"]) == (
        "OCA",
        "En e",
    )
    assert found["evidence"] == 3
    told = check_instruments(study, rows)
    assert [(p.code, p.line) for p in told] == [("ficha-conflict", 5)]


def test_what_does_not_fit_is_told_with_its_line(tmp_path: Path):
    (tmp_path / "needs.csv").write_text("case,area,standard\nzz,A,x\na1,,x\n")
    (tmp_path / "activities.csv").write_text(
        "case,area,standard,activity,state,date\na1,A,x,Taller,hecho así,\na1,A,x,Otro,Realizada,\n"
    )
    (tmp_path / "standards.csv").write_text("area,n,standard\nA,1,y\n")
    (tmp_path / "ficha.csv").write_text(
        "case,attribute,value,document,start,end\na1,nada,v,,,\na1,zona,v,d1,3,99\na1,zona,v,zz,0,1\n"
    )
    (tmp_path / "fieldwork.csv").write_text(
        "case,actor,outcome,date,reason\na1,OCA,dormida,,\n"
    )
    rows, read = read_instruments(tmp_path)
    study = make_study(cases("v"), texts={"d1": "corto"})
    told = [*read, *check_instruments(study, rows)]
    assert {(p.file, p.line, p.code) for p in told} == {
        ("needs.csv", 3, "register-cell-blank"),
        ("needs.csv", 2, "register-case-unknown"),
        ("needs.csv", 2, "register-standard-unlisted"),
        ("activities.csv", 2, "register-value"),
        ("ficha.csv", 2, "register-attribute-unlisted"),
        ("ficha.csv", 3, "register-span-outside"),
        ("ficha.csv", 4, "register-document-unknown"),
        ("fieldwork.csv", 2, "register-value"),
    }
    assert [a.state for a in rows.activities] == ["hecho así", "done"]


def test_an_excel_sheet_serves_where_there_is_no_csv(tmp_path: Path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["case", "area", "standard", "de más"])
    book.active.append(["a1", "A", "x", 3])
    book.save(tmp_path / "needs.xlsx")
    rows, problems = read_instruments(tmp_path)
    assert rows.needs == (Need("a1", "A", "x", line=2),)
    assert (problems, rows.files["needs"]) == ([], "needs.xlsx")
    (tmp_path / "activities.xlsx").write_bytes(b"nothing")
    (problem,) = read_instruments(tmp_path)[1]
    assert (problem.code, problem.file) == ("register-unreadable", "activities.xlsx")


def test_linked_cases_are_printed_by_their_names():
    study = make_study(
        [
            ("a1", "alianza", {"casa": "h1"}),
            ("a2", "alianza", {"casa": "h1"}),
            ("h1", "residencia", {"casa": ""}),
        ]
    )
    answer = sample(
        study,
        Instruments(),
        [{"actor": "OCA", "documents": 2, "participants": 3}],
        type_="alianza",
    )
    assert answer["counts"] == {"casa": [{"value": "h1", "n": 2}]}
    assert answer["interviews"] == [{"actor": "OCA", "documents": 2, "participants": 3}]
    grids = sample_grids(answer, study)
    assert grids[0].rows[0] == (1, "Caso a1", "Caso h1")
    assert grids[1].rows == [("Caso h1", 2), ("Total", 2)]
    (link,) = attributes(study, Instruments())
    assert link["linked"] is True
    assert attribute_grids([link], study) == []


def test_a_guide_has_a_block_per_activity_the_actor_is_expected_to_know():
    study = make_study(codebook=BOOK)
    found = guide(study)
    assert [(g["actor"], [b["code"] for b in g["blocks"]]) for g in found] == [
        ("OCA", ["ficha", "visita"]),
        ("empresa", ["visita"]),
    ]
    assert found[0]["blocks"][0] == {
        "code": "ficha",
        "name": "Ficha",
        "above": "Diagnóstico",
        "questions": ["¿Cómo?"],
    }
    assert [g["actor"] for g in guide(study, actor="empresa")] == ["empresa"]
    with pytest.raises(QualcodeError) as caught:
        guide(study, actor="nadie")
    assert caught.value.exit_code == 2


def test_two_blocks_stand_side_by_side_with_their_totals_level():
    from qualcode.model import StudyConfig

    config = StudyConfig(
        "x",
        extra={
            "characterisation": [{"title": "Casa", "attributes": ["zona", "meses"]}]
        },
    )
    rows = [
        ("a1", "", {"zona": "Sur", "meses": "1"}),
        ("a2", "", {"zona": "Sur", "meses": "2"}),
        ("a3", "", {"zona": "Sur", "meses": "3"}),
    ]
    study = make_study(rows, config=config)
    (grid,) = attribute_grids(attributes(study, Instruments()), study)
    assert grid.title == "Casa"
    assert grid.header == ("Zona", "N", "%", "Meses", "N", "%")
    assert grid.rows == [
        ("Sur", 3, "100%", "1", 1, "33%"),
        ("", "", "", "2", 1, "33%"),
        ("", "", "", "3", 1, "33%"),
        ("Total", 3, "100%", "Total", 3, "100%"),
    ]


@pytest.mark.shared
def test_the_printed_tables_of_attributes_come_out_of_their_rows(shared):
    for n in range(4, 11):
        path = shared / "seed" / "tables" / f"tabla_{n:02}.csv"
        with path.open(encoding="utf-8") as file:
            rows = list(csv.reader(file))[1:]
        blocks: dict[str, list[list[str]]] = {}
        for row in rows:
            blocks.setdefault(row[0], []).append(row[1:4])
        values = {
            name: [v for v, k, _ in own if v != "Total" for _ in range(int(k))]
            for name, own in blocks.items()
        }
        base = max(map(len, values.values()))
        made = [
            (f"a{i}", "alianza", {name: own[i] for name, own in values.items()})
            for i in range(base)
        ]
        closed = {
            b: [v for v, _, _ in own if v != "Total"] for b, own in blocks.items()
        }
        study = make_study(made, attributes=closed)
        for grid in attribute_grids(attributes(study, Instruments()), study):
            own = next(o for b, o in blocks.items() if b == grid.header[0])
            assert [[str(c) for c in r] for r in grid.rows] == own


@pytest.mark.shared
def test_the_printed_sample_comes_out_of_its_rows(shared):
    with (shared / "seed" / "sample.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    keys = {
        "comuna": "comuna",
        "region": "region_impresa",
        "oca": "oca",
        "empresa": "empresa",
    }
    study = make_study(
        [
            (r["residencia"], "residencia", {k: r[v] for k, v in keys.items()})
            for r in rows
        ]
    )
    answer = sample(study, Instruments(), [])
    with (shared / "seed" / "tables" / "tabla_02.csv").open(encoding="utf-8") as file:
        printed = list(csv.reader(file))[1:]
    (grid, *_) = sample_grids(answer, study)
    assert [
        [str(n), name.removeprefix("Caso "), *rest] for n, name, *rest in grid.rows
    ] == printed
    counts = {k: {c["value"]: c["n"] for c in v} for k, v in answer["counts"].items()}
    assert (len(grid.rows), len(counts["oca"]), len(counts["empresa"])) == (21, 13, 15)
    assert sorted(counts["region"].values()) == [3, 3, 15]
