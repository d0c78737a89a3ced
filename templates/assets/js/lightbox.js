/**
 * Shows the pictures of a page large, one after the other, in a dialog. Without this script, or in a browser without
 * <dialog>, each picture is a link to its file.
 */
(() => {
  "use strict";

  /** @type {HTMLAnchorElement[]} */
  const links = [...document.querySelectorAll("a.hh-shot")];
  if (!links.length || !("showModal" in HTMLDialogElement.prototype)) return;

  let here = 0;
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
      opener = link;
      document.documentElement.classList.add("hh-lightbox-open");
      dialog.showModal();
      show(number);
    });
  });

  /**
   * @param {string} tag
   * @param {string} name the class
   * @param {string} [text]
   */
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
    const close = button("关闭", "Close", () => one.close());
    const next = button("下一张", "Next", () => show(here + 1));
    (links.length > 1 ? next : close).autofocus = true;
    steps.append(...(links.length > 1 ? [button("上一张", "Previous", () => show(here - 1)), next, close] : [close]));
    one.append(stage, said, steps);
    one.addEventListener("keydown", pressed);
    one.addEventListener("close", closed);
    document.body.append(one);
    return one;
  }

  /**
   * @param {string} words
   * @param {string} english
   * @param {() => void} then
   */
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

  function closed() {
    document.documentElement.classList.remove("hh-lightbox-open");
    stage.replaceChildren();
    opener.focus();
  }
})();
