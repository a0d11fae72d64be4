// @ts-check
/** The matrix: arrows move among cells, Enter opens a cell's quotes beside it. */

import { all, one } from "./dom.js";
import { listen } from "./live.js";
import "./shell.js";

const grid = one("[data-grid]");
/** All tables as one field of cells. @type {HTMLElement[][]} */
let cells = [];

function index() {
  const tables = all("table", grid);
  const rows = Math.max(0, ...tables.map((table) => all("tbody tr", table).length));
  cells = Array.from({ length: rows }, (_, r) => tables.flatMap((table) => all(`tbody tr:nth-child(${r + 1}) [data-cell] a`, table)));
  const chosen = one(".chosen a", grid) ?? cells[0]?.[0];
  if (chosen) chosen.tabIndex = 0;
}

/** @param {HTMLElement} from @param {number} down @param {number} right */
function move(from, down, right) {
  const r = cells.findIndex((row) => row.includes(from));
  const c = cells[r]?.indexOf(from) ?? -1;
  const to = cells[Math.max(0, Math.min(cells.length - 1, r + down))]?.[c + right];
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

grid.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  const cell = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-cell] a"));
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  const step = steps[/** @type {"ArrowUp"} */ (event.key)];
  if (!cell || !step) return;
  event.preventDefault();
  move(cell, step[0], step[1]);
});

/** The same page with a cell chosen, its panel taken over: no reload. */
grid.addEventListener("click", async (/** @type {MouseEvent} */ event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const link = target.closest("[data-cell]")?.querySelector("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(link.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  one("#panel").replaceChildren(...one("#panel", fresh).childNodes);
  one(".chosen", grid)?.classList.remove("chosen");
  link.parentElement?.classList.add("chosen");
  history.replaceState(null, "", link.href);
  link.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && one("#panel").contains(document.activeElement)) one(".chosen a", grid)?.focus();
});

for (const field of all("[data-options] select")) {
  field.addEventListener("change", () => {
    const here = new URL(location.href);
    for (const other of all("[data-options] select")) here.searchParams.set(other.name, other.value);
    here.searchParams.delete("cell");
    here.searchParams.delete("both");
    if (here.searchParams.get("valence") === "both") {
      here.searchParams.delete("valence");
      here.searchParams.set("both", "1");
    }
    location.href = here.href;
  });
}

let changed = false;
listen(() => { changed = true; }, () => { changed = true; });
addEventListener("visibilitychange", () => {
  if (changed && !document.hidden) location.reload();
});
index();
document.documentElement.dataset.ready = "";
