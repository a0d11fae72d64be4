"""`report check`: what moved is told, and nothing else."""

from __future__ import annotations

import copy
import zipfile
from collections import Counter

import pytest

from qualcode.errors import QualcodeError
from qualcode.services import coding, reporting
from qualcode.services.auditing import check, compare, open_report


def codes(answer, severity=None):
    return Counter(
        p["code"]
        for p in answer["problems"]
        if severity is None or p["severity"] == severity
    )


def about_bindings(answer):
    """The problems but for remarks on how the tables' percentages were rounded."""
    return [p for p in answer["problems"] if p["code"] != "rounding"]


def wrong(answer):
    return {p["binding"] for p in answer["problems"] if p["severity"] == "error"}


def test_a_fresh_build_agrees_with_its_study(living, informe):
    answer = check(living, informe)
    assert about_bindings(answer) == []
    opened = open_report(living, informe)
    done = answer["checked"]
    assert done["figures"] + done["quotes"] + done["tables"] == len(opened.anchors)
    assert min(done["figures"], done["quotes"], done["tables"]) > 5
    assert answer["found"] == {"bookmark": len(opened.anchors)}


def test_names_are_of_the_query_and_the_same_at_every_build(living, informe):
    first = {a.name: a.query for a in open_report(living, informe).anchors}
    row = next(iter(living.data().codings))
    coding.remove(living, [row.id], coder="Ana")
    reporting.build(living, informe, layout=False, coder="Ana")
    second = {a.name: a.query for a in open_report(living, informe).anchors}
    shared = first.keys() & second.keys()
    assert len(shared) > 0.8 * len(first)
    assert all(first[name] == second[name] for name in shared)
    assert all(len(name) <= 40 for name in first)
    assert len({name.lower() for name in first}) == len(first)


def tampered(text, n):
    """Ways in which a quote stops being what was said."""
    words = text.split()
    middle = len(words) // 2
    return [
        " ".join([*words[:middle], "casi", *words[middle:]]),
        " ".join([*words[:middle], *words[middle + 1 :]]),
        " ".join([*words[:middle], "nunca", *words[middle + 1 :]]),
        " ".join(words[1:]),
        " ".join([*words, "y", "fue", "muy", "bueno"]),
    ][n % 5]


def test_ten_tampered_quotes_of_fifty_and_no_other(living, informe, word_tools):
    names = word_tools.quote_names(living, informe)[:50]
    assert len(names) == 50
    chosen = set(word_tools.random.sample(names, 10))

    def edit(root):
        texts = word_tools.bound_runs(root)
        for n, name in enumerate(sorted(chosen)):
            (only,) = texts[name]
            only.text = tampered(only.text, n)

    word_tools.edit_tree(informe, edit)
    answer = check(living, informe)
    assert wrong(answer) == chosen
    assert codes(answer, "error") == {"altered-quote": 10}
    assert {p["state"] for p in answer["problems"] if p["severity"] == "error"} == {
        "edited"
    }


