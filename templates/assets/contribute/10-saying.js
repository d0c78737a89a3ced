// @ts-check
/* What the form says: elements made one by one and never of HTML, and the messages of the command line. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;

  /** @typedef {{code: string, field: string, facts?: Record<string, string>}} Problem field: name of the question it stands beside */

  /**
   * One element. Attributes that are null or false are left out, true ones stand without a value; `on…` listens.
   * @param {string} name @param {Record<string, unknown>} [attributes] @param {...(Node | string)} parts @returns {any}
   */
  form.make = (name, attributes = {}, ...parts) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : String(value));
    }
    made.append(...parts);
    return made;
  };

  /* What only the form can meet: it has no file and no line that the command line could speak of. [what, next] */
  const OWN = {
    "form-unanswered": [["这一问还没有回答。", "请选一个。"], ["This question has no answer yet.", "Please choose one."]],
    "form-undated": [["还没有写是哪天同意的。", "记不清哪一天，写到月份也行。"], ["The day of the consent is not there yet.", "The month will do."]],
    "form-not-agreed": [["还没有本人（或监护人）的同意，这个故事现在不能交。", "先问过再来；草稿留着，不会丢。"], ["There is no consent yet, so this cannot be sent.", "Ask first; the draft stays here."]],
    "form-photo-asked": [["照片里有认得出的人还没问过。", "问过再交，或者拿掉这一张。"], ["Somebody in the picture has not been asked.", "Ask, or take the picture out."]],
    "form-unchosen": [["“{value}”没有选上：请从列表里点选；", "列表里没有就空着，写进正文。"], ["“{value}” is not chosen yet: pick it from the list.", "If it is not there, leave the box empty and write it in the text."]],
    "form-confirm": [["还差最后点个头。", "请读一遍，选上。"], ["Please confirm.", "Read it and tick the box."]],
  };
  /* Those that a clerk mends in a file say next what to write there: here what is so, and why, is enough. */
  const LOOKS = new Set(form.told.looks.map((/** @type {string[]} */ [code]) => code));
  const saysNext = (/** @type {string} */ code) => LOOKS.has(code) || /^(?:date|quantity)-/u.test(code);

  /** @param {string} text @param {Record<string, string>} facts */
  const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);

  /** @param {Problem} problem @returns {{zh: string, en: string, blocks: boolean}} what a problem says */
  form.said = ({ code, facts = {} }) => {
    const own = OWN[/** @type {keyof typeof OWN} */ (code)];
    if (own) return { zh: filled(own[0].join(""), facts), en: filled(own[1].join(" "), facts), blocks: true };
    const message = form.told.messages[code];
    const words = (/** @type {string[]} */ [what, why, next]) => [what, saysNext(code) ? next : why].map((one) => filled(one, facts));
    return { zh: words(message.zh).join(""), en: words(message.en).join(" "), blocks: message.severity === "blocks" };
  };

  /** @param {Problem} problem @returns {boolean} whether it must be mended before anything can be sent */
  form.blocks = (problem) => form.said(problem).blocks || problem.code === "consent-missing";
})();
