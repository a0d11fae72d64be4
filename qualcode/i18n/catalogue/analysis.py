"""The words of analysis: items of a matrix, reasons for a quote, attributions."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unspecified": ("sin especificar", "unspecified"),
    "facet-unspecified": ("{facet}, sin especificar", "{facet}, unspecified"),
    "matrix-title": ("Matriz: {rows} por {cols}", "Matrix: {rows} by {cols}"),
    "only-pass": ("ronda {n}", "pass {n}"),
    "kind-interview": ("Entrevista", "Interview"),
    "kind-design": ("Documento de diseño", "Design document"),
    "kind-plan": ("Plan de trabajo", "Work plan"),
    "kind-other": ("Otro documento", "Other document"),
    "attribution": ("(entrevista {role} {actor})", "({role} {actor} interview)"),
    "why-typical": (
        "Reúne lo más frecuente del código: {traits}",
        "Holds what is most frequent for the code: {traits}",
    ),
    "why-only": (
        "El código no coincide con otros ni lleva valencia; es la cita más cercana al vocabulario de las demás",
        "The code meets no other code and carries no valence; this quote is the closest to the words of the rest",
    ),
    "why-single": ("Única cita del código", "The only quote of the code"),
    "why-divergent": (
        "Valencia contraria a la más frecuente del código: {valence}",
        "Valence contrary to the most frequent one of the code: {valence}",
    ),
    "why-no-divergent": ("no hay voz divergente", "no voice diverges"),
    "why-chosen": ("Elegida por el equipo", "Chosen by the team"),
    "roles-and": ("{first} y {last}", "{first} and {last}"),
    "why-voice": ("voz aún no citada", "a voice not yet quoted"),
    # quantity words
    "unit-documents": ("entrevistas", "interviews"),
    "unit-participants": ("personas", "people"),
    "unit-cases": ("casos", "cases"),
    "unit-actors": ("actores", "actors"),
    "quantity-fact": (
        "«{term}»: {n} de {of} ({unit}).",
        "“{term}”: {n} of {of} ({unit}).",
    ),
    "quantity-all": (
        "Exige que lo digan todas las voces a quienes se preguntó.",
        "It takes every voice that was asked.",
    ),
    "quantity-most": (
        "Exige más del {share} % de las voces a quienes se preguntó.",
        "It takes more than {share}% of the voices that were asked.",
    ),
    "quantity-some": ("Exige al menos {n}.", "It takes at least {n}."),
    "quantity-isolated": (
        "Exige que alguien lo diga, y no más de {n}.",
        "It takes somebody to say it, and no more than {n}.",
    ),
    # what the data say to the tests of a practice
    "practice-untold": (
        "Ninguna entrevista la menciona.",
        "No interview mentions it.",
    ),
    "practice-planned": (
        "{n} {n:documento de diseño o plan la contempla|documentos de diseño o planes la contemplan}.",
        "{n} {n:document of design or plan foresees|documents of design or plans foresee} it.",
    ),
    "practice-in-guide": (
        "La pauta pregunta por ella.",
        "The guide asks for it.",
    ),
    "practice-outside": (
        "Ni la pauta ni los documentos de diseño la nombran.",
        "Neither the guide nor the design documents name it.",
    ),
    "practice-asked": (
        "Se menciona solo después de una pregunta que la nombra.",
        "It is mentioned only after a question that names it.",
    ),
    "practice-unasked": (
        "En {n} {n:entrevista|entrevistas} se cuenta sin que la pregunta la nombre.",
        "In {n} {n:interview|interviews} it is told without the question naming it.",
    ),
    "practice-tellers": ("La cuentan: {actors}.", "Told by: {actors}."),
    "practice-no-sign": (
        "Ninguna mención va junto a un facilitador.",
        "No mention comes with a facilitator.",
    ),
    "practice-serves": (
        "En {n} {n:entrevista|entrevistas} se cuenta junto a un facilitador.",
        "In {n} {n:interview|interviews} it is told along with a facilitator.",
    ),
    "practice-one-case": (
        "Se menciona en un solo caso o en ninguno.",
        "It is mentioned in one case or none.",
    ),
    "practice-cases": (
        "Se menciona en {n} casos: {cases}.",
        "It is mentioned in {n} cases: {cases}.",
    ),
}
