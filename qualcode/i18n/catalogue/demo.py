"""Words of the example study's walk."""

MESSAGES: dict[str, tuple[str, str]] = {
    "copy": ("Copiar el estudio de ejemplo", "Copying the example study"),
    "import": ("Traer las entrevistas", "Importing the interviews"),
    "codings": ("Cargar las codificaciones", "Loading the codings"),
    "suggest": ("Sugerir códigos para lo que falta", "Suggesting codes for the rest"),
    "tables": ("Armar matrices y citas", "Making matrices and quotes"),
    "report": ("Armar el informe", "Building the report"),
    "next": (
        "Abrir {folder}/outputs/index.html. Después: «cd {folder}» y «qualcode review» para decidir las sugerencias.",
        "Open {folder}/outputs/index.html. Then `cd {folder}` and `qualcode review` to decide the suggestions.",
    ),
    "lead": (
        "Estudio de ejemplo con entrevistas, organizaciones y personas ficticias. Todo lo que sigue se armó con las codificaciones hechas por personas; las sugerencias no se cuentan.",
        "Example study with fictitious interviews, organisations and people. Everything below was made from codings by people; suggestions are not counted.",
    ),
    "note": ("Datos ficticios.", "Fictitious data."),
    "matrix-title": (
        "Etapas y actividades por actor: {valence}",
        "Stages and activities by actor: {valence}",
    ),
    "quotes-title": ("Citas por código", "Quotes by code"),
    "practices-title": ("Buenas prácticas", "Good practices"),
    "suggestions-title": ("Sugerencias sin decidir", "Undecided suggestions"),
    "section-report": ("Informe", "Report"),
    "section-matrices": ("Matrices", "Matrices"),
    "section-quotes": ("Citas", "Quotes"),
    "section-practices": ("Buenas prácticas", "Good practices"),
    "section-suggestions": ("Sugerencias", "Suggestions"),
    "file-report": ("Informe en Word", "Report in Word"),
    "file-facilitador": (
        "Lo que facilita, por etapa y actor",
        "What helps, by stage and actor",
    ),
    "file-facilitador-xlsx": (
        "La misma matriz en Excel, con sus citas",
        "The same matrix in Excel, with its quotes",
    ),
    "file-facilitador-png": (
        "La misma matriz como imagen",
        "The same matrix as a picture",
    ),
    "file-obstaculizador": (
        "Lo que obstaculiza, por etapa y actor",
        "What hinders, by stage and actor",
    ),
    "file-obstaculizador-xlsx": (
        "La misma matriz en Excel, con sus citas",
        "The same matrix in Excel, with its quotes",
    ),
    "file-obstaculizador-png": (
        "La misma matriz como imagen",
        "The same matrix as a picture",
    ),
    "file-quotes": (
        "Todas las citas por código, atribuidas por rol",
        "All quotes by code, attributed by role",
    ),
    "file-quotes-xlsx": ("Las citas en Excel", "The quotes in Excel"),
    "file-quotes-csv": ("Las citas como datos", "The quotes as data"),
    "file-practices": (
        "Buenas prácticas con sus cinco pruebas",
        "Good practices with their five tests",
    ),
    "file-suggestions": (
        "Propuestas para la entrevista que nadie ha codificado",
        "Proposals for the interview nobody has coded yet",
    ),
    "count-documents": ("{n:entrevista|entrevistas}", "{n:interview|interviews}"),
    "count-participants": (
        "{n:participante|participantes}",
        "{n:participant|participants}",
    ),
    "count-cases": ("{n:caso|casos}", "{n:case|cases}"),
    "count-codes": ("{n:código|códigos}", "{n:code|codes}"),
    "count-codings": ("{n:codificación|codificaciones}", "{n:coding|codings}"),
    "count-suggestions": (
        "{n:sugerencia sin decidir|sugerencias sin decidir}",
        "undecided {n:suggestion|suggestions}",
    ),
}
