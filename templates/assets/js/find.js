/* The way to the search. A page that is only read loads nothing of it: the search comes when a reader turns to a box,
   or at once where a page is made of it. "/" leads to the box from everywhere. */
(() => {
  "use strict";

  /** @type {HTMLFormElement | null} */
  const quick = document.querySelector("form[data-quick]");
  if (!quick) return;
  const quickBox = /** @type {HTMLInputElement} */ (quick.querySelector("[data-box]"));
  const way = /** @type {HTMLAnchorElement} */ (quick.querySelector(".hh-quick__way"));
  const root = new URL("../", quick.action).href;
  /** @type {Promise<unknown> | null} */
  let coming = null;

  /** The search, with all that draws it; see templates/assets/search/. */
  const load = () => {
    coming ??= new Promise((come, fail) => {
      const script = document.createElement("script");
      script.src = `${root}assets/hall/search.js`;
      script.addEventListener("load", come);
      script.addEventListener("error", () => { coming = null; fail(new Error("search.js")); });
      document.head.append(script);
    });
    return coming;
  };

  /** @param {Element} where @param {(face: any) => void} begin */
  const once = (where, begin) => {
    const mark = /** @type {HTMLElement} */ (where).dataset;
    if (mark.begun) return;
    mark.begun = "yes";
    load().then(() => begin(/** @type {any} */ (window).honorhallFace), () => { delete mark.begun; });
  };

  document.addEventListener("focusin", (event) => {
    const box = /** @type {Element} */ (event.target);
    if (box.matches?.("[data-box]")) once(box, (face) => face.quick(box, root));
  });
  for (const page of document.querySelectorAll("[data-finder]")) once(page, (face) => face.finder(page, root));

  /* Between the plain pages of a kind and a choice among all of it stands one question: nothing is loaded before it. */
  for (const sift of document.querySelectorAll("[data-sift]")) {
    const opening = /** @type {HTMLDetailsElement} */ (sift.querySelector("details"));
    const begin = () => once(sift, (face) => face.finder(sift, root));
    /** @type {HTMLElement} */ (sift).hidden = false;
    opening.addEventListener("toggle", () => opening.open && begin());
    if (location.search) begin();
  }

  /* On a narrow screen the sign opens the box over the bar. */
  const narrow = () => quickBox.getClientRects().length === 0;
  const open = () => { quick.classList.add("hh-quick--open"); quickBox.focus(); };
  way.addEventListener("click", (event) => {
    if (!narrow()) return;
    event.preventDefault();
    open();
  });
  quick.addEventListener("focusout", (event) => {
    if (quick.contains(/** @type {Node | null} */ (event.relatedTarget)) || !document.hasFocus()) return;
    quick.classList.remove("hh-quick--open");
  });
  quickBox.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && !quickBox.value) quickBox.blur();
  });

  document.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const writing = at.isContentEditable || at.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
    const another = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    if (event.key !== "/" || writing || another || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const box = /** @type {HTMLInputElement | null} */ (document.querySelector("#q")) ?? quickBox;
    if (box === quickBox && narrow()) open();
    box.focus();
    box.select();
  });
})();
