// @ts-check
/** The framework: a cell opens beside the grid; its summary is never written over unseen. */

import { put } from "./api.js";
import { one, refused, say } from "./dom.js";
import { cells } from "./grid.js";
import "./shell.js";
import { swap } from "./swap.js";
import { data, t } from "./words.js";

const page = data("page");
const grid = one("[data-grid]");
if (grid) {
  cells(grid, "a", async (link) => {
    await swap(/** @type {HTMLAnchorElement} */ (link).href);
    one(".chosen", grid)?.classList.remove("chosen");
    link.parentElement?.classList.add("chosen");
    one("#summary-text")?.focus();
  });
}

async function keep() {
  const form = one("#summary");
  if (!form) return;
  try {
    await put("/api/framework", {
      row: form.dataset.row, col: form.dataset.col, rows: page.rows, cols: page.cols,
      summary: one("#summary-text").value, seen: form.dataset.seen,
    });
    sessionStorage.setItem("qualcode:said", t("saved"));
    location.reload();
  } catch (error) {
    refused(one("[data-refused]", form), error, t("not-kept"));
  }
}

document.addEventListener("submit", (event) => {
  if (/** @type {HTMLElement} */ (event.target).id !== "summary") return;
  event.preventDefault();
  keep();
});
document.addEventListener("keydown", (event) => {
  const inside = /** @type {HTMLElement} */ (event.target).id === "summary-text";
  if (inside && event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
  else if (inside && event.key === "Escape") one(".chosen a", grid)?.focus();
});
const said = sessionStorage.getItem("qualcode:said");
if (said) {
  say(said);
  sessionStorage.removeItem("qualcode:said");
}
document.documentElement.dataset.ready = "";
