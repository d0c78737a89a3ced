// @ts-check
/* Entries of a result, and the pages of a long one. An entry opens at the words that found it (js/hits.js). */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const MOST_WORDS = 6; // that an address hands on to the page it opens
  const LONGEST = 60;
  const AROUND = 2; // pages before and after the one being read

  /** @param {string} url relative to the root @param {string} root @returns {string} a whole address; a folder on a disk has no page of its own */
  face.address = (url, root) => {
    const [path, anchor = ""] = url.split("#");
    const file = location.protocol === "file:" && (path === "" || path.endsWith("/")) ? `${path}index.html` : path;
    return root + file + (anchor ? `#${anchor}` : "");
  };

  /** @param {any} hit @returns {string[]} the marked words, each once, as the page has them */
  const words = (hit) => {
    const of = (/** @type {string} */ text, /** @type {[number, number][]} */ marks) => (marks ?? []).map(([start, end]) => text.slice(start, end).trim());
    const all = [...of(hit.snippet ?? "", hit.marks), ...of(hit.title, hit.titleMarks)];
    return [...new Set(all)].filter((word) => word && word.length <= LONGEST).slice(0, MOST_WORDS);
  };

  /** @param {any} hit @param {string} root @returns {string} where an entry leads */
  face.leading = (hit, root) => {
    const found = words(hit);
    const to = face.address(hit.url, root);
    return found.length && !to.includes("#") ? `${to}#${new URLSearchParams(found.map((word) => ["q", word]))}` : to;
  };

  /** @param {any} hit @returns {string[]} what it is, where and when */
  face.about = (hit) => [hit.label ?? hit.kind, hit.where, hit.date].filter(Boolean);

  /** @param {any} hit @param {string} root @returns {HTMLElement} */
  face.entry = (hit, root) => {
    const link = face.make("a", { class: "hh-result__title", href: face.leading(hit, root), "data-result": true }, ...face.marked(hit.title, hit.titleMarks));
    const sample = hit.sample ? face.make("span", { class: "hh-sample" }, hit.sample) : null;
    const about = face.make("p", { class: "hh-result__about" }, face.about(hit).join(" · "));
    const words = hit.snippet ? face.make("p", { class: "hh-result__words" }, ...face.marked(hit.snippet, hit.marks)) : null;
    return face.make("li", { class: "hh-result" }, link, sample, about, words);
  };

  /** @param {number} here @param {number} last @returns {(number | null)[]} numbers of pages to lead to; null stands for those between */
  const shown = (here, last) => {
    const near = [...Array(2 * AROUND + 1).keys()].map((step) => here - AROUND + step);
    const all = [...new Set([1, ...near, last])].filter((one) => one >= 1 && one <= last).sort((one, other) => one - other);
    return all.flatMap((one, at) => (at && one - all[at - 1] > 1 ? [null, one] : [one]));
  };

  /**
   * @param {number} here @param {number} last
   * @param {(page: number) => string} address @param {(page: number) => void} go
   * @returns {HTMLElement | null} the pages of a result, null where there is one only
   */
  face.steps = (here, last, address, go) => {
    if (last < 2) return null;
    const step = (/** @type {number | null} */ page) => {
      if (page === null) return face.make("span", { class: "hh-gap", "aria-hidden": "true" }, "…");
      const act = (/** @type {MouseEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
        event.preventDefault();
        go(page);
      };
      return face.make("a", { href: address(page), "aria-current": page === here ? "page" : null, "aria-label": `第 ${page} 页`, onclick: act }, String(page));
    };
    return face.make("nav", { class: "hh-steps", "aria-label": "结果分页 Pages of results" }, ...shown(here, last).map(step));
  };
})();
