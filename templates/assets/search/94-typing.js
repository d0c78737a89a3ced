// @ts-check
/* A box being written in. With an input method the letters on the way to 东岐 are no words of the reader's: nothing is
   asked for before they are characters, and whatever events a browser ends a composition with, it is asked for once. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const PAUSE = 140; // ms between two keys of a quick writer

  /**
   * @param {HTMLInputElement} box
   * @param {(text: string) => void} act with what is written, trimmed; not with what it was called with before
   * @returns {{now: () => void, known: (text: string) => void, composing: (event: KeyboardEvent) => boolean}}
   *   now: without the pause; known: that this is no news; composing: whether a key belongs to the input method
   */
  face.typing = (box, act) => {
    let before = box.value.trim();
    let composing = false;
    const tell = () => {
      const text = box.value.trim();
      if (composing || text === before) return;
      before = text;
      act(text);
    };
    const soon = face.calm(tell, PAUSE);
    box.addEventListener("compositionstart", () => { composing = true; });
    box.addEventListener("compositionend", () => { composing = false; soon(); });
    box.addEventListener("input", (event) => { if (!composing && !(/** @type {InputEvent} */ (event).isComposing)) soon(); });
    return {
      now: tell,
      known: (text) => { before = text.trim(); },
      composing: (event) => composing || event.isComposing || event.keyCode === 229, // Safari's last Enter says only that
    };
  };
})();
