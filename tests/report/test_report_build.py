import shutil
import subprocess
import zipfile
from itertools import pairwise

import pytest
from lxml import etree

from qualcode.errors import QualcodeError
from qualcode.i18n import language, use
from qualcode.report import ReportContent, build_report, write_index
from qualcode.report.template import SHIPPED, make_template
from qualcode.report.wording import claim_runs, date_words, listed


@pytest.fixture(autouse=True)
def _spanish():
    use("es")


@pytest.fixture
def report(tmp_path, content):
    def build(**changes):
        path = tmp_path / "report.docx"
        build_report(content(**changes), path, layout=False)
        return path

    return build


def test_the_shipped_template_is_a_fresh_make(tmp_path):
    make_template(tmp_path / "informe.docx")
    with (
        zipfile.ZipFile(SHIPPED) as one,
        zipfile.ZipFile(tmp_path / "informe.docx") as two,
    ):
        assert one.namelist() == two.namelist()
        for name in one.namelist():
            assert one.read(name) == two.read(name), name


def test_report_is_sound(report, check_word):
    document = check_word(report())
    assert document.core_properties.title == (
        "Evaluación de procesos del proyecto Juntos por la Infancia"
    )


def test_report_has_no_tag_left_and_is_the_same_twice(report, words):
    path = report()
    first = path.read_bytes()
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        assert "{{" not in words(path, part)
        assert "{%" not in words(path, part)
    assert "qc-indice" not in words(path)
    assert report().read_bytes() == first


def test_report_prints_everything_verbatim(report, content, words):
    text = words(report()).replace("\u00a0", " ")
    given = content()
    for stage in given.stages[:2]:
        assert stage["name"] in text
        for activity in stage["activities"]:
            for finding in activity.get("findings", ()):
                assert f"{finding['id']}\t" in text
                assert finding["claim"].rstrip(".;") in text
    for quote in given.quotes:
        assert f"“{quote['text']}”" in text
    for item in (*given.conclusions, *given.recommendations):
        assert item["claim"].rstrip(".:") in text
    for row in given.codebook:
        assert row["definition"] in text
    assert "La actividad se menciona en 3 de 7 entrevistas de OCA y 4 de 9" in text
    assert "De 2.310 codificaciones, 1.794 (78%) se hicieron a mano" in text
    assert (
        "Descansa en: hallazgos H1, H2 y H3. Con voces contrarias: hallazgo H4." in text
    )
    assert "Falta: indicar en qué descansa." in text
    assert "4 de marzo de 2024 a 16 de abril de 2024" in text


def test_the_codebook_names_the_codes_it_refers_to(report, content, words):
    first, second, *rest = content().codebook
    told = f"Lo que toca a otro código [{second['code']}], y lo [sic] de otros."
    changed = [{**first, "exclude": told}, second, *rest]
    names = {**content().names, second["code"]: "Nombre legible"}
    text = words(report(codebook=changed, names=names)).replace("\u00a0", " ")
    assert "Lo que toca a otro código [Nombre legible], y lo [sic] de otros." in text


def test_what_has_no_content_is_left_out(report, words):
    text = words(report())
    assert "Actividad sin contenido" not in text
    assert "Etapa sin contenido" not in text
    assert "Buenas prácticas" in text
    assert "Buenas prácticas" not in words(report(practices=()))


def test_report_of_almost_nothing(tmp_path, check_word, words):
    path = tmp_path / "r.docx"
    build_report(ReportContent("Un estudio"), path, layout=False)
    document = check_word(path)
    assert not document.tables
    text = words(path)
    assert "Un estudio" in text
    for word in ("Resultados", "Método", "Anexo", "Conclusiones", "Recomendaciones"):
        assert word not in text


def test_findings_of_no_stage_are_kept_without_the_table(report, words):
    loose = {"id": "H9", "claim": "Un hallazgo suelto.", "quotes": []}
    text = words(report(factors={"findings": [loose]}))
    assert "H9\tUn hallazgo suelto." in text
    assert "Mencionado como" not in text


def test_tables_are_numbered_in_order(report, check_word):
    document = check_word(report())
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert [c.split(":")[0] for c in captions] == [f"Tabla {n}" for n in range(1, 10)]
    assert len(document.tables) == 9


