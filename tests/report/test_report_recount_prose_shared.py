"""The reference's checks of prose: ratios, sums and counts recomputed, the rest listed."""

import csv
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal

import pytest
from docx import Document
from test_report_recount_shared import printed

from qualcode.report.paper import read_paper
from qualcode.report.recounting import recount

# (chapter, lines, which of them): a share of the 17 alliances, its table, block, row.
SHARES = {
    ("4.2", "543", 0): (4, 0, 1),
    ("4.2", "544", 0): (4, 0, 2),
    ("4.2", "546", 0): (4, 1, 1),
    ("4.2", "546", 1): (4, 1, 2),
    ("4.2", "557", 0): (5, 0, 1),
    ("4.2", "558", 0): (5, 0, 2),
    ("4.2", "571", 0): (6, 0, 1),
    ("4.2", "572", 0): (6, 0, 2),
    ("4.2", "573", 0): (6, 1, 1),
    ("4.2", "583", 0): (7, 0, 1),
    ("4.2", "584", 0): (7, 0, 2),
    ("4.2", "585", 0): (7, 1, 1),
    ("4.2", "596", 0): (8, 0, 2),
    ("4.2", "596", 1): (8, 0, 3),
    ("4.2", "609", 0): (9, 0, 1),
}
# A ratio of two figures: each a number, or (table, row, column) of the plans.
NEED, PLAN, DONE, OPEN, DROP = 1, 2, 3, 4, 5
RATIOS = {
    ("2.1", "39-41", 0): (212, 226),
    ("2.1", "60-66", 0): (388_000, 700_000),
    ("4.2", "599", 0): (15, 17),
    ("4.3", "658", 0): ((11, "TOTAL", PLAN), (11, "TOTAL", NEED)),
    ("4.3", "661", 0): ((11, "TOTAL", DONE), (11, "TOTAL", PLAN)),
    ("4.3", "662", 0): ((11, "TOTAL", OPEN), (11, "TOTAL", PLAN)),
    ("4.3", "662", 1): ((11, "TOTAL", DROP), (11, "TOTAL", PLAN)),
    ("4.3", "686", 0): ((12, "TOTAL", DONE), (12, "TOTAL", PLAN)),
    ("4.3", "805", 0): ((12, "TOTAL", DONE), (12, "TOTAL", PLAN)),
    ("4.3", "806", 0): ((14, "TOTAL", DONE), (14, "TOTAL", PLAN)),
    ("4.3", "795", 0): ((11, "TOTAL", DONE), (11, "TOTAL", PLAN)),
    ("4.3", "796", 0): ((13, "TOTAL", DONE), (13, "TOTAL", PLAN)),
    ("4.3", "658", 1): ((11, "TOTAL", PLAN), 59 + 8 + 24 + 5),
    ("Tabla 16", "779-781", 0): ((14, "TOTAL", PLAN), 13 + 7 + 5 + 8),
}
SUMS = {  # a printed total and the parts said to give it
    ("2.1", "39-41", 1): (226, (212, 11)),
    ("3.5", "210-212", 0): (35, (11, 10, 15)),
}
# Neither sum, count nor ratio: what a person has to read, and why.
LISTED = {
    ("3.2", "146-170", 0): "counts paragraphs",
    ("3.2", "148-159", 0): "counts bullets",
    ("3.6 / Tabla 2", "424", 0): "a fact from outside the report",
    ("4.2", "619-621", 0): "an order in words",
    ("4.3", "704-707", 0): "a comparison in words",
    ("4.3", "709-710", 0): "a comparison in words",
    ("4.3", "683", 0): "what the words count, not how many",
    ("4.3", "686-687", 0): "a majority in words",
    ("4.3", "686-687", 1): "a majority in words",
    ("4.3", "820-822", 0): "a superlative in words",
    ("4.3", "821-822", 0): "a superlative in words",
    ("4.3", "794", 0): "a contrast in words",
    ("4.3", "831-832", 0): "a contradiction between chapter and table",
    ("4.3", "—", 0): "a total the report does not print",
    ("Tabla 13", "—", 0): "a row that another table lacks",
    ("Tabla 3", "478-500", 0): "a total the report does not print",
    ("5", "1391-1392", 0): "counts paragraphs",
    ("5", "1479-1480", 0): "durations that disagree",
}


@pytest.fixture
def prose(shared):
    """The checks that are of no table's own sums and shares, by place."""
    with (shared / "seed" / "consistency_checks.csv").open(encoding="utf-8") as file:
        checks = list(csv.DictReader(file))
    found, seen = {}, Counter()
    for check in checks:
        place = check["donde"], check["lineas"]
        number = int(place[0].split()[1]) if place[0].startswith("Tabla ") else 0
        if number in range(4, 17) and place[1] not in ("—", "779-781"):
            continue
        if check["que"].endswith("(corregido)"):
            continue
        found[(*place, seen[place])] = check
        seen[place] += 1
    return found


