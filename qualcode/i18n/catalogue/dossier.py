"""Words of the dossier."""

MESSAGES: dict[str, tuple[str, str]] = {
    "title": ("Respaldo del informe", "What the report rests on"),
    "counts": (
        "{figures} cifras, {quotes} citas y {tables} tablas del informe, cada una con aquello de donde viene.",
        "{figures} figures, {quotes} quotes and {tables} tables of the report, each with what it comes from.",
    ),
    "no-names": (
        "Las personas, organizaciones y entrevistas aparecen por su rol o un número, nunca por su nombre.",
        "People, organisations and interviews appear by role or number, never by name.",
    ),
    "book": (
        "Libro de códigos: {title}, versión {version}.",
        "Codebook: {title}, version {version}.",
    ),
    "wrong": (
        "{n:Una no calza|{n} no calzan} con el estudio",
        "{n:One does|{n} do} not agree with the study",
    ),
    "all": ("En el orden del informe", "In the order of the report"),
    "expected": ("El estudio da:", "The study gives:"),
    "kind-figure": ("cifra", "figure"),
    "kind-quote": ("cita", "quote"),
    "kind-table": ("tabla", "table"),
    "interview": ("Entrevista {n} ({actor})", "Interview {n} ({actor})"),
    "interviewer": ("entrevistador/a", "interviewer"),
    "participant": ("participante", "participant"),
    "case": ("caso", "case"),
    "document": ("entrevista", "interview"),
    "one-coder": ("analista", "coder"),
    "name": ("nombre", "name"),
    "nobody": ("sin actor", "no actor"),
    "coder": ("Analista {n}", "Coder {n}"),
    "more": ("y {n} pasajes más", "and {n} more passages"),
    "about-quote": (
        "{document} · {code} · {coder}, el {date}",
        "{document} · {code} · {coder}, on {date}",
    ),
    "state-ok": ("Calza con el estudio.", "Agrees with the study."),
    "state-stale": (
        "El estudio cambió desde que se escribió.",
        "The study has changed since it was written.",
    ),
    "state-edited": (
        "Alguien la cambió en el documento.",
        "Somebody changed it in the document.",
    ),
    "state-both": (
        "Cambió en el documento y en el estudio.",
        "It changed in the document and in the study.",
    ),
    "state-missing": (
        "El estudio ya no tiene de qué viene.",
        "The study no longer has what it comes from.",
    ),
    "state-withdrawn": (
        "De una persona que se retiró del estudio.",
        "From a person who withdrew from the study.",
    ),
    "state-gone": (
        "De una persona que se retiró; ya no está en el informe.",
        "From a person who withdrew; no longer in the report.",
    ),
    "state-lost": (
        "Ya no se encuentra en el documento.",
        "No longer found in the document.",
    ),
    "figure-cell": ("Entrevistas que lo mencionan", "Interviews that mention it"),
    "figure-row": ("Total de la fila", "Total of the row"),
    "figure-col": ("Total de la columna", "Total of the column"),
    "figure-asked": ("Entrevistas en que se preguntó", "Interviews where it was asked"),
    "figure-silent": (
        "Entrevistas en que se preguntó y nadie lo menciona",
        "Interviews where it was asked and nobody mentions it",
    ),
    "figure-n-of-m": (
        "Entrevistas que lo mencionan, de las que se preguntó",
        "Interviews that mention it, of those asked",
    ),
    "figure-row-of-m": (
        "Entrevistas que lo mencionan, de las que se preguntó",
        "Interviews that mention it, of those asked",
    ),
    "figure-strength": (
        "Entrevistas que sostienen el hallazgo, de las que se preguntó",
        "Interviews that support the finding, of those asked",
    ),
    "figure-documents": ("Entrevistas", "Interviews"),
    "figure-participants": ("Participantes", "Participants"),
    "figure-cases": ("Casos", "Cases"),
    "figure-count": ("Recuento", "Count"),
    "figure-mode": ("Modalidad de entrevista", "Mode of interview"),
    "figure-base": ("Base del estudio", "Base of the study"),
    "figure-sample": ("Muestra", "Sample"),
    "figure-practice": (
        "Entrevistas que mencionan la práctica",
        "Interviews that mention the practice",
    ),
    "figure-suggestions": ("Uso de sugerencias", "Use of suggestions"),
    "figure-checked": (
        "Fecha en que se contrastó el informe",
        "Date on which the report was checked",
    ),
    "figure-matrix": ("Matriz", "Matrix"),
    "figure-pair": (
        "Factores como facilitador y obstaculizador",
        "Factors as facilitator and obstacle",
    ),
    "figure-quotes": ("Tabla de citas", "Table of quotes"),
    "figure-codebook": ("Libro de códigos", "Codebook"),
    "figure-practices": ("Pruebas de las prácticas", "Tests of the practices"),
    "figure-recommendations": ("Recomendaciones", "Recommendations"),
    "figure-coreq": ("Lista COREQ", "COREQ checklist"),
}
