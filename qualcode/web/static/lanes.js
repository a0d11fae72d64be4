// @ts-check
/** Where brackets and their labels go, and how deep a text is coded. Free of the DOM. */

/**
 * Give every bracket a lane: the first in which nothing that is still open shares a
 * line of text with it. Lane 0 is kept for what `activity` marks.
 *
 * @param {{top: number, bottom: number, activity?: boolean, held?: number}[]} items in
 *   order of their start; `held` is the lane an item already has in the turn before
 * @returns {number[]} lane of each
 */
export function lanes(items) {
  /** @type {number[]} */
  const found = new Array(items.length).fill(-1);
  /** @type {{lane: number, top: number, bottom: number}[]} */
  const open = [];
  items.forEach((item, i) => {
    if (item.activity) found[i] = 0;
    else if (item.held) {
      found[i] = item.held;
      open.push({ lane: item.held, top: item.top, bottom: item.bottom });
    }
  });
  items.forEach((item, i) => {
    if (found[i] >= 0) return;
    const busy = new Set(open
      .filter((other) => other.top < item.bottom && item.top < other.bottom)
      .map((other) => other.lane));
    let lane = 1;
    while (busy.has(lane)) lane += 1;
    found[i] = lane;
    open.push({ lane, top: item.top, bottom: item.bottom });
  });
  return found;
}

/**
 * Stack labels beside their brackets: each at its wish or pushed down by the one above.
 *
 * @param {{wish: number, height: number}[]} labels in order of their wish
 * @param {number} room pixels there are
 * @returns {{tops: number[], shown: number}} tops of those that fit; the rest are folded
 */
export function stack(labels, room) {
  /** @type {number[]} */
  const tops = [];
  let free = 0;
  for (const [i, label] of labels.entries()) {
    const left = labels.slice(i + 1).reduce((sum, one) => sum + one.height, 0);
    // Move up where the ones still to come would not fit otherwise.
    const top = Math.max(free, Math.min(label.wish, room - label.height - left));
    const last = i === labels.length - 1;
    const need = last ? label.height : label.height + labels[i + 1].height;
    if (i > 0 && top + need > room && !(last && top + label.height <= room)) {
      return { tops, shown: i };
    }
    tops.push(top);
    free = top + label.height;
  }
  return { tops, shown: labels.length };
}

/**
 * The parts of a text that are covered once and more than once.
 *
 * @param {[number, number][]} spans
 * @returns {{once: [number, number][], more: [number, number][]}}
 */
export function depths(spans) {
  /** @type {Map<number, number>} */
  const steps = new Map();
  for (const [start, end] of spans) {
    steps.set(start, (steps.get(start) ?? 0) + 1);
    steps.set(end, (steps.get(end) ?? 0) - 1);
  }
  /** @type {[number, number][]} */
  const once = [];
  /** @type {[number, number][]} */
  const more = [];
  let depth = 0;
  let from = 0;
  for (const place of [...steps.keys()].sort((a, b) => a - b)) {
    if (depth > 0 && place > from) join(depth > 1 ? more : once, from, place);
    depth += /** @type {number} */ (steps.get(place));
    from = place;
  }
  return { once, more };
}

/** @param {[number, number][]} spans @param {number} start @param {number} end */
function join(spans, start, end) {
  const last = spans.at(-1);
  if (last && last[1] === start) last[1] = end;
  else spans.push([start, end]);
}
