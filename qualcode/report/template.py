"""The report's template, made by code: `templates/informe.docx` is its result.

The shipped file is what a team takes, restyles and rewords in Word; a test holds
it equal to a fresh make. Remake it with
`python -c "from qualcode.report.template import make_template as m; m()"`.
"""

from __future__ import annotations

from pathlib import Path

from qualcode.report import parts
from qualcode.report.files import atomic
from qualcode.report.package import core, write_parts
from qualcode.report.wordml import para, run, tab

SHIPPED = Path(__file__).parent / "templates" / "informe.docx"
CONTENTS_MARK = "qc-indice"


def make_template(path: Path = SHIPPED) -> None:
    """Write the template: the house's styles around a body of docxtpl tags."""
    body = "".join(
        [*_cover(), *_contents(), *_method(), *_results(), *_endings(), *_annexes()]
    )
    with atomic(path) as temporary:
        write_parts(
            {
                "word/document.xml": f"{parts.PROLOG}<w:document {parts.NS}><w:body>"
                f"{body}{parts.section(cover=True)}</w:body></w:document>",
                "word/header1.xml": parts.header("{{ titulo_corto }}", "{{ tipo }}"),
                "word/footer1.xml": parts.footer("{{ nota }}"),
                "docProps/core.xml": core("{{ titulo }}"),
            },
            temporary,
        )


def _p(text: str, style: str = "BodyText") -> str:
    return para(run(text), style)


def _when(condition: str, *inside: str) -> list[str]:
    return [_p(f"{{%p if {condition} %}}"), *inside, _p("{%p endif %}")]


def _each(loop: str, *inside: str) -> list[str]:
    return [_p(f"{{%p for {loop} %}}"), *inside, _p("{%p endfor %}")]


def _finding(name: str = "hallazgo") -> str:
    runs = run(f"{{{{ {name}.id }}}}", "qcHallazgo") + tab()
    return para(runs + run(f"{{{{r {name}.texto }}}}"), "BodyText2")


def _cover() -> list[str]:
    return [
        _p("{{ equipo }}", "qcPortada"),
        _p("{{ titulo }}", "Title"),
        para(run("{{ tipo }}"), "Subtitle", after=150),
        _p("{{p portada }}"),
        *_each("nota in notas", _p("{{r nota }}", "qcNota")),
    ]


def _contents() -> list[str]:
    return [_p("{{ titulos.indice }}", "TOCHeading"), _p("{{p indice }}")]


def _method() -> list[str]:
    return _when(
        "muestra or metodo",
        _p("{{ titulos.metodo }}", "Heading1"),
        *_when(
            "muestra",
            _p("{{ titulos.muestra }}", "Heading2"),
            _p("{{r muestra.texto }}"),
            _p("{{p muestra.tabla }}"),
        ),
        *_when(
            "metodo",
            _p("{{ titulos.codificacion }}", "Heading2"),
            *_each("parrafo in metodo", _p("{{r parrafo }}")),
        ),
    )


def _results() -> list[str]:
    activity = [
        *_when("actividad.nombre", _p("{{ actividad.nombre }}", "Heading4")),
        *_each("hallazgo in actividad.hallazgos", _finding()),
        *_each("parrafo in actividad.parrafos", _p("{{r parrafo }}")),
    ]
    stages = _when(
        "etapas",
        _p("{{ titulos.procesos }}", "Heading2"),
        *_each(
            "etapa in etapas",
            _p("{{ etapa.nombre }}", "Heading3"),
            *_each("actividad in etapa.actividades", *activity),
        ),
    )
    factors = _when(
        "factores",
        _p("{{ titulos.factores }}", "Heading2"),
        *_each("parrafo in factores.parrafos", _p("{{r parrafo }}")),
        *_when(
            "factores.tabla",
            _p("{{r factores.texto }}"),
            _p("{{p factores.tabla }}"),
        ),
        *_each("hallazgo in factores.hallazgos", _finding()),
    )
    practices = _when(
        "practicas",
        _p("{{ titulos.practicas }}", "Heading2"),
        _p("{{r practicas.texto }}"),
        *_each(
            "practica in practicas.lista",
            _p("{{ practica.titulo }}", "ListBullet"),
            *_each("parrafo in practica.parrafos", _p("{{r parrafo }}")),
        ),
        _p("{{p practicas.tabla }}"),
    )
    evaluation = _each(
        "capitulo in evaluacion",
        _p("{{ capitulo.nombre }}", "Heading2"),
        _p("{{r capitulo.texto }}"),
        *_when("capitulo.antes", _p("{{p capitulo.antes }}")),
        *_when(
            "capitulo.imagen",
            para(run("{{ capitulo.titulo }}"), "Caption", keep_next=True),
            _p("{{ capitulo.imagen }}", "qcFuente"),
        ),
        _p("{{p capitulo.tablas }}"),
    )
    return _when(
        "evaluacion or etapas or factores or practicas",
        _p("{{ titulos.resultados }}", "Heading1"),
        *evaluation,
        *stages,
        *factors,
        *practices,
    )


def _endings() -> list[str]:
    mark = run("{{ item.id }}", "qcHallazgo")

    def items(name: str) -> list[str]:
        return _each(
            f"item in {name}",
            *_when(
                "item.titulo",
                para(mark + tab() + run("{{ item.titulo }}"), "qcEnunciado"),
                para(run("{{r item.texto }}"), "BodyText", keep_next=True),
            ),
            *_when(
                "not item.titulo",
                _finding("item").replace(
                    '<w:pStyle w:val="BodyText2"/>',
                    '<w:pStyle w:val="BodyText2"/><w:keepNext/>',
                ),
            ),
            _p("{{r item.descansa }}", "qcDescansa"),
        )

    conclusions = para(run("{{ titulos.conclusiones }}"), "Heading1", page_break=False)
    recommendations = para(
        run("{{ titulos.recomendaciones }}"), "Heading1", page_break=False
    )
    return [
        *_when("conclusiones", conclusions, *items("conclusiones")),
        *_when(
            "recomendaciones",
            recommendations,
            *items("recomendaciones.lista"),
            _p("{{p recomendaciones.tabla }}"),
        ),
    ]


def _annexes() -> list[str]:
    def title(name: str, *, page: bool | None = False) -> str:
        own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
        made = para(run(f"{{{{ titulos.{name} }}}}"), "Heading1", page_break=page)
        place = "<w:spacing" if page is False else "</w:pPr>"
        return made.replace(place, own + place, 1)

    def lead(name: str) -> str:
        return para(run(f"{{{{r anexos.{name}.texto }}}}"), keep_next=True)

    return [
        *_when(
            "anexos.matriz",
            title("anexo_matriz", page=None),
            lead("matriz"),
            _p("{{p anexos.matriz.tabla }}"),
        ),
        *_when("anexos.citas", title("anexo_citas"), _p("{{p anexos.citas }}")),
        *_when("anexos.codigos", title("anexo_codigos"), _p("{{p anexos.codigos }}")),
        *_when(
            "anexos.sugerencias",
            title("anexo_sugerencias"),
            lead("sugerencias"),
            _p("{{p anexos.sugerencias.tabla }}"),
        ),
        *_when(
            "anexos.coreq",
            title("anexo_coreq"),
            lead("coreq"),
            _p("{{p anexos.coreq.tabla }}"),
        ),
    ]
