"""What is wrong with a request, in words; pydantic's kinds by their names."""

MESSAGES: dict[str, tuple[str, str]] = {
    "title.documents": ("Entrevistas y documentos", "Interviews and documents"),
    "title.codings": ("Codificaciones", "Codings"),
    "title.codes": ("Libro de códigos", "Codebook"),
    "title.coverage": ("Preguntas por entrevista", "Questions by interview"),
    "title.memos": ("Memos del estudio", "The study's memos"),
    "title.log": ("Bitácora", "Log"),
    "title.coders": ("Analistas", "Coders"),
    "title.cases": ("Casos", "Cases"),
    "title.participants": ("Participantes", "Participants"),
    "detail.missing": ("falta", "it is missing"),
    "detail.extra_forbidden": ("no se conoce", "it is not known"),
    "detail.json_invalid": ("no es JSON", "it is not JSON"),
    "detail.int_type": (
        "tiene que ser un número entero",
        "it has to be a whole number",
    ),
    "detail.int_parsing": (
        "tiene que ser un número entero",
        "it has to be a whole number",
    ),
    "detail.int_from_float": (
        "tiene que ser un número entero",
        "it has to be a whole number",
    ),
    "detail.string_type": ("tiene que ser texto", "it has to be text"),
    "detail.string_unicode": ("no es texto válido", "it is not valid text"),
    "detail.bool_type": (
        "tiene que ser verdadero o falso",
        "it has to be true or false",
    ),
    "detail.bool_parsing": (
        "tiene que ser verdadero o falso",
        "it has to be true or false",
    ),
    "detail.list_type": ("tiene que ser una lista", "it has to be a list"),
    "detail.dict_type": ("tiene que ser un objeto", "it has to be an object"),
    "detail.model_attributes_type": (
        "tiene que ser un objeto",
        "it has to be an object",
    ),
    "detail.string_too_long": (
        "admite {max_length} caracteres a lo más",
        "it takes {max_length} characters at most",
    ),
    "detail.string_too_short": ("está vacío", "it is empty"),
    "detail.too_long": (
        "admite {max_length} a lo más",
        "it takes {max_length} at most",
    ),
    "detail.too_short": ("está vacío", "it is empty"),
    "detail.greater_than_equal": ("el mínimo es {ge}", "the least is {ge}"),
    "detail.less_than_equal": ("el máximo es {le}", "the most is {le}"),
    "detail.literal_error": (
        "tiene que ser uno de estos: {expected}",
        "it has to be one of: {expected}",
    ),
}
