// @ts-check
/* What the machine in the hall is told: that this page lives, that a visit began, that a page was opened. Never by whom:
   numbers a day, and nothing else. From a stick, without a server, the numbers stay in the browser. */
((kiosk) => {
  "use strict";
  const A_BEAT = 1000; // ms
  const KEPT_DAYS = 400;
  const KEY = "counts";
  const HEADERS = { "Content-Type": "application/json" };

  const day = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  };

  /** @returns {Record<string, Record<string, number>>} day -> page ("" for visits) -> how often */
  kiosk.counts = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY) ?? "{}");
    } catch {
      return {};
    }
  };

  /** @param {string} what "visit" or "open" */
  kiosk.count = (what) => {
    const page = what === "visit" ? "" : kiosk.here;
    if (kiosk.served) {
      navigator.sendBeacon("/hall/count", new Blob([JSON.stringify({ page })], { type: "application/json" }));
      return;
    }
    const counts = kiosk.counts();
    const today = (counts[day()] ??= {});
    today[page] = (today[page] ?? 0) + 1;
    const kept = Object.entries(counts).sort().slice(-KEPT_DAYS);
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
    } catch { /* a browser without room counts no more */ }
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (document.documentElement.dataset.counted !== undefined && kiosk.visit().began) kiosk.count("open");
    if (!kiosk.served) return;
    const calling = kiosk.here === "";
    const { dataset } = document.documentElement;
    const state = () => ({ calling, fault: "fault" in dataset, up: "up" in dataset, found: document.querySelectorAll("[data-found] a").length });
    const beat = async () => {
      try {
        const answer = await fetch("/hall/alive", { method: "POST", headers: HEADERS, body: JSON.stringify(state()) });
        const told = await answer.json();
        if (calling && told.anew) location.reload();
      } catch { /* the server comes back by itself */ }
    };
    void beat();
    setInterval(beat, A_BEAT);
  });
})(window.honorhallKiosk ??= {});
