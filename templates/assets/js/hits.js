/* A page that was found opens at the words that found it: `#q=words` marks them, brings the first into sight, and a
   small bar leads from one to the next. The words are the page's own, so that nothing has to be folded or fetched. */
(() => {
  "use strict";

  const MOST = 300; // marks on a page: a whole book of one word stays quick
  const BLOCK = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption, blockquote, summary, pre, div, section, article";
  const UNREAD = "script, style, rt, rp, [hidden], .headerlink, .hh-hits, .hh-sift";

  const text = document.querySelector("article.md-content__inner");
  if (!text) return;

  /** @typedef {{node: Text, start: number}} Piece */

  /** The words to look for, as the address has them. */
  const asked = () => {
    if (!location.hash.startsWith("#q=")) return [];
    return new URLSearchParams(location.hash.slice(1)).getAll("q").map((one) => one.trim()).filter(Boolean).slice(0, 12);
  };

  /** @param {string} word @returns {RegExp} as it may be broken over lines; what begins or ends with a digit is whole */
  const pattern = (word) => {
    const signs = [...word].map((sign) => (/\s/.test(sign) ? "\\s+" : sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")));
    const loose = signs.map((sign, at) => (/[a-z0-9]/i.test(sign) && /[a-z0-9]/i.test(signs[at + 1] ?? "") ? sign : `${sign}\\s*`));
    const before = /^[a-z0-9]/i.test(word) ? "(?<![a-z0-9])" : "";
    const after = /\d$/.test(word) ? "(?!\\d)" : "";
    return new RegExp(before + loose.join("").replace(/\\s\*$/, "") + after, "giu");
  };

  /** @returns {{whole: string, pieces: Piece[]}} what is read, block by block, and which node says what of it */
  const read = () => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    /** @type {Piece[]} */
    const pieces = [];
    let whole = "";
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = /** @type {Element} */ (node.parentElement);
      if (parent.closest(UNREAD)) continue;
      const within = parent.closest(BLOCK);
      if (within !== block) whole += "\u0000"; // no words run over from one block into the next
      block = within;
      pieces.push({ node: /** @type {Text} */ (node), start: whole.length });
      whole += node.nodeValue;
    }
    return { whole, pieces };
  };

  /** @param {string} whole @param {string[]} words @returns {[number, number][]} none within another, in their order */
  const found = (whole, words) => {
    /** @type {[number, number][]} */
    const all = words.flatMap((word) => [...whole.matchAll(pattern(word))].map((hit) => /** @type {[number, number]} */ ([hit.index, hit.index + hit[0].length])));
    all.sort(([one, end], [other, last]) => one - other || last - end);
    let reached = 0;
    return all.filter(([start, end]) => start >= reached && end > start && (reached = end)).slice(0, MOST);
  };

  /** @param {[number, number][]} hits @param {Piece[]} pieces @returns {HTMLElement[][]} the marks of each hit */
  const mark = (hits, pieces) => [...hits].reverse().map(([start, end]) => {
    /** @type {HTMLElement[]} */
    const made = [];
    for (const { node, start: from } of pieces) {
      const length = node.nodeValue?.length ?? 0;
      if (from + length <= start || from >= end) continue;
      const range = document.createRange();
      range.setStart(node, Math.max(0, start - from));
      range.setEnd(node, Math.min(length, end - from));
      const one = document.createElement("mark");
      one.className = "hh-hit";
      range.surroundContents(one);
      made.push(one);
    }
    return made;
  }).reverse().filter((made) => made.length);

  const clear = () => {
    document.querySelector(".hh-hits")?.remove();
    for (const one of text.querySelectorAll("mark.hh-hit")) {
      const parent = /** @type {Element} */ (one.parentElement);
      one.replaceWith(...one.childNodes);
      parent.normalize();
    }
  };

  /** @param {HTMLElement[][]} hits @param {number} number */
  const show = (hits, number) => {
    text.querySelectorAll(".hh-hit--here").forEach((one) => one.classList.remove("hh-hit--here"));
    hits[number].forEach((one) => one.classList.add("hh-hit--here"));
    for (let above = hits[number][0].closest("details:not([open])"); above; above = above.closest("details:not([open])")) {
      /** @type {HTMLDetailsElement} */ (above).open = true;
    }
    hits[number][0].scrollIntoView({ block: "center" });
  };

  /** @param {string} label @param {string} sign @param {() => void} act */
  const button = (label, sign, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };

  /** @param {HTMLElement[][]} hits @param {number} first */
  const bar = (hits, first) => {
    let here = first;
    const made = document.createElement("div");
    const told = document.createElement("span");
    made.className = "hh-hits";
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", "查到的字句 Words that were found");
    told.setAttribute("role", "status");
    const tell = () => { told.textContent = `第 ${here + 1} 处，共 ${hits.length} 处`; };
    const go = (/** @type {number} */ by) => { here = (here + by + hits.length) % hits.length; show(hits, here); tell(); };
    const away = () => { clear(); history.replaceState(history.state, "", location.pathname + location.search); };
    const ways = hits.length > 1 ? [button("上一处 Previous", "↑", () => go(-1)), button("下一处 Next", "↓", () => go(1))] : [];
    made.append(told, ...ways, button("不再标出 Unmark", "×", away));
    text.append(made);
    tell();
  };

  const begin = () => {
    clear();
    const words = asked();
    if (!words.length) return;
    const { whole, pieces } = read();
    const hits = mark(found(whole, words), pieces);
    if (!hits.length) return;
    const title = text.querySelector("h1")?.textContent ?? "";
    const first = words.every((word) => pattern(word).test(title)) ? 0 : Math.max(0, hits.findIndex(([one]) => !one.closest("h1")));
    bar(hits, first);
    show(hits, first);
  };

  addEventListener("hashchange", begin);
  begin();
})();
