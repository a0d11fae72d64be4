"""One-line helps of commands and options; read by `--help` without their modules.

`<command>` with its path joined by dots, `<command>.more` below it, `option.<name>`
or `<command>.<name>` for options, `metavar.<name>` for their values, `word.<name>`
for the words of a help page.
"""

from qualcode.i18n.catalogue import help_look, help_report, help_tables

MESSAGES: dict[str, tuple[str, str]] = {
    "word.usage": ("Uso:", "Usage:"),
    "word.options": ("opciones", "options"),
    "word.own-options": ("Opciones", "Options"),
    "word.common": ("Opciones comunes", "Common options"),
    "word.command": ("orden", "command"),
    "word.commands": ("Órdenes", "Commands"),
    "word.road": ("El camino", "The road"),
    "word.look": ("Mirar", "Look"),
    "word.nouns": ("Las piezas", "The pieces"),
    "word.safety": ("Resguardo", "Safety"),
    # commands
    "qualcode": (
        "De las transcripciones al informe, con cada cifra y cada cita rastreable hasta su fragmento. Sin orden: en qué va el estudio y el paso siguiente.",
        "From transcripts to the report, each figure and quote traceable to its passage. Without a command: where the study stands and the next step.",
    ),
    "init": ("Crear un estudio nuevo", "Make a new study"),
    "demo": (
        "Crear el estudio de ejemplo con su informe y sus tablas",
        "Make the example study with its report and tables",
    ),
    "import": (
        "Traer transcripciones al estudio",
        "Bring transcripts into the study",
    ),
    "segment": (
        "Mostrar turnos, hablantes y fragmentos de una transcripción",
        "Show a transcript's turns, speakers and segments",
    ),
    "suggest": (
        "Proponer códigos para cada fragmento, con sus razones",
        "Propose codes for each segment, with the reasons",
    ),
    "suggest.more": (
        "Dentro de un estudio aprende de sus codificaciones; fuera de uno usa solo el libro de códigos (el de ejemplo, si no se indica otro). Una sugerencia nunca es una codificación hasta que una persona la acepta.",
        "Inside a study it learns from the codings; elsewhere it uses the codebook alone (the example's, unless told otherwise). A suggestion is never a coding until a person accepts it.",
    ),
    "review": (
        "Aceptar, rechazar o cambiar las sugerencias, una por una",
        "Accept, reject or change the suggestions, one by one",
    ),
    "review.more": (
        "Teclas: a aceptar, r rechazar, c cambiar, s saltar, q salir. En una tubería se lee una letra por línea; el cambio se escribe «c CÓDIGO [VALENCIA]».",
        "Keys: a accept, r reject, c change, s skip, q quit. In a pipe one letter per line is read; a change is written `c CODE [VALENCE]`.",
    ),
    "serve": (
        "Abrir el banco de trabajo en el navegador, solo en este computador",
        "Open the workbench in the browser, on this computer only",
    ),
    "serve.more": (
        "La primera línea es la dirección con su clave; sigue hasta Ctrl+C. Nadie más en la red puede entrar.",
        "The first line is the address with its key; it goes on until Ctrl+C. Nobody else on the network can enter.",
    ),
    "serve.port": ("puerto (0: uno libre)", "port (0: a free one)"),
    "serve.quiet": (
        "no volver a proponer códigos al avanzar la codificación",
        "do not propose codes anew as the coding goes on",
    ),
    "serve.browse": ("abrir el navegador", "open the browser"),
    "export": (
        "Guardar las codificaciones en un archivo, según su extensión",
        "Save the codings to a file, by its extension",
    ),
    "codebook": (
        "Libro de códigos: build, check, diff, apply, show",
        "Codebook: build, check, diff, apply, show",
    ),
    "codebook.build": (
        "Hacer el libro de códigos desde una matriz de Word, Excel o CSV",
        "Make the codebook from a Word, Excel or CSV matrix",
    ),
    "codebook.check": (
        "Revisar un libro de códigos, con archivo y línea de cada problema",
        "Check a codebook, with file and line of each problem",
    ),
    "codebook.diff": (
        "Comparar dos libros de códigos",
        "Compare two codebooks",
    ),
    "codebook.apply": (
        "Dejar un libro de códigos como el activo del estudio",
        "Make a codebook the study's active one",
    ),
    "codebook.show": (
        "Mostrar el libro de códigos activo",
        "Show the active codebook",
    ),
    "coding": (
        "Codificaciones: add, remove, list, import",
        "Codings: add, remove, list, import",
    ),
    "coding.add": (
        "Codificar un fragmento a mano",
        "Code a passage by hand",
    ),
    "coding.remove": (
        "Retirar codificaciones por su id; quedan en la bitácora",
        "Retract codings by their id; the log keeps them",
    ),
    "coding.list": ("Listar las codificaciones", "List the codings"),
    "coding.import": (
        "Traer codificaciones, o una tabla de citas, desde un CSV",
        "Bring in codings, or a table of quotes, from a CSV",
    ),
    "coder": ("Analistas: list, add, done", "Coders: list, add, done"),
    "coder.list": (
        "Listar los analistas y lo que llevan hecho",
        "List the coders and what they have done",
    ),
    "coder.add": ("Agregar un analista", "Add a coder"),
    "coder.done": (
        "Marcar entrevistas como codificadas por completo",
        "Mark interviews as fully coded",
    ),
    "log": (
        "Ver la bitácora, lo último primero",
        "See the log, newest first",
    ),
    "undo": (
        "Deshacer lo último, o rehacerlo",
        "Undo the latest actions, or redo them",
    ),
    "backup": ("Respaldar el estudio", "Back up the study"),
    "doctor": (
        "Revisar la salud del estudio y repararlo",
        "Check the study's health and repair it",
    ),
    # options of all commands
    "option.study": (
        "carpeta del estudio (si no, QUALCODE_STUDY o la carpeta actual)",
        "the study's folder (else QUALCODE_STUDY or the current folder)",
    ),
    "option.lang": ("idioma: español o inglés", "language: Spanish or English"),
    "option.format": (
        "cómo mostrar el resultado",
        "how to print the result",
    ),
    "option.output": (
        "escribir el resultado en un archivo, según su extensión",
        "write the result to a file, by its extension",
    ),
    "option.coder": (
        "analista (si no, QUALCODE_CODER o el nombre de usuario)",
        "coder (else QUALCODE_CODER or the login name)",
    ),
    "option.pass_": ("ronda (si no, la 1)", "pass (1 unless told)"),
    "option.help": ("mostrar esta ayuda y salir", "show this help and exit"),
    "option.version": ("mostrar la versión y salir", "show the version and exit"),
    "option.code": (
        "solo este código y los que tiene debajo; se puede repetir",
        "only this code and those below it; may be repeated",
    ),
    "option.document": (
        "solo esta entrevista (nombre, id o ruta)",
        "only this interview (name, id or path)",
    ),
    # options of one command
    "init.title": ("título del estudio", "the study's title"),
    "init.language": (
        "idioma de las entrevistas y del informe",
        "language of the interviews and the report",
    ),
    "init.actors": (
        "actores, separados por comas; cierra la lista",
        "actors, separated by commas; closes the list",
    ),
    "init.codebook": (
        "libro de códigos con que se parte",
        "the codebook to start with",
    ),
    "import.actor": (
        "actor de estas entrevistas",
        "the actor of these interviews",
    ),
    "import.role": ("rol de quien habla", "the role of who speaks"),
    "import.comments_as_codings": (
        "los comentarios de Word cuyo texto es un código pasan a codificaciones",
        "Word comments whose text is a code become codings",
    ),
    "import.case": (
        "caso al que pertenecen",
        "the case they belong to",
    ),
    "suggest.codebook": (
        "libro de códigos (YAML) en vez del activo",
        "a codebook (YAML) instead of the active one",
    ),
    "suggest.top": (
        "cuántos códigos por fragmento (si no, 3)",
        "how many codes per segment (3 unless told)",
    ),
    "suggest.save": (
        "guardar las sugerencias en el estudio, para «review»",
        "keep the suggestions in the study, for `review`",
    ),
    "review.order": (
        "por utilidad, o en el orden de la entrevista",
        "by usefulness, or in the interview's order",
    ),
    "option.kind": (
        "otro tipo de documento en vez de entrevistas; se puede repetir",
        "another kind of document instead of interviews; may be repeated",
    ),
    "codebook.build.output": (
        "archivo YAML que se escribe; si existe, se fusiona sin perder ediciones",
        "the YAML file to write; an existing one is merged, no edit lost",
    ),
    "coding.add.valence": (
        "valencia: facilitador, obstaculizador, neutro, o las del libro",
        "valence: one of the codebook's",
    ),
    "coding.list.coder": (
        "solo las de este analista",
        "only this coder's",
    ),
    "coding.list.pass_": ("solo las de esta ronda", "only those of this pass"),
    "coding.import.quotes": (
        "traer en cambio una tabla de citas: una fila por cita",
        "bring in a table of quotes instead: a row per quote",
    ),
    "coding.import.map_": (
        "YAML que dice qué es cada columna de la tabla de citas",
        "YAML that says what each column of the table of quotes is",
    ),
    "coding.import.coder": (
        "analista de las filas que no lo dicen",
        "the coder of rows that name none",
    ),
    "coder.add.permission": (
        "lo que puede hacer",
        "what the coder may do",
    ),
    "coder.done.undo": ("quitar la marca", "take the mark off"),
    "log.limit": (
        "cuántas anotaciones mostrar (si no, todas)",
        "how many entries to show (all unless told)",
    ),
    "undo.redo": ("rehacer lo deshecho", "redo what was undone"),
    "doctor.repair": (
        "recuperar el último respaldo sano",
        "restore the newest sound backup",
    ),
    **help_look.MESSAGES,
    **help_report.MESSAGES,
    **help_tables.MESSAGES,
    # values
    "metavar.folder": ("CARPETA", "FOLDER"),
    "metavar.file": ("ARCHIVO", "FILE"),
    "metavar.files": ("ARCHIVO", "FILE"),
    "metavar.coder": ("NOMBRE", "NAME"),
    "metavar.name": ("NOMBRE", "NAME"),
    "metavar.pass": ("RONDA", "PASS"),
    "metavar.document": ("DOCUMENTO", "DOCUMENT"),
    "metavar.documents": ("DOCUMENTO", "DOCUMENT"),
    "metavar.start": ("INICIO", "START"),
    "metavar.end": ("FIN", "END"),
    "metavar.code": ("CÓDIGO", "CODE"),
    "metavar.valence": ("VALENCIA", "VALENCE"),
    "metavar.ids": ("ID", "ID"),
    "metavar.text": ("TEXTO", "TEXT"),
    "metavar.title": ("TÍTULO", "TITLE"),
    "metavar.actors": ("A,B,…", "A,B,…"),
    "metavar.actor": ("ACTOR", "ACTOR"),
    "metavar.role": ("ROL", "ROLE"),
    "metavar.case": ("CASO", "CASE"),
    "metavar.axis": ("EJE", "AXIS"),
    "metavar.number": ("N", "N"),
    "metavar.matrix": ("MATRIZ", "MATRIX"),
    "metavar.old": ("ANTES", "BEFORE"),
    "metavar.new": ("DESPUÉS", "AFTER"),
    "metavar.kind": ("TIPO", "KIND"),
    "metavar.cell": ("FILA CÓDIGO TEXTO", "ROW CODE TEXT"),
    "metavar.passes": ("1,2,…", "1,2,…"),
    "metavar.facet": ("EJE", "FACET"),
    "metavar.triple": ("DOCUMENTO CÓDIGO ESTADO", "DOCUMENT CODE STATE"),
}
