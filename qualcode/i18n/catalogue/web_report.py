"""Informe: building it, and the files to hand over."""

MESSAGES: dict[str, tuple[str, str]] = {
    "title": ("Informe", "Report"),
    "lead": (
        "Word, con la plantilla del equipo. Cada cifra y cada cita queda ligada a su pasaje.",
        "Word, with the team's template. Every figure and quote stays tied to its passage.",
    ),
    "build": ("Armar el informe", "Build the report"),
    "col-file": ("Archivo", "File"),
    "col-time": ("Hecho", "Made"),
    "empty": ("Nada armado todavía", "Nothing built yet"),
    "empty-why": (
        "El informe y lo exportado quedan en la carpeta outputs del estudio.",
        "The report and what is exported stay in the study's outputs folder.",
    ),
    "all": ("El estudio entero", "The whole study"),
    "all-why": (
        "Entrevistas, códigos y codificaciones en un archivo.",
        "Interviews, codes and codings in one file.",
    ),
    "listings": ("Por partes", "Part by part"),
    "listing-quotes": ("Citas", "Quotes"),
    "listing-matrix": ("Matriz", "Matrix"),
    "listing-practices": ("Buenas prácticas", "Good practices"),
    "listing-codes": ("Libro de códigos", "Codebook"),
    "listing-documents": ("Entrevistas", "Interviews"),
    "hint-build": ("armar el informe", "build the report"),
    "beside": ("Lo que falta y archivos", "What is missing, and files"),
    "lacking": ("Falta", "Missing"),
    "looking": ("Revisando el estudio", "Looking through the study"),
    "check": ("Al día con el estudio", "Up to date with the study"),
    "recheck": ("Revisar", "Check"),
    "refresh": ("Actualizar", "Update"),
    "files": ("Archivos", "Files"),
    "hint-check": ("revisar", "check"),
    "hint-refresh": ("actualizar", "update"),
}
