// @ts-check
/** Findings: read beside the list, written with what holds them, kept in findings.yaml. */

import { call, get } from "./api.js";
import { make, one, refused, say } from "./dom.js";
import "./shell.js";
import { swap } from "./swap.js";
import { data, t } from "./words.js";

const page = data("page");
const panel = one("#panel");

one("[data-rows]")?.addEventListener("pick", (/** @type {CustomEvent} */ event) => {
  swap(`/findings?entry=${encodeURIComponent(event.detail.dataset.entry)}`);
});

const chosen = () => one("[data-chosen]", panel);
const ids = (/** @type {"evidence" | "contrary"} */ kind) => (chosen()?.dataset[kind] ?? "").split(" ").filter(Boolean);

/** @param {string} method @param {string} path @param {any} keys */
async function keep(method, path, keys) {
  try {
    const made = await call(method, path, keys, { "if-match": `"${page.sha256}"` });
    page.sha256 = made.sha256;
    location.href = `/findings?entry=${encodeURIComponent(made.id ?? made.entry?.id ?? chosen()?.dataset.chosen ?? "")}`;
  } catch (error) {
    refused(one("#told"), error, t("not-kept"));
  }
}

const here = () => `/api/findings/${encodeURIComponent(chosen().dataset.chosen)}`;

/** A form for a claim. @param {string} claim @param {string} kind @param {(keys: any) => void} send */
function form(claim, kind, send) {
  const field = /** @type {HTMLTextAreaElement} */ (make("textarea.field", { rows: 5, id: "claim", required: true }));
  field.value = claim;
  const kinds = /** @type {HTMLSelectElement} */ (make("select.field", { id: "kind" },
    ...["finding", "conclusion", "recommendation"].map((one_) => make("option", { value: one_, selected: one_ === kind }, t(`kind-of-${one_}`)))));
  const made = make("form.stack", {}, make("label", { for: "claim" }, t("claim")), field, make("label", { for: "kind" }, t("claim-kind")), kinds, make("button.btn.primary", {}, t("keep")));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    send({ claim: field.value.trim(), kind: kinds.value });
  };
  made.addEventListener("submit", submit);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  });
  panel.prepend(make("section", {}, made));
  field.focus();
}

one("#new").addEventListener("click", () => form("", "finding", (keys) => keep("POST", "/api/findings", keys)));

panel.addEventListener("click", (/** @type {MouseEvent} */ event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("button"));
  if (!button || !chosen()) return;
  const { drop, from, contraryAdd, cite } = button.dataset;
  if ("edit" in button.dataset) form(one(".claim", panel).textContent.trim(), chosen().dataset.kind, (keys) => keep("PUT", here(), keys));
  else if (drop) keep("PUT", here(), { [/** @type {"evidence"} */ (from)]: ids(/** @type {"evidence"} */ (from)).filter((id) => id !== drop) });
  else if (contraryAdd) keep("PUT", here(), { contrary: [...ids("contrary"), contraryAdd] });
  else if (cite) {
    const kind = /** @type {"evidence"} */ (button.dataset.as);
    keep("PUT", here(), { [kind]: [...new Set([...ids(kind), cite])] });
  }
});

panel.addEventListener("change", async (/** @type {Event} */ event) => {
  const field = /** @type {HTMLSelectElement} */ (event.target);
  if (field.id !== "cite" || !field.value) return;
  const rows = await get(`/api/quotes?code=${encodeURIComponent(field.value)}`);
  const cited = new Set([...ids("evidence"), ...ids("contrary")]);
  const left = rows.filter((/** @type {any} */ row) => !cited.has(row.id)).slice(0, 40);
  one("#candidates").replaceChildren(...(left.length ? left.map((/** @type {any} */ row) => make("div", {},
    make("p.quote", {}, `“${row.text}” `, make("small", {}, row.attribution)),
    make("p.row.wrap", {},
      make("button.btn.link", { type: "button", "data-cite": row.id, "data-as": "evidence" }, t("cite-for")),
      make("button.btn.link", { type: "button", "data-cite": row.id, "data-as": "contrary" }, t("cite-against"))))) : [make("p.second", {}, t("cite-none"))]));
  say(t("cite-count", { n: left.length }));
});
document.documentElement.dataset.ready = "";
