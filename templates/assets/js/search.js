// The search page: finds records by name. Every word of the query must stand in the name; where none has them, names
// that share most of its neighbouring characters are offered.
(() => {
  "use strict";
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector("input[data-names]"));
  const list = document.getElementById("results");
  const status = document.getElementById("found");
  if (!box || !list || !status) return;
  /** @typedef {[title: string, url: string, kind: string]} Entry */
  const MOST = 100;
  const MOST_NEAR = 10;
  const LEAST_SHARED = 0.5; // of the pairs of neighbouring characters
  /** @type {Promise<Entry[]> | null} */
  let names = null;
  let composing = false;

  /** @param {string} text */
  const folded = (text) => text.normalize("NFKC").toLowerCase();

  const load = () => {
    names ??= fetch(box.dataset.names ?? "").then((answer) => answer.json());
    return names;
  };

  /** @param {string} text @returns {string[]} neighbouring characters, 的 and spaces left out; a single one is itself */
  const pairs = (text) => {
    const characters = [...text.replace(/[\s的]/g, "")];
    return characters.length < 2 ? characters : characters.slice(1).map((second, at) => characters[at] + second);
  };

  /** @param {Entry[]} all @param {string} query @returns {Entry[]} the nearest first */
  const near = (all, query) => {
    const asked = pairs(folded(query));
    const shared = (/** @type {string} */ title) => asked.filter((pair) => folded(title).includes(pair)).length / asked.length;
    return all
      .map((entry) => /** @type {const} */ ([shared(entry[0]), entry]))
      .filter(([share]) => share >= LEAST_SHARED)
      .sort(([one, [a]], [other, [b]]) => other - one || a.length - b.length)
      .slice(0, MOST_NEAR)
      .map(([, entry]) => entry);
  };

  /** @param {Entry} entry */
  const item = ([title, url, kind]) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = (box.dataset.base ?? "") + url;
    link.textContent = title;
    const about = document.createElement("span");
    about.className = "hh-quiet";
    about.textContent = ` ${kind}`;
    line.append(link, about);
    return line;
  };

  /** @param {string} query @param {Entry[]} hits @param {Entry[]} close */
  const told = (query, hits, close) => {
    if (hits.length > MOST) return `名称里有“${query}”的 ${hits.length} 条，先列出 ${MOST} 条`;
    if (hits.length) return `名称里有“${query}”的 ${hits.length} 条`;
    return close.length ? `没有名称里正好有“${query}”的；相近的有：` : `没有名称里有“${query}”的，可以从下面的类别里找。`;
  };

  const find = async () => {
    const query = box.value.trim();
    const words = folded(query).split(/\s+/).filter(Boolean);
    status.hidden = list.hidden = words.length === 0;
    if (words.length === 0) return;
    const all = await load().catch(() => null);
    if (box.value.trim() !== query) return; // the reader has typed on
    if (!all) {
      status.textContent = "现在读不到名录，请从下面的类别里找。";
      return;
    }
    const hits = all.filter(([title]) => words.every((word) => folded(title).includes(word)));
    const close = hits.length ? [] : near(all, query);
    list.replaceChildren(...[...hits.slice(0, MOST), ...close].map(item));
    status.textContent = told(query, hits, close);
  };

  const typed = () => {
    if (composing) return;
    const address = new URL(location.href);
    if (box.value.trim()) address.searchParams.set("q", box.value.trim());
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    void find();
  };

  box.addEventListener("compositionstart", () => { composing = true; });
  box.addEventListener("compositionend", () => { composing = false; typed(); });
  box.addEventListener("input", typed);
  box.form?.addEventListener("submit", (event) => { event.preventDefault(); typed(); });
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  void find();
})();