def test_headings_never_skip_a_level_and_are_listed(report, check_word):
    document = check_word(report())
    levels = [
        int(p.style.name[-1])
        for p in document.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    listing = [p.text for p in document.paragraphs if p.style.name.startswith("toc")]
    assert listing[0] == "1.\tMétodo y muestra"
    assert "ii)\tVinculación" in listing
    assert "A.\tAnexo: matriz de etapas y actividades" in listing
    assert "E.\tAnexo: lista COREQ" in listing


def test_quotes_and_figures_are_in_runs_of_their_style(report, check_word):
    document = check_word(report())
    runs = [r for p in document.paragraphs for r in p.runs]
    cited = [r.text for r in runs if r.style.name == "qc Cita"]
    assert (
        "“cuando vinieron a la casa la conversación fue otra, porque vieron el turno de la tarde funcionando y no un papel”"
        in cited
    )
    assert "7\u00a0de\u00a09" in [r.text for r in runs if r.style.name == "qc Cifra"]


def test_braces_in_what_people_said_are_no_tag(report, content, words):
    stages = [
        {
            "name": "E",
            "activities": [{"name": "A", "sentence": "Dijo {{ hola }} y {% eso %}."}],
        }
    ]
    assert "Dijo {{ hola }} y {% eso %}." in words(report(stages=stages))


def test_language_of_the_report_is_its_own(report, words):
    path = report(language="en")
    assert language() == "es"
    text = words(path)
    assert "Method and sample" in text
    assert "Table 1" in text
    with zipfile.ZipFile(path) as archive:
        assert b'w:val="en-US"' in archive.read("word/styles.xml")
        assert b"es-CL" not in archive.read("word/styles.xml")


def restyled(tmp_path, edit, part="word/document.xml"):
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(SHIPPED) as source, zipfile.ZipFile(path, "w") as out:
        for name in source.namelist():
            data = source.read(name)
            out.writestr(name, edit(data.decode()) if name == part else data)
    return path


def test_own_template_with_renamed_style_ids(tmp_path, content, check_word):
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(SHIPPED) as source, zipfile.ZipFile(path, "w") as out:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(("styles.xml", "document.xml")):
                data = data.replace(b'"qcCita"', b'"QcCita1"')
                data = data.replace(b'"Caption"', b'"Caption1"')
            if name.endswith("styles.xml"):
                root = etree.fromstring(data)
                for style in list(root):
                    if style.get(style.nsmap["w"].join("{}") + "styleId") == "qcFalta":
                        root.remove(style)
                data = etree.tostring(root)
            out.writestr(name, data)
    build_report(content(), tmp_path / "r.docx", template=path, layout=False)
    document = check_word(tmp_path / "r.docx")
    names = {s.name for s in document.styles}
    assert "qc Falta" in names
    assert any(r.style.name == "qc Cita" for p in document.paragraphs for r in p.runs)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ titulos.muestra }}", "{{ titulos.mustra }}"),
        ("{{ titulos.muestra }}", "{{ titulos.muestra"),
        ("{{ titulos.muestra }}", "{% titulos.muestra %}"),
        ("{{ titulos.muestra }}", "{{ ''.__class__.mro() }}"),
    ],
)
def test_a_misspelt_tag_is_told(tmp_path, content, old, new):
    own = restyled(tmp_path, lambda text: text.replace(old, new, 1))
    with pytest.raises(QualcodeError) as caught:
        build_report(content(), tmp_path / "r.docx", template=own)
    assert caught.value.code == "template-wrong"
    assert not (tmp_path / "r.docx").exists()


def test_templates_that_are_none(tmp_path, content):
    with pytest.raises(QualcodeError) as caught:
        build_report(content(), tmp_path / "r.docx", template=tmp_path / "no.docx")
    assert (caught.value.code, caught.value.exit_code) == ("template-missing", 2)
    (tmp_path / "bad.docx").write_bytes(b"not a zip")
    with pytest.raises(QualcodeError) as caught:
        build_report(content(), tmp_path / "r.docx", template=tmp_path / "bad.docx")
    assert (caught.value.code, caught.value.exit_code) == ("template-unreadable", 3)


