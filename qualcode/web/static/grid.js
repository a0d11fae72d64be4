// @ts-check
/** Tables of cells: arrows move among them, one tab stop, a click or Enter opens. */

import { all, one } from "./dom.js";

/** @param {HTMLElement} grid @param {string} inside what a cell is reached by @param {(target: HTMLElement) => void} open */
export function cells(grid, inside, open) {
  const tables = all("table", grid);
  const count = Math.max(0, ...tables.map((table) => all("tbody tr", table).length));
  /** All tables as one field. @type {HTMLElement[][]} */
  const field = Array.from({ length: count }, (_, r) => tables.flatMap((table) => all(`tbody tr:nth-child(${r + 1}) td ${inside}`, table)));
  for (const row of field) for (const cell of row) cell.tabIndex = -1;
  const first = one(`.chosen ${inside}`, grid) ?? field[0]?.[0];
  if (first) first.tabIndex = 0;
  grid.addEventListener("keydown", (event) => {
    const from = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest(`td ${inside}`));
    const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
    const step = steps[/** @type {"ArrowUp"} */ (event.key)];
    if (!from || !step) return;
    event.preventDefault();
    const r = field.findIndex((row) => row.includes(from));
    const to = field[Math.max(0, Math.min(field.length - 1, r + step[0]))]?.[field[r].indexOf(from) + step[1]];
    if (!to) return;
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
  grid.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const cell = /** @type {HTMLElement | null} */ (target.closest("td")?.querySelector(inside) ?? null);
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(cell);
  });
}
