// @ts-check
/** The live channel: what happens in the study, from any browser or command. */

/**
 * Listen; reconnects by itself. `onMessage` gets {"type", "object", "id", "document",
 * "client_id"}, `onReturn` is called when the line is back after a break: what was said
 * meanwhile was missed. `after` is how far the log had come when the page was made.
 * @param {(message: any) => void} onMessage @param {() => void} [onReturn] @param {number} [after]
 */
export function listen(onMessage, onReturn = () => {}, after = undefined) {
  let tries = 0;
  let leaving = false;
  const open = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/live${after && !tries ? `?after=${after}` : ""}`);
    socket.onopen = () => {
      if (tries > 0) onReturn();
      tries = 0;
      document.documentElement.dataset.live = "";
    };
    socket.onmessage = (event) => onMessage(JSON.parse(event.data));
    socket.onclose = () => {
      delete document.documentElement.dataset.live;
      if (leaving) return;
      tries += 1;
      setTimeout(open, Math.min(250 * 2 ** tries, 8000));
    };
  };
  addEventListener("pagehide", () => { leaving = true; });
  open();
}
