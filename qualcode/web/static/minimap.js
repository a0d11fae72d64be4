// @ts-check
/** The whole document in 18 pixels: coded turns, suggestions, and where one is. */

import { idle } from "./fold.js";

export class Minimap {
  /**
   * @param {HTMLCanvasElement} canvas @param {HTMLElement} transcript
   * @param {import("./turns.js").TurnBox[]} turns
   * @param {(turn: number) => {codings: number, suggestions: number}} look
   */
  constructor(canvas, transcript, turns, look) {
    this.canvas = canvas;
    this.transcript = transcript;
    this.turns = turns;
    this.look = look;
    this.asked = false;
    transcript.addEventListener("scroll", () => this.soon(), { passive: true });
    canvas.addEventListener("click", (event) => {
      const part = event.offsetY / canvas.clientHeight;
      transcript.scrollTop = part * transcript.scrollHeight - transcript.clientHeight / 2;
    });
  }

  /** Draw when nothing else is to be done. */
  soon() {
    if (this.asked) return;
    this.asked = true;
    idle(() => {
      this.asked = false;
      this.#draw();
    });
  }

  #draw() {
    const { canvas, transcript } = this;
    const scale = devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!height) return;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(scale, scale);
    const style = getComputedStyle(canvas);
    pen.fillStyle = style.color;
    const whole = Math.max(1, transcript.scrollHeight);
    for (const box of this.turns) {
      const { codings, suggestions } = this.look(box.index);
      const y = (box.box.offsetTop / whole) * height;
      if (codings) pen.fillRect(4, y, Math.min(width - 6, 4 + codings), 1.5);
      else if (suggestions) for (let x = 4; x < 12; x += 3) pen.fillRect(x, y, 1.5, 1.5);
    }
    pen.strokeStyle = style.borderTopColor;
    const top = (transcript.scrollTop / whole) * height;
    pen.strokeRect(0.5, top + 0.5, width - 1, Math.max(6, (transcript.clientHeight / whole) * height));
  }
}
