// @ts-check
/** Files from the person's disk: interviews are imported, an operationalisation matrix is shown as a codebook. */

import { ApiError, call } from "./api.js";
import { make, say } from "./dom.js";
import { number, t } from "./words.js";

/** A matrix says so in its name; the person can say so too. @param {File} file */
const isMatrix = (file) => /matri[zx]|operacionaliza|operationali[sz]/i.test(file.name) && /\.(docx|xlsx|csv|odt)$/i.test(file.name);
const isBook = (/** @type {File} */ file) => /\.ya?ml$/i.test(file.name);

/** @param {{drop: HTMLElement, field: HTMLInputElement, button: HTMLElement, told: HTMLElement}} parts */
export function bringIn({ drop, field, button, told }) {
  button.addEventListener("click", () => field.click());
  field.addEventListener("change", () => take([...(field.files ?? [])], told));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take([...(event.dataTransfer?.files ?? [])], told);
  });
}

/** @param {File[]} files @param {HTMLElement} told */
async function take(files, told) {
  if (!files.length) return;
  const books = files.filter((file) => isMatrix(file) || isBook(file));
  const interviews = files.filter((file) => !books.includes(file));
  told.replaceChildren(make("p.second", {}, t("bringing", { n: files.length })));
  try {
    if (books.length) await keepMatrix(books[0]);
    if (interviews.length) await bring(interviews, told);
    else location.href = "/codebook?matrix";
  } catch (error) {
    failed(told, t("not-read", { file: files.map((f) => f.name).join(", ") }), /** @type {Error} */ (error).message);
  }
}

/** A matrix is looked at on the codebook's page before anything is stored. @param {File} file */
async function keepMatrix(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  sessionStorage.setItem("qualcode:matrix", JSON.stringify({ name: file.name, data: btoa(text) }));
}

/** @returns {File | null} the matrix that was dropped, once */
export function keptMatrix() {
  const kept = sessionStorage.getItem("qualcode:matrix");
  sessionStorage.removeItem("qualcode:matrix");
  if (!kept) return null;
  const { name, data } = JSON.parse(kept);
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  return new File([bytes], name);
}

/** @param {File[]} files @param {HTMLElement} told */
async function bring(files, told) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  let answer;
  try {
    answer = await call("POST", "/api/documents", form);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    failed(told, t("not-read", { file: files.map((f) => f.name).join(", ") }), error.message);
    return;
  }
  const refused = answer.documents.filter((/** @type {any} */ d) => d.status === "refused");
  const taken = answer.documents.filter((/** @type {any} */ d) => d.status !== "refused");
  const words = taken.reduce((/** @type {number} */ sum, /** @type {any} */ d) => sum + d.words, 0);
  told.replaceChildren();
  for (const one of refused) {
    failed(told, t("not-read", { file: one.file.split("/").pop() }), `${one.problems[0].message} ${one.problems[0].hint}`, true);
  }
  if (!taken.length) return;
  const summary = t("brought", { n: taken.length, words: number(words) });
  say(summary);
  if (!refused.length) location.href = "/import";
  else told.append(make("p", {}, summary, " ", make("a.btn.primary", { href: "/import", "data-key": "Enter" }, t("confirm-them"))));
}

/** What failed, at its place. @param {HTMLElement} told @param {string} title @param {string} text @param {boolean} [add] */
function failed(told, title, text, add = false) {
  const box = make("div.failed", { role: "alert" }, make("b", {}, title), make("p", {}, text));
  if (add) told.append(box);
  else told.replaceChildren(box);
}

/**
 * A matrix shown as the codebook it gives, with what would change; stored when confirmed.
 * @param {{drop: HTMLElement, field: HTMLInputElement, button: HTMLElement, place: HTMLElement, failed: (error: any) => void}} parts
 */
export function bringMatrix({ drop, field, button, place, failed: tell }) {
  /** @param {File | undefined} file */
  const look = async (file) => {
    if (!file) return;
    try {
      const answer = isBook(file) ? await bookOf(file) : await matrixOf(file, false);
      place.hidden = false;
      place.replaceChildren(
        make("h2", {}, t("matrix-of", { file: file.name })),
        make("p.second", {}, t("matrix-changes", { n: answer.changes.length })),
        make("ul.lines", {}, ...answer.changes.slice(0, 200).map((/** @type {any} */ c) => make("li", {}, c.text))),
        ...answer.problems.map((/** @type {any} */ p) => make("p.warn", {}, `${p.message} ${p.hint}`)),
        make("p.row", {},
          make("button.btn.primary", { type: "button", "data-key": "Enter", onclick: async () => {
            try {
              if (isBook(file)) await keepBook(answer);
              else await matrixOf(file, true);
              location.href = "/codebook";
            } catch (error) {
              tell(error);
            }
          } }, t("matrix-keep")),
          make("button.btn", { type: "button", onclick: () => { place.hidden = true; } }, t("matrix-leave"))));
      /** @type {HTMLElement} */ (place.querySelector(".primary")).focus();
    } catch (error) {
      tell(error);
    }
  };
  button.addEventListener("click", () => field.click());
  field.addEventListener("change", () => look(field.files?.[0]));
  place.addEventListener("matrix", (event) => look(/** @type {CustomEvent} */ (event).detail));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    look(event.dataTransfer?.files[0]);
  });
}

/** @param {File} file @param {boolean} save */
function matrixOf(file, save) {
  const form = new FormData();
  form.append("files", file, file.name);
  return call("POST", `/api/codebook/matrix${save ? "?save=true" : ""}`, form);
}

/** A YAML file in the active one's place. @param {File} file */
async function bookOf(file) {
  const { headers } = await fetch("/api/codebook");
  return { changes: [{ text: t("book-replaces") }], problems: [], yaml: await file.text(), seen: headers.get("etag") ?? "" };
}

/** @param {{yaml: string, seen: string}} answer */
async function keepBook(answer) {
  await call("PUT", "/api/codebook", answer.yaml, { "content-type": "application/yaml", "if-match": answer.seen });
}
