"""Makes the example study's transcripts and gold codings from benchmarks/example/*.txt.

    python benchmarks/make_example.py

The texts are the one home of what is said and of what was coded: turns `I:` and `P:` (in a
group `P1:`, `P2:`…), and `⟦code code±⟧passage⟦/⟧` around what the fictitious team coded
(+ facilitador, - obstaculizador, = neutro). Each interview is written to transcripts/ in a
layout of its own; then codings.csv gets the offsets that qualcode itself reads. The second
coder's reading of three interviews, benchmarks/example/second/*.txt, becomes
codings-second.csv. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from example_layouts import (
    Layout,
    bold_questions,
    call,
    letters,
    markdown,
    plain,
    soft_breaks,
    table,
    times,
)

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "benchmarks" / "example"
TRANSCRIPTS = ROOT / "transcripts"
CODER = "Equipo de ejemplo (ficticio)"
SECOND = "Segunda lectura (ficticia)"
VALENCES = {"+": "facilitador", "-": "obstaculizador", "=": "neutro"}
COLUMNS = "id,document,start,end,quote,code,valence,coder,pass".split(",")
MARK = re.compile(r"⟦([^⟧/]+)⟧(.+?)⟦/⟧", re.DOTALL)
WHO = re.compile(r"I|P\d?")
Turns = list[tuple[str, str]]

# What a letter means changes from file to file, as between transcribers: E is who asks in
# one and who answers in another, P asks in one and is the participant in another.
LAYOUTS: dict[str, tuple[str, str, Layout]] = {
    "empresa-1-encargada": (
        ".docx", "Encargada de alianza en empresa", bold_questions,
    ),
    "empresa-2-encargado": (
        ".docx", "Encargado de alianza en empresa", soft_breaks({"I": "E", "P": "R"}),
    ),
    "empresa-3-gerente": (
        ".docx", "Gerente de empresa", soft_breaks({"I": "P", "P": "R"}),
    ),
    "empresa-4-5-encargada": (
        ".docx",
        "Encargada de dos alianzas en empresa",
        letters({"I": "Entrevistadora", "P": "Encargada"}, bold=True),
    ),
    "jxi-equipo": (
        ".docx",
        "Equipo de Juntos por la Infancia, entrevista grupal",
        letters(
            {
                "I": "Entrevistadora", "P1": "Coordinadora",
                "P2": "Profesional 1", "P3": "Profesional 2",
            },
            bold=True,
        ),
    ),
    "oca-1-directora": (
        ".docx",
        "Directora de OCA",
        letters({"I": "M", "P": "E"}, legend="M: moderadora, E: entrevistada"),
    ),
    "oca-2-director": (
        ".md", "Director de OCA", markdown({"I": "Entrevistadora", "P": "Director"}),
    ),
    "oca-3-4-encargado": (
        ".txt",
        "Encargado de dos alianzas en OCA",
        times({"I": "Entrevistadora", "P": "Encargado OCA"}),
    ),
    "oca-6-encargada": (
        ".md",
        "Encargada de alianza en OCA",
        markdown({"I": "Paula", "P": "Ximena"}),
    ),
    "residencia-1-directora": (".docx", "Directora de residencia", bold_questions),
    "residencia-2-encargada": (
        ".docx",
        "Encargada de alianza en residencia",
        letters({"I": "E", "P": "T"}),
    ),
    "residencia-3-tecnico": (
        ".docx",
        "Técnico de residencia",
        table({"I": "Entrevistadora", "P": "Técnico"}),
    ),
    "residencia-4-directora": (
        ".docx",
        "Directora de residencia",
        call({"I": "Entrevistadora", "P": "Directora residencia"}),
    ),
    "residencia-5-director": (
        ".txt", "Director de residencia", plain({"I": "E", "P": "D"}),
    ),
    "residencia-5-encargada": (
        ".docx",
        "Encargada de alianza en residencia",
        call({"I": "Entrevistadora", "P": "Encargada residencia"}),
    ),
    "residencia-6-encargada": (
        ".docx",
        "Encargada de alianza en residencia",
        letters({"I": "I", "P": "E"}),
    ),
}  # fmt: skip


def read(path: Path) -> Turns:
    """(I, P or P1…, marked text) of every turn."""
    turns = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        who, _, text = block.strip().partition(":")
        assert WHO.fullmatch(who), (path.name, block[:60])
        turns.append((who, " ".join(text.split())))
    return turns


def bare(text: str) -> str:
    """What is said, without the marks."""
    return MARK.sub(r"\2", text)


def gold(
    slug: str, path: Path, turns: Turns, coder: str = CODER, prefix: str = ""
) -> list[dict[str, object]]:
    """The coded passages of one interview, at the offsets qualcode reads.

    Fails when the file is not read back as the turns it was written from.
    """
    from qualcode.ingest import read as read_file

    script = read_file(path)[0]
    found = [script.text[t.start : t.end] for t in script.turns]
    assert found == [bare(text) for _, text in turns], slug
    rows = []
    number = 0
    for turn, (_, text) in zip(script.turns, turns, strict=True):
        for mark in MARK.finditer(text):
            number += 1
            codes, passage = mark.groups()
            start = turn.start + len(bare(text[: mark.start()]))
            for part, given in enumerate(codes.split()):
                code = given.rstrip("+-=")
                rows.append(
                    {
                        "id": f"{prefix}{slug}-{number:02}{'abcd'[part]}",
                        "document": slug,
                        "start": start,
                        "end": start + len(passage),
                        "quote": passage,
                        "code": code,
                        "valence": VALENCES.get(given[len(code) :], ""),
                        "coder": coder,
                        "pass": "1",
                    }
                )
    return rows


def write(rows: list[dict[str, object]], path: Path) -> None:
    """A table of codings as the program reads and writes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write transcripts, codings.csv and codings-second.csv."""
    TRANSCRIPTS.mkdir(exist_ok=True)
    first: list[dict[str, object]] = []
    second: list[dict[str, object]] = []
    for slug, (suffix, title, layout) in LAYOUTS.items():
        turns = read(SOURCES / f"{slug}.txt")
        path = TRANSCRIPTS / f"{slug}{suffix}"
        path.write_bytes(layout([(who, bare(text)) for who, text in turns], title))
        first += gold(slug, path, turns)
        other = SOURCES / "second" / f"{slug}.txt"
        if other.exists():
            second += gold(slug, path, read(other), SECOND, prefix="b-")
    write(first, TRANSCRIPTS / "codings.csv")
    write(second, TRANSCRIPTS / "codings-second.csv")


if __name__ == "__main__":
    main()
