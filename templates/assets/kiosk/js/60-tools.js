// @ts-check
/* The row of tools, in the same place on every page: back, home, larger, contrast, low, language, read aloud. */
((kiosk) => {
  "use strict";
  /** @type {Record<string, () => void>} */
  const TOOLS = {
    back: () => kiosk.back(),
    home: () => kiosk.home(),
    size: () => kiosk.keep({ size: (kiosk.visit().size + 1) % kiosk.sizes }),
    contrast: () => kiosk.keep({ contrast: !kiosk.visit().contrast }),
    low: () => kiosk.keep({ low: !kiosk.visit().low }),
    lang: () => kiosk.keep({ lang: kiosk.visit().lang === "zh" ? "en" : "zh" }),
  };
  const SAYS = /** @type {Record<string, () => boolean>} */ ({
    size: () => kiosk.visit().size > 0,
    contrast: () => kiosk.visit().contrast,
    low: () => kiosk.visit().low,
    lang: () => kiosk.visit().lang === "en",
  });

  document.addEventListener("DOMContentLoaded", () => {
    const all = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-tool]")]);
    const tell = () => {
      for (const one of all) {
        const says = SAYS[one.dataset.tool ?? ""];
        if (says) one.setAttribute("aria-pressed", String(says()));
      }
    };
    for (const one of all) {
      const does = TOOLS[one.dataset.tool ?? ""];
      if (!does) continue;
      one.addEventListener("click", () => {
        does();
        tell();
        document.dispatchEvent(new Event("hk-dressed"));
      });
    }
    tell();
    document.documentElement.dataset.up = "yes";
  });
})(window.honorhallKiosk ??= {});
