"""The example's own report, whole: what only its size can show."""

from __future__ import annotations

from qualcode.services.auditing import check, open_report


def test_the_examples_report_is_true_and_found_again_without_bookmarks(
    whole, word_tools
):
    path = whole.where.outputs / "informe.docx"
    opened = open_report(whole, path)
    before = {f.anchor.name: f.span for f in opened.inquiry.found}
    assert len(before) > 500
    ns = word_tools.W

    def edit(root):
        for mark in list(root.iter(f"{ns}bookmarkStart", f"{ns}bookmarkEnd")):
            if (mark.get(f"{ns}name") or "qc_").startswith("qc_"):
                mark.getparent().remove(mark)

    word_tools.edit_tree(path, edit)
    answer = check(whole, path)
    assert [p for p in answer["problems"] if p["severity"] == "error"] == []
    done = answer["checked"]
    assert done["figures"] + done["quotes"] + done["tables"] == len(before)
    assert answer["found"] == {"context": len(before)}
    after = {f.anchor.name: f.span for f in open_report(whole, path).inquiry.found}
    same = sum(after[name] == span for name, span in before.items())
    assert same >= 0.99 * len(before)
