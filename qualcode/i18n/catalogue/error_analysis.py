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
    "framework-rows": (
        "La matriz de síntesis no puede tener «{axis}» en sus filas.",
        "The framework cannot have “{axis}” as its rows.",
    ),
    "framework-rows.hint": (
        "Usar case, document, actor o una columna de cases.csv.",
        "Use case, document, actor or a column of cases.csv.",
    ),
    "framework-cols": (
        "La matriz de síntesis no puede tener «{axis}» en sus columnas.",
        "The framework cannot have “{axis}” as its columns.",
    ),
    "framework-cols.hint": (
        "Usar un eje del libro de códigos, o un código con hijos.",
        "Use a facet of the codebook, or a code with children.",
    ),
    "contrast-by": (
        "No se puede contrastar a los actores por «{axis}».",
        "Actors cannot be contrasted by “{axis}”.",
    ),
    "contrast-by.hint": (
        "Usar case o una columna de cases.csv.",
        "Use case or a column of cases.csv.",
    ),
    "agreement-raters": (
        "El acuerdo compara a dos analistas o más, o dos rondas o más de un analista.",
        "Agreement compares two coders or more, or two passes or more of one coder.",
    ),
    "agreement-raters.hint": (
        "Usar --coders ANA,LUZ, o bien --passes 1,2 --coder ANA.",
        "Use --coders ANA,LUZ, or else --passes 1,2 --coder ANA.",
    ),
    "agreement-no-documents": (
        "No hay entrevistas terminadas por todos a la vez: {coders}.",
        "No interview was finished by all of them: {coders}.",
    ),
    "agreement-no-documents.hint": (
        "Cada analista marca las suyas con «qualcode coder done ENTREVISTA --coder NOMBRE».",
        "Each coder marks theirs with `qualcode coder done INTERVIEW --coder NAME`.",
    ),
    "finding-twice": (
        "Dos entradas llevan el id {id}; lo que descansa en él toma la primera.",
        "Two entries have the id {id}; what rests on it takes the first.",
    ),
    "finding-twice.hint": (
        "Dar a una de ellas otro id.",
        "Give one of them another id.",
    ),
    "finding-codings-lost": (
        "{id} nombra {n:una codificación que no está o se retiró|codificaciones que no están o se retiraron}: {codings}.",
        "{id} names {n:a coding that is not there or was retracted|codings that are not there or were retracted}: {codings}.",
    ),
    "finding-codings-lost.hint": (
        "Buscar otra evidencia con «qualcode quotes», o quitar el id.",
        "Find other evidence with `qualcode quotes`, or take the id out.",
    ),
    "finding-unknown": (
        "{id} descansa en {other}, que no existe.",
        "{id} rests on {other}, which does not exist.",
    ),
    "finding-unknown.hint": (
        "Corregir el id en rests_on, o agregar la entrada que falta.",
        "Mend the id in rests_on, or add the missing entry.",
    ),
    "finding-upward": (
        "{id} descansa en {other}, que debiera descansar en hallazgos y no al revés.",
        "{id} rests on {other}, which should rest on findings and not the other way round.",
    ),
    "finding-upward.hint": (
        "Las recomendaciones descansan en conclusiones, y estas en hallazgos.",
        "Recommendations rest on conclusions, and these on findings.",
    ),
    "finding-circle": (
        "{id} descansa, por medio de otros, en sí mismo.",
        "{id} rests, by way of others, on itself.",
    ),
    "finding-circle.hint": (
        "Quitar uno de los ids de rests_on que cierran el círculo.",
        "Take out one of the ids in rests_on that close the circle.",
    ),
    "finding-query": (
        "La consulta de {id} tiene algo que no se entiende: {odd}.",
        "The query of {id} has something that makes no sense: {odd}.",
    ),
    "finding-query.hint": (
        "Usar solo code (del libro activo), valence y actor.",
        "Use only code (of the active codebook), valence and actor.",
    ),
}
