// @ts-check
/* The page that finds, and the choice among a kind on its own pages: what is asked for stands in the address, what was
   found below it. The plain page stays where nothing is asked. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const A_PAGE = 10;
  const NEAR = 8; // names that sound like what nothing was found for
  const ORDERS = /** @type {Record<string, string>} */ ({ "": "relevance", newest: "date", oldest: "oldest" });
  const PATIENCE = 400; // ms after which a reader is told that the search is at work

  /**
   * @param {HTMLElement} root [data-finder], the whole page, or [data-sift="kind"], a part of it
   * @param {string} base the site's root
   */
  face.finder = (root, base) => {
    const kind = root.dataset.sift ?? "";
    const drawn = face.drawn(root, kind);
    const box = /** @type {HTMLInputElement} */ (drawn.box);
    const plain = kind ? face.after(root) : [...document.querySelectorAll("[data-browse]")];
    const title = document.title;
    const unfolded = new Set();
    let asked = face.read(location.search);
    let turn = 0;
    let settled = true; // whether the next word written is a new question, which "back" undoes

    const anything = () => Boolean(asked.q.trim()) || face.filtered(asked) > 0 || Boolean(asked.sort && kind);
    const address = (/** @type {any} */ one) => `${location.pathname}${face.written(one)}`;

    /** @param {any} next @param {boolean} fresh a step that "back" undoes */
    const go = (next, fresh) => {
      asked = next;
      const to = address(asked);
      if (fresh && to !== location.pathname + location.search) history.pushState(null, "", to);
      else history.replaceState(history.state, "", to);
      return find();
    };
    const change = (/** @type {any} */ next) => { settled = true; void go(next, true); };

    /** @param {any} found */
    const draw = (found) => {
      const kept = document.activeElement?.id ?? "";
      const pages = Math.ceil(found.total / A_PAGE);
      const asking = anything();
      for (const one of plain) one.hidden = asking && found.total > 0;
      drawn.show(asking || Boolean(kind), asking);
      drawn.tell(found, asked);
      drawn.entries(found.results.map((/** @type {any} */ hit) => face.entry(hit, base)), (asked.page - 1) * A_PAGE + 1);
      drawn.steps(face.steps(asked.page, pages, (/** @type {number} */ page) => address({ ...asked, page }), turnTo));
      drawn.choices(face.choices(found.facets ?? {}, asked, { kind, change, unfolded }), face.chips(found.facets ?? {}, asked, change));
      drawn.sort(asked.sort);
      if (kept && document.activeElement?.id !== kept) document.getElementById(kept)?.focus({ preventScroll: true });
    };

    const find = async () => {
      const mine = ++turn;
      document.title = asked.q.trim() ? `${asked.q.trim()} - ${title}` : title;
      if (!anything() && !kind) {
        drawn.show(false, false);
        for (const one of plain) one.hidden = false;
        return;
      }
      const waiting = setTimeout(() => mine === turn && drawn.wait(), PATIENCE);
      const how = { limit: anything() ? A_PAGE : 0, offset: (asked.page - 1) * A_PAGE, filters: face.filters(asked, kind), sort: ORDERS[asked.sort] };
      const found = await window.honorhallSearch(asked.q, how);
      clearTimeout(waiting);
      if (mine !== turn) return; // the reader has gone on
      if (found.failed) {
        for (const one of plain) one.hidden = false;
        drawn.fail();
        return;
      }
      if (asked.page > 1 && !found.results.length && found.total) { // an old address, or fewer hold the words than may
        return void go({ ...asked, page: Math.max(1, Math.min(asked.page - 1, Math.ceil(found.total / A_PAGE))) }, false);
      }
      draw(found);
      if (!found.total && asked.q.trim() && !face.filtered(asked)) {
        const near = await window.honorhallSearch.near(asked.q, { limit: NEAR });
        if (mine === turn) drawn.near(near, base);
      }
    };

    const turnTo = async (/** @type {number} */ page) => {
      await go({ ...asked, page }, true);
      drawn.toTop();
    };

    const typing = face.typing(box, (/** @type {string} */ text) => {
      void go(face.changed(asked, { q: text }), settled);
      settled = false;
    });
    box.addEventListener("change", () => { settled = true; });
    box.form?.addEventListener("submit", (event) => { event.preventDefault(); typing.now(); settled = true; });
    drawn.onsort((/** @type {string} */ sort) => change(face.changed(asked, { sort })));

    /* A result that is left is found again where it was left. */
    root.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("[data-result]")) history.replaceState({ top: scrollY }, "");
    });
    const arrive = async () => {
      asked = face.read(location.search);
      settled = true;
      box.value = asked.q;
      typing.known(asked.q);
      if (kind && anything()) drawn.open();
      await find();
      if (history.state?.top) scrollTo(0, history.state.top);
    };
    addEventListener("popstate", () => void arrive());
    const early = document.activeElement === box ? box.value.trim() : ""; // written before this script had come
    typing.known(early);
    if (early && early !== asked.q) void go(face.changed(asked, { q: early }), false);
    else void arrive();
  };
})();