@pytest.mark.parametrize(
    "edit",
    [
        lambda words: words[: len(words) // 2],
        lambda words: [*words[:2], "(…)", *words[5:]],
        lambda words: [*words[:3], "(los voluntarios)", *words[3:]],
        lambda words: [words[0][0].lower() + words[0][1:], *words[1:]],
        lambda words: ["\u00a0".join(words)],
    ],
    ids=["ends earlier", "cut", "insertion", "initial", "no-break spaces"],
)
def test_declared_edits_are_no_alteration(living, informe, word_tools, edit):
    names = word_tools.quote_names(living, informe)

    def change(root):
        for name in names:
            (only,) = word_tools.bound_runs(root)[name]
            only.text = " ".join(edit(only.text.split()))

    word_tools.edit_tree(informe, change)
    assert codes(check(living, informe), "error") == {}


def test_figures_stale_edited_and_both_are_told_apart(living, informe, word_tools):
    opened = open_report(living, informe)
    figure = next(
        a for a in opened.anchors if a.query.get("of") == "codings" and a.text.isdigit()
    )

    def edit(root):
        (only,) = word_tools.bound_runs(root)[figure.name]
        only.text = "7777"

    row = next(iter(living.data().codings))
    coding.remove(living, [row.id], coder="Ana")
    stale = {
        p["binding"]: p
        for p in check(living, informe)["problems"]
        if p["code"] == "stale-figure"
    }
    assert stale[figure.name]["state"] == "stale"
    assert stale[figure.name]["printed"] == figure.text
    assert int(stale[figure.name]["expected"]) == int(figure.text) - 1
    word_tools.edit_tree(informe, edit)
    both = next(
        p for p in check(living, informe)["problems"] if p["binding"] == figure.name
    )
    assert both["state"] == "both"
    assert figure.text in both["message"]
    coding.add(
        living, row.document, row.start, row.end, row.code, valence=row.valence,
        coder=row.coder,
    )  # fmt: skip
    edited = next(
        p for p in check(living, informe)["problems"] if p["binding"] == figure.name
    )
    assert edited["state"] == "edited"


def test_half_overtyped_figures_are_read_whole(living, informe, word_tools):
    opened = open_report(living, informe)
    figure = next(a for a in opened.anchors if a.query.get("figure") == "asked")
    ns = word_tools.W

    def edit(root):
        start = next(
            s
            for s in root.iter(f"{ns}bookmarkStart")
            if s.get(f"{ns}name") == figure.name
        )
        run = copy.deepcopy(start.getnext())
        run.find(f"{ns}t").text = "1"
        start.addprevious(run)

    word_tools.edit_tree(informe, edit)
    (found,) = [
        p for p in check(living, informe)["problems"] if p["severity"] == "error"
    ]
    assert found["binding"] == figure.name
    assert found["printed"].replace("\u00a0", " ") == "1" + figure.text.replace(
        "\u00a0", " "
    )


def test_a_retracted_coding_leaves_its_quote_missing(living, informe):
    opened = open_report(living, informe)
    quote = next(a for a in opened.anchors if a.kind == "quote")
    coding.remove(living, [quote.query["quote"]], coder="Ana")
    missing = [
        p for p in check(living, informe)["problems"] if p["code"] == "missing-quote"
    ]
    names = {a.name for a in opened.anchors if a.query == quote.query}
    assert {p["binding"] for p in missing} == names


def test_a_finding_whose_evidence_fell_is_told(living, informe):
    finding = next(f for f in living.data().findings if f.evidence)
    coding.remove(living, list(finding.evidence), coder="Ana")
    found = [
        p
        for p in check(living, informe)["problems"]
        if p["code"] == "unsupported-claim"
    ]
    assert [finding.id in p["message"] for p in found].count(True) == 1
    assert found[0]["where"]["paragraph"]


def test_names_in_attributions_and_text(living, informe, word_tools):
    register = living.where.transcripts / "participants.csv"
    text = register.read_text("utf-8").replace(
        ",Director,", ",Director Anselmo Quirquincho,", 1
    )
    register.write_text(text, "utf-8")
    assert codes(check(living, informe), "error") == {}

    def edit(data):
        text = data.decode()
        text = text.replace(
            "(entrevista director OCA)", "(entrevista director Anselmo)", 1
        )
        at = text.index("La unidad de recuento")
        return (text[:at] + "Anselmo Quirquincho dijo. " + text[at:]).encode()

    word_tools.rewrite(informe, edit)
    found = [p for p in check(living, informe)["problems"] if p["code"] == "naming"]
    assert sorted(p["printed"] for p in found) == [
        "Anselmo Quirquincho",
        "entrevista director Anselmo",
    ]


def test_unbound_quotes_of_any_word_file(living, tmp_path):
    import docx

    rows = [r for r in _quotes(living) if len(r["text"].split()) > 8][:8]
    document = docx.Document()
    for n, row in enumerate(rows):
        text = " ".join(row["text"].split())
        text = tampered(text, 2) if n == 3 else text
        document.add_paragraph(f"Se dice; “{text}” {row['attribution']}.")
    document.add_paragraph(
        "Se dice; “esto no lo ha dicho nadie en parte alguna del estudio” "
        f"{rows[0]['attribution']}."
    )
    document.add_paragraph(
        "La palabra “alianza estratégica de largo plazo” (Autor, 2019)."
    )
    document.save(tmp_path / "otro.docx")
    answer = check(living, tmp_path / "otro.docx")
    assert codes(answer, "error") == {"altered-quote": 1, "missing-quote": 1}
    assert answer["checked"]["quotes"] == 9
    assert answer["checked"]["figures"] == 0


def _quotes(study):
    from qualcode.analysis import quotes

    return quotes(study.data())


def test_bookmarks_all_gone_are_found_by_context(living, informe, word_tools):
    opened = open_report(living, informe)
    ns = word_tools.W

    def edit(root):
        for mark in list(root.iter(f"{ns}bookmarkStart", f"{ns}bookmarkEnd")):
            if (mark.get(f"{ns}name") or "qc_").startswith("qc_"):
                mark.getparent().remove(mark)

    word_tools.edit_tree(informe, edit)
    answer = check(living, informe)
    assert answer["found"].get("context", 0) >= 0.95 * len(opened.anchors)
    assert codes(answer, "error") == {}
    again = {f.anchor.name: f.span for f in open_report(living, informe).inquiry.found}
    before = {f.anchor.name: f.span for f in opened.inquiry.found}
    same = sum(again[name] == span for name, span in before.items())
    assert same >= 0.95 * len(before)


def test_copies_are_checked_and_told(living, informe, word_tools):
    ns = word_tools.W
    quote = next(
        a
        for a in open_report(living, informe).anchors
        if a.kind == "quote" and len(a.text) > 30
    )

    def paste(root):
        start = next(
            s
            for s in root.iter(f"{ns}bookmarkStart")
            if s.get(f"{ns}name") == quote.name
        )
        paragraph = start.getparent()
        bare = copy.deepcopy(paragraph)
        for mark in bare.findall(f"{ns}bookmarkStart") + bare.findall(
            f"{ns}bookmarkEnd"
        ):
            bare.remove(mark)
        named = copy.deepcopy(paragraph)
        for n, mark in enumerate(named.findall(f"{ns}bookmarkStart")):
            mark.set(f"{ns}name", mark.get(f"{ns}name") + "_Copy_1")
            mark.set(f"{ns}id", str(70000 + n))
        for n, mark in enumerate(named.findall(f"{ns}bookmarkEnd")):
            mark.set(f"{ns}id", str(70000 + n))
        paragraph.addnext(bare)
        paragraph.addnext(named)

    before = check(living, informe)["checked"]
    word_tools.edit_tree(informe, paste)
    answer = check(living, informe)
    bound = ("figures", "quotes", "tables")
    assert all(answer["checked"][k] == before[k] for k in bound)
    assert codes(answer, "error") == {}
    told = [p for p in answer["problems"] if p["code"] == "copied-binding"]
    assert f"{quote.name}_Copy_1" in {p["binding"] for p in told}
    assert None in {p["binding"] for p in told}


def test_a_copy_without_its_original_is_the_original(living, informe, word_tools):
    name = open_report(living, informe).anchors[5].name
    word_tools.rewrite(
        informe,
        lambda d: d.replace(f'"{name}"'.encode(), f'"{name}_Copy_1"'.encode()),
    )
    answer = check(living, informe)
    assert about_bindings(answer) == []
    assert answer["found"]["copy"] == 1


def test_two_versions_against_their_build(living, informe, word_tools, tmp_path):
    names = word_tools.quote_names(living, informe)
    one, two = tmp_path / "a.docx", tmp_path / "b.docx"
    for path, own in ((one, names[:2]), (two, names[1:3])):
        path.write_bytes(informe.read_bytes())

        def edit(root, own=own, path=path):
            for name in own:
                (only,) = word_tools.bound_runs(root)[name]
                only.text = f"otra cosa dicha en {path.stem} por alguien más"

        word_tools.edit_tree(path, edit)
    answer = compare(living, one, two)
    by = {c["binding"]: c["changed_by"] for c in answer["changes"]}
    assert by == {names[0]: "first", names[1]: "both-differ", names[2]: "second"}
    assert {p["file"] for p in answer["problems"]} == {str(one), str(two)}
    reporting.build(living, tmp_path / "c.docx", layout=False, coder="Ana")
    with pytest.raises(QualcodeError) as caught:
        compare(living, one, tmp_path / "c.docx")
    assert caught.value.code == "reports-unrelated"


def test_comments_stand_on_their_spot_and_the_file_stays(
    living, informe, word_tools, tmp_path
):
    import docx

    names = word_tools.quote_names(living, informe)[:3]

    def edit(root):
        for name in names:
            (only,) = word_tools.bound_runs(root)[name]
            only.text = tampered(only.text, 2)

    word_tools.edit_tree(informe, edit)
    raw = informe.read_bytes()
    answer = check(living, informe, comments=tmp_path / "con.docx")
    assert informe.read_bytes() == raw
    document = docx.Document(tmp_path / "con.docx")
    told = [c.text for c in document.comments]
    assert len(told) == len(answer["problems"])
    assert len(about_bindings(answer)) == 3
    assert all(p["message"] in "\n".join(told) for p in answer["problems"])
    again = check(living, tmp_path / "con.docx")
    assert again["checked"] == answer["checked"]
    assert len(about_bindings(again)) == 3


def test_a_tracked_change_that_would_turn_the_verdict_is_told(
    living, informe, word_tools
):
    ns = word_tools.W
    name = word_tools.quote_names(living, informe)[0]

    def edit(root):
        start = next(
            s for s in root.iter(f"{ns}bookmarkStart") if s.get(f"{ns}name") == name
        )
        run = start.getnext()
        struck = run.makeelement(f"{ns}del", {f"{ns}id": "9001", f"{ns}author": "x"})
        run.addprevious(struck)
        struck.append(run)
        for t in run.iter(f"{ns}t"):
            t.tag = f"{ns}delText"
        put = copy.deepcopy(run)
        for t in put.iter(f"{ns}delText"):
            t.tag = f"{ns}t"
            t.text = tampered(t.text, 2)
        inserted = run.makeelement(f"{ns}ins", {f"{ns}id": "9002", f"{ns}author": "x"})
        inserted.append(put)
        struck.addnext(inserted)

    word_tools.edit_tree(informe, edit)
    answer = check(living, informe)
    told = sorted(p["code"] for p in about_bindings(answer))
    assert told == ["altered-quote", "tracked-change"]


@pytest.mark.parametrize("name", ["no.docx", "x.pdf"])
def test_what_cannot_be_checked_is_told(living, tmp_path, name):
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    with pytest.raises(QualcodeError) as caught:
        check(living, tmp_path / name)
    assert caught.value.exit_code == 3


def test_hostile_word_files_are_refused(living, tmp_path):
    import zipfile

    path = tmp_path / "h.docx"
    path.write_bytes(b"PK no zip")
    with pytest.raises(QualcodeError):
        check(living, path)
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(QualcodeError) as caught:
        check(living, path)
    assert caught.value.code == "report-unreadable"


def test_without_a_study_only_tables_are_read(tmp_path, informe):
    answer = check(None, informe)
    assert answer["checked"]["figures"] == 0
    assert answer["study"] is None


@pytest.mark.parametrize("suffix", [".docm", ".dotx"])
def test_macro_files_and_templates_are_read_and_their_macros_stay(
    living, informe, word_tools, suffix, tmp_path
):
    from qualcode.services.refreshing import refresh

    path = tmp_path / f"informe{suffix}"
    raw = informe.read_bytes()
    path.write_bytes(raw)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\x00macro\xff")
    assert about_bindings(check(living, path)) == []
    row = next(iter(living.data().codings))
    coding.remove(living, [row.id], coder="Ana")
    assert refresh(living, path, coder="Ana")["updated"]
    with zipfile.ZipFile(path) as archive:
        assert archive.read("word/vbaProject.bin") == b"\x00macro\xff"


def test_text_in_content_controls_and_text_boxes_is_read(living, informe, word_tools):
    name = word_tools.quote_names(living, informe)[0]
    ns = word_tools.W

    def wrap(root):
        start = next(
            s for s in root.iter(f"{ns}bookmarkStart") if s.get(f"{ns}name") == name
        )
        run = start.getnext()
        control = run.makeelement(f"{ns}sdt", {})
        inside = control.makeelement(f"{ns}sdtContent", {})
        control.append(inside)
        run.addprevious(control)
        inside.append(run)
        (text,) = run.iter(f"{ns}t")
        text.text = tampered(text.text, 2)

    word_tools.edit_tree(informe, wrap)
    assert wrong(check(living, informe)) == {name}
