// @ts-check
/** The grid: one press confirms every ticked row; voices are asked one document at a time. */

import { patch } from "./api.js";
import { bringIn } from "./bringing.js";
import { all, make, one, say } from "./dom.js";
import "./shell.js";
import { data, number, t } from "./words.js";

const page = data("page");
const grid = one("#grid");
const voices = one("#voices");
const confirm = one("#confirm");
/** Kinds a person chose: document → label → kind. @type {Map<string, Map<string, string>>} */
const chosen = new Map();

bringIn({ drop: document.body, field: one("#files"), button: one("#choose"), told: one("#came") });

const rows = () => (grid ? all("tbody tr", grid) : []);
const field = (/** @type {Element} */ row, /** @type {string} */ name) => one(`[name=${name}]`, row);

function count() {
  const n = rows().filter((row) => field(row, "tick").checked).length;
  one("span", confirm).textContent = t("confirm-n", { n });
  confirm.disabled = n === 0;
}

/** A row as the register takes it: what is not blank. @param {HTMLElement} row */
function told(row) {
  const slug = /** @type {string} */ (row.dataset.document);
  const value = (/** @type {string} */ name) => field(row, name).value.trim();
  const kinds = chosen.get(slug) ?? new Map();
  const names = value("participant").split(",").map((/** @type {string} */ n) => n.trim());
  let speaker = 0;
  const role = value("role");
  const roleTouched = role !== field(row, "role").dataset.before;
  const participants = page.rows[slug].map((/** @type {any} */ person) => {
    const kind = kinds.get(person.label) ?? person.kind.value;
    if (kind === "interviewer") return { label: person.label, kind };
    const name = names[speaker] ?? "";
    const own = roleTouched || !person.role.value ? role : person.role.value;
    speaker += 1;
    return { label: person.label, kind: kind === "unknown" ? "" : kind, participant: name, role: own, actor: value("actor") };
  });
  return { document: slug, actor: value("actor"), case: value("case").replace(/\s*[,;|]\s*/g, "|"), participants };
}

confirm.addEventListener("click", async () => {
  const ticked = rows().filter((row) => field(row, "tick").checked);
  confirm.disabled = true;
  try {
    await patch("/api/documents", { documents: ticked.map(told) });
    const left = rows().filter((row) => row.hasAttribute("data-open-row") && !ticked.includes(row)).length;
    say(t("confirmed", { n: ticked.length }));
    if (left) location.reload();
    else location.href = "/";
  } catch (error) {
    one("#came").replaceChildren(make("div.failed", { role: "alert" }, make("b", {}, t("not-confirmed")), make("p", {}, /** @type {Error} */ (error).message)));
    confirm.disabled = false;
  }
});

/** @param {HTMLElement} row @param {boolean} [focus] */
function ask(row, focus = false) {
  for (const other of rows()) other.classList.toggle("on", other === row);
  const slug = /** @type {string} */ (row.dataset.document);
  const people = page.rows[slug];
  voices.replaceChildren(
    make("h2", {}, slug),
    make("p.small.second", {}, t(people.length ? "voices-ask" : "voices-none")),
    ...people.map((/** @type {any} */ person) => voice(slug, person)),
    people.length ? make("p.small.second", {}, t("voices-unknown")) : "",
    make("p.row.wrap", {}, make("button.btn", { type: "button", onclick: () => { field(row, "tick").checked = true; count(); next(row); } }, t("voices-next"))),
  );
  if (focus) one("button", voices)?.focus();
}

/** @param {HTMLElement} row */
function next(row) {
  const open = rows().filter((r) => r.hasAttribute("data-open-row"));
  const following = open[open.indexOf(row) + 1];
  if (following) ask(following, true);
  else confirm.focus();
}

/** @param {string} slug @param {any} person */
function voice(slug, person) {
  const kinds = chosen.get(slug) ?? new Map();
  const now = kinds.get(person.label) ?? (person.kind.value || "unknown");
  const pick = (/** @type {string} */ kind) => {
    kinds.set(person.label, kind);
    chosen.set(slug, kinds);
    const row = rows().find((r) => r.dataset.document === slug);
    if (row) {
      field(row, "tick").checked = true;
      count();
      ask(row);
      [...all("[data-voice] button", voices)].find((b) => b.dataset.voice === `${person.label}:${kind}`)?.focus();
    }
  };
  return make("div.voice", { "data-voice": "" },
    make("p.row", {}, make("b", {}, person.label || "—"), make("small.second", {}, t("voice-size", { n: person.turns, words: number(person.words) }))),
    make("span.seg", { role: "group", "aria-label": t("voice-kind", { label: person.label }) },
      ...["interviewer", "participant", "unknown"].map((kind) => make("button", {
        type: "button", "aria-pressed": String(kind === now), "data-voice": `${person.label}:${kind}`, onclick: () => pick(kind),
      }, t(`voice-${kind}`)))),
    ...person.samples.slice(0, 2).map((/** @type {string} */ text) => make("p.quote", {}, text)));
}

grid?.addEventListener("click", (/** @type {MouseEvent} */ event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const row = /** @type {HTMLElement | null} */ (target.closest("tbody tr"));
  if (row) ask(row, Boolean(target.closest("[data-speakers]")));
});
grid?.addEventListener("input", (/** @type {Event} */ event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  const row = /** @type {HTMLElement} */ (target.closest("tr"));
  if (target.name !== "tick") {
    target.classList.remove("proposed", "doubt");
    field(row, "tick").checked = true;
  }
  count();
});
grid?.addEventListener("focusin", (/** @type {Event} */ event) => {
  const row = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("tbody tr"));
  if (row && !row.classList.contains("on")) ask(row);
});
grid?.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  const row = /** @type {HTMLElement | null} */ (target.closest("tbody tr"));
  if (!row || !target.name) return;
  const every = rows();
  const at = every.indexOf(row);
  const copy = event.key.toLowerCase() === "d" && event.ctrlKey;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (copy && every[at - 1] && target.name !== "tick") {
    target.value = field(every[at - 1], target.name).value;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (step && every[at + step] && (target.name === "tick" || !event.altKey)) {
    const to = field(every[at + step], target.name);
    to.focus();
    to.select?.();
  } else return;
  event.preventDefault();
});

const first = rows()[0];
if (first) {
  ask(first);
  count();
  (rows().some((row) => row.hasAttribute("data-open-row")) ? field(first, "actor") : confirm).focus();
} else confirm.hidden = true;
document.documentElement.dataset.ready = "";
