// @ts-check
/* What the search puts on a page is made here: elements and words, never HTML, so that no text can become markup. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});

  /**
   * One element. Attributes that are null or false are left out, true ones stand without a value; `on…` listens.
   * @param {string} name
   * @param {Record<string, unknown>} [attributes]
   * @param {...(Node | string | null | undefined)} parts
   * @returns {any}
   */
  face.make = (name, attributes = {}, ...parts) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : String(value));
    }
    made.append(...parts.filter((part) => part !== null && part !== undefined).map((part) => part ?? ""));
    return made;
  };

  /** @param {string} zh @param {string} en @returns {(Node | string)[]} words in both languages */
  face.both = (zh, en) => (en ? [`${zh} `, face.make("span", { class: "hh-en", lang: "en" }, en)] : [zh]);

  /**
   * A text with some of it marked.
   * @param {string} text
   * @param {[number, number][]} [marks] from where to where, in UTF-16 units, in their order
   * @returns {(Node | string)[]}
   */
  face.marked = (text, marks = []) => {
    const parts = [];
    let reached = 0;
    for (const [start, end] of marks) {
      if (start < reached || end <= start || end > text.length) continue;
      parts.push(text.slice(reached, start), face.make("mark", { class: "hh-hit" }, text.slice(start, end)));
      reached = end;
    }
    return [...parts, text.slice(reached)];
  };

  /** @param {number} count @returns {string} 12,345 */
  face.number = (count) => count.toLocaleString("en-US");

  /** @template T @param {(...given: T[]) => void} act @param {number} wait ms @returns {(...given: T[]) => void} the last call only */
  face.calm = (act, wait) => {
    let timer = 0;
    return (...given) => {
      clearTimeout(timer);
      timer = setTimeout(() => act(...given), wait);
    };
  };
})();
