// @ts-check
/** Good practices: verdicts and their reasons go to findings.yaml as they are given. */

import { call } from "./api.js";
import { all, one, refused, say } from "./dom.js";
import "./shell.js";
import { data, t } from "./words.js";

const page = data("page");

/** @param {HTMLElement} place @param {any} keys */
async function keep(place, keys) {
  const article = /** @type {HTMLElement} */ (place.closest("[data-practice]"));
  try {
    const made = await call("PUT", `/api/practices/${encodeURIComponent(article.dataset.practice ?? "")}`, keys, { "if-match": `"${page.sha256}"` });
    page.sha256 = made.sha256;
    one("#told").replaceChildren();
    say(t("saved"));
  } catch (error) {
    refused(one("#told"), error, t("not-kept"));
  }
}

for (const field of all("[data-test], [data-why]")) {
  field.addEventListener("change", () => {
    const article = field.closest("[data-practice]");
    const test = field.dataset.test ?? field.dataset.why;
    const why = one(`[data-why="${test}"]`, article);
    const evidence = why.dataset.evidence.split(" ").filter(Boolean);
    keep(field, { tests: { [test]: { verdict: one(`[data-test="${test}"]`, article).value, why: why.value, evidence } } });
  });
}
for (const box of all("[data-accepted]")) box.addEventListener("change", () => keep(box, { accepted: box.checked }));
document.documentElement.dataset.ready = "";
