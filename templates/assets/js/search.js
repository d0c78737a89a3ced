// The search page: finds records by name. Every word of the query must stand in the name.
(() => {
  "use strict";
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector("input[data-names]"));
  const list = document.getElementById("results");
  const status = document.getElementById("found");
  if (!box || !list || !status) return;
  const MOST = 100;
  /** @type {Promise<[string, string, string][]> | null} */
  let names = null;
  let composing = false;

  /** @param {string} text */
  const folded = (text) => text.normalize("NFKC").toLowerCase();

  const load = () => {
    names ??= fetch(box.dataset.names ?? "").then((answer) => answer.json());
    return names;
  };

  /** @param {[string, string, string]} entry */
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
    list.replaceChildren(...hits.slice(0, MOST).map(item));
    const rest = hits.length > MOST ? `，先列出 ${MOST} 条` : "";
    status.textContent = hits.length ? `名称里有“${query}”的资料 ${hits.length} 条${rest}` : `没有名称里有“${query}”的资料，可以从下面的类别里找。`;
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
