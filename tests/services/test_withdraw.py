"""`privacy withdraw`: after it no byte of a participant's words is left."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.services import (
    choosing,
    coding,
    exporting,
    history,
    importing,
    memos,
    quote_tables,
    reporting,
    safety,
    suggesting,
    summaries,
)
from qualcode.services.auditing import check
from qualcode.services.dossiers import dossier
from qualcode.services.forgetting import Words
from qualcode.services.refreshing import refresh
from qualcode.services.study import open_study
from qualcode.services.withdrawing import withdraw


def person_of(data):
    """A participant who is cited, alone in their interview."""
    cited = {i for f in data.findings for i in f.evidence}
    documents = {c.document for c in data.codings if c.id in cited}
    return next(
        p
        for p in data.participants
        if p.kind == "participant" and p.document in documents
    )


def sayings(data, person):
    """Every sentence that a person said, of four words at least."""
    text = data.texts[person.document]
    said = []
    for turn in data.turns[person.document]:
        if turn.kind != "interviewer":
            said += re.split(r"[.!?]\s*", text[turn.start : turn.end])
    return [one for one in said if len(one.split()) >= 4]


def parts(name, raw):
    """(name, bytes) of a file and, zipped, of every part, with and without tags."""
    yield name, raw
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for part in archive.namelist():
                yield from parts(f"{name}/{part}", archive.read(part))
    elif b"</" in raw:
        text = re.sub(r"<[^>]+>", "", raw.decode("utf-8", "replace"))
        yield name, html.unescape(text).encode()


def everything(folder: Path, *skipped: Path):
    """(file, bytes) of all that lies in a folder, the database's log too."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in skipped:
            name = path.relative_to(folder).as_posix()
            yield from parts(name, path.read_bytes())


def leaks(folder, said, *skipped):
    wanted = [
        (text, text.encode(encoding))
        for text in said
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1252")
    ]
    return sorted(
        {
            (name, text)
            for name, raw in everything(folder, *skipped)
            for text, spelt in wanted
            if spelt in raw
        }
    )


def copied_about(study, data, person, said):
    """Put their words wherever people and the program keep copies of them."""
    own = [c for c in data.codings if c.document == person.document]
    other = next(c for c in data.codings if c.document != person.document)
    short = next(one for one in said if len(one.split()) == 4)
    book = next(study.where.codebooks.glob("*.yaml"))
    book.write_text(book.read_text("utf-8") + f"# ejemplo: {said[0]}\n", "utf-8")
    findings = study.where.findings
    findings.write_text(
        findings.read_text("utf-8").replace(
            "description: Residencia y empresa", f"description: {said[3]} y empresa"
        ),
        "utf-8",
    )
    choosing.choose(study, [own[0].id, other.id], note=said[2], coder="Ana")
    memos.add(study, f"Dijo: {short}.", document=other.document, coder="Ana")
    memos.add(study, said[4], coding=own[1].id, coder="Ana")
    summaries.summarize(
        study, "alianza-2", "tiempo", f"En suma, {said[5]}.", cols="factor", coder="Ana"
    )
    notes = study.folder / "notas"
    notes.mkdir()
    (notes / "campo.txt").write_text(f"Ojo: {said[6]}\r\n", "utf-16", newline="")
    (notes / "excel.csv").write_text(f"año;{said[7]}\n", "cp1252")
    table = study.folder / "tabla.csv"
    table.write_text(f'id,quote,actor\nz1,"{said[8]}",OCA\nz2,otra cosa,OCA\n')
    others = [d.document for d in data.documents if d.document != person.document]
    suggesting.suggest_documents(study, others[:1], "Ana")
    safety.backup(study)
    safety.backup(study, study.folder / "copia.db")


def test_no_byte_of_their_words_is_left(living, informe):
    data = living.data()
    person = person_of(data)
    said = sayings(data, person)
    assert len(said) > 30
    copied_about(living, data, person, said)
    before = leaks(living.folder, said)
    places = {name for name, _ in before}
    assert len(before) > 100
    assert places > {
        "codebooks/chico.yaml", "findings.yaml", "notas/campo.txt", "notas/excel.csv",
        "transcripts/chosen.csv", "transcripts/codings.csv", "copia.db", "tabla.csv",
    }  # fmt: skip
    would = withdraw(living, person.participant, dry_run=True, coder="Ana")
    assert leaks(living.folder, said) == before
    answer = withdraw(living, person.participant, coder="Ana")
    assert answer["removed"] == would["removed"]
    assert answer["findings_fallen"] == would["findings_fallen"]
    assert min(answer["removed"][k] for k in ("files", "turns", "codings")) > 0
    assert answer["removed"]["backups"] == 2
    assert answer["stale_reports"] == ["outputs/informe.docx"]
    assert answer["remains"] == []
    assert leaks(living.folder, said, informe) == []
    book = next(living.where.codebooks.glob("*.yaml"))
    assert "(cita retirada)" in book.read_text("utf-8")
    assert "(cita retirada)" in (living.folder / "notas/campo.txt").read_text("utf-16")
    with open_study(living.folder) as again:
        assert len(again.registers().chosen.rows) == 1
        (summary,) = again.data().summaries
        assert summary.summary == "En suma, (cita retirada)."
        made_afterwards(again, informe)
        assert safety.doctor(living.folder)["ok"]
    assert leaks(living.folder, said) == []


