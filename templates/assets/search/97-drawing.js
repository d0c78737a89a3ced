// @ts-check
/* Where a result stands on its page: what was found in words, its order, its filters, its entries, its pages. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const ROOM = 720; // px: with less, the filters are folded away above the entries
  const SORTS = [["", "最相关", "relevance"], ["newest", "由新到旧", "newest first"], ["oldest", "由旧到新", "oldest first"]];

  /** @param {any} found @param {any} asked @returns {(Node | string)[]} how many there are, as a sentence */
  const sentence = (found, asked) => {
    const total = face.make("strong", { "data-total": found.total }, face.number(found.total));
    const words = asked.q.trim() ? [`“${asked.q.trim()}”`] : [];
    const about = found.exact === false ? "约 " : " ";
    if (found.total) return [...words, words.length ? " 查到" : "共", about, total, " 条"];
    return [words.length ? "没有查到" : "没有这样的资料", ...words, "（", total, " 条）", face.filtered(asked) ? "，可以去掉一些筛选。" : "。"];
  };

  /** @param {HTMLElement} root @returns {HTMLElement[]} what follows it on its page: the page without a choice */
  face.after = (root) => {
    const all = [];
    for (let one = root.nextElementSibling; one; one = one.nextElementSibling) all.push(/** @type {HTMLElement} */ (one));
    return all.filter((one) => !one.matches(".hh-hits"));
  };

  /** @param {number | null} from @param {number | null} to @returns {string} */
  const years = (from, to) => (from === to ? `${from}年` : from === null ? `到${to}年` : to === null ? `${from}年以来` : `${from}—${to}年`);

  /** @param {any} facets @param {any} asked @param {(asked: any) => void} change @returns {HTMLElement[]} each filter that is set, to be taken away */
  face.chips = (facets, asked, change) => {
    const named = (/** @type {string} */ name, /** @type {string} */ value) => (facets[name] ?? []).find((/** @type {any} */ one) => one.value === value)?.label ?? value;
    const chip = (/** @type {string} */ label, /** @type {() => void} */ act) =>
      face.make("button", { type: "button", class: "hh-chip", "aria-label": `去掉筛选：${label}`, onclick: act }, label, face.make("span", { "aria-hidden": "true" }, "×"));
    const made = Object.entries(asked.chosen).flatMap(([name, values]) => /** @type {string[]} */ (values).map((value) =>
      chip(named(name, value), () => change(face.choosing(asked, name, /** @type {string[]} */ (values).filter((one) => one !== value))))));
    if (asked.from !== null || asked.to !== null) {
      made.push(chip(years(asked.from, asked.to), () => change(face.changed(asked, { from: null, to: null }))));
    }
    if (made.length > 1) made.push(chip("全部去掉", () => change(face.changed(asked, { chosen: {}, from: null, to: null }))));
    return made;
  };

  /** @param {any[]} near @param {string} base */
  const nearly = (near, base) => face.make("section", { class: "hh-near", "aria-labelledby": "near" },
    face.make("h2", { id: "near" }, ...face.both("您要找的是不是", "Did you mean")),
    face.make("ul", { class: "hh-links" }, ...near.map((one) => face.make("li", {},
      face.make("a", { href: face.address(one.url, base), "data-near": true }, one.title), " ", face.make("span", { class: "hh-quiet" }, face.about(one).join(" · "))))));

  /** @param {HTMLElement} root @param {string} kind "" on the page that finds in everything @returns {any} what the page's script fills */
  face.drawn = (root, kind) => {
    const out = /** @type {HTMLElement} */ (root.querySelector("[data-out]"));
    const select = face.make("select", { id: "sort", "aria-label": "排序 Sort" }, ...SORTS.map(([value, zh]) => face.make("option", { value }, value || !kind ? zh : "按本页")));
    const told = face.make("p", { class: "hh-found__told", role: "status", tabindex: -1 });
    const sort = face.make("div", { class: "hh-sort" }, face.make("span", { class: "hh-sort__word", "aria-hidden": "true" }, "排序"), select);
    const head = face.make("div", { class: "hh-found__head" }, told, sort);
    const chips = face.make("div", { class: "hh-chips" });
    const tally = face.make("span", { class: "hh-count" });
    const choices = face.make("div", { class: "hh-choices" });
    const filters = face.make("details", { class: "hh-filters" }, face.make("summary", {}, ...face.both("筛选", "Filters"), tally), choices);
    const list = face.make("ol", { class: "hh-results" });
    const steps = face.make("div", {});
    const entries = face.make("div", { class: "hh-found__list" }, list, steps);
    out.replaceChildren(head, chips, face.make("div", { class: "hh-found__body" }, filters, entries));
    out.classList.add("hh-found", "hh-plain-face"); // the cut face holds the characters of its own pages
    let unseen = true;

    return {
      box: root.querySelector("[data-words]"),
      show: (/** @type {boolean} */ visible, /** @type {boolean} */ listed) => {
        out.hidden = !visible;
        entries.hidden = !listed;
        if (visible && unseen) filters.open = out.clientWidth >= ROOM || Boolean(kind);
        unseen = unseen && !visible;
      },
      open: () => { /** @type {HTMLDetailsElement} */ (root.querySelector("details")).open = true; },
      wait: () => { out.hidden = false; told.textContent = "正在查找……"; },
      fail: () => {
        out.hidden = false;
        told.textContent = "现在读不到索引，请从下面的类别里找。 The index cannot be read; please browse below.";
        for (const one of [chips, list, steps, choices]) one.replaceChildren();
      },
      tell: (/** @type {any} */ found, /** @type {any} */ asked) => {
        told.replaceChildren(...sentence(found, asked));
        sort.hidden = !found.total;
        tally.textContent = face.filtered(asked) ? String(face.filtered(asked)) : "";
      },
      entries: (/** @type {Node[]} */ made, /** @type {number} */ first) => { list.start = first; list.replaceChildren(...made); },
      steps: (/** @type {Node | null} */ made) => steps.replaceChildren(...(made ? [made] : [])),
      choices: (/** @type {Node[]} */ groups, /** @type {Node[]} */ set) => {
        filters.hidden = !groups.length;
        choices.replaceChildren(...groups);
        chips.replaceChildren(...set);
      },
      sort: (/** @type {string} */ order) => { select.value = order; },
      onsort: (/** @type {(order: string) => void} */ act) => select.addEventListener("change", () => act(select.value)),
      near: (/** @type {any[]} */ near, /** @type {string} */ base) => { if (near.length) steps.replaceChildren(nearly(near, base)); },
      toTop: () => { head.scrollIntoView(); told.focus({ preventScroll: true }); },
    };
  };
})();
