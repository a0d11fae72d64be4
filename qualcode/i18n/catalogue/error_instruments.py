"""What can go wrong in the evaluation's instruments, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "case-type-unknown": (
        "Ningún caso es de tipo «{value}».",
        "No case is of the type “{value}”.",
    ),
    "case-type-unknown.hint": (
        "Usar uno de los tipos de cases.csv: {expected}.",
        "Use one of the types of cases.csv: {expected}.",
    ),
    "register-cell-blank": (
        "{file}, línea {line}: falta «{column}» y la fila no se cuenta.",
        "{file}, line {line}: “{column}” is blank and the row is not counted.",
    ),
    "register-cell-blank.hint": (
        "Completar la celda o borrar la fila.",
        "Fill the cell in, or delete the row.",
    ),
    "register-standard-unlisted": (
        "{file}, línea {line}: «{value}» no está en standards.csv; se cuenta de todos modos.",
        "{file}, line {line}: “{value}” is not in standards.csv; it is counted all the same.",
    ),
    "register-standard-unlisted.hint": (
        "Corregir el nombre, o agregar el estándar a standards.csv.",
        "Mend the name, or add the standard to standards.csv.",
    ),
    "register-attribute-unlisted": (
        "{file}, línea {line}: cases.csv no tiene la columna «{value}».",
        "{file}, line {line}: cases.csv has no column “{value}”.",
    ),
    "register-attribute-unlisted.hint": (
        "Corregir el nombre, o agregar la columna a cases.csv; puede quedar vacía.",
        "Mend the name, or add the column to cases.csv; it may stay empty.",
    ),
    "register-span-outside": (
        "{file}, línea {line}: start y end no señalan un pasaje de {value}.",
        "{file}, line {line}: start and end are no passage of {value}.",
    ),
    "register-span-outside.hint": (
        "Buscar el pasaje con «qualcode search» y copiar su start y su end.",
        "Look for the passage with `qualcode search` and copy its start and end.",
    ),
    "ficha-conflict": (
        "{file}, línea {line}: de {case} se dicen valores distintos de «{attribute}»: {values}.",
        "{file}, line {line}: {case} is told to have different values of “{attribute}”: {values}.",
    ),
    "ficha-conflict.hint": (
        "Escribir en cases.csv el valor que el equipo decide; mientras tanto cuenta como «Sin información».",
        "Write the value the team decides on in cases.csv; until then it counts as “No information”.",
    ),
    "theory-missing": (
        "El estudio no tiene instruments/theory.yaml.",
        "The study has no instruments/theory.yaml.",
    ),
    "theory-missing.hint": (
        "Copiar el del estudio de ejemplo («qualcode demo») y cambiarlo.",
        "Copy that of the example study (`qualcode demo`) and change it.",
    ),
    "theory-not-yaml": (
        "No se pudo leer {file}: {detail}.",
        "{file} could not be read: {detail}.",
    ),
    "theory-not-yaml.hint": (
        "Corregir la línea {line} en un editor de texto.",
        "Mend line {line} in a text editor.",
    ),
    "theory-value": (
        "{file}, línea {line}: «{key}» tiene un valor que no corresponde: {detail}.",
        "{file}, line {line}: “{key}” has a value that does not fit: {detail}.",
    ),
    "theory-value.hint": (
        "Corregirlo en un editor de texto.",
        "Mend it in a text editor.",
    ),
    "theory-kind": (
        "{file}, línea {line}: el nodo «{id}» es de la clase «{value}», que no existe.",
        "{file}, line {line}: the node “{id}” is of the kind “{value}”, which there is not.",
    ),
    "theory-kind.hint": (
        "Usar una de estas: {expected}.",
        "Use one of these: {expected}.",
    ),
    "theory-duplicate": (
        "{file}, línea {line}: el nodo «{id}» está repetido.",
        "{file}, line {line}: the node “{id}” is repeated.",
    ),
    "theory-duplicate.hint": (
        "Dar a cada nodo un id propio.",
        "Give each node an id of its own.",
    ),
    "theory-link-unknown": (
        "{file}, línea {line}: la flecha nombra «{id}», que no es ningún nodo.",
        "{file}, line {line}: the arrow names “{id}”, which is no node.",
    ),
    "theory-link-unknown.hint": (
        "Corregir el nombre, o agregar el nodo.",
        "Mend the name, or add the node.",
    ),
    "theory-link-backward": (
        "{file}, línea {line}: la flecha de «{source}» a «{target}» va contra la cadena.",
        "{file}, line {line}: the arrow from “{source}” to “{target}” runs against the chain.",
    ),
    "theory-link-backward.hint": (
        "El orden es: necesidad, insumo, actividad, producto, resultado intermedio, resultado final.",
        "The order is: need, input, activity, product, intermediate result, final result.",
    ),
    "theory-product-alone": (
        "{file}, línea {line}: el producto «{id}» no sigue a ninguna actividad.",
        "{file}, line {line}: the product “{id}” follows no activity.",
    ),
    "theory-intermediate-alone": (
        "{file}, línea {line}: el resultado intermedio «{id}» no sigue a ningún producto.",
        "{file}, line {line}: the intermediate result “{id}” follows no product.",
    ),
    "theory-final-alone": (
        "{file}, línea {line}: el resultado final «{id}» no sigue a ningún resultado intermedio.",
        "{file}, line {line}: the final result “{id}” follows no intermediate result.",
    ),
    "theory-product-alone.hint": (
        "Agregar en links la flecha que lleva a él.",
        "Add under links the arrow that leads to it.",
    ),
    "theory-intermediate-alone.hint": (
        "Agregar en links la flecha que lleva a él.",
        "Add under links the arrow that leads to it.",
    ),
    "theory-final-alone.hint": (
        "Agregar en links la flecha que lleva a él.",
        "Add under links the arrow that leads to it.",
    ),
    "theory-final-unanswering": (
        "{file}, línea {line}: el resultado final «{id}» no responde a ninguna necesidad.",
        "{file}, line {line}: the final result “{id}” answers no need.",
    ),
    "theory-final-unanswering.hint": (
        "Nombrar en answers la necesidad a que responde.",
        "Name the need it answers under answers.",
    ),
    "theory-need-unknown": (
        "{file}, línea {line}: «{id}» dice responder a «{value}», que no es una necesidad.",
        "{file}, line {line}: “{id}” claims to answer “{value}”, which is no need.",
    ),
    "theory-need-unknown.hint": (
        "Nombrar en answers solo nodos de clase need.",
        "Name only nodes of the kind need under answers.",
    ),
    "theory-on-unknown": (
        "{file}, línea {line}: «{id}» trata de la flecha {value}, que no existe.",
        "{file}, line {line}: “{id}” is about the arrow {value}, which there is not.",
    ),
    "theory-on-unknown.hint": (
        "Escribir en on los dos nodos de una flecha de links.",
        "Write under on the two nodes of an arrow of links.",
    ),
    "theory-code-unknown": (
        "{file}, línea {line}: «{id}» nombra el código «{value}», que no está en el libro.",
        "{file}, line {line}: “{id}” names the code “{value}”, which is not in the codebook.",
    ),
    "theory-code-unknown.hint": (
        "Corregir el id; «qualcode codebook show» los lista.",
        "Mend the id; `qualcode codebook show` lists them.",
    ),
    "theory-finding-unknown": (
        "{file}, línea {line}: «{id}» nombra «{value}», que no está en findings.yaml.",
        "{file}, line {line}: “{id}” names “{value}”, which is not in findings.yaml.",
    ),
    "theory-finding-unknown.hint": (
        "Corregir el id; «qualcode findings» los lista.",
        "Mend the id; `qualcode findings` lists them.",
    ),
}
