"""Words of the study on disk that are not errors."""

MESSAGES: dict[str, tuple[str, str]] = {
    "expected-text": ("se esperaba un texto", "a text was expected"),
    "expected-whole": (
        "se esperaba un número entero de 1 o más",
        "a whole number of 1 or more was expected",
    ),
    "nearest": ("Lo más parecido: {names}. ", "The nearest: {names}. "),
    "expected-list": ("se esperaba una lista", "a list was expected"),
    "expected-mapping": (
        "se esperaban pares «clave: valor»",
        "pairs “key: value” were expected",
    ),
    "expected-marks": (
        "se esperaban dos signos, el que abre y el que cierra",
        "two marks were expected, the opening and the closing one",
    ),
    "entry-odd": (
        "no se entiende la entrada «{where}»",
        "the entry “{where}” makes no sense",
    ),
    "starter-title": ("Libro de códigos", "Codebook"),
    "study-yaml": (
        """# Ajustes del estudio. Se editan a mano; los cambios rigen desde la orden siguiente.
title: {title}
language: {language}
codebook: {codebook}
# Actores que se entrevistan. Una lista vacía acepta cualquiera; con nombres, solo esos.
actors: {actors}
# Roles de las personas entrevistadas, por ejemplo: [directora, encargado]
roles: []
# Una atribución que calza con menos de k personas del estudio se avisa.
k: 3
# Cómo se atribuye una cita: nunca por nombre.
attribution: "(entrevista {{role}} {{actor}})"
quote_marks: ["“", "”"]
# Valores de un atributo de cases.csv, en su orden, por ejemplo:
#   attributes: {{frecuencia: [mensual, trimestral]}}
attributes: {{}}
""",
        """# The study's settings. Edited by hand; changes hold from the next command on.
title: {title}
language: {language}
codebook: {codebook}
# Actors who are interviewed. An empty list accepts any; with names, only those.
actors: {actors}
# Roles of the people interviewed, for example: [director, manager]
roles: []
# An attribution that fits fewer than k people of the study is warned of.
k: 3
# How a quote is attributed: never by name.
attribution: "(interview, {{role}}, {{actor}})"
quote_marks: ["“", "”"]
# Values of an attribute of cases.csv, in their order, for example:
#   attributes: {{frequency: [monthly, quarterly]}}
attributes: {{}}
""",
    ),
}
