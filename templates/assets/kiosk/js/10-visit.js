// @ts-check
/* A visit: what the person at the screen has chosen, and the way they came. It ends with them, and nothing of it stays. */
((kiosk) => {
  "use strict";
  const KEY = "visit";
  const root = document.documentElement;
  const SIZES = 3;

  /** @typedef {{began: boolean, lang: string, size: number, contrast: boolean, low: boolean, trail: string[], places: Record<string, number>}} Visit */

  /** @returns {Visit} */
  const fresh = () => ({ began: false, lang: "zh", size: 0, contrast: false, low: false, trail: [], places: {} });

  /** @returns {Visit} */
  const read = () => {
    try {
      return { ...fresh(), ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
    } catch {
      return fresh();
    }
  };

  let visit = read();

  const dress = () => {
    root.dataset.lang = visit.lang;
    root.dataset.size = String(visit.size);
    root.toggleAttribute("data-contrast", visit.contrast);
    root.toggleAttribute("data-low", visit.low);
  };

  /** @param {Partial<Visit>} change */
  const keep = (change) => {
    visit = { ...visit, ...change };
    sessionStorage.setItem(KEY, JSON.stringify(visit));
    dress();
  };

  kiosk.base = new URL(root.dataset.base ?? "./", location.href).href;
  kiosk.here = root.dataset.page ?? "";
  kiosk.served = location.protocol !== "file:";
  kiosk.seconds = (/** @type {string} */ name) => Number(root.dataset[name]) * 1000;
  kiosk.visit = () => visit;
  kiosk.keep = keep;
  kiosk.forget = () => {
    sessionStorage.clear();
    visit = fresh();
    dress();
  };
  kiosk.sizes = SIZES;

  kiosk.make = /** @type {any} */ (window).honorhallFace.make; // ../../search/91-making.js

  /** Words in both languages; the one that was chosen is the one that is seen. @param {string} zh @param {string} en */
  kiosk.both = (zh, en) => [kiosk.make("span", { class: "hk-zh" }, zh), kiosk.make("span", { class: "hk-en", lang: "en" }, en)];

  /** A script that hands something over by a name. @param {string} path relative to assets/hall/ @param {string} name */
  kiosk.handed = (path, name) => new Promise((resolve) => {
    /** @type {any[] | null} */
    let told = null;
    /** @type {any} */ (window)[name] = (/** @type {any[]} */ ...parts) => { told = parts; };
    const script = kiosk.make("script", { src: `${kiosk.base}assets/hall/${path}`, charset: "utf-8" });
    script.onload = script.onerror = () => { script.remove(); resolve(told); };
    document.head.append(script);
  });

  dress();
  addEventListener("error", () => { root.dataset.fault = "yes"; });
  addEventListener("unhandledrejection", () => { root.dataset.fault = "yes"; });
})(window.honorhallKiosk ??= {});
