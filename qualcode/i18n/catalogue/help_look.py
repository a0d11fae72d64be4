"""Helps of the commands that look at a study; keys as in `help`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "documents": (
        "Listar las entrevistas y documentos",
        "List the interviews and documents",
    ),
    "stats": ("Contar lo que hay en el estudio", "Count what the study holds"),
    "search": (
        "Buscar un texto en las transcripciones",
        "Search the transcripts for a text",
    ),
    "matrix": (
        "Cruzar dos ejes o atributos y contar voces",
        "Cross two facets or attributes and count voices",
    ),
    "matrix.more": (
        "FILAS y COLUMNAS: un eje del libro de códigos, un código (sus hijos), un atributo (actor, role o una columna de cases.csv), o bien valence, code, coder, document, case.",
        "ROWS and COLS: a facet of the codebook, a code (its children), an attribute (actor, role or a column of cases.csv), or else valence, code, coder, document, case.",
    ),
    "coverage": (
        "Ver o confirmar qué se preguntó en cada entrevista",
        "See or confirm what was asked in each interview",
    ),
    "contrast": (
        "Poner a los actores de cada caso lado a lado, código por código",
        "Put the actors of each case side by side, code by code",
    ),
    "framework": (
        "Ver o escribir la síntesis de cada caso y código",
        "See or write the summary of each case and code",
    ),
    "findings": (
        "Listar hallazgos, conclusiones y recomendaciones, y cómo se sostienen",
        "List findings, conclusions and recommendations, and how they stand",
    ),
    "evaluate": (
        "Medir las sugerencias contra lo que se codificó",
        "Measure the suggestions against what was coded",
    ),
    "agreement": (
        "Comparar a los analistas, o dos rondas de uno",
        "Compare the coders, or two passes of one",
    ),
    "quotes": (
        "Listar las citas con su atribución",
        "List the quotes with their attribution",
    ),
    "practices": (
        "Listar las buenas prácticas y sus cinco pruebas",
        "List the good practices and their five tests",
    ),
    "search.regex": (
        "TEXTO es una expresión regular",
        "TEXT is a regular expression",
    ),
    "matrix.rows": ("qué va en las filas", "what the rows are"),
    "matrix.cols": ("qué va en las columnas", "what the columns are"),
    "matrix.depth": (
        "niveles de códigos bajo el eje (si no, 1)",
        "levels of codes below the facet (1 unless told)",
    ),
    "matrix.code": (
        "solo donde aparece también este código; repetida, todos",
        "only where this code is too; repeated, all of them",
    ),
    "matrix.valence": (
        "solo las codificaciones de esta valencia",
        "only codings of this valence",
    ),
    "matrix.count": ("qué se cuenta", "what is counted"),
    "matrix.share": (
        "porcentaje sobre la fila, la columna o el total",
        "share of the row, the column or the total",
    ),
    "matrix.within": (
        "dónde se encuentran dos codificaciones",
        "where two codings meet",
    ),
    "matrix.coder": (
        "solo las codificaciones de este analista",
        "only this coder's codings",
    ),
    "matrix.pass_": ("solo las de esta ronda", "only those of this pass"),
    "coverage.set_": (
        "confirmar un estado: asked, spontaneous, not-asked, not-applicable",
        "confirm a state: asked, spontaneous, not-asked, not-applicable",
    ),
    "contrast.by": (
        "qué reúne a los actores (si no, case)",
        "what joins the actors (case unless told)",
    ),
    "framework.rows": (
        "qué va en las filas (si no, case)",
        "what the rows are (case unless told)",
    ),
    "framework.cols": (
        "eje de las columnas (si no, el primero del libro)",
        "facet of the columns (the codebook's first unless told)",
    ),
    "framework.depth": (
        "niveles de códigos bajo el eje (si no, 1)",
        "levels of codes below the facet (1 unless told)",
    ),
    "framework.set_": (
        "escribir la síntesis de una celda; un texto vacío la quita",
        "write the summary of a cell; an empty text takes it away",
    ),
    "framework.coder": ("quién la escribe", "who writes it"),
    "agreement.coders": (
        "analistas que se comparan, separados por comas",
        "the coders to compare, separated by commas",
    ),
    "agreement.passes": (
        "rondas de un analista que se comparan, separadas por comas",
        "the passes of one coder to compare, separated by commas",
    ),
    "agreement.facet": ("solo los códigos de este eje", "only codes of this facet"),
    "agreement.seed": (
        "semilla del remuestreo (si no, 0)",
        "seed of the resampling (0 unless told)",
    ),
    "agreement.coder": (
        "de quién son las rondas",
        "whose passes they are",
    ),
    "agreement.pass_": (
        "comparar solo esta ronda",
        "compare only this pass",
    ),
    "coverage.curve": (
        "cuántos códigos traen 1, 2, … entrevistas de cada actor",
        "how many codes 1, 2, … interviews of each actor bring",
    ),
    "coverage.facet": ("solo los códigos de este eje", "only codes of this facet"),
    "coverage.seed": (
        "semilla de los órdenes al azar (si no, 0)",
        "seed of the random orders (0 unless told)",
    ),
    "words": (
        "Contar las palabras de cada actor y las que lo distinguen",
        "Count the words of each actor and those that set it apart",
    ),
    "words.actor": ("solo las de este actor", "only those of this actor"),
    "words.least": (
        "cuántas veces hay que decirla, al menos (si no, 3)",
        "how often it has to be said, at least (3 unless told)",
    ),
    "words.top": (
        "solo las N primeras de cada actor",
        "only the first N of each actor",
    ),
    "matrix.dissent": (
        "listar en cambio las voces solas contra una celda, con su cita",
        "list instead the lone voices against a cell, with their quote",
    ),
    "quotes.choose": (
        "elegir la cita de este id; se puede repetir",
        "choose the quote of this id; may be repeated",
    ),
    "quotes.drop": (
        "descartar una cita elegida; se puede repetir",
        "drop a chosen quote; may be repeated",
    ),
    "quotes.note": ("por qué se elige", "why it is chosen"),
    "quotes.balance": (
        "ver a quién se cita mucho y a quién nunca",
        "see who is quoted often and who never",
    ),
    "quotes.valence": (
        "solo las citas de esta valencia",
        "only quotes of this valence",
    ),
    "quotes.actor": ("solo las de este actor", "only those of this actor"),
    "quotes.representative": (
        "elegir N citas típicas y las divergentes",
        "choose N typical quotes and the divergent ones",
    ),
    "quotes.coder": (
        "solo las codificaciones de este analista",
        "only this coder's codings",
    ),
    "quotes.pass_": ("solo las de esta ronda", "only those of this pass"),
}
