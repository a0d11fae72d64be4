// @ts-check
/** The code tree and the pinned codes: one tab stop, arrows inside, Enter codes. */

import { all, cap, make, one } from "./dom.js";
import { t } from "./words.js";

export class Tree {
  /** @param {import("./book.js").Book} book @param {(code: string) => void} apply */
  constructor(book, apply) {
    this.book = book;
    this.apply = apply;
    this.root = one("[role=tree]");
    this.pinned = one("[data-pins]");
    /** Codes that are folded. @type {Set<string>} */
    this.closed = new Set();
    this.root.addEventListener("click", (/** @type {MouseEvent} */ event) => this.#click(event));
    this.root.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    // A click on a code must not take the focus from the transcript.
    for (const place of [this.root, this.pinned]) {
      place.addEventListener("mousedown", (/** @type {MouseEvent} */ event) => event.preventDefault());
    }
  }

  /** Put the codes in: after the text, which comes first. */
  fill() {
    const rows = [...this.book.codes.values()].map((code) => this.#row(code));
    this.root.replaceChildren(...rows);
    if (rows[0]) rows[0].tabIndex = 0;
    this.closed = new Set(JSON.parse(localStorage.getItem(this.#place) ?? "[]"));
    this.refresh();
  }

  get #place() {
    return `qualcode:closed:${this.book.id}`;
  }

  get rows() {
    return all("[data-code-item]", this.root);
  }

  /** Chords, pins and what is folded, after the codes changed. */
  refresh() {
    for (const row of this.rows) {
      const chord = this.book.chord(row.dataset.codeItem);
      row.dataset.chord = chord;
      one(".chord", row).textContent = chord;
    }
    this.#fold();
    this.#pins();
  }

  #fold() {
    let hidden = Infinity;
    for (const row of this.rows) {
      const level = Number(row.getAttribute("aria-level"));
      if (level <= hidden) hidden = Infinity;
      row.hidden = level > hidden;
      if (row.hasAttribute("aria-expanded")) {
        const shut = this.closed.has(row.dataset.codeItem);
        row.setAttribute("aria-expanded", String(!shut));
        if (shut && level < hidden) hidden = level;
      }
    }
  }

  #pins() {
    const pins = this.book.pins;
    const rows = pins.flatMap((id, i) => (id ? [make("li", {},
      make("button.code-row", { type: "button", tabindex: "-1", "data-pin": id, onclick: () => this.apply(id) },
        cap(String(i + 1), "soft"),
        make(`span.swatch.${this.book.color(id)}`),
        make("span.name.clip", { title: this.book.name(id) }, this.book.name(id)),
        make("span.count", {}, one(`[data-code-item="${CSS.escape(id)}"] .count`)?.textContent ?? ""),
        make("kbd.chord.soft", {}, this.book.chord(id))))] : []));
    this.pinned.replaceChildren(...(rows.length ? rows : [make("li.quiet.small.none", {}, t("pins-none"))]));
  }

  /** Show which rows a first letter leaves. @param {string} letter "" for none */
  reach(letter) {
    if (!letter && !this.root.classList.contains("reaching")) return;
    this.root.classList.toggle("reaching", Boolean(letter));
    for (const row of this.rows) {
      const chord = row.dataset.chord;
      const reached = Boolean(letter) && chord.toLowerCase().startsWith(letter);
      row.classList.toggle("reached", reached);
      const place = one(".chord", row);
      if (reached) place.replaceChildren(chord[0], make("b", {}, chord[1]));
      else if (place.firstElementChild) place.textContent = chord;
    }
  }

  /** The codes that the span has, and the activity that is on. @param {Set<string>} on */
  mark(on) {
    for (const row of this.rows) row.classList.toggle("on", on.has(row.dataset.codeItem));
    for (const row of all("[data-pin]", this.pinned)) row.classList.toggle("on", on.has(row.dataset.pin));
  }

  /** @param {string} code @param {number} step */
  count(code, step) {
    for (const row of [one(`[data-code-item="${CSS.escape(code)}"]`, this.root), one(`[data-pin="${CSS.escape(code)}"]`, this.pinned)]) {
      const place = row && one(".count", row);
      if (place) place.textContent = String(Math.max(0, Number(place.textContent.replace(/\D/g, "")) + step) || "");
    }
  }

  /** @param {any} code */
  #row(code) {
    return make(`li.code-row.level-${Math.min(code.level, 4)}${code.deprecated ? ".old" : ""}`, {
      role: "treeitem", "aria-level": code.level, "aria-expanded": code.children ? "true" : null, tabindex: "-1",
      "data-code-item": code.id, "data-chord": "",
    }, make("span.twisty"), code.level > 1 ? make(`span.swatch.${code.color}`) : null,
    make("span.name.clip", { title: [code.name, code.brief].filter(Boolean).join(": ") }, code.name),
    code.deprecated && code.replaced ? make("small.quiet", {}, t("see-code", { code: this.book.name(code.replaced) })) : null,
    make("span.count", {}, code.count || ""), make("kbd.chord.soft"));
  }

  /** A code born in vivo. @param {any} code */
  add(code) {
    const row = this.#row(code);
    const above = this.rows.filter((r) => r.dataset.codeItem === code.parent
      || this.book.path(r.dataset.codeItem).includes(/** @type {string} */ (code.parent)));
    (above.at(-1) ?? this.root.lastElementChild).after(row);
    this.refresh();
  }

  /** @param {HTMLElement} row */
  #toggle(row) {
    const id = /** @type {string} */ (row.dataset.codeItem);
    if (!this.closed.delete(id)) this.closed.add(id);
    localStorage.setItem(this.#place, JSON.stringify([...this.closed]));
    this.#fold();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-code-item]"));
    if (!row) return;
    if (target.closest(".twisty") && row.hasAttribute("aria-expanded")) this.#toggle(row);
    else this.apply(/** @type {string} */ (row.dataset.codeItem));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const row = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-code-item]"));
    if (!row || event.ctrlKey || event.metaKey) return;
    const shown = this.rows.filter((r) => !r.hidden);
    const at = shown.indexOf(row);
    const open = row.getAttribute("aria-expanded");
    const id = /** @type {string} */ (row.dataset.codeItem);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 };
    if (event.key in moves) this.focus(shown[moves[/** @type {"Home"} */ (event.key)]]);
    else if (event.key === "ArrowRight" && open === "false") this.#toggle(row);
    else if (event.key === "ArrowLeft" && open === "true") this.#toggle(row);
    else if (event.key === "ArrowLeft") this.focus(shown.slice(0, at).findLast((r) => Number(r.ariaLevel) < Number(row.ariaLevel)));
    else if (event.key === "Enter" || event.key === " ") this.apply(id);
    else if (/^[1-9]$/.test(event.key)) this.pin(id, Number(event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} id @param {number} [digit] */
  pin(id, digit) {
    this.book.pin(id, digit);
    this.#pins();
  }

  /** @param {HTMLElement | undefined} row */
  focus(row) {
    if (!row) return;
    for (const other of this.rows) other.tabIndex = other === row ? 0 : -1;
    row.focus();
  }
}
