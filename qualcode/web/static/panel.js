// @ts-check
/** The right pane of the coding page: the next suggestion, the span's codings, memos. */

import { patch, post, remove } from "./api.js";
import { cap, make, mark, one } from "./dom.js";
import { decimal, t } from "./words.js";

export class Panel {
  /** @param {any} work the coding page's parts and acts */
  constructor(work) {
    this.work = work;
    this.suggestion = one("[data-panel=suggestion]");
    this.segment = one("[data-panel=segment]");
    this.memo = one("[data-panel=memo]");
    this.field = /** @type {HTMLTextAreaElement} */ (one("textarea", this.memo));
    one("form", this.memo).addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#keep();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") work.transcript.focus();
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#keep();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  refresh() {
    this.#suggestion();
    this.#segment();
    this.#memos();
  }

  #suggestion() {
    const { queue, span, book } = this.work;
    const place = one(".list", this.suggestion);
    const group = queue.at(span.start, span.end) ?? queue.after(span.start);
    one(".told", this.suggestion).textContent = queue.size
      ? t(group && queue.here(span, group) ? "suggestion-here" : "suggestion-next", { n: queue.size })
      : "";
    if (!group) {
      place.replaceChildren(make("p.small.second", {}, t(queue.size ? "suggestions-before" : "suggestions-none")));
      return;
    }
    const text = this.work.textOf(group.start, group.end);
    place.replaceChildren(
      make("p.serif.second.said", {}, t("quoted", { text: text.length > 110 ? `${text.slice(0, 110).trimEnd()}…` : text })),
      ...group.items.map((/** @type {any} */ item) => make("p.row", {},
        make(`span.swatch.dashed.${book.color(item.code)}`),
        make("em.name.clip", {}, `¿${book.name(item.code)}?`),
        mark(book.valence(item.valence?.id)?.sign, book.valence(item.valence?.id)?.name ?? ""),
        make("span.num.grow", {}, decimal(item.probability)))),
      this.#reasons(group),
      make("p.row.wrap", {},
        make("button.btn", { type: "button", onclick: () => this.work.accept(group) }, cap(t("key-enter")), t("accept-all")),
        make("button.btn", { type: "button", onclick: () => this.work.reject(group) }, cap(t("key-delete")), t("reject"))),
    );
  }

  /** @param {any} group */
  #reasons(group) {
    const terms = [...new Set(group.items.flatMap((/** @type {any} */ i) => i.reasons.map((/** @type {any} */ r) => r.term)))].slice(0, 4);
    if (!terms.length) return null;
    return make("p.small.second", {}, t("because"), " ",
      ...terms.flatMap((term, i) => [i ? ", " : "", make("span.proposed.serif", {}, term)]));
  }

  #segment() {
    const { layer, span, book } = this.work;
    const codings = layer.touching(span.start, span.end).filter(this.work.shows);
    const count = span.text.split(/\s+/).filter(Boolean).length;
    one(".told", this.segment).textContent = t("words-count", { n: count });
    const rows = codings.map((/** @type {any} */ c) => this.#coding(c));
    one(".list", this.segment).replaceChildren(...(rows.length ? rows
      : [make("li.small.second", {}, t("segment-empty"))]));
    void book;
  }

  /** @param {any} coding */
  #coding(coding) {
    const { book, layer, chosen } = this.work;
    const mine = coding.coder === layer.me;
    const current = chosen() === coding;
    const row = make(`li.own${current ? ".on" : ""}`, {},
      make(`span.swatch.${book.color(coding.code)}`),
      make("button.pickname.clip", { type: "button", title: book.name(coding.code), "aria-pressed": String(current), onclick: () => this.work.pick(coding) },
        mine ? book.name(coding.code) : t("bracket-other", { coder: coding.coder, name: book.name(coding.code) })),
      book.isActivity(coding.code) ? make("small.quiet", {}, t("activity-word")) : null,
      mine && book.takesValence(coding.code) ? this.#valences(coding) : null,
      mine ? null : mark(book.valence(coding.valence)?.sign, book.valence(coding.valence)?.name ?? ""));
    if (!current) return row;
    row.append(make("div.more", {},
      make("small.second", {}, t("coding-by", { coder: coding.coder, origin: t(this.#origin(coding)) })),
      mine ? make("span.row.wrap", {},
        make("button.btn", { type: "button", onclick: () => this.work.respan(coding) }, t("change-span"), cap("F2", "soft")),
        make("button.btn", { type: "button", onclick: () => this.work.remove(coding) }, t("remove"), cap(t("key-delete"), "soft"))) : null));
    return row;
  }

  /** @param {any} coding */
  #origin(coding) {
    if (coding.origin.startsWith("suggestion:")) return "origin-suggestion";
    return coding.origin.startsWith("import:") ? "origin-import" : "origin-hand";
  }

  /** @param {any} coding */
  #valences(coding) {
    const { book } = this.work;
    return make("span.seg.signs", { role: "group", "aria-label": t("valence-of", { name: book.name(coding.code) }) },
      ...book.valences.map((/** @type {any} */ v) => make("button", {
        type: "button", title: v.name, "aria-label": v.name, "aria-pressed": String(coding.valence === v.id),
        onclick: () => this.work.setValence(coding, coding.valence === v.id ? null : v.id),
      }, v.key.replace("-", "−"))));
  }

  #memos() {
    const { memos, chosen, layer, span } = this.work;
    const near = new Set(layer.touching(span.start, span.end).map((/** @type {any} */ c) => c.id));
    const about = chosen();
    const shown = memos.filter((/** @type {any} */ m) => !m.coding || near.has(m.coding));
    one(".list", this.memo).replaceChildren(...shown.map((/** @type {any} */ m) => this.#memoRow(m)));
    one("label", this.memo).textContent = about?.id
      ? t("memo-on-coding", { name: this.work.book.name(about.code) }) : t("memo-on-document");
  }

  /** @param {any} memo */
  #memoRow(memo) {
    const { book, layer } = this.work;
    const coding = memo.coding ? layer.find(memo.coding) : null;
    const where = coding ? t("memo-in-coding", { name: book.name(coding.code) }) : t("memo-in-document");
    const text = make("p", {}, memo.memo);
    const row = make("li", {}, text, make("p.small.quiet.row.spread", {},
      make("span", {}, `${memo.coder}, ${where}`),
      memo.coder === layer.me ? make("span.row", {},
        make("button.btn.link", { type: "button", onclick: () => this.#edit(memo, row) }, t("edit")),
        make("button.btn.link", { type: "button", onclick: async () => {
          await remove(`/api/memos/${memo.id}`);
          this.work.memos.splice(this.work.memos.indexOf(memo), 1);
          this.#memos();
        } }, t("remove"))) : null));
    return row;
  }

  /** @param {any} memo @param {HTMLElement} row */
  #edit(memo, row) {
    const field = /** @type {HTMLTextAreaElement} */ (make("textarea.field", { rows: 3, "aria-label": t("memo") }));
    field.value = memo.memo;
    row.replaceChildren(field, make("button.btn", { type: "button", onclick: async () => {
      Object.assign(memo, await patch(`/api/memos/${memo.id}`, { memo: field.value }));
      this.#memos();
    } }, t("keep")));
    field.focus();
  }

  /** Go and write. */
  write() {
    this.#memos();
    this.field.focus();
  }

  async #keep() {
    const memo = this.field.value.trim();
    const about = this.work.chosen();
    if (!memo) return;
    await this.work.layer.queue;
    const made = await post("/api/memos", about?.id ? { coding: about.id, memo } : { document: this.work.layer.document, memo });
    this.field.value = "";
    this.work.memos.push(made);
    this.#memos();
    this.work.said("memo-kept");
    this.work.transcript.focus();
  }
}
