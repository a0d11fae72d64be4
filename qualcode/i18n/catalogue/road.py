"""The road of a study: facts, what is missing, the next step."""

MESSAGES: dict[str, tuple[str, str]] = {
    "import": ("Traer", "Bring in"),
    "codebook": ("Libro de códigos", "Codebook"),
    "code": ("Codificar", "Code"),
    "review": ("Revisar", "Review"),
    "compare": ("Comparar", "Compare"),
    "report": ("Informe", "Report"),
    "import-fact": (
        "{n} {n:documento|documentos}",
        "{n} {n:document|documents}",
    ),
    "import-missing": (
        "Falta el actor de {n} {n:documento|documentos}",
        "Missing: the actor of {n} {n:document|documents}",
    ),
    "import-next": (
        "Traer entrevistas con «qualcode import ARCHIVOS --actor ACTOR» y completar transcripts/documents.csv.",
        "Bring interviews in with `qualcode import FILES --actor ACTOR` and fill in transcripts/documents.csv.",
    ),
    "codebook-fact": ("{n} {n:código|códigos}", "{n} {n:code|codes}"),
    "codebook-missing": (
        "Falta describir {n} {n:código|códigos}",
        "Missing: the description of {n} {n:code|codes}",
    ),
    "codebook-next": (
        "Armar el libro de códigos con «qualcode codebook build MATRIZ.docx -o codebooks/NOMBRE.yaml» y describir sus códigos.",
        "Build the codebook with `qualcode codebook build MATRIX.docx -o codebooks/NAME.yaml` and describe its codes.",
    ),
    "code-fact": (
        "{n} {n:codificación|codificaciones}, {m} {m:documento listo|documentos listos}",
        "{n} {n:coding|codings}, {m} {m:document|documents} done",
    ),
    "code-missing": (
        "Falta terminar {n} {n:documento|documentos}",
        "Missing: {n} {n:document|documents} to finish",
    ),
    "code-next": (
        "Codificar con «qualcode coding add», o pedir propuestas con «qualcode suggest --save»; al terminar un documento, «qualcode coder done DOCUMENTO».",
        "Code with `qualcode coding add`, or ask for proposals with `qualcode suggest --save`; when a document is finished, `qualcode coder done DOCUMENT`.",
    ),
    "review-fact": (
        "{n} {n:sugerencia aceptada|sugerencias aceptadas}",
        "{n} {n:suggestion|suggestions} accepted",
    ),
    "review-missing": (
        "Falta decidir {n} {n:sugerencia|sugerencias}",
        "Missing: {n} {n:suggestion|suggestions} to decide",
    ),
    "review-next": (
        "Pedir propuestas con «qualcode suggest ARCHIVOS --save» y decidirlas con «qualcode review».",
        "Ask for proposals with `qualcode suggest FILES --save` and decide them with `qualcode review`.",
    ),
    "compare-fact": (
        "{n} {n:matriz o tabla exportada|matrices o tablas exportadas}",
        "{n} {n:matrix or table|matrices or tables} exported",
    ),
    "compare-missing": ("", ""),
    "compare-next": (
        "Comparar con «qualcode matrix --rows etapa --cols actor -o outputs/matriz.xlsx».",
        "Compare with `qualcode matrix --rows etapa --cols actor -o outputs/matrix.xlsx`.",
    ),
    "report-fact": (
        "{n} {n:documento de Word|documentos de Word}",
        "{n} Word {n:document|documents}",
    ),
    "report-missing": ("", ""),
    "report-next": (
        "Armar el informe con «qualcode report build».",
        "Build the report with `qualcode report build`.",
    ),
    "done-next": (
        "Revisar el informe en Word; «qualcode report build» lo arma de nuevo si el estudio cambia.",
        "Read the report in Word; `qualcode report build` builds it anew when the study changes.",
    ),
}
