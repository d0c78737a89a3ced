/* Keeps an open page like the hall on disk. Added to every page by `honorhall serve`, never by a build. */
(() => {
  "use strict";

  const RETRY = 1000; // ms
  const PANEL = "hh-problems";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {Record<string, string | undefined>} */
  const seen = { ...script.dataset };
  /** @type {EventSource | undefined} */
  let news;

  /** A reload that ends where the reader was; a browser's own memory is lost when the page grows late. */
  function reload() {
    sessionStorage.setItem(`hh-scroll ${location.pathname}`, String(window.scrollY));
    news?.close();
    location.reload();
  }

  function scrollBack() {
    const key = `hh-scroll ${location.pathname}`;
    const height = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (height !== null) window.scrollTo({ top: Number(height), behavior: "instant" });
  }

  /** @param {string} styles */
  function restyle(styles) {
    for (const old of document.querySelectorAll('link[rel="stylesheet"][href*="assets/hall/hall.css"]')) {
      const fresh = /** @type {HTMLLinkElement} */ (old.cloneNode());
      const address = new URL(fresh.href);
      address.searchParams.set("hall-styles", styles);
      fresh.href = address.href;
      fresh.addEventListener("load", () => old.remove()); // not before: a page without styles would flash
      old.after(fresh);
    }
  }

  async function tell() {
    const answer = await fetch("/__hall__/panel", { cache: "no-store" });
    const panel = await answer.text();
    document.getElementById(PANEL)?.remove();
    document.body.insertAdjacentHTML("beforeend", panel);
  }

  /** @param {Record<string, string>} now */
  function compare(now) {
    const before = { ...seen };
    Object.assign(seen, now);
    if (before.site !== now.site) return reload();
    if (before.styles !== now.styles) restyle(now.styles);
    if (before.panel !== now.panel) tell().catch(reload);
  }

  function listen() {
    news?.close();
    news = new EventSource("/__hall__/events");
    news.addEventListener("message", (event) => compare(JSON.parse(event.data)));
    news.addEventListener("error", () => {
      if (news?.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
    });
  }

  // A browser opens six connections to one host: only the tabs that somebody looks at may keep one.
  document.addEventListener("visibilitychange", () => (document.hidden ? news?.close() : listen()));
  window.addEventListener("load", scrollBack);
  window.addEventListener("pagehide", () => news?.close());
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  if (!document.hidden) listen();
})();
