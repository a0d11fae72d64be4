"""What can go wrong in the study on disk, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "no-study": (
        "No hay un estudio en {folder} ni en las carpetas que la contienen.",
        "There is no study in {folder} or in the folders above it.",
    ),
    "no-study.hint": (
        "Crear uno con «qualcode init CARPETA», o indicar dónde está con --study CARPETA.",
        "Make one with `qualcode init FOLDER`, or say where it is with --study FOLDER.",
    ),
    "study-exists": (
        "La carpeta {file} ya es un estudio; no se cambió nada.",
        "The folder {file} is already a study; nothing was changed.",
    ),
    "study-exists.hint": (
        "Elegir otra carpeta, o trabajar en este estudio.",
        "Choose another folder, or work in this study.",
    ),
    "study-yaml-invalid": (
        "No se pudo leer {file}: {detail}.",
        "{file} could not be read: {detail}.",
    ),
    "study-yaml-invalid.hint": (
        "Corregir la línea {line} en un editor de texto; la documentación muestra un study.yaml completo.",
        "Mend line {line} in a text editor; the documentation shows a whole study.yaml.",
    ),
    "study-yaml-key": (
        "En {file}, la clave «{key}» tiene un valor que no corresponde: {detail}.",
        "In {file}, the key “{key}” has a value that does not fit: {detail}.",
    ),
    "study-yaml-key.hint": (
        "Corregir esa clave en un editor de texto.",
        "Mend that key in a text editor.",
    ),
    "study-damaged": (
        "La base de datos {file} está vacía, truncada o dañada; no se tocó.",
        "The database {file} is empty, truncated or damaged; it was not touched.",
    ),
    "study-damaged.hint": (
        "Ver los respaldos con «qualcode doctor» y recuperar el último con «qualcode doctor --repair».",
        "List the backups with `qualcode doctor` and restore the newest with `qualcode doctor --repair`.",
    ),
    "study-vanished": (
        "Falta la base de datos {file}, pero el estudio tiene respaldos.",
        "The database {file} is missing, yet the study has backups.",
    ),
    "study-vanished.hint": (
        "Recuperar el último respaldo con «qualcode doctor --repair».",
        "Restore the newest backup with `qualcode doctor --repair`.",
    ),
    "study-newer": (
        "El estudio fue guardado por una versión más nueva de qualcode; no se tocó.",
        "The study was saved by a newer version of qualcode; it was not touched.",
    ),
    "study-newer.hint": (
        "Actualizar qualcode con «pip install --upgrade qualcode».",
        "Update qualcode with `pip install --upgrade qualcode`.",
    ),
    "study-locked": (
        "Otro proceso está escribiendo en el estudio y no terminó a tiempo; no se guardó nada.",
        "Another process is writing to the study and did not finish in time; nothing was saved.",
    ),
    "study-locked.hint": (
        "Esperar a que termine, o cerrarlo, y repetir la orden.",
        "Wait until it ends, or close it, and repeat the command.",
    ),
    "study-not-writable": (
        "No se puede escribir en la carpeta del estudio ({file}).",
        "The study's folder cannot be written to ({file}).",
    ),
    "study-not-writable.hint": (
        "Revisar los permisos de la carpeta, o copiar el estudio a otra.",
        "Check the folder's permissions, or copy the study elsewhere.",
    ),
    "disk-full": (
        "No queda espacio en el disco; no se guardó nada.",
        "The disk is full; nothing was saved.",
    ),
    "disk-full.hint": (
        "Liberar espacio y repetir la orden.",
        "Free some space and repeat the command.",
    ),
    "register-unreadable": (
        "No se pudo leer {file}: {detail}.",
        "{file} could not be read: {detail}.",
    ),
    "register-unreadable.hint": (
        "Guardarlo como CSV UTF-8 desde Excel, con los nombres de columna en la primera fila.",
        "Save it from Excel as CSV UTF-8, with the column names in the first row.",
    ),
    "register-column-missing": (
        "A {file} le falta la columna «{column}».",
        "{file} lacks the column “{column}”.",
    ),
    "register-column-missing.hint": (
        "Agregar la columna en la primera fila; puede quedar vacía.",
        "Add the column to the first row; it may stay empty.",
    ),
    "register-duplicate": (
        "En {file}, línea {line}, «{value}» está repetido.",
        "In {file}, line {line}, “{value}” is repeated.",
    ),
    "register-duplicate.hint": (
        "Dejar una sola fila con ese valor.",
        "Keep only one row with that value.",
    ),
    "register-file-gone": (
        "{register}, línea {line}: el archivo {file} no está en transcripts/.",
        "{register}, line {line}: the file {file} is not in transcripts/.",
    ),
    "register-file-gone.hint": (
        "Devolver el archivo a transcripts/, o corregir la fila; las codificaciones siguen guardadas.",
        "Put the file back into transcripts/, or mend the row; its codings are still kept.",
    ),
    "register-not-imported": (
        "{register}, línea {line}: {file} está en transcripts/ pero no se ha traído.",
        "{register}, line {line}: {file} is in transcripts/ but has not been imported.",
    ),
    "register-not-imported.hint": (
        "Traerlo con «qualcode import transcripts/{file}».",
        "Bring it in with `qualcode import transcripts/{file}`.",
    ),
    "register-document-unknown": (
        "{file}, línea {line}: el documento «{value}» no está en el estudio.",
        "{file}, line {line}: the document “{value}” is not in the study.",
    ),
    "register-document-unknown.hint": (
        "Corregir el nombre del documento, o traerlo con «qualcode import».",
        "Mend the document's name, or bring it in with `qualcode import`.",
    ),
    "register-value": (
        "{file}, línea {line}: «{value}» no es un valor de {column}; se esperaba {expected}.",
        "{file}, line {line}: “{value}” is not a value of {column}; expected {expected}.",
    ),
    "register-value.hint": (
        "Corregir la fila, o agregar el valor a study.yaml.",
        "Mend the row, or add the value to study.yaml.",
    ),
    "register-case-unknown": (
        "{file}, línea {line}: el caso «{value}» no está en cases.csv.",
        "{file}, line {line}: the case “{value}” is not in cases.csv.",
    ),
    "register-case-unknown.hint": (
        "Agregar el caso a cases.csv, o corregir la fila.",
        "Add the case to cases.csv, or mend the row.",
    ),
    "actor-unknown": (
        "«{value}» no es un actor de este estudio; los actores son {expected}.",
        "“{value}” is not an actor of this study; its actors are {expected}.",
    ),
    "actor-unknown.hint": (
        "Usar uno de ellos, o agregarlo a «actors» en study.yaml.",
        "Use one of them, or add it to `actors` in study.yaml.",
    ),
    "findings-invalid": (
        "{file}, línea {line}: {detail}.",
        "{file}, line {line}: {detail}.",
    ),
    "findings-invalid.hint": (
        "Corregir esa entrada en un editor de texto; las demás se leyeron.",
        "Mend that entry in a text editor; the others were read.",
    ),
}
