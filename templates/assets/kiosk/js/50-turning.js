// @ts-check
/* Turning: lists move by a screen at a time, stories turn page by page; fingers may drag a list and swipe a story. */
((kiosk) => {
  "use strict";
  const A_SCREEN = 0.85; // of what is seen: a line of the last screen stays on the next
  const A_SWIPE = 60; // px
  const NEAR = 4; // px: as good as at the end

  document.addEventListener("DOMContentLoaded", () => {
    const room = /** @type {HTMLElement | null} */ (document.querySelector("[data-turns]"));
    const steps = document.querySelector(".hk-steps");
    if (!room || !steps) return;
    const book = room.dataset.turns === "book";
    const [back, on] = /** @type {HTMLButtonElement[]} */ ([...steps.querySelectorAll("button")]);
    const told = steps.querySelector("[data-place]");
    const { before, after } = room.dataset; // other pages of a long list

    const gap = () => (book ? parseFloat(getComputedStyle(room).columnGap) || 0 : 0);
    const step = () => (book ? room.clientWidth + gap() : Math.max(1, Math.floor(room.clientHeight * A_SCREEN)));
    const at = () => (book ? room.scrollLeft : room.scrollTop);
    const most = () => (book ? room.scrollWidth - room.clientWidth : room.scrollHeight - room.clientHeight);
    const count = () => Math.max(1, Math.ceil((most() - NEAR) / step()) + 1);
    const number = () => (at() >= most() - NEAR && most() > NEAR ? count() : Math.round(at() / step()) + 1);
    let wanted = 0;

    const to = (/** @type {number} */ place) => {
      wanted = Math.max(0, Math.min(place, Math.max(0, most())));
      if (book) room.scrollLeft = wanted;
      else room.scrollTo({ top: wanted });
      tell();
    };
    const turn = (/** @type {number} */ by) => {
      const end = by > 0 ? at() >= most() - NEAR : at() <= NEAR;
      const other = by > 0 ? after : before;
      if (end && other) return kiosk.go(kiosk.pageOf(other) ?? "");
      if (!end) to(book ? (number() - 1 + by) * step() : at() + by * step());
    };
    const tell = () => {
      const last = count(), here = number();
      if (told) told.textContent = `${here} / ${last}`;
      back.disabled = here <= 1 && at() <= NEAR && !before;
      on.disabled = at() >= most() - NEAR && !after;
      steps.toggleAttribute("data-alone", last === 1 && !before && !after);
    };

    back.addEventListener("click", () => turn(-1));
    on.addEventListener("click", () => turn(1));
    room.addEventListener("scroll", tell, { passive: true });
    addEventListener("keydown", (event) => {
      if (document.querySelector("dialog[open]")) return;
      const by = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
      if (by) turn(by);
    });
    if (book) {
      /** @type {PointerEvent | null} */
      let finger = null;
      room.addEventListener("pointerdown", (event) => { finger = event.isPrimary ? event : null; });
      room.addEventListener("pointerup", (event) => {
        const across = finger ? event.clientX - finger.clientX : 0;
        finger = null;
        if (Math.abs(across) > A_SWIPE) turn(-Math.sign(across));
      });
      room.addEventListener("focusin", (event) => { // the keyboard's way to a link on another page of the story
        const left = /** @type {HTMLElement} */ (event.target).getBoundingClientRect().left - room.getBoundingClientRect().left;
        to(Math.floor((at() + left + 1) / step()) * step());
      });
    }
    const settle = () => to(book ? (Math.max(1, number()) - 1) * step() : at());
    new ResizeObserver(settle).observe(room);
    document.addEventListener("hk-dressed", () => requestAnimationFrame(settle));
    for (const image of room.querySelectorAll("img")) image.addEventListener("load", tell);

    kiosk.place = at;
    kiosk.toAnchor = (/** @type {string} */ name) => {
      const mark = document.getElementById(decodeURIComponent(name));
      if (!mark) return;
      const box = mark.getBoundingClientRect(), here = room.getBoundingClientRect();
      to(book ? Math.floor((at() + box.left - here.left + 1) / step()) * step() : at() + box.top - here.top);
    };
    const kept = kiosk.visit().places[kiosk.here + location.search];
    if (kept) to(kept);
    tell();
    document.fonts?.ready.then(() => (kept ? to(kept) : tell()));
  });
})(window.honorhallKiosk ??= {});
