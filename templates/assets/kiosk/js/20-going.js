// @ts-check
/* Going from page to page. Each takes the other's place, so that the browser has no history to walk out by; the way back
   is the visit's own. */
((kiosk) => {
  "use strict";
  const MOST_STEPS = 50;
  const ATTRACT = "", HOME = "home/";

  /** @param {string} page relative to the root, with a query or an anchor where there is one */
  const address = (page) => {
    const url = new URL(page, kiosk.base);
    if (url.pathname.endsWith("/")) url.pathname += "index.html"; // a folder on a disk would show what is in it
    return url.href;
  };

  /** @param {string} page */
  const show = (page) => location.replace(address(page));

  /** Where on this page the reader is, for whoever comes back. */
  const place = () => ({ ...kiosk.visit().places, [kiosk.here + location.search]: kiosk.place?.() ?? 0 });

  /** @param {string} page */
  kiosk.go = (page) => {
    const trail = [...kiosk.visit().trail, kiosk.here + location.search].slice(-MOST_STEPS);
    kiosk.keep({ trail, places: place() });
    show(page);
  };

  kiosk.back = () => {
    const trail = [...kiosk.visit().trail];
    const page = trail.pop() ?? HOME;
    kiosk.keep({ trail });
    show(page === ATTRACT ? HOME : page);
  };

  kiosk.home = () => {
    kiosk.keep({ trail: [], places: {} });
    show(HOME);
  };

  kiosk.begin = () => {
    kiosk.forget();
    kiosk.keep({ began: true });
    kiosk.count?.("visit");
    show(HOME);
  };

  /** The visit is over: nothing of it is left, and the screen calls for the next visitor. */
  kiosk.end = () => {
    for (const media of /** @type {NodeListOf<HTMLMediaElement>} */ (document.querySelectorAll("audio, video"))) media.pause();
    window.speechSynthesis?.cancel();
    kiosk.forget();
    show(ATTRACT);
  };

  /** @param {string} href @returns {string | null} the page of this hall it leads to */
  kiosk.pageOf = (href) => {
    const url = new URL(href, location.href);
    if (!url.href.startsWith(kiosk.base)) return null;
    return url.href.slice(kiosk.base.length).replace(/index\.html(?=$|[?#])/, "");
  };

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a");
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href") ?? "";
    if (link.matches(".hh-shot") || !href) return;
    if (href.startsWith("#")) return kiosk.toAnchor?.(href.slice(1));
    const page = kiosk.pageOf(href);
    if (page !== null) kiosk.go(page);
  }, true);

  /* What is pressed shows it at once: the browser waits to see whether a finger that touches is going to scroll. */
  const pressed = "hk-pressed";
  const lift = () => document.querySelectorAll(`.${pressed}`).forEach((one) => one.classList.remove(pressed));
  document.addEventListener("pointerdown", (event) => {
    lift();
    /** @type {Element} */ (event.target).closest?.("a, button, summary")?.classList.add(pressed);
  }, true);
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(lift, 120), true);
})(window.honorhallKiosk ??= {});
