"""What can go wrong in the use cases, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "participant-unknown": (
        "No hay un participante «{value}» en participants.csv.",
        "There is no participant “{value}” in participants.csv.",
    ),
    "participant-unknown.hint": (
        "Usar el id de la columna participant, o documento:rótulo donde esté en blanco. Por ejemplo: {known}.",
        "Use the id of the column participant, or document:label where it is blank. For instance: {known}.",
    ),
    "withdraw-unconfirmed": (
        "Retirar a un participante no se puede deshacer y necesita confirmación.",
        "Withdrawing a participant cannot be undone and needs confirmation.",
    ),
    "withdraw-unconfirmed.hint": (
        "Ver primero qué saldría con --dry-run y repetir con --yes.",
        "See first what would go with --dry-run, then repeat with --yes.",
    ),
    "codebook-missing": (
        "El libro de códigos activo, {file}, no está en codebooks/.",
        "The active codebook, {file}, is not in codebooks/.",
    ),
    "codebook-missing.hint": (
        "Devolverlo a codebooks/, o activar otro con «qualcode codebook apply ARCHIVO».",
        "Put it back into codebooks/, or make another active with `qualcode codebook apply FILE`.",
    ),
    "codebook-unusable": (
        "El libro de códigos {file} no se puede usar: {detail}",
        "The codebook {file} cannot be used: {detail}",
    ),
    "codebook-unusable.hint": (
        "Corregirlo y revisarlo con «qualcode codebook check {file}»; no se cambió nada.",
        "Mend it and check it with `qualcode codebook check {file}`; nothing was changed.",
    ),
    "codebook-file-taken": (
        "En codebooks/ ya hay otro {file}; no se reemplazó.",
        "There is another {file} in codebooks/; it was not replaced.",
    ),
    "codebook-file-taken.hint": (
        "Cambiar el nombre del archivo y su clave «codebook», o borrar el que está.",
        "Rename the file and its key `codebook`, or delete the one there.",
    ),
    "document-unknown": (
        "El documento «{value}» no está en el estudio.",
        "The document “{value}” is not in the study.",
    ),
    "document-unknown.hint": (
        "{nearest}Ver todos los documentos con «qualcode documents».",
        "{nearest}See all documents with `qualcode documents`.",
    ),
    "code-unknown": (
        "El código «{value}» no está en el libro de códigos activo.",
        "The code “{value}” is not in the active codebook.",
    ),
    "code-unknown.hint": (
        "{nearest}Ver todos los códigos con «qualcode codebook show».",
        "{nearest}See all codes with `qualcode codebook show`.",
    ),
    "valence-unknown": (
        "«{value}» no es una valencia del libro de códigos.",
        "“{value}” is not a valence of the codebook.",
    ),
    "valence-unknown.hint": (
        "Las valencias son: {expected}.",
        "The valences are: {expected}.",
    ),
    "valence-not-taken": (
        "El código «{name}» no lleva valencia; se dio «{value}».",
        "The code “{name}” takes no valence; “{value}” was given.",
    ),
    "valence-not-taken.hint": (
        "Quitar la valencia, o codificar con un código de un eje que la lleve.",
        "Leave the valence out, or use a code of a facet that takes one.",
    ),
    "valence-required": (
        "El código «{name}» exige una valencia.",
        "The code “{name}” requires a valence.",
    ),
    "valence-required.hint": (
        "Agregar una de estas: {expected}.",
        "Add one of these: {expected}.",
    ),
    "span-outside": (
        "El tramo {start}–{end} se sale de «{document}», que tiene {size} caracteres.",
        "The span {start}–{end} goes beyond “{document}”, which has {size} characters.",
    ),
    "span-outside.hint": (
        "Los tramos van de 0 a {size}, en números enteros, el final sin incluir.",
        "Spans run from 0 to {size}, in whole numbers, the end not included.",
    ),
    "span-empty": (
        "El tramo {start}–{end} no contiene texto.",
        "The span {start}–{end} holds no text.",
    ),
    "span-empty.hint": (
        "El inicio va antes del final y el tramo toca al menos una palabra.",
        "The start comes before the end and the span touches at least one word.",
    ),
    "offset-not-number": (
        "«{value}» no es una posición del texto.",
        "“{value}” is not a position in the text.",
    ),
    "offset-not-number.hint": (
        "Poner números enteros en start y end, o las palabras exactas en quote.",
        "Put whole numbers in start and end, or the exact words in quote.",
    ),
    "quote-not-found": (
        "La cita «{value}» no está en el documento.",
        "The quote “{value}” is not in the document.",
    ),
    "quote-not-found.hint": (
        "Copiarla del texto tal como está, sin comillas agregadas.",
        "Copy it from the text as it stands, without added quotation marks.",
    ),
    "coding-unknown": (
        "No hay una codificación vigente con id «{value}»; no se quitó ninguna.",
        "There is no standing coding with id “{value}”; none was removed.",
    ),
    "coding-unknown.hint": (
        "Ver los id con «qualcode coding list».",
        "See the ids with `qualcode coding list`.",
    ),
    "coding-id-taken": (
        "El id «{value}» ya es de otra codificación.",
        "The id “{value}” already belongs to another coding.",
    ),
    "coding-id-taken.hint": (
        "Dejar el id en blanco para que se dé uno nuevo.",
        "Leave the id blank to get a new one.",
    ),
    "codings-unusable": (
        "Ninguna fila de {file} se pudo usar; la primera falla en la línea {line}: {detail}",
        "No row of {file} could be used; the first fails in line {line}: {detail}",
    ),
    "codings-unusable.hint": (
        "Las columnas son document,start,end,quote,code,valence,coder,pass.",
        "The columns are document,start,end,quote,code,valence,coder,pass.",
    ),
    "file-missing": (
        "El archivo {file} no existe.",
        "The file {file} does not exist.",
    ),
    "file-missing.hint": (
        "Revisar la ruta; los nombres con espacios van entre comillas.",
        "Check the path; names with spaces go in quotation marks.",
    ),
    "permission-unknown": (
        "«{value}» no es un permiso de analista.",
        "“{value}” is not a coder's permission.",
    ),
    "permission-unknown.hint": (
        "Usar uno de estos: {expected}.",
        "Use one of: {expected}.",
    ),
    "coder-empty": (
        "El nombre del analista está vacío.",
        "The coder's name is empty.",
    ),
    "coder-empty.hint": (
        "Escribir el nombre entre comillas.",
        "Write the name in quotation marks.",
    ),
    "state-unknown": (
        "«{value}» no es un estado de la grilla de preguntas.",
        "“{value}” is not a state of the grid of questions.",
    ),
    "state-unknown.hint": ("Usar uno de estos: {expected}.", "Use one of: {expected}."),
    "role-unknown": (
        "«{value}» no es un rol de este estudio; los roles son {expected}.",
        "“{value}” is not a role of this study; its roles are {expected}.",
    ),
    "role-unknown.hint": (
        "Usar uno de ellos, o agregarlo a «roles» en study.yaml.",
        "Use one of them, or add it to `roles` in study.yaml.",
    ),
    "kinds-unsure": (
        "En «{document}» no está claro quién entrevista: {names}.",
        "In “{document}” it is not clear who interviews: {names}.",
    ),
    "kinds-unsure.hint": (
        "Escribir interviewer o participant en la columna kind de transcripts/participants.csv.",
        "Write interviewer or participant in the column kind of transcripts/participants.csv.",
    ),
    "nothing-to-undo": ("No hay nada que deshacer.", "There is nothing to undo."),
    "nothing-to-undo.hint": (
        "Ver lo hecho con «qualcode log».",
        "See what was done with `qualcode log`.",
    ),
    "nothing-to-redo": ("No hay nada que rehacer.", "There is nothing to redo."),
    "nothing-to-redo.hint": (
        "Solo se rehace lo deshecho justo antes; ver «qualcode log».",
        "Only what was just undone can be redone; see `qualcode log`.",
    ),
    "suggestion-unknown": (
        "No hay una sugerencia pendiente con id «{value}».",
        "There is no undecided suggestion with id “{value}”.",
    ),
    "suggestion-unknown.hint": (
        "Ver las pendientes con «qualcode review».",
        "See the undecided ones with `qualcode review`.",
    ),
    "nothing-to-save": (
        "«suggest --save» guarda sugerencias solo dentro de un estudio.",
        "`suggest --save` keeps suggestions only inside a study.",
    ),
    "nothing-to-save.hint": (
        "Crear uno con «qualcode init CARPETA» y traer ahí la entrevista.",
        "Make one with `qualcode init FOLDER` and import the interview there.",
    ),
    "not-imported": (
        "{file} no se ha traído al estudio, así que sus sugerencias no se pueden guardar.",
        "{file} has not been imported into the study, so its suggestions cannot be kept.",
    ),
    "not-imported.hint": (
        "Traerlo primero con «qualcode import {file}».",
        "Import it first with `qualcode import {file}`.",
    ),
    "report-is-the-teams": (
        "{file} cambió desde que se armó; ya es del equipo y no se reemplazó.",
        "{file} has changed since it was built; it is the team's and was not replaced.",
    ),
    "report-is-the-teams.hint": (
        "Elegir otro nombre con -o, o usar --force, que antes guarda una copia.",
        "Choose another name with -o, or use --force, which keeps a copy first.",
    ),
    "folder-not-empty": (
        "La carpeta {file} ya existe y no está vacía; no se tocó.",
        "The folder {file} exists and is not empty; it was not touched.",
    ),
    "folder-not-empty.hint": (
        "Dar otra carpeta: «qualcode demo CARPETA».",
        "Give another folder: `qualcode demo FOLDER`.",
    ),
    "export-format-unknown": (
        "No se sabe exportar a {file}.",
        "It is not known how to export to {file}.",
    ),
    "export-format-unknown.hint": (
        "Usar una de estas extensiones: .csv, .xlsx, .json, .html.",
        "Use one of these extensions: .csv, .xlsx, .json, .html.",
    ),
    "summary-row-unknown": (
        "«{value}» no es una fila de la matriz de síntesis por {axis}.",
        "“{value}” is not a row of the framework by {axis}.",
    ),
    "summary-row-unknown.hint": (
        "{nearest}Ver todas las filas con «qualcode framework».",
        "{nearest}See all rows with `qualcode framework`.",
    ),
    "summary-col-outside": (
        "El código «{value}» no es una columna de «{facet}».",
        "The code “{value}” is not a column of “{facet}”.",
    ),
    "summary-col-outside.hint": (
        "Elegir un código de ese eje, o indicar el eje del código con --cols.",
        "Choose a code of that facet, or name the code's facet with --cols.",
    ),
    "summary-changed": (
        "Otra persona escribió mientras tanto la síntesis de {row} en «{col}».",
        "Somebody else wrote the summary of {row} in “{col}” meanwhile.",
    ),
    "summary-changed.hint": (
        "Leerla, unir ambos textos y guardar de nuevo.",
        "Read it, join both texts and save again.",
    ),
    "import-what": (
        "Hay que indicar un archivo de codificaciones, o bien una tabla con --quotes.",
        "Name a file of codings, or else a table with --quotes.",
    ),
    "import-what.hint": (
        "Por ejemplo: «qualcode coding import --quotes citas.csv --map mapa.yaml».",
        "For example: `qualcode coding import --quotes quotes.csv --map map.yaml`.",
    ),
    "quote-map-invalid": (
        "El mapa {file} dice algo que no se entiende: {where}.",
        "The map {file} says something that makes no sense: {where}.",
    ),
    "quote-map-invalid.hint": (
        "En columns va cada columna de la tabla con id, quote, attribution, actor, role, valence, gender, case o un eje del libro, como en {{facet: etapa}}; en values, columna y qué significa cada valor.",
        "Under columns goes each column of the table with id, quote, attribution, actor, role, valence, gender, case or a facet of the codebook, as in {{facet: stage}}; under values, a column and what each value means.",
    ),
    "quote-map-quote": (
        "Ninguna columna de la tabla es la cita.",
        "No column of the table is the quote.",
    ),
    "quote-map-quote.hint": (
        "Llamar quote a esa columna, o decirlo en el mapa: «columns: {{texto: quote}}».",
        "Name that column quote, or say so in the map: `columns: {{text: quote}}`.",
    ),
    "quote-empty": ("La fila no trae cita.", "The row has no quote."),
    "quote-empty.hint": (
        "Completarla en la tabla, o borrar la fila.",
        "Fill it in in the table, or delete the row.",
    ),
    "quote-document-taken": (
        "Ya hay un documento «{document}» con otro texto.",
        "There is a document “{document}” with another text.",
    ),
    "quote-document-taken.hint": (
        "Dar a la cita otro id en la tabla.",
        "Give the quote another id in the table.",
    ),
    "quote-value-unknown": (
        "La columna {column} dice «{value}», que no es un código ni una valencia del libro.",
        "The column {column} says “{value}”, which is no code or valence of the codebook.",
    ),
    "quote-value-unknown.hint": (
        "Decir en el mapa qué significa: «values: {{{column}: {{{value}: CÓDIGO}}}}».",
        "Say in the map what it means: `values: {{{column}: {{{value}: CODE}}}}`.",
    ),
    "quotes-unusable": (
        "No se pudo usar ninguna fila de {file}. {detail}",
        "No row of {file} could be used. {detail}",
    ),
    "quotes-unusable.hint": (
        "Revisar la tabla y el mapa; no se cambió nada.",
        "Look at the table and the map; nothing was changed.",
    ),
    "findings-changed": (
        "{file} cambió desde que se abrió; no se guardó nada.",
        "{file} changed since it was opened; nothing was saved.",
    ),
    "findings-changed.hint": (
        "Abrirlo de nuevo, ver lo que cambió y repetir la edición.",
        "Open it again, see what changed and repeat the edit.",
    ),
    "coverage-changed": (
        "{file} cambió desde que se abrió; no se guardó nada.",
        "{file} changed since it was opened; nothing was saved.",
    ),
    "coverage-changed.hint": (
        "Ver lo que ahora dice y apretar otra vez.",
        "See what it says now and press again.",
    ),
    "findings-key": (
        "findings.yaml no tiene un lugar para «{value}».",
        "findings.yaml has no place for “{value}”.",
    ),
    "findings-key.hint": (
        "Las entradas llevan id, kind (finding, conclusion, recommendation), claim, evidence, contrary, rests_on y query; las prácticas, code, description, contribution, tests y accepted.",
        "Entries have id, kind (finding, conclusion, recommendation), claim, evidence, contrary, rests_on and query; practices have code, description, contribution, tests and accepted.",
    ),
    "findings-claim": (
        "Una entrada nueva tiene que afirmar algo.",
        "A new entry has to claim something.",
    ),
    "findings-claim.hint": ("Escribir su claim.", "Write its claim."),
    "findings-unknown": (
        "findings.yaml no tiene la entrada «{value}».",
        "findings.yaml has no entry “{value}”.",
    ),
    "findings-unknown.hint": (
        "Ver las entradas con «qualcode findings» y «qualcode practices».",
        "See the entries with `qualcode findings` and `qualcode practices`.",
    ),
    "findings-unusable": (
        "{file} no tiene la forma que se espera.",
        "{file} does not have the form expected.",
    ),
    "findings-unusable.hint": (
        "Debe tener las listas findings y practices, como en el ejemplo.",
        "It should have the lists findings and practices, as in the example.",
    ),
}
