"""What can go wrong in reading and segmenting transcripts, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "file-missing": ("No existe el archivo {file}.", "There is no file {file}."),
    "file-missing.hint": (
        "Revisar el nombre y la carpeta.",
        "Check the name and the folder.",
    ),
    "file-is-folder": (
        "{file} es una carpeta, no un archivo.",
        "{file} is a folder, not a file.",
    ),
    "file-is-folder.hint": (
        "Nombrar los archivos que contiene, por ejemplo {file}/*.docx.",
        "Name the files in it, for instance {file}/*.docx.",
    ),
    "file-forbidden": (
        "No hay permiso para leer {file}.",
        "There is no permission to read {file}.",
    ),
    "file-forbidden.hint": (
        "Cerrar el archivo en otros programas o cambiar sus permisos.",
        "Close the file in other programs or change its permissions.",
    ),
    "file-empty": (
        "El archivo {file} está vacío (0 bytes).",
        "The file {file} is empty (0 bytes).",
    ),
    "file-empty.hint": (
        "Buscar una copia completa; a veces la sincronización de la nube deja solo el nombre.",
        "Look for a complete copy; cloud sync sometimes leaves only the name.",
    ),
    "file-no-text": (
        "El archivo {file} no contiene texto.",
        "The file {file} holds no text.",
    ),
    "file-no-text.hint": (
        "Si sus páginas son imágenes, pasarlas primero por reconocimiento de texto (OCR).",
        "If its pages are pictures, run them through text recognition (OCR) first.",
    ),
    "file-too-large": (
        "El archivo {file} pesa {size} MB; el máximo es {limit} MB.",
        "The file {file} has {size} MB; the most is {limit} MB.",
    ),
    "file-too-large.hint": (
        "Revisar que sea una transcripción; si lo es, dividirla en varios archivos.",
        "Check that it is a transcript; if it is, split it into several files.",
    ),
    "file-unreadable": (
        "No se pudo leer el archivo {file} ({reason}).",
        "The file {file} could not be read ({reason}).",
    ),
    "file-unreadable.hint": (
        "Abrirlo con su programa, guardarlo de nuevo y repetir.",
        "Open it in its own program, save it again and repeat.",
    ),
    "file-not-text": (
        "El archivo {file} no es texto en ninguna codificación conocida.",
        "The file {file} is not text in any known encoding.",
    ),
    "file-not-text.hint": (
        "Abrirlo con el programa que lo creó y guardarlo como .docx o como texto UTF-8.",
        "Open it in the program that made it and save it as .docx or as UTF-8 text.",
    ),
    "file-is-picture": (
        "El archivo {file} es una imagen {kind}, aunque su nombre termine en {extension}.",
        "The file {file} is a {kind} picture, although its name ends in {extension}.",
    ),
    "file-is-picture.hint": (
        "Importar la transcripción en texto; una página escaneada necesita antes reconocimiento de texto (OCR).",
        "Import the transcript as text; a scanned page needs text recognition (OCR) first.",
    ),
    "file-is-other": (
        "El archivo {file} es en realidad de tipo {kind} y no corresponde a su extensión.",
        "The file {file} is really of type {kind} and does not match its extension.",
    ),
    "file-is-other.hint": (
        "Corregir la extensión, o abrirlo con su programa y guardarlo como .docx.",
        "Mend the extension, or open it in its program and save it as .docx.",
    ),
    "file-is-zip": (
        "El archivo {file} es un paquete comprimido (¿un documento de Word?), aunque su nombre termine en {extension}.",
        "The file {file} is a compressed package (a Word document?), although its name ends in {extension}.",
    ),
    "file-is-zip.hint": (
        "Si es un documento de Word, cambiar la extensión a .docx; si es un .zip, descomprimirlo.",
        "If it is a Word document, change the extension to .docx; if it is a .zip, unpack it.",
    ),
    "format-unsupported": (
        "No se leen archivos {extension}: {file}.",
        "{extension} files are not read: {file}.",
    ),
    "format-unsupported.hint": (
        "Guardarlo en uno de estos formatos: {formats}.",
        "Save it in one of these formats: {formats}.",
    ),
    "docx-corrupt": (
        "El documento de Word {file} está dañado o incompleto.",
        "The Word document {file} is damaged or incomplete.",
    ),
    "docx-corrupt.hint": (
        "Pedir otra copia, o abrirlo en Word («Abrir y reparar») y guardarlo de nuevo.",
        "Ask for another copy, or open it in Word (“Open and Repair”) and save it again.",
    ),
    "docx-encrypted": (
        "El documento {file} está protegido con contraseña.",
        "The document {file} is protected by a password.",
    ),
    "docx-encrypted.hint": (
        "Abrirlo en Word, quitar la contraseña en Archivo › Información › Proteger documento y guardar.",
        "Open it in Word, remove the password under File › Info › Protect Document and save.",
    ),
    "docx-is-doc": (
        "El archivo {file} es un documento del Word antiguo (.doc) u otro archivo antiguo de Office.",
        "The file {file} is an old Word document (.doc) or another old Office file.",
    ),
    "docx-is-doc.hint": (
        "Abrirlo en Word o LibreOffice y guardarlo como .docx; cambiar solo el nombre no basta.",
        "Open it in Word or LibreOffice and save it as .docx; changing the name is not enough.",
    ),
    "docx-is-text": (
        "El archivo {file} es texto simple con el nombre de un documento de Word.",
        "The file {file} is plain text with the name of a Word document.",
    ),
    "docx-is-text.hint": (
        "Cambiar la extensión del archivo a .txt e importarlo así.",
        "Change the file's extension to .txt and import it so.",
    ),
    "docx-is-html": (
        "El archivo {file} es una página web (HTML o XML) con el nombre de un documento de Word.",
        "The file {file} is a web page (HTML or XML) with the name of a Word document.",
    ),
    "docx-is-html.hint": (
        "Abrirlo en Word o LibreOffice y guardarlo como .docx.",
        "Open it in Word or LibreOffice and save it as .docx.",
    ),
    "docx-not-word": (
        "El archivo {file} es un paquete comprimido sin un documento de Word adentro.",
        "The file {file} is a compressed package without a Word document in it.",
    ),
    "docx-not-word.hint": (
        "Revisar que no sea una planilla, una presentación o un .zip renombrado.",
        "Check that it is not a renamed spreadsheet, presentation or .zip.",
    ),
    "docx-bomb": (
        "El documento {file} se expande más allá de lo razonable (más de {limit} MB) y no se abre por seguridad.",
        "The document {file} unpacks beyond reason (over {limit} MB) and is not opened, for safety.",
    ),
    "docx-bomb.hint": (
        "Si el documento es legítimo, copiar solo su texto a un documento nuevo y guardarlo.",
        "If the document is legitimate, copy only its text into a new document and save it.",
    ),
    "docx-entities": (
        "El documento {file} declara entidades XML, algo que Word no hace, y no se abre por seguridad.",
        "The document {file} declares XML entities, which Word never does, and is not opened, for safety.",
    ),
    "docx-entities.hint": (
        "Pedir el original a quien lo envió y guardarlo desde Word.",
        "Ask the sender for the original and save it from Word.",
    ),
    "no-speakers": (
        "No se reconocieron hablantes: cada párrafo quedó como un turno.",
        "No speakers were recognised: each paragraph became a turn.",
    ),
    "no-speakers.hint": (
        "Escribir quién habla al comienzo de cada turno («Entrevistadora:», «Participante:») e importar de nuevo.",
        "Write who speaks at the start of each turn (“Interviewer:”, “Participant:”) and import again.",
    ),
    "mojibake": (
        "Hay letras con tilde dañadas en el archivo, por ejemplo «{sample}» (línea {line}).",
        "Accented letters are broken in the file, for instance “{sample}” (line {line}).",
    ),
    "mojibake.hint": (
        "El texto se importó tal como está; conviene conseguir el original o guardarlo de nuevo en UTF-8.",
        "The text was imported as it is; better find the original or save it again in UTF-8.",
    ),
}
