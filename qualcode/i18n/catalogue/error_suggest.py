"""What can go wrong in suggestions, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "evaluate-too-few": (
        "No hay con qué comparar: {n} {n:transcripción codificada|transcripciones codificadas}.",
        "There is nothing to compare with: {n} coded {n:transcript|transcripts}.",
    ),
    "evaluate-too-few.hint": (
        "Codificar al menos dos transcripciones y repetir la evaluación.",
        "Code at least two transcripts and evaluate again.",
    ),
    "suggest-not-fitted": (
        "El modelo de sugerencias todavía no ha aprendido nada.",
        "The suggestion model has not been fitted yet.",
    ),
    "suggest-not-fitted.hint": (
        "Llamar primero a fit(texts, labels); con solo un libro de códigos basta fit([], []).",
        "Call fit(texts, labels) first; with a codebook alone, fit([], []) is enough.",
    ),
    "suggest-nothing-to-learn": (
        "No hay de qué aprender: ni libro de códigos ni textos con códigos.",
        "There is nothing to learn from: neither a codebook nor texts with codes.",
    ),
    "suggest-nothing-to-learn.hint": (
        "Entregar un libro de códigos con al menos un código, o textos con sus códigos.",
        "Give a codebook with at least one code, or texts with their codes.",
    ),
    "suggest-not-list": (
        "«{name}» debe ser una lista, no {given}.",
        "“{name}” must be a list, not {given}.",
    ),
    "suggest-not-list.hint": (
        "Un solo elemento también va en una lista: [elemento].",
        "A single item goes in a list too: [item].",
    ),
    "suggest-not-text": (
        "«{name}» trae en la posición {place} algo que no es texto ({given}).",
        "“{name}” holds at position {place} something that is not text ({given}).",
    ),
    "suggest-not-text.hint": (
        "Convertir cada elemento en texto o dejarlo como texto vacío.",
        "Turn each item into a string, or leave it as an empty one.",
    ),
    "suggest-length": (
        "«{name}» trae {given} elementos y los textos son {n}.",
        "“{name}” holds {given} items for {n} texts.",
    ),
    "suggest-length.hint": (
        "Entregar exactamente un elemento por texto, en el mismo orden.",
        "Give exactly one item per text, in the same order.",
    ),
    "suggest-codes": (
        "«{name}» no trae una lista de códigos en la posición {place}.",
        "“{name}” does not hold a list of codes at position {place}.",
    ),
    "suggest-codes.hint": (
        "Cada texto lleva una lista de códigos no vacíos, que puede ser [].",
        "Each text takes a list of non-empty codes, which may be [].",
    ),
    "suggest-column": (
        "«{name}» trae en la posición {place} más de un valor.",
        "“{name}” holds more than one value at position {place}.",
    ),
    "suggest-column.hint": (
        "Cada texto lleva un solo valor, o None si no se conoce.",
        "Each text takes one single value, or None where unknown.",
    ),
    "suggest-codebook-type": (
        "El libro de códigos debe ser un Codebook o una lista de diccionarios, no {given}.",
        "The codebook must be a Codebook or a list of dicts, not {given}.",
    ),
    "suggest-codebook-type.hint": (
        "Cada diccionario lleva code, name, definition y keywords.",
        "Each dict holds code, name, definition and keywords.",
    ),
    "suggest-count": (
        "«{name}» debe ser un número entero de {least} o más, no {given}.",
        "“{name}” must be a whole number of {least} or more, not {given}.",
    ),
    "suggest-count.hint": (
        "Indicar cuántos elementos se quieren.",
        "Say how many items are wanted.",
    ),
    "suggest-entry-broken": (
        "La entrada {number} del libro de códigos no tiene código y queda fuera.",
        "Entry {number} of the codebook has no code and is left out.",
    ),
    "suggest-entry-broken.hint": (
        "Completar «code» con el identificador del código.",
        "Fill in “code” with the code's id.",
    ),
    "suggest-entry-twice": (
        "La entrada {number} del libro de códigos repite el código «{entry}» y queda fuera.",
        "Entry {number} of the codebook repeats the code “{entry}” and is left out.",
    ),
    "suggest-entry-twice.hint": (
        "Dejar una sola entrada por código.",
        "Keep a single entry per code.",
    ),
}
