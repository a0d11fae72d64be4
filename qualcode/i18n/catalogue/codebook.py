"""The words of codebooks: kinds of values, changes, what a build and `init` write."""

MESSAGES: dict[str, tuple[str, str]] = {
    "kind.text": ("un texto", "a text"),
    "kind.texts": ("una lista de textos", "a list of texts"),
    "kind.flag": ("true o false", "true or false"),
    "kind.mapping": ("un grupo de claves", "a group of keys"),
    "change.added-code": (
        "Nuevo código «{code}»: {after}.",
        "New code “{code}”: {after}.",
    ),
    "change.added-facet": (
        "Nuevo eje «{code}»: {after}.",
        "New facet “{code}”: {after}.",
    ),
    "change.added-valence": (
        "Nueva valencia «{code}»: {after}.",
        "New valence “{code}”: {after}.",
    ),
    "change.removed-code": (
        "Código «{code}» eliminado: {before}.",
        "Code “{code}” removed: {before}.",
    ),
    "change.removed-facet": (
        "Eje «{code}» eliminado: {before}.",
        "Facet “{code}” removed: {before}.",
    ),
    "change.removed-valence": (
        "Valencia «{code}» eliminada: {before}.",
        "Valence “{code}” removed: {before}.",
    ),
    "change.id": (
        "«{before}» pasa a tener el id «{code}».",
        "“{before}” now has the id “{code}”.",
    ),
    "change.renamed": (
        "«{code}» cambia de nombre: {before} → {after}.",
        "“{code}” is renamed: {before} → {after}.",
    ),
    "change.moved": (
        "«{code}» se mueve de «{before}» a «{after}».",
        "“{code}” moves from “{before}” to “{after}”.",
    ),
    "change.reordered": (
        "En «{code}» cambia el orden: {after}.",
        "In “{code}” the order changes: {after}.",
    ),
    "change.deprecated": ("«{code}» queda en desuso.", "“{code}” is deprecated."),
    "change.restored": ("«{code}» vuelve a estar en uso.", "“{code}” is in use again."),
    "change.changed": (
        "En «{code}» cambia {field}: {before} → {after}.",
        "In “{code}” {field} changes: {before} → {after}.",
    ),
    "change.kept": (
        "En «{code}» se conserva {field} como se escribió a mano: {before} (la matriz dice ahora: {after}).",
        "In “{code}” {field} stays as written by hand: {before} (the matrix now says: {after}).",
    ),
    "change.left-out": (
        "«{code}» está en la matriz, pero se quitó a mano del libro de códigos: {after}.",
        "“{code}” is in the matrix but was removed by hand from the codebook: {after}.",
    ),
    "change.not-in-matrix": (
        "«{code}» ya no está en la matriz y se conserva: {before}.",
        "“{code}” is no longer in the matrix and is kept: {before}.",
    ),
    "field.codebook": ("el id del libro de códigos", "the codebook's id"),
    "field.title": ("el título", "the title"),
    "field.language": ("el idioma", "the language"),
    "field.source": ("la fuente", "the source"),
    "field.valences": ("las valencias", "the valences"),
    "field.facets": ("los ejes", "the facets"),
    "field.codes": ("los códigos", "the codes"),
    "field.code": ("el código", "the code"),
    "field.facet": ("el eje", "the facet"),
    "field.valence": ("la valencia", "the valence"),
    "field.exclusive": ("si es excluyente", "whether it is exclusive"),
    "field.sign": ("el signo", "the sign"),
    "field.key": ("la tecla", "the key"),
    "field.id": ("el id", "the id"),
    "field.name": ("el nombre", "the name"),
    "field.parent": ("el lugar", "the place"),
    "field.brief": ("la descripción breve", "the brief description"),
    "field.definition": ("la definición", "the definition"),
    "field.include": ("lo que incluye", "what it includes"),
    "field.exclude": ("lo que excluye", "what it excludes"),
    "field.examples": ("los ejemplos", "the examples"),
    "field.keywords": ("las palabras clave", "the keywords"),
    "field.expected": ("los actores esperados", "the expected actors"),
    "field.questions": ("las preguntas", "the questions"),
    "field.color": ("el color", "the colour"),
    "field.was": ("los ids anteriores", "the former ids"),
    "field.deprecated": ("el desuso", "the deprecation"),
    "field.replaced_by": ("el código que lo reemplaza", "the code that replaces it"),
    "built.facet": ("Etapa del proceso", "Stage of the process"),
    "built.facet-id": ("etapa", "stage"),
    "built.title": ("Libro de códigos de {file}", "Codebook from {file}"),
    "built.source": (
        "Matriz de operacionalización ({file})",
        "Operationalisation matrix ({file})",
    ),
    "built.products": (
        "Según la matriz, {n:su producto es|sus productos son} {products}.",
        "According to the matrix, its {n:product is|products are} {products}.",
    ),
    "built.indicators": (
        "{n:Su indicador es|Sus indicadores son} {indicators}.",
        "Its {n:indicator is|indicators are} {indicators}.",
    ),
    "built.quoted": ("«{text}»", "“{text}”"),
    "built.and": (" y ", " and "),
    "built.note": (
        "Lo que escribió la última construcción desde la matriz; lo usa la siguiente. No editar.",
        "What the last build wrote from the matrix, for the next one. Not to be edited.",
    ),
    "starter": (
        """\
# Libro de códigos. Se edita a mano: los comentarios y el orden se conservan.
# Después de editar: qualcode codebook check {id}.yaml
codebook: {id}
title: {title}
language: {language}

# Cómo actúa aquello de lo que se habla. La valencia pertenece a cada codificación, no al código.
valences:
  - {{id: facilitador, name: Facilitador, sign: 1, key: "+"}}
  - {{id: obstaculizador, name: Obstaculizador, sign: -1, key: "-"}}
  - {{id: neutro, name: Neutro, sign: 0, key: "0"}}

facets:
  # De qué se habla.
  - id: tema
    name: Tema
    valence: none
    codes: []
    # Un código, sin los # y en lugar de los corchetes de arriba:
    #   - id: reuniones              # letras, dígitos, guion y punto
    #     name: Reuniones
    #     brief: Encuentros entre las partes.
    #     definition: …
    #     include: …
    #     exclude: …
    #     keywords: [reunión, encuentro]
    #     expected: [{actors}]
    #     questions: ["¿Cómo fueron las reuniones?"]

  # Qué ayuda o dificulta.
  - id: factor
    name: Factor
    valence: optional                # none | optional | required
    codes: []
""",
        """\
# Codebook. It is edited by hand: comments and order are kept.
# After editing: qualcode codebook check {id}.yaml
codebook: {id}
title: {title}
language: {language}

# How what is spoken of acts. The valence belongs to each coding, not to the code.
valences:
  - {{id: facilitador, name: Facilitator, sign: 1, key: "+"}}
  - {{id: obstaculizador, name: Obstacle, sign: -1, key: "-"}}
  - {{id: neutro, name: Neutral, sign: 0, key: "0"}}

facets:
  # What is spoken of.
  - id: tema
    name: Topic
    valence: none
    codes: []
    # A code, without the # and in place of the brackets above:
    #   - id: meetings               # letters, digits, hyphens and full stops
    #     name: Meetings
    #     brief: Encounters between the parties.
    #     definition: …
    #     include: …
    #     exclude: …
    #     keywords: [meeting, get-together]
    #     expected: [{actors}]
    #     questions: ["How were the meetings?"]

  # What helps or hinders.
  - id: factor
    name: Factor
    valence: optional                # none | optional | required
    codes: []
""",
    ),
}
