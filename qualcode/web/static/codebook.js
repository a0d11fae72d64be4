// @ts-check
/** The codebook's page: each form is one edit of the file, refused when the file changed meanwhile. */

import { ApiError, call, post } from "./api.js";
import { bringMatrix, keptMatrix } from "./bringing.js";
import { assign } from "./chords.js";
import { all, cap, inField, make, one, say } from "./dom.js";
import { listen } from "./live.js";
import "./shell.js";
import { data, t } from "./words.js";

const page = data("page");
let own = 0; // messages of this page's own edits to come

/** @param {any} edit @param {string} [code] what to show afterwards */
async function send(edit, code = page.code) {
  own += 1;
  try {
    const answer = await call("POST", "/api/codebook/edits", { edits: [edit] }, { "if-match": `"${page.sha256}"` });
    const to = answer.made?.[0] ?? code;
    sessionStorage.setItem("qualcode:said", t("codebook-kept", { n: answer.version }));
    location.href = `/codebook?code=${encodeURIComponent(to)}`;
  } catch (error) {
    own -= 1;
    failed(error);
  }
}

/** @param {any} error */
function failed(error) {
  const stale = error instanceof ApiError && error.status === 412;
  one("#told").replaceChildren(make("div.failed", { role: "alert" },
    make("b", {}, t(stale ? "codebook-stale" : "not-kept")), make("p", {}, error.message),
    stale ? make("button.btn", { type: "button", onclick: () => location.reload() }, t("reload")) : null));
  one("#told").scrollIntoView({ block: "nearest" });
}

const lines = (/** @type {string} */ text) => text.split("\n").map((l) => l.trim()).filter(Boolean);

for (const form of all("form[data-op]")) {
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    const { op, code, parent } = form.dataset;
    const value = (/** @type {string} */ name) => form.elements.namedItem(name)?.value?.trim() ?? "";
    /** @type {Record<string, () => [any, string?]>} */
    const edits = {
      create: () => [{ op, parent, name: value("name") }],
      move: () => [{ op, code, parent: value("parent") }],
      merge: () => [{ op, codes: [code], into: value("into") }, value("into")],
      split: () => [{ op, code, into: lines(value("into")).map((name) => ({ name })) }],
      rename: () => [{ op, code, to: value("to") }, value("to")],
      deprecate: () => [{ op, code, deprecated: form.dataset.deprecated === "true", ...(value("replaced_by") ? { replaced_by: value("replaced_by") } : {}) }],
      edit: () => [changes(form, code)],
    };
    const [edit, after] = edits[op]();
    if (op === "edit" && Object.keys(edit).length === 2) say(t("nothing-changed"));
    else send(edit, after);
  });
}

/** The fields a person changed, only those. @param {HTMLFormElement} form @param {string} code */
function changes(form, code) {
  /** @type {any} */
  const edit = { op: "edit", code };
  for (const field of all("input[name], textarea[name]", form)) {
    if (field.value === field.defaultValue) continue;
    edit[field.name] = "list" in field.dataset ? lines(field.value) : field.value.trim();
  }
  return edit;
}

document.addEventListener("keydown", (event) => {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === "Enter") {
    const form = /** @type {HTMLElement} */ (event.target).closest("form") ?? one("#entry");
    form?.requestSubmit();
  } else if (control && event.key.toLowerCase() === "z" && !inField(event)) {
    post(`/api/${event.shiftKey ? "redo" : "undo"}`, undefined).then(() => location.reload(), failed);
  } else return;
  event.preventDefault();
});

// Chords, the same as on the coding page.
const rows = all("[data-code-item]");
const kept = JSON.parse(localStorage.getItem(`qualcode:chords:${page.book}`) ?? "{}");
const chords = assign(rows.filter((r) => !r.classList.contains("old")).map((r) => ({ id: r.dataset.codeItem, name: one(".name", r).textContent })), kept);
for (const row of rows) {
  const chord = (chords[row.dataset.codeItem] ?? "").toUpperCase();
  row.dataset.chord = chord;
  one(".chord", row).replaceWith(chord ? cap(chord, "chord.soft") : "");
}
one("[aria-current=true]", one("[data-tree]"))?.scrollIntoView({ block: "center" });
one("[data-tree]").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = rows.indexOf(/** @type {HTMLElement} */ (event.target).closest("[data-code-item]"));
  if (!step || at < 0) return;
  rows[at + step]?.focus();
  event.preventDefault();
});

bringMatrix({ drop: document.body, field: one("#files"), button: one("#choose"), place: one("#matrix"), failed });
const dropped = new URL(location.href).searchParams.has("matrix") ? keptMatrix() : null;
if (dropped) one("#matrix").dispatchEvent(new CustomEvent("matrix", { detail: dropped }));

listen((message) => {
  if (!message.type.startsWith("codebook")) return;
  if (own > 0) own -= 1;
  else say(t("codebook-changed"));
});
const said = sessionStorage.getItem("qualcode:said");
if (said) {
  say(said);
  sessionStorage.removeItem("qualcode:said");
}
document.documentElement.dataset.ready = "";
