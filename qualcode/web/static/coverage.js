// @ts-check
/** What was asked: each press goes to the next state and confirms it; what the file says
 * meanwhile by another hand is shown, never written over. */

import { ApiError, call } from "./api.js";
import { all, one, say } from "./dom.js";
import { cells } from "./grid.js";
import "./shell.js";
import { data, t } from "./words.js";

const page = data("page");
const grid = one("[data-grid]");

/** @param {HTMLElement} button @param {string} state @param {boolean} confirmed */
function show(button, state, confirmed) {
  button.dataset.state = state;
  button.classList.toggle("dotted", !confirmed);
  one("[aria-hidden]", button).textContent = page.glyphs[state];
  one(".sr", button).textContent = confirmed ? t(`asked-${state}`) : `${t(`asked-${state}`)}, ${t("asked-proposed")}`;
  button.title = t(`asked-${state}`);
}

/** Show what the file says now. */
async function renew() {
  const answer = await fetch("/api/coverage");
  const said = new Map((await answer.json()).map((/** @type {any} */ row) => [`${row.document} ${row.code}`, row]));
  page.sha256 = (answer.headers.get("etag") ?? "").replaceAll('"', "");
  for (const button of all("button", grid)) {
    const row = said.get(`${button.dataset.document} ${button.dataset.code}`);
    if (row) show(button, row.state, row.confirmed);
  }
}

/** @param {HTMLElement} button */
async function press(button) {
  const { document: slug, code, state = "" } = button.dataset;
  const dotted = button.classList.contains("dotted");
  const { states } = page;
  // The first press confirms what is proposed; the next ones change it.
  const next = dotted ? state : states[(states.indexOf(state) + 1) % states.length];
  const keep = async () => {
    const row = { document: slug, code, state: next };
    page.sha256 = (await call("POST", "/api/coverage", row, { "if-match": `"${page.sha256}"` })).sha256;
  };
  try {
    await keep().catch(async (error) => {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      await renew();
      const same = button.dataset.state === state && button.classList.contains("dotted") === dotted;
      if (!same) throw error; // of this very cell the file says something else
      await keep();
    });
    show(button, next, true);
    say(t("coverage-kept", { state: t(`asked-${next}`) }));
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }
}

if (grid) {
  // One after the other: each has to know the file as the one before left it.
  let last = Promise.resolve();
  cells(grid, "button", (button) => { last = last.then(() => press(button)); });
}
document.documentElement.dataset.ready = "";