@pytest.mark.parametrize(
    ("claim", "n", "end"),
    [
        ("Se afirma algo.", 0, "Se afirma algo."),
        ("Se afirma algo.", 1, "Se afirma algo; “a” (x)."),
        ("Se afirma:", 1, "Se afirma: “a” (x)."),
        ("Se afirma algo", 3, "Se afirma algo; “a” (x); “b” (y)."),
    ],
)
def test_quotes_run_in_at_the_end(claim, n, end):
    quotes = [
        {"text": "a", "attribution": "(x)"},
        {"text": "b", "attribution": "y"},
        {"text": "c", "attribution": "z"},
    ][:n]
    xml = f'<x xmlns:w="w">{claim_runs(claim, quotes, "“”")}</x>'
    assert "".join(etree.fromstring(xml).itertext()) == end


def test_dates_and_lists():
    assert date_words("2024-03-04T10:00:00Z") == "4 de marzo de 2024"
    assert date_words("otoño de 2024") == "otoño de 2024"
    assert listed(["OCA", "residencia", "infancia"]) == "OCA, residencia e infancia"
    assert listed(["a"]) == "a"


def test_index_links_files(tmp_path):
    path = tmp_path / "index.html"
    entries = [
        {"file": "report.docx", "line": "El informe <en Word>.", "section": "Informe"},
        {
            "file": "sub/a b.csv",
            "line": "Datos.",
            "label": "Los datos",
            "section": "Datos",
        },
    ]
    write_index(
        entries, path, title="Estudio", figures=[("4", "entrevistas")], note="Nota."
    )
    html = path.read_text("utf-8")
    assert '<a href="report.docx">report.docx</a>' in html
    assert '<a href="sub/a%20b.csv">Los datos</a>' in html
    assert "El informe &lt;en Word&gt;." in html
    assert "<dd>4</dd>" in html
    assert html.count("<h2>") == 2
    assert "http" not in html


def test_page_numbers_are_filled_where_they_are_known(
    tmp_path, content, check_word, monkeypatch
):
    from qualcode.report import build, contents

    def lay_out(probe):
        document = check_word(probe)
        assert document.paragraphs
        return contents._read_pages(probe)

    monkeypatch.setattr(build, "page_numbers", lay_out)
    build_report(content(), tmp_path / "r.docx")
    document = check_word(tmp_path / "r.docx")
    listing = [p.text for p in document.paragraphs if p.style.name.startswith("toc")]
    assert listing[0] == "1.\tMétodo y muestra\t0"


def test_without_libreoffice_the_contents_have_no_pages(
    tmp_path, content, check_word, monkeypatch
):
    from qualcode.report import contents

    monkeypatch.setattr(contents.shutil, "which", lambda _: None)
    build_report(content(), tmp_path / "r.docx")
    document = check_word(tmp_path / "r.docx")
    listing = [p.text for p in document.paragraphs if p.style.name.startswith("toc")]
    assert listing[0] == "1.\tMétodo y muestra"


def test_a_libreoffice_that_fails_or_hangs_does_no_harm(tmp_path, content, monkeypatch):
    import sys

    from qualcode.report import contents

    monkeypatch.setattr(contents, "PATIENCE", 0.3)
    assert not contents._run([sys.executable, "-c", "raise SystemExit(1)"])
    assert not contents._run([sys.executable, "-c", "import time; time.sleep(60)"])
    assert not contents._run([str(tmp_path / "nothing")])
    assert contents._read_pages(tmp_path / "nothing.docx") == {}


@pytest.mark.libreoffice
def test_libreoffice_gives_the_page_numbers(tmp_path, content, check_word):
    build_report(content(), tmp_path / "r.docx")
    document = check_word(tmp_path / "r.docx")
    listing = [p.text for p in document.paragraphs if p.style.name.startswith("toc")]
    pages = [int(line.rsplit("\t", 1)[1]) for line in listing]
    assert pages[0] == 3
    assert pages == sorted(pages)
    assert len(set(pages)) > 4


