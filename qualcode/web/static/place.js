// @ts-check
/**
 * The span one was at in a document. It is kept in a cookie of that document's page
 * alone, which the server hands back inside the page: asking this browser's storage
 * would keep the first frame waiting for another process.
 */

const REST = 400; // milliseconds without a move
const YEAR = 365 * 24 * 3600;

/**
 * The span an address asks for, else the one that was kept of a text of this length.
 * @param {string} hash `#start-end` @param {string} kept `start-end-length`
 * @param {number} length code points of the text @returns {[number, number] | null}
 */
export function begunWith(hash, kept, length) {
  const asked = /^#(\d+)-(\d+)$/.exec(hash) ?? new RegExp(`^(\\d+)-(\\d+)-${length}$`).exec(kept);
  const [start, end] = asked?.slice(1).map(Number) ?? [0, Infinity];
  return start < end && end <= length ? [start, end] : null;
}

/** Keeps where one is, once one rests or leaves. @param {number} length of the text
 * @returns {(start: number, end: number) => void} */
export function keeper(length) {
  let resting = 0;
  let at = "";
  const keep = () => {
    clearTimeout(resting);
    if (at) document.cookie = `qualcode_at=${at}-${length}; path=${location.pathname}; max-age=${YEAR}; samesite=strict`;
    at = "";
  };
  addEventListener("pagehide", keep);
  return (start, end) => {
    at = `${start}-${end}`;
    clearTimeout(resting);
    resting = window.setTimeout(keep, REST);
  };
}