def made_afterwards(study, informe):
    """Every output that can quote somebody, the old report refreshed too."""
    fresh = study.where.outputs / "nuevo.docx"
    reporting.build(study, fresh, layout=False, coder="Ana")
    told = {
        p["code"] for p in check(study, fresh)["problems"] if p["severity"] == "error"
    }
    assert told <= {"unsupported-claim"}
    refresh(study, informe, coder="Ana")
    dossier(study, fresh, study.where.outputs / "nuevo.html")
    for name in ("todo.json", "todo.xlsx", "citas.html", "codings.csv"):
        assert exporting.export(study, study.where.outputs / name).is_file()


def test_the_report_says_which_quotes_are_theirs(living, informe, word_tools):
    data = living.data()
    person = person_of(data)
    ids = {c.id for c in data.codings if c.document == person.document}
    from qualcode.services.auditing import open_report

    theirs = {
        a.name
        for a in open_report(living, informe).anchors
        if str(a.query.get("quote")) in ids
    }
    assert theirs
    answer = withdraw(living, person.participant, coder="Ana")
    rows = {r["id"]: r["status"] for r in _findings(living)}
    assert answer["findings_fallen"] == [i for i, s in rows.items() if s == "fallen"]
    problems = check(living, informe)["problems"]
    gone = {p["binding"] for p in problems if p["code"] == "withdrawn-quote"}
    assert gone == theirs
    claims = [p for p in problems if p["code"] == "unsupported-claim"]
    assert len(claims) == len(answer["findings_fallen"])
    before = word_tools.document(informe)
    mended = refresh(living, informe, coder="Ana")
    assert {u["binding"] for u in mended["updated"]} >= theirs
    assert all(u["before"] == "" for u in mended["updated"] if u["binding"] in theirs)
    after = word_tools.document(informe)
    assert word_tools.outside(after) == word_tools.outside(before)
    left = {p["code"] for p in check(living, informe)["problems"]}
    assert "withdrawn-quote" not in left
    assert "stale-figure" not in left


def _findings(study):
    from qualcode.analysis import findings

    return findings(study.data())


def test_a_quote_without_its_bookmark_is_still_known(living, informe, word_tools):
    data = living.data()
    person = person_of(data)
    ns = word_tools.W

    def edit(root):
        for mark in list(root.iter(f"{ns}bookmarkStart", f"{ns}bookmarkEnd")):
            mark.getparent().remove(mark)

    withdraw(living, person.participant, coder="Ana")
    bound = [
        p for p in check(living, informe)["problems"] if p["code"] == "withdrawn-quote"
    ]
    word_tools.edit_tree(informe, edit)
    loose = [
        p for p in check(living, informe)["problems"] if p["code"] == "withdrawn-quote"
    ]
    assert len(loose) == len(bound)


def test_three_codings_one_quote_one_participant_are_exactly_those(
    living, informe, word_tools
):
    from qualcode.services.auditing import open_report

    data = living.data()
    person = person_of(data)
    opened = open_report(living, informe)
    quotes = [a for a in opened.anchors if a.kind == "quote"]
    theirs = {c.id for c in data.codings if c.document == person.document}
    cited = {a.query["quote"] for a in quotes}
    edited = next(
        a for a in quotes if a.query["quote"] not in theirs and len(a.text) > 30
    )
    three = [c for c in data.codings if c.id not in cited | theirs][:3]

    def edit(root):
        (only,) = word_tools.bound_runs(root)[edited.name]
        only.text = only.text.replace(only.text.split()[2], "jamás", 1)

    word_tools.edit_tree(informe, edit)
    coding.remove(living, [c.id for c in three], coder="Ana")
    withdraw(living, person.participant, coder="Ana")
    problems = [
        p for p in check(living, informe)["problems"] if p["severity"] == "error"
    ]
    by_code = {}
    for p in problems:
        by_code.setdefault(p["code"], set()).add(p["binding"])
    assert by_code.pop("altered-quote") == {edited.name}
    assert by_code.pop("withdrawn-quote") == {
        a.name for a in quotes if a.query["quote"] in theirs
    }
    # figures: those, and only those, whose query the study now answers otherwise
    from qualcode.services.bindings import Truths

    truths = Truths(living, living.data())
    moved = {
        a.name
        for a in opened.anchors
        if a.kind == "figure"
        and a.query["figure"] != "checked"
        and truths(a).text.replace("\u00a0", " ") != a.text.replace("\u00a0", " ")
    }
    assert by_code.pop("stale-figure") == moved
    assert by_code.keys() <= {"unsupported-claim"}
    before = word_tools.document(informe)
    refresh(living, informe, coder="Ana")
    after = word_tools.document(informe)
    assert word_tools.outside(after) == word_tools.outside(before)
    left = {
        p["code"]
        for p in check(living, informe)["problems"]
        if p["severity"] == "error"
    }
    assert left <= {"altered-quote", "unsupported-claim"}