def cells(shared, n):
    return printed(shared, n)[1:]


def figure(shared, spec):
    if isinstance(spec, int):
        return spec
    n, name, column = spec
    return int(next(r for r in cells(shared, n) if r[0] == name)[column])


def told(path, sentence):
    """What the program finds wrong in a document of one sentence."""
    document = Document()
    document.add_paragraph(sentence)
    document.save(path)
    counted, problems = recount(read_paper(path))
    assert counted["shares"] + counted["counts"] > 0, sentence
    return [p["expected"] for p in problems if p["severity"] == "error"]


def whole(part, base):
    share = Decimal(100) * part / base
    return f"{share.quantize(Decimal(1), ROUND_HALF_UP)}%"


@pytest.mark.shared
def test_every_check_of_prose_is_computed_or_listed(prose, shared):
    sample = {place for place in prose if place[0] == "3.6"}
    assert len(sample) == 9
    counted = {
        ("4.2", "537-541", 0), ("4.2", "586", 0), ("4.2", "597", 0),
        ("4.3", "802-803", 0), ("4.3", "803-804", 0), ("4.3", "729", 0),
    }  # fmt: skip
    kinds = [set(SHARES), set(RATIOS), set(SUMS), set(LISTED), sample, counted]
    assert len(prose) == 64
    places = [place for kind in kinds for place in kind]
    assert sorted(places) == sorted(prose)  # each once, none left over


@pytest.mark.shared
def test_ratios_of_prose_agree(prose, shared, tmp_path):
    pairs = {
        place: tuple(figure(shared, one) for one in spec)
        for place, spec in RATIOS.items()
    }
    for place, (n, block, row) in SHARES.items():
        rows = cells(shared, n)
        pairs[place] = int(rows[row - 1][3 * block + 1]), int(rows[-1][3 * block + 1])
        assert pairs[place][1] == 17
    for place, (part, base) in pairs.items():
        check = prose[place]
        shown = next(w for w in check["impreso"].split() if w.endswith("%"))
        wrong = whole(part, base) != shown
        assert wrong == (check["resultado"] == "no"), place
        found = told(tmp_path / "r.docx", f"Fueron {part} de {base} ({shown}).")
        assert found == ([whole(part, base)] if wrong else []), place


@pytest.mark.shared
def test_sums_of_prose_agree(prose, shared, tmp_path):
    for place, (total, parts) in SUMS.items():
        wrong = sum(parts) != total
        assert wrong == (prose[place]["resultado"] == "no"), place
        said = f"Son {total} = {' + '.join(map(str, parts))} entrevistas."
        found = told(tmp_path / "r.docx", said)
        assert found == ([str(sum(parts))] if wrong else []), place


@pytest.mark.shared
def test_counts_of_prose_agree(prose, shared):
    with (shared / "seed" / "sample.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    regions = Counter(row["region_impresa"] for row in rows)
    owners = Counter(row["oca_id"] for row in rows)
    companies = Counter(row["empresa_id"] for row in rows)
    lines = defaultdict(list)
    for place, check in prose.items():
        if place[0] == "3.6":
            lines[place[1]].append(check["impreso"])
    assert lines["334; Tabla 2"] == [str(len(rows))]
    assert lines["338"] == [str(len(owners))]
    ranked = [n for _, n in owners.most_common(3)]
    assert lines["339"] == [str(ranked[0])]
    assert lines["340"] == [f"{ranked[1]}; {ranked[2]}"]
    assert lines["342"] == [str(len(companies))]
    several = [n for n in companies.values() if n > 1]
    assert lines["342-343"] == [f"{len(several)} empresas"]
    assert lines["344-345"] == [str(n) for _, n in regions.most_common()]
    assert prose["4.2", "537-541", 0]["recalculado"] == str(len(rows) - 3 - 1)
    assert prose["4.2", "586", 0]["impreso"] == cells(shared, 7)[1][4]
    assert prose["4.2", "597", 0]["impreso"] == cells(shared, 8)[0][1]
    care, house = (figure(shared, (n, "TOTAL", NEED)) for n in (12, 14))
    planned = [figure(shared, (n, "TOTAL", PLAN)) for n in (12, 14)]
    assert prose["4.3", "802-803", 0]["impreso"] == str(planned[0] - care)
    assert prose["4.3", "803-804", 0]["impreso"] == str(planned[1] - house)
    most = max(int(row[NEED]) for row in cells(shared, 14) if row[0] != "TOTAL")
    assert prose["4.3", "729", 0]["impreso"] == str(most)
