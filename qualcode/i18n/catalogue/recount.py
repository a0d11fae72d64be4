"""Words of adding a report's tables and sentences up again."""

MESSAGES: dict[str, tuple[str, str]] = {
    "sum-column": (
        "En «{column}» el total dice {printed} y las filas suman {expected}.",
        "In “{column}” the total says {printed} and the rows add up to {expected}.",
    ),
    "sum-row": (
        "«{column}» dice {printed} y las columnas que reúne suman {expected}.",
        "“{column}” says {printed} and the columns it sums add up to {expected}.",
    ),
    "sum-text": (
        "El texto dice {printed} y las partes que nombra suman {expected}.",
        "The text says {printed} and the parts it names add up to {expected}.",
    ),
    "sum.hint": (
        "Corregir el total, o la parte que esté mal.",
        "Mend the total, or the part that is wrong.",
    ),
    "share-cell": (
        "En «{column}» dice {printed} y la razón de sus cifras es {expected}.",
        "In “{column}” it says {printed} and the ratio of its figures is {expected}.",
    ),
    "share-text": (
        "Dice {printed} y {ratio} es {expected}.",
        "It says {printed} and {ratio} is {expected}.",
    ),
    "share.hint": (
        "Corregir el porcentaje, o las cifras de que sale.",
        "Mend the percentage, or the figures it comes from.",
    ),
    "count": (
        "Dice «{printed}», y {n} no puede ser parte de {m}.",
        "It says “{printed}”, and {n} cannot be part of {m}.",
    ),
    "count.hint": (
        "Corregir una de las dos cifras.",
        "Mend one of the two figures.",
    ),
    "cross-table": (
        "En «{column}» dice {printed} y la tabla {other} da {expected}.",
        "In “{column}” it says {printed} and table {other} gives {expected}.",
    ),
    "cross-table.hint": (
        "Dejar la misma cifra en las dos tablas.",
        "Have the same figure in both tables.",
    ),
    "rounding": (
        "En «{column}» los {n} porcentajes suman {expected} y el total dice {printed}: es el redondeo.",
        "In “{column}” the {n} percentages add up to {expected} and the total says {printed}: that is rounding.",
    ),
    "rounding.hint": (
        "No hay nada que corregir; se puede decir en una nota.",
        "There is nothing to mend; a note may say so.",
    ),
}