GROUP = """\
Entrevistadora: ¿Cómo fue el inicio?
Rosa: Fue lento, pero la confianza llegó rápido con todo el equipo nuevo.
Berta: A mí me pareció que el comienzo fue ordenado y bien conducido siempre.
Entrevistadora: ¿Y el cierre?
Rosa: El cierre nos faltó tiempo, quedó todo a medias y sin despedida.
Berta: Yo cerré tranquila, con los papeles firmados y una comida final.
"""


def test_of_a_group_interview_only_their_turns_go(study, tmp_path):
    file = tmp_path / "grupo.txt"
    file.write_text(GROUP, "utf-8")
    importing.import_files(study, [file], actor="OCA", coder="Ana")
    register = study.where.transcripts / "participants.csv"
    text = register.read_text("utf-8-sig")
    for name, key in (("Rosa", "p-7"), ("Berta", "p-8")):
        text = re.sub(
            rf"(?m)^[\w-]*,grupo,{name},\w*", f"{key},grupo,{name},participant", text
        )
    register.write_text(text, "utf-8")
    data = study.data()
    whole = data.texts["grupo"]
    spans = {
        "rosa": "la confianza llegó rápido",
        "berta": "con los papeles firmados",
        "both": whole[whole.index("nuevo.") : whole.index("A mí me") + 7],
    }
    for words in spans.values():
        at = whole.index(words)
        coding.add(study, "grupo", at, at + len(words), "inicio", coder="Ana")
    (study.where.transcripts / "codings.csv").write_text(
        "id,document,start,end,quote,code,valence,coder,pass\n"
        f"k1,grupo,{whole.index('con los papeles')},{whole.index(' y una comida')},"
        '"con los papeles firmados",inicio,,Ana,1\n',
        "utf-8",
    )
    answer = withdraw(study, "p-7", coder="Ana")
    assert answer["documents"] == ["grupo"]
    assert answer["removed"]["codings"] == 2
    assert answer["removed"]["turns"] == 2
    after = study.data()
    assert "Berta" in {p.label for p in after.participants}
    assert "Rosa" not in {p.label for p in after.participants}
    left = after.texts["grupo"]
    assert "comienzo fue ordenado" in left
    assert "confianza" not in left
    assert all(left[t.start : t.end].strip() for t in after.turns["grupo"])
    assert [t.turn for t in after.turns["grupo"]] == [1, 2, 3, 4]
    (kept,) = [c for c in after.codings if c.document == "grupo"]
    assert left[kept.start : kept.end] == kept.quote == "con los papeles firmados"
    row = (study.where.transcripts / "codings.csv").read_text("utf-8").splitlines()[1]
    start, end = (int(x) for x in row.split(",")[2:4])
    assert left[start:end] == "con los papeles firmados"
    assert (
        leaks(
            study.folder,
            ["rápido con todo el equipo nuevo", "quedó todo a medias y sin"],
        )
        == []
    )
    assert safety.doctor(study.folder)["ok"]
    again = importing.import_files(study, [study.where.transcripts], coder="Ana")
    assert {r["status"] for r in again["documents"]} == {"unchanged"}


def test_it_cannot_be_undone_and_nothing_comes_back(living):
    data = living.data()
    person = person_of(data)
    row = next(c for c in data.codings if c.document == person.document)
    coding.remove(living, [row.id], coder="Ana")
    withdraw(living, person.participant, coder="Ana")
    with pytest.raises(QualcodeError) as caught:
        history.undo(living, 1, coder="Ana")
    assert caught.value.code == "nothing-to-undo"
    (event,) = history.log(living, limit=1)
    assert event["action"] == "withdraw"
    assert person.participant not in str(event)
    assert person.document not in {d.document for d in living.data().documents}
    with pytest.raises(QualcodeError) as caught:
        withdraw(living, person.participant, coder="Ana")
    assert caught.value.code == "participant-unknown"


