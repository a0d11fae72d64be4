// @ts-check
/** The suggestions of one document, joined by the segment they are about. */

/** @typedef {{start: number, end: number, items: any[]}} Group */

export class Queue {
  /** @param {any[]} suggestions */
  constructor(suggestions) {
    this.use(suggestions);
  }

  /** @param {any[]} suggestions */
  use(suggestions) {
    /** @type {Group[]} */
    this.groups = [];
    for (const one of [...suggestions].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = this.groups.at(-1);
      if (last && last.start === one.start && last.end === one.end) last.items.push(one);
      else this.groups.push({ start: one.start, end: one.end, items: [one] });
    }
  }

  get size() {
    return this.groups.length;
  }

  get all() {
    return this.groups.flatMap((group) => group.items);
  }

  /** The group of exactly a span. @param {number} start @param {number} end */
  at(start, end) {
    return this.groups.find((g) => g.start === start && g.end === end) ?? null;
  }

  /** @param {{start: number, end: number}} span @param {Group} group */
  here(span, group) {
    return group.start === span.start && group.end === span.end;
  }

  /** The first group that begins after a place. @param {number} place @returns {Group | null} */
  after(place) {
    return this.groups.find((g) => g.start > place) ?? null;
  }

  /** @param {Group} group */
  drop(group) {
    this.groups = this.groups.filter((g) => g !== group);
  }

  /** @param {Group} group */
  back(group) {
    this.use([...this.all, ...group.items]);
  }
}
