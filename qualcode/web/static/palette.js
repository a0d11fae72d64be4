// @ts-check
/** Ctrl+K: one field to code, create, go and find. */

import { get } from "./api.js";
import { cap, make, one } from "./dom.js";
import { number, t } from "./words.js";

/**
 * @typedef {object} Option
 * @property {string} name
 * @property {string} [hint] said at the right
 * @property {string[]} [keys]
 * @property {string} [color]
 * @property {string} [also] words that find it too
 * @property {(shift: boolean) => void} run
 */

/** A text without accents and in lower case, of the same length where that is possible. @param {string} text */
const fold = (text) => [...text].map((c) => c.normalize("NFD").replace(/\p{M}/gu, "") || c).join("").toLowerCase();

export class Palette {
  constructor() {
    /** What can be done here; pages put theirs in front. @type {(() => Option[])[]} */
    this.sources = [];
    /** Options for what was typed that nothing is called. @type {((typed: string) => Option[])[]} */
    this.makers = [];
    this.dialog = /** @type {HTMLDialogElement} */ (one("dialog.palette"));
    this.input = /** @type {HTMLInputElement} */ (one("input", this.dialog));
    this.list = one("[role=listbox]", this.dialog);
    /** @type {Option[]} */
    this.options = [];
    this.at = 0;
    this.asked = 0;
    this.input.addEventListener("input", () => this.#fill());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.dialog.addEventListener("close", () => this.back?.focus());
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        this.open();
      }
    });
    one(".find")?.addEventListener("click", () => this.open());
  }

  open(typed = "") {
    if (this.dialog.open) return;
    this.back = /** @type {HTMLElement | null} */ (document.activeElement);
    this.input.value = typed;
    this.dialog.showModal();
    this.#fill();
  }

  #fill() {
    const typed = this.input.value.trim();
    const wanted = fold(typed);
    const every = this.sources.flatMap((source) => source());
    const scored = every
      .map((option) => ({ option, score: this.#score(option, wanted) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 40)
      .map(({ option }) => option);
    const exact = scored.some((option) => fold(option.name) === wanted);
    const made = typed && !exact ? this.makers.flatMap((maker) => maker(typed)) : [];
    this.#show([...scored, ...made], wanted);
    if (typed.length >= 3) this.#search(typed, [...scored, ...made], wanted);
  }

  /** @param {Option} option @param {string} wanted */
  #score(option, wanted) {
    if (!wanted) return 1;
    const name = fold(option.name);
    if (name.startsWith(wanted)) return 5;
    if (option.keys?.join("").toLowerCase() === wanted) return 4;
    if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 3;
    if (name.includes(wanted)) return 2;
    return fold(option.also ?? "").includes(wanted) ? 1 : 0;
  }

  /** Words of the transcripts, after a moment without typing.
   * @param {string} typed @param {Option[]} found @param {string} wanted */
  #search(typed, found, wanted) {
    const asked = ++this.asked;
    setTimeout(async () => {
      if (asked !== this.asked || !this.dialog.open) return;
      const hits = await get(`/api/search?text=${encodeURIComponent(typed)}`).catch(() => []);
      if (asked !== this.asked) return;
      const places = hits.slice(0, 12).map((/** @type {any} */ hit) => ({
        name: t("quoted", { text: `${hit.before.slice(-24)}${hit.text}${hit.after.slice(0, 32)}` }),
        hint: hit.document,
        run: () => { location.href = `/documents/${encodeURIComponent(hit.document)}?find=${encodeURIComponent(typed)}#${hit.start}-${hit.end}`; },
      }));
      this.#show([...found, ...places], wanted, hits.length);
    }, 180);
  }

  /** @param {Option[]} options @param {string} wanted @param {number} [hits] */
  #show(options, wanted, hits) {
    this.options = options;
    this.at = Math.min(this.at, Math.max(0, options.length - 1));
    if (hits === undefined) this.at = 0;
    this.list.replaceChildren(...options.map((option, i) => this.#row(option, i, wanted)));
    const told = hits === undefined ? t("palette-count", { n: options.length }) : t("palette-hits", { n: number(hits) });
    one(".told", this.dialog).textContent = told;
    this.#select(this.at);
  }

  /** @param {Option} option @param {number} i @param {string} wanted */
  #row(option, i, wanted) {
    const at = wanted ? fold(option.name).indexOf(wanted) : -1;
    const name = at < 0 ? [option.name] : [option.name.slice(0, at),
      make("mark", {}, option.name.slice(at, at + wanted.length)), option.name.slice(at + wanted.length)];
    return make("li", { role: "option", id: `option-${i}`, "aria-selected": "false", onclick: (/** @type {MouseEvent} */ e) => this.#run(i, e.shiftKey) },
      option.color ? make(`span.swatch.${option.color}`) : null,
      make("span.name.clip", {}, ...name),
      option.hint ? make("small", {}, option.hint) : null,
      ...(option.keys ?? []).map((key) => cap(key, "soft")));
  }

  /** @param {number} at */
  #select(at) {
    this.at = at;
    for (const [i, row] of [...this.list.children].entries()) row.setAttribute("aria-selected", String(i === at));
    const row = this.list.children[at];
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.options.length - 1;
    if (event.key === "ArrowDown") this.#select(this.at >= last ? 0 : this.at + 1);
    else if (event.key === "ArrowUp") this.#select(this.at <= 0 ? last : this.at - 1);
    else if (event.key === "Enter" && !event.isComposing) this.#run(this.at, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Shift takes the first thing that would be created. @param {number} i @param {boolean} shift */
  #run(i, shift) {
    const typed = this.input.value.trim();
    const option = shift && typed ? this.makers.flatMap((m) => m(typed))[0] ?? this.options[i] : this.options[i];
    if (!option) return;
    this.dialog.close();
    this.back?.focus();
    option.run(shift);
  }
}
