// @ts-check
/* Reading aloud, where the machine itself has a Chinese voice: one that speaks over the network would be silent here. */
((kiosk) => {
  "use strict";
  const speech = window.speechSynthesis;
  const A_BREATH = 180; // characters: some voices fall silent in the middle of a longer piece

  /** @param {string} text @returns {string[]} sentences, put together as long as a breath lasts */
  const breaths = (text) => {
    /** @type {string[]} */
    const found = [];
    for (const sentence of text.match(/[^。！？；\n]+[。！？；\n]*/g) ?? []) {
      const last = found.length - 1;
      if (last >= 0 && found[last].length + sentence.length <= A_BREATH) found[last] += sentence;
      else found.push(sentence);
    }
    return found;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-tool=aloud]"));
    const text = /** @type {HTMLElement | null} */ (document.querySelector("[data-aloud]"));
    if (!button || !text || !speech) return;
    const voice = () => speech.getVoices().find((one) => one.localService && /^(zh|cmn)/i.test(one.lang));
    const offer = () => { button.hidden = !voice(); };
    const told = () => button.setAttribute("aria-pressed", String(speech.speaking));
    offer();
    speech.addEventListener?.("voiceschanged", offer);
    button.addEventListener("click", () => {
      if (speech.speaking) {
        speech.cancel();
        return told();
      }
      for (const words of breaths(text.innerText)) {
        const said = new SpeechSynthesisUtterance(words);
        said.voice = voice() ?? null;
        said.lang = "zh-CN";
        said.rate = 0.9;
        said.onend = told;
        speech.speak(said);
      }
      told();
    });
    addEventListener("pagehide", () => speech.cancel());
  });
})(window.honorhallKiosk ??= {});
