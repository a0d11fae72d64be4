"""What can go wrong with each format of transcript, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "file-is-apple-double": (
        "El archivo {file} es un resto que deja macOS al copiar («._…»), sin texto.",
        "The file {file} is a leftover that macOS makes when copying (“._…”), without text.",
    ),
    "file-is-apple-double.hint": (
        "Importar el archivo del mismo nombre sin «._» al comienzo; este se puede borrar.",
        "Import the file of the same name without “._” at its start; this one may be deleted.",
    ),
    "comments-left": (
        "El documento tiene {n} comentarios al margen; no son parte de lo que se dijo y quedaron fuera.",
        "The document has {n} comments in its margin; they are not part of what was said and were left out.",
    ),
    "comments-left.hint": (
        "Si sus textos son códigos del libro, importar con --comments-as-codings.",
        "If their texts are codes of the codebook, import with --comments-as-codings.",
    ),
    "captions-none": (
        "El archivo {file} no tiene ningún subtítulo con texto.",
        "The file {file} has no caption with text.",
    ),
    "captions-none.hint": (
        "Descargar de nuevo la transcripción desde Zoom, Teams o el programa que la hizo; quizá se guardó antes de terminar.",
        "Download the transcript again from Zoom, Teams or whatever made it; perhaps it was saved before it was done.",
    ),
    "pdf-corrupt": (
        "El PDF {file} está dañado o incompleto.",
        "The PDF {file} is damaged or incomplete.",
    ),
    "pdf-corrupt.hint": (
        "Pedir otra copia, o abrirlo en un navegador e imprimirlo a un PDF nuevo.",
        "Ask for another copy, or open it in a browser and print it to a new PDF.",
    ),
    "pdf-encrypted": (
        "El PDF {file} está protegido con contraseña.",
        "The PDF {file} is protected by a password.",
    ),
    "pdf-encrypted.hint": (
        "Abrirlo con su contraseña, imprimirlo a un PDF nuevo e importar ese.",
        "Open it with its password, print it to a new PDF and import that one.",
    ),
    "pdf-image-only": (
        "El PDF {file} contiene solo imágenes de páginas, sin texto.",
        "The PDF {file} holds only pictures of pages, without text.",
    ),
    "pdf-image-only.hint": (
        "Pasarlo por reconocimiento de texto (OCR), por ejemplo con ocrmypdf o el propio escáner, y revisar el resultado antes de importarlo.",
        "Run it through text recognition (OCR), with ocrmypdf or the scanner itself for instance, and check the result before importing it.",
    ),
    "pdf-pages-bare": (
        "Hay páginas del PDF que son imágenes sin texto: {pages}.",
        "Pages of the PDF are pictures without text: {pages}.",
    ),
    "pdf-pages-bare.hint": (
        "Lo que dicen esas páginas no se importó; pasarlas por reconocimiento de texto (OCR) si son de la entrevista.",
        "What they say was not imported; run them through text recognition (OCR) if they are of the interview.",
    ),
    "pdf-garbled": (
        "El PDF no dice qué letras son sus signos, y partes del texto salieron ilegibles.",
        "The PDF does not tell which letters its signs are, and parts of the text came out unreadable.",
    ),
    "pdf-garbled.hint": (
        "Conseguir el documento original en Word, o imprimir el PDF de nuevo desde otro programa.",
        "Get the original Word document, or print the PDF again from another program.",
    ),
    "pdf-too-large": (
        "El PDF {file} es demasiado grande o complejo para ser una transcripción (más de {pages} páginas, o páginas que tardan demasiado).",
        "The PDF {file} is too large or complex to be a transcript (over {pages} pages, or pages that take too long).",
    ),
    "pdf-too-large.hint": (
        "Dividirlo, o importar el documento original en Word.",
        "Split it, or import the original Word document.",
    ),
    "doc-needs-office": (
        "Para leer {file}, del Word antiguo (.doc), hace falta LibreOffice, que no está instalado.",
        "Reading {file}, of old Word (.doc), needs LibreOffice, which is not installed.",
    ),
    "doc-needs-office.hint": (
        "Abrirlo en Word y guardarlo como .docx, o instalar LibreOffice (gratuito).",
        "Open it in Word and save it as .docx, or install LibreOffice (free).",
    ),
    "doc-corrupt": (
        "LibreOffice no pudo abrir {file} como documento del Word antiguo.",
        "LibreOffice could not open {file} as an old Word document.",
    ),
    "doc-corrupt.hint": (
        "Pedir otra copia, o abrirlo en Word y guardarlo como .docx.",
        "Ask for another copy, or open it in Word and save it as .docx.",
    ),
    "rtf-corrupt": (
        "El documento RTF {file} está dañado.",
        "The RTF document {file} is damaged.",
    ),
    "rtf-corrupt.hint": (
        "Abrirlo en Word o LibreOffice y guardarlo como .docx.",
        "Open it in Word or LibreOffice and save it as .docx.",
    ),
    "otr-corrupt": (
        "El archivo {file} no es una transcripción de oTranscribe.",
        "The file {file} is not an oTranscribe transcript.",
    ),
    "otr-corrupt.hint": (
        "Exportarla de nuevo desde oTranscribe, como .otr o como texto.",
        "Export it again from oTranscribe, as .otr or as text.",
    ),
    "odt-corrupt": (
        "El documento OpenDocument {file} está dañado o incompleto.",
        "The OpenDocument file {file} is damaged or incomplete.",
    ),
    "odt-corrupt.hint": (
        "Pedir otra copia, o abrirlo con su programa y guardarlo de nuevo.",
        "Ask for another copy, or open it in its program and save it again.",
    ),
    "odt-encrypted": (
        "El documento {file} está protegido con contraseña.",
        "The document {file} is protected by a password.",
    ),
    "odt-encrypted.hint": (
        "Abrirlo con su contraseña y guardarlo sin ella.",
        "Open it with its password and save it without one.",
    ),
    "odt-bomb": (
        "El documento {file} se expande más allá de lo razonable (más de {limit} MB) y no se abre por seguridad.",
        "The document {file} unpacks beyond reason (over {limit} MB) and is not opened, for safety.",
    ),
    "odt-bomb.hint": (
        "Si es legítimo, copiar solo su texto a un archivo nuevo y guardarlo.",
        "If it is legitimate, copy only its text into a new file and save it.",
    ),
    "odt-entities": (
        "El documento {file} declara entidades XML, algo que su programa no hace, y no se abre por seguridad.",
        "The document {file} declares XML entities, which its program never does, and is not opened, for safety.",
    ),
    "odt-entities.hint": (
        "Pedir el original a quien lo envió y guardarlo desde su programa.",
        "Ask the sender for the original and save it from its program.",
    ),
    "xlsx-corrupt": (
        "El libro de Excel {file} está dañado o incompleto.",
        "The Excel workbook {file} is damaged or incomplete.",
    ),
    "xlsx-corrupt.hint": (
        "Pedir otra copia, o abrirlo con su programa y guardarlo de nuevo.",
        "Ask for another copy, or open it in its program and save it again.",
    ),
    "xlsx-encrypted": (
        "El libro {file} está protegido con contraseña.",
        "The workbook {file} is protected by a password.",
    ),
    "xlsx-encrypted.hint": (
        "Abrirlo con su contraseña y guardarlo sin ella.",
        "Open it with its password and save it without one.",
    ),
    "xlsx-bomb": (
        "El libro {file} se expande más allá de lo razonable (más de {limit} MB) y no se abre por seguridad.",
        "The workbook {file} unpacks beyond reason (over {limit} MB) and is not opened, for safety.",
    ),
    "xlsx-bomb.hint": (
        "Si es legítimo, copiar solo su texto a un archivo nuevo y guardarlo.",
        "If it is legitimate, copy only its text into a new file and save it.",
    ),
    "xlsx-entities": (
        "El libro {file} declara entidades XML, algo que su programa no hace, y no se abre por seguridad.",
        "The workbook {file} declares XML entities, which its program never does, and is not opened, for safety.",
    ),
    "xlsx-entities.hint": (
        "Pedir el original a quien lo envió y guardarlo desde su programa.",
        "Ask the sender for the original and save it from its program.",
    ),
    "odt-not-text": (
        "El archivo {file} no es un documento de texto OpenDocument.",
        "The file {file} is not an OpenDocument text.",
    ),
    "odt-not-text.hint": (
        "Revisar que no sea una planilla, una presentación o un .zip renombrado.",
        "Check that it is not a renamed spreadsheet, presentation or .zip.",
    ),
    "several-interviews": (
        "El archivo traía {n} entrevistas y se dividió; esta es la {part}.",
        "The file held {n} interviews and was split; this is number {part}.",
    ),
    "several-interviews.hint": (
        "Revisar que cada parte comience y termine donde debe; si son una sola, quitar los encabezados repetidos e importar de nuevo.",
        "Check that each part begins and ends where it should; if they are one, remove the repeated headings and import again.",
    ),
    "template-empty": (
        "El archivo {file} parece una pauta sin llenar: tiene preguntas, pero ninguna respuesta.",
        "The file {file} looks like an unfilled guide: it has questions but no answer.",
    ),
    "template-empty.hint": (
        "Importar la transcripción de la entrevista y no la pauta.",
        "Import the transcript of the interview, not the guide.",
    ),
    "minutes": (
        "El archivo parece un acta o una minuta (asistentes, temas, acuerdos) y no una transcripción: cada párrafo quedó como un turno.",
        "The file looks like minutes of a meeting (attendees, topics, agreements) and not a transcript: each paragraph became a turn.",
    ),
    "minutes.hint": (
        "Si se quiere codificar como documento, escribir «other» en la columna kind de documents.csv; así no cuenta como entrevista.",
        "To code it as a document, write “other” in the kind column of documents.csv; it then does not count as an interview.",
    ),
    "one-line": (
        "Todo el texto está en una sola línea, sin quién habla, como lo entrega un transcriptor automático.",
        "All the text is on a single line without who speaks, as automatic transcribers give it.",
    ),
    "one-line.hint": (
        "Exportar de nuevo con hablantes o con tiempos (.vtt, .srt, .docx), o separar los turnos a mano.",
        "Export again with speakers or times (.vtt, .srt, .docx), or part the turns by hand.",
    ),
    "comments-no-code": (
        "{n} comentarios no son un código del libro, por ejemplo «{sample}»; no se codificaron.",
        "{n} comments are no code of the codebook, for instance “{sample}”; they were not coded.",
    ),
    "comments-no-code.hint": (
        "Escribir en el comentario el id o el nombre del código, y su valencia si la lleva («Reuniones: facilitador»).",
        "Write the code's id or name in the comment, and its valence where it takes one (“Reuniones: facilitador”).",
    ),
}
