// @ts-check
/* The quick box: an ARIA combobox over whatever form asks for the page that finds. Arrows walk, Enter goes, Escape
   shuts; with nothing chosen Enter asks that page, as it does without scripts. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const MOST = 6;
  const BEFORE = 8, WORDS = 40; // characters of a text, where no title holds what was asked for
  let made = 0;

  /** @param {HTMLInputElement} box in a form that leads to the page that finds @param {string} base the site's root */
  face.quick = (box, base) => {
    const id = `found-${(made += 1)}`;
    const list = face.make("div", { class: "hh-found-list hh-plain-face", role: "listbox", id, "aria-label": "查到的 Found", hidden: true });
    const told = face.make("span", { class: "hh-for-ears", role: "status" });
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-haspopup": "listbox" };
    Object.entries(attributes).forEach(([name, value]) => box.setAttribute(name, value));
    box.after(list, told);
    let turn = 0;

    const all = () => /** @type {HTMLAnchorElement[]} */ ([...list.children]);
    const here = () => all().find((one) => one.getAttribute("aria-selected") === "true");
    const page = (/** @type {string} */ text) => `${face.address("search/", base)}?${new URLSearchParams({ q: text })}`;

    const shut = () => {
      turn += 1;
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    };

    /** @param {HTMLElement | undefined} one */
    const choose = (one) => {
      for (const other of all()) other.setAttribute("aria-selected", String(other === one));
      if (one) box.setAttribute("aria-activedescendant", one.id);
      else box.removeAttribute("aria-activedescendant");
      one?.scrollIntoView({ block: "nearest" });
    };

    /** @param {any} hit @returns {HTMLElement | null} the words around the first hit, on one line */
    const around = (hit) => {
      if (hit.titleMarks.length || !hit.marks.length) return null;
      const start = Math.max(0, hit.marks[0][0] - BEFORE);
      const marks = hit.marks.map((/** @type {[number, number]} */ [from, to]) => [from - start, to - start]);
      return face.make("span", { class: "hh-found-list__words" }, ...face.marked(hit.snippet.slice(start, start + WORDS), marks));
    };

    /** @param {any} hit @param {number} number */
    const option = (hit, number) => face.make("a", { role: "option", id: `${id}-${number}`, tabindex: -1, "aria-selected": "false", href: face.leading(hit, base) },
      face.make("span", { class: "hh-found-list__title" }, ...face.marked(hit.title, hit.titleMarks)), hit.sample ? face.make("span", { class: "hh-sample" }, hit.sample) : null,
      around(hit), face.make("span", { class: "hh-found-list__about" }, face.about(hit).join(" · ")));

    /** @param {string} text @param {any} found */
    const draw = (text, found) => {
      const options = found.results.slice(0, MOST).map(option);
      const words = found.total ? `查看全部 ${found.exact === false ? "约 " : ""}${face.number(found.total)} 条` : "没有查到，看看相近的名称";
      const last = face.make("a", { role: "option", id: `${id}-all`, class: "hh-found-list__all", tabindex: -1, "aria-selected": "false", href: page(text) }, words);
      list.replaceChildren(...options, last);
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      choose(undefined);
      told.textContent = found.total ? `查到 ${found.total} 条，用上下键选择` : "没有查到";
    };

    const find = async (/** @type {string} */ text) => {
      if (!text) return shut();
      const mine = (turn += 1);
      const found = await window.honorhallSearch(text, { limit: MOST, facets: false });
      if (mine === turn && !found.failed && document.activeElement === box) draw(text, found);
    };
    const typing = face.typing(box, (/** @type {string} */ text) => void find(text));

    const walk = (/** @type {number} */ by) => {
      const options = all();
      const at = options.indexOf(/** @type {any} */ (here()));
      choose(options[(at < 0 && by < 0 ? options.length : at) + by] ?? (by > 0 ? options[0] : options[options.length - 1]));
    };

    box.addEventListener("keydown", (event) => {
      if (typing.composing(event)) return;
      const opened = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (opened) walk(event.key === "ArrowDown" ? 1 : -1);
        else void find(box.value.trim());
      } else if (event.key === "Escape" && opened) {
        event.preventDefault();
        shut();
      } else if (event.key === "Enter") {
        const to = opened ? here()?.getAttribute("href") : null;
        if (!to && !box.value.trim()) return;
        event.preventDefault();
        shut();
        location.href = to ?? page(box.value.trim());
      } else if (event.key === "Tab") shut();
    });
    box.form?.addEventListener("submit", (event) => {
      if (!box.value.trim()) return;
      event.preventDefault();
      location.href = page(box.value.trim());
    });
    list.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault()); // the box keeps the keyboard
    list.addEventListener("click", shut);
    box.addEventListener("blur", shut);
    box.addEventListener("focus", () => { if (box.value.trim()) void find(box.value.trim()); });
    if (box.value.trim()) void find(box.value.trim()); // written before this script had come
  };
})();
