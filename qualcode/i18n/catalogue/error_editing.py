"""What can go wrong when codings, memos, registers or the codebook are changed."""

MESSAGES: dict[str, tuple[str, str]] = {
    "coding-stands": (
        "Ya hay una codificación igual: mismo tramo, código, analista y ronda.",
        "There already is such a coding: same span, code, coder and pass.",
    ),
    "coding-stands.hint": (
        "Quitar una de las dos; no se cambió nada.",
        "Remove one of the two; nothing was changed.",
    ),
    "memo-empty": (
        "El memo está vacío.",
        "The memo is empty.",
    ),
    "memo-empty.hint": (
        "Escribir algo, o borrar el memo.",
        "Write something, or remove the memo.",
    ),
    "memo-unknown": (
        "No hay un memo vigente con id «{value}».",
        "There is no standing memo with id “{value}”.",
    ),
    "memo-unknown.hint": (
        "Quizá alguien lo borró; volver a cargar la página.",
        "Perhaps somebody removed it; load the page again.",
    ),
    "kind-unknown": (
        "«{value}» no es un tipo que se conozca.",
        "“{value}” is not a kind that is known.",
    ),
    "kind-unknown.hint": (
        "Los tipos son: {expected}.",
        "The kinds are: {expected}.",
    ),
    "codebook-changed": (
        "{file} cambió mientras tanto; no se escribió nada.",
        "{file} has changed meanwhile; nothing was written.",
    ),
    "codebook-changed.hint": (
        "Volver a cargar el libro de códigos y repetir el cambio.",
        "Load the codebook again and repeat the change.",
    ),
    "codebook-id-fixed": (
        "El texto dice «codebook: {value}», que no es el nombre de {file}.",
        "The text says `codebook: {value}`, which is not the name of {file}.",
    ),
    "codebook-id-fixed.hint": (
        "Dejar la clave «codebook» como está; para otro libro, «qualcode codebook apply ARCHIVO».",
        "Leave the key `codebook` as it is; for another codebook, `qualcode codebook apply FILE`.",
    ),
    "code-in-use": (
        "«{value}» tiene codificaciones; no se borró.",
        "“{value}” has codings; it was not deleted.",
    ),
    "code-in-use.hint": (
        "Unirlo a otro código, o dejarlo en desuso.",
        "Merge it into another code, or deprecate it.",
    ),
}
