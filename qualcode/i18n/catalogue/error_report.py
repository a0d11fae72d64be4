"""What can go wrong in reports and exports, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "output-format-unknown": (
        "No se puede escribir {file}: la extensión «{extension}» no corresponde a un formato conocido.",
        "Cannot write {file}: the extension “{extension}” is not a known format.",
    ),
    "output-format-unknown.hint": (
        "Terminar el nombre del archivo en una de estas extensiones: {known}.",
        "End the file name in one of these extensions: {known}.",
    ),
    "output-not-writable": (
        "No se puede escribir {file}.",
        "Cannot write {file}.",
    ),
    "output-not-writable.hint": (
        "Cerrar el archivo si está abierto en otro programa y revisar los permisos de la carpeta.",
        "Close the file if another program has it open, and check the folder's permissions.",
    ),
    "report-missing": (
        "No existe el archivo {file}.",
        "There is no file {file}.",
    ),
    "report-missing.hint": (
        "Revisar la ruta; el informe que arma el programa queda en outputs/.",
        "Check the path; the report the program builds is in outputs/.",
    ),
    "report-unreadable": (
        "{file} no se puede leer como documento.",
        "{file} cannot be read as a document.",
    ),
    "report-unreadable.hint": (
        "Abrirlo en Word o LibreOffice y guardarlo de nuevo.",
        "Open it in Word or LibreOffice and save it again.",
    ),
    "report-format-unknown": (
        "{file} no es de un formato que se pueda revisar.",
        "{file} is not of a format that can be checked.",
    ),
    "report-format-unknown.hint": (
        "Se revisan archivos {known}.",
        "Files of these kinds are checked: {known}.",
    ),
    "report-not-word": (
        "{file} no es un documento de Word y solo esos se actualizan.",
        "{file} is not a Word document, and only those are refreshed.",
    ),
    "report-not-word.hint": (
        "Para revisarlo sin cambiarlo, usar «qualcode report check».",
        "To check it without changing it, use “qualcode report check”.",
    ),
    "relink-unknown": (
        "No se ofrece ningún lugar {n} para «{value}» en este archivo.",
        "There is no place {n} on offer for “{value}” in this file.",
    ),
    "relink-unknown.hint": (
        "Ejecutar «qualcode report relink ARCHIVO» para ver las marcas perdidas y sus lugares.",
        "Run “qualcode report relink FILE” to see the lost bindings and their places.",
    ),
    "report-unknown": (
        "{file} no tiene ninguna marca de este estudio.",
        "{file} has no binding of this study.",
    ),
    "report-unknown.hint": (
        "Armar el informe con «qualcode report build» y seguir escribiendo sobre él.",
        "Build the report with “qualcode report build” and go on writing in it.",
    ),
    "reports-unrelated": (
        "{file} y {other} no vienen de un mismo informe armado en este estudio.",
        "{file} and {other} do not come from one report built in this study.",
    ),
    "reports-unrelated.hint": (
        "Comparar dos versiones de un mismo informe, o revisar cada una por separado.",
        "Compare two versions of one report, or check each on its own.",
    ),
    "template-missing": (
        "No existe la plantilla {file}.",
        "There is no template {file}.",
    ),
    "template-missing.hint": (
        "Revisar la ruta, o quitar --template para usar la plantilla incluida.",
        "Check the path, or leave out --template to use the one included.",
    ),
    "template-unreadable": (
        "La plantilla {file} no es un documento de Word legible.",
        "The template {file} is not a readable Word document.",
    ),
    "template-unreadable.hint": (
        "Guardarla de nuevo como .docx en Word o LibreOffice.",
        "Save it again as .docx in Word or LibreOffice.",
    ),
    "template-wrong": (
        "La plantilla {file} tiene una marca que no se entiende: {reason}",
        "The template {file} has a tag that cannot be understood: {reason}",
    ),
    "template-wrong.hint": (
        "Comparar las marcas entre llaves con las de la plantilla incluida; cada una se escribe de una vez, sin cambiar de formato a medio camino.",
        "Compare the tags in braces with those of the template included; type each in one go, without changing format midway.",
    ),
}
"""Every error: `<code>` is the sentence, `<code>.hint` what to do next."""
