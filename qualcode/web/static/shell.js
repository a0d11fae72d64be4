// @ts-check
/** What every page has: palette, help, preferences, keys on buttons, moving in rows. */

import { put } from "./api.js";
import { all, inField, one, say } from "./dom.js";
import { Palette } from "./palette.js";
import { t } from "./words.js";

export const palette = new Palette();

/** Whether single letters act (WCAG 2.1.4: they can be switched off). */
export const letters = () => document.documentElement.dataset.letters !== "off";

const help = /** @type {HTMLDialogElement} */ (one("dialog.help"));
export function openHelp() {
  if (!help.open) help.showModal();
}
one("[data-help]")?.addEventListener("click", openHelp);

palette.sources.push(() => all("[data-go]").map((link) => ({
  name: link.dataset.go || link.textContent.trim().replace(/\s+/g, " "),
  hint: t("palette-go"),
  run: () => { location.href = link.href; },
})));
palette.sources.push(() => all("[data-do]").filter((b) => !b.disabled && b.offsetParent).map((button) => ({
  name: button.dataset.do, hint: t("palette-do"), keys: button.dataset.keys?.split(" "), run: () => button.click(),
})));
palette.sources.push(() => [{ name: t("help-open"), keys: ["?"], hint: t("palette-do"), run: openHelp }]);

for (const choice of all("[data-prefer]")) {
  choice.addEventListener("change", async () => {
    const value = choice.type === "checkbox" ? choice.checked : choice.value;
    await put("/api/preferences", { [choice.dataset.prefer]: value });
    if (choice.dataset.prefer === "theme") document.documentElement.dataset.theme = value;
    else if (choice.dataset.prefer === "letters") document.documentElement.dataset.letters = value ? "on" : "off";
    else {
      const here = new URL(location.href);
      here.searchParams.delete("lang");
      location.replace(here);
    }
    say(t("saved"));
  });
}

/** Keys printed on buttons: `data-key="Enter"`, `data-key="Control+Enter"`, `data-key="n"`. */
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || one("dialog[open]")) return;
  const name = `${event.ctrlKey || event.metaKey ? "Control+" : ""}${event.key}`;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (inField(event) && plain) return;
  if (plain && event.key === "?") {
    openHelp();
    event.preventDefault();
    return;
  }
  if (plain && event.key.length === 1 && !letters()) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (plain && event.key === "Enter" && target.closest("a, button, summary, [role=treeitem], [data-own-keys]")) return;
  if (target.closest("[data-own-keys]") && plain) return;
  const button = all(`[data-key="${CSS.escape(name)}"]`).find((b) => b.offsetParent && !b.disabled);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

/** Tables whose rows one moves in: `data-rows` on the body, `data-open` in a row is its link. */
for (const body of all("[data-rows]")) {
  const shown = () => all("tr.pick", body).filter((row) => !row.hidden);
  const select = (/** @type {HTMLElement | undefined} */ row, focus = true) => {
    if (!row) return;
    for (const other of all("tr.pick", body)) {
      other.setAttribute("aria-selected", String(other === row));
      other.tabIndex = other === row ? 0 : -1;
    }
    if (focus) row.focus();
    body.dispatchEvent(new CustomEvent("pick", { detail: row }));
  };
  body.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!target.closest("a, button, input, select, label")) select(/** @type {any} */ (target.closest("tr.pick")));
  });
  body.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest("tr.pick");
    if (!row || inField(event) || event.ctrlKey) return;
    const rows = shown();
    const at = rows.indexOf(row);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    if (event.key in moves) select(rows[moves[/** @type {"Home"} */ (event.key)]]);
    else if (event.key === "Enter" && event.target === row) one("[data-open]", row)?.click();
    else return;
    event.preventDefault();
  });
}

/** Filters by chip: `data-filter="actor=empresa"` shows rows whose data says so. */
for (const chip of all("[data-filter]")) {
  chip.addEventListener("click", () => {
    const [key, value] = chip.dataset.filter.split("=");
    for (const other of all("[data-filter]")) other.setAttribute("aria-pressed", String(other === chip));
    for (const row of all("[data-rows] > tr")) row.hidden = Boolean(key) && row.dataset[key] !== value;
  });
}

/** `<select data-jump>`: a choice is an address's query. */
for (const choice of all("[data-jump]")) {
  choice.addEventListener("change", () => {
    const here = new URL(location.href);
    if (choice.value) here.searchParams.set(choice.name, choice.value);
    else here.searchParams.delete(choice.name);
    location.href = here.href;
  });
}

/** Pages without a module of their own are ready now. */
if (document.body.dataset.module === undefined) document.documentElement.dataset.ready = "";
