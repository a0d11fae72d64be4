"""`privacy withdraw`: after it no byte of a participant's words is left."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.services import coding, history, importing, reporting, safety, suggesting
from qualcode.services.auditing import check
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
    """Stretches of 40 characters of what a person said, as they would be copied."""
    text = data.texts[person.document]
    for turn in data.turns[person.document]:
        if turn.kind == "interviewer":
            continue
        said = text[turn.start : turn.end]
        yield from (said[i : i + 40] for i in range(0, len(said) - 40, 40))


def everything(folder: Path, *skipped: Path):
    """(file, bytes) of every file, zipped ones also part by part."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path in skipped:
            continue
        yield path, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    raw = archive.read(name).decode("utf-8", "replace")
                    yield path, re.sub(r"<[^>]+>", "", raw).encode()


def leaks(folder, said, *skipped):
    wanted = [text.encode() for text in said]
    return sorted(
        {
            (path.relative_to(folder).as_posix(), text.decode())
            for path, raw in everything(folder, *skipped)
            for text in wanted
            if text in raw
        }
    )


def test_no_byte_of_their_words_is_left(living, informe):
    data = living.data()
    person = person_of(data)
    said = list(sayings(data, person))
    assert len(said) > 30
    # words that people and the program copied elsewhere
    text = data.texts[person.document]
    turn = max(data.turns[person.document], key=lambda x: x.end - x.start)
    quote = " ".join(text[turn.start : turn.end].split()[:14])
    book = next(living.where.codebooks.glob("*.yaml"))
    book.write_text(book.read_text("utf-8") + f"# ejemplo: {quote}\n", "utf-8")
    with open_study(living.folder) as again:
        again.codebook()
        others = [d.document for d in data.documents if d.document != person.document]
        suggesting.suggest_documents(again, others[:1], "Ana")
        safety.backup(again)
        safety.backup(again, living.folder / "copia.db")
    before = leaks(living.folder, said)
    assert len(before) > 100
    would = withdraw(living, person.participant, dry_run=True, coder="Ana")
    assert leaks(living.folder, said) == before
    answer = withdraw(living, person.participant, coder="Ana")
    assert answer["removed"] == would["removed"]
    assert answer["findings_fallen"] == would["findings_fallen"]
    assert min(answer["removed"][k] for k in ("files", "turns", "codings")) > 0
    assert answer["removed"]["backups"] == 2
    assert answer["stale_reports"] == ["outputs/informe.docx"]
    assert leaks(living.folder, said, informe) == []
    with open_study(living.folder) as again:
        fresh = again.where.outputs / "nuevo.docx"
        reporting.build(again, fresh, layout=False, coder="Ana")
        problems = check(again, fresh)["problems"]
        told = {p["code"] for p in problems if p["severity"] == "error"}
        assert told <= {"unsupported-claim"}
        refresh(again, informe, coder="Ana")
        assert safety.doctor(living.folder)["ok"]
    assert leaks(living.folder, said) == []
    assert "(cita retirada)" in book.read_text("utf-8")


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
