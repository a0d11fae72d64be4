"""`report relink` and `report dossier`."""

from __future__ import annotations

import re

import pytest

from qualcode.errors import QualcodeError
from qualcode.services.auditing import check, open_report
from qualcode.services.dossiers import dossier
from qualcode.services.relinking import relink


def errors(study, path):
    return [p for p in check(study, path)["problems"] if p["severity"] == "error"]


@pytest.fixture
def stripped(living, informe, word_tools):
    """The report without a single bookmark of ours, as other editors leave it."""
    ns = word_tools.W

    def edit(root):
        for mark in list(root.iter(f"{ns}bookmarkStart", f"{ns}bookmarkEnd")):
            if (mark.get(f"{ns}name") or "qc_").startswith("qc_"):
                mark.getparent().remove(mark)

    word_tools.edit_tree(informe, edit)
    return informe


def test_the_candidates_are_offered_and_nothing_written(living, stripped):
    raw = stripped.read_bytes()
    answer = relink(living, stripped)
    assert answer["written"] is None
    assert stripped.read_bytes() == raw
    anchors = open_report(living, stripped).anchors
    assert len(answer["dead"]) >= 0.95 * len(anchors)
    first = answer["dead"][0]
    assert set(first) == {"binding", "kind", "written", "options"}
    assert set(first["options"][0]) == {"n", "text", "where", "score"}


def test_the_best_are_joined_and_found_by_their_bookmark(
    living, informe, stripped, word_tools
):
    text = word_tools.paper(stripped).text
    answer = relink(living, stripped, best=True)
    assert answer["left"] == []
    paper = word_tools.paper(stripped)
    assert paper.text == text
    after = check(living, stripped)
    assert after["found"]["bookmark"] >= 0.95 * sum(after["found"].values())
    assert errors(living, stripped) == []
    names = [m.name for m in paper.marks if m.name.startswith("qc_")]
    assert len(names) == len(set(names)) == len(answer["joined"])


def test_bookmarks_inside_a_run_cut_it_and_keep_its_format(living, informe, word_tools):
    ns = word_tools.W
    name = word_tools.quote_names(living, informe)[0]

    def merge(root):
        """One run of a quote, its marks and what follows, as an editor would."""
        start = next(
            s for s in root.iter(f"{ns}bookmarkStart") if s.get(f"{ns}name") == name
        )
        before, run = start.getprevious(), start.getnext()
        end, after = run.getnext(), run.getnext().getnext()
        text = "".join(r.find(f"{ns}t").text for r in (before, run, after))
        before.find(f"{ns}t").text = text
        for gone in (start, run, end, after):
            gone.getparent().remove(gone)

    word_tools.edit_tree(informe, merge)
    (dead,) = relink(living, informe)["dead"]
    assert dead["binding"] == name
    answer = relink(living, informe, choose={name: 1})
    assert answer["joined"] == [name]
    opened = open_report(living, informe)
    own = next(f for f in opened.inquiry.found if f.anchor.name == name)
    assert own.by == "bookmark"
    assert opened.paper.text[slice(*own.span)] == own.anchor.text
    assert word_tools.document(informe).count(b'w:rStyle w:val="qcCita"') > 3
    assert errors(living, informe) == []


def test_a_kept_edit_stays_listed_and_is_no_error(living, informe, word_tools):
    figure = next(
        a
        for a in open_report(living, informe).anchors
        if a.query.get("figure") == "asked"
    )

    def edit(root):
        (only,) = word_tools.bound_runs(root)[figure.name]
        only.text = "99 de 100"

    word_tools.edit_tree(informe, edit)
    assert len(errors(living, informe)) == 1
    assert relink(living, informe, keep=[figure.name])["kept"] == [figure.name]
    (told,) = [p for p in check(living, informe)["problems"] if p["binding"]]
    assert (told["severity"], told["binding"]) == ("info", figure.name)
    assert "99 de 100" in told["message"]
    with pytest.raises(QualcodeError) as caught:
        relink(living, informe, choose={figure.name: 1})
    assert caught.value.code == "relink-unknown"


