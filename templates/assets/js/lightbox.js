/**
 * Shows the pictures of a page large, one after the other, in a dialog. Without this script, or in a browser without
 * <dialog>, each picture is a link to its file. Whether the dialog is open, and at which picture, is what the entry of
 * the browser's history says: so the way back closes it, and the way forward and a reload open it again.
 */
(() => {
  "use strict";

  /** @type {HTMLAnchorElement[]} */
  const links = [...document.querySelectorAll("a.hh-shot")];
  if (!links.length || !("showModal" in HTMLDialogElement.prototype)) return;

  const A_SWIPE = 40; // px
  let here = 0;
  let leaving = false; // the way back is asked for, and twice would leave the page
  /** @type {PointerEvent | null} */
  let finger = null;
  /** @type {HTMLAnchorElement} */
  let opener = links[0];
  /** @type {Map<number, HTMLPictureElement>} */
  const large = new Map();
  const stage = made("figure", "hh-lightbox-stage");
  const said = made("div", "hh-lightbox-said");
  const dialog = built();

  links.forEach((link, number) => {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState({ picture: number }, "");
      follow();
    });
  });
  addEventListener("popstate", follow);
  follow();

  /** Open or close, as the entry of the history says that we are at. */
  function follow() {
    leaving = false;
    const number = history.state?.picture;
    const opens = Number.isInteger(number);
    document.documentElement.classList.toggle("hh-lightbox-open", opens);
    if (!opens) return dialog.close();
    if (!dialog.open) {
      opener = links[number % links.length];
      dialog.showModal();
    }
    show(number);
  }

  /** Go back in the history to the page without the dialog. */
  function leave() {
    if (leaving || !Number.isInteger(history.state?.picture)) return;
    leaving = true;
    history.back();
  }

  /** @param {string} tag @param {string} name the class @param {string} [text] */
  function made(tag, name, text = "") {
    const one = document.createElement(tag);
    one.className = name;
    one.textContent = text;
    return one;
  }

  /** @returns {HTMLDialogElement} the dialog, closed, at the end of the page */
  function built() {
    const one = /** @type {HTMLDialogElement} */ (made("dialog", "hh-lightbox"));
    one.setAttribute("aria-label", "看大图 Pictures");
    said.setAttribute("aria-live", "polite");
    said.setAttribute("aria-atomic", "true");
    const steps = made("div", "hh-lightbox-steps");
    const close = button("关闭", "Close", leave);
    const next = button("下一张", "Next", () => show(here + 1));
    (links.length > 1 ? next : close).autofocus = true;
    steps.append(...(links.length > 1 ? [button("上一张", "Previous", () => show(here - 1)), next, close] : [close]));
    one.append(stage, said, steps);
    const heard = { keydown: pressed, cancel: (event) => (event.preventDefault(), leave()), close: closed };
    for (const [name, then] of Object.entries(heard)) one.addEventListener(name, then);
    const felt = { click: (event) => event.target === stage && leave(), pointerdown: touched, pointerup: touched };
    for (const [name, then] of Object.entries(felt)) stage.addEventListener(name, then);
    visualViewport?.addEventListener("resize", () => one.classList.toggle("hh-lightbox-near", near()));
    document.body.append(one);
    return one;
  }

  /** @param {string} words @param {string} english @param {() => void} then */
  function button(words, english, then) {
    const one = made("button", "", words);
    one.setAttribute("type", "button");
    one.setAttribute("aria-label", `${words} ${english}`);
    one.addEventListener("click", then);
    return one;
  }

  /** @param {number} number of the picture to show; past either end the sequence begins again at the other */
  function show(number) {
    here = (number + links.length) % links.length;
    stage.replaceChildren(picture(here));
    said.replaceChildren(...words(links[here]), made("p", "hh-lightbox-place", `${here + 1} / ${links.length}`));
    for (const next of [here + 1, here - 1]) picture((next + links.length) % links.length); // so that they are there
    history.replaceState({ picture: here }, "");
  }

  /** @param {number} number */
  function picture(number) {
    const known = large.get(number);
    if (known) return known;
    const copy = /** @type {HTMLPictureElement} */ (links[number].querySelector("picture").cloneNode(true));
    const image = copy.querySelector("img");
    const width = `${image.getAttribute("width")}px`; // of the largest file: nothing is drawn larger than it is
    for (const one of copy.querySelectorAll("[sizes]")) one.setAttribute("sizes", `(max-width: ${width}) 100vw, ${width}`);
    image.loading = "eager";
    large.set(number, copy);
    return copy;
  }

  /** @param {HTMLAnchorElement} link @returns {Node[]} what is said of its picture */
  function words(link) {
    const caption = link.closest("figure")?.querySelector("figcaption");
    const one = made("p", "", caption ? "" : link.querySelector("img").alt);
    if (caption) one.append(...caption.cloneNode(true).childNodes);
    return [one];
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    event.stopPropagation(); // the page behind has keys of its own
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const where = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: links.length - 1 }[event.key];
    if (where === undefined) return;
    event.preventDefault();
    show(where);
  }

  /** @returns {boolean} whether two fingers have enlarged the page: then one finger moves it and turns no pictures */
  function near() {
    return (visualViewport?.scale ?? 1) > 1;
  }

  /** @param {PointerEvent} event a finger set down or lifted; a second one ends what the first began */
  function touched(event) {
    const alone = event.isPrimary && event.pointerType !== "mouse" && !near();
    const from = alone && event.type === "pointerup" ? finger : null;
    finger = alone && event.type === "pointerdown" ? event : null;
    const [across, down] = from ? [event.clientX - from.clientX, event.clientY - from.clientY] : [0, 0];
    if (Math.abs(across) > Math.max(A_SWIPE, Math.abs(down))) show(here - Math.sign(across));
  }

  function closed() {
    if (dialog.open) return; // the way forward opened it again before the browser told of this
    leave(); // where the browser closed it by itself
    stage.replaceChildren();
    opener.focus();
  }
})();
