/* The menu's drawer on narrow screens, for a keyboard and for those who listen: real buttons that open and shut it,
   focus that goes in and comes back, Escape. Without this script a check box does the work. */
(() => {
  "use strict";

  const OUTSIDE = ".md-header, .md-tabs, .md-content, .md-top, .md-footer, .md-skip";

  /** @type {HTMLInputElement | null} */
  const box = document.querySelector("#__drawer");
  /** @type {HTMLElement | null} */
  const drawer = document.querySelector(".md-sidebar--primary");
  /** @type {HTMLLabelElement | null} */
  const opening = document.querySelector(".md-header label[for=__drawer]");
  /** @type {HTMLLabelElement | null} */
  const closing = document.querySelector(".hh-menu__close");
  if (!box || !drawer || !opening || !closing) return;

  /**
   * Put a button that turns the box in the place of a label that does.
   * @param {HTMLLabelElement} label
   * @returns {HTMLButtonElement}
   */
  const button = (label) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `${label.className} hh-button`;
    made.append(...label.childNodes);
    made.addEventListener("click", () => box.click());
    label.replaceWith(made);
    return made;
  };

  const opener = button(opening);
  const closer = button(closing);
  drawer.id = "menu";
  opener.classList.add("hh-opener");
  opener.setAttribute("aria-label", "菜单 Menu");
  opener.setAttribute("aria-controls", "menu");

  /** Say whether the drawer is open, and keep the keyboard in it while it is. */
  const tell = () => {
    opener.setAttribute("aria-expanded", String(box.checked));
    document.querySelectorAll(OUTSIDE).forEach((one) => one.toggleAttribute("inert", box.checked));
  };

  box.addEventListener("change", () => {
    tell();
    (box.checked ? closer : opener).focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) box.click();
  });
  /* A screen turned wide has no drawer; a browser that goes back may have kept it open. */
  matchMedia("(min-width: 76.25em)").addEventListener("change", (wide) => {
    if (wide.matches && box.checked) box.click();
  });
  addEventListener("pageshow", () => {
    box.checked = false;
    tell();
  });
  tell();
})();
