"""The example study: what its files say fits together, and demo makes all of it."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path

import pytest

from qualcode.services import demo
from qualcode.services.study import open_study

ROOT = Path(__file__).parents[2]
MAKER = ROOT / "benchmarks" / "make_example.py"
OUTPUTS = {
    "matrix-facilitador.xlsx", "matrix-facilitador.html", "matrix-facilitador.png",
    "matrix-obstaculizador.xlsx", "matrix-obstaculizador.html",
    "matrix-obstaculizador.png", "quotes.docx", "quotes.xlsx", "quotes.csv",
    "practices.docx", "suggestions.csv", "report.docx", "index.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    folder = tmp_path_factory.mktemp("demo") / "qualcode-demo"
    return folder, demo.make(folder)


def test_demo_makes_every_file(made: tuple[Path, dict]) -> None:
    folder, answer = made
    assert {p.name for p in (folder / "outputs").iterdir()} == OUTPUTS
    assert all(p.stat().st_size > 200 for p in (folder / "outputs").iterdir())
    assert {Path(f).name for f in answer["files"]} == OUTPUTS


def test_demo_counts_codings_of_people_and_not_suggestions(
    made: tuple[Path, dict],
) -> None:
    folder, answer = made
    with (folder / "transcripts/codings.csv").open(encoding="utf-8") as file:
        gold = list(csv.DictReader(file))
    assert answer["counts"]["codings"] == len(gold)
    assert answer["counts"]["suggestions"] > 0
    with open_study(folder) as study:
        data = study.data()
        assert study.problems() == []
    assert "residencia-5-encargada" not in {c.document for c in data.codings}
    assert {c.id for c in data.codings} == {row["id"] for row in gold}


def test_every_id_the_findings_cite_is_a_coding_or_an_item(
    made: tuple[Path, dict],
) -> None:
    with open_study(made[0]) as study:
        data = study.data()
    codings = {c.id for c in data.codings}
    items = {f.id for f in data.findings}
    assert len(items) > 10
    for finding in data.findings:
        assert set(finding.evidence) | set(finding.contrary) <= codings
        assert set(finding.rests_on) <= items
        assert finding.evidence or finding.rests_on
    for practice in data.practices:
        cited = {e for t in practice.tests.values() for e in t.get("evidence") or ()}
        assert cited <= codings


def test_a_third_of_what_participants_say_carries_no_factor(
    made: tuple[Path, dict],
) -> None:
    with open_study(made[0]) as study:
        data = study.data()
    factors = [c for c in data.codings if data.codebook.facet_of[c.code].id == "factor"]
    silent = total = 0
    for slug, segments in data.segments.items():
        kinds = {t.turn: t.kind for t in data.turns[slug]}
        own = [c for c in factors if c.document == slug]
        for segment in segments if own else ():
            if kinds[segment.turn] == "participant":
                total += 1
                silent += not any(
                    c.start < segment.end and c.end > segment.start for c in own
                )
    assert silent / total >= 0.25


def test_the_transcripts_are_what_their_maker_makes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = {p.name: p.read_bytes() for p in (ROOT / "transcripts").iterdir()}
    maker = runpy.run_path(str(MAKER))
    monkeypatch.setitem(maker["main"].__globals__, "TRANSCRIPTS", tmp_path)
    maker["main"]()
    texts = {p.name for p in tmp_path.iterdir()}
    assert {"codings.csv", "oca-2-director.md"} <= texts
    for name in ("codings.csv", "oca-2-director.md"):
        assert (tmp_path / name).read_bytes() == before[name]


@pytest.mark.shared
def test_no_sentence_comes_from_the_reference_report(shared: Path) -> None:
    def shingles(text: str) -> set[tuple[str, ...]]:
        plain = "".join(c if c.isalnum() else " " for c in text.lower())
        words = plain.replace("juntos por la infancia", "").split()
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    seed = set()
    for path in (shared / "seed").glob("*.*"):
        seed |= shingles(path.read_text(encoding="utf-8"))
    assert len(seed) > 1000
    ours = [*(ROOT / "benchmarks/example").glob("*.txt"), ROOT / "findings.yaml"]
    assert len(ours) == 5
    for path in ours:
        assert shingles(path.read_text(encoding="utf-8")) & seed == set(), path.name
