// @ts-check
/** Inicio: files dropped anywhere on the page are brought in; a matrix becomes a codebook. */

import { bringIn } from "./bringing.js";
import { listen } from "./live.js";
import { one } from "./dom.js";
import "./shell.js";

bringIn({ drop: document.body, field: one("#files"), button: one("#choose"), told: one("#came") });

// What changed elsewhere is shown when this page is looked at again.
let changed = false;
listen(() => { changed = true; }, () => { changed = true; });
addEventListener("visibilitychange", () => {
  if (changed && !document.hidden) location.reload();
});
document.documentElement.dataset.ready = "";