def test_words_that_others_say_too_are_nobodys():
    words = Words(
        ["cada mes nos juntamos todos en la casa grande del barrio"],
        ["ellos cuentan que cada mes nos juntamos todos en la misma plaza"],
    )
    own = "dijo: nos juntamos todos en la casa grande, y ya"
    assert words.redact(own, "(…)") == "dijo: (…), y ya"
    shared = "cada mes nos juntamos todos en la"
    assert words.redact(shared, "(…)") == shared


def test_a_short_turn_at_the_end_of_a_text_is_known_whole():
    words = Words(["claro que sí", "nunca más lo vi ya"], [])
    assert words.redact("y dijo: claro que sí", "(…)") == "y dijo: (…)"
    assert words.redact("y dijo: claro que no", "(…)") == "y dijo: claro que no"


TABLE = """\
id,quote,actor,role
z-1,"lo que más nos costó fue ponerle fecha a cada compromiso",OCA,director
z-2,"la empresa llegó con las manos llenas y sin preguntar nada",residencia,directora
z-3,"nadie nos contó que la visita iba a durar toda la mañana",residencia,directora
"""


def test_a_row_of_a_quote_table_goes_from_the_kept_table_too(study, tmp_path):
    file = tmp_path / "citas.csv"
    file.write_text(TABLE, "utf-8")
    quote_tables.import_quotes(study, file, coder="Ana")
    kept = study.where.transcripts / "quotes" / "citas.csv"
    assert kept.read_bytes() == file.read_bytes()
    answer = withdraw(study, "z-2-1", coder="Ana")
    assert answer["remains"] == []
    assert leaks(study.folder, ["la empresa llegó con las manos llenas"]) == []
    assert {"z-1", "z-3"} <= {d.document for d in study.data().documents}
    again = importing.import_files(study, [study.where.transcripts], coder="Ana")
    assert {r["status"] for r in again["documents"]} == {"unchanged"}


def test_what_cannot_be_mended_is_told(living):
    data = living.data()
    person = person_of(data)
    said = sayings(data, person)
    living.folder.joinpath("viejo.zip").write_bytes(_zipped("a.docx", said[0]))
    git = living.folder / ".git"
    git.mkdir()
    (git / "index").write_bytes(
        b"DIRC" + f"transcripts/{person.document}.txt\0".encode()
    )
    answer = withdraw(living, person.participant, coder="Ana")
    assert answer["remains"] == ["viejo.zip", ".git"]


def _locked(raw):
    """An archive's bytes, its parts marked as under a password."""
    raw = bytearray(raw)
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def _bruised(raw):
    """The same with a wound where its packed words lie."""
    body = b"hola " * 999
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/custom.xml", body)
    raw = bytearray(packed.getvalue())
    raw[50:60] = bytes(255 - byte for byte in raw[50:60])
    return bytes(raw)


@pytest.mark.parametrize("harm", [_locked, _bruised])
def test_what_cannot_be_opened_is_told_and_hinders_nothing(living, harm):
    person = person_of(living.data())
    raw = harm(_zipped("a.docx", "otra cosa"))
    outputs = living.where.outputs
    outputs.mkdir(exist_ok=True)
    for path in (living.folder / "viejo.zip", living.folder / "notas.docx"):
        path.write_bytes(raw)
    (outputs / "antes.docx").write_bytes(raw)
    would = withdraw(living, person.participant, dry_run=True, coder="Ana")
    assert "outputs/antes.docx" in would["stale_reports"]
    answer = withdraw(living, person.participant, coder="Ana")
    assert answer["remains"] == ["notas.docx", "viejo.zip"]
    assert "outputs/antes.docx" in answer["stale_reports"]


def _zipped(name, text):
    """A Word file in an archive."""
    inner, outer = io.BytesIO(), io.BytesIO()
    halves = text[: len(text) // 2], text[len(text) // 2 :]
    body = "".join(f"<w:r><w:t>{half}</w:t></w:r>" for half in halves)
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("word/document.xml", f"<w:p>{body}</w:p>")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr(name, inner.getvalue())
    return outer.getvalue()


def test_a_log_that_another_process_reads_is_told(living, monkeypatch):
    monkeypatch.setattr("qualcode.store.database.BUSY_SECONDS", 0.2)
    person = person_of(living.data())
    with closing(sqlite3.connect(living.where.database)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM texts").fetchone()
        answer = withdraw(living, person.participant, coder="Ana")
    assert f"{living.where.database.name}-wal" in answer["remains"]


def test_short_sentences_and_coded_passages_are_known_whole():
    words = Words(["Antes no. Así llegamos todos juntos. Y ya."], [], ["no había caso"])
    assert words.redact("dijo: así llegamos todos juntos, ayer", "…") == "dijo: …, ayer"
    assert words.redact("que no había caso alguno", "…") == "que … alguno"
    assert words.redact("antes no, así llegamos", "…") == "antes no, así llegamos"
