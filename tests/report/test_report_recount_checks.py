"""A slow plain recomputation of the reference's own checks agrees with `recount`."""

import csv
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest
from test_report_recount_shared import AREAS, printed, write

from qualcode.report.paper import read_paper
from qualcode.report.recounting import recount


def cell(rows, label, head):
    """The cell of a row and a column, looked up by their names."""
    col = rows[0].index(head)
    return next(r[col] for r in rows if r[0] == label)


def percent(part, base):
    ratio = Decimal(100) * int(part) / int(base)
    return f"{ratio.quantize(Decimal(1), ROUND_HALF_UP)}%"


def frequency(rows, what):
    """(printed, right) of a check on one of Tablas 4–10."""
    block, _, name = what.rpartition(": ")
    at = rows[0].index(block)
    body = [r for r in rows[1:] if r[at] and r[at].lower() != "total"]
    total = next(r for r in rows if r[at].lower() == "total")
    if name == "total":
        return total[at + 1], str(sum(int(r[at + 1]) for r in body))
    if name == "suma de porcentajes impresos":
        return total[at + 2], f"{sum(int(r[at + 2][:-1]) for r in body)}%"
    own = next(r for r in body if r[at] == name)
    return own[at + 2], percent(own[at + 1], total[at + 1])


def plan(rows, what):
    """(printed, right) of a check on one of Tablas 11–15."""
    if what.startswith("TOTAL "):
        head = what.removeprefix("TOTAL ")
        body = [r for r in rows[1:] if r[0] != "TOTAL"]
        col = rows[0].index(head)
        return cell(rows, "TOTAL", head), str(sum(int(r[col]) for r in body))
    name = what.partition(": ")[0]
    states = [int(cell(rows, name, h)) for h in ("Realizada", "Pendiente", "Eliminada")]
    return cell(rows, name, "Total planificado"), str(sum(states))


def synthesis(rows, what):
    """(printed, right) of a check on Tabla 16, from its own printed figures."""
    name, _, head = what.partition(": ")
    needs, planned, done = (
        cell(rows, name, h)
        for h in (
            "Necesidades identificadas",
            "Actividades planificadas",
            "Acciones concretadas",
        )
    )
    pair = (planned, needs) if head == "% cobertura" else (done, planned)
    return cell(rows, name, head), percent(*pair)


@pytest.mark.shared
def test_every_check_that_is_a_sum_a_count_or_a_ratio_agrees(shared, tmp_path):
    path = shared / "seed" / "consistency_checks.csv"
    with path.open(encoding="utf-8") as file:
        checks = list(csv.DictReader(file))
    assert len(checks) == 170
    problems = recount(read_paper(write(tmp_path / "r.docx", shared, range(2, 17))))[1]
    told = Counter(
        (p["where"]["table"], p["severity"], p["printed"], p["expected"])
        for p in problems
    )
    agreed, rest = 0, []
    for check in checks:
        where, what = check["donde"], check["que"]
        number = int(where.split()[1]) if where.startswith("Tabla ") else 0
        if number not in range(4, 17) or "—" in check["lineas"] or "corregido" in what:
            rest.append(f"{where}: {what}")
            continue
        if "con el total correcto" in what:
            rest.append(f"{where}: {what}")
            continue
        read = frequency if number < 11 else plan if number in AREAS else synthesis
        shown, right = read(printed(shared, number), what)
        kind = {"no": "error", "redondeo": "info"}.get(check["resultado"])
        if kind is None:
            assert shown == right, (where, what)
        else:
            assert told[number, kind, shown, right] > 0, (where, what)
            told[number, kind, shown, right] -= 1
        agreed += 1
    assert +told == Counter()  # nothing is told that the checks do not name
    # what prose says is recomputed, or listed, in test_report_recount_prose_shared
    assert (agreed, len(rest)) == (106, 64)
