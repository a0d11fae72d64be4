// @ts-check
/** The matrix: a cell's quotes open beside it. */

import { all, one } from "./dom.js";
import { cells } from "./grid.js";
import { listen } from "./live.js";
import "./shell.js";
import { swap } from "./swap.js";

const grid = one("[data-grid]");
cells(grid, "a", async (link) => {
  await swap(/** @type {HTMLAnchorElement} */ (link).href);
  one(".chosen", grid)?.classList.remove("chosen");
  link.parentElement?.classList.add("chosen");
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
document.documentElement.dataset.ready = "";
