// @ts-check
/** The pane beside a table, taken from the same page with something chosen: no reload. */

import { one } from "./dom.js";

/** @param {string} address */
export async function swap(address) {
  const answer = await fetch(address);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  one("#panel").replaceChildren(...one("#panel", fresh).childNodes);
  history.replaceState(null, "", address);
}
