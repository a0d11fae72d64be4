"""What a page's one script and one style sheet are made of."""

from __future__ import annotations

import re

import pytest

from qualcode.web import assets

MODULES = sorted(path.name for path in assets.STATIC.glob("*.js"))


@pytest.mark.parametrize("name", MODULES)
def test_a_joined_script_needs_nothing_more(name) -> None:
    text = assets.joined_script(name)
    assert not re.findall(r"(?m)^\s*(?:import|export)\b.*", text)
    order = re.findall(r'(?m)^modules\["([\w.-]+)"\] = ', text)
    assert order[-1] == name
    assert len(order) == len(set(order))
    given = {
        one: set(answer.replace(" ", "").split(","))
        for one, answer in re.findall(
            r'modules\["([\w.-]+)"\] = \(\(\) => \{\n.*?return \{([^{}]*)\};\n\}\)\(\);\n',
            text,
            re.DOTALL,
        )
    }
    for names, source in re.findall(
        r'const \{([^}]*)\} = modules\["([\w.-]+)"\];', text
    ):
        wanted = {part.split(":")[0].strip() for part in names.split(",")}
        assert wanted - {""} <= given[source], (name, source)
        assert order.index(source) < order.index(name)


def test_each_scope_is_its_own_and_names_may_be_given_anew(
    tmp_path, monkeypatch
) -> None:
    (tmp_path / "a.js").write_text(
        "// @ts-check\n/** Doc. */\nconst own = 1;\nexport const give = () => own;\n"
        "export function two() { return 2; }\nexport class Three {}\n"
    )
    (tmp_path / "b.js").write_text(
        'import { give as taken,\n  two } from "./a.js";\nimport "./c.js";\n'
        "const own = 2;\nexport const sum = () => taken() + two() + own;\n"
    )
    (tmp_path / "c.js").write_text("const own = 3;\n")
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    assert assets.imports("b.js") == ["a.js", "c.js", "b.js"]
    text = assets.joined_script("b.js")
    assert "const { give: taken,\n  two } = modules" in text
    assert "return { give, two, Three };" in text
    assert "Doc." not in text


def test_modules_that_need_each_other_are_told(tmp_path, monkeypatch) -> None:
    (tmp_path / "a.js").write_text('import "./b.js";\n')
    (tmp_path / "b.js").write_text('import "./a.js";\n')
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        assets.joined_script("a.js")


@pytest.mark.parametrize(
    "line", ["await load();", "const a = await load();", "export const a = await b;"]
)
def test_a_module_that_waits_at_its_top_is_told(tmp_path, monkeypatch, line) -> None:
    within = "async function go() {\n  await load();\n}\n"
    (tmp_path / "a.js").write_text(f"{within}{line}\n")
    (tmp_path / "b.js").write_text(within)
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    assert "await load" in assets.joined_script("b.js")
    with pytest.raises(ValueError, match=r"a\.js waits at its top: "):
        assets.joined_script("a.js")


def test_styles_are_sent_one_after_the_other(reading) -> None:
    answer = reading.get(assets.styles("tokens.css", "base.css"))
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.headers["cache-control"] == assets.FOREVER
    single = [reading.get(assets.static(n)).text for n in ("tokens.css", "base.css")]
    assert answer.text == "".join(single)


@pytest.mark.parametrize(
    "path",
    ["joined/none.js", "joined/", "joined/base.css+none.css", "joined/..%2Fapp.py",
     "../app.py", "joined/joined/code.js", "none.js"],
)  # fmt: skip
def test_what_is_not_ours_is_not_found(reading, path) -> None:
    assert reading.get(assets.static(path)).status_code == 404


def test_every_page_asks_for_one_sheet_and_one_script(reading) -> None:
    for path in ("/", "/matrix", "/cases", "/review"):
        page = reading.get(path).text
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
        scripts = re.findall(r'<script type="module"[^>]* src="([^"]+)"', page)
        assert (len(sheets), len(scripts)) == (1, 1), path
        for address in (*sheets, *scripts):
            assert reading.get(address).status_code == 200
