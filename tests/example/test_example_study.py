"""The example study: what its files say fits together, and demo makes all of it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from qualcode.model import StudyData
from qualcode.text import fold

ROOT = Path(__file__).parents[2]
OUTPUTS = {
    "matrix-facilitador.xlsx", "matrix-facilitador.html", "matrix-facilitador.png",
    "matrix-obstaculizador.xlsx", "matrix-obstaculizador.html",
    "matrix-obstaculizador.png", "quotes.docx", "quotes.xlsx", "quotes.csv",
    "practices.docx", "suggestions.csv", "report.docx", "index.html",
}  # fmt: skip
UNCODED = "residencia-5-encargada"


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "transcripts" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_demo_makes_every_file(made: tuple[Path, dict]) -> None:
    folder, answer = made
    assert {p.name for p in (folder / "outputs").iterdir()} == OUTPUTS
    assert all(p.stat().st_size > 200 for p in (folder / "outputs").iterdir())
    assert {Path(f).name for f in answer["files"]} == OUTPUTS


def test_demo_counts_codings_of_people_and_not_suggestions(
    made: tuple[Path, dict], data: StudyData
) -> None:
    gold = rows("codings.csv")
    assert made[1]["counts"]["documents"] == 16
    assert made[1]["counts"]["codings"] == len(gold)
    assert made[1]["counts"]["suggestions"] > 0
    assert {c.id for c in data.codings} == {row["id"] for row in gold}


def test_every_interview_but_one_is_coded_and_done(data: StudyData) -> None:
    interviews = {d.document for d in data.documents}
    assert {c.document for c in data.codings} == interviews - {UNCODED}
    assert {d for d, _ in data.done} == interviews - {UNCODED}


def test_the_interviews_are_as_long_as_interviews(data: StudyData) -> None:
    for document in data.documents:
        text, turns = data.texts[document.document], data.turns[document.document]
        words = sum(len(text[t.start : t.end].split()) for t in turns)
        assert 1_400 <= words <= 3_000, (document.document, words)


def test_the_registers_are_complete(data: StudyData) -> None:
    cases = {c.case for c in data.cases}
    for document in data.documents:
        assert document.is_interview
        assert document.actor in data.config.actors
        assert document.cases
        assert set(document.cases) <= cases
        assert re.fullmatch(r"20(19|20)-\d\d-\d\d", document.date)
        assert document.mode in ("presencial", "remota")
    for person in data.participants:
        if person.kind == "participant":
            assert person.participant
            assert person.role in data.config.roles, person
            assert person.gender in "fm"
            assert person.consent == "yes"
        else:
            assert person.kind == "interviewer"
    for case in data.cases:
        for name, values in data.config.attributes.items():
            assert case.attributes[name] in values


def test_every_actor_of_every_alliance_was_interviewed_or_its_silence_is_recorded(
    data: StudyData,
) -> None:
    heard = {(case, d.actor) for d in data.documents for case in d.cases}
    wanted = {(c.case, a) for c in data.cases for a in data.config.actors}
    assert wanted - heard == {("alianza-5", "OCA"), ("alianza-6", "empresa")}
    with (ROOT / "instruments/fieldwork.csv").open(encoding="utf-8") as file:
        fieldwork = {
            (row["case"], row["actor"]): row["outcome"] for row in csv.DictReader(file)
        }
    assert {key for key, how in fieldwork.items() if how == "done"} <= heard
    assert {key for key, how in fieldwork.items() if how != "done"} == wanted - heard


def test_every_id_the_findings_cite_is_a_coding_or_an_item(data: StudyData) -> None:
    codings = {c.id for c in data.codings}
    items = {f.id for f in data.findings}
    assert len(items) > 30
    for finding in data.findings:
        assert set(finding.evidence) | set(finding.contrary) <= codings
        assert set(finding.rests_on) <= items
        assert finding.evidence or finding.rests_on
    for practice in data.practices:
        cited = {e for t in practice.tests.values() for e in t.get("evidence") or ()}
        assert cited <= codings


def test_a_fourth_of_what_participants_say_carries_no_factor(data: StudyData) -> None:
    factors = [c for c in data.codings if data.codebook.facet_of[c.code].id == "factor"]
    for slug, segments in data.segments.items():
        if slug == UNCODED:
            continue
        kinds = {t.turn: t.kind for t in data.turns[slug]}
        own = [c for c in factors if c.document == slug]
        said = [s for s in segments if kinds[s.turn] == "participant"]
        silent = sum(
            not any(c.start < s.end and c.end > s.start for c in own) for s in said
        )
        assert silent / len(said) >= 0.25, slug


def test_no_code_can_be_found_by_its_keywords_alone(data: StudyData) -> None:
    passages = defaultdict(list)
    for coding in data.codings:
        passages[coding.code].append(f" {plain(coding.quote)} ")
    often = {code: texts for code, texts in passages.items() if len(texts) >= 5}
    assert len(often) > 25
    for code, texts in often.items():
        for keyword in data.codebook.codes[code].keywords:
            share = sum(f" {plain(keyword)} " in text for text in texts) / len(texts)
            assert share <= 0.4, (code, keyword)
        # All of them together do not tell it either.
        words = [f" {plain(k)} " for k in data.codebook.codes[code].keywords]
        told = sum(any(w in text for w in words) for text in texts)
        assert told / len(texts) <= 0.4, code


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)[0]))


def test_the_transcripts_are_what_their_maker_makes(
    maker: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(maker, "TRANSCRIPTS", tmp_path)
    maker.main()
    files = {p.name for p in tmp_path.iterdir()}
    assert files == {
        *(row["file"] for row in rows("documents.csv")),
        "codings.csv",
        "codings-second.csv",
    }
    for name in files:
        if not name.endswith(".docx"):
            kept = (ROOT / "transcripts" / name).read_bytes()
            assert (tmp_path / name).read_bytes() == kept, name


def test_each_transcript_is_read_as_it_was_written(
    maker: ModuleType, data: StudyData
) -> None:
    letters = defaultdict(set)
    for slug in maker.LAYOUTS:
        written = maker.read(maker.SOURCES / f"{slug}.txt")
        text, turns = data.texts[slug], data.turns[slug]
        assert [text[t.start : t.end] for t in turns] == [
            maker.bare(said) for _, said in written
        ]
        assert [t.kind for t in turns] == [
            "interviewer" if who == "I" else "participant" for who, _ in written
        ], slug
        speakers = {t.speaker for t in turns}
        assert len(speakers) == len({who for who, _ in written})
        for turn in turns:
            letters[turn.label].add(turn.kind)
    # The same letter is who asks in one file and who answers in another.
    assert letters["E"] == {"interviewer", "participant"}


def test_the_second_coder_read_the_same_words(
    maker: ModuleType, data: StudyData
) -> None:
    second = rows("codings-second.csv")
    assert {row["coder"] for row in second} == {maker.SECOND}
    assert len({row["document"] for row in second}) == 3
    for row in second:
        text = data.texts[row["document"]]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["code"] in data.codebook.codes
    assert maker.SECOND not in {c.coder for c in data.codings}


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
    ours = [*(ROOT / "benchmarks/example").rglob("*.txt"), ROOT / "findings.yaml"]
    assert len(ours) == 20
    for path in ours:
        assert shingles(path.read_text(encoding="utf-8")) & seed == set(), path.name
