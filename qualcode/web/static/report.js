// @ts-check
/** The report with one press; a file somebody edited is never replaced unasked. */

import { ApiError, post } from "./api.js";
import { make, one, say } from "./dom.js";
import "./shell.js";
import { t } from "./words.js";

const button = one("#build");
const told = one("#told");

/** @param {boolean} force */
async function build(force) {
  button.disabled = true;
  told.replaceChildren(make("p.head.second", {}, t("report-building")));
  try {
    const made = await post("/api/reports", { force });
    told.replaceChildren(make("p.head", {}, t("report-made", { file: made.file.split("/").pop() }), " ",
      make("a.btn.primary", { href: made.url, download: "", id: "fetch" }, t("report-fetch"))));
    one("#fetch").focus();
    say(t("report-made", { file: made.file.split("/").pop() }));
  } catch (error) {
    const edited = error instanceof ApiError && error.code === "report-edited";
    told.replaceChildren(make("div.failed", { role: "alert" }, make("b", {}, t("report-not-made")), make("p", {}, /** @type {Error} */ (error).message),
      edited ? make("button.btn", { type: "button", onclick: () => build(true) }, t("report-force")) : null));
  }
  button.disabled = false;
}

button.addEventListener("click", () => build(false));
document.documentElement.dataset.ready = "";
