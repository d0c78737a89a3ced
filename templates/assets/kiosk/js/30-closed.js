// @ts-check
/* No way out: whatever a finger, a mouse or a keyboard can do to a browser but read is refused. The browser's own policy
   (docs/kiosk.md) refuses the same again. */
(() => {
  "use strict";
  const REFUSED = ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "copy", "cut", "paste", "auxclick",
    "gesturestart", "gesturechange", "dblclick"];
  const KEYS = new Set(["Tab", "Enter", " ", "Escape", "Backspace", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight",
    "PageUp", "PageDown", "Home", "End", "Shift"]);
  const refuse = (/** @type {Event} */ event) => event.preventDefault();

  for (const name of REFUSED) addEventListener(name, refuse, { capture: true, passive: false });
  addEventListener("wheel", (event) => { if (event.ctrlKey) refuse(event); }, { capture: true, passive: false });
  for (const name of /** @type {const} */ (["touchstart", "touchmove"])) {
    addEventListener(name, (event) => { if (event.touches.length > 1) refuse(event); }, { capture: true, passive: false });
  }
  addEventListener("keydown", (event) => {
    const letter = /^[a-z0-9]$/i.test(event.key);
    if (event.ctrlKey || event.altKey || event.metaKey || !(letter || KEYS.has(event.key))) {
      refuse(event);
      event.stopImmediatePropagation();
    }
  }, { capture: true });
  addEventListener("submit", refuse, true);
  window.open = () => null;
  window.print = () => {};
  window.alert = window.prompt = () => null;
  window.confirm = () => false;
})();
