"""What can go wrong in analysis, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "axis-unknown": (
        "No existe el eje «{axis}» para la matriz.",
        "The matrix has no axis “{axis}”.",
    ),
    "axis-unknown.hint": (
        "Usar un código con hijos o uno de estos: {names}.",
        "Use a code with children or one of these: {names}.",
    ),
    "axis-empty": (
        "El eje «{axis}» no tiene elementos: la matriz queda vacía.",
        "The axis “{axis}” has no items: the matrix is empty.",
    ),
    "axis-empty.hint": (
        "Elegir un código con hijos, o completar ese atributo en los registros de transcripts/.",
        "Choose a code with children, or fill in that attribute in the registers of transcripts/.",
    ),
    "depth-invalid": (
        "La profundidad {depth} no sirve: los niveles se cuentan desde 1.",
        "Depth {depth} does not work: levels count from 1.",
    ),
    "depth-invalid.hint": ("Usar --depth 1 o más.", "Use --depth 1 or more."),
    "matrix-option-unknown": (
        "«{value}» no es un valor de --{option}.",
        "“{value}” is not a value of --{option}.",
    ),
    "matrix-option-unknown.hint": (
        "Usar uno de estos: {names}.",
        "Use one of these: {names}.",
    ),
    "filter-code-unknown": (
        "El código «{value}» no está en el libro de códigos.",
        "The code “{value}” is not in the codebook.",
    ),
    "filter-code-unknown.hint": (
        "Ver los códigos con «qualcode codebook show».",
        "See the codes with “qualcode codebook show”.",
    ),
    "filter-valence-unknown": (
        "La valencia «{value}» no está en el libro de códigos.",
        "The valence “{value}” is not in the codebook.",
    ),
    "filter-valence-unknown.hint": (
        "Usar una de estas: {names}.",
        "Use one of these: {names}.",
    ),
    "filter-coder-unknown": (
        "No hay analista de nombre «{value}» en el estudio.",
        "The study has no coder named “{value}”.",
    ),
    "filter-coder-unknown.hint": (
        "Ver los nombres con «qualcode coder list».",
        "See the names with “qualcode coder list”.",
    ),
    "filter-actor-unknown": (
        "El estudio no tiene el actor «{value}».",
        "The study has no actor “{value}”.",
    ),
    "filter-actor-unknown.hint": (
        "Usar uno de estos: {names}.",
        "Use one of these: {names}.",
    ),
    "codings-outside-codebook": (
        "{n} {n:codificación usa|codificaciones usan} códigos que el libro activo no tiene: {codes}.",
        "{n} {n:coding uses|codings use} codes that the active codebook lacks: {codes}.",
    ),
    "codings-outside-codebook.hint": (
        "Agregar esos códigos al libro o declarar en `was` el código que los reemplaza.",
        "Add those codes to the codebook, or declare in `was` the code that replaces them.",
    ),
    "representative-invalid": (
        "No se pueden elegir {n} citas representativas por código.",
        "{n} representative quotes per code cannot be chosen.",
    ),
    "representative-invalid.hint": (
        "Usar --representative 1 o más.",
        "Use --representative 1 or more.",
    ),
    "search-empty": ("No hay texto que buscar.", "There is no text to search for."),
    "search-empty.hint": (
        "Escribir al menos una letra o un número.",
        "Type at least one letter or number.",
    ),
    "regex-invalid": (
        "La expresión regular «{pattern}» no es válida: {reason}.",
        "The regular expression “{pattern}” is not valid: {reason}.",
    ),
    "regex-invalid.hint": (
        "Corregirla, o buscar el texto tal cual sin --regex.",
        "Mend it, or search for the plain text without --regex.",
    ),
}
