"""What can go wrong in the command line, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "command-unknown": (
        "No existe la orden «{name}».",
        "There is no command “{name}”.",
    ),
    "command-unknown.hint": (
        "Las órdenes de {command} son: {commands}.",
        "The commands of {command} are: {commands}.",
    ),
    "command-unknown-near": (
        "No existe la orden «{name}».",
        "There is no command “{name}”.",
    ),
    "command-unknown-near.hint": (
        "La más parecida es «{command} {near}»; todas se ven con «{command} --help».",
        "The nearest is `{command} {near}`; `{command} --help` lists them all.",
    ),
    "command-missing": (
        "Falta la orden después de «{command}».",
        "A command is missing after `{command}`.",
    ),
    "command-missing.hint": (
        "Elegir una de: {commands}.",
        "Choose one of: {commands}.",
    ),
    "option-unknown": (
        "No existe la opción {name}.",
        "There is no option {name}.",
    ),
    "option-unknown.hint": (
        "Ver las opciones con «{command} --help».",
        "See the options with `{command} --help`.",
    ),
    "option-unknown-near": (
        "No existe la opción {name}.",
        "There is no option {name}.",
    ),
    "option-unknown-near.hint": (
        "La más parecida es {near}; todas se ven con «{command} --help».",
        "The nearest is {near}; `{command} --help` lists them all.",
    ),
    "option-value-missing": (
        "La opción {name} necesita un valor.",
        "The option {name} needs a value.",
    ),
    "option-value-missing.hint": (
        "Escribir el valor después de la opción; «{command} --help» dice cuál.",
        "Write the value after the option; `{command} --help` says which.",
    ),
    "option-without-value": (
        "La opción {name} no lleva valor.",
        "The option {name} takes no value.",
    ),
    "option-without-value.hint": (
        "Escribirla sola, sin «=» ni valor.",
        "Write it alone, without “=” or a value.",
    ),
    "parameter-missing": (
        "Falta {name}.",
        "{name} is missing.",
    ),
    "parameter-missing.hint": (
        "Ver el uso con «{command} --help».",
        "See the usage with `{command} --help`.",
    ),
    "argument-extra": (
        "Sobra «{given}».",
        "“{given}” is too much.",
    ),
    "argument-extra.hint": (
        "Ver el uso con «{command} --help»; un nombre con espacios va entre comillas.",
        "See the usage with `{command} --help`; a name with spaces goes in quotes.",
    ),
    "usage-wrong": (
        "La orden no se entiende: {detail}",
        "The command cannot be understood: {detail}",
    ),
    "usage-wrong.hint": (
        "Ver el uso con «{command} --help».",
        "See the usage with `{command} --help`.",
    ),
    "choice-unknown": (
        "{option} no acepta «{value}».",
        "{option} does not take “{value}”.",
    ),
    "choice-unknown.hint": (
        "Elegir uno de: {choices}.",
        "Choose one of: {choices}.",
    ),
    "number-invalid": (
        "{option} debe ser un número entero desde {least}, y no «{value}».",
        "{option} must be a whole number from {least}, not “{value}”.",
    ),
    "number-invalid.hint": (
        "Escribir solo cifras, sin puntos ni comas.",
        "Write digits only, without points or commas.",
    ),
    "number-negative": (
        "Los números negativos no sirven aquí: {value}.",
        "Negative numbers do not work here: {value}.",
    ),
    "number-negative.hint": (
        "Las posiciones cuentan caracteres desde 0; ver el uso con «{command} --help».",
        "Positions count characters from 0; see the usage with `{command} --help`.",
    ),
    "output-extension": (
        "No se sabe escribir «{file}» por su extensión.",
        "“{file}” cannot be written, by its extension.",
    ),
    "output-extension.hint": (
        "Usar una de estas extensiones: {kinds}.",
        "Use one of these extensions: {kinds}.",
    ),
    "coder-unknown": (
        "No se sabe quién codifica.",
        "It is not known who codes.",
    ),
    "coder-unknown.hint": (
        "Indicarlo con --coder NOMBRE o con la variable QUALCODE_CODER.",
        "Say it with --coder NAME or with the variable QUALCODE_CODER.",
    ),
    "save-without-study": (
        "Sin un estudio no hay dónde guardar las sugerencias.",
        "Without a study there is nowhere to keep the suggestions.",
    ),
    "save-without-study.hint": (
        "Quitar --save, o crear un estudio con «qualcode init» y traer la entrevista.",
        "Leave out --save, or make a study with `qualcode init` and import the interview.",
    ),
    "disk-no-space": (
        "No queda espacio en el disco; el archivo no se escribió.",
        "The disk is full; the file was not written.",
    ),
    "disk-no-space.hint": (
        "Liberar espacio, o escribir en otro disco, y repetir la orden.",
        "Free some space, or write to another disk, and repeat the command.",
    ),
    "file-not-permitted": (
        "El sistema no permite usar {file}.",
        "The system does not allow the use of {file}.",
    ),
    "file-not-permitted.hint": (
        "Revisar los permisos, o cerrar el archivo si está abierto en otro programa.",
        "Check the permissions, or close the file if another program has it open.",
    ),
    "path-missing": (
        "No existe {file}.",
        "{file} does not exist.",
    ),
    "path-missing.hint": (
        "Revisar cómo está escrito el nombre y en qué carpeta está.",
        "Check how the name is written and in which folder it is.",
    ),
    "path-is-folder": (
        "{file} es una carpeta, y se esperaba un archivo.",
        "{file} is a folder where a file was expected.",
    ),
    "path-is-folder.hint": (
        "Escribir también el nombre del archivo.",
        "Write the file's name too.",
    ),
    "path-exists": (
        "Ya existe {file}.",
        "{file} already exists.",
    ),
    "path-exists.hint": (
        "Elegir otro nombre.",
        "Choose another name.",
    ),
    "system-refused": (
        "El sistema no pudo usar «{file}»: {detail}.",
        "The system could not use “{file}”: {detail}.",
    ),
    "system-refused.hint": (
        "Revisar el nombre y el disco, y repetir la orden.",
        "Check the name and the disk, and repeat the command.",
    ),
    "unexpected": (
        "Esto es un error de qualcode, no de quien lo usa ({detail}).",
        "This is a bug in qualcode, not a mistake of yours ({detail}).",
    ),
    "unexpected.hint": (
        "Revisar el estudio con «qualcode doctor» y «qualcode log». Para ver el detalle, repetir la orden con QUALCODE_DEBUG=1 y adjuntarlo al avisar.",
        "Look over the study with “qualcode doctor” and “qualcode log”. To see the details, repeat the command with QUALCODE_DEBUG=1 and send them with the report of the bug.",
    ),
    "picture-of-curve": (
        "Lo preguntado por entrevista no tiene imagen; la curva sí.",
        "What each interview was asked has no picture; the curve has.",
    ),
    "picture-of-curve.hint": (
        "Agregar --curve, o escribir un .xlsx, .docx o .html.",
        "Add --curve, or write an .xlsx, .docx or .html.",
    ),
}