@pytest.mark.libreoffice
def test_libreoffice_lays_the_report_out(tmp_path, report):
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    profile = (tmp_path / "profile").as_uri()
    where = f"-env:UserInstallation={profile}"
    command = [office, "--headless", where, "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(report())],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = (tmp_path / "report.pdf").read_bytes()
    assert pdf.count(b"/Type/Page") - pdf.count(b"/Type/Pages") > 3


def test_method_tells_what_is_known_before_what_is_asked_for(report, words):
    text = words(report(method=["Falta: decir algo.", "Se sabe algo."]))
    assert text.index("Se sabe algo.") < text.index("La unidad de recuento")
    assert text.index("La unidad de recuento") < text.index("Falta: decir algo.")


def test_illegal_characters_in_titles_do_no_harm(report, check_word, words):
    path = report(title="Un\x00 título\x07\nen dos & <líneas>", team="A\x0bB")
    check_word(path)
    assert "Un título en dos & <líneas>" in words(path)


def test_a_long_title_is_cut_in_the_head_only(report, words):
    title = "Evaluación de procesos y resultados " * 5
    path = report(title=title.strip())
    assert title.strip() in words(path)
    head = words(path, "word/header1.xml")
    assert "…\tInforme final del componente cualitativo" in head


def test_shares_of_suggestions_are_of_what_they_name(report, words):
    used = {"accepted": 1, "rejected": 2, "undecided": 1, "hand": 3, "born": 1}
    text = words(report(suggestions=used)).replace("\u00a0", " ")
    assert "De 4 codificaciones, 3 (75%) se hicieron a mano y 1 (25%)" in text
    assert "Rechazada\n2\n50%" in text


def test_what_is_lacking_is_listed_in_the_reports_order(content):
    from qualcode.report.lacking import lacking

    rows = lacking(content())
    chapters = [row["chapter"] for row in rows]
    assert chapters == [
        "method", "process", "practices", "recommendations", "annex-coreq",
    ]  # fmt: skip
    assert rows[0]["what"] == "Indicar cómo se convocó a los participantes."
    assert rows[1]["ids"] == ["Incorporación de residencias al proyecto"]
    assert rows[2]["n"] == 2
    assert rows[3]["ids"] == ["R2"]
    assert rows[4]["n"] == 29
    assert all(row["chapter_name"] for row in rows)
    empty = lacking(ReportContent("Un estudio"))
    assert [row["chapter"] for row in empty] == [
        "process", "conclusions", "recommendations",
    ]  # fmt: skip


def test_a_finding_says_who_with_the_voice_against_and_what_fell(report, words):
    item = {
        "id": "H1",
        "claim": "Se afirma algo",
        "quotes": [{"id": "a", "text": "lo vi", "attribution": "(x)"}],
        "voices": [
            {"actor": "OCA", "voiced": 1, "asked": 1},
            {"actor": "empresa", "voiced": 2, "asked": 9},
        ],
        "against": [{"id": "b", "text": "no lo vi", "attribution": "(y)"}],
        "status": "fallen",
    }
    stages = [{"name": "E", "activities": [{"name": "A", "findings": [item]}]}]
    text = words(report(stages=stages)).replace("\u00a0", " ")
    assert (
        "H1\tSe afirma algo. Así se recoge en 1 de 1 entrevista de OCA y 2 de 9 "
        "entrevistas de empresa; “lo vi” (x). En contraparte, “no lo vi” (y). "
        "Falta: evidencia vigente que sostenga esta afirmación."
    ) in text


def test_the_report_binds_every_figure_quote_and_table(tmp_path, content, check_word):
    from qualcode.report.paper import read_paper

    anchors = build_report(content(), tmp_path / "r.docx", layout=False, build="b1")
    document = check_word(tmp_path / "r.docx")
    paper = read_paper(tmp_path / "r.docx")
    names = [m.name for m in paper.marks if m.name.startswith("qc_")]
    assert sorted(names) == sorted(a.name for a in anchors)
    tables = [a for a in anchors if a.kind == "table"]
    assert len(tables) == len(document.tables)
    for anchor in anchors:
        mark = next(m for m in paper.marks if m.name == anchor.name)
        assert paper.text[mark.start : mark.end] == anchor.text
        place = paper.paragraph_at(mark.start)
        assert place.end >= mark.end  # never across cells
    said = paper.properties
    assert said["qc_build"] == "b1"
    assert all(len(said[a.name]) <= 255 for a in anchors)


def test_a_discarded_practice_is_told_but_not_among_the_good_ones(
    tmp_path, content, words
):
    kept, gone = make_pair(content)
    build_report(content(practices=[kept, gone]), tmp_path / "i.docx", layout=False)
    text = words(tmp_path / "i.docx")
    assert f"{kept['title']}:" in text
    assert f"{gone['title']}:" not in text
    assert f"También se examinó «{gone['title']}», que se descartó." in text
    assert f"{gone['title']} (descartada)" in text


def make_pair(content):
    kept, gone = (dict(p) for p in content().practices)
    return kept, {**gone, "accepted": False}
