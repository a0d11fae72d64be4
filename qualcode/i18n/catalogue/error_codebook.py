"""What can go wrong in codebooks and operationalisation matrices, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "codebook-edit-invalid": (
        "El cambio del libro de códigos no sirve: {detail}",
        "The change of the codebook cannot be made: {detail}",
    ),
    "codebook-edit-invalid.hint": (
        "Revisar el nombre, el id y el lugar; no se cambió nada.",
        "Look at the name, the id and the place; nothing was changed.",
    ),
    "codebook-edit-unknown": (
        "«{value}» no está en el libro de códigos, o no en ese lugar.",
        "“{value}” is not in the codebook, or not in that place.",
    ),
    "codebook-edit-unknown.hint": (
        "Volver a cargar el libro de códigos; no se cambió nada.",
        "Load the codebook again; nothing was changed.",
    ),
    "codebook-edit-taken": (
        "El id «{value}» ya se usa, o se usó antes.",
        "The id “{value}” is taken, or was in use before.",
    ),
    "codebook-edit-taken.hint": (
        "Elegir otro id; no se cambió nada.",
        "Choose another id; nothing was changed.",
    ),
    "codebook-edit-valence": (
        "«{value}» y su nuevo lugar no tratan igual la valencia: se perdería la de sus codificaciones.",
        "“{value}” and its new place do not treat valence alike: that of its codings would be lost.",
    ),
    "codebook-edit-valence.hint": (
        "Elegir un lugar del mismo eje, o de otro con la misma regla.",
        "Choose a place of the same facet, or of one with the same rule.",
    ),
    "codebook-edit-by-hand": (
        "{file} está escrito de un modo en que ese cambio no se puede hacer sin tocar otra cosa.",
        "{file} is written in a way in which that change cannot be made without touching anything else.",
    ),
    "codebook-edit-by-hand.hint": (
        "Hacerlo a mano en el archivo, con un editor de texto; no se cambió nada.",
        "Make it by hand in the file, with a text editor; nothing was changed.",
    ),
    "codebook-unreadable": (
        "No se pudo leer el libro de códigos {file}: {detail}.",
        "The codebook {file} could not be read: {detail}.",
    ),
    "codebook-unreadable.hint": (
        "Revisar que sea un archivo y que se tenga permiso para leerlo.",
        "Check that it is a file and that it may be read.",
    ),
    "codebook-encoding": (
        "El libro de códigos {file} no está guardado en UTF-8 (línea {line}).",
        "The codebook {file} is not saved as UTF-8 (line {line}).",
    ),
    "codebook-encoding.hint": (
        "Abrirlo en el editor y guardarlo con codificación UTF-8.",
        "Open it in the editor and save it with the encoding UTF-8.",
    ),
    "codebook-too-large": (
        "{file} es demasiado grande para ser un libro de códigos.",
        "{file} is too large to be a codebook.",
    ),
    "codebook-too-large.hint": (
        "Revisar que sea el archivo correcto; un libro de códigos de 2.000 códigos ocupa menos de 5 MB.",
        "Check that it is the right file; a codebook of 2,000 codes takes less than 5 MB.",
    ),
    "codebook-not-yaml": (
        "{file} no es YAML válido; la lectura se detuvo en la línea {line}: {detail}.",
        "{file} is not valid YAML; reading stopped at line {line}: {detail}.",
    ),
    "codebook-not-yaml.hint": (
        "Mirar esa línea y la anterior: suelen faltar comillas, sobrar un tabulador o no coincidir la sangría.",
        "Look at that line and the one before: often quotation marks are missing, there is a tab, or the indentation differs.",
    ),
    "codebook-empty": (
        "El libro de códigos {file} está vacío.",
        "The codebook {file} is empty.",
    ),
    "codebook-empty.hint": (
        "Crear uno con «qualcode codebook build MATRIZ -o LIBRO.yaml».",
        "Make one with `qualcode codebook build MATRIX -o BOOK.yaml`.",
    ),
    "codebook-not-mapping": (
        "{file} no es un libro de códigos: se esperaban claves como «codebook:» y «facets:».",
        "{file} is not a codebook: keys like `codebook:` and `facets:` were expected.",
    ),
    "codebook-not-mapping.hint": (
        "Revisar que sea el archivo correcto, o crear uno con «qualcode codebook build MATRIZ -o LIBRO.yaml».",
        "Check that it is the right file, or make one with `qualcode codebook build MATRIX -o BOOK.yaml`.",
    ),
    "codebook-own-id-missing": (
        "El libro de códigos no dice su id; se usa el nombre del archivo, «{stem}».",
        "The codebook does not tell its id; the name of the file, “{stem}”, is used.",
    ),
    "codebook-own-id-missing.hint": (
        "Agregar «codebook: {stem}» en la primera línea.",
        "Add `codebook: {stem}` as the first line.",
    ),
    "codebook-stem": (
        "El libro de códigos se llama «{id}» y su archivo «{stem}».",
        "The codebook is called “{id}” and its file “{stem}”.",
    ),
    "codebook-stem.hint": (
        "Dar el mismo nombre a los dos: «codebook: {stem}», o el archivo {id}.yaml.",
        "Give both the same name: `codebook: {stem}`, or the file {id}.yaml.",
    ),
    "codebook-no-facets": (
        "El libro de códigos no tiene ejes.",
        "The codebook has no facets.",
    ),
    "codebook-no-facets.hint": (
        "Agregar al menos un eje con su id y su nombre bajo «facets:».",
        "Add at least one facet with its id and name under `facets:`.",
    ),
    "codebook-key-unknown": (
        "En «{owner}», la clave «{name}» no existe.",
        "In “{owner}”, there is no key `{name}`.",
    ),
    "codebook-key-unknown.hint": (
        "Quitarla o usar una de estas: {expected}.",
        "Remove it or use one of: {expected}.",
    ),
    "codebook-key-misspelt": (
        "En «{owner}», la clave «{name}» no existe.",
        "In “{owner}”, there is no key `{name}`.",
    ),
    "codebook-key-misspelt.hint": (
        "Tal vez corresponda «{near}».",
        "Perhaps `{near}` is meant.",
    ),
    "codebook-key-twice": (
        "En «{owner}», la clave «{name}» está dos veces; se usa la primera.",
        "In “{owner}”, the key `{name}` is there twice; the first is used.",
    ),
    "codebook-key-twice.hint": (
        "Unir las dos en una.",
        "Join the two into one.",
    ),
    "codebook-wrong-type": (
        "En «{owner}», el valor de «{name}» debe ser {expected}.",
        "In “{owner}”, the value of `{name}` must be {expected}.",
    ),
    "codebook-wrong-type.hint": (
        "Corregirlo; un texto con dos puntos, comillas, # o corchetes va entre comillas.",
        "Mend it; a text with a colon, quotation marks, # or brackets goes in quotation marks.",
    ),
    "codebook-list-expected": (
        "En «{owner}», «{name}» debe ser una lista.",
        "In “{owner}”, `{name}` must be a list.",
    ),
    "codebook-list-expected.hint": (
        "Escribirla entre corchetes, «{name}: [uno, dos]», o con un guion por línea.",
        "Write it in brackets, `{name}: [one, two]`, or with a hyphen on each line.",
    ),
    "codebook-not-list": (
        "En «{owner}», «{name}» debe ser una lista de entradas; lo que hay ahí no se lee.",
        "In “{owner}”, `{name}` must be a list of entries; what is there is not read.",
    ),
    "codebook-not-list.hint": (
        "Comenzar cada entrada con un guion: «- id: …».",
        "Begin each entry with a hyphen: `- id: …`.",
    ),
    "codebook-not-entry": (
        "En «{owner}», una entrada de «{name}» no tiene claves y no se lee.",
        "In “{owner}”, an entry of `{name}` has no keys and is not read.",
    ),
    "codebook-not-entry.hint": (
        "Escribirla con su id y su nombre: «- id: …» y debajo «name: …».",
        "Write it with its id and name: `- id: …` and below it `name: …`.",
    ),
    "codebook-id-missing": (
        "A «{owner}» le falta el id.",
        "“{owner}” has no id.",
    ),
    "codebook-id-missing.hint": (
        "Agregarlo, por ejemplo «id: {near}».",
        "Add it, for example `id: {near}`.",
    ),
    "codebook-id-bad": (
        "El id «{id}» solo puede tener letras, dígitos, guion y punto.",
        "The id “{id}” may only have letters, digits, hyphens and full stops.",
    ),
    "codebook-id-bad.hint": (
        "Cambiarlo, por ejemplo por «{near}».",
        "Change it, for example to “{near}”.",
    ),
    "codebook-id-twice": (
        "El id «{id}» ya está en la línea {first}; esta entrada no se lee.",
        "The id “{id}” is already on line {first}; this entry is not read.",
    ),
    "codebook-id-twice.hint": (
        "Dar a cada eje y a cada código un id propio.",
        "Give each facet and each code an id of its own.",
    ),
    "codebook-id-reserved": (
        "El id «{id}» es también el nombre de un eje de las matrices y se confunde con él.",
        "The id “{id}” is also the name of a matrix axis and is mistaken for it.",
    ),
    "codebook-id-reserved.hint": (
        "Cambiarlo y, si ya hay codificaciones, dejar «was: [{id}]».",
        "Change it and, if there are codings already, leave `was: [{id}]`.",
    ),
    "codebook-name-missing": (
        "A «{owner}» le falta el nombre; se muestra el id.",
        "“{owner}” has no name; the id is shown.",
    ),
    "codebook-name-missing.hint": (
        "Agregar «name: …».",
        "Add `name: …`.",
    ),
    "codebook-too-deep": (
        "Bajo «{owner}» hay más de {most} niveles de códigos; lo que sigue no se lee.",
        "Below “{owner}” there are more than {most} levels of codes; what follows is not read.",
    ),
    "codebook-too-deep.hint": (
        "Subir de nivel esos códigos.",
        "Move those codes up.",
    ),
    "codebook-valence-rule": (
        "En «{owner}», «{value}» no es una regla de valencia.",
        "In “{owner}”, “{value}” is not a valence rule.",
    ),
    "codebook-valence-rule.hint": (
        "Usar una de estas: {expected}.",
        "Use one of: {expected}.",
    ),
    "codebook-valence-twice": (
        "La valencia «{id}» está dos veces; se usa la primera.",
        "The valence “{id}” is there twice; the first is used.",
    ),
    "codebook-valence-twice.hint": (
        "Quitar una o darle otro id.",
        "Remove one or give it another id.",
    ),
    "codebook-valence-key": (
        "Las valencias «{other}» y «{owner}» usan la misma tecla, «{name}».",
        "The valences “{other}” and “{owner}” use the same key, “{name}”.",
    ),
    "codebook-valence-key.hint": (
        "Dar a una de ellas otra tecla.",
        "Give one of them another key.",
    ),
    "codebook-valences-missing": (
        "El eje «{owner}» admite valencia, pero el libro de códigos no define ninguna.",
        "The facet “{owner}” takes a valence, but the codebook defines none.",
    ),
    "codebook-valences-missing.hint": (
        "Definirlas bajo «valences:», o escribir «valence: none» en el eje.",
        "Define them under `valences:`, or write `valence: none` in the facet.",
    ),
    "codebook-sign-bad": (
        "En la valencia «{owner}», el signo «{value}» no es 1, 0 ni -1.",
        "In the valence “{owner}”, the sign “{value}” is not 1, 0 or -1.",
    ),
    "codebook-sign-bad.hint": (
        "Usar 1 para lo que facilita, -1 para lo que obstaculiza y 0 para lo neutro.",
        "Use 1 for what helps, -1 for what hinders and 0 for what is neutral.",
    ),
    "codebook-color-bad": (
        "En «{owner}», «{value}» no es un color.",
        "In “{owner}”, “{value}” is not a colour.",
    ),
    "codebook-color-bad.hint": (
        'Escribirlo entre comillas con # y seis cifras hexadecimales, como "#1f77b4", o quitarlo.',
        'Write it in quotation marks with # and six hexadecimal digits, like "#1f77b4", or remove it.',
    ),
    "codebook-actor-unknown": (
        "En «{owner}», «{value}» no es un actor de este estudio.",
        "In “{owner}”, “{value}” is not an actor of this study.",
    ),
    "codebook-actor-unknown.hint": (
        "Usar uno de estos: {expected}.",
        "Use one of: {expected}.",
    ),
    "codebook-was-clash": (
        "«{owner}» dice que antes fue «{id}», que también es de «{other}».",
        "“{owner}” says that it was “{id}”, which is also of “{other}”.",
    ),
    "codebook-was-clash.hint": (
        "Dejar el id antiguo en un solo «was:» y en ningún otro código.",
        "Leave the old id in one `was:` only and in no other code.",
    ),
    "codebook-replaced-unknown": (
        "«{owner}» dice que lo reemplaza «{id}», que no es otro código del libro.",
        "“{owner}” says that it is replaced by “{id}”, which is no other code of the codebook.",
    ),
    "codebook-replaced-unknown.hint": (
        "Escribir en «replaced_by:» el id de un código que exista, o quitarlo.",
        "Write the id of a code that exists in `replaced_by:`, or remove it.",
    ),
    "codebook-merge-lossy": (
        "No se pudo reconstruir {file} sin cambiar lo escrito a mano en «{owner}»; no se cambió nada.",
        "{file} could not be rebuilt without changing what was written by hand in “{owner}”; nothing was changed.",
    ),
    "codebook-merge-lossy.hint": (
        "Construir en otro archivo con -o OTRO.yaml y pasar a mano lo nuevo.",
        "Build into another file with -o OTHER.yaml and copy what is new by hand.",
    ),
    "matrix-format": (
        "No se puede leer una matriz de {file}: se leen archivos {kinds}.",
        "A matrix cannot be read from {file}: {kinds} files are read.",
    ),
    "matrix-format.hint": (
        "Guardarla desde Word o Excel en uno de esos formatos.",
        "Save it from Word or Excel in one of those formats.",
    ),
    "matrix-protected": (
        "{file} está protegido con contraseña o guardado en un formato antiguo de Office.",
        "{file} is protected by a password or saved in an old Office format.",
    ),
    "matrix-protected.hint": (
        "Abrirlo en Word o Excel y guardarlo sin contraseña como .docx o .xlsx.",
        "Open it in Word or Excel and save it without a password as .docx or .xlsx.",
    ),
    "matrix-unreadable": (
        "No se pudo leer {file}: está dañado o no es lo que dice su extensión.",
        "{file} could not be read: it is damaged or not what its extension says.",
    ),
    "matrix-unreadable.hint": (
        "Abrirlo en Word o Excel y guardarlo de nuevo.",
        "Open it in Word or Excel and save it again.",
    ),
    "matrix-no-table": (
        "No hay ninguna tabla de dos o más columnas en {file}.",
        "There is no table of two or more columns in {file}.",
    ),
    "matrix-no-table.hint": (
        "La matriz debe ser una tabla con columnas como dimensión, actividad, producto y actores.",
        "The matrix must be a table with columns like dimension, activity, product and actors.",
    ),
    "matrix-empty": (
        "La matriz de {file} no tiene ninguna dimensión ni actividad.",
        "The matrix of {file} has no dimension or activity.",
    ),
    "matrix-empty.hint": (
        "Revisar que bajo el encabezado haya filas con una dimensión y una actividad.",
        "Check that there are rows with a dimension and an activity below the head.",
    ),
    "matrix-actor-unknown": (
        "La matriz nombra a «{value}», que no es un actor de este estudio.",
        "The matrix names “{value}”, which is not an actor of this study.",
    ),
    "matrix-actor-unknown.hint": (
        "Agregarlo a «actors» en study.yaml, o corregirlo en la matriz; los actores son {expected}.",
        "Add it to `actors` in study.yaml, or mend it in the matrix; the actors are {expected}.",
    ),
    "matrix-no-activity": (
        "La dimensión «{value}» no tiene actividades en la matriz.",
        "The dimension “{value}” has no activities in the matrix.",
    ),
    "matrix-no-activity.hint": (
        "Revisar la tabla; la dimensión quedó como un código sin códigos debajo.",
        "Check the table; the dimension became a code without codes below it.",
    ),
}