@pytest.fixture
def named(living):
    """The study with names in its registers and in what people say."""
    register = living.where.transcripts / "participants.csv"
    text = register.read_text("utf-8")
    rows = text.splitlines()
    names = ["Anselmo Quirquincho", "Berta Lientur", "Casimira Ñanco"]
    at = [n for n, row in enumerate(rows) if ",participant," in row][:3]
    for n, name in zip(at, names, strict=True):
        cells = rows[n].split(",")
        cells[0] = name
        rows[n] = ",".join(cells)
    register.write_text("\n".join(rows) + "\n", "utf-8")
    cases = living.where.transcripts / "cases.csv"
    text = cases.read_text("utf-8").splitlines()
    cells = text[1].split(",")
    cells[1] = "Hogar Piuquén del Sur"
    text[1] = ",".join(cells)
    cases.write_text("\n".join(text) + "\n", "utf-8")
    return [*names, "Hogar Piuquén del Sur"]


def test_every_binding_opens_its_context_and_nobody_is_named(
    living, informe, named, tmp_path
):
    answer = dossier(living, informe, tmp_path / "d.html")
    opened = open_report(living, informe)
    page = (tmp_path / "d.html").read_text("utf-8")
    ids = re.findall(r'<article id="([^"]+)"', page)
    assert sorted(ids) == sorted(a.name for a in opened.anchors)
    assert answer["entries"] == len(ids)
    assert not re.search(r'(?:src|href)="(?!#)|url\(|https?://', page)
    data = living.data()
    words = {w for name in named for w in name.split() if len(w) > 3}
    words |= {d.document for d in data.documents} | set(data.coders)
    words |= {c.case for c in data.cases}
    assert [w for w in words if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", page)] == []
    for anchor in opened.anchors:
        if anchor.kind != "quote":
            continue
        own = page[page.index(f'<article id="{anchor.name}"') :]
        own = own[: own.index("</article>")]
        assert own.count("<mark>") >= 1
        assert own.count('class="tag"') >= 2


def test_names_in_what_people_say_become_roles(living, informe, named):
    from dataclasses import replace

    from qualcode.services.pseudonyms import Pseudonyms

    data = living.data()
    names = Pseudonyms(data)
    said = "Me llamó Berta y después Quirquincho, los del Hogar Piuquén del Sur."
    told = names.text(said)
    assert "Berta" not in told
    assert "Quirquincho" not in told
    assert "Piuquén" not in told
    assert told.startswith("Me llamó [")
    bare = Pseudonyms(replace(data, participants=(), cases=(), documents=(), coders=()))
    assert bare.text(said) == said


def test_a_withdrawn_quote_says_nothing_in_the_dossier(living, informe, tmp_path):
    from qualcode.services.withdrawing import withdraw

    data = living.data()
    quote = next(a for a in open_report(living, informe).anchors if a.kind == "quote")
    coding = next(c for c in data.codings if c.id == quote.query["quote"])
    person = next(
        p for p in data.participants
        if p.document == coding.document and p.kind == "participant"
    )  # fmt: skip
    withdraw(living, person.participant, coder="Ana")
    dossier(living, informe, tmp_path / "d.html")
    page = (tmp_path / "d.html").read_text("utf-8")
    assert quote.text not in page
    assert quote.name in page
    assert "(cita retirada)" in page


def test_the_dossier_speaks_in_words_and_actors_are_no_names(living, informe, tmp_path):
    register = living.where.transcripts / "participants.csv"
    text = register.read_text("utf-8").replace(",Director,", ",Director OCA,", 1)
    register.write_text(text, "utf-8")
    dossier(living, informe, tmp_path / "d.html")
    page = re.sub(r"<[^>]+>", " ", (tmp_path / "d.html").read_text("utf-8"))
    assert "Muestra: OCA, codificaciones" in page
    assert "Base del estudio: entrevistas" in page
    for key in ("documents", "participants", "codebook_version", "[nombre], "):
        assert key not in page
