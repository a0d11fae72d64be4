// @ts-check
/** What was asked: each press goes to the next state and confirms it. */

import { post } from "./api.js";
import { one, say } from "./dom.js";
import { cells } from "./grid.js";
import "./shell.js";
import { data, t } from "./words.js";

const page = data("page");
const grid = one("[data-grid]");
if (grid) {
  cells(grid, "button", async (button) => {
    const { document: slug, code, state } = button.dataset;
    const dotted = button.classList.contains("dotted");
    const states = page.states;
    // The first press confirms what is proposed; the next ones change it.
    const next = dotted ? state : states[(states.indexOf(state) + 1) % states.length];
    try {
      await post("/api/coverage", { document: slug, code, state: next });
      button.dataset.state = next;
      button.classList.remove("dotted");
      one("[aria-hidden]", button).textContent = page.glyphs[next];
      one(".sr", button).textContent = t(`asked-${next}`);
      button.title = t(`asked-${next}`);
      say(t("coverage-kept", { state: t(`asked-${next}`) }));
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    }
  });
}
document.documentElement.dataset.ready = "";
